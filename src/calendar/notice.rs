//! One year's notice on public holidays.

use std::collections::BTreeMap;

use super::Day;
use crate::diag::Span;

/// What the notice for one year says.
#[derive(Debug, Clone)]
pub(super) struct Notice {
    /// The year.
    pub year: i16,
    /// Where it was published.
    pub papers: Vec<String>,
    /// The days it speaks of: off for a holiday of this name, or worked.
    pub days: BTreeMap<Day, Option<String>>,
    /// Where each of them stands in the file.
    pub places: BTreeMap<Day, Span>,
    /// Where the year stands in the file.
    pub span: Span,
}

impl Notice {
    pub const fn new(year: i16, span: Span) -> Self {
        Self { year, papers: Vec::new(), days: BTreeMap::new(), places: BTreeMap::new(), span }
    }
}
