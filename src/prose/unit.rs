//! Units of time without a number: 按工作日计算, 每日, the first working day, a number of months.

use std::ops::Range;
use std::sync::LazyLock;

use super::measure::Time;
use super::reading::Said;
use super::sense::{Sense, Table};
use crate::diag::Lang;
use crate::value::{Searchable, each_word};

/// Units, the longer before the shorter that ends alike. 日 alone is also a date and the sun; what stands before it tells.
const CHINESE: [(&str, Time); 12] = [
    ("工作日", Time::WorkingDay),
    ("营业日", Time::WorkingDay),
    ("自然日", Time::Day),
    ("小时", Time::Hour),
    ("日", Time::Day),
    ("天", Time::Day),
    ("星期", Time::Week),
    ("周", Time::Week),
    ("季度", Time::Quarter),
    ("月", Time::Month),
    ("年度", Time::Year),
    ("年", Time::Year),
];

/// What stands before a unit that is counted or told one by one.
const BEFORE_CHINESE: [&str; 9] = ["每", "按", "一", "各", "若干", "逐", "整", "数", "满"];

static ENGLISH: LazyLock<Table<Time>> = LazyLock::new(|| {
    Table::english(&[
        ("working day", Time::WorkingDay),
        ("working days", Time::WorkingDay),
        ("business day", Time::WorkingDay),
        ("business days", Time::WorkingDay),
        ("calendar day", Time::Day),
        ("calendar days", Time::Day),
        ("hour", Time::Hour),
        ("hours", Time::Hour),
        ("day", Time::Day),
        ("days", Time::Day),
        ("week", Time::Week),
        ("weeks", Time::Week),
        ("quarter", Time::Quarter),
        ("quarters", Time::Quarter),
        ("month", Time::Month),
        ("months", Time::Month),
        ("year", Time::Year),
        ("years", Time::Year),
    ])
});

/// What stands before a unit in English that is counted or told one by one.
const BEFORE_ENGLISH: [&str; 10] =
    ["each", "every", "per", "one", "first", "last", "in", "number of", "several", "full"];

/// The units of time that stand in a text without a number in figures, each told one by one or as what is counted in.
#[must_use]
pub fn bare_units<T: Searchable + ?Sized>(searched: &T, lang: Lang) -> Vec<Said<Time>> {
    let text = searched.text();
    match lang {
        Lang::Zh => chinese(searched),
        Lang::En => {
            let told = |sense: &Sense<Time>| {
                let before = text[..sense.range.start].trim_end();
                BEFORE_ENGLISH.iter().any(|word| ends_with_word(before, word))
            };
            let units = ENGLISH.find(searched, 0..text.len()).into_iter();
            units.filter(told).map(|sense| Said { what: sense.meaning, range: sense.range }).collect()
        }
    }
}

fn chinese<T: Searchable + ?Sized>(searched: &T) -> Vec<Said<Time>> {
    let text = searched.text();
    let mut found = Vec::new();
    for before in BEFORE_CHINESE {
        for at in each_word(searched, before) {
            let start = at + before.len();
            let rest = &text[start..];
            let unit = rest.strip_prefix('个').unwrap_or(rest);
            let Some((word, time)) = CHINESE.iter().find(|(word, _)| unit.starts_with(word)) else { continue };
            let after = &unit[word.len()..];
            let end = start + (rest.len() - unit.len()) + word.len();
            // 逐日 is every day, but 满日 none; 每日志, 一年级 and 一月 are other words.
            let is_other = after.starts_with(['志', '期', '级', '份', '程', '常', '末', '初'])
                || matches!(*time, Time::Month) && before == "一" && !rest.starts_with('个')
                || text[..at].ends_with(|c: char| c.is_numeric() || "十百千零〇".contains(c));
            if !is_other {
                found.push(Said { what: *time, range: Range { start: at, end } });
            }
        }
    }
    found.sort_by_key(|said| said.range.start);
    found
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let head = text.len().checked_sub(word.len()).and_then(|at| text.get(at..).map(|tail| (at, tail)));
    head.is_some_and(|(at, tail)| {
        tail.eq_ignore_ascii_case(word) && text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_dates_and_other_words() {
        use Time::{Day, Month, WorkingDay, Year};
        let units = |text, lang| bare_units(text, lang).into_iter().map(|said| said.what).collect::<Vec<_>>();
        assert_eq!(units("按工作日计算，自第一个工作日起，每日结算", Lang::Zh), [WorkingDay, WorkingDay, Day]);
        assert_eq!(units("若干个月前，每年一次", Lang::Zh), [Month, Year]);
        assert_eq!(units("之日、当日、2026年1月1日、每日志、一月、十一年级", Lang::Zh), []);
        assert_eq!(
            units("in working days, from the first working day; each day", Lang::En),
            [WorkingDay, WorkingDay, Day]
        );
        assert_eq!(units("the day on which, that day, within 5 days, within days", Lang::En), []);
        assert_eq!(units("A number of months", Lang::En), [Month]);
    }
}
