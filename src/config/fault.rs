//! What can be wrong with a `hetong.toml`.

use crate::diag::Span;

/// What can be wrong with a `hetong.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not UTF-8.
    Encoding {
        /// The first byte that is not.
        span: Span,
    },
    /// It is larger than any such file.
    TooLarge {
        /// Its beginning.
        span: Span,
    },
    /// It is no TOML.
    Syntax {
        /// What the parser says, in English.
        words: String,
        /// Where.
        span: Span,
    },
    /// A key that means nothing.
    UnknownKey {
        /// The key.
        key: String,
        /// Where.
        span: Span,
    },
    /// A value of another kind than its key takes.
    Value {
        /// The key.
        key: String,
        /// What it takes.
        expected: Expected,
        /// The value.
        span: Span,
    },
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// One text.
    Text,
    /// A list of texts.
    Texts,
    /// A table.
    Table,
    /// One of these words.
    Word(&'static [&'static str]),
}

impl Fault {
    /// Where it is.
    #[must_use]
    pub const fn span(&self) -> &Span {
        match self {
            Self::Encoding { span }
            | Self::TooLarge { span }
            | Self::Syntax { span, .. }
            | Self::UnknownKey { span, .. }
            | Self::Value { span, .. } => span,
        }
    }
}
