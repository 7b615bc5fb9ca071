//! Periods in hours: on the clock, or within the hours of business.

use jiff::ToSpan as _;
use jiff::civil::{DateTime, Time};

use super::{Calendar, date, number};
use crate::value::Date;

/// When business is done on a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    opens: Time,
    closes: Time,
}

impl Hours {
    /// From one time of the day to a later one.
    #[must_use]
    pub fn new(opens: Time, closes: Time) -> Option<Self> {
        (opens < closes).then_some(Self { opens, closes })
    }

    /// Minutes of business in a day.
    fn length(self) -> i64 {
        minutes(self.closes) - minutes(self.opens)
    }
}

fn minutes(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

impl Calendar {
    /// So many hours after a time, day and night (第二百条、第二百零一条): the first hour counts, and nothing is moved.
    #[must_use]
    pub fn hours(start: DateTime, hours: u32) -> Option<DateTime> {
        start.checked_add(0.hours().try_hours(i64::from(hours)).ok()?).ok()
    }

    /// So many hours of business after a time. Nothing, where it depends on a year that is unknown.
    #[must_use]
    pub fn business_hours(&self, start: DateTime, hours: u32, business: Hours) -> Option<DateTime> {
        let day = Date(start.date());
        let is_open = self.is_working(day)? && start.time() < business.closes;
        let past = if is_open { (minutes(start.time()) - minutes(business.opens)).max(0) } else { 0 };
        // The day from whose opening `past` and the hours are counted.
        let eve = if is_open { number(day) - 1 } else { number(day) };
        let total = past + i64::from(hours) * 60;
        if total == past {
            return Some(start);
        }
        let days = u32::try_from((total - 1) / business.length() + 1).ok()?;
        let (first, last) = self.count.after(eve, days)?;
        let last = (first == last).then_some(last)?;
        let rest = total - i64::from(days - 1) * business.length();
        date(last)?.0.to_datetime(business.opens).checked_add(0.minutes().try_minutes(rest).ok()?).ok()
    }
}
