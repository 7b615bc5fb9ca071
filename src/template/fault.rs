//! What can be wrong with a template. Facts and places; the words are the checks'.

use crate::diag::{Lang, Span};
use crate::value::Kind;
use crate::yaml;

/// One thing wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// One of its YAML files is not YAML.
    Yaml(yaml::Fault),
    /// Something in `template.yaml`, `schema.yaml` or a type file is not of the form it must have.
    Form {
        /// What belongs there.
        expected: Expected,
        /// Where.
        span: Span,
    },
    /// A clause exists in one language only, or in none.
    MissingLanguage {
        /// The clause.
        clause: String,
        /// The language it lacks.
        lang: Lang,
        /// Where the clause is asked for, or the file that stands alone.
        span: Span,
    },
    /// A clause file is not Tera: a brace left open, an unknown tag.
    Tera {
        /// Tera's own words, in English.
        words: String,
        /// Where.
        span: Span,
    },
    /// A field is named that the schema does not have.
    UnknownField {
        /// The path as written.
        path: String,
        /// The nearest path there is.
        nearest: Option<String>,
        /// Where.
        span: Span,
    },
    /// A group or a list is printed as if it were a value, or a value looped over as if it were a list.
    Misused {
        /// The path as written.
        path: String,
        /// Whether a list was wanted; otherwise a single value.
        wants_list: bool,
        /// Where.
        span: Span,
    },
    /// A field of the schema is used nowhere.
    UnusedField {
        /// The field.
        path: String,
        /// Where it is defined.
        span: Span,
    },
    /// A clause file is asked for nowhere.
    UnusedClause {
        /// The clause.
        clause: String,
        /// Its file.
        span: Span,
    },
}

/// What belongs where something else was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// The file itself.
    File(String),
    /// A mapping.
    Map,
    /// A list.
    List,
    /// A single value.
    Scalar,
    /// Words in both languages, `{ zh: …, en: … }`.
    Text,
    /// One of these.
    OneOf(Vec<String>),
    /// A key that must be there.
    Key(&'static str),
    /// A known key; nearest one, if any.
    KnownKey {
        /// The key found.
        found: String,
        /// The nearest known one.
        nearest: Option<String>,
    },
    /// A condition.
    Condition,
    /// A clause file, the id of a clause, or a field.
    Place,
    /// A relation to other fields.
    Relation,
    /// A value of this kind.
    Value(Kind),
    /// A unit of time.
    Unit,
    /// A field of one of these kinds; a relation does not fit any other.
    Fit(Vec<Kind>),
    /// The name of a field of one of these kinds; of two that are multiplied, one of each.
    Target(Vec<Kind>),
}
