//! Workbooks: the first sheet that holds anything. Its text is laid out line by line, so that line and row agree.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::{Cell, Grid};
use crate::diag::{Source, Span};

/// How many decimal places of a number in a cell are read; the last is rounded.
const PLACES: usize = 6;

/// Rows and columns a table may have: far more than any evaluation, far fewer than a workbook made to exhaust a machine.
const MOST: (usize, usize) = (20_000, 200);

/// Reads the first sheet of a workbook. Its cells are read one by one, so that a cell at the far end of an empty sheet
/// costs nothing but its place.
pub(super) fn read(name: &str, bytes: &[u8]) -> Grid {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| plain(&error))?;
    for sheet in book.sheet_names() {
        let mut cells = BTreeMap::new();
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(|error| plain(&error))?;
        while let Some(cell) = reader.next_cell().map_err(|error| plain(&error))? {
            let (row, column) = cell.get_position();
            let text = text(&Data::from(cell.get_value().clone()));
            if text.is_empty() {
                continue;
            }
            if row as usize >= MOST.0 || column as usize >= MOST.1 {
                return Err(("too many rows or columns".to_owned(), None));
            }
            cells.insert((row as usize, column as usize), text);
        }
        let Some(rows) = cells.keys().map(|(row, _)| row + 1).max() else { continue };
        let columns = cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default();
        return Ok(lay_out(name, rows, columns, &mut cells));
    }
    Ok(Vec::new())
}

fn plain(error: &calamine::XlsxError) -> (String, Option<Span>) {
    (error.to_string(), None)
}

/// A cell as one would type it. A workbook keeps 93.4% as 0.934 and says only in its format that it is a share; what such
/// a number is, the contract decides by the unit of its indicator.
fn text(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        // A formula gives all the digits a computer has; what a share is measured by needs no more than these.
        Data::Float(number) => {
            let (whole, rounded) = (number.to_string(), format!("{number:.PLACES$}"));
            let is_longer = whole.split_once('.').is_some_and(|(_, places)| places.len() > PLACES);
            if is_longer { rounded.trim_end_matches('0').trim_end_matches('.').to_owned() } else { whole }
        }
        other => other.to_string().replace(['\r', '\n', '\t'], " ").trim().to_owned(),
    }
}

/// One line to each row, cells parted by tabs, and the cells with their places in it.
fn lay_out(name: &str, rows: usize, columns: usize, cells: &mut BTreeMap<(usize, usize), String>) -> Vec<Vec<Cell>> {
    let mut take = |row, column| cells.remove(&(row, column)).unwrap_or_default();
    let texts: Vec<Vec<String>> = (0..rows).map(|row| (0..columns).map(|column| take(row, column)).collect()).collect();
    let whole = texts.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    let source: Arc<Source> = Source::new(name, whole);
    let mut at = 0;
    let place = |text: String, at: &mut usize| {
        let span = Span::new(&source, *at..*at + text.len());
        *at += text.len() + 1;
        Cell { text, span }
    };
    texts.into_iter().map(|row| row.into_iter().map(|text| place(text, &mut at)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_formula_works_out_is_rounded_and_what_is_typed_is_not() {
        for (number, expected) in
            [(2406.0 / 3880.0, "0.620103"), (93.4, "93.4"), (12.0, "12"), (2.0 / 3.0, "0.666667"), (0.999_999_9, "1")]
        {
            assert_eq!(text(&Data::Float(number)), expected);
        }
    }
}
