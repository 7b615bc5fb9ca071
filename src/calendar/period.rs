//! Where periods end, by 民法典 第二百条至第二百零四条.

use jiff::ToSpan as _;

use super::{Calendar, Day, date, number};
use crate::value::{Date, Period, Unit};

/// A day that may not be known exactly: it lies between these two, which are the same where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach {
    /// The first day it can be.
    pub earliest: Date,
    /// The last day it can be.
    pub latest: Date,
}

/// What happens where the last day of a period is no working day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Roll {
    /// The period ends on the next working day (民法典 第二百零三条).
    #[default]
    Forward,
    /// The parties agreed otherwise (民法典 第二百零四条): it ends on that day all the same.
    Stay,
}

impl Reach {
    /// A day that is known.
    #[must_use]
    pub const fn exact(date: Date) -> Self {
        Self { earliest: date, latest: date }
    }

    /// The day, where it is known.
    #[must_use]
    pub fn known(self) -> Option<Date> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    fn of((earliest, latest): (Day, Day)) -> Option<Self> {
        Some(Self { earliest: date(earliest)?, latest: date(latest)? })
    }
}

impl Calendar {
    /// The last day of a period that begins the day after `start` (第二百零一条). Months and years end on the
    /// corresponding day, or the last of the month where there is none (第二百零二条); what ends on a day off ends on the
    /// next working day (第二百零三条). Working days always end on one.
    ///
    /// None for hours, which run on a clock, and past the year 2200.
    #[must_use]
    pub fn end(&self, start: Date, period: Period, roll: Roll) -> Option<Reach> {
        match period.unit {
            Unit::Hours => None,
            Unit::WorkingDays if period.count == 0 => Some(Reach::exact(start)),
            Unit::WorkingDays => Reach::of(self.count.after(number(start), period.count)?),
            _ => {
                let last = start.add(period)?;
                match roll {
                    Roll::Forward => self.rolled(last),
                    Roll::Stay => Some(Reach::exact(last)),
                }
            }
        }
    }

    /// The last day on which something can be done that must be done a period before `end`: counted back the same way,
    /// and never moved.
    #[must_use]
    pub fn back(&self, end: Date, period: Period) -> Option<Reach> {
        let count = i64::from(period.count);
        let span = match period.unit {
            Unit::Hours => return None,
            Unit::WorkingDays if period.count == 0 => return Some(Reach::exact(end)),
            Unit::WorkingDays => return Reach::of(self.count.before(number(end), period.count)?),
            Unit::Days => 0.days().try_days(count),
            Unit::Weeks => 0.weeks().try_weeks(count),
            Unit::Months => 0.months().try_months(count),
            Unit::Years => 0.years().try_years(count),
        };
        let day = end.0.checked_sub(span.ok()?).ok()?;
        (day.year() >= 1900).then_some(Reach::exact(Date(day)))
    }

    /// The last day of a period whose first day is `first`, as the term of a contract is counted: the day before the
    /// corresponding day, or the last of the month where there is none.
    #[must_use]
    pub fn term(&self, first: Date, period: Period, roll: Roll) -> Option<Reach> {
        let last = match period.unit {
            Unit::Hours => return None,
            Unit::WorkingDays => return self.end(Date(first.0.yesterday().ok()?), period, roll),
            Unit::Days | Unit::Weeks => Date(first.add(period)?.0.yesterday().ok()?),
            Unit::Months | Unit::Years => {
                let end = first.add(period)?;
                if end.0.day() == first.0.day() { Date(end.0.yesterday().ok()?) } else { end }
            }
        };
        match roll {
            Roll::Forward => self.rolled(last),
            Roll::Stay => Some(Reach::exact(last)),
        }
    }

    /// A day, or the next working day where it is none.
    #[must_use]
    pub fn rolled(&self, date: Date) -> Option<Reach> {
        Reach::of(self.count.after(number(date).checked_sub(1)?, 1)?)
    }

    /// A day, or the last working day before it where it is none.
    #[must_use]
    pub fn rolled_back(&self, date: Date) -> Option<Reach> {
        Reach::of(self.count.before(number(date).checked_add(1)?, 1)?)
    }

    /// How many working days lie after `start` and up to `end`, at least and at most.
    #[must_use]
    pub fn working_days(&self, start: Date, end: Date) -> (u32, u32) {
        self.count.between(number(start), number(end))
    }
}
