//! What there is to tell of a field to those who fill it in, wherever it is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::contract::bind_with;
use crate::diag::{Lang, Text};
use crate::say;
use crate::template::{Condition, Definition, Schema, Template, Type};
use crate::timeline::{Bounded, Room, room};
use crate::value::{Kind, Period, Style, Unit, Value};
use crate::yaml;

/// The names directly below a path of a schema, in its order: fields, groups, and groups that only their fields imply.
pub(super) fn names<'a>(schema: &'a Schema, path: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for definition in schema.definitions() {
        let below = match path {
            "" => Some(definition.path.as_str()),
            path => definition.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
        };
        let Some(name) = below.and_then(|rest| rest.split(['.', '[']).next()) else { continue };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What the timeline leaves of the range of each period by a calendar, all other values being those of the example.
/// Nothing of a period that may take any value of its range.
pub(super) fn rooms(template: &Arc<Template>, calendar: &Calendar) -> BTreeMap<String, Text> {
    let root = template.example.as_ref().and_then(|example| Some((example, yaml::read(example).0?)));
    let Some((example, root)) = root else { return BTreeMap::new() };
    let contract = bind_with(example, &root, Arc::clone(template), Vec::new(), calendar);
    let periods = template.schema.definitions().iter().filter(|definition| definition.kind() == Some(Kind::Period));
    let rooms = periods.filter_map(|definition| {
        let room = room(&contract, calendar, &definition.path)?;
        Some((definition.path.clone(), within(&room)?))
    });
    rooms.collect()
}

/// The values a timeline leaves, in words.
fn within(room: &Room) -> Option<Text> {
    let end = |end: &Option<Bounded>| end.as_ref().and_then(|end| end.count);
    let shown = |count: u32| Value::Period(Period { count, unit: room.unit });
    let [zh, en] = Lang::ALL.map(|lang| {
        let word = |zh: &'static str, en: &'static str| if lang == Lang::Zh { zh } else { en };
        let show = |value: Value| value.show(lang, Style::Figures);
        let least = end(&room.least).map(|count| format!("{}{}", word("最少", "at least "), show(shown(count))));
        let most = end(&room.most).map(|count| format!("{}{}", word("最多", "at most "), show(shown(count))));
        let parts: Vec<String> = least.into_iter().chain(most).collect();
        (!parts.is_empty()).then(|| parts.join(word("，", ", ")))
    });
    let (zh, en) = (zh?, en?);
    Some(say!(zh: "{zh}（其余各项如示例）", en: "{en} (all else as in the example)", zh = zh, en = en))
}

/// Whether a spec is asked for anything at a path: a field of its own, or a group or a list with one in it.
pub(super) fn is_asked(schema: &Schema, path: &str) -> bool {
    match schema.get(path).map(|definition| definition.r#type) {
        Some(Type::Single(_) | Type::Bilingual) => schema.get(path).is_some_and(Definition::is_asked),
        Some(Type::List) => {
            names(schema, &format!("{path}[]")).into_iter().any(|name| is_asked(schema, &format!("{path}[].{name}")))
        }
        Some(Type::Group | Type::Party) | None => {
            names(schema, path).into_iter().any(|name| is_asked(schema, &join(path, name)))
        }
    }
}

/// A path and a name below it.
pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Both languages on one line; once, where they are the same.
pub(super) fn both(text: &Text, between: &str) -> String {
    if text.zh == text.en { text.zh.clone() } else { format!("{}{between}{}", text.zh, text.en) }
}

/// When a field is asked for.
pub(super) fn asked_for(condition: &Condition) -> Text {
    let tests = condition.tests.iter().map(|test| match (&test.value, test.negated) {
        (Some(value), false) => say!(zh: "{path} 为 {value}", en: "{path} is {value}", path = test.path, value = value),
        (Some(value), true) => {
            say!(zh: "{path} 不为 {value}", en: "{path} is not {value}", path = test.path, value = value)
        }
        (None, false) => say!(zh: "填写了 {path}", en: "{path} is filled", path = test.path),
        (None, true) => say!(zh: "不填 {path}", en: "{path} is left out", path = test.path),
    });
    let (zh, en): (Vec<_>, Vec<_>) = tests.map(|test| (test.zh, test.en)).unzip();
    say!(zh: "仅当 {zh} 时填写", en: "only if {en}", zh = zh.join("，且 "), en = en.join(" and "))
}

/// The least and the greatest value of a field, or number of items of a list, where there are bounds.
pub(super) fn range(definition: &Definition) -> Option<String> {
    let end = |value: &Option<Value>| value.as_ref().map(Value::canonical);
    let range = match (end(&definition.min), end(&definition.max)) {
        (Some(min), Some(max)) => format!("{min} – {max}"),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (None, None) => return None,
    };
    Some(if definition.r#type == Type::List { format!("{range} 项 / items") } else { range })
}

/// The units a period may have, unless its range names them all.
pub(super) fn units(definition: &Definition) -> Option<String> {
    let ends = [&definition.min, &definition.max];
    let is_end = |end: &Option<Value>, unit| matches!(end, Some(Value::Period(period)) if period.unit == unit);
    let is_named = |unit: &Unit| ends.iter().any(|end| is_end(end, *unit));
    if definition.units.iter().all(is_named) {
        return None;
    }
    let name = |unit: &Unit| Period { count: 2, unit: *unit }.show(Lang::En).replacen("2 ", "", 1);
    Some(definition.units.iter().map(name).collect::<Vec<_>>().join(" · "))
}

/// The choices a field has: what is written, and what it means.
pub(super) fn choices(definition: &Definition) -> Vec<(&str, String)> {
    match definition.r#type {
        Type::Single(Kind::Flag) => vec![("yes", "是".to_owned()), ("no", "否".to_owned())],
        _ => definition.choices.iter().map(|choice| (choice.key.as_str(), both(&choice.label, " / "))).collect(),
    }
}
