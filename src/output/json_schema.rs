//! The JSON Schema of a template's specs, with which YAML editors complete, explain and check while one types.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::guide::{asked_for, both, choices, join, names, range, rooms};
use super::required::{conditional, is_required};
use super::spelling::{OPEN, pattern};
use crate::calendar::Calendar;
use crate::diag::Lang;
use crate::template::{Definition, Schema, Template, Type};
use crate::value::{self, Kind, Style};

/// The schema of the specs of a template.
///
/// It is of draft 7, the newest that the YAML servers of VS Code and its kin understand in all their versions. What it
/// refuses, hetong refuses; what it lets pass is still for `hetong check` to look at. A value left empty is let pass, so
/// that a form just begun is not red all over.
#[must_use]
pub fn json_schema(template: &Arc<Template>, calendar: &Calendar) -> Value {
    let schema = &template.schema;
    let mut properties = Map::new();
    properties.insert("template".to_owned(), json!({ "title": "模板 / Template", "const": template.name }));
    properties.extend(template.builds_on.iter().map(|name| (name.clone(), link())));
    properties.extend(fields(schema, ""));
    for (path, room) in rooms(template, calendar) {
        add_room(&mut properties, &path, &both(&room, " / "));
    }
    properties.insert("waive".to_owned(), waive());
    let needed: Vec<&str> = std::iter::once("template").chain(required(schema, "")).collect();
    let mut out = object(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": both(&template.title, " / "),
        "description": both(&template.summary, "\n\n"),
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": false,
    }));
    let conditional = conditional(schema);
    if !conditional.is_empty() {
        out.insert("allOf".to_owned(), Value::Array(conditional));
    }
    Value::Object(out)
}

/// Adds to the description of a field which of its values the timeline leaves.
fn add_room(properties: &mut Map<String, Value>, path: &str, room: &str) {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let field = properties.get_mut(name).and_then(Value::as_object_mut);
    match (field, rest) {
        (Some(field), Some(rest)) => {
            if let Some(inner) = field.get_mut("properties").and_then(Value::as_object_mut) {
                add_room(inner, rest, room);
            }
        }
        (Some(field), None) => {
            let before = field.get("description").and_then(Value::as_str).unwrap_or_default();
            let text = format!("{before}\n\n时间表 Timeline: {room}");
            field.insert("description".to_owned(), json!(text.trim_start()));
        }
        (None, _) => {}
    }
}

/// A document the spec builds on.
fn link() -> Value {
    json!({
        "title": "所依据的文件 / The document this one builds on",
        "type": ["object", "string", "null"],
        "properties": {
            "file": { "type": ["string", "null"], "description": "相对路径 / its path from here" },
            "sha256": { "type": ["string", "null"], "description": "文件的SHA-256摘要 / its SHA-256 digest" },
        },
        "additionalProperties": false,
    })
}

/// A mapping with the fields directly below a path. Like every other value, it may be empty or a blank mark.
fn mapping(schema: &Schema, path: &str) -> Map<String, Value> {
    object(json!({
        "type": ["object", "string", "null"],
        "pattern": OPEN,
        "properties": fields(schema, path),
        "required": required(schema, path),
        "additionalProperties": false,
    }))
}

fn fields(schema: &Schema, path: &str) -> Map<String, Value> {
    names(schema, path).into_iter().map(|name| (name.to_owned(), field(schema, &join(path, name)))).collect()
}

fn required<'a>(schema: &'a Schema, path: &str) -> Vec<&'a str> {
    let names = names(schema, path).into_iter();
    names.filter(|name| is_required(schema, &join(path, name))).collect()
}

/// A field or a group of fields.
fn field(schema: &Schema, path: &str) -> Value {
    let Some(definition) = schema.get(path) else { return Value::Object(mapping(schema, path)) };
    let mut out = Map::new();
    out.insert("title".to_owned(), json!(both(&definition.label, " / ")));
    out.extend(description(definition).map(|text| ("description".to_owned(), json!(text))));
    out.extend(match definition.r#type {
        Type::Group | Type::Party => mapping(schema, path),
        Type::List => list(schema, definition),
        Type::Bilingual => bilingual(definition),
        // Its keys are those of the model chosen in another field.
        Type::Single(Kind::Choice) if definition.model.is_some() => {
            object(json!({ "type": ["string", "null"], "examples": [definition.example.zh] }))
        }
        Type::Single(Kind::Choice | Kind::Flag) => choice(definition),
        Type::Single(kind) => single(definition, kind),
    });
    if let Some(default) = &definition.default {
        out.insert("default".to_owned(), json!(default));
    }
    Value::Object(out)
}

