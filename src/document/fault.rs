//! What can be wrong with a document. Facts and places; the words are the checks'.

use crate::diag::{Lang, Span};

/// One thing wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The two languages of a clause do not have the same structure from some place on.
    Structure {
        /// The clause.
        clause: String,
        /// The place in the Chinese file.
        zh: Span,
        /// The place in the English file.
        en: Span,
    },
    /// A paragraph names fields in one language that it does not name in the other.
    Values {
        /// The clause.
        clause: String,
        /// The fields named in one language only.
        fields: Vec<String>,
        /// The language that lacks them.
        lacking: Lang,
        /// The paragraph in the Chinese file.
        zh: Span,
        /// The paragraph in the English file.
        en: Span,
    },
    /// A paragraph refers to a clause in one language only.
    References {
        /// The clause.
        clause: String,
        /// The ids referred to in one language only.
        targets: Vec<String>,
        /// The language that lacks them.
        lacking: Lang,
        /// The paragraph in the Chinese file.
        zh: Span,
        /// The paragraph in the English file.
        en: Span,
    },
    /// A clause file holds Markdown that has no place in a contract.
    Markup {
        /// What it is.
        what: Markup,
        /// Where.
        span: Span,
    },
    /// A reference to a clause that is not in this document.
    BrokenReference {
        /// The id referred to.
        target: String,
        /// The nearest id there is.
        nearest: Option<String>,
        /// Where.
        span: Span,
    },
    /// Two clauses bear the same id.
    AmbiguousId {
        /// The id.
        id: String,
        /// The first clause.
        first: Span,
        /// A further one.
        again: Span,
    },
    /// Tera could not fill a clause.
    Fill {
        /// Tera's own words, in English.
        words: String,
        /// Where.
        span: Span,
    },
}

/// Markdown that has no place in a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// HTML.
    Html,
    /// An image.
    Image,
    /// Code, inline or as a block; an indented line may read as one.
    Code,
    /// A bulleted list; items have numbers in a contract.
    Bullet,
    /// A block quotation.
    Quote,
    /// A ruled line.
    Rule,
    /// A link that is no reference to a clause.
    Link,
    /// A heading that is not the one `##` of its chapter.
    Heading,
    /// A chapter or annex without its heading.
    NoHeading,
    /// A list deeper than three levels.
    Deep,
    /// Asterisks that were meant as emphasis and stayed asterisks.
    Emphasis,
}
