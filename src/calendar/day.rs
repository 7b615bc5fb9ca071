//! Days as numbers, and days of the week.

use jiff::ToSpan as _;
use jiff::civil::Date as Civil;

use crate::diag::{Text, Words};
use crate::value::Date;

/// A day as a number: 0 is 1 January 1970, a Thursday.
pub type Day = i32;

const EPOCH: Civil = Civil::constant(1970, 1, 1);

/// The number of a day.
#[must_use]
pub fn number(date: Date) -> Day {
    // The difference of two days is counted in days and always fits.
    date.0.since(EPOCH).map_or(0, |span| span.get_days())
}

/// The day of a number; nothing outside the years 1900 to 2200, which no contract knows.
#[must_use]
pub fn date(day: Day) -> Option<Date> {
    let date = EPOCH.checked_add(0.days().try_days(day).ok()?).ok()?;
    (1900..=2200).contains(&date.year()).then_some(Date(date))
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekday(u8);

const NAMES: [Words; 7] = [
    Words { zh: "星期一", en: "Mon" },
    Words { zh: "星期二", en: "Tue" },
    Words { zh: "星期三", en: "Wed" },
    Words { zh: "星期四", en: "Thu" },
    Words { zh: "星期五", en: "Fri" },
    Words { zh: "星期六", en: "Sat" },
    Words { zh: "星期日", en: "Sun" },
];

impl Weekday {
    /// The day of the week of a day.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self(u8::try_from((day + 3).rem_euclid(7)).unwrap_or(0))
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        self.0 >= 5
    }

    /// Its name: 星期一, Mon.
    #[must_use]
    pub fn name(self) -> Text {
        NAMES[self.index()].into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbered_and_named() {
        let day = Date::parse("2026-03-02").expect("a date");
        assert_eq!(number(day), 20_514);
        assert_eq!(date(20_514), Some(day));
        assert_eq!(Weekday::of(number(day)).name().en, "Mon");
        assert_eq!(Weekday::of(-1).name().zh, "星期三");
        assert!(date(i32::MAX).is_none() && date(-40_000).is_none());
    }
}
