//! One field of a contract: its value, or why there is none, and its place.

use crate::diag::{Lang, Span};
use crate::value::Value;

/// A field of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its path, indices included: `fees.instalments[0].condition.en`.
    pub path: String,
    /// The path of its definition: `fees.instalments[].condition`.
    pub definition: String,
    /// Where its definition stands among those of the schema.
    pub index: usize,
    /// The language it is one side of, for bilingual text.
    pub side: Option<Lang>,
    /// What it holds.
    pub state: State,
    /// Where it is written, or would be; for a value taken over from another document, the place there.
    pub place: Place,
    /// Whether it is taken over from another document.
    pub adopted: bool,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// A value of its type.
    Filled(Value),
    /// A list of so many items.
    Items(usize),
    /// A mark that it is left empty on purpose: `/`.
    Struck(String),
    /// Nothing, or a mark that it is still to be filled.
    Blank,
    /// Something that is not a value of its type; the contract's faults say what.
    Unreadable,
    /// Nothing, and nothing is asked for.
    Absent,
}

/// Where a field stands in the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The value; for a field left out, the key of what it belongs to, or the end of the file.
    pub span: Span,
    /// Its own key, where it is written.
    pub key: Option<Span>,
}

impl Place {
    /// The place to point at when the field is asked for: its own key and value together, or where it would go.
    #[must_use]
    pub fn whole(&self) -> Span {
        match &self.key {
            Some(key) => Span::new(&key.source, key.start..self.span.end.max(key.end)),
            None => self.span.clone(),
        }
    }

    /// The place of the value; the key, where the value is empty.
    #[must_use]
    pub fn value(&self) -> Span {
        match &self.key {
            Some(key) if self.span.start == self.span.end => key.clone(),
            _ => self.span.clone(),
        }
    }
}

impl Field {
    /// The value, if the field is filled.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match &self.state {
            State::Filled(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the contract asks for it at all.
    #[must_use]
    pub const fn is_asked_for(&self) -> bool {
        !matches!(self.state, State::Absent)
    }
}
