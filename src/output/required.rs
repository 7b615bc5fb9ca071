//! What every spec must hold, and what some must: the `required` and `if` of a JSON Schema.

use serde_json::{Map, Value, json};

use super::guide::{join, names};
use crate::template::{Definition, Schema, Test, Type};
use crate::value::Kind;

/// Whether every spec has something at a path: a field needed without condition, or a group with one in it.
pub(super) fn is_required(schema: &Schema, path: &str) -> bool {
    match schema.get(path) {
        Some(field) if field.r#type == Type::List => {
            is_needed(field) && field.when.is_none() || field.r#match.is_some() && !field.optional
        }
        Some(field) if !is_heading(field) => is_needed(field) && field.when.is_none(),
        _ => names(schema, path).into_iter().any(|name| is_required(schema, &join(path, name))),
    }
}

/// The fields that each condition makes necessary, as `if` and `then`. A condition that is more than choices and flags
/// having a value is left to hetong.
pub(super) fn conditional(schema: &Schema) -> Vec<Value> {
    let mut found: Vec<(&[Test], Value, Map<String, Value>)> = Vec::new();
    for field in schema.definitions() {
        let Some(condition) = &field.when else { continue };
        if is_heading(field) || !is_needed(field) || field.path.contains('[') {
            continue;
        }
        let known = found.iter().position(|(tests, ..)| **tests == condition.tests);
        let index = if let Some(index) = known {
            index
        } else {
            let Some(met) = condition.tests.iter().map(|test| met(schema, test)).collect() else { continue };
            found.push((&condition.tests, all_of(met), Map::new()));
            found.len() - 1
        };
        add(&mut found[index].2, &field.path, None);
    }
    found.into_iter().map(|(_, met, then)| json!({ "if": met, "then": then })).collect()
}

fn is_heading(field: &Definition) -> bool {
    matches!(field.r#type, Type::Group | Type::Party)
}

/// Whether a field must be filled when it is asked for.
fn is_needed(field: &Definition) -> bool {
    !field.optional && field.default.is_none() && field.origin.is_none() && !field.is_computed()
}

fn all_of(mut schemas: Vec<Value>) -> Value {
    match schemas.pop() {
        Some(only) if schemas.is_empty() => only,
        last => json!({ "allOf": schemas.into_iter().chain(last).collect::<Vec<_>>() }),
    }
}

/// A test as a schema: that a choice or a flag has a value.
fn met(schema: &Schema, test: &Test) -> Option<Value> {
    if test.negated || test.path.contains('[') {
        return None;
    }
    let (field, wanted) = (schema.get(&test.path)?, test.value.as_deref()?);
    let spellings = match (field.r#type, wanted) {
        (Type::Single(Kind::Flag), "yes") => json!([true, "yes", "Yes", "YES", "true", "是", "有"]),
        (Type::Single(Kind::Flag), "no") => json!([false, "no", "No", "NO", "false", "否", "无"]),
        (Type::Single(Kind::Choice), key) => {
            let choice = field.choices.iter().find(|choice| choice.key == key)?;
            let mut spellings = vec![&choice.key, &choice.label.zh, &choice.label.en];
            spellings.sort();
            spellings.dedup();
            json!(spellings)
        }
        _ => return None,
    };
    let mut out = Map::new();
    add(&mut out, &test.path, Some(&json!({ "enum": spellings })));
    Some(Value::Object(out))
}

/// Adds to a schema that there is something at a path. With `form`, all mappings above it must be there too, and it must
/// be of that form; without, one that is left empty is let pass.
fn add(schema: &mut Map<String, Value>, path: &str, form: Option<&Value>) {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    if form.is_some() {
        schema.insert("type".to_owned(), json!("object"));
    }
    if let Value::Array(required) = schema.entry("required").or_insert_with(|| json!([]))
        && !required.iter().any(|known| known == name)
    {
        required.push(json!(name));
    }
    if rest.is_none() && form.is_none() {
        return;
    }
    if let Value::Object(properties) = schema.entry("properties").or_insert_with(|| json!({}))
        && let below = properties.entry(name).or_insert_with(|| json!({}))
    {
        match (rest, below) {
            (Some(rest), Value::Object(below)) => add(below, rest, form),
            (_, below) => *below = form.cloned().unwrap_or_default(),
        }
    }
}
