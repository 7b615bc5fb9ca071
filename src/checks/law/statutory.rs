//! Values above what a statute allows, as a schema declares it with `statutory:`.

use std::cmp::Ordering;

use crate::checks::{Case, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Text};
use crate::law::{self, Gauge, Limit, Row};
use crate::say;
use crate::template::Relation;
use crate::value::{Kind, Period, Unit, Value};

/// A finding for every value above its limit, for the limits that a test picks.
pub(super) fn exceeding(case: &Case, picks: fn(&Limit) -> bool) -> Vec<Finding> {
    let relations = case.contract.relations();
    relations
        .filter_map(|(field, relation)| {
            let Relation::Statutory(statutory) = relation else { return None };
            let limit = law::limit(&statutory.limit).filter(|limit| picks(limit))?;
            let by = statutory.by.as_deref().map(|path| pattern::related(case.contract, field, path));
            // Where the limit depends on a field that is blank, the blank is reported.
            let by = match by {
                Some(by) => Some(by.filter(|by| by.value().is_some())?),
                None => None,
            };
            exceeds(case, field, limit, by)
        })
        .collect()
}

fn exceeds(case: &Case, field: &Field, limit: &'static Limit, by: Option<&Field>) -> Option<Finding> {
    let value = field.value()?;
    let row = limit.rows.iter().find(|row| fits(row, by.and_then(Field::value)))?;
    let max = match limit.gauge {
        Gauge::Percent => Kind::Percent,
        _ => Kind::Period,
    };
    let max = max.parse(&row.max).ok()?;
    if !is_above(value, &max) {
        return None;
    }
    let (name, shown, most) = (pattern::name(case.contract, field), pattern::shown(value), pattern::shown(&max));
    let article = limit.article.name();
    let is_forbidden = matches!(max, Value::Period(Period { count: 0, .. }));
    let message = if is_forbidden {
        say!(
            zh: "“{zh}”为{zh_value}，依{zh_law}不得约定", en: "“{en}” is {en_value}, where {en_law} allows none",
            zh = name.zh, en = name.en, zh_value = shown.zh, en_value = shown.en, zh_law = article.zh, en_law = article.en,
        )
    } else {
        say!(
            zh: "“{zh}”为{zh_value}，超过{zh_law}的上限{zh_max}",
            en: "“{en}” is {en_value}, above the {en_max} that {en_law} allows",
            zh = name.zh, en = name.en, zh_value = shown.zh, en_value = shown.en, zh_law = article.zh, en_law = article.en,
            zh_max = most.zh, en_max = most.en,
        )
    };
    let mut finding = Finding::new(message)
        .of(&field.path)
        .at(field.place.value(), say!(zh: "超过法定上限", en: "above the statutory limit"))
        .on(limit.article.printed())
        .help(help(limit, &most, is_forbidden));
    if let Some(by) = by {
        let name = pattern::name(case.contract, by);
        let label = say!(zh: "上限随“{zh}”而定", en: "the limit depends on “{en}”", zh = name.zh, en = name.en);
        finding = finding.see(by.place.value(), label);
    }
    Some(finding)
}

fn help(limit: &Limit, most: &Text, is_forbidden: bool) -> Text {
    if is_forbidden {
        return say!(zh: "请删去这一约定", en: "delete it");
    }
    let text = say!(zh: "请改为不超过{zh}", en: "write no more than {en}", zh = most.zh, en = most.en);
    match limit.as_of {
        Some(day) => say!(
            zh: "{zh}；{remark_zh}（{day}的数据，未经核实，请对照签约时的数据）",
            en: "{en}; {remark_en} (as of {day}, unverified; compare the figure at the time of signing)",
            zh = text.zh, en = text.en, remark_zh = limit.remark.zh, remark_en = limit.remark.en, day = day,
        ),
        None => text,
    }
}

/// Whether a row holds for what the limit depends on.
fn fits(row: &Row, by: Option<&Value>) -> bool {
    if let Some(below) = &row.below {
        let below = Kind::Period.parse(below).ok();
        return by.zip(below).is_some_and(|(by, below)| by.compare(&below) == Some(Ordering::Less));
    }
    match &row.is {
        Some(key) => matches!(by, Some(Value::Choice(choice)) if choice == key),
        None => true,
    }
}

/// Whether a value is above a limit, as far as they can be compared. So many working days are at least as many days;
/// and five of them always take a week, wherever they begin, but for make-up days.
fn is_above(value: &Value, max: &Value) -> bool {
    match (value, max) {
        (
            Value::Period(Period { count, unit: Unit::WorkingDays }),
            Value::Period(Period { count: max, unit: Unit::Days }),
        ) => count.saturating_add(count.saturating_sub(1) / 5 * 2) > *max,
        (Value::Period(value), Value::Period(max)) if value.compare(*max).is_none() => {
            // Days against months and years: no month has more than 31 days, and no year more than 366.
            matches!((shortest(*value), longest(*max)), (Some(value), Some(max)) if value > max)
        }
        _ => value.compare(max) == Some(Ordering::Greater),
    }
}

/// The fewest days a period can take.
fn shortest(period: Period) -> Option<u64> {
    days(period, 28, 365)
}

/// The most days a period can take.
fn longest(period: Period) -> Option<u64> {
    days(period, 31, 366)
}

fn days(period: Period, month: u64, year: u64) -> Option<u64> {
    let count = u64::from(period.count);
    match period.unit {
        Unit::Hours | Unit::WorkingDays => None,
        Unit::Days => Some(count),
        Unit::Weeks => Some(count * 7),
        // Twelve months are a year, whatever the length of each.
        Unit::Months => Some(count / 12 * year + count % 12 * month),
        Unit::Years => Some(count * year),
    }
}
