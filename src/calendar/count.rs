//! Working days counted once, so that every sum of them is a look-up and no day is ever stepped over.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::notice::Notice;
use super::record::Record;
use super::{Day, Weekday, number};
use crate::value::Date;

/// The working days of all known years.
#[derive(Debug, Clone)]
pub(super) struct Count {
    /// Stretches of years known without a gap, in order.
    runs: Vec<Run>,
    /// How long so many working days took, at least and at most, in the years known.
    record: OnceLock<Arc<Record>>,
}

/// A stretch of known years.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// 1 January of the first.
    pub first: Day,
    /// 31 December of the last.
    pub last: Day,
    /// Its working days, in order.
    pub days: Vec<Day>,
    /// For each day of it, how many working days lie before or on that day.
    upto: Vec<u32>,
}

impl Count {
    /// Counts the working days of these years.
    pub fn of(notices: &BTreeMap<i16, Notice>) -> Self {
        let mut special: BTreeMap<Day, bool> = BTreeMap::new();
        for notice in notices.values() {
            special.extend(notice.days.iter().map(|(day, holiday)| (*day, holiday.is_none())));
        }
        let mut runs: Vec<Run> = Vec::new();
        for year in notices.keys() {
            let (Some(first), Some(last)) = (new_year(*year), new_year(year + 1)) else { continue };
            let mut run = match runs.pop() {
                Some(run) if run.last + 1 == first => run,
                other => {
                    runs.extend(other);
                    Run { first, last, days: Vec::new(), upto: Vec::new() }
                }
            };
            run.last = last - 1;
            for day in first..last {
                let worked = special.get(&day).copied().unwrap_or_else(|| !Weekday::of(day).is_weekend());
                if worked {
                    run.days.push(day);
                }
                run.upto.push(u32::try_from(run.days.len()).unwrap_or(u32::MAX));
            }
            runs.push(run);
        }
        Self { runs, record: OnceLock::new() }
    }

    /// Whether a day is worked; nothing, where its year is unknown.
    pub fn is_working(&self, day: Day) -> Option<bool> {
        let run = self.run(day)?;
        Some(run.upto(day) > run.upto(day - 1))
    }

    /// The known years around a day.
    fn run(&self, day: Day) -> Option<&Run> {
        self.runs.iter().find(|run| (run.first..=run.last).contains(&day))
    }

    /// The `n`th working day after `start`: the first and the last day it can be. `n` is at least 1.
    pub fn after(&self, start: Day, n: u32) -> Option<(Day, Day)> {
        let Some(run) = self.run(start.checked_add(1)?) else {
            let (least, most) = self.record().steps(n)?;
            let beyond = (start.checked_add(least)?, start.checked_add(most)?);
            // No later than if the count began where the next known year does.
            let next = self.runs.iter().find(|run| run.first > start);
            let capped = next.and_then(|run| self.after(run.first - 1, n)).map_or(beyond.1, |(_, last)| last);
            return Some((beyond.0, beyond.1.min(capped)));
        };
        let index = run.upto(start) + usize::try_from(n).ok()? - 1;
        match run.days.get(index) {
            Some(day) => Some((*day, *day)),
            None => self.after(run.last, u32::try_from(index + 1 - run.days.len()).ok()?),
        }
    }

    /// The `n`th working day before `end`: the first and the last day it can be. `n` is at least 1.
    pub fn before(&self, end: Day, n: u32) -> Option<(Day, Day)> {
        let Some(run) = self.run(end.checked_sub(1)?) else {
            let (least, most) = self.record().steps(n)?;
            let beyond = (end.checked_sub(most)?, end.checked_sub(least)?);
            let last = self.runs.iter().rev().find(|run| run.last < end);
            let capped = last.and_then(|run| self.before(run.last + 1, n)).map_or(beyond.0, |(first, _)| first);
            return Some((beyond.0.max(capped), beyond.1));
        };
        let upto = run.upto(end - 1);
        let n = usize::try_from(n).ok()?;
        match upto.checked_sub(n) {
            Some(index) => Some((run.days[index], run.days[index])),
            None => self.before(run.first, u32::try_from(n - upto).ok()?),
        }
    }

    /// How many working days lie after `start` and up to `end`, at least and at most.
    pub fn between(&self, start: Day, end: Day) -> (u32, u32) {
        if end <= start {
            return (0, 0);
        }
        // The greatest n whose nth working day may, or must, lie within.
        let count = |pick: fn((Day, Day)) -> Day| {
            let (mut least, mut most) = (0, u32::try_from(end - start).unwrap_or(u32::MAX));
            while least < most {
                let middle = least + (most - least).div_ceil(2);
                match self.after(start, middle) {
                    Some(reach) if pick(reach) <= end => least = middle,
                    _ => most = middle - 1,
                }
            }
            least
        };
        (count(|(_, last)| last), count(|(first, _)| first))
    }

    fn record(&self) -> &Record {
        self.record.get_or_init(|| Arc::new(Record::of(&self.runs)))
    }
}

impl Run {
    /// How many working days of it lie before or on a day.
    pub fn upto(&self, day: Day) -> usize {
        let index = usize::try_from(day - self.first).ok();
        let count = index.map_or(0, |index| self.upto[index.min(self.upto.len() - 1)]);
        usize::try_from(count).unwrap_or(usize::MAX)
    }
}

/// The first day of a year.
fn new_year(year: i16) -> Option<Day> {
    jiff::civil::Date::new(year, 1, 1).ok().map(|date| number(Date(date)))
}
