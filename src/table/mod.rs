//! Tables kept beside a spec, as the list of mappings they stand for. Every cell knows its place.

mod csv;
mod heading;
mod xlsx;

use crate::contract::Missing;
use crate::diag::Span;
use crate::template::Definition;
use crate::yaml::Node;

/// One thing wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file, or it may not be read.
    Missing {
        /// Why.
        missing: Missing,
        /// Where the spec names it.
        span: Span,
    },
    /// The file is neither CSV nor a workbook, by its name.
    Kind {
        /// Where the spec names it.
        span: Span,
    },
    /// The file cannot be read as what its name says it is; the words are those of whoever tried.
    Unreadable {
        /// The words.
        words: String,
        /// Where the spec names it, or the place in it.
        span: Span,
    },
    /// A column is headed by no field of the list.
    Column {
        /// The heading.
        heading: String,
        /// The field most like it.
        nearest: Option<String>,
        /// Where, and which cell that is.
        span: Span,
        /// The cell, as a workbook calls it.
        cell: String,
    },
    /// Two columns are headed by the same field.
    Twice {
        /// The field.
        field: String,
        /// The first one.
        first: Span,
        /// The second one.
        span: Span,
    },
    /// There is nothing below the headings.
    Empty {
        /// The headings.
        span: Span,
    },
}

/// Reads the table of a list. `fields` are the definitions of the list's items; `asked` is where the spec names it.
#[must_use]
pub fn read(name: &str, bytes: &[u8], list: &str, fields: &[&Definition], asked: &Span) -> (Option<Node>, Vec<Fault>) {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let grid = match ending.as_deref() {
        Some("csv") => csv::read(name, bytes),
        Some("xlsx") => xlsx::read(name, bytes),
        _ => return (None, vec![Fault::Kind { span: asked.clone() }]),
    };
    match grid {
        Ok(rows) => heading::list(&rows, list, fields, asked),
        Err((words, span)) => (None, vec![Fault::Unreadable { words, span: span.unwrap_or_else(|| asked.clone()) }]),
    }
}

/// A cell: its text and its place.
#[derive(Debug, Clone)]
struct Cell {
    text: String,
    span: Span,
}

/// Rows of cells, or why there are none.
type Grid = Result<Vec<Vec<Cell>>, (String, Option<Span>)>;
