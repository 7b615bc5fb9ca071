//! A contract: a spec bound to a template. Every field is typed, and knows where it is written or where it would go.

mod adopt;
mod bind;
mod due;
mod fault;
mod field;
mod parent;
mod quality;
mod scoring;
mod share;
mod unasked;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use adopt::matching;
pub use bind::{bind, bind_with};
pub use fault::{Fault, Shape};
pub use field::{Field, Place, State};
pub use parent::{Bound, Missing, Parent};
pub use scoring::{Scoring, Unscored, computed, indicator};
pub use share::is_read_as_share;

use crate::diag::{Lang, Text};
use crate::template::{Condition, Definition, Relation, Template};
use crate::value::Value;

/// The keys of a spec that belong to no template.
pub const RESERVED: [&str; 2] = ["template", "waive"];

/// A spec bound to a template.
#[derive(Debug)]
pub struct Contract {
    /// The template.
    pub template: Arc<Template>,
    /// Every field that holds a value, in the order of the schema; lists spelled out item by item, bilingual text side
    /// by side.
    pub fields: Vec<Field>,
    /// What could not be bound.
    pub faults: Vec<Fault>,
    /// The documents it builds on, in the order of the template.
    pub parents: Vec<Parent>,
    /// The scores, where the template declares a scoring and nothing it needs is missing.
    pub scoring: Option<Scoring>,
    by_path: BTreeMap<String, usize>,
}

impl Contract {
    /// The field of that path: `terms.plan_within`, `fees.instalments[0].share`, `parties.client.name.zh`.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&Field> {
        self.by_path.get(path).map(|index| &self.fields[*index])
    }

    /// The value of a field, if it is filled.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&Value> {
        self.field(path).and_then(Field::value)
    }

    /// One language of a bilingual field, or a field that reads the same in both.
    #[must_use]
    pub fn side(&self, path: &str, lang: Lang) -> Option<&Field> {
        self.field(&format!("{path}.{}", lang.key())).or_else(|| self.field(path))
    }

    /// The document it builds on under this name.
    #[must_use]
    pub fn parent(&self, name: &str) -> Option<&Parent> {
        self.parents.iter().find(|parent| parent.name == name)
    }

    /// What a choice prints as.
    #[must_use]
    pub fn choice<'a>(&'a self, definition: &'a Definition, key: &str) -> Option<&'a Text> {
        quality::label(self, definition, key)
    }

    /// How a definition's fields are found: the fields that fill `fees.instalments[].share`, in order.
    pub fn filling<'a>(&'a self, definition: &'a str) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(move |field| field.definition == definition)
    }

    /// The definition of a field.
    ///
    /// # Panics
    /// Only for a field of another contract.
    #[must_use]
    pub fn definition(&self, field: &Field) -> &Definition {
        &self.template.schema.definitions()[field.index]
    }

    /// Whether a condition holds in this contract.
    #[must_use]
    pub fn holds(&self, condition: Option<&Condition>) -> bool {
        condition.is_none_or(|condition| condition.holds(|path| self.written(path)))
    }

    /// Every declared relation of every field that is asked for.
    pub fn relations(&self) -> impl Iterator<Item = (&Field, &Relation)> {
        self.fields
            .iter()
            .filter(|field| field.is_asked_for())
            .flat_map(|field| self.definition(field).relations.iter().map(move |(relation, _)| (field, relation)))
    }

    /// A field's value as a condition compares it; of bilingual text and lists, only that they are filled.
    fn written(&self, path: &str) -> Option<String> {
        if let Some(field) = self.field(path) {
            return match &field.state {
                State::Filled(value) => Some(value.canonical()),
                State::Items(count) if *count > 0 => Some(count.to_string()),
                _ => None,
            };
        }
        let side = self.field(&format!("{path}.zh"))?;
        side.value().map(Value::canonical)
    }
}