/// What an editor shows of a field, besides its name.
fn description(definition: &Definition) -> Option<String> {
    let mut parts = vec![definition.help.zh.clone(), definition.help.en.clone()];
    parts.extend(definition.when.as_ref().map(|condition| both(&asked_for(condition), " / ")));
    parts.extend(range(definition).map(|range| format!("范围 Range: {range}")));
    if !definition.basis.is_empty() {
        parts.push(format!("依据 Basis: {}", definition.basis.join("、")));
    }
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn list(schema: &Schema, definition: &Definition) -> Map<String, Value> {
    let mut out = object(json!({ "type": ["array", "string", "null"], "pattern": OPEN }));
    if definition.table {
        out.insert("pattern".to_owned(), json!(format!("[.](?:csv|xlsx|CSV|XLSX)$|{OPEN}")));
    }
    out.insert("items".to_owned(), Value::Object(mapping(schema, &format!("{}[]", definition.path))));
    // A list that may be left out may also be empty.
    let min = definition.min.as_ref().filter(|_| is_required(schema, &definition.path));
    for (key, bound) in [("minItems", min), ("maxItems", definition.max.as_ref())] {
        if let Some(value::Value::Integer(count)) = bound {
            out.insert(key.to_owned(), json!(count));
        }
    }
    out
}

fn bilingual(definition: &Definition) -> Map<String, Value> {
    let side = |example: &str| json!({ "type": SCALAR, "examples": [example] });
    object(json!({
        "type": ["object", "string", "null"],
        "pattern": OPEN,
        "patternErrorMessage": "中英文都要写 / to be written in both languages: { zh: …, en: … }",
        "properties": { "zh": side(&definition.example.zh), "en": side(&definition.example.en) },
        "required": ["zh", "en"],
        "additionalProperties": false,
        "examples": [{ "zh": definition.example.zh, "en": definition.example.en }],
    }))
}

/// A flag or a choice: its keys to complete, other spellings accepted.
fn choice(definition: &Definition) -> Map<String, Value> {
    let (keys, labels): (Vec<_>, Vec<_>) = choices(definition).into_iter().unzip();
    let mut others = vec!["null"];
    // YAML 1.1 reads yes and no as true and false.
    others.extend((definition.r#type == Type::Single(Kind::Flag)).then_some("boolean"));
    object(json!({
        "anyOf": [
            { "enum": keys, "enumDescriptions": labels, "markdownEnumDescriptions": labels },
            { "type": "string", "pattern": pattern(definition) },
            { "type": others },
        ],
        "examples": [definition.example.zh],
    }))
}

/// Any scalar of YAML: hetong takes the text as written.
const SCALAR: [&str; 4] = ["string", "number", "boolean", "null"];

fn single(definition: &Definition, kind: Kind) -> Map<String, Value> {
    let types: &[&str] = match kind {
        Kind::Text => &SCALAR,
        Kind::Integer => &["integer", "string", "null"],
        // Digits alone are a number to YAML.
        Kind::CreditCode | Kind::Phone | Kind::Account | Kind::Measure => &["string", "number", "null"],
        _ => &["string", "null"],
    };
    let mut out = object(json!({ "type": types }));
    if let Some(pattern) = pattern(definition) {
        out.insert("pattern".to_owned(), json!(pattern));
        let message = format!("写法如 / written like: {}", definition.example.zh);
        out.insert("patternErrorMessage".to_owned(), json!(message));
    }
    for (key, bound) in [("minimum", &definition.min), ("maximum", &definition.max)] {
        if let Some(value::Value::Integer(number)) = bound {
            out.insert(key.to_owned(), json!(number));
        }
    }
    // The same value as Chinese writes it, where that differs.
    let in_chinese = kind.parse(&definition.example.zh).ok().map(|value| value.show(Lang::Zh, Style::Figures));
    let mut examples = vec![definition.example.zh.clone()];
    examples.extend(in_chinese.filter(|example| *example != definition.example.zh));
    out.insert("examples".to_owned(), json!(examples));
    out
}

/// Findings accepted beforehand: a list, or one alone.
fn waive() -> Value {
    let mut waiver = object(json!({
        "type": "object",
        "properties": {
            "check": { "type": "string", "description": "检查的名称 / the id of the check", "examples": ["party/credit-code"] },
            "at": { "type": "string", "description": "只对这个字段或其下的字段 / only for this field or those below it" },
            "reason": { "type": "string", "description": "理由 / why" },
            "by": { "type": "string", "description": "决定的人 / who decided it" },
            "until": { "type": "string", "description": "豁免的最后一天 / the last day it holds", "examples": ["2026-12-31"] },
        },
        "required": ["check", "reason"],
        "additionalProperties": false,
    }));
    let item = waiver.clone();
    waiver.insert("type".to_owned(), json!(["array", "object", "null"]));
    waiver.insert("items".to_owned(), Value::Object(item));
    waiver.insert("title".to_owned(), json!("接受的检查结果 / Findings accepted beforehand"));
    Value::Object(waiver)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::diag::Source;
    use crate::template::Catalog;
    use crate::yaml::{self, Node, Tree};

    fn built_in() -> Arc<Template> {
        let catalog = Catalog::open(None).expect("built in");
        catalog.get("evaluation-agreement").expect("built in").expect("built in")
    }

    /// YAML as the strictest reader takes it: every scalar a string.
    fn json(node: &Node) -> Value {
        match &node.tree {
            Tree::Null => Value::Null,
            Tree::Scalar(text) => json!(text),
            Tree::List(items) => items.iter().map(json).collect(),
            Tree::Map(entries) => {
                Value::Object(entries.iter().map(|entry| (entry.key.name.clone(), json(&entry.value))).collect())
            }
        }
    }

    /// What the schema has against a spec.
    fn objections(text: &str) -> Vec<String> {
        objections_of(&built_in(), text)
    }

    fn objections_of(template: &Arc<Template>, text: &str) -> Vec<String> {
        let schema = json_schema(template, Calendar::built_in());
        assert!(jsonschema::meta::is_valid(&schema));
        let (root, faults) = yaml::read(&Source::new("spec.yaml", text));
        assert_eq!(faults, []);
        let validator = jsonschema::draft7::new(&schema).expect("the schema is one");
        let spec = json(&root.expect("the spec is YAML"));
        validator.iter_errors(&spec).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }

    #[test]
    fn examples_and_forms_are_accepted() {
        let example = built_in().example.clone().expect("every template has an example");
        assert_eq!(objections(&example.text), Vec::<String>::new());
        assert_eq!(objections(&super::super::form::form(&built_in(), Calendar::built_in())), Vec::<String>::new());
    }

    #[test]
    fn every_template_accepts_its_own() {
        let catalog = Catalog::open(None).expect("built in");
        for name in catalog.names() {
            let template = catalog.get(name).expect("built in").expect("built in");
            let example = template.example.clone().expect("every template has an example");
            assert_eq!(objections_of(&template, &example.text), Vec::<String>::new(), "{name}");
            assert_eq!(
                objections_of(&template, &super::super::form::form(&template, Calendar::built_in())),
                Vec::<String>::new(),
                "{name}"
            );
        }
    }

    #[test]
    fn mistakes_are_refused_where_they_stand() {
        let example = built_in().example.clone().expect("every template has an example");
        for (right, wrong, place) in [
            ("number: HT", "nummer: HT", "nummer"),
            ("  tax_rate: 6%\n", "", "\"tax_rate\" is a required property"),
            ("pass_mark: 80", "passmark: 80", "passmark"),
            ("method: arbitration", "method: duel", "/dispute/method"),
            ("method: arbitration", "method: 诉讼", "\"court\" is a required property"),
            ("duration: 3 years", "duration: 3", "/terms/duration"),
            ("tax_rate: 6%", "tax_rate: 0.06", "/fees/tax_rate"),
            ("total: CNY 58,600.00", "total: \"58600\"", "/fees/total"),
            ("seat: { zh: 北京, en: Beijing }", "seat: Beijing", "/dispute/seat"),
            ("seat: { zh: 北京, en: Beijing }", "", "\"seat\" is a required property"),
            ("  - indicator: { zh: 统计报表, en: Reports and statistics }\n    weight", "  - weight", "/criteria/9"),
            ("template: evaluation-agreement", "template: another", "/template"),
        ] {
            let text = example.text.replace(right, wrong);
            assert_ne!(text, example.text, "{right}");
            let objections = objections(&text);
            assert!(objections.iter().any(|objection| objection.contains(place)), "{wrong}: {objections:?}");
        }
    }

    #[test]
    fn what_is_still_open_is_accepted() {
        let example = built_in().example.clone().expect("every template has an example");
        for (right, open) in [
            ("duration: 3 years", "duration: 待定"),
            ("seat: { zh: 北京, en: Beijing }", "seat: TBD"),
            ("method: arbitration", "method: ____"),
            ("pass_mark: 80", "pass_mark: /"),
            ("processing: yes", "processing:"),
            ("number: HT-2026-0017", "waive: [{ check: party/credit-code, reason: 虚构 }]\nnumber: 17"),
        ] {
            assert_eq!(objections(&example.text.replace(right, open)), Vec::<String>::new(), "{open}");
        }
    }
}
