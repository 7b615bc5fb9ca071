//! Dates in the order that a schema declares, and in time where it asks whether something was.

use hetong::template::{Anchor, Bound, Definition, Reckoning, Relation};
use hetong::value::{Date, Period, Unit, Value};

use super::filling::{Filling, related};

/// A day on the right side of everything it is compared with. Where there is none, any: what does not fit is drawn anew.
pub fn draw(filling: &mut Filling, definition: &Definition, path: &str) -> Value {
    for kept in keepers(filling, definition) {
        filling.need(&kept, path);
    }
    let (low, high) = bounds(filling, definition, path);
    let spread = *filling.draws.pick(&[3, 15, 60, 400]);
    let first = low.unwrap_or_else(|| shift(high.unwrap_or(filling.ground.today), -spread));
    let last = high.unwrap_or_else(|| shift(first, spread));
    let last = if first < last { last.min(shift(first, spread)) } else { last };
    let days = usize::try_from(first.0.until(last.0).map_or(0, |span| span.get_days())).unwrap_or(0);
    let is_whole = definition.relations.iter().any(|(relation, _)| matches!(relation, Relation::WithinTerm { .. }));
    let day = match high {
        Some(high) if is_whole && filling.draws.one_in(2) => high,
        _ => shift(first, i64::try_from(filling.draws.below(days + 1)).expect("few days")),
    };
    Value::Date(day)
}

/// Whether a date lies within its bounds.
pub fn fits(filling: &Filling, definition: &Definition, path: &str, value: &Value) -> bool {
    let Value::Date(date) = value else { return false };
    let (low, high) = bounds(filling, definition, path);
    low.is_none_or(|low| low <= *date) && high.is_none_or(|high| *date <= high)
}

/// The first and the last day a date may be.
fn bounds(filling: &Filling, definition: &Definition, path: &str) -> (Option<Date>, Option<Date>) {
    let (mut lows, mut highs) = (Vec::new(), Vec::new());
    for (relation, _) in &definition.relations {
        match relation {
            Relation::Order(order) => {
                let anchor = match &order.anchor {
                    Anchor::Today => Some(filling.ground.today),
                    Anchor::Field(other) => day(filling, &related(other, path)),
                };
                let anchor = anchor.and_then(|anchor| order.plus.map_or(Some(anchor), |plus| anchor.add(plus)));
                let Some(anchor) = anchor else { continue };
                match order.bound {
                    Bound::After => lows.push(shift(anchor, 1)),
                    Bound::NotBefore => lows.push(anchor),
                    Bound::Before => highs.push(shift(anchor, -1)),
                    Bound::NotAfter => highs.push(anchor),
                }
            }
            Relation::WithinTerm { from, length } => {
                let from = day(filling, &related(from, path));
                lows.extend(from);
                highs.extend(
                    from.and_then(|from| counted(from, &filling.value(&related(length, path))?, Reckoning::Term)),
                );
            }
            _ => {}
        }
    }
    highs.extend(keepers(filling, definition).iter().filter_map(|by| day(filling, by)));
    (lows.into_iter().max(), highs.into_iter().min())
}

/// The last days by which something counts as done in time, where this is when it was done.
fn keepers(filling: &Filling, definition: &Definition) -> Vec<String> {
    let all = filling.ground.template.schema.definitions().iter().flat_map(|field| &field.relations);
    all.filter_map(|(relation, _)| match relation {
        Relation::Kept { done, by } if *done == definition.path => Some(by.clone()),
        _ => None,
    })
    .collect()
}

/// The day of a field; of one that is computed, a day no later.
fn day(filling: &Filling, path: &str) -> Option<Date> {
    let computed = filling.definition(path).relations.iter().find_map(|(relation, _)| match relation {
        Relation::Due { from, within, reckoning } => Some((from, within, *reckoning)),
        _ => None,
    });
    match computed {
        Some((from, within, reckoning)) => counted(day(filling, from)?, &filling.value(within)?, reckoning),
        None => match filling.value(path)? {
            Value::Date(date) => Some(date),
            _ => None,
        },
    }
}

/// Where a period ends, as if every day were worked: never too late.
fn counted(from: Date, period: &Value, reckoning: Reckoning) -> Option<Date> {
    let Value::Period(Period { count, unit }) = *period else { return None };
    let days = i64::from(count);
    match (reckoning, unit) {
        (_, Unit::Hours) => None,
        (Reckoning::Within, Unit::WorkingDays) => Some(shift(from, days)),
        (Reckoning::Within, _) => from.add(Period { count, unit }),
        (Reckoning::Term, _) => Some(shift(from.add(Period { count, unit })?, -1)),
        (Reckoning::Before, _) => Some(shift(from, -days * longest(unit))),
    }
}

/// How many days one of a unit can be.
pub const fn longest(unit: Unit) -> i64 {
    match unit {
        Unit::Hours | Unit::Days => 1,
        Unit::WorkingDays => 12,
        Unit::Weeks => 7,
        Unit::Months => 31,
        Unit::Years => 366,
    }
}

/// So many days later.
pub fn shift(date: Date, days: i64) -> Date {
    let span = jiff::Span::new().days(days);
    Date(date.0.checked_add(span).expect("a day of these centuries"))
}
