//! A sum that does not come out: the pattern of the checks in `sum`.

use std::cmp::Ordering;

use super::{Case, pattern};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Text};
use crate::say;
use crate::template::{Relation, Total};
use crate::value::{Kind, Money, Percent, Value};

/// Items of a list that must add up, and to what.
pub(super) struct Sum<'a> {
    /// The items, all filled.
    pub items: Vec<&'a Field>,
    /// The field of the total, unless the total is fixed.
    pub total: Option<&'a Field>,
    /// The value they should add up to.
    pub expected: Value,
}

/// Every sum a template declares over values of one kind, where all that is needed is filled.
pub(super) fn sums<'a>(case: &'a Case, kind: Kind) -> Vec<Sum<'a>> {
    let contract = case.contract;
    let mut sums = Vec::new();
    for definition in contract.template.schema.definitions().iter().filter(|definition| definition.kind() == Some(kind))
    {
        for (relation, _) in &definition.relations {
            match relation {
                Relation::SumTo(total) => {
                    let items: Vec<&Field> = contract.filling(&definition.path).collect();
                    let (total, expected) = match total {
                        Total::Percent(percent) => (None, Some(Value::Percent(*percent))),
                        Total::Field(path) => (contract.field(path), contract.value(path).cloned()),
                    };
                    sums.extend(sum(items, total, expected));
                }
                Relation::SumOf(paths) => {
                    let items: Option<Vec<&Field>> = paths.iter().map(|path| contract.field(path)).collect();
                    let total = contract.field(&definition.path);
                    let expected = contract.value(&definition.path).cloned();
                    sums.extend(items.and_then(|items| sum(items, total, expected)));
                }
                _ => {}
            }
        }
    }
    sums
}

/// A sum that can be checked: there are items, and every one is filled.
fn sum<'a>(items: Vec<&'a Field>, total: Option<&'a Field>, expected: Option<Value>) -> Option<Sum<'a>> {
    let ready = !items.is_empty() && items.iter().all(|item| item.value().is_some());
    ready.then_some(Sum { items, total, expected: expected? })
}

/// What is wrong with a sum, if anything: the actual sum, the one expected, and the difference.
pub(super) fn mismatch(contract: &Contract, sum: &Sum) -> Option<Finding> {
    let values: Vec<&Value> = sum.items.iter().filter_map(|item| item.value()).collect();
    let actual = add(&values)?;
    let (difference, more) = match actual.compare(&sum.expected)? {
        Ordering::Equal => return None,
        Ordering::Less => (subtract(&sum.expected, &actual)?, false),
        Ordering::Greater => (subtract(&actual, &sum.expected)?, true),
    };
    let (items, total) = (names(contract, sum), sum.total.map(|total| pattern::name(contract, total)));
    let (actual, expected) = (pattern::shown(&actual), pattern::shown(&sum.expected));
    let by = pattern::shown(&difference);
    let (zh, en) = match (more, difference.kind()) {
        (true, Kind::Integer) => ("多", "too many"),
        (false, Kind::Integer) => ("少", "too few"),
        (true, _) => ("多", "too much"),
        (false, _) => ("少", "too little"),
    };
    let by = say!(zh: "{zh}{by_zh}", en: "{by_en} {en}", zh = zh, en = en, by_zh = by.zh, by_en = by.en);
    let (aim_zh, aim_en) = match &total {
        Some(total) => (format!("“{}”为{}", total.zh, expected.zh), format!("“{}” is {}", total.en, expected.en)),
        None => (format!("应为{}", expected.zh), format!("they must make {}", expected.en)),
    };
    let message = say!(
        zh: "{items_zh}合计{actual_zh}，{aim_zh}，{by_zh}", en: "{items_en} add up to {actual_en}, but {aim_en}: {by_en}",
        items_zh = items.zh, items_en = items.en, actual_zh = actual.zh, actual_en = actual.en,
        aim_zh = aim_zh, aim_en = aim_en, by_zh = by.zh, by_en = by.en,
    );
    let help = help(sum, &values, total.as_ref());
    Some(point(contract, sum, message, &actual).help(help))
}

/// The sum's items by their labels; for items of a list, the one label they share.
fn names(contract: &Contract, sum: &Sum) -> Text {
    let mut labels: Vec<Text> = Vec::new();
    for item in &sum.items {
        let label = pattern::label(contract.definition(item));
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let zh: Vec<String> = labels.iter().map(|label| format!("“{}”", label.zh)).collect();
    let en: Vec<String> = labels.iter().map(|label| format!("“{}”", label.en)).collect();
    let in_list = list(sum).map(|_| sum.items.len());
    match in_list {
        Some(count) => {
            say!(
                zh: "{count}项{zh}", en: "the {count} values of {en}",
                count = count, zh = zh.concat(), en = en.concat(),
            )
        }
        None => Text { zh: zh.join("与"), en: en.join(" and ") },
    }
}

/// The list whose items are added up, where it is one.
fn list<'a>(sum: &Sum<'a>) -> Option<&'a str> {
    sum.items.first()?.path.split_once('[').map(|(list, _)| list)
}

