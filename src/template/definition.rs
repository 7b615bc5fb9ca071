//! The definition of one field.

use super::condition::Condition;
use super::fault::Expected;
use super::form::Form;
use super::origin::{self, Origin};
use super::relation::{self, Relation};
use super::role::{self, Per, Role};
use super::scoring::{self, ScoreRole};
use crate::diag::{Span, Text};
use crate::value::{Kind, Period, Style, Unit, Value};
use crate::yaml::Node;

/// What a field is, as a schema says.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in a schema")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its path; items of a list as `fees.instalments[].share`.
    pub path: String,
    /// What it holds.
    pub r#type: Type,
    /// Its name for people.
    pub label: Text,
    /// What to know when filling it in.
    pub help: Text,
    /// A value as it may be written; for bilingual text, one in each language.
    pub example: Text,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it may be struck out with `/`, as a field that does not apply.
    pub strike: bool,
    /// The value that holds when it is left out.
    pub default: Option<String>,
    /// Whether it is a term to be agreed on and not left to its default.
    pub important: bool,
    /// What it is in law, where that decides what must hold.
    pub role: Option<Role>,
    /// How often it is charged, for a rate or an amount of damages.
    pub per: Option<Per>,
    /// When it is asked for; always, without a condition.
    pub when: Option<Condition>,
    /// The least value, or the least number of items.
    pub min: Option<Value>,
    /// The greatest value, or the greatest number of items.
    pub max: Option<Value>,
    /// How many working days a period must hold wherever it runs.
    pub leaves: Option<u32>,
    /// The units a period may have; any, where empty.
    pub units: Vec<Unit>,
    /// The values of a choice, with their names on paper.
    pub choices: Vec<Choice>,
    /// How it is printed.
    pub style: Style,
    /// The law behind it.
    pub basis: Vec<String>,
    /// What must hold between it and other fields, and where that is declared.
    pub relations: Vec<(Relation, Span)>,
    /// The field of another document it takes its value from, if it does.
    pub origin: Option<Origin>,
    /// For a list, the field of its items by which they are matched with those of the list they come from.
    pub r#match: Option<String>,
    /// For a list, whether it may be kept in a table beside the spec.
    pub table: bool,
    /// What it is to the scoring, if anything.
    pub score: Option<ScoreRole>,
    /// For a choice, the field that says from which quality model its keys come.
    pub model: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Nothing itself; a heading for the fields below it.
    Group,
    /// A party to the contract: a group whose fields come from `common/types.yaml`.
    Party,
    /// Any number of items, each with the fields below it.
    List,
    /// The same words in Chinese and in English.
    Bilingual,
    /// A single value.
    Single(Kind),
}

/// One value of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As written in a spec.
    pub key: String,
    /// As printed.
    pub label: Text,
}

const KEYS: [&str; 17] = [
    "type",
    "label",
    "help",
    "example",
    "optional",
    "strike",
    "default",
    "important",
    "role",
    "per",
    "when",
    "range",
    "leaves",
    "units",
    "choices",
    "show",
    "basis",
];

/// The keys of a group: its condition holds for all fields below it, and the rest is theirs to say.
const HEADING_KEYS: [&str; 5] = ["type", "label", "help", "when", "from"];

/// The keys of what a field is to other documents, to tables and to the scoring.
const FURTHER_KEYS: [&str; 6] = ["from", "carry", "match", "table", "score", "model"];

