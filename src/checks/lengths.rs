//! Lengths of time in words typed by hand: 10个工作日, within thirty days, and values that are periods.

use std::ops::Range;

use super::typed::{Typed, is_whole};
use crate::diag::Lang;
use crate::value::{Unit, Value, is_number_word};

/// A length of time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Length {
    /// The number and its unit.
    pub range: Range<usize>,
    /// The unit.
    pub unit: Unit,
    /// Whether days are said to be those of the calendar: 自然日, calendar days.
    pub is_calendar: bool,
}

/// The units of Chinese, the longest first where one begins another.
const ZH: [(&str, Unit, bool); 14] = [
    ("个工作日", Unit::WorkingDays, false),
    ("工作日", Unit::WorkingDays, false),
    ("个工作天", Unit::WorkingDays, false),
    ("个自然日", Unit::Days, true),
    ("自然日", Unit::Days, true),
    ("个日历日", Unit::Days, true),
    ("日历日", Unit::Days, true),
    ("个月", Unit::Months, false),
    ("个小时", Unit::Hours, false),
    ("小时", Unit::Hours, false),
    ("日", Unit::Days, false),
    ("天", Unit::Days, false),
    ("周", Unit::Weeks, false),
    ("年", Unit::Years, false),
];

/// The units of English, in the singular.
const EN: [(&str, Unit); 5] =
    [("hour", Unit::Hours), ("day", Unit::Days), ("week", Unit::Weeks), ("month", Unit::Months), ("year", Unit::Years)];

/// The lengths of time in a text, in order.
pub(super) fn lengths(typed: Typed) -> Vec<Length> {
    match typed.prose.lang {
        Lang::Zh => in_chinese(typed),
        Lang::En => in_english(typed),
    }
}

fn in_chinese(typed: Typed) -> Vec<Length> {
    let words = typed.words();
    let mut found = Vec::new();
    let mut number: Option<usize> = None;
    for (at, c) in words.char_indices() {
        if is_zh_number(c) {
            number.get_or_insert(at);
            continue;
        }
        if let Some(Value::Period(period)) = typed.filled(at) {
            found.push(Length { range: at..at + c.len_utf8(), unit: period.unit, is_calendar: false });
        }
        let Some(start) = number else { continue };
        if c == ' ' {
            continue;
        }
        number = None;
        let rest = &words[at..];
        let Some((name, unit, is_calendar)) = ZH.iter().find(|(name, ..)| rest.starts_with(name)) else { continue };
        if is_length(words, start, at, *unit) {
            found.push(Length { range: start..at + name.len(), unit: *unit, is_calendar: *is_calendar });
        }
    }
    found
}

/// Whether a number before a unit is a length of time: no date, no ordinal, no day of the week, no year of the calendar.
fn is_length(words: &str, start: usize, unit_at: usize, unit: Unit) -> bool {
    let before = &words[..start];
    if before.ends_with(['第', '月', '×', '*', '/', '星', '期', '周', '-', '号', '.']) {
        return false;
    }
    let digits = words[start..unit_at].trim_end();
    unit != Unit::Years || digits.chars().count() < 4
}

fn in_english(typed: Typed) -> Vec<Length> {
    let words = typed.words();
    let mut found = Vec::new();
    for (at, _) in words.char_indices().filter(|(_, c)| *c == crate::prose::HOLE) {
        if let Some(Value::Period(period)) = typed.filled(at) {
            let range = at..at + crate::prose::HOLE.len_utf8();
            found.push(Length { range, unit: period.unit, is_calendar: false });
        }
    }
    for (name, unit) in EN {
        for (at, _) in words.match_indices(name) {
            let end = at + name.len();
            let end = if words[end..].starts_with('s') { end + 1 } else { end };
            if is_whole(words, &(at..end))
                && let Some(length) = before_unit(words, at, end, unit)
            {
                found.push(length);
            }
        }
    }
    found.sort_by_key(|length| length.range.start);
    found
}

/// The number before a unit, with "working" or "calendar" between them.
fn before_unit(words: &str, at: usize, end: usize, unit: Unit) -> Option<Length> {
    let head = words[..at].trim_end_matches([' ', '-']);
    let last = last_word(head);
    let lower = last.to_ascii_lowercase();
    let is_calendar = matches!(lower.as_str(), "calendar" | "natural" | "consecutive");
    let is_working = matches!(lower.as_str(), "working" | "business");
    let head =
        if is_calendar || is_working { head[..head.len() - last.len()].trim_end_matches([' ', '-']) } else { head };
    // five (5) days: the words before the figures belong to the number.
    let bare = head.trim_end_matches(')');
    let number = last_word(bare);
    is_en_number(number).then_some(())?;
    let start = number_start(bare, bare.len() - number.len());
    let unit = if is_working && unit == Unit::Days { Unit::WorkingDays } else { unit };
    Some(Length { range: start..end, unit, is_calendar })
}

/// Where a number begins that ends in the word at `start`: twenty-four, one hundred twenty, five (5.
fn number_start(text: &str, mut start: usize) -> usize {
    loop {
        let head = text[..start].trim_end_matches(['-', ' ', '(']);
        let word = last_word(head);
        if head.len() == start || !is_number_word(&word.to_ascii_lowercase()) {
            return start;
        }
        start = head.len() - word.len();
    }
}

fn last_word(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_ascii_alphanumeric())
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    &text[start..]
}

/// Whether a word is a number, in figures or in letters.
pub(super) fn is_en_number(word: &str) -> bool {
    let is_figures = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    is_figures || is_number_word(&word.to_ascii_lowercase())
}

/// Whether a character is a part of a number in Chinese text.
pub(super) const fn is_zh_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '０'
                ..='９'
                    | '〇'
                    | '零'
                    | '一'
                    | '二'
                    | '两'
                    | '三'
                    | '四'
                    | '五'
                    | '六'
                    | '七'
                    | '八'
                    | '九'
                    | '十'
                    | '百'
                    | '千'
                    | '万'
                    | '壹'
                    | '贰'
                    | '叁'
                    | '肆'
                    | '伍'
                    | '陆'
                    | '柒'
                    | '捌'
                    | '玖'
                    | '拾'
                    | '佰'
                    | '仟'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::read_words;

    fn found(lang: Lang, words: &str) -> Vec<(String, Unit)> {
        read_words(lang, words, |typed| {
            let lengths = lengths(typed).into_iter();
            lengths.map(|length| (typed.words()[length.range].to_owned(), length.unit)).collect()
        })
    }

    fn texts(found: &[(String, Unit)]) -> Vec<&str> {
        found.iter().map(|(text, _)| text.as_str()).collect()
    }

    #[test]
    fn lengths_are_told_from_dates_ordinals_and_years() {
        let zh = found(Lang::Zh, "于2026年3月2日起第3日、星期一日间，10个工作日、三十日、24小时、两年、6个月、 15 天");
        assert_eq!(texts(&zh), ["10个工作日", "三十日", "24小时", "两年", "6个月", "15 天"]);
        assert_eq!(zh[0].1, Unit::WorkingDays);
        let en = found(
            Lang::En,
            "Twenty-four hours, five (5) working days, 30 calendar days, a day, days, 10-day, yesterday 3 holidays",
        );
        assert_eq!(texts(&en), ["Twenty-four hours", "five (5) working days", "30 calendar days", "10-day"]);
        assert_eq!(en[1].1, Unit::WorkingDays);
    }
}
