//! CSV, as spreadsheets of either language write it: UTF-8, commas or semicolons or tabs.

use super::{Cell, Grid};
use crate::diag::Span;
use crate::yaml;

/// Reads CSV.
pub(super) fn read(name: &str, bytes: &[u8]) -> Grid {
    let (source, fault) = yaml::decode(name, bytes);
    if fault.is_some() {
        return Err(("not UTF-8, or too large".to_owned(), None));
    }
    let first = source.text.lines().next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(source.text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(rows),
            Ok(true) => {
                let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
                let mut from = start;
                let cells = record.iter().map(|text| {
                    let span = find(&source.text, text, from, end);
                    from = span.end;
                    Cell { text: text.trim().to_owned(), span: Span::new(&source, span) }
                });
                rows.push(cells.collect());
            }
            Err(error) => return Err((error.to_string(), Some(Span::new(&source, start..start)))),
        }
    }
}

/// Where a cell stands in its row: its text, from where the last one ended. A text with quotation marks in it is written
/// otherwise than it reads; then the place is where it must begin.
fn find(text: &str, cell: &str, from: usize, end: usize) -> std::ops::Range<usize> {
    let end = text.floor_char_boundary(end.min(text.len()));
    let from = text.floor_char_boundary(from.min(end));
    match text[from..end].find(cell) {
        Some(at) => {
            let start = from + at + (cell.len() - cell.trim_start().len());
            start..start + cell.trim().len()
        }
        None => from..from,
    }
}
