//! What can be wrong when a spec meets a template. Facts and places; the words are the checks'.

use crate::diag::Span;
use crate::template::Choice;
use crate::value::{self, Kind, Unit, Value};

/// One thing that could not be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A key the template does not know.
    UnknownKey {
        /// The key, with the path before it.
        path: String,
        /// The nearest key known there.
        nearest: Option<String>,
        /// Where.
        span: Span,
    },
    /// A value of another shape than the field has.
    Shape {
        /// The field.
        path: String,
        /// The shape it has.
        expected: Shape,
        /// Where.
        span: Span,
    },
    /// A value that is not of the field's kind.
    Value {
        /// The field.
        path: String,
        /// The kind it has.
        kind: Kind,
        /// Why the text is none.
        fault: value::Fault,
        /// Where.
        span: Span,
    },
    /// A period in a unit the field does not take.
    Unit {
        /// The field.
        path: String,
        /// The units it takes.
        units: Vec<Unit>,
        /// Where.
        span: Span,
    },
    /// A choice that is not offered.
    Choice {
        /// The field.
        path: String,
        /// What is offered.
        choices: Vec<Choice>,
        /// The nearest of them.
        nearest: Option<String>,
        /// Where.
        span: Span,
    },
    /// A value of another document is written again, and is not the same.
    Restated {
        /// The field.
        path: String,
        /// The document it comes from.
        parent: String,
        /// The value written here.
        own: Value,
        /// The value there.
        theirs: Value,
        /// Where it is written here.
        span: Span,
        /// Where it is written there.
        other: Span,
    },
    /// A value is written for a field the contract does not ask for, given its other values.
    Unasked {
        /// The field.
        path: String,
        /// The condition that does not hold.
        condition: Span,
        /// Where the value is written.
        span: Span,
    },
}

/// The shape of a value in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Single,
    /// `{ zh: …, en: … }`.
    Bilingual,
    /// A list.
    List,
    /// A mapping.
    Map,
}
