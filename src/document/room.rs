//! Room to write in: what a blank looks like on a form that is completed by hand.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::contract::{Contract, State};
use crate::diag::{Lang, Text};
use crate::template::{Definition, Type};
use crate::value::Kind;

/// The place of one blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Room {
    /// The width of its rule, in characters.
    pub width: usize,
    /// What there is to tick instead; nothing, where words are to be written.
    pub choices: Vec<Text>,
}

/// How many rows a list that is still blank has on a form.
const ROWS: usize = 3;

/// Choices that still fit on a line.
const MOST_CHOICES: usize = 5;

/// The rows of lists that are still blank: the path of each field in them, its definition, and the language it is one
/// side of.
pub(super) fn rows(contract: &Contract) -> Vec<(String, &Definition, Option<Lang>)> {
    let mut rows = Vec::new();
    let blank = contract.fields.iter().filter(|field| field.state == State::Blank);
    for list in blank.filter(|field| contract.definition(field).r#type == Type::List) {
        let items = format!("{}[].", list.definition);
        let fields: Vec<&Definition> =
            contract.template.schema.definitions().iter().filter(|field| field.path.starts_with(&items)).collect();
        for row in 0..ROWS {
            for definition in &fields {
                let path = format!("{}[{row}].{}", list.path, &definition.path[items.len()..]);
                match definition.r#type {
                    Type::Bilingual => {
                        rows.extend(Lang::ALL.map(|side| (format!("{path}.{}", side.key()), *definition, Some(side))));
                    }
                    Type::Single(_) => rows.push((path, definition, None)),
                    Type::Group | Type::Party | Type::List => {}
                }
            }
        }
    }
    rows
}

/// The room of every field that is blank.
pub(super) fn rooms(contract: &Contract) -> BTreeMap<String, Room> {
    let is_open = |state: &State| matches!(state, State::Blank | State::Unreadable);
    let fields = contract.fields.iter().filter(|field| is_open(&field.state));
    let single = fields.map(|field| (field.path.clone(), contract.definition(field)));
    let rows = rows(contract).into_iter().map(|(path, definition, _)| (path, definition));
    let leaves = single.chain(rows).filter(|(_, definition)| definition.kind().is_some());
    leaves.map(|(path, definition)| (path, room(definition))).collect()
}

fn room(definition: &Definition) -> Room {
    let choices = match definition.kind() {
        Some(Kind::Flag) => {
            vec![Text { zh: "是".to_owned(), en: "Yes".to_owned() }, Text { zh: "否".to_owned(), en: "No".to_owned() }]
        }
        Some(Kind::Choice) if definition.choices.len() <= MOST_CHOICES => {
            definition.choices.iter().map(|choice| choice.label.clone()).collect()
        }
        _ => Vec::new(),
    };
    Room { width: width(definition), choices }
}

/// How many Chinese characters wide a rule must be for a value of this kind.
fn width(definition: &Definition) -> usize {
    match definition.kind() {
        Some(Kind::Integer) => 4,
        Some(Kind::Percent | Kind::Measure | Kind::Flag) | None => 5,
        Some(Kind::Period) => 6,
        Some(Kind::Date) => 8,
        Some(Kind::Phone | Kind::Choice) => 9,
        Some(Kind::Money) => 11,
        Some(Kind::CreditCode | Kind::Account | Kind::Email | Kind::File) => 13,
        Some(Kind::Digest) => 16,
        // The example shows how much is usually written.
        Some(Kind::Text) => (definition.example.zh.chars().count() + 2).clamp(6, 14),
    }
}
