//! Bounds beside a number: at least, more than, within; inclusive or not, above or below.

use std::ops::Range;
use std::sync::LazyLock;

use super::sense::{Sense, Table};
use crate::diag::{Lang, Words};
use crate::value::Searchable;

/// What a number is the bound of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// This much or more.
    AtLeast,
    /// More than this.
    Over,
    /// This much or less.
    AtMost,
    /// Less than this.
    Under,
}

impl Bound {
    /// The bound in words.
    #[must_use]
    pub const fn name(self) -> Words {
        match self {
            Self::AtLeast => Words { zh: "等于或多于该数", en: "this much or more" },
            Self::Over => Words { zh: "多于该数", en: "more than this" },
            Self::AtMost => Words { zh: "等于或少于该数", en: "this much or less" },
            Self::Under => Words { zh: "少于该数", en: "less than this" },
        }
    }
}

use Bound::{AtLeast, AtMost, Over, Under};

/// Longer words come before the shorter ones they end in.
const ZH_BEFORE: &[(&str, Bound)] = &[
    ("不超过", AtMost),
    ("不超出", AtMost),
    ("不得超过", AtMost),
    ("不高于", AtMost),
    ("不得高于", AtMost),
    ("不多于", AtMost),
    ("不大于", AtMost),
    ("不长于", AtMost),
    ("至多", AtMost),
    ("最多", AtMost),
    ("最长", AtMost),
    ("不少于", AtLeast),
    ("不得少于", AtLeast),
    ("不低于", AtLeast),
    ("不得低于", AtLeast),
    ("不小于", AtLeast),
    ("不短于", AtLeast),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("超过", Over),
    ("高于", Over),
    ("多于", Over),
    ("大于", Over),
    ("超出", Over),
    ("低于", Under),
    ("少于", Under),
    ("小于", Under),
    ("不足", Under),
    ("不满", Under),
    ("未满", Under),
];

