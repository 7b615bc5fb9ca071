//! Clauses that exclude or limit liability, and what they must leave untouched.

use std::ops::Range;

use super::reading::{Reading, first, has};

/// Words of an exclusion as such.
const EXCLUDES: [&str; 16] = [
    "不承担任何责任",
    "不承担任何赔偿",
    "不承担任何法律责任",
    "不承担一切",
    "概不负责",
    "概不承担",
    "不负任何责任",
    "不负赔偿责任",
    "免于承担",
    "免除其责任",
    "免除一切责任",
    "免除全部责任",
    "不承担间接损失",
    "不承担任何间接",
    "不对任何间接",
    "不承担赔偿责任",
];

/// Words that measure liability.
const MEASURES: [&str; 10] = [
    "责任总额",
    "赔偿总额",
    "赔偿责任",
    "累计责任",
    "责任上限",
    "赔偿上限",
    "全部责任",
    "最高赔偿",
    "累计赔偿",
    "责任限额",
];

/// Words that hold it down.
const CAPS: [&str; 10] = ["不超过", "不得超过", "为限", "以内", "上限为", "最高为", "不高于", "限于", "上限", "限额为"];

/// Reasons that leave a party without fault of its own, or measures that the law itself sets.
const WITHOUT_FAULT: [&str; 16] = [
    "不可抗力",
    "法律规定",
    "预见",
    "出资",
    "保险金额",
    "违约金",
    "无过错",
    "没有过错",
    "正当防卫",
    "保证责任",
    "担保",
    "连带责任",
    "自身原因",
    "用户原因",
    "第三方原因",
    "注册资本",
];

/// Where a Chinese sentence excludes or limits a party's liability for its own conduct.
pub(super) fn excludes_zh(sentence: &str) -> Option<Range<usize>> {
    let found = first(sentence, &EXCLUDES).or_else(|| {
        let measure = first(sentence, &MEASURES)?;
        let cap = first(&sentence[measure.start..], &CAPS)?;
        Some(measure.start..measure.start + cap.end)
    })?;
    (!has(sentence, &WITHOUT_FAULT) && !is_turned(sentence) && !is_others_fault(sentence)).then_some(found)
}

/// Whether a sentence says that liability is not excluded.
fn is_turned(sentence: &str) -> bool {
    has(
        sentence,
        &[
            "不免除",
            "不得免除",
            "均不免",
            "不限制",
            "并不免除",
            "不因此免除",
            "不得以",
            "不排除",
            "不受前款",
            "不受上述",
            "不受该上限",
        ],
    )
}

/// “因甲方……，乙方不承担责任”: the loss stays with whoever caused it.
fn is_others_fault(sentence: &str) -> bool {
    let parties = [
        "甲方",
        "乙方",
        "委托方",
        "受托方",
        "买方",
        "卖方",
        "出租方",
        "承租方",
        "用户",
        "客户",
        "披露方",
        "接收方",
        "对方",
    ];
    let Some(cause) = ["因", "由于"].iter().find_map(|word| sentence.find(word).map(|at| &sentence[at + word.len()..]))
    else {
        return false;
    };
    let cause = cause.split(['，', '。']).next().unwrap_or(cause);
    let free = sentence.find("不承担").or_else(|| sentence.find("概不")).map_or(sentence, |at| &sentence[..at]);
    let free = free.rsplit(['，', '；']).next().unwrap_or(free);
    let caused = parties.iter().find(|party| cause.contains(**party));
    let freed = parties.iter().find(|party| free.contains(**party));
    matches!((caused, freed), (Some(caused), Some(freed)) if caused != freed)
}

