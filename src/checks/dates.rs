//! Dates typed by hand: 2026年3月2日（星期二）, Tuesday, 2 March 2026, 2026-03-02.

use std::ops::Range;

use super::lengths::is_zh_number;
use super::typed::Typed;
use crate::diag::Lang;
use crate::value::{Date, Kind, Value};

/// A date in a text, which may not exist.
pub(super) struct Written {
    /// The date alone.
    pub range: Range<usize>,
    /// The year, where it is given.
    pub year: Option<u64>,
    /// The month, from 1.
    pub month: u64,
    /// The day, from 1.
    pub day: u64,
    /// The day of the week said of it, from 1 for Monday, and where.
    pub weekday: Option<(i8, Range<usize>)>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Written {
    /// The date; none where its year is not given, or where there is no such day.
    pub(super) fn date(&self) -> Option<Date> {
        let text = format!("{}-{}-{}", self.year.filter(|year| *year >= 1000)?, self.month, self.day);
        match Kind::Date.parse(&text) {
            Ok(Value::Date(date)) => Some(date),
            _ => None,
        }
    }

    /// Whether the calendar has no such day; without a year, in no year.
    pub(super) fn is_impossible(&self) -> bool {
        let longest = match self.month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return true,
        };
        let is_written = self.year.is_some_and(|year| (1900..=2200).contains(&year));
        self.day == 0 || self.day > longest || is_written && self.date().is_none()
    }
}

/// The dates in a text, in order.
pub(super) fn dates(typed: Typed) -> Vec<Written> {
    let words = typed.words();
    let has_figures = words.bytes().any(|byte| byte.is_ascii_digit());
    let mut found = if has_figures { in_figures(words) } else { Vec::new() };
    match typed.prose.lang {
        Lang::Zh => found.extend(in_chinese(words)),
        Lang::En if has_figures => found.extend(in_english(words)),
        Lang::En => {}
    }
    found.sort_by_key(|written| written.range.start);
    found
}

fn number(text: &str) -> Option<u64> {
    match Kind::Integer.parse(text) {
        Ok(Value::Integer(number)) => Some(number),
        _ => None,
    }
}

/// 2026-03-02 and 2026/3/2, standing alone.
fn in_figures(words: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let bytes = words.as_bytes();
    for (at, separator) in words.match_indices(['-', '/']) {
        let Some(start) = at.checked_sub(4).filter(|start| bytes[*start..at].iter().all(u8::is_ascii_digit)) else {
            continue;
        };
        let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.');
        if start > 0 && joins(&bytes[start - 1]) {
            continue;
        }
        let (month_at, rest) = (at + 1, &bytes[at + 1..]);
        let month = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let day_at = month_at + month + 1;
        if !(1..=2).contains(&month) || words.get(month_at + month..day_at) != Some(separator) {
            continue;
        }
        let day = bytes[day_at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = day_at + day;
        let goes_on = bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/'));
        // 第2026-02-30号 is the number of a document.
        let is_number = words[..start].ends_with('第') || words.get(end..).is_some_and(|rest| rest.starts_with('号'));
        if !(1..=2).contains(&day) || goes_on || is_number {
            continue;
        }
        let parts =
            (number(&words[start..at]), number(&words[month_at..month_at + month]), number(&words[day_at..end]));
        if let (year, Some(month), Some(day)) = parts {
            found.push(Written { range: start..end, year, month, day, weekday: weekday_after(words, end) });
        }
    }
    found
}

/// 2026年3月2日, 二〇二六年三月二日, 3月2日.
fn in_chinese(words: &str) -> Vec<Written> {
    let mut found = Vec::new();
    for (at, name) in words.match_indices('月') {
        let before = words[..at].trim_end_matches(' ');
        let head = before.trim_end_matches(is_zh_number);
        let after = words[at + name.len()..].trim_start_matches(' ');
        let rest = after.trim_start_matches(is_zh_number);
        let (month, day) = (&before[head.len()..], &after[..after.len() - rest.len()]);
        let tail = rest.trim_start_matches(' ');
        let Some(sign) = ['日', '号'].into_iter().find(|sign| tail.starts_with(*sign)) else { continue };
        let (Some(month), Some(day)) = (number(month), number(day)) else { continue };
        let end = words.len() - tail.len() + sign.len_utf8();
        let (start, year) = match head.trim_end_matches(' ').strip_suffix('年') {
            Some(head) => {
                let head = head.trim_end_matches(' ');
                let bare = head.trim_end_matches(is_zh_number);
                (bare.len(), year(&head[bare.len()..]))
            }
            None => (head.len(), None),
        };
        found.push(Written { range: start..end, year, month, day, weekday: weekday_after(words, end) });
    }
    found
}

/// A year in figures or digit by digit.
fn year(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(text);
    }
    match Kind::Date.parse(&format!("{text}年1月1日")) {
        Ok(Value::Date(date)) => u64::try_from(date.0.year()).ok(),
        _ => None,
    }
}

