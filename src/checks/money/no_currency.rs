//! An amount typed without its currency, or in dollars of no country.

use std::ops::Range;

use crate::checks::search::Search;
use crate::checks::stated::{Form, Stated, stated};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::prose::{Home, Passage, Prose};
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "money/no-currency",
    severity: Severity::Warning,
    title: Words { zh: "金额没有写明币种", en: "an amount without its currency" },
    why: Words {
        zh: "没有币种的金额付不出去：58,600可以是人民币，也可以是美元，相差七倍；“$”有美元、港元、加元等好几种。",
        en: "an amount without a currency cannot be paid: 58,600 may be yuan or dollars, seven times apart, and “$” is the \
             sign of half a dozen currencies",
    },
    basis: &["民法典第四百七十条 / Civil Code art. 470（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 服务费总额为58,600.00，由甲方支付。\n",
        en: "1. The service fees total 58,600.00 and are paid by Party A.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 服务费总额为58,600.00元，由甲方支付。\n",
        en: "1. The service fees total CNY 58,600.00 and are paid by Party A.\n",
    },
    run: Run::Bound(run),
};

/// What money is called before an amount, in Chinese.
const NOUNS_ZH: [&str; 18] = [
    "金额",
    "总额",
    "价款",
    "费用",
    "服务费",
    "单价",
    "总价",
    "货款",
    "租金",
    "定金",
    "押金",
    "保证金",
    "违约金",
    "报酬",
    "款项",
    "首付款",
    "尾款",
    "价格",
];

/// The same in English.
const NOUNS_EN: [&str; 10] =
    ["amount", "price", "fee", "rent", "deposit", "payment", "cost", "sum", "damages", "remuneration"];

fn run(case: &Case) -> Vec<Finding> {
    let search = Search::of(case, &in_prose, String::new());
    search.found(|passage| in_passage(case, passage).into_iter().collect()).collect()
}

/// What both languages leave out is one omission.
fn in_passage(case: &Case, passage: &Passage) -> Option<Finding> {
    let proses = Lang::ALL.into_iter().map(|lang| passage.get(lang));
    let mut counted = proses.filter(|prose| prose.words.contains(|c: char| c.is_ascii_digit()));
    if passage.home == Home::Cell { None } else { counted.find_map(|prose| in_prose(case, prose)) }
}

fn in_prose(case: &Case, prose: &Prose) -> Option<Finding> {
    let amounts = stated(case, prose);
    let words = &prose.words;
    let (index, amount) = amounts.iter().enumerate().find(|(_, amount)| {
        amount.form == Form::Figures
            && amount.money.is_none()
            && (is_dollar(words, amount) || is_amount(prose.lang, words, amount))
    })?;
    // 58,600.00（人民币伍万捌仟陆佰元整） names it beside the figures.
    let beside = |other: Option<&Stated>| {
        other.is_some_and(|other| other.money.is_some() && is_beside(words, &amount.range, &other.range))
    };
    if beside(amounts.get(index + 1)) || beside(index.checked_sub(1).and_then(|index| amounts.get(index))) {
        return None;
    }
    let text = &words[amount.range.clone()];
    let is_dollar = is_dollar(words, amount);
    let (message, help) = if is_dollar {
        (
            say!(zh: "`{text}`中的“$”不知是哪国的元", en: "the “$” of `{text}` is not said to be of any country", text = pattern::quoted(text)),
            say!(zh: "请写明，例如 `USD`、`HKD`", en: "say which, as in `USD` or `HKD`"),
        )
    } else {
        (
            say!(zh: "金额 `{text}` 没有币种", en: "the amount `{text}` names no currency", text = pattern::quoted(text)),
            say!(
                zh: "请写明币种，例如 `{number}元`；最好改成字段", en: "name the currency, as in `CNY {number}`; better, make it a field",
                number = text.trim(),
            ),
        )
    };
    let label: Text = if is_dollar {
        say!(zh: "币种不明", en: "unclear currency")
    } else {
        say!(zh: "缺少币种", en: "no currency")
    };
    Some(Finding::new(message).at(prose.span(amount.range.clone()), label).help(help))
}