/// Where an English sentence, in lower case, excludes or limits liability.
pub(super) fn excludes_en(sentence: &str) -> Option<Range<usize>> {
    const EXCLUDES: [&str; 12] = [
        "in no event shall",
        "in no event is",
        "in no event will",
        "shall not be liable for any",
        "is not liable for any",
        "will not be liable for any",
        "accepts no liability",
        "no liability whatsoever",
        "excludes all liability",
        "disclaims all liability",
        "neither party is liable for any indirect",
        "not be responsible for any",
    ];
    const MEASURES: [&str; 7] = [
        "total liability",
        "aggregate liability",
        "maximum liability",
        "entire liability",
        "cumulative liability",
        "liability of either party",
        "liability under this agreement",
    ];
    const CAPS: [&str; 8] =
        ["not exceed", "exceed", "limited to", "capped at", "is limited", "up to", "no more than", "not more than"];
    const APART: [&str; 10] = [
        "force majeure",
        "foreseeab",
        "nothing in this agreement",
        "does not exclude",
        "does not limit",
        "shall not limit",
        "not released",
        "insurance",
        "liquidated damages",
        "caused by the other party",
    ];
    let outright = first(sentence, &EXCLUDES).filter(|_| has(sentence, &["liab", "responsib"]));
    let found = outright.or_else(|| {
        let measure = first(sentence, &MEASURES)?;
        let cap = first(&sentence[measure.start..], &CAPS)?;
        Some(measure.start..measure.start + cap.end)
    })?;
    (!has(sentence, &APART)).then_some(found)
}

/// What a contract keeps out of every exclusion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CarvedOut {
    /// Personal injury.
    pub injury: bool,
    /// Loss through intent or gross negligence.
    pub fault: bool,
}

impl CarvedOut {
    /// Adds what a passage carves out.
    pub fn and(self, reading: &Reading) -> Self {
        let mut carved = self;
        for sentence in reading.sentences() {
            let text = &reading.text[sentence];
            let (injury, fault) =
                (has(text, &INJURY), has(text, &["重大过失", "gross negligence", "grossly negligent"]));
            if !injury && !fault {
                continue;
            }
            let is_kept = has(
                text,
                &[
                    "不免除",
                    "不得免除",
                    "均不免",
                    "不限制",
                    "不受",
                    "除外",
                    "不适用",
                    "不排除",
                    "不在此限",
                    "但因",
                    "不予免除",
                    "nothing in",
                    "does not exclude",
                    "does not apply",
                    "do not apply",
                    "does not limit",
                    "shall not limit",
                    "except for",
                    "except in",
                    "except where",
                    "excludes or limits",
                    "not exclude",
                    "not limit",
                    "other than",
                    "save for",
                    "except liability",
                    "neither excludes",
                ],
            );
            carved.injury |= injury && is_kept;
            carved.fault |= fault && is_kept;
        }
        carved
    }

    /// Whether both are.
    pub const fn is_complete(self) -> bool {
        self.injury && self.fault
    }
}

/// Words of injury to a person.
pub(super) const INJURY: [&str; 9] = [
    "人身损害",
    "人身伤害",
    "人身伤亡",
    "人身损伤",
    "伤亡",
    "personal injury",
    "bodily injury",
    "death",
    "injury to a person",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_fault_is_told_from_anothers() {
        assert!(excludes_zh("乙方对系统故障造成的任何损失概不负责。").is_some());
        assert!(excludes_zh("因乙方系统故障造成的损失，乙方不承担任何责任。").is_some());
        assert!(excludes_zh("因甲方提供的资料有误造成的损失，乙方不承担任何责任。").is_none());
        assert!(excludes_zh("因不可抗力不能履行的，不承担任何责任。").is_none());
    }

    #[test]
    fn caps_are_told_from_other_measures() {
        assert!(excludes_zh("任何一方的赔偿责任累计不超过合同总价。").is_some());
        assert!(excludes_zh("违约金累计不超过逾期金额的10%。").is_none());
        assert!(excludes_zh("赔偿责任不超过违约方订立合同时预见到的损失。").is_none());
        assert!(excludes_en("the total liability of party b does not exceed the fees paid.").is_some());
        assert!(excludes_en("the liability of a party does not exceed the foreseeable loss.").is_none());
    }
}
