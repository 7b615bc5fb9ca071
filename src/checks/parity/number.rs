//! A number that is not the same in Chinese and in English.

use super::compare::{self, BASIS, align, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Measure, Passage, Quantity, Said, pair, pair_quantities};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/number",
    severity: Severity::Error,
    title: Words { zh: "中英文数目不同", en: "a number that differs between the languages" },
    why: Words {
        zh: "两种文本的数目不同，各方都可以援引对自己有利的一个；法律推定两种文本含义相同，却无从推定哪个数目才对。",
        en: "where the two texts give different numbers, each party can point to the one that suits it; the law presumes that \
             both texts mean the same, but not which number is right",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起十五日内付款。\n",
        en: "1. Party A shall pay within 10 days after receiving the invoice.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起十五日内付款。\n",
        en: "1. Party A shall pay within 15 days after receiving the invoice.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, find)
}

/// Whether a number of one language has no counterpart, as where a part of a sentence was left out.
pub(super) fn is_lonely(passage: &Passage) -> bool {
    let quantities = pair_quantities(&passage.zh.reading().quantities, &passage.en.reading().quantities);
    [(Lang::Zh, quantities.only_zh), (Lang::En, quantities.only_en)]
        .into_iter()
        .any(|(lang, only)| only.iter().any(|said| !is_somewhere(passage, lang, said)))
}

fn find(passage: &Passage) -> Vec<Finding> {
    let (zh, en) = (passage.zh.reading(), passage.en.reading());
    let quantities = pair_quantities(&zh.quantities, &en.quantities);
    let mut findings = Vec::new();
    // The same bare number of something else is for parity/unit and parity/currency to report.
    for (left, right) in quantities.apart.iter().filter(|(left, right)| left.what.number != right.what.number) {
        findings.push(differing(passage, left, right));
    }
    for (lang, only) in [(Lang::Zh, &quantities.only_zh), (Lang::En, &quantities.only_en)] {
        let missing = only.iter().filter(|said| !is_somewhere(passage, lang, said));
        findings.extend(missing.map(|said| lonely(passage, lang, said)));
    }
    let codes = pair(&zh.codes, &en.codes, |left, right| left == right);
    findings.extend(codes.apart.iter().map(|(left, right)| differing(passage, left, right)));
    findings
}

fn differing<T>(passage: &Passage, zh: &Said<T>, en: &Said<T>) -> Finding {
    let (left, right) = (words(passage, Lang::Zh, &zh.range), words(passage, Lang::En, &en.range));
    let message = say!(
        zh: "中文写“{left}”，英文写“{right}”", en: "the Chinese says “{left}”, the English “{right}”",
        left = left, right = right,
    );
    compare::apart(passage, &zh.range, &en.range, message).help(align())
}

fn lonely(passage: &Passage, lang: Lang, said: &Said<Quantity>) -> Finding {
    let (word, name) = (words(passage, lang, &said.range), compare::language_name(lang));
    let message = say!(
        zh: "“{word}”只见于{zh}文本", en: "“{word}” is in the {en} text only",
        word = word, zh = name.zh, en = name.en,
    );
    compare::only(passage, lang, &said.range, message).help(align())
}

/// Whether the other language writes the same figures, if in a way that is not read as this quantity: in a code, a date,
/// an enumeration.
fn is_somewhere(passage: &Passage, lang: Lang, said: &Said<Quantity>) -> bool {
    let other = match lang {
        Lang::Zh => &passage.en.words,
        Lang::En => &passage.zh.words,
    };
    let figures = said.what.number.to_string();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_plain = said.what.measure == Measure::Plain;
    is_plain
        && other.match_indices(&figures).any(|(at, found)| {
            !is_digit(other[..at].chars().next_back()) && !is_digit(other[at + found.len()..].chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    /// What is said of one clause.
    fn said(zh: &'static str, en: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Clause { spec: "", zh, en }).findings;
        let ours = findings.into_iter().filter(|finding| finding.id.starts_with("parity/"));
        ours.map(|finding| format!("{}: {}", finding.id, finding.message.en)).collect()
    }

    #[test]
    fn numbers_are_compared_however_they_are_written() {
        for (zh, en, expected) in [
            ("1. 服务费分三期支付。\n", "1. The fee is paid in four instalments.\n", "“三期”, the English “four”"),
            (
                "1. 违约金为合同价款的百分之五。\n",
                "1. Damages are 10% of the price.\n",
                "“百分之五”, the English “10%”",
            ),
            ("1. 价款为人民币壹万元整。\n", "1. The price is RMB 100,000.\n", "“壹万元”, the English “100,000”"),
            ("1. 甲方承担三分之二。\n", "1. Party A bears one third.\n", "“三分之二”, the English “one third”"),
            ("1. 依照GB/T 25000.51-2016检验。\n", "1. Testing follows GB/T 25000.51-2018.\n", "“25000.51-2016”"),
        ] {
            let found = said(zh, en);
            assert!(found.len() == 1 && found[0].starts_with(CHECK.id) && found[0].contains(expected), "{found:?}");
        }
        let found = said("1. 甲方应当付款。\n", "1. Party A shall pay within 30 days.\n");
        assert_eq!(found, ["parity/number: “30 days” is in the English text only"]);
    }

    #[test]
    fn what_is_no_quantity_is_left_alone() {
        for (zh, en) in [
            ("1. 一方不得将其权利转让给第三方。\n", "1. A party shall not assign its rights to a third party.\n"),
            ("1. 合同一式两份，双方各执一份。\n", "1. There are two originals, of which each party holds one.\n"),
            ("1. 有效期为两年。\n", "1. The term is 24 months.\n"),
            ("1. 比例为万分之五。\n", "1. The rate is 0.05%.\n"),
            ("1. 全天候提供支持（7×24小时）。\n", "1. Support is available 24/7.\n"),
            ("1. 价款为人民币伍万元整（¥50,000.00）。\n", "1. The price is RMB 50,000.\n"),
        ] {
            assert_eq!(said(zh, en), Vec::<String>::new(), "{zh}");
        }
    }
}
