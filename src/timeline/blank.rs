//! A period that is not filled in yet: which values keep the whole timeline possible, and what binds at either end.

use super::Timeline;
use super::conflict::{Conflict, Mode, conflict};
use super::network;
use super::step::steps;
use crate::calendar::Calendar;
use crate::contract::Contract;
use crate::template::Definition;
use crate::value::{Kind, Period, Unit, Value};

/// The values of a period that keep the timeline possible, whichever turn things take and however much of its time each
/// party uses. An end that only the schema sets has no bound here.
#[derive(Debug, Clone)]
pub struct Room {
    /// The unit the values are in.
    pub unit: Unit,
    /// The least value, and what fails below it.
    pub least: Option<Bounded>,
    /// The greatest value, and what fails above it.
    pub most: Option<Bounded>,
}

/// One end, and why it is one.
#[derive(Debug, Clone)]
pub struct Bounded {
    /// The value; nothing, where no value of the range will do.
    pub count: Option<u32>,
    /// What fails beyond it.
    pub conflict: Conflict,
    /// The course of events in which it fails.
    pub branches: Vec<String>,
}

/// The room for a period; nothing, where the timeline does not ask for it or leaves all its range.
#[must_use]
pub fn room(contract: &Contract, calendar: &Calendar, path: &str) -> Option<Room> {
    let events = &contract.template.schedule.events;
    let is_asked = events.iter().flat_map(|event| &event.timings).any(|timing| timing.moment.field() == Some(path));
    let definition = contract.template.schema.get(path)?;
    let unit = is_asked.then(|| unit(definition))??;
    let (min, max) = range(definition, unit);
    let solver = Solver { contract, calendar, path, unit, courses: Timeline::courses(contract) };
    let room = match (solver.failure(min), solver.failure(max)) {
        (None, None) => return None,
        (None, Some(_)) => {
            let (count, failure) = solver.last(min, max);
            Room { unit, least: None, most: Some(solver.bounded(Some(count), failure)?) }
        }
        (Some(_), None) => {
            let (count, failure) = solver.first(min, max);
            Room { unit, least: Some(solver.bounded(Some(count), failure)?), most: None }
        }
        // Too short and too long at once, or wrong whatever it is.
        (Some(_), Some(_)) => match (min..=max).take(LONGEST).find(|count| solver.failure(*count).is_none()) {
            None => Room { unit, least: None, most: Some(solver.bounded(None, min)?) },
            Some(within) => {
                let ((first, below), (last, above)) = (solver.first(min, within), solver.last(within, max));
                let (least, most) = (solver.bounded(Some(first), below)?, solver.bounded(Some(last), above)?);
                Room { unit, least: Some(least), most: Some(most) }
            }
        },
    };
    Some(room)
}

/// So many values are tried one by one where both ends of a range fail.
const LONGEST: usize = 400;

struct Solver<'a> {
    contract: &'a Contract,
    calendar: &'a Calendar,
    path: &'a str,
    unit: Unit,
    courses: Vec<Vec<String>>,
}

impl Solver<'_> {
    /// The course in which a value fails, and how.
    fn failure(&self, count: u32) -> Option<(&Vec<String>, Mode)> {
        let period = Period { count, unit: self.unit };
        self.courses.iter().find_map(|course| {
            let steps = steps(self.contract, course, Some((self.path, period)));
            let fails = |mode: &Mode| {
                let (rules, _) = network::rules(&steps, *mode == Mode::AllTime);
                network::carry(&rules, steps.len(), self.calendar, |_| true).is_err()
            };
            [Mode::Possible, Mode::AllTime].into_iter().find(fails).map(|mode| (course, mode))
        })
    }

    /// The last value that holds, given that `good` does and `bad` does not; and the first that fails.
    fn last(&self, mut good: u32, mut bad: u32) -> (u32, u32) {
        while bad - good > 1 {
            let middle = good + (bad - good) / 2;
            if self.failure(middle).is_none() {
                good = middle;
            } else {
                bad = middle;
            }
        }
        (good, bad)
    }

    /// The first value that holds, given that `good` does and `bad` does not; and the last that fails.
    fn first(&self, mut bad: u32, mut good: u32) -> (u32, u32) {
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2;
            if self.failure(middle).is_none() {
                good = middle;
            } else {
                bad = middle;
            }
        }
        (good, bad)
    }

    fn bounded(&self, count: Option<u32>, failure: u32) -> Option<Bounded> {
        let (course, mode) = self.failure(failure)?;
        let period = Period { count: failure, unit: self.unit };
        let steps = steps(self.contract, course, Some((self.path, period)));
        Some(Bounded { count, conflict: conflict(&steps, self.calendar, mode)?, branches: course.clone() })
    }
}

/// The unit values are given in.
fn unit(definition: &Definition) -> Option<Unit> {
    let of_example = || match Kind::Period.parse(&definition.example.zh) {
        Ok(Value::Period(period)) => Some(period.unit),
        _ => None,
    };
    definition.units.first().copied().or_else(of_example)
}

/// The least and the greatest value a definition allows, or any contract would hold.
fn range(definition: &Definition, unit: Unit) -> (u32, u32) {
    let end = |value: &Option<Value>| match value {
        Some(Value::Period(period)) if period.unit == unit => Some(period.count),
        _ => None,
    };
    let most = match unit {
        Unit::Hours => 8760,
        Unit::WorkingDays => 1000,
        Unit::Days => 1500,
        Unit::Weeks => 200,
        Unit::Months => 240,
        Unit::Years => 50,
    };
    let min = end(&definition.min).unwrap_or(1);
    (min, end(&definition.max).unwrap_or(most).max(min))
}
