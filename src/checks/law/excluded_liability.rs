//! An exclusion of liability that reaches injury, intent or gross negligence.

use std::ops::Range;

use super::exclusion::{CarvedOut, INJURY, excludes_en, excludes_zh};
use super::hit::{hits, is_whole};
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/excluded-liability",
    severity: Severity::Error,
    title: Words {
        zh: "免责或限责条款触及人身损害、故意或重大过失",
        en: "an exclusion of liability that reaches injury, intent or gross negligence",
    },
    why: Words {
        zh: "免除造成对方人身损害、因故意或者重大过失造成对方财产损失的责任的条款无效；没有写明这两项例外，整条的效力都会受到质疑。",
        en: "a term is void that excludes liability for personal injury, or for loss of property through intent or gross \
             negligence; a cap that does not carve out both puts itself in doubt",
    },
    basis: &["civil-code-506"],
    bad: Example::Clause {
        spec: "",
        zh: "1. **乙方在本协议项下的赔偿责任累计不超过已收取的服务费。**\n",
        en: "1. **The aggregate liability of Party B under this agreement does not exceed the service fees received.**\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. **乙方在本协议项下的赔偿责任累计不超过已收取的服务费，但造成人身损害，或者因故意、重大过失造成财产损失的除外。**\n",
        en: "1. **The aggregate liability of Party B under this agreement does not exceed the service fees received, \
             except for personal injury and for loss of property through intent or gross negligence.**\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    if !case.topics().any(Topic::Liability) {
        return Vec::new();
    }
    let outright: Vec<Finding> = hits(case, Topic::Liability, outright_zh, outright_en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(
                    zh: "免除人身损害、故意或重大过失责任的约定无效",
                    en: "a term that excludes liability for injury, intent or gross negligence is void",
                ),
                say!(zh: "这一免责无效", en: "this exclusion is void"),
            )
            .help(say!(
                zh: "请删去这一免责；需要限制责任的，写明人身损害、故意和重大过失除外",
                en: "delete the exclusion; a limit on liability has to leave out injury, intent and gross negligence",
            ))
        })
        .collect();
    let bare = if is_whole(case) { hits(case, Topic::Liability, bare_zh, bare_en) } else { Vec::new() };
    if bare.is_empty() {
        return outright;
    }
    let topics = case.topics();
    let carved = case.passages.iter().enumerate().filter(|(index, _)| topics.has(*index, Topic::Liability));
    let carved = carved.fold(CarvedOut::default(), |carved, (_, passage)| {
        if carved.is_complete() { carved } else { carved.and(&Reading::of(&passage.zh)).and(&Reading::of(&passage.en)) }
    });
    if carved.is_complete() {
        return outright;
    }
    let is_told = |hit: &super::hit::Hit| {
        outright.iter().any(|finding| {
            finding.primary.as_ref().is_some_and(|label| hit.passage.zh.place().start == label.span.start)
        })
    };
    let bare = bare.iter().filter(|hit| !is_told(hit)).map(|hit| {
        let what = lacking(carved);
        hit.finding(
            say!(zh: "责任限制没有写明{zh}除外", en: "a limit on liability that does not leave out {en}", zh = what.zh, en = what.en),
            say!(zh: "限制了责任", en: "liability is limited"),
        )
        .help(say!(
            zh: "请加上“但造成对方人身损害，或者因故意、重大过失造成对方财产损失的除外”",
            en: "add “except for personal injury and for loss of property caused by intent or gross negligence”",
        ))
    });
    outright.iter().cloned().chain(bare).collect()
}

fn lacking(carved: CarvedOut) -> Text {
    match (carved.injury, carved.fault) {
        (false, true) => say!(zh: "人身损害", en: "personal injury"),
        (true, false) => say!(zh: "故意和重大过失", en: "intent and gross negligence"),
        _ => say!(zh: "人身损害以及故意、重大过失", en: "personal injury, intent and gross negligence"),
    }
}

/// Words that free a party.
const FREES_ZH: [&str; 9] =
    ["不承担", "免除", "免责", "概不负责", "不负责任", "不负任何责任", "不负赔偿责任", "无需承担", "无须承担"];
const VOID_ZH: [&str; 8] = ["人身损害", "人身伤害", "人身伤亡", "伤亡", "死亡", "故意", "重大过失", "人身损伤"];