/// Points at the total and at the items; of a long list, at the first and the last.
fn point(contract: &Contract, sum: &Sum, message: Text, actual: &Text) -> Finding {
    let value = |field: &Field| field.value().map(pattern::shown).unwrap_or_default();
    let finding = Finding::new(message);
    let Some(list) = list(sum) else {
        let finding = match sum.total {
            Some(total) => finding
                .of(&total.path)
                .at(total.place.value(), say!(zh: "应为{zh}", en: "should be {en}", zh = actual.zh, en = actual.en)),
            None => finding,
        };
        return sum.items.iter().fold(finding, |finding, item| finding.see(item.place.value(), value(item)));
    };
    let (start, end) = (&sum.items[0], &sum.items[sum.items.len() - 1]);
    let label = say!(zh: "至此合计{zh}", en: "{en} up to here", zh = actual.zh, en = actual.en);
    let mut finding = finding.of(list).at(end.place.value(), label);
    if sum.items.len() > 1 {
        finding = finding.see(start.place.value(), say!(zh: "从此处加起", en: "added up from here"));
    }
    if let Some(total) = sum.total {
        let name = pattern::name(contract, total);
        finding = finding.see(total.place.value(), say!(zh: "“{zh}”在此", en: "“{en}”", zh = name.zh, en = name.en));
    }
    finding
}

/// The last item, or the total, as it would have to be.
fn help(sum: &Sum, values: &[&Value], total: Option<&Text>) -> Text {
    let last = values.split_last().and_then(|(_, others)| subtract(&sum.expected, &add(others)?));
    let last = last.filter(|last| subtract(last, last).as_ref() != Some(last));
    let all = add(values).map(|sum| pattern::spelt(&sum)).unwrap_or_default();
    match (last.filter(|_| list(sum).is_some()).map(|last| pattern::spelt(&last)), total) {
        (Some(last), Some(total)) => say!(
            zh: "请核对各项；若只错在最后一项，应为 `{last_zh}`；若错在“{zh}”，应为 `{all_zh}`",
            en: "check every one; if only the last is wrong, write `{last_en}`; if “{en}” is, write `{all_en}`",
            last_zh = last.zh, last_en = last.en, all_zh = all.zh, all_en = all.en, zh = total.zh, en = total.en,
        ),
        (Some(last), None) => say!(
            zh: "请核对各项；若只错在最后一项，应为 `{zh}`",
            en: "check every one; if only the last is wrong, write `{en}`",
            zh = last.zh, en = last.en,
        ),
        (None, Some(total)) => say!(
            zh: "请核对各项；若错在“{zh}”，应为 `{all_zh}`", en: "check every one; if “{en}” is wrong, write `{all_en}`",
            all_zh = all.zh, all_en = all.en, zh = total.zh, en = total.en,
        ),
        (None, None) => say!(
            zh: "不计最后一项也已足额，请逐项核对", en: "the last is not even needed to make the whole; check every one",
        ),
    }
}

/// The sum of values of one kind; none where they are of several currencies, too large, or not to be added.
fn add(values: &[&Value]) -> Option<Value> {
    let (first, others) = values.split_first()?;
    others.iter().try_fold((*first).clone(), |sum, value| match (sum, value) {
        (Value::Percent(a), Value::Percent(b)) => {
            Some(Value::Percent(Percent::new(a.points().checked_add(b.points())?)))
        }
        (Value::Money(a), Value::Money(b)) if a.currency == b.currency => {
            Some(Value::Money(Money { amount: a.amount.checked_add(b.amount)?, ..a }))
        }
        (Value::Integer(a), Value::Integer(b)) => a.checked_add(*b).map(Value::Integer),
        _ => None,
    })
}

/// What is left of a value after another; none where that would be less than nothing.
fn subtract(whole: &Value, part: &Value) -> Option<Value> {
    match (whole, part) {
        (Value::Percent(a), Value::Percent(b)) if a >= b => {
            Some(Value::Percent(Percent::new(a.points().checked_sub(b.points())?)))
        }
        (Value::Money(a), Value::Money(b)) if a.compare(*b)?.is_ge() => {
            Some(Value::Money(Money { amount: a.amount.checked_sub(b.amount)?, ..*a }))
        }
        (Value::Integer(a), Value::Integer(b)) => a.checked_sub(*b).map(Value::Integer),
        _ => None,
    }
}
