//! Headings to fields, rows to the items of a list.

use super::{Cell, Fault};
use crate::diag::{Lang, Span};
use crate::template::{Definition, Type, nearest};
use crate::yaml::{Entry, Key, Node, Tree};

/// What a column holds.
struct Column<'a> {
    /// The name of the field, from its item.
    name: &'a str,
    /// The language, for one side of bilingual text.
    side: Option<Lang>,
}

/// The list a table stands for.
pub(super) fn list(rows: &[Vec<Cell>], list: &str, fields: &[&Definition], asked: &Span) -> (Option<Node>, Vec<Fault>) {
    let is_empty = |row: &&Vec<Cell>| row.iter().all(|cell| cell.text.is_empty());
    let mut rows = rows.iter().skip_while(is_empty);
    let mut faults = Vec::new();
    let Some(head) = rows.next() else {
        return (None, vec![Fault::Empty { span: asked.clone() }]);
    };
    let mut columns: Vec<Option<Column>> = Vec::new();
    for (index, cell) in head.iter().enumerate() {
        let column = column(&cell.text, list, fields);
        match &column {
            Some(column) => {
                let same = |other: &Option<Column>| {
                    other.as_ref().is_some_and(|other| (other.name, other.side) == (column.name, column.side))
                };
                if let Some(first) = columns.iter().position(same) {
                    let (field, first) = (column.name.to_owned(), head[first].span.clone());
                    faults.push(Fault::Twice { field, first, span: cell.span.clone() });
                }
            }
            None if cell.text.is_empty() => {}
            None => faults.push(Fault::Column {
                nearest: nearest(&cell.text, fields.iter().map(|field| below(field, list))),
                heading: cell.text.clone(),
                span: cell.span.clone(),
                cell: name(index, cell),
            }),
        }
        columns.push(column);
    }
    let items: Vec<Node> = rows.filter(|row| !is_empty(row)).map(|row| item(row, &columns)).collect();
    if items.is_empty() {
        let span = head.first().map_or_else(|| asked.clone(), |cell| cell.span.clone());
        faults.push(Fault::Empty { span });
    }
    (Some(Node { tree: Tree::List(items), span: asked.clone() }), faults)
}

/// The field a heading means: by its name, or by its label in either language.
fn column<'a>(heading: &str, list: &str, fields: &[&'a Definition]) -> Option<Column<'a>> {
    let same = |text: &str| text.trim().eq_ignore_ascii_case(heading.trim());
    for field in fields {
        let name = below(field, list);
        if field.r#type != Type::Bilingual {
            if same(name) || same(&field.label.zh) || same(&field.label.en) {
                return Some(Column { name, side: None });
            }
            continue;
        }
        for side in Lang::ALL {
            let in_words = match side {
                Lang::Zh => same(&format!("{}（中文）", field.label.zh)) || same(&field.label.zh),
                Lang::En => same(&format!("{} (English)", field.label.en)) || same(&field.label.en),
            };
            if in_words || same(&format!("{name}.{}", side.key())) {
                return Some(Column { name, side: Some(side) });
            }
        }
    }
    None
}

/// A field's name within the items of its list.
fn below<'a>(field: &'a Definition, list: &str) -> &'a str {
    field.path.strip_prefix(list).and_then(|rest| rest.strip_prefix("[].")).unwrap_or(&field.path)
}

/// One row as a mapping. An empty cell is a field left out.
fn item(row: &[Cell], columns: &[Option<Column>]) -> Node {
    let mut entries: Vec<Entry> = Vec::new();
    for (cell, column) in row.iter().zip(columns) {
        let Some(column) = column.as_ref().filter(|_| !cell.text.is_empty()) else { continue };
        let value = Node { tree: Tree::Scalar(cell.text.clone()), span: cell.span.clone() };
        let key = |name: &str| Key { name: name.to_owned(), span: cell.span.clone() };
        let Some(side) = column.side else {
            entries.push(Entry { key: key(column.name), value });
            continue;
        };
        let part = Entry { key: key(side.key()), value };
        match entries.iter_mut().find(|entry| entry.key.name == column.name) {
            Some(Entry { value: Node { tree: Tree::Map(sides), .. }, .. }) => sides.push(part),
            _ => {
                let value = Node { tree: Tree::Map(vec![part]), span: cell.span.clone() };
                entries.push(Entry { key: key(column.name), value });
            }
        }
    }
    let span = row
        .first()
        .zip(row.last())
        .map(|(first, last)| Span::new(&first.span.source, first.span.start..last.span.end.max(first.span.start)));
    Node { tree: Tree::Map(entries), span: span.expect("a row that is not empty has cells") }
}

/// A cell as a workbook calls it: `C7`.
fn name(column: usize, cell: &Cell) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", cell.span.source.position(cell.span.start).line)
}
