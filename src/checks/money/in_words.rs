//! An amount in figures and the same amount in words that differ.

use crate::checks::search::Search;
use crate::checks::stated::{Form, Stated, in_currency, spells, stated};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, Prose};
use crate::say;
use crate::value::{Currency, Value, has_word};

pub static CHECK: Check = Check {
    id: "money/in-words",
    severity: Severity::Error,
    title: Words { zh: "金额大小写不一致", en: "an amount whose figures and words differ" },
    why: Words {
        zh: "大小写不一致，应付多少就有两个答案；票据上大小写不一致，票据无效，合同虽不因此无效，却少不了一场争执。",
        en: "if figures and words differ, there are two answers to what is owed; a negotiable instrument would be void, and \
             a contract, though not void, has a dispute built in",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应支付人民币伍万陆仟捌佰元整（¥58,600.00）。\n",
        en: "1. Party A shall pay CNY 58,600.00.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应支付人民币伍万捌仟陆佰元整（¥58,600.00）。\n",
        en: "1. Party A shall pay CNY 58,600.00.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let search = Search::of(case, &in_prose, String::new());
    let in_passage = |passage: &Passage| {
        let proses = Lang::ALL.into_iter().map(|lang| passage.get(lang)).filter(|prose| spells(prose));
        proses.flat_map(|prose| in_prose(case, prose)).collect()
    };
    search.found(in_passage).collect()
}

fn in_prose(case: &Case, prose: &Prose) -> Vec<Finding> {
    let amounts = stated(case, prose);
    amounts.windows(2).filter_map(|pair| compare(prose, &pair[0], &pair[1])).collect()
}

/// Two amounts next to each other that are the same one, in figures and in words.
fn compare(prose: &Prose, first: &Stated, second: &Stated) -> Option<Finding> {
    let is_words = |form: Form| matches!(form, Form::Chinese | Form::English);
    let is_pair = is_words(first.form) != is_words(second.form);
    let words = &prose.words;
    if !is_pair || first.range.end > second.range.start {
        return None;
    }
    let (between, after) = (&words[first.range.end..second.range.start], &words[second.range.end..]);
    if !is_repeating(between, after) {
        return None;
    }
    let (spelt, figures) = if is_words(first.form) { (first, second) } else { (second, first) };
    let currency = figures.money.or(spelt.money).map_or(Currency::Cny, |money| money.currency);
    let number = in_currency(words, figures, currency)?;
    let shown = pattern::shown(&Value::Money(number));
    let in_words = number.show(prose.lang, crate::value::Style::Words);
    let text = &words[spelt.range.clone()];
    let finding = match in_currency(words, spelt, currency) {
        Some(amount) if amount == number => return None,
        Some(amount) => {
            let amount = pattern::shown(&Value::Money(amount));
            Finding::new(say!(
                zh: "数字是{figures_zh}，文字却是{words_zh}",
                en: "the figures say {figures_en}, and the words {words_en}",
                figures_zh = shown.zh, figures_en = shown.en, words_zh = amount.zh, words_en = amount.en,
            ))
            .at(prose.span(spelt.range.clone()), say!(zh: "这是{zh}", en: "this is {en}", zh = amount.zh, en = amount.en))
        }
        // Words that are no amount at all, and not just words of another kind.
        None if spelt.form == Form::Chinese => Finding::new(say!(
            zh: "`{text}`不是合规的大写金额", en: "`{text}` is no amount as the rules spell it", text = pattern::quoted(text),
        ))
        .at(prose.span(spelt.range.clone()), say!(zh: "读不成金额", en: "reads as no amount")),
        None => return None,
    };
    let help = say!(
        zh: "请核对哪一个正确；若数字无误，应写 `{text}`。最好改成字段，由 hetong 印出大小写",
        en: "find out which is right; if the figures are, write `{text}`. Better, make it a field and let hetong print both",
        text = in_words,
    );
    Some(
        finding
            .see(
                prose.span(figures.range.clone()),
                say!(zh: "这是{zh}", en: "this is {en}", zh = shown.zh, en = shown.en),
            )
            .help(help),
    )
}

/// Whether what stands between two amounts, and after them, says that they are one: a label, or brackets around the
/// second and nothing else.
fn is_repeating(between: &str, after: &str) -> bool {
    const LABELS: [&str; 7] = ["in words", "in figures", "SAY", "Say", "say", "大写", "小写"];
    const JOINS: [&str; 5] = ["金额", "人民币", "Renminbi", "RMB", "即"];
    let is_labelled = LABELS.iter().any(|label| has_word(between, label));
    let is_bracketed = between.contains(['（', '(']) && after.trim_start().starts_with(['）', ')']);
    let is_joined = between.is_empty() || between.contains('即');
    if !is_labelled && !is_bracketed && !is_joined {
        return false;
    }
    let rest = LABELS.iter().chain(&JOINS).fold(between.to_owned(), |text, word| text.replace(word, ""));
    rest.chars().all(|c| c.is_whitespace() || "（()）：:，,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(zh: &'static str, en: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Clause { spec: "fees: { total: 58600元 }\n", zh, en }).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn figures_and_words_that_differ_are_found() {
        let message = "the figures say CNY 58,600.00, and the words CNY 56,800.00";
        for zh in [
            "1. 价款为58,600元（大写：人民币伍万陆仟捌佰元整）。\n",
            "1. 价款为人民币（大写）伍万陆仟捌佰元整（小写：¥58,600.00）。\n",
            "1. 价款为58,600.00（伍万陆仟捌佰）元。\n",
            "1. 价款为5.86万元，大写：伍萬陸仟捌佰圓正。\n",
            "1. 价款为{{ fees.total }}（大写：伍万陆仟捌佰元整）。\n",
        ] {
            assert_eq!(said(zh, "1. Nothing else.\n"), [message], "{zh}");
        }
        for en in [
            "1. The price is RMB 58,600 (Renminbi Fifty-Six Thousand Eight Hundred Yuan Only).\n",
            "1. The price is CNY 58,600.00 (SAY RMB FIFTY-SIX THOUSAND EIGHT HUNDRED ONLY).\n",
            "1. The price is CNY 58,600.00 (fifty-six thousand and eight hundred).\n",
        ] {
            assert_eq!(said("1. 无。\n", en), [message], "{en}");
        }
        let bad = "`人民币伍万捌仟零陆佰元整` is no amount as the rules spell it";
        assert_eq!(said("1. 价款为人民币伍万捌仟零陆佰元整（¥58,600.00）。\n", "1. Nothing else.\n"), [bad]);
    }

    #[test]
    fn every_legal_spelling_agrees() {
        for zh in [
            "1. 价款为人民币壹拾万柒仟元零伍角叁分（¥107,000.53）。\n",
            "1. 价款为人民币壹拾万零柒仟元伍角叁分（¥107,000.53）。\n",
            "1. 价款为壹仟美元整（USD 1,000.00）。\n",
            "1. 首付款为3万元，尾款为伍万元。\n",
            "1. 价款为58,600元（五万元为首付款）。\n",
            "1. 一式4份，甲方执贰份，价款为100元。\n",
            "1. 价款为{{ fees.total }}，伍万元为限。\n",
        ] {
            assert_eq!(said(zh, "1. Nothing else.\n"), Vec::<String>::new(), "{zh}");
        }
        for en in [
            "1. The price is CNY 107,000.53 (Renminbi One Hundred and Seven Thousand Yuan and 53/100 Only).\n",
            "1. The price is RMB 58,600 (Fifty Eight Thousand Six Hundred).\n",
            "1. Party A pays CNY 100.00 (one of two instalments).\n",
        ] {
            assert_eq!(said("1. 无。\n", en), Vec::<String>::new(), "{en}");
        }
    }
}
