//! A unit typed beside a value that prints its own, or the same length given in another unit.

use std::ops::Range;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Contract;
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, Piece, Prose, What};
use crate::say;
use crate::value::{Period, Unit, Value};

pub static CHECK: Check = Check {
    id: "blank/second-unit",
    severity: Severity::Error,
    title: Words { zh: "同一个空有两个单位", en: "one blank with two units" },
    why: Words {
        zh: "字段印出来已经带单位，条款里再写一个，纸上就成了“10个工作日日”；两个单位不同的，同一个期限就有两种长度。",
        en: "a field prints its unit; with another typed after it, the page reads “10 working days days”, and where the two \
             differ, one period has two lengths",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "service: { response: 4 working days }\n",
        zh: "1. 乙方应当自收到通知之日起{{ service.response }}日内响应。\n",
        en: "1. Party B shall respond within {{ service.response }} after receiving notice.\n",
    },
    good: Example::Clause {
        spec: "service: { response: 4 working days }\n",
        zh: "1. 乙方应当自收到通知之日起{{ service.response }}内响应。\n",
        en: "1. Party B shall respond within {{ service.response }} after receiving notice.\n",
    },
    run: Run::Bound(run),
};

/// Units of time in Chinese; longer ones come first.
const TIMES_ZH: [(&str, Unit); 14] = [
    ("个工作日", Unit::WorkingDays),
    ("工作日", Unit::WorkingDays),
    ("个日历日", Unit::Days),
    ("日历日", Unit::Days),
    ("个自然日", Unit::Days),
    ("自然日", Unit::Days),
    ("个小时", Unit::Hours),
    ("小时", Unit::Hours),
    ("个月", Unit::Months),
    ("日", Unit::Days),
    ("天", Unit::Days),
    ("周", Unit::Weeks),
    ("月", Unit::Months),
    ("年", Unit::Years),
];

/// Units of time in English; longer ones come first.
const TIMES_EN: [(&str, Unit); 8] = [
    ("working day", Unit::WorkingDays),
    ("business day", Unit::WorkingDays),
    ("calendar day", Unit::Days),
    ("day", Unit::Days),
    ("week", Unit::Weeks),
    ("month", Unit::Months),
    ("year", Unit::Years),
    ("hour", Unit::Hours),
];

fn run(case: &Case) -> Vec<Finding> {
    case.passages.iter().flat_map(|passage| in_passage(case.contract, passage)).collect()
}

/// What is said of a passage: of each value once, in Chinese or else in English.
fn in_passage(contract: &Contract, passage: &Passage) -> Vec<Finding> {
    let mut told: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        let prose = passage.get(lang);
        for (index, piece) in prose.pieces.iter().enumerate() {
            let What::Value { field, text, .. } = &piece.what else { continue };
            let Some(value) = contract.value(field).filter(|_| !text.is_empty()) else { continue };
            if told.contains(&field.as_str()) {
                continue;
            }
            if let Some(unit) = beside(prose, index, value, text).or_else(|| again(prose, piece, value)) {
                told.push(field);
                findings.push(finding(contract, prose, field, text, unit));
            }
        }
    }
    findings
}

/// A unit right before or after a value.
fn beside(prose: &Prose, index: usize, value: &Value, text: &str) -> Option<Range<usize>> {
    let piece = &prose.pieces[index];
    let (before, after) = (&prose.words[..piece.range.start], &prose.words[piece.range.end..]);
    let gap = after.len() - after.trim_start_matches(' ').len();
    let tail = &after[gap..];
    let unit = match (value, prose.lang) {
        (Value::Period(_), Lang::Zh) => {
            let is_word = ["日常", "日志", "日期", "年度", "年末", "月末", "月度", "月底", "年底", "周边", "周期"];
            let found = TIMES_ZH.iter().find(|(word, _)| tail.starts_with(word))?;
            (!is_word.iter().any(|word| tail.starts_with(word))).then_some(found.0.len())
        }
        (Value::Period(_), Lang::En) => {
            TIMES_EN.iter().find(|(word, _)| is_word_at(tail, word)).map(|(word, _)| word.len())
        }
        (Value::Percent(_), _) => ["%", "％", "‰", "百分", "per cent", "percent"]
            .iter()
            .find(|word| tail.starts_with(**word))
            .map(|word| word.len()),
        (Value::Money(_), Lang::Zh) => {
            ["元", "万元", "圆", "整", "人民币"].iter().find(|word| tail.starts_with(**word)).map(|word| word.len())
        }
        (Value::Money(_), Lang::En) => ["yuan", "Yuan", "RMB", "CNY", "USD", "dollars"]
            .iter()
            .find(|word| is_word_at(tail, word))
            .map(|word| word.len()),
        (Value::Date(_), Lang::Zh) => ["日", "号"].iter().find(|word| tail.starts_with(**word)).map(|word| word.len()),
        _ => None,
    };
    if let Some(length) = unit {
        let start = piece.range.end + gap;
        return Some(start..start + length);
    }
    if !matches!(value, Value::Money(_)) {
        return None;
    }
    let head = before.trim_end_matches(' ');
    let mark = ["人民币", "RMB", "CNY", "USD", "US$", "¥", "￥", "$"].into_iter().find(|mark| head.ends_with(mark))?;
    // 人民币¥58,600.00 is how many people write it.
    let is_usual = mark == "人民币" && text.starts_with('¥');
    (!is_usual).then(|| head.len() - mark.len()..head.len())
}

