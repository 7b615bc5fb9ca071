//! A limitation period that the parties set for themselves.

use std::ops::Range;

use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/limitation-period",
    severity: Severity::Error,
    title: Words {
        zh: "自行约定或者预先放弃诉讼时效", en: "a limitation period changed or given up by agreement"
    },
    why: Words {
        zh: "诉讼时效的期间、计算方法和中止、中断的事由由法律规定，当事人约定无效，预先放弃时效利益也无效。",
        en: "the limitation period, how it is counted and what suspends or interrupts it are fixed by law; to agree \
             otherwise, or to give it up in advance, is void",
    },
    basis: &["civil-code-197"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 就本协议提出请求的诉讼时效期间为一年。\n",
        en: "1. The limitation period for claims under this agreement is one year.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 就本协议提出请求的诉讼时效，依照法律规定。\n",
        en: "1. The limitation period for claims under this agreement is that laid down by law.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    hits(case, Topic::Limitation, zh, en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(zh: "对诉讼时效另作约定，约定无效", en: "the limitation period is changed by agreement, which is void"),
                say!(zh: "时效只能由法律规定", en: "only the law can fix it"),
            )
            .help(say!(
                zh: "请删去这一约定；需要尽早提出主张的，可以约定通知义务",
                en: "delete it; if claims should be raised early, agree on a duty to give notice instead",
            ))
        })
        .collect()
}

fn zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let about = first(text, &["诉讼时效", "时效期间"])?;
        let rest = &text[about.start..];
        let is_given_up =
            has(text, &["放弃", "不受诉讼时效", "不适用诉讼时效", "延长", "缩短", "排除", "不主张诉讼时效"]);
        let is_set = first(rest, &["为", "是", "约定为", "定为"]).is_some_and(|verb| is_duration(&rest[verb.end..]));
        let is_lawful = has(
            text,
            &["依照法律", "法律规定", "依法", "法定", "不得放弃", "不得约定", "不构成", "不影响", "不视为放弃"],
        );
        ((is_given_up || is_set) && !is_lawful).then(|| sentence.start + about.start..sentence.start + about.end)
    })
}

/// Whether a text begins with a length of time: 一年, 6个月, 二年.
fn is_duration(text: &str) -> bool {
    let count: usize = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || "一二两三四五六七八九十百 ".contains(*c))
        .map(char::len_utf8)
        .sum();
    count > 0 && ["年", "个月", "月", "日", "天"].iter().any(|unit| text[count..].starts_with(unit))
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let about = first(
            text,
            &[
                "limitation period",
                "limitation of actions",
                "statute of limitations",
                "prescription period",
                "period of limitation",
            ],
        )?;
        let is_changed =
            has(text, &["waive", "extend", "shorten", "reduced to", "give up", "gives up", "does not apply"]);
        let is_set = [" year", " month", " day"].iter().any(|unit| text[about.end..].contains(unit))
            && has(&text[about.end..], &[" is ", " shall be ", " of "]);
        let is_lawful = has(
            text,
            &["by law", "in accordance with law", "not waive", "does not affect", "statutory", "not a waiver"],
        );
        ((is_changed || is_set) && !is_lawful).then(|| sentence.start + about.start..sentence.start + about.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn changes_in_any_direction_are_found() {
        for (zh, en) in [
            ("双方同意放弃诉讼时效抗辩。", "The parties waive the statute of limitations."),
            ("诉讼时效延长至五年。", "The limitation period is extended to five years."),
            ("双方的请求权不受诉讼时效限制。", "See the Chinese."),
            ("见英文。", "The limitation period shall be 6 months."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn the_law_itself_notices_and_interruption_stay_silent() {
        for (zh, en) in [
            ("书面催告自到达时起中断诉讼时效。", "A written demand interrupts the limitation period on arrival."),
            ("质量保证期为一年。", "The warranty period is one year."),
            (
                "一方迟延主张权利，在诉讼时效期间内不构成对该权利的放弃。",
                "Delay in asserting a right within the limitation period does not waive it.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
