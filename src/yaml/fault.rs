//! What can be wrong with a YAML file itself. Facts and places; the words are the checks'.

use crate::diag::Span;

/// One thing wrong with a YAML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not UTF-8.
    Encoding {
        /// The first byte that is not, as near as it can be shown.
        span: Span,
        /// Whether the file is UTF-16, as some editors save it.
        utf16: bool,
    },
    /// The text is not YAML.
    Syntax {
        /// The slip, where it is a known one.
        slip: Slip,
        /// The parser's own words, in English.
        words: String,
        /// Where the parser gave up.
        span: Span,
    },
    /// A key stands twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// The first time.
        first: Span,
        /// A further time.
        again: Span,
    },
    /// The file is larger, deeper or more entangled than any contract.
    Limit {
        /// What was exceeded.
        limit: Limit,
        /// Where.
        span: Span,
    },
    /// A second document begins.
    SecondDocument {
        /// Where.
        span: Span,
    },
}

/// The slips people make most often when they write YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// A tab where spaces indent.
    Tab,
    /// A quote that is never closed.
    Quote,
    /// A bracket or brace that is never closed, or closed by the wrong one.
    Bracket,
    /// A full-width colon, comma or brace where YAML wants an ordinary one.
    FullWidth,
    /// A control character.
    Control,
    /// `: ` inside an unquoted value, or a line indented under a value.
    Colon,
    /// A line that is indented neither like its neighbours nor under them.
    Indentation,
    /// `*name` without an `&name` before it.
    Alias,
    /// A value that begins with a character YAML keeps for itself, such as `@`, `` ` `` or `%`.
    Reserved,
    /// A key that is not plain text.
    Key,
    /// Anything else.
    Other,
}

/// The limits set on a YAML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Its size in bytes.
    Size,
    /// The depth of its nesting.
    Depth,
    /// The values its aliases expand to.
    Aliases,
    /// The number of its values.
    Values,
}
