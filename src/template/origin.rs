//! Where a field's value comes from when it is not the spec's own: `from: contract.parties.client`.

use super::form::Form;
use crate::diag::Span;
use crate::yaml::Node;

/// A field of a document this one builds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The document, as `builds-on` names it: `contract`.
    pub parent: String,
    /// The field there: `criteria[].weight`.
    pub path: String,
    /// Whether the spec may say otherwise: the value is carried over only where it says nothing.
    pub carried: bool,
    /// Where it is declared.
    pub span: Span,
}

/// The keys under which it is declared.
pub(super) const KEYS: [&str; 2] = ["from", "carry"];

/// Reads `from` or `carry`.
pub(super) fn read(form: &mut Form, node: &Node) -> Option<Origin> {
    let key = KEYS.into_iter().find(|key| node.get(key).is_some())?;
    let value = node.get(key)?;
    let text = form.scalar(value)?;
    let (parent, path) = text.split_once('.').unwrap_or((&text, ""));
    Some(Origin { parent: parent.to_owned(), path: path.to_owned(), carried: key == "carry", span: value.span.clone() })
}

impl Origin {
    /// The origin of what lies `rest` below it.
    pub(super) fn below(&self, rest: &str) -> Self {
        Self { path: format!("{}{rest}", self.path), ..self.clone() }
    }
}
