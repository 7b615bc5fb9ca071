//! Tables kept beside a spec, as the list of mappings they stand for. Every cell knows its place.

mod csv;
mod heading;
mod xlsx;

use crate::contract::Missing;
use crate::diag::Span;
use crate::template::{Definition, Template, Type};
use crate::value::{Kind, Value};
use crate::yaml::{Node, Tree};

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
        /// The heading as written.
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

/// The bytes of a file beside a spec and the name by which a user knows it, or why there are none.
pub type Found = Result<(String, Vec<u8>), Missing>;

/// Puts the tables a spec names in the place of their names: `results: results.csv`. `read` gives the bytes of a file
/// beside the spec, and the name by which a user knows it.
pub fn place(root: &mut Node, template: &Template, read: &dyn Fn(&str) -> Found) -> Vec<Fault> {
    let mut faults = Vec::new();
    let definitions = template.schema.definitions();
    for list in definitions.iter().filter(|definition| definition.table && definition.r#type == Type::List) {
        let Some(node) = at(root, &list.path) else { continue };
        let Tree::Scalar(text) = &node.tree else { continue };
        let Ok(Value::File(file)) = Kind::File.parse(text) else { continue };
        if !file.as_str().contains('.') {
            continue;
        }
        let items = format!("{}[].", list.path);
        let fields: Vec<&Definition> = definitions.iter().filter(|field| field.path.starts_with(&items)).collect();
        let (table, more) = match read(file.as_str()) {
            Ok((shown, bytes)) => self::read(&shown, &bytes, &list.path, &fields, &node.span),
            Err(missing) => (None, vec![Fault::Missing { missing, span: node.span.clone() }]),
        };
        faults.extend(more);
        // What is wrong with the table is said once; the list is not blank besides.
        node.tree = table.map_or_else(|| Tree::Map(Vec::new()), |table| table.tree);
    }
    faults
}

/// The node of a spec at a path without lists.
fn at<'a>(root: &'a mut Node, path: &str) -> Option<&'a mut Node> {
    path.split('.').try_fold(root, |node, name| match &mut node.tree {
        Tree::Map(entries) => entries.iter_mut().find(|entry| entry.key.name == name).map(|entry| &mut entry.value),
        _ => None,
    })
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

/// What a workbook of that name says, as plain text; nothing, where it is none or cannot be read.
#[must_use]
pub fn words(name: &str, bytes: &[u8]) -> Option<String> {
    let is_workbook = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("xlsx"));
    let rows = is_workbook.then(|| xlsx::read(name, bytes).ok())??;
    Some(rows.first()?.first()?.span.source.text.clone())
}

/// A cell: its text and its place.
#[derive(Debug, Clone)]
struct Cell {
    text: String,
    span: Span,
}

/// Rows of cells, or why there are none.
type Grid = Result<Vec<Vec<Cell>>, (String, Option<Span>)>;