/// 2 March 2026, 2nd of March, March 2, 2026.
fn in_english(words: &str) -> Vec<Written> {
    let mut found = Vec::new();
    for (month, name) in (1..).zip(MONTHS) {
        for (at, _) in words.match_indices(&name[..3]) {
            let is_word = !words[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            let tail = &words[at..];
            let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
            if is_word && (&tail[..letters] == name || letters == 3 || month == 9 && &tail[..letters] == "Sept") {
                found.extend(around_month(words, at, at + letters, month));
            }
        }
    }
    found
}

fn around_month(words: &str, start: usize, end: usize, month: u64) -> Option<Written> {
    let after = words[end..].trim_start_matches(['.', ' ']);
    let (day_before, day_at) = day_before(&words[..start]).unzip();
    let (day, from, rest) = match (day_before, day_at, day_at_start(after)) {
        (Some(day), Some(at), _) => (day, at, after),
        (_, _, Some((day, length))) => (day, start, &after[length..]),
        _ => return None,
    };
    let tail = rest.trim_start_matches([',', ' ']);
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let year = (digits == 4).then(|| number(&tail[..4])).flatten();
    let to = match year {
        Some(_) => words.len() - tail.len() + 4,
        None if day_before.is_some() => end,
        None => words.len() - rest.len(),
    };
    let weekday = weekday_before(words, from).or_else(|| weekday_after(words, to));
    Some(Written { range: from..to, year, month, day, weekday })
}

/// A day such as `2`, `2nd` or `2nd of` at the end of a text.
fn day_before(text: &str) -> Option<(u64, usize)> {
    let text = text.trim_end_matches(' ');
    let text = text.strip_suffix(" of").map_or(text, |head| head.trim_end_matches(' '));
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|suffix| text.strip_suffix(suffix)).unwrap_or(text);
    let head = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &bare[head.len()..];
    let is_alone = !head.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | ','));
    let is_alone = is_alone || head.ends_with(", ");
    ((1..=2).contains(&digits.len()) && is_alone).then(|| Some((number(digits)?, head.len())))?
}

/// A day at the beginning of a text, and its length.
fn day_at_start(text: &str) -> Option<(u64, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let suffix =
        ["st", "nd", "rd", "th"].iter().find(|suffix| rest.starts_with(*suffix)).map_or(0, |suffix| suffix.len());
    let goes_on =
        rest[suffix..].starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':') && !c.is_whitespace());
    let goes_on = goes_on && !rest[suffix..].starts_with(". ") && &rest[suffix..] != ".";
    ((1..=2).contains(&digits) && !goes_on).then(|| Some((number(&text[..digits])?, digits + suffix)))?
}

/// （星期二）, 周二, (Tuesday), after a date.
fn weekday_after(words: &str, end: usize) -> Option<(i8, Range<usize>)> {
    let tail = words[end..].trim_start_matches([' ', '（', '(', '，', ',', '、']);
    let start = words.len() - tail.len();
    for prefix in ["星期", "周", "礼拜"] {
        if let Some(c) = tail.strip_prefix(prefix).and_then(|rest| rest.chars().next()) {
            let day = (1..).zip("一二三四五六日".chars()).find(|(_, name)| *name == c || *name == '日' && c == '天');
            let end = start + prefix.len() + c.len_utf8();
            return day.filter(|_| is_weekday(prefix, &words[end..])).map(|(day, _)| (day, start..end));
        }
    }
    let tail = tail.strip_prefix("a ").unwrap_or(tail);
    let start = words.len() - tail.len();
    let (day, name) = (1..).zip(DAYS).find(|(_, name)| tail.starts_with(name))?;
    Some((day, start..start + name.len()))
}

/// 周 begins other words: 周日 is a day, 周年 and 周六路 may follow a date as well.
fn is_weekday(prefix: &str, after: &str) -> bool {
    prefix != "周"
        || after.starts_with(['）', ')', '，', '。', '；', '、', '上', '下', '前', '起', '止', '至', '的'])
        || after.is_empty()
}

/// Tuesday, before a date.
fn weekday_before(words: &str, start: usize) -> Option<(i8, Range<usize>)> {
    let head = words[..start].trim_end_matches([' ', ',']);
    let head = head.strip_suffix(" the").unwrap_or(head);
    let (day, name) = (1..).zip(DAYS).find(|(_, name)| head.ends_with(name))?;
    Some((day, head.len() - name.len()..head.len()))
}