impl Definition {
    /// Reads the definition of `path`.
    pub(super) fn read(form: &mut Form, path: &str, r#type: Type, key: &Span, node: &Node) -> Self {
        let is_heading = matches!(r#type, Type::Group | Type::Party);
        let known: Vec<&str> = if is_heading {
            HEADING_KEYS.to_vec()
        } else {
            KEYS.into_iter().chain(relation::KEYS).chain(FURTHER_KEYS).collect()
        };
        form.known_keys(node, &known);
        let (min, max) = range(form, r#type, node);
        let kind = kind(r#type);
        let definition = Self {
            path: path.to_owned(),
            r#type,
            label: form.text_at(node, "label"),
            help: if is_heading && node.get("help").is_none() { Text::default() } else { form.text_at(node, "help") },
            example: example(form, r#type, node),
            optional: is_yes(form, node, "optional"),
            strike: is_yes(form, node, "strike"),
            default: form.scalar_at(node, "default"),
            important: is_yes(form, node, "important"),
            role: role::role(form, node, kind),
            per: role::per(form, node, kind),
            when: form.condition(node),
            min,
            max,
            leaves: leaves(form, r#type, node),
            units: units(form, node),
            choices: choices(form, r#type, node),
            style: style(form, node),
            basis: node
                .get("basis")
                .map(|node| form.scalars(node))
                .unwrap_or_default()
                .into_iter()
                .map(|(text, _)| text)
                .collect(),
            relations: relation::read(form, node),
            origin: origin::read(form, node),
            r#match: form.scalar_at(node, "match"),
            table: is_yes(form, node, "table"),
            score: scoring::read(form, r#type, node),
            model: form.scalar_at(node, "model"),
            span: key.clone(),
        };
        for (relation, span) in &definition.relations {
            if !definition.kind().is_some_and(|kind| relation.fits().contains(&kind)) {
                form.expect(Expected::Fit(relation.fits().to_vec()), span);
            }
        }
        definition
    }

    /// Whether `/` fills it: it may be struck out, or left out anyway.
    #[must_use]
    pub const fn may_be_struck(&self) -> bool {
        self.strike || self.optional
    }

    /// Whether its value is computed and never asked for.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        let by_relation = self.relations.iter().any(|(relation, _)| relation.is_computed());
        by_relation || self.score.is_some_and(ScoreRole::is_computed)
    }

    /// Whether whoever fills in a spec is asked for it: it is neither computed nor taken from another document.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !self.is_computed() && self.origin.as_ref().is_none_or(|origin| origin.carried)
    }

    /// The name of the field alone, without the path before it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(&self.path)
    }

    /// The kind of value it holds, if it holds one.
    #[must_use]
    pub const fn kind(&self) -> Option<Kind> {
        kind(self.r#type)
    }
}

const fn kind(r#type: Type) -> Option<Kind> {
    match r#type {
        Type::Single(kind) => Some(kind),
        Type::Bilingual => Some(Kind::Text),
        Type::Group | Type::Party | Type::List => None,
    }
}

/// Whether a key says yes.
fn is_yes(form: &mut Form, node: &Node, key: &str) -> bool {
    let Some(value) = node.get(key) else { return false };
    match form.scalar(value).as_deref() {
        Some("true" | "yes") => true,
        Some("false" | "no") | None => false,
        Some(_) => {
            form.expect(Expected::OneOf(["yes", "no"].map(str::to_owned).to_vec()), &value.span);
            false
        }
    }
}

fn example(form: &mut Form, r#type: Type, node: &Node) -> Text {
    let Some(value) = node.get("example") else {
        if matches!(r#type, Type::Bilingual | Type::Single(_)) {
            form.expect(Expected::Key("example"), &node.span);
        }
        return Text::default();
    };
    if r#type == Type::Bilingual {
        return form.text(value);
    }
    let text = form.scalar(value).unwrap_or_default();
    if let Type::Single(kind) = r#type
        && kind.parse(&text).is_err()
    {
        form.expect(Expected::Value(kind), &value.span);
    }
    Text::same(text)
}

fn range(form: &mut Form, r#type: Type, node: &Node) -> (Option<Value>, Option<Value>) {
    let Some(range) = node.get("range") else { return (None, None) };
    form.known_keys(range, &["min", "max"]);
    let kind = match r#type {
        Type::List => Kind::Integer,
        Type::Single(kind @ (Kind::Date | Kind::Period | Kind::Percent | Kind::Money | Kind::Integer)) => kind,
        _ => {
            form.expect(
                Expected::Fit(vec![Kind::Date, Kind::Period, Kind::Percent, Kind::Money, Kind::Integer]),
                &range.span,
            );
            return (None, None);
        }
    };
    let mut end = |key| {
        let node = range.get(key)?;
        let value = kind.parse(&form.scalar(node)?).ok();
        if value.is_none() {
            form.expect(Expected::Value(kind), &node.span);
        }
        value
    };
    (end("min"), end("max"))
}

/// `leaves: 3 working days`, of a period.
fn leaves(form: &mut Form, r#type: Type, node: &Node) -> Option<u32> {
    let node = node.get("leaves")?;
    let text = form.scalar(node)?;
    if r#type != Type::Single(Kind::Period) {
        form.expect(Expected::Fit(vec![Kind::Period]), &node.span);
        return None;
    }
    match Kind::Period.parse(&text) {
        Ok(Value::Period(Period { count, unit: Unit::WorkingDays })) => Some(count),
        _ => {
            form.expect(Expected::OneOf(vec!["3 working days".to_owned()]), &node.span);
            None
        }
    }
}

fn units(form: &mut Form, node: &Node) -> Vec<Unit> {
    let Some(units) = node.get("units") else { return Vec::new() };
    let mut read = Vec::new();
    for (name, span) in form.scalars(units) {
        match Unit::from_name(&name) {
            Some(unit) => read.push(unit),
            None => form.expect(Expected::Unit, &span),
        }
    }
    read
}

fn choices(form: &mut Form, r#type: Type, node: &Node) -> Vec<Choice> {
    let Some(choices) = node.get("choices") else {
        if r#type == Type::Single(Kind::Choice) && node.get("model").is_none() {
            form.expect(Expected::Key("choices"), &node.span);
        }
        return Vec::new();
    };
    choices
        .entries()
        .iter()
        .map(|entry| Choice { key: entry.key.name.clone(), label: form.text(&entry.value) })
        .collect()
}

fn style(form: &mut Form, node: &Node) -> Style {
    let Some(show) = node.get("show") else { return Style::default() };
    let style = form.scalar(show).and_then(|name| Style::from_name(&name));
    if style.is_none() {
        form.expect(Expected::OneOf(["both", "figures", "words"].map(str::to_owned).to_vec()), &show.span);
    }
    style.unwrap_or_default()
}
