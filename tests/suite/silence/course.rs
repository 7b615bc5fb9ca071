//! Times that fit together: however long everything takes, it is over by the dates a template's events say.

use std::collections::BTreeSet;

use hetong::template::{Amount, Event, Moment, Shift, Since, TimeBound, Type};
use hetong::value::{Date, Kind, Period, Unit, Value};

use super::dates::{longest, shift};
use super::filling::Filling;

/// Makes the times shorter until they fit; says whether they do.
pub fn settle(filling: &mut Filling) -> bool {
    for _ in 0..12 {
        if fits(filling) {
            return true;
        }
        shorten(filling);
    }
    false
}

/// Whether a period is shorter than a term, whatever the calendar.
pub fn is_shorter(period: &Value, term: Option<&Value>) -> bool {
    let (Value::Period(period), Some(Value::Period(term))) = (period, term) else { return true };
    let shortest = match term.unit {
        Unit::Months => i64::from(term.count) * 28,
        Unit::Years => i64::from(term.count) * 365,
        _ => i64::from(term.count),
    };
    match (period.unit, term.unit) {
        (Unit::Months, Unit::Years) => period.count < term.count * 12,
        _ => days(period.count, period.unit) < shortest,
    }
}

/// The most calendar days a period can take.
fn days(count: u32, unit: Unit) -> i64 {
    match unit {
        // Seven days for every five that are worked, the holidays of the year, and a long one at the end.
        Unit::WorkingDays => i64::from(count) * 3 / 2 + 20,
        _ => i64::from(count) * longest(unit),
    }
}

fn events<'a>(filling: &Filling<'a>) -> &'a [Event] {
    &filling.ground.template.schedule.events
}

fn fits(filling: &Filling) -> bool {
    events(filling).iter().all(|event| {
        let deadlines =
            event.timings.iter().filter(|timing| matches!(timing.bound, TimeBound::NotAfter | TimeBound::Before));
        deadlines.filter_map(|timing| day(filling, &timing.moment)).all(|deadline| {
            let (start, longest) = chain(filling, event);
            start.is_none_or(|start| shift(start, longest + 5) < deadline)
        })
    })
}

/// The day of a moment that is fixed, counted from what is.
fn day(filling: &Filling, moment: &Moment) -> Option<Date> {
    let from = moment.origins.iter().find_map(|origin| match origin {
        Since::Named(name) => match events(filling).iter().find(|event| event.name == *name) {
            Some(event) => {
                let at = event.timings.iter().find(|timing| timing.bound == TimeBound::At)?;
                day(filling, &at.moment)
            }
            None => match filling.value(name)? {
                Value::Date(date) => Some(date),
                _ => None,
            },
        },
        Since::Day(day) => Some(*day),
        Since::AnyTime => None,
    })?;
    let days = |amount: &Amount| period(filling, amount).map(|period| days(period.count, period.unit));
    match &moment.shift {
        Shift::None => Some(from),
        Shift::Before(amount) => Some(shift(from, -days(amount)?)),
        Shift::After(amount) => Some(shift(from, days(amount)?)),
        Shift::Term(amount) => from.add(period(filling, amount)?).map(|end| shift(end, -1)),
    }
}

fn period(filling: &Filling, amount: &Amount) -> Option<Period> {
    match amount {
        Amount::Fixed(period) => Some(*period),
        Amount::Field(path) => match filling.value(path)? {
            Value::Period(period) => Some(period),
            _ => None,
        },
    }
}

/// The events that can come before one, itself included: a day from which they run, and the most days all of them take.
fn chain(filling: &Filling, event: &Event) -> (Option<Date>, i64) {
    let (mut seen, mut open) = (BTreeSet::new(), vec![event]);
    let (mut start, mut working, mut other) = (None, 0, 0);
    while let Some(event) = open.pop() {
        if !seen.insert(event.name.as_str()) {
            continue;
        }
        let rounds = event.rounds.as_ref().and_then(|path| filling.value(path));
        let rounds = if let Some(Value::Integer(rounds)) = rounds { u32::try_from(rounds).expect("few") } else { 1 };
        for timing in &event.timings {
            if matches!(timing.bound, TimeBound::NotAfter | TimeBound::Before) {
                continue;
            }
            if timing.bound == TimeBound::At {
                start = start.max(day(filling, &timing.moment));
                continue;
            }
            if let Shift::After(amount) = &timing.moment.shift
                && let Some(Period { count, unit }) = period(filling, amount)
            {
                match unit {
                    Unit::WorkingDays => working += count * rounds,
                    _ => other += days(count, unit) * i64::from(rounds) + 12,
                }
            }
            let names: Vec<&str> = timing.moment.origins().collect();
            open.extend(events(filling).iter().filter(|event| names.contains(&event.name.as_str())));
        }
    }
    (start, days(working, Unit::WorkingDays) + other)
}

/// Halves every period and every number of rounds on which the events rest, down to what the schema allows.
fn shorten(filling: &mut Filling) {
    let mut paths = BTreeSet::new();
    for event in events(filling) {
        paths.extend(event.rounds.as_deref());
        for timing in &event.timings {
            if !matches!(timing.moment.shift, Shift::Term(_)) && timing.bound != TimeBound::At {
                paths.extend(timing.moment.field());
            }
        }
    }
    for path in paths {
        let definition = filling.definition(path);
        let shorter = match (filling.value(path), &definition.min) {
            (Some(Value::Period(Period { count, unit })), min) => {
                let least = if let Some(Value::Period(least)) = min { least.count } else { 1 };
                Value::Period(Period { count: (count / 2).max(least).max(definition.leaves.unwrap_or(0)), unit })
            }
            (Some(Value::Integer(number)), min) => {
                let least = if let Some(Value::Integer(least)) = min { *least } else { 1 };
                Value::Integer((number / 2).max(least))
            }
            _ => continue,
        };
        if matches!(definition.r#type, Type::Single(Kind::Period | Kind::Integer)) {
            filling.write(path, shorter);
        }
    }
}
