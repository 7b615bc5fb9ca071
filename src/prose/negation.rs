//! Words that deny: 不, 未, 无; not, no, without. Each denies for sure, or may stand for one that does.

use std::ops::Range;
use std::sync::LazyLock;

use super::sense::{Sense, Table};
use crate::diag::Lang;
use crate::value::{Letters, Searchable, Vocabulary};

/// How surely a word denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// The predicate itself: 不承担, is not.
    Predicate,
    /// Something in the sentence: 不, 未, without.
    Plain,
    /// It may: 除, unless, unpaid.
    Near,
    /// It comes close in sense: 逾期, late.
    Far,
}

const CHINESE: [(Denial, &str); 4] = [
    (
        Denial::Predicate,
        "不承担 不负 不视为 不构成 不计入 不影响 不适用 不属于 不包括 不包含 不在 不是 不存在 不受 不另行 不再享有",
    ),
    (Denial::Plain, "不 未 并非 没有 非经 非因"),
    (
        Denial::Near,
        "有没有 不差 不超过 不超出 不少于 不低于 不高于 不多于 不大于 不小于 不迟于 不晚于 不早于 不短于 不长于 不断 \
        不同 不动产 不足 不满 不可抗力 不仅 不限于 不论 不良 不当 不利 不合格 不符 不一致 不久 不时 不得不 不可撤销 不可分割 不正当 \
        不再 不能 不成 不定期 不符合 不作为 不履行 不完整 不准确 不真实 不明 不免除 不日 未来 未满 未成年 未能 未付 未经 未按 未遂 \
        未必 无 非 免 除 禁 勿 否",
    ),
    (Denial::Far, "失 缺 拒 逾 违 仅 只 停 止 没 迟延"),
];

const ENGLISH: [(Denial, &str); 4] = [
    (
        Denial::Predicate,
        "is not|are not|does not|do not|shall not be|was not|has not|have not|isn’t|isn't|doesn’t|doesn't",
    ),
    (Denial::Plain, "not|cannot|without|never|neither|don’t|don't|won’t|won't|can’t|can't"),
    (
        Denial::Near,
        "not only|not less than|not more than|not later than|not fewer than|not exceed|not exceeding|\
        not lower than|not higher than|not limited to|without limitation|whether or not|or not|without prejudice to|\
        does not affect|do not affect|if not|not yet|not later|without delay|without undue delay|does not exceed|do not exceed|\
        is not less than|is not lower than|is not more than|are not less than|no|nor|none|nobody|nothing|unless|except|\
        other than|only|exclude|excludes|excluded|excluding|exempt|free|void|prohibit|prohibited|prohibits|rather than|lack|\
        lacks|absence|absent|outside|non|irrespective|regardless|whatever|no longer|less than|otherwise|out|retain|retains|withhold|withholds|keep|keeps|forfeit|forfeits|forfeited|deny|denies|denied",
    ),
    (
        Denial::Far,
        "until|before|beyond|fail|fails|failed|failure|failing|refuse|refuses|refusal|reject|rejects|prevent|avoid|\
        release|waive|waives|waiver|cease|stop|overdue|late|delay|loss|lost|breach|breaches|violate|violates|violation|instead|\
        however|but|differ|differs|different|default|defaults|defective|either|minor|minors|rescind|terminate|excess|above|\
        exceed|exceeds|refrain|against|alone|purely|solely|open|wrong|poor|bar|bars|missing|less|another|other",
    ),
];

static IN_CHINESE: LazyLock<Table<Denial>> = LazyLock::new(|| Table::chinese(&words(&CHINESE, ' ')));
static IN_ENGLISH: LazyLock<Table<Denial>> = LazyLock::new(|| Table::english(&words(&ENGLISH, '|')));

fn words(rows: &[(Denial, &'static str)], mark: char) -> Vec<(&'static str, Denial)> {
    let row = |(denial, row): &(Denial, &'static str)| {
        let denial = *denial;
        row.split(mark).filter(|word| !word.is_empty()).map(move |word| (word, denial)).collect::<Vec<_>>()
    };
    rows.iter().flat_map(row).collect()
}

/// The words that deny in a part of a text.
#[must_use]
pub fn negations<T: Searchable + ?Sized>(searched: &T, part: Range<usize>, lang: Lang) -> Vec<Sense<Denial>> {
    let table = match lang {
        Lang::Zh => &IN_CHINESE,
        Lang::En => &IN_ENGLISH,
    };
    let text = searched.text();
    let mut found = table.find(searched, part.clone());
    if lang == Lang::Zh {
        // 合不合, 对不对 ask whether; they deny nothing.
        found.retain(|sense| {
            let before = text[..sense.range.start].chars().next_back();
            before.is_none() || before != text[sense.range.end..].chars().next()
        });
    }
    if lang == Lang::En {
        found.extend(denied_by_prefix(searched, part));
    }
    found
}

/// English words that begin with a prefix that denies: unpaid, invalid, non-exclusive.
fn denied_by_prefix<T: Searchable + ?Sized>(searched: &T, part: Range<usize>) -> impl Iterator<Item = Sense<Denial>> {
    const DENYING: [&str; 21] = [
        "un", "inva", "inef", "incomp", "insuf", "incons", "incorr", "inacc", "inabil", "impos", "improp", "irrev",
        "irreg", "disagr", "discl", "impa", "illeg", "inad", "indef", "disc", "dism",
    ];
    /// Beginnings of words that only look so: unit, under, until.
    const OTHER: [&str; 8] = ["unit", "uni", "under", "unti", "unle", "undertak", "unan", "upon"];
    static PREFIXES: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::new(DENYING.into_iter().chain(OTHER), Letters::Folded));
    let text = searched.text().get(..part.end).unwrap_or_default();
    PREFIXES.find(searched, part, |_, _| true).filter_map(move |(number, prefix)| {
        let rest = &text[prefix.start..];
        let end = prefix.start + rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        // Of "un" itself, and of "undo", nothing can be told.
        let denies = number < DENYING.len() && (number > 0 || end - prefix.start > 4);
        denies.then_some(Sense { meaning: Denial::Near, range: prefix.start..end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_and_possible_negations_are_told_apart() {
        let read = |text: &str, lang| {
            negations(text, 0..text.len(), lang).into_iter().map(|sense| sense.meaning).collect::<Vec<_>>()
        };
        assert_eq!(read("甲方不承担责任，乙方不同意见", Lang::Zh), [Denial::Predicate, Denial::Near]);
        assert_eq!(read("不可抗力不超过30日，除外", Lang::Zh), [Denial::Near; 3]);
        assert_eq!(read("Party A does not refund the unpaid part", Lang::En), [Denial::Predicate, Denial::Near]);
        assert_eq!(read("not more than 30 units under it", Lang::En), [Denial::Near]);
        assert_eq!(read("another notice", Lang::En), [Denial::Far]);
    }
}