/// Whether a text begins with a word, in its singular or plural.
fn is_word_at(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else { return false };
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// 上述10日, where the value is 10个工作日: the same number, said to be the same period, in another unit.
fn again(prose: &Prose, piece: &Piece, value: &Value) -> Option<Range<usize>> {
    let Value::Period(Period { count, unit }) = value else { return None };
    let cues: &[&str] = match prose.lang {
        Lang::Zh => &["上述", "前述", "该"],
        Lang::En => &["said ", "such ", "that ", "aforesaid "],
    };
    let number = count.to_string();
    let words = &prose.words;
    let units: Vec<(&str, Unit)> = match prose.lang {
        Lang::Zh => TIMES_ZH.to_vec(),
        Lang::En => TIMES_EN.to_vec(),
    };
    words[piece.range.end..].match_indices(number.as_str()).find_map(|(at, _)| {
        let start = piece.range.end + at;
        let end = start + number.len();
        if !cues.iter().any(|cue| words[..start].ends_with(cue)) {
            return None;
        }
        let tail = &words[end..];
        let gap = tail.len() - tail.trim_start_matches([' ', '-']).len();
        let (word, found) = units.iter().find(|(word, _)| tail[gap..].starts_with(word))?;
        (found != unit).then(|| start..end + gap + word.len())
    })
}

fn finding(contract: &Contract, prose: &Prose, field: &str, printed: &str, unit: Range<usize>) -> Finding {
    let name = pattern::name_at(contract, field);
    let typed = &prose.words[unit.clone()];
    let message = say!(
        zh: "“{zh}”印作“{printed}”，旁边又写了“{typed}”", en: "“{en}” prints as “{printed}”, and “{typed}” is typed beside it",
        zh = name.zh, en = name.en, printed = printed, typed = typed,
    );
    Finding::new(message).at(prose.span(unit), say!(zh: "第二个单位", en: "a second unit")).help(
        say!(zh: "请删去“{typed}”，单位由字段印出", en: "delete “{typed}”; the field prints its unit", typed = typed),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    const SPEC: &str =
        "signed_on: 2026-03-02\nservice: { response: 4 hours }\nterms: { damages: 5% }\nfees: { total: 1000元 }\n";

    fn said(zh: &'static str, en: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Clause { spec: SPEC, zh, en }).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.zh).collect()
    }

    #[test]
    fn a_unit_beside_a_value_is_found() {
        for (zh, unit) in [
            ("1. 应在{{ service.response }}个工作日内响应。\n", "个工作日"),
            ("1. 违约金为价款的{{ terms.damages }}%。\n", "%"),
            ("1. 价款为{{ fees.total }}元。\n", "元"),
            ("1. 价款为人民币{{ fees.total }}。\n", "人民币"),
            ("1. 自{{ signed_on }}日起。\n", "日"),
            ("1. 应在{{ service.response }}内响应；超过上述4日的，视为违约。\n", "4日"),
        ] {
            let found = said(zh, "1. Nothing else.\n");
            assert!(found.len() == 1 && found[0].ends_with(&format!("又写了“{unit}”")), "{zh}: {found:?}");
        }
        for en in [
            "1. Party B shall respond within {{ service.response }} days.\n",
            "1. The price is RMB {{ fees.total }}.\n",
            "1. Damages are {{ terms.damages }} per cent of the price.\n",
        ] {
            assert_eq!(said("1. 无。\n", en).len(), 1, "{en}");
        }
    }

    #[test]
    fn values_alone_are_let_pass() {
        for zh in [
            "1. 应在{{ service.response }}内响应，日常维护另计。\n",
            "1. 价款为{{ fees.total }}（含税）。\n",
            "1. 自{{ signed_on }}起，至次年止。\n",
            "1. 应在{{ service.response }}内响应；超过上述4小时的，视为违约。\n",
            "1. 违约金为价款的{{ terms.damages }}，另计利息。\n",
        ] {
            assert_eq!(said(zh, "1. Nothing else.\n"), Vec::<String>::new(), "{zh}");
        }
        let en = "1. Party B shall respond within {{ service.response }}, and day and night.\n";
        assert_eq!(said("1. 无。\n", en), Vec::<String>::new());
    }
}