fn outright_zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let void = first(text, &VOID_ZH)?;
        let free = first(text, &FREES_ZH)?;
        let is_kept = has(
            text,
            &[
                "不免除",
                "不得免除",
                "均不免",
                "不予免除",
                "除外",
                "不限制",
                "不适用",
                "不在此限",
                "不受",
                "非因",
                "并非",
                "不因",
                "不得以",
                "没有故意",
                "无故意",
                "无重大过失",
                "但因",
                "但造成",
                "但是因",
                "应当承担",
                "不可抗力",
                "受害人",
                "依法",
                "不得约定",
            ],
        );
        (!is_kept && !is_of_the_other(text))
            .then(|| sentence.start + void.start.min(free.start)..sentence.start + void.end.max(free.end))
    })
}

/// “因甲方故意……，乙方不承担责任”.
fn is_of_the_other(text: &str) -> bool {
    excludes_zh(text).is_none() && text.contains('因') && {
        let parties = ["甲方", "乙方"];
        let cause = text.split('因').nth(1).unwrap_or_default().split('，').next().unwrap_or_default();
        let free = text.rfind('，').map_or(text, |at| &text[at..]);
        let of = |part: &str| parties.iter().find(|party| part.contains(**party)).copied();
        matches!((of(cause), of(free)), (Some(one), Some(other)) if one != other)
    }
}

fn outright_en(reading: &Reading) -> Option<Range<usize>> {
    const FREES: [&str; 8] = [
        "not be liable",
        "not liable",
        "no liability",
        "excludes liability",
        "excludes all liability",
        "not responsible",
        "released from liability",
        "exempt from liability",
    ];
    const KEPT: [&str; 16] = [
        "except",
        "other than",
        "unless",
        "nothing in",
        "does not exclude",
        "does not limit",
        "save for",
        "not caused by",
        "neither",
        "does not release",
        "not released",
        "force majeure",
        "no provision",
        "shall not exclude",
        "does not apply",
        "without",
    ];
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let void = first(text, &["gross negligence", "grossly negligent", "wilful", "willful"])
            .or_else(|| first(text, &INJURY))?;
        let free = first(text, &FREES)?;
        (!has(text, &KEPT))
            .then(|| sentence.start + void.start.min(free.start)..sentence.start + void.end.max(free.end))
    })
}

fn bare_zh(reading: &Reading) -> Option<Range<usize>> {
    if outright_zh(reading).is_some() {
        return None;
    }
    reading.sentences().into_iter().find_map(|sentence| {
        let found = excludes_zh(&reading.text[sentence.clone()])?;
        Some(sentence.start + found.start..sentence.start + found.end)
    })
}

fn bare_en(reading: &Reading) -> Option<Range<usize>> {
    if outright_en(reading).is_some() {
        return None;
    }
    reading.sentences().into_iter().find_map(|sentence| {
        let found = excludes_en(&reading.text[sentence.clone()])?;
        Some(sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn outright_exclusions_and_bare_caps_are_found() {
        for (zh, en) in [
            ("乙方对施工过程中的人身伤亡概不负责。", "Party B has no liability for personal injury during the works."),
            ("因乙方故意或者重大过失造成的损失，乙方不承担责任。", "See the Chinese."),
            ("乙方对任何间接损失概不承担责任。", "See the Chinese."),
            (
                "任何一方的赔偿总额不超过合同价款，人身损害除外。",
                "The total compensation does not exceed the price, except for personal injury.",
            ),
            ("双方依法承担责任。", "In no event shall Party B be liable for any loss of profit."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn carve_outs_anothers_fault_and_force_majeure_stay_silent() {
        for (zh, en) in [
            (
                "乙方的赔偿责任累计不超过合同价款。\n2. 本协议不免除任何一方造成人身损害的责任，也不免除因故意或者重大过失造成财产损失的责任。",
                "The aggregate liability of Party B does not exceed the price.\n2. Nothing in this agreement excludes or limits liability for personal injury or for loss of property through intent or gross negligence.",
            ),
            (
                "因甲方故意或者重大过失造成的损失，乙方不承担责任。",
                "Party A bears the loss caused by its own intent or gross negligence.",
            ),
            (
                "因不可抗力不能履行的，不承担责任。",
                "A party is not liable for non-performance caused by force majeure.",
            ),
            ("违约金累计不超过逾期金额的10%。", "Liquidated damages do not exceed 10% of the overdue amount."),
            (
                "因甲方提供的资料错误造成的损失，乙方不承担任何责任。",
                "Party A bears the loss caused by mistakes in its materials.",
            ),
            (
                "一方因故意或者重大过失造成对方损失的，应当承担全部赔偿责任。",
                "A party that causes loss through intent or gross negligence shall compensate all of it.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