/// `$1,000`, with no letter before the sign that says whose dollars they are.
fn is_dollar(words: &str, amount: &Stated) -> bool {
    words[amount.range.clone()].starts_with('$')
        && !words[..amount.range.start].ends_with(|c: char| c.is_ascii_alphabetic())
}

/// A bare number that a word for money leads up to, and that counts nothing else.
fn is_amount(lang: Lang, words: &str, amount: &Stated) -> bool {
    let (before, number, after) =
        (&words[..amount.range.start], &words[amount.range.clone()], &words[amount.range.end..]);
    let is_large = number.contains([',', '，', '万', '亿']) || number.len() > 3 || number.contains('.');
    if !is_large || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    match lang {
        Lang::Zh => {
            let lead = before.trim_end();
            let lead = ["为", "是", "共计", "合计", "总计", "计", "：", ":", "支付", "不超过", "不低于"]
                .iter()
                .find_map(|word| lead.strip_suffix(word));
            let Some(lead) = lead else { return false };
            let near: String = lead.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
            // Numbers that count something go on with what they count.
            let is_end = after.is_empty() || after.starts_with(['，', '。', '；', '、', '（', '(', ',', ';', '\n']);
            is_end && NOUNS_ZH.iter().any(|noun| has_word(&near, noun))
        }
        Lang::En => {
            let lead = before.trim_end().to_ascii_lowercase();
            let lead = [" of", " is", " is:", " total", " totals", " amounts to", ":", " pay", " exceed"]
                .iter()
                .find_map(|word| lead.strip_suffix(word));
            let Some(lead) = lead else { return false };
            let near: String = lead.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
            let next = after.trim_start();
            let is_end = next.is_empty()
                || next.starts_with(['.', ',', ';', '(', ')'])
                || ["and ", "or ", "is ", "shall ", "which ", "in full", "on ", "for ", "per ", "within "]
                    .iter()
                    .any(|word| next.starts_with(word));
            is_end && NOUNS_EN.iter().any(|noun| has_word(&near, noun))
        }
    }
}

/// Whether two amounts have nothing but brackets and labels between them.
fn is_beside(words: &str, one: &Range<usize>, other: &Range<usize>) -> bool {
    let (start, end) = (one.end.min(other.end), one.start.max(other.start));
    let Some(between) = words.get(start..end) else { return false };
    let between = ["大写", "小写", "人民币"].iter().fold(between.to_owned(), |text, word| text.replace(word, ""));
    between.chars().all(|c| c.is_whitespace() || "（()）：:，,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(zh: &'static str, en: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Clause { spec: "", zh, en }).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn amounts_without_a_currency_are_found() {
        for zh in ["1. 合同总价为5.86万，分两期支付。\n", "1. 租金：3000。\n", "1. 违约金不超过10,000。\n"]
        {
            assert_eq!(said(zh, "1. Nothing else.\n").len(), 1, "{zh}");
        }
        for en in [
            "1. The price is 58,600.00.\n",
            "1. Party A shall pay a fee of $1,000 on delivery.\n",
            "1. The total amount of 58,600 is due on delivery.\n",
        ] {
            assert_eq!(said("1. 无。\n", en).len(), 1, "{en}");
        }
    }

    #[test]
    fn named_amounts_and_other_numbers_are_let_pass() {
        for zh in [
            "1. 合同总价为5.86万元。\n",
            "1. 合同总价为58,600.00（人民币伍万捌仟陆佰元整）。\n",
            "1. 服务费的发票份数为1000份。\n",
            "1. 服务费按用户数计算，以10,000人为限。\n",
            "1. 租金自2026年起算，编号为2026，合计1000件。\n",
        ] {
            assert_eq!(said(zh, "1. Nothing else.\n"), Vec::<String>::new(), "{zh}");
        }
        for en in [
            "1. The price is US$58,600.\n",
            "1. The fee covers a total of 10,000 sessions.\n",
            "1. The price is CNY 1,000, HK$2,000 or RMB 3,000.\n",
        ] {
            assert_eq!(said("1. 无。\n", en), Vec::<String>::new(), "{en}");
        }
    }
}
