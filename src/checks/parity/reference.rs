//! A clause number typed by hand that is not the same in Chinese and in English.

use super::compare::{self, BASIS, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, pair};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/reference",
    severity: Severity::Error,
    title: Words { zh: "中英文引用的条款不同", en: "a reference that differs between the languages" },
    why: Words {
        zh: "两种文本指向不同的条款，适用哪一条就有两个答案；手写的条号在条款增删后最容易只改一边。",
        en: "where the texts point to different clauses, there are two answers to which one applies; a number typed by hand is \
             easily renumbered in one text only",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 违约金依照《中华人民共和国民法典》第五百八十五条调整。\n",
        en: "1. Damages are adjusted under Article 586 of the Civil Code of the People’s Republic of China.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 违约金依照《中华人民共和国民法典》第五百八十五条调整。\n",
        en: "1. Damages are adjusted under Article 585 of the Civil Code of the People’s Republic of China.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, find)
}

fn find(passage: &Passage) -> Vec<Finding> {
    let (zh, en) = (&passage.zh.reading().citations, &passage.en.reading().citations);
    if zh.is_empty() || en.is_empty() {
        return Vec::new();
    }
    // A letter such as (a) may stand for any number.
    let pairing = pair(zh, en, |left, right| left == right || left.is_empty() || right.is_empty());
    let mut findings: Vec<Finding> = Vec::new();
    for (left, right) in &pairing.apart {
        let (zh, en) = (words(passage, Lang::Zh, &left.range), words(passage, Lang::En, &right.range));
        let message = say!(
            zh: "中文引用“{zh}”，英文引用“{en}”", en: "the Chinese refers to “{zh}”, the English to “{en}”", zh = zh, en = en,
        );
        findings.push(compare::apart(passage, &left.range, &right.range, message).help(help()));
    }
    for (lang, only) in [(Lang::Zh, &pairing.only_zh), (Lang::En, &pairing.only_en)] {
        for said in only.iter().filter(|said| !said.what.is_empty()) {
            let (word, name) = (words(passage, lang, &said.range), compare::language_name(lang));
            let message = say!(
                zh: "对“{word}”的引用只见于{zh}文本", en: "the reference to “{word}” is in the {en} text only",
                word = word, zh = name.zh, en = name.en,
            );
            findings.push(compare::only(passage, lang, &said.range, message).help(help()));
        }
    }
    findings
}

fn help() -> crate::diag::Text {
    say!(
        zh: "请改正写错的一种文本；引用本合同条款的，写成 `[](#编号标识)`，两种文本的条号便自动一致",
        en: "correct the text that is wrong; a reference to a clause of this contract is better written `[](#id)`, which prints \
             the right number in both languages",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn other_numbers_are_found() {
        for (zh, en) in [
            ("1. 依照第六条第二款处理。\n", "1. It is handled under Article 6(3).\n"),
            ("1. 见附件一。\n", "1. See Annex 2.\n"),
            ("1. 适用第6.1条和第6.2条。\n", "1. Clauses 6.1 and 6.3 apply.\n"),
            ("1. 适用第六条和第七条。\n", "1. Article 6 applies.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn the_same_numbers_are_no_fault() {
        for (zh, en) in [
            ("1. 依照第六条第二款第（三）项处理。\n", "1. It is handled under item (c) of paragraph 2 of Article 6.\n"),
            ("1. 适用第六、七条。\n", "1. Articles 6 and 7 apply.\n"),
            ("1. 第三方依照附件1付款。\n", "1. The third party pays under Schedule 1.\n"),
            (
                "1. 适用第二章的规定，自其后30日内履行。\n",
                "1. Chapter 2 applies, and performance follows within 30 days.\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
