//! Words that deny: 不, 未, 无; not, no, without. Each is sure, or may stand for one that is.

use std::ops::Range;
use std::sync::LazyLock;

use super::sense::{Sense, Table};
use crate::diag::Lang;

static CHINESE: LazyLock<Table<bool>> = LazyLock::new(|| {
    let mut words = vec![("不", true), ("未", true), ("并非", true), ("没有", true), ("非经", true), ("非因", true)];
    // What English says without a negation, and what only looks like one.
    words.extend(
        [
            "不超过",
            "不超出",
            "不少于",
            "不低于",
            "不高于",
            "不多于",
            "不大于",
            "不小于",
            "不迟于",
            "不晚于",
            "不早于",
            "不短于",
            "不长于",
            "不断",
            "不同",
            "不动产",
            "不足",
            "不满",
            "不可抗力",
            "不仅",
            "不限于",
            "不论",
            "不良",
            "不当",
            "不利",
            "不合格",
            "不符",
            "不一致",
            "不久",
            "不时",
            "不得不",
            "不可撤销",
            "不可分割",
            "不正当",
            "不再",
            "不能",
            "不成",
            "不定期",
            "不符合",
            "不作为",
            "不履行",
            "不完整",
            "不准确",
            "不真实",
            "不明",
            "不免除",
            "不影响",
            "不日",
            "未来",
            "未满",
            "未成年",
            "未能",
            "未付",
            "未经",
            "未按",
            "未遂",
            "未必",
            "无",
            "非",
            "免",
            "除",
            "禁",
            "拒",
            "失",
            "缺",
            "勿",
            "否",
            "逾",
            "违",
            "仅",
            "只",
            "停",
            "止",
            "没",
        ]
        .map(|word| (word, false)),
    );
    Table::chinese(&words)
});

static ENGLISH: LazyLock<Table<bool>> = LazyLock::new(|| {
    let mut words = vec![("not", true), ("cannot", true), ("without", true), ("never", true), ("neither", true)];
    words.extend(
        [
            "not only",
            "not less than",
            "not more than",
            "not later than",
            "not fewer than",
            "not exceed",
            "not exceeding",
            "not exceeds",
            "not lower than",
            "not higher than",
            "not limited to",
            "without limitation",
            "whether or not",
            "or not",
            "without prejudice to",
            "not affect",
            "not release",
            "not relieve",
            "if not",
            "not yet",
            "not later",
            "without delay",
            "without undue delay",
            "no",
            "nor",
            "none",
            "nobody",
            "nothing",
            "unless",
            "except",
            "other than",
            "only",
            "until",
            "before",
            "outside",
            "beyond",
            "fail",
            "fails",
            "failed",
            "failure",
            "lack",
            "lacks",
            "absence",
            "absent",
            "refuse",
            "refuses",
            "refusal",
            "reject",
            "rejects",
            "prevent",
            "avoid",
            "exclude",
            "excludes",
            "excluding",
            "exempt",
            "free",
            "release",
            "waive",
            "waives",
            "void",
            "cease",
            "stop",
            "overdue",
            "late",
            "delay",
            "loss",
            "lost",
            "breach",
            "breaches",
            "violate",
            "violates",
            "violation",
            "prohibit",
            "prohibited",
            "prohibits",
            "rather than",
            "instead",
            "however",
            "but",
            "non",
            "differ",
            "differs",
            "different",
            "default",
            "defaults",
            "defective",
            "either",
            "minor",
            "minors",
            "less than",
            "irrespective",
            "regardless",
            "whatever",
            "no longer",
            "rescind",
            "terminate",
            "excess",
            "above",
            "exceed",
            "exceeds",
            "lost or",
            "refrain",
            "against",
            "alone",
            "purely",
            "solely",
        ]
        .map(|word| (word, false)),
    );
    Table::english(&words)
});

/// The words that deny in a part of a text, each with whether it surely does.
#[must_use]
pub fn negations(text: &str, part: Range<usize>, lang: Lang) -> Vec<Sense<bool>> {
    let table = match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    let mut found = table.find(text, part.clone());
    if lang == Lang::En {
        let start = part.start;
        let words = text.get(part).unwrap_or_default().split(|c: char| !c.is_ascii_alphabetic());
        let mut seen = start;
        for word in words {
            let at = text[seen..].find(word).map_or(seen, |at| seen + at);
            seen = at + word.len();
            if denies_by_prefix(word) {
                found.push(Sense { meaning: false, range: at..seen });
            }
        }
    }
    found
}

/// Whether a word begins with a prefix that denies: unpaid, invalid, non-exclusive.
fn denies_by_prefix(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "inva", "inef", "incomp", "insuf", "incons", "incorr", "inacc", "inabil", "impos", "improp", "irrev", "irreg",
        "disagr", "discl", "impa", "illeg", "inad", "indef", "disc", "dism",
    ];
    const NOT: [&str; 8] = ["unit", "uni", "under", "unti", "unle", "undertak", "unan", "upon"];
    let lower = word.to_ascii_lowercase();
    let is_un = lower.starts_with("un") && lower.len() > 4 && !NOT.iter().any(|not| lower.starts_with(not));
    is_un || WORDS.iter().any(|negative| lower.starts_with(negative))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_and_possible_negations_are_told_apart() {
        let count = |text: &str, lang| {
            let found = negations(text, 0..text.len(), lang);
            (found.iter().filter(|sense| sense.meaning).count(), found.len())
        };
        assert_eq!(count("甲方不退还定金", Lang::Zh), (1, 1));
        assert_eq!(count("不可抗力不超过30日，除外", Lang::Zh), (0, 3));
        assert_eq!(count("Party A does not refund the unpaid part", Lang::En), (1, 2));
        assert_eq!(count("not more than 30 units under it", Lang::En), (0, 1));
        assert_eq!(count("another notice", Lang::En), (0, 0));
    }
}
