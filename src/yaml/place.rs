//! Where the parser says something stands, as bytes of the file.

use std::sync::Arc;

use serde_yaml::Location;

use crate::diag::{Source, Span};

/// Turns the parser's places into ours.
pub(super) struct Place<'a> {
    pub source: &'a Arc<Source>,
}

impl Place<'_> {
    pub fn span(&self, location: Location) -> Span {
        let span = location.span();
        let start = offset(span.byte_offset()).unwrap_or_else(|| self.byte(location));
        let len = offset(span.byte_len()).unwrap_or(0);
        let span = Span::new(self.source, start..start + len);
        let kept = span.text().trim_end().len();
        span.part(0..kept)
    }

    /// The byte of a line and column, for the few places where the parser knows nothing better.
    fn byte(&self, location: Location) -> usize {
        let line = offset(Some(location.line())).unwrap_or(1).max(1);
        let column = offset(Some(location.column())).unwrap_or(1).max(1);
        let text = &self.source.text;
        let start = text.match_indices('\n').nth(line.wrapping_sub(2)).map_or(0, |(at, _)| at + 1);
        let start = if line == 1 { 0 } else { start };
        text[start..].char_indices().nth(column - 1).map_or(text.len(), |(at, _)| start + at)
    }
}

fn offset(value: Option<u64>) -> Option<usize> {
    value.and_then(|value| usize::try_from(value).ok())
}
