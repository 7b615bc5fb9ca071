//! The document: a contract as a tree of sections and clauses, Chinese beside English, numbered, references resolved.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figure::Figure;
use super::room::Room;
use crate::diag::{Lang, Span, Text};

/// The same thing in Chinese and in English, side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pair<T> {
    /// Chinese.
    pub zh: T,
    /// English.
    pub en: T,
}

impl<T> Pair<T> {
    /// One side.
    pub const fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A whole contract, ready to be set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The name of the contract.
    pub title: Text,
    /// What its number is called: 合同编号, 报告编号; empty where it has none.
    pub numbering: Text,
    /// The contract number, for the running header; empty where it is blank.
    pub number: String,
    /// The date the contract bears, as `YYYY-MM-DD`; empty where it is blank.
    pub date: String,
    /// The names of the parties, in order, for the author of the file.
    pub parties: Vec<Text>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The room to write in of every blank, by field.
    pub rooms: BTreeMap<String, Room>,
}

/// What a section is, which decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// Title, particulars of the contract and of its parties; no number.
    Opening,
    /// Text without a number, such as the background.
    Text,
    /// A numbered chapter: 第一章 / Article 1.
    Chapter,
    /// The signature page.
    Signature,
    /// A numbered annex on a page of its own: 附件一 / Annex 1.
    Annex,
}

/// A part of the document under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// The id by which clauses refer to it; empty where nothing can.
    pub id: String,
    /// The printed number, `第六章` / `Article 6`; empty where there is none.
    pub number: Text,
    /// The heading; empty where there is none.
    pub title: Pair<Vec<Inline>>,
    /// Where the heading is written, in the clause file of each language.
    #[serde(skip)]
    pub place: Option<Pair<Span>>,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph, numbered or not.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Labels and values, one to a line.
    Particulars(Particulars),
    /// The places where the parties sign.
    Signature(Signature),
    /// A figure.
    Figure(Figure),
}

/// A paragraph in both languages; one row of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// The id by which clauses refer to it; empty where nothing can.
    pub id: String,
    /// The printed number, such as `6.1` or `（1）` / `(1)`; empty for plain text.
    pub label: Text,
    /// Depth below the section: 0 for `6.1` and for plain text, 1 for `(1)`, 2 for `(a)`.
    pub level: usize,
    /// The words.
    pub text: Pair<Vec<Inline>>,
    /// Where it is written, in the clause file of each language.
    #[serde(skip)]
    pub place: Option<Pair<Span>>,
}

/// A table in both languages, cell beside cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The alignment of each column.
    pub columns: Vec<Alignment>,
    /// The heading cells, one to a column.
    pub head: Vec<Pair<Vec<Inline>>>,
    /// The body: rows of cells, one to a column.
    pub rows: Vec<Vec<Pair<Vec<Inline>>>>,
    /// Where it is written, in the clause file of each language.
    #[serde(skip)]
    pub place: Option<Pair<Span>>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// To the left.
    Start,
    /// Centred.
    Center,
    /// To the right, for numbers.
    End,
}

/// Labels and values, such as the address block of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Particulars {
    /// The heading, such as 甲方（委托方） / Party A (Client); empty where there is none.
    pub title: Text,
    /// The lines.
    pub rows: Vec<Particular>,
}

/// One labelled value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Particular {
    /// The label, without a colon.
    pub label: Text,
    /// The value.
    pub value: Pair<Vec<Inline>>,
}

/// The signature page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// One block to each party.
    pub parties: Vec<Signatory>,
}

/// Where one party seals and signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// The role: 甲方（委托方） / Party A (Client).
    pub title: Text,
    /// The party's name.
    pub name: Pair<Vec<Inline>>,
    /// The name of the representative who signs.
    pub representative: Pair<Vec<Inline>>,
    /// The place of signing.
    pub place: Pair<Vec<Inline>>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Inline {
    /// Words of the template.
    Text {
        /// The words.
        text: String,
    },
    /// A value of the contract, never plain text.
    Value {
        /// The field it fills, as a dotted path.
        field: String,
        /// The value as printed; for a blank, empty.
        text: String,
        /// Whether the field is still blank.
        blank: bool,
    },
    /// A reference to a clause, resolved.
    Reference {
        /// The id referred to.
        target: String,
        /// The printed number; empty where the target does not exist.
        text: String,
    },
    /// Words in bold: defined terms, and what must catch the eye.
    Strong {
        /// The words.
        body: Vec<Inline>,
    },
    /// Words in emphasis.
    Emphasis {
        /// The words.
        body: Vec<Inline>,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Words of the template.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// The words as they read, without emphasis or origin.
    pub fn plain(inlines: &[Self]) -> String {
        let mut out = String::new();
        Self::write_plain(inlines, &mut out);
        out
    }

    fn write_plain(inlines: &[Self], out: &mut String) {
        for inline in inlines {
            match inline {
                Self::Text { text } | Self::Value { text, .. } | Self::Reference { text, .. } => out.push_str(text),
                Self::Strong { body } | Self::Emphasis { body } => Self::write_plain(body, out),
                Self::Break => out.push('\n'),
            }
        }
    }
}
