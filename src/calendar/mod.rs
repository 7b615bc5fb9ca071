//! The Chinese legal clock: which days are worked, and on which day a period ends.
//!
//! Working days are those of the notices of the General Office of the State Council, make-up days included; periods
//! are counted by 民法典 第二百条至第二百零四条. A year without a notice is *unknown*: what depends on it comes back as
//! the two days it lies between, never as a guess. See `README.md` beside this file for the rules and their sources.

mod clock;
mod count;
mod day;
mod fault;
mod notice;
mod period;
mod read;
mod record;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub use clock::Hours;
pub use day::{Day, Weekday, date, number};
pub use fault::{Fault, Slip};
pub use period::{Reach, Roll};

use crate::diag::Source;
use crate::yaml;
use count::Count;
use notice::Notice;

/// The notices that come with the program, 2007 to 2026.
const BUILT_IN: &str = include_str!("holidays.json");

/// Every year whose notice is known, and a count of working days by which any sum is a look-up.
#[derive(Debug, Clone)]
pub struct Calendar {
    notices: BTreeMap<i16, Notice>,
    count: Count,
    faults: Vec<Fault>,
}

/// What one day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status<'a> {
    /// An ordinary working day.
    Working,
    /// A Saturday or Sunday made a working day by a notice.
    MakeUp,
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// Off by a notice, for this holiday.
    Holiday(&'a str),
    /// In a year whose notice is not known.
    Unknown,
}

impl Calendar {
    /// The calendar that comes with the program. It is read once.
    ///
    /// # Panics
    /// Never: the file is a part of the program, and the tests read it.
    #[must_use]
    pub fn built_in() -> &'static Arc<Self> {
        static BUILT: LazyLock<Arc<Calendar>> = LazyLock::new(|| {
            let (notices, faults) = read::read_built_in(&Source::new("holidays.json", BUILT_IN));
            assert!(faults.is_empty(), "the vendored notices are sound: {faults:?}");
            let notices = notices.into_iter().map(|notice| (notice.year, notice)).collect();
            Arc::new(Calendar { count: Count::of(&notices), notices, faults })
        });
        &BUILT
    }

    /// The built-in calendar and, over it, the years of these files, each a name and its bytes, in the form of
    /// `holidays.json` or of holiday-cn. What is wrong with them is in [`faults`](Self::faults).
    #[must_use]
    pub fn with<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)]) -> Self {
        let mut calendar = Self::clone(Self::built_in());
        for (name, bytes) in files {
            let (source, broken) = yaml::decode(name.as_ref(), bytes.as_ref());
            if let Some(broken) = broken {
                calendar.faults.push(fault::broken(broken));
                continue;
            }
            let (notices, mut faults) = read::read(&source);
            faults.extend(notices.iter().flat_map(fault::doubts));
            calendar.notices.extend(notices.into_iter().map(|notice| (notice.year, notice)));
            calendar.faults.append(&mut faults);
        }
        if !files.is_empty() {
            calendar.count = Count::of(&calendar.notices);
        }
        calendar
    }

    /// What is wrong with the user's files.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether the notice for a year is known.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.notices.contains_key(&year)
    }

    /// The years whose notice is known, in order.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = i16> + '_ {
        self.notices.keys().copied()
    }

    /// Where the notice for a year was published.
    #[must_use]
    pub fn papers(&self, year: i16) -> &[String] {
        self.notices.get(&year).map_or(&[], |notice| &notice.papers)
    }

    /// What a day is. A notice may speak of days in the year before or after its own.
    #[must_use]
    pub fn status(&self, date: crate::value::Date) -> Status<'_> {
        let year = date.0.year();
        if !self.knows(year) {
            return Status::Unknown;
        }
        let number = number(date);
        let around = [year, year - 1, year + 1];
        let days = around.iter().filter_map(|year| self.notices.get(year)).find_map(|notice| notice.days.get(&number));
        match days {
            Some(None) if Weekday::of(number).is_weekend() => Status::MakeUp,
            Some(Some(name)) => Status::Holiday(name),
            _ if Weekday::of(number).is_weekend() => Status::Weekend,
            _ => Status::Working,
        }
    }

    /// Whether a day is worked; nothing, where its year is unknown.
    #[must_use]
    pub fn is_working(&self, date: crate::value::Date) -> Option<bool> {
        self.count.is_working(number(date))
    }
}

#[cfg(test)]
mod tests;
