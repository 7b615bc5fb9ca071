//! Dates and answers that are computed: the last day of a period, and whether it was kept.

use super::{Contract, State};
use crate::calendar::{Calendar, Roll};
use crate::template::{Reckoning, Relation};
use crate::value::{Date, Period, Value};

/// Computes them all. One may rest on another that stands before it in the schema.
pub(super) fn settle(contract: &mut Contract, calendar: &Calendar) {
    for index in 0..contract.fields.len() {
        let field = &contract.fields[index];
        let relations = contract.definition(field).relations.iter().map(|(relation, _)| relation);
        let Some(relation) = relations.into_iter().find(|relation| relation.is_computed()) else { continue };
        let state = match relation {
            Relation::Due { from, within, reckoning } => due(contract, calendar, from, within, *reckoning),
            Relation::Kept { done, by } => kept(contract, done, by),
            _ => continue,
        };
        contract.fields[index].state = state;
    }
}

/// The last day of a period; open, as long as the day it runs from is, or where its year's holidays are not known.
fn due(contract: &Contract, calendar: &Calendar, from: &str, within: &str, reckoning: Reckoning) -> State {
    let day = date(contract, from).zip(period(contract, within)).and_then(|(from, within)| match reckoning {
        Reckoning::Within => calendar.end(from, within, Roll::Forward),
        Reckoning::Before => calendar.back(from, within),
        Reckoning::Term => calendar.term(from, within, Roll::Stay),
    });
    day.and_then(crate::calendar::Reach::known).map_or(State::Unreadable, |day| State::Filled(Value::Date(day)))
}

/// Whether something was done by a day.
fn kept(contract: &Contract, done: &str, by: &str) -> State {
    let Some((done, by)) = date(contract, done).zip(date(contract, by)) else { return State::Unreadable };
    State::Filled(Value::Choice(if done <= by { "kept" } else { "late" }.to_owned()))
}

fn date(contract: &Contract, path: &str) -> Option<Date> {
    match contract.value(path)? {
        Value::Date(date) => Some(*date),
        _ => None,
    }
}

fn period(contract: &Contract, path: &str) -> Option<Period> {
    match contract.value(path)? {
        Value::Period(period) => Some(*period),
        _ => None,
    }
}
