//! A finding: one thing that is wrong, why it matters, what to do, and where.

use serde::Serialize;

use super::{Fix, Span, Text};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A habit worth keeping.
    Note,
    /// Adjustable, risky or unusual.
    Warning,
    /// Void or unenforceable by statute, or impossible to sign.
    Error,
}

/// A place with a phrase for the margin. The phrase may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub text: Text,
}

/// What a check says. Words, places, nothing of how they are shown.
///
/// A check fills in what it saw; its identity (`id`, `severity`, `why`, and `basis` unless a finding has its own) is
/// stamped on afterwards from the check's own constant, so that it is written once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check's id, such as `blank/unfilled`.
    pub id: &'static str,
    /// How bad it is, in this project.
    pub severity: Severity,
    /// How bad its check says it is. Differs from `severity` where the project has its own mind.
    pub original: Severity,
    /// What is wrong: a phrase that names the facts.
    pub message: Text,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub help: Text,
    /// The law behind it, article by article.
    pub basis: Vec<&'static str>,
    /// The field concerned, as a dotted path, where there is one.
    pub path: Option<String>,
    /// The place itself; absent only where there is no text to point at.
    pub primary: Option<Label>,
    /// Further places that belong to the same fault.
    pub related: Vec<Label>,
    /// The reason given for accepting this finding, once a waiver of the spec covers it.
    pub waived: Option<String>,
    /// The remedy, where a program can apply it.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding with its words; places and remedy follow.
    #[must_use]
    pub fn new(message: Text) -> Self {
        Self {
            id: "",
            severity: Severity::Error,
            original: Severity::Error,
            message,
            why: Text::default(),
            help: Text::default(),
            basis: Vec::new(),
            path: None,
            primary: None,
            related: Vec::new(),
            waived: None,
            fix: None,
        }
    }

    /// Points at the place itself, with a phrase for the margin.
    #[must_use]
    pub fn at(mut self, span: Span, text: Text) -> Self {
        self.primary = Some(Label { span, text });
        self
    }

    /// Points at a further place.
    #[must_use]
    pub fn see(mut self, span: Span, text: Text) -> Self {
        self.related.push(Label { span, text });
        self
    }

    /// Names the law behind this finding, where it is not that of the check.
    #[must_use]
    pub fn on(mut self, basis: &'static str) -> Self {
        self.basis.push(basis);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = help;
        self
    }

    /// Offers a remedy that a program can apply, where there is one.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Names the field concerned.
    #[must_use]
    pub fn of(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}
