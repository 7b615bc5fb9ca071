//! A range written with a hyphen.

use crate::checks::lengths::is_zh_number;
use crate::checks::typed::{Fault, Typed, both};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::Alphabet;

pub static CHECK: Check = Check {
    id: "wording/range",
    severity: Severity::Note,
    title: Words { zh: "用短横线表示范围", en: "a range written with a hyphen" },
    why: Words {
        zh: "“3-5日”里的短横线可能是“至”、减号或者编号；期限、金额写成范围的，到期日和数额也不确定。",
        en: "the hyphen in “3-5 days” may be read as “to”, as a minus, or as part of a number; and a time or an amount \
             given as a range is not certain",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当派出3-5人到场。\n",
        en: "1. Party B shall send three to five persons.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当派出3至5人到场。\n",
        en: "1. Party B shall send three to five persons.\n",
    },
    run: Run::Bound(run),
};

/// Hyphens and dashes between figures; ～ and 至 are what a range is written with.
const HYPHENS: &str = "-‐–—－";

/// The same, to be asked for at once.
const ANY_HYPHEN: Alphabet = Alphabet::of(HYPHENS);

/// What a range is counted in, in Chinese.
const ZH_UNITS: [&str; 20] = [
    "日", "天", "个", "周", "年", "小时", "分钟", "元", "万", "亿", "人", "次", "台", "套", "件", "份", "名", "%",
    "％", "倍",
];

/// What a range is counted in, in English.
const EN_UNITS: [&str; 16] = [
    "%", "day", "working", "business", "calendar", "week", "month", "year", "hour", "minute", "person", "yuan",
    "copies", "times", "dollar", "percent",
];

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    if !typed.may_hold(&ANY_HYPHEN) {
        return Vec::new();
    }
    let words = typed.words();
    let mut faults = Vec::new();
    for (at, hyphen) in words.char_indices().filter(|(_, c)| HYPHENS.contains(*c)) {
        let (before, after) = (&words[..at], &words[at + hyphen.len_utf8()..]);
        let (low, high) = (number_at_end(before), number_at_start(after));
        let unit = after[high.len()..].trim_start();
        if low.is_empty() || high.is_empty() || is_code(before, low) || !is_counted(unit, typed.prose.lang) {
            continue;
        }
        let range = at - low.len()..at + hyphen.len_utf8() + high.len();
        let (low, high) = (low.trim(), high.trim());
        faults.push(Fault {
            message: say!(
                zh: "范围写成了 `{range}`", en: "a range is written `{range}`", range = pattern::quoted(&words[range.clone()]),
            ),
            label: say!(zh: "是“至”，还是减号？", en: "“to”, or a minus?"),
            help: match typed.prose.lang {
                Lang::Zh => say!(
                    zh: "请写 `{low}至{high}`；期限和金额最好写一个确定的数", en: "write `{low}至{high}`; for a time or an amount, better one number",
                    low = low, high = high,
                ),
                Lang::En => say!(
                    zh: "请写 `{low} to {high}`；期限和金额最好写一个确定的数", en: "write `{low} to {high}`; for a time or an amount, better one number",
                    low = low, high = high,
                ),
            },
            range,
        });
    }
    faults
}

const fn is_figure(c: char) -> bool {
    is_zh_number(c) || matches!(c, ',' | '.' | '%')
}

fn number_at_end(text: &str) -> &str {
    let bare = text.trim_end_matches(is_figure);
    &text[bare.len()..]
}

fn number_at_start(text: &str) -> &str {
    let end = text.find(|c| !is_zh_number(c)).unwrap_or(text.len());
    &text[..end]
}

/// Whether the figures belong to a code, a telephone number or a date rather than to a count.
fn is_code(before: &str, low: &str) -> bool {
    let head = &before[..before.len() - low.len()];
    let is_year = low.len() == 4 && low.bytes().all(|byte| byte.is_ascii_digit());
    is_year
        || head.ends_with(|c: char| c.is_ascii_alphanumeric() || HYPHENS.contains(c) || matches!(c, '/' | '第' | '.'))
}

fn is_counted(unit: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => ZH_UNITS.iter().any(|name| unit.starts_with(name)),
        Lang::En => EN_UNITS.iter().any(|name| unit.starts_with(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn hyphens_between_counts_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当自收到发票之日起5-10个工作日内付款。"), ["5-10"]);
        assert_eq!(caught_in_zh(CHECK.id, "违约金为总价的3%—5%。"), ["3%—5"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A shall pay within 10–15 days after the invoice."), ["10–15"]);
        assert_eq!(caught(CHECK.id, "派出三-五人。", "Send 3-5 persons.").len(), 1);
    }

    #[test]
    fn codes_dates_and_words_are_silent() {
        assert!(
            caught_in_zh(CHECK.id, "电话010-55500123，编号HT-2026-0017，标准GB/T 22239-2019，日期2026-03-02。")
                .is_empty()
        );
        assert!(caught_in_zh(CHECK.id, "派出3至5人，比例为3%～5%，合作期间为2026-2028年。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "A 10-day period; lines 24-7 open; ISO 9001-2015; room 5-10 in building 3.")
                .is_empty()
        );
    }
}