const ZH_AFTER: &[(&str, Bound)] = &[
    ("以上（不含", Over),
    ("以下（不含", Under),
    ("及以上", AtLeast),
    ("（含）以上", AtLeast),
    ("以上", AtLeast),
    ("及以下", AtMost),
    ("（含）以下", AtMost),
    ("以下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("内", AtMost),
];

const EN_BEFORE: &[(&str, Bound)] = &[
    ("not less than", AtLeast),
    ("no less than", AtLeast),
    ("not fewer than", AtLeast),
    ("no fewer than", AtLeast),
    ("not lower than", AtLeast),
    ("no lower than", AtLeast),
    ("not shorter than", AtLeast),
    ("at least", AtLeast),
    ("a minimum of", AtLeast),
    ("not more than", AtMost),
    ("no more than", AtMost),
    ("not greater than", AtMost),
    ("no greater than", AtMost),
    ("not higher than", AtMost),
    ("no higher than", AtMost),
    ("not longer than", AtMost),
    ("no longer than", AtMost),
    ("not later than", AtMost),
    ("no later than", AtMost),
    ("not exceed", AtMost),
    ("not exceeding", AtMost),
    ("not in excess of", AtMost),
    ("at most", AtMost),
    ("up to", AtMost),
    ("a maximum of", AtMost),
    ("within", AtMost),
    ("more than", Over),
    ("greater than", Over),
    ("longer than", Over),
    ("higher than", Over),
    ("later than", Over),
    ("in excess of", Over),
    ("exceeding", Over),
    ("exceeds", Over),
    ("exceed", Over),
    ("over", Over),
    ("above", Over),
    ("over the age of", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("lower than", Under),
    ("shorter than", Under),
    ("below", Under),
    ("under", Under),
    ("under the age of", Under),
    ("below the age of", Under),
];

const EN_AFTER: &[(&str, Bound)] = &[
    ("or more", AtLeast),
    ("or above", AtLeast),
    ("or over", AtLeast),
    ("or longer", AtLeast),
    ("or higher", AtLeast),
    ("and above", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or below", AtMost),
    ("or lower", AtMost),
    ("and below", AtMost),
];

static CHINESE: LazyLock<Table<Bound>> = LazyLock::new(|| Table::chinese(&sure(ZH_BEFORE)));
static ENGLISH: LazyLock<Table<Bound>> = LazyLock::new(|| Table::english(&sure(EN_BEFORE)));

/// The words that say of anything, with a number beside it or not, how much it may be: 超过 and exceed, not 内 and over.
fn sure(words: &[(&'static str, Bound)]) -> Vec<(&'static str, Bound)> {
    let is_sure = |word: &str| {
        !matches!(
            word,
            "over"
                | "under"
                | "above"
                | "below"
                | "within"
                | "up to"
                | "longer than"
                | "later than"
                | "不足"
                | "不满"
                | "未满"
        )
    };
    words.iter().filter(|(word, _)| is_sure(word)).copied().collect()
}

/// The words of a part of a text that set a bound, whatever it is the bound of.
#[must_use]
pub fn bounds<T: Searchable + ?Sized>(text: &T, part: Range<usize>, lang: Lang) -> Vec<Sense<Bound>> {
    match lang {
        Lang::Zh => CHINESE.find(text, part),
        Lang::En => ENGLISH.find(text, part),
    }
}

/// The bound beside a number that stands at `range`, and the bytes of the words that say so.
#[must_use]
pub fn bound_at(text: &str, range: &Range<usize>, lang: Lang) -> Option<(Bound, Range<usize>)> {
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    match lang {
        Lang::Zh => {
            let end = before.trim_end_matches([' ', '人', '民', '币', '¥', '￥']).len();
            let end = before[..end].strip_suffix("提前").map_or(end, str::len);
            let found = longest(ZH_BEFORE, |word| before[..end].ends_with(word));
            let before = found.map(|(word, bound)| (bound, end - word.len()..end));
            // A number with a bound on either side, as in 超过30日内, is left alone.
            let start = range.end + after.len() - after.trim_start().len();
            let after = longest(ZH_AFTER, |word| text[start..].starts_with(word));
            let after = after.map(|(word, bound)| (bound, start..start + word.len()));
            before.xor(after)
        }
        Lang::En => {
            let end = before.trim_end_matches([' ', '\u{a0}', '¥', '$', '(']).len();
            let end = ["RMB", "CNY", "USD", "US"]
                .iter()
                .find_map(|code| before[..end].strip_suffix(code))
                .map_or(end, |rest| rest.trim_end().len());
            let tail = before[..end].char_indices().rev().nth(24).map_or(0, |(at, _)| at);
            let lower = before[tail..end].to_ascii_lowercase();
            let is_word = |word: &str| {
                let head = lower.strip_suffix(word);
                head.is_some_and(|head| head.chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
            };
            let found = longest(EN_BEFORE, is_word).map(|(word, bound)| (bound, end - word.len()..end));
            let start = range.end + after.len() - after.trim_start().len();
            let rest = text[start..].chars().take(12).collect::<String>().to_ascii_lowercase();
            let after = longest(EN_AFTER, |word| rest.starts_with(word));
            let after = after.map(|(word, bound)| (bound, start..start + word.len()));
            after.or(found)
        }
    }
}

fn longest(table: &[(&'static str, Bound)], stands: impl Fn(&str) -> bool) -> Option<(&'static str, Bound)> {
    table.iter().filter(|(word, _)| stands(word)).max_by_key(|(word, _)| word.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_beside_a_number_decide() {
        let bound = |text: &str, number: &str, lang| {
            let at = text.find(number).expect("there");
            bound_at(text, &(at..at + number.len()), lang).map(|(bound, _)| bound)
        };
        assert_eq!(bound("不超过30日", "30日", Lang::Zh), Some(AtMost));
        assert_eq!(bound("超过30日", "30日", Lang::Zh), Some(Over));
        assert_eq!(bound("90%以上", "90%", Lang::Zh), Some(AtLeast));
        assert_eq!(bound("自次日起30日内", "30日", Lang::Zh), Some(AtMost));
        assert_eq!(bound("第30日", "30日", Lang::Zh), None);
        assert_eq!(bound("not more than 30 days", "30 days", Lang::En), Some(AtMost));
        assert_eq!(bound("for more than RMB 30", "30", Lang::En), Some(Over));
        assert_eq!(bound("moreover 30 days", "30 days", Lang::En), None);
        assert_eq!(bound("30 days or more", "30 days", Lang::En), Some(AtLeast));
        assert_eq!(bound("under the age of 14", "14", Lang::En), Some(Under));
    }
}
