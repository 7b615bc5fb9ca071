//! Dates and times of day, as both languages write them.

use super::letters::Letters;
use super::numeral;
use crate::diag::Lang;

/// A date, or as much of it as is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The year.
    pub year: Option<u64>,
    /// The month, from 1.
    pub month: Option<u64>,
    /// The day of the month, from 1.
    pub day: Option<u64>,
    /// Whether day and month could be the other way round, as in 03/02/2026.
    pub is_ambiguous: bool,
}

impl Day {
    const fn new(year: Option<u64>, month: Option<u64>, day: Option<u64>) -> Self {
        Self { year, month, day, is_ambiguous: false }
    }

    /// Whether both can be the same day: what both say is the same.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        let same = |a: Option<u64>, b: Option<u64>| a.is_none() || b.is_none() || a == b;
        let is_straight = same(self.month, other.month) && same(self.day, other.day);
        let is_crossed = same(self.month, other.day) && same(self.day, other.month);
        let may_cross = self.is_ambiguous || other.is_ambiguous;
        same(self.year, other.year) && (is_straight || may_cross && is_crossed)
    }

    /// Whether it names a day, and not only a month or a year.
    #[must_use]
    pub const fn is_full(self) -> bool {
        self.month.is_some() && self.day.is_some()
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date at an index, and its end.
pub(super) fn day(letters: &Letters, index: usize, lang: Lang) -> Option<(Day, usize)> {
    if letters.get(index).is_ascii_digit()
        && let Some(found) = in_figures(letters, index)
    {
        return Some(found);
    }
    match lang {
        Lang::Zh => chinese(letters, index),
        Lang::En => day_first(letters, index).or_else(|| month_first(letters, index)),
    }
}

/// A whole number of at most two or four figures.
fn whole(letters: &Letters, index: usize) -> Option<(u64, usize)> {
    let (number, end) = if letters.get(index).is_ascii_digit() {
        let end = (index..=letters.len()).find(|at| !letters.get(*at).is_ascii_digit())?;
        let text: String = (index..end).map(|at| letters.get(at)).collect();
        (text.parse().ok()?, end)
    } else {
        let (number, end) = numeral::chinese(letters, index)?;
        (number.as_whole()?, end)
    };
    Some((number, end))
}

/// 2026-03-02, 2026/3/2, 2026.3.2 and 03/02/2026.
fn in_figures(letters: &Letters, index: usize) -> Option<(Day, usize)> {
    let (first, end) = whole(letters, index)?;
    let mark = letters.get(end);
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let (second, end) = whole(letters, end + 1)?;
    if letters.get(end) != mark {
        return None;
    }
    let (third, end) = whole(letters, end + 1)?;
    if letters.get(end).is_ascii_alphanumeric()
        || letters.get(end) == mark && letters.get(end + 1).is_ascii_alphanumeric()
    {
        return None;
    }
    let is_year = |number| (1900..2200).contains(&number);
    let is_month = |number| (1..=12).contains(&number);
    let is_day = |number| (1..=31).contains(&number);
    if is_year(first) && is_month(second) && is_day(third) {
        return Some((Day::new(Some(first), Some(second), Some(third)), end));
    }
    if !is_year(third) || mark == '-' && first > 31 {
        return None;
    }
    let (day, month) = if is_day(first) && is_month(second) { (first, second) } else { (second, first) };
    if !is_day(day) || !is_month(month) {
        return None;
    }
    let day = Day::new(Some(third), Some(month), Some(day));
    Some((Day { is_ambiguous: is_month(first) && is_month(second), ..day }, end))
}

/// 2026年3月2日, 2026年3月, 3月2日; a year alone is a number.
fn chinese(letters: &Letters, index: usize) -> Option<(Day, usize)> {
    let part = |index: usize, units: &[char], range: std::ops::RangeInclusive<u64>| {
        let (number, end) = whole(letters, letters.skip_spaces(index))?;
        let end = letters.skip_spaces(end);
        (units.contains(&letters.get(end)) && range.contains(&number)).then_some((number, end + 1))
    };
    let year = part(index, &['年'], 1900..=2199);
    let start = year.map_or(index, |(_, end)| end);
    let (month, end) = part(start, &['月'], 1..=12)?;
    let year = year.map(|(year, _)| year);
    match part(end, &['日', '号'], 1..=31) {
        Some((day, end)) => Some((Day::new(year, Some(month), Some(day)), end)),
        None => Some((Day::new(year, Some(month), None), end)),
    }
}

/// The month a word names, and its end. "May" is a month only beside a number, which the caller has seen or sees.
fn month(letters: &Letters, index: usize) -> Option<(u64, usize)> {
    if !letters.get(index).is_ascii_uppercase() || !letters.is_word_start(index) {
        return None;
    }
    let end = letters.word_end(index);
    let word = letters.lower(index..end);
    let is_short =
        |month: &&str| word.len() == 3 && month.starts_with(&word) || word == "sept" && *month == "september";
    let at = MONTHS.iter().position(|month| *month == word || is_short(month))?;
    let end = if letters.get(end) == '.' { end + 1 } else { end };
    u64::try_from(at + 1).ok().map(|month| (month, end))
}

/// 2 March 2026, 2nd March, 2nd day of March 2026, the second of March is left to the reader.
fn day_first(letters: &Letters, index: usize) -> Option<(Day, usize)> {
    if !letters.get(index).is_ascii_digit() {
        return None;
    }
    let (day, end) = whole(letters, index).filter(|(day, _)| (1..=31).contains(day))?;
    let end = ["st", "nd", "rd", "th"].into_iter().find_map(|tail| letters.eat_word(end, tail)).unwrap_or(end);
    let end = letters.skip_spaces(end);
    let end = letters.eat(end, "day of ").or_else(|| letters.eat(end, "of ")).unwrap_or(end);
    let (month, end) = month(letters, end)?;
    let (year, end) = year_after(letters, end).map_or((None, end), |(year, end)| (Some(year), end));
    Some((Day::new(year, Some(month), Some(day)), end))
}

/// March 2, 2026; March 2026; March 2; March.
fn month_first(letters: &Letters, index: usize) -> Option<(Day, usize)> {
    let (month, after) = month(letters, index)?;
    let at = letters.skip_spaces(after);
    if let Some((year, end)) = year_after(letters, after) {
        return Some((Day::new(Some(year), Some(month), None), end));
    }
    let day = letters.get(at).is_ascii_digit().then(|| whole(letters, at)).flatten();
    if let Some((day, end)) = day.filter(|(day, _)| (1..=31).contains(day)) {
        let end = ["st", "nd", "rd", "th"].into_iter().find_map(|tail| letters.eat_word(end, tail)).unwrap_or(end);
        let year = year_after(letters, end);
        let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
        return Some((Day::new(year, Some(month), Some(day)), end));
    }
    // Three letters are a name; "May", "March" and "June" are words of other kinds too, and months after "in" and the like.
    let is_plain = letters.word_end(index) - index > 3 && !matches!(month, 3 | 5 | 6 | 7);
    let is_full = letters.lower(index..letters.word_end(index)) == MONTHS[usize::try_from(month - 1).ok()?];
    (is_plain || is_full && follows_preposition(letters, index)).then_some((Day::new(None, Some(month), None), after))
}

/// Whether a word that leads in a time stands before an index.
fn follows_preposition(letters: &Letters, index: usize) -> bool {
    const WORDS: [&str; 15] = [
        "in", "of", "by", "for", "from", "until", "during", "since", "before", "after", "each", "every", "early",
        "late", "mid",
    ];
    let end = (0..index).rev().find(|at| !matches!(letters.get(*at), ' ' | '-')).map_or(0, |at| at + 1);
    let start = (0..end).rev().find(|at| !letters.get(*at).is_ascii_alphabetic()).map_or(0, |at| at + 1);
    end < index && WORDS.contains(&letters.lower(start..end).as_str())
}

fn year_after(letters: &Letters, index: usize) -> Option<(u64, usize)> {
    let at = if letters.get(index) == ',' { index + 1 } else { index };
    let at = letters.skip_spaces(at);
    if !letters.get(at).is_ascii_digit() {
        return None;
    }
    whole(letters, at).filter(|(year, _)| (1900..2200).contains(year))
}

/// The time of day at an index in minutes after midnight, and its end.
pub(super) fn time(letters: &Letters, index: usize, lang: Lang) -> Option<(u64, usize)> {
    let (hour, mut end) = whole(letters, index).filter(|(hour, _)| *hour <= 24)?;
    let mut minute = 0;
    let mut is_time = false;
    if matches!(letters.get(end), ':' | '：') {
        let (found, after) = whole(letters, end + 1).filter(|(minute, after)| *minute < 60 && *after == end + 3)?;
        (minute, end, is_time) = (found, after, true);
        if matches!(letters.get(end), ':' | '：') && letters.get(end + 1).is_ascii_digit() {
            end += 3;
        }
    }
    match lang {
        Lang::Zh => {
            if !is_time && matches!(letters.get(end), '时' | '点') {
                (end, is_time) = (end + 1, true);
                if letters.get(end) == '半' {
                    (minute, end) = (30, end + 1);
                } else if let Some((found, after)) = whole(letters, end).filter(|(minute, _)| *minute < 60)
                    && letters.get(after) == '分'
                {
                    (minute, end) = (found, after + 1);
                }
            }
            let before =
                |words: &[&str]| index >= 2 && words.iter().any(|word| letters.eat(index - 2, word) == Some(index));
            let is_late = before(&["下午", "晚上", "傍晚", "午后"]) && hour < 12;
            is_time.then_some((hour * 60 + minute + if is_late { 720 } else { 0 }, end))
        }
        Lang::En => {
            let at = letters.skip_spaces(end);
            let morning = ["a.m.", "am"].into_iter().find_map(|word| eat_half(letters, at, word));
            let evening = ["p.m.", "pm"].into_iter().find_map(|word| eat_half(letters, at, word));
            match (morning, evening) {
                (Some(end), _) => Some((hour % 12 * 60 + minute, end)),
                (_, Some(end)) => Some((hour % 12 * 60 + 720 + minute, end)),
                _ => is_time.then_some((hour * 60 + minute, end)),
            }
        }
    }
}

/// `a.m.` or `AM` at an index.
fn eat_half(letters: &Letters, index: usize, wanted: &str) -> Option<usize> {
    let length = wanted.len();
    let found = letters.lower(index..index + length);
    (found == wanted && !letters.get(index + length).is_ascii_alphanumeric()).then_some(index + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, lang: Lang) -> Option<(Option<u64>, Option<u64>, Option<u64>)> {
        day(&Letters::of(text), 0, lang).map(|(day, _)| (day.year, day.month, day.day))
    }

    #[test]
    fn one_day_is_read_from_every_spelling() {
        for text in
            ["2026年3月2日", "2026 年 3 月 2 日", "二〇二六年三月二日", "2026-03-02", "2026/3/2", "２０２６年３月２日"]
        {
            assert_eq!(read(text, Lang::Zh), Some((Some(2026), Some(3), Some(2))), "{text}");
        }
        for text in
            ["2 March 2026", "2nd March 2026", "2nd day of March, 2026", "March 2, 2026", "Mar. 2, 2026", "2026-03-02"]
        {
            assert_eq!(read(text, Lang::En), Some((Some(2026), Some(3), Some(2))), "{text}");
        }
        assert_eq!(read("3月2日", Lang::Zh), Some((None, Some(3), Some(2))));
        assert_eq!(read("March 2026", Lang::En), Some((Some(2026), Some(3), None)));
        for (text, lang) in [
            ("2026年", Lang::Zh),
            ("3个月", Lang::Zh),
            ("may pay", Lang::En),
            ("May", Lang::En),
            ("2016-2026", Lang::En),
        ] {
            assert_eq!(read(text, lang), None, "{text}");
        }
    }

    #[test]
    fn a_date_that_can_be_read_two_ways_agrees_with_both() {
        let read = |text: &str| day(&Letters::of(text), 0, Lang::En).expect("a date").0;
        let either = read("03/02/2026");
        assert!(either.agrees(read("2 March 2026")) && either.agrees(read("3 February 2026")));
        assert!(!read("25/12/2026").agrees(read("24 December 2026")));
        assert!(read("March 2026").agrees(read("2 March 2026")));
    }

    #[test]
    fn times_are_minutes() {
        let read = |text: &str, lang| time(&Letters::of(text), 0, lang).map(|(minutes, _)| minutes);
        assert_eq!(read("9:00至18:00", Lang::Zh), Some(540));
        assert_eq!(read("九时三十分", Lang::Zh), Some(570));
        assert_eq!(read("二十四时", Lang::Zh), Some(1440));
        assert_eq!(read("9:30 p.m.", Lang::En), Some(1290));
        assert_eq!(read("12 am", Lang::En), Some(0));
        assert_eq!(read("3小时", Lang::Zh), None);
        assert_eq!(time(&Letters::of("下午6时"), 2, Lang::Zh).map(|(minutes, _)| minutes), Some(1080));
    }
}
