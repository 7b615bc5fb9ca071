//! A period that has to be over, or to have been given, before a term ends.

use std::cmp::Ordering;

use super::{Case, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Text};
use crate::say;
use crate::value::{Period, Unit, Value};

/// A period and the term it does not fit into, with their names and lengths.
pub(super) struct Overrun<'a> {
    field: &'a Field,
    term: &'a Field,
    /// The name of the period.
    pub name: Text,
    /// The name of the term.
    pub term_name: Text,
    /// The length of the period.
    pub length: Text,
    /// The length of the term.
    pub term_length: Text,
}

impl<'a> Overrun<'a> {
    /// Compares a period with the term at `path`; none where it fits, or where the calendar would have to decide.
    pub(super) fn find(case: &'a Case, field: &'a Field, path: &str) -> Option<Self> {
        let term = pattern::related(case.contract, field, path)?;
        let (Some(Value::Period(period)), Some(Value::Period(limit))) = (field.value(), term.value()) else {
            return None;
        };
        is_as_long(*period, *limit).then(|| Self {
            field,
            term,
            name: pattern::name(case.contract, field),
            term_name: pattern::name(case.contract, term),
            length: pattern::shown(&Value::Period(*period)),
            term_length: pattern::shown(&Value::Period(*limit)),
        })
    }

    /// The finding, with both places.
    pub(super) fn finding(self, message: Text) -> Finding {
        let label = say!(
            zh: "不短于{zh}", en: "no shorter than {en}", zh = self.term_length.zh, en = self.term_length.en,
        );
        let see = say!(zh: "“{zh}”在此", en: "“{en}”", zh = self.term_name.zh, en = self.term_name.en);
        let help = say!(
            zh: "请把“{zh}”改得短于{limit_zh}；若错在“{term_zh}”，请更正该项",
            en: "make “{en}” shorter than {limit_en}; if “{term_en}” is what is wrong, correct that",
            zh = self.name.zh, en = self.name.en, limit_zh = self.term_length.zh, limit_en = self.term_length.en,
            term_zh = self.term_name.zh, term_en = self.term_name.en,
        );
        let finding = Finding::new(message).of(&self.field.path).at(self.field.place.value(), label);
        finding.see(self.term.place.value(), see).help(help)
    }
}

/// Whether a period is certainly no shorter than another, whatever the calendar.
fn is_as_long(period: Period, limit: Period) -> bool {
    match period.compare(limit) {
        Some(order) => order != Ordering::Less,
        None => hours(period, false) >= hours(limit, true),
    }
}

/// The hours of a period, at least or at most. Working days are at least so many days; how many at most, a holiday of
/// any length may decide, which is taken as ten days for every five.
fn hours(period: Period, most: bool) -> u64 {
    let count = u64::from(period.count);
    let either = |least: u64, greatest: u64| if most { greatest } else { least };
    let days = match period.unit {
        Unit::Hours => return count,
        Unit::Days => count,
        Unit::WorkingDays => either(count, count * 2 + 14),
        Unit::Weeks => count * 7,
        Unit::Months => count / 12 * either(365, 366) + count % 12 * either(28, 31),
        Unit::Years => count * either(365, 366),
    };
    days * 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_different_units_are_compared_where_the_calendar_cannot_matter() {
        let period = |count, unit| Period { count, unit };
        assert!(is_as_long(period(12, Unit::Months), period(1, Unit::Years)));
        assert!(is_as_long(period(366, Unit::Days), period(1, Unit::Years)));
        assert!(!is_as_long(period(365, Unit::Days), period(1, Unit::Years)));
        assert!(is_as_long(period(400, Unit::WorkingDays), period(1, Unit::Years)));
        assert!(!is_as_long(period(30, Unit::Days), period(20, Unit::WorkingDays)));
        assert!(!is_as_long(period(u32::MAX, Unit::Hours), period(u32::MAX, Unit::Years)));
    }
}
