//! Workbooks: the first sheet that holds anything. Its text is laid out line by line, so that line and row agree.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::{Cell, Grid};
use crate::diag::{Source, Span};

/// Cells a table may have: far more than any evaluation, far fewer than a workbook made to exhaust a machine.
const LARGEST: usize = 200_000;

/// Reads the first sheet of a workbook.
pub(super) fn read(name: &str, bytes: &[u8]) -> Grid {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| plain(&error))?;
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).map_err(|error| plain(&error))?;
        let Some((last_row, last_column)) = range.end() else { continue };
        let (rows, columns) = (last_row as usize + 1, last_column as usize + 1);
        if rows.saturating_mul(columns) > LARGEST {
            return Err(("too many cells".to_owned(), None));
        }
        return Ok(lay_out(name, rows, columns, &|row, column| {
            let place = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
            range.get_value(place).map(text).unwrap_or_default()
        }));
    }
    Ok(Vec::new())
}

fn plain(error: &calamine::XlsxError) -> (String, Option<Span>) {
    (error.to_string(), None)
}

/// A cell as one would type it. A workbook keeps 93.4% as 0.934 and says only in its format that it is a share; such a
/// number is taken as it is, and the field's own check asks for the sign.
fn text(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => other.to_string().replace(['\r', '\n', '\t'], " ").trim().to_owned(),
    }
}

/// One line to each row, cells parted by tabs, and the cells with their places in it.
fn lay_out(name: &str, rows: usize, columns: usize, cell: &dyn Fn(usize, usize) -> String) -> Vec<Vec<Cell>> {
    let texts: Vec<Vec<String>> = (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect();
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
