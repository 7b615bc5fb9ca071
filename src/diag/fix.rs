//! A remedy a program can apply.

use super::Span;

/// A remedy a program can apply: one scalar of the spec, or one key, written anew. Everything else stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The scalar or the key as it is written, quotation marks included.
    pub span: Span,
    /// What belongs there, written as YAML in the style of what stands there.
    pub text: String,
    /// Whether it says the same as before, or can have meant nothing else. Only such a remedy is applied unasked.
    pub safe: bool,
}
