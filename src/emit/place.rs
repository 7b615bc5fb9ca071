//! Lines and columns of many places in a few sources, with each source's lines counted once.

use std::sync::Arc;

use crate::diag::{Position, Source};

/// Where the lines of the sources asked about begin.
///
/// [`Source::position`] reads the source from its start at every call, which a large file with hundreds of findings
/// would feel.
#[derive(Default)]
pub(super) struct Places {
    known: Vec<(Arc<Source>, Lines)>,
}

impl Places {
    /// The lines of `source`.
    pub(super) fn lines(&mut self, source: &Arc<Source>) -> &Lines {
        let at = self.known.iter().position(|(known, _)| Arc::ptr_eq(known, source)).unwrap_or_else(|| {
            self.known.push((Arc::clone(source), Lines::of(&source.text)));
            self.known.len() - 1
        });
        &self.known[at].1
    }

    /// The same answer as [`Source::position`].
    pub(super) fn position(&mut self, source: &Arc<Source>, byte: usize) -> Position {
        let byte = source.text.floor_char_boundary(byte);
        let lines = self.lines(source);
        let line = lines.at(byte);
        Position {
            line: line + 1,
            column: source.text[lines.start(line)..byte].chars().count() + 1,
            byte: byte + source.before,
        }
    }
}

/// The first byte of every line of one text; lines are counted from 0.
pub(super) struct Lines {
    starts: Vec<usize>,
    len: usize,
}

impl Lines {
    fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, len: text.len() }
    }

    /// The line that holds a byte; the last line for a byte past the end.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// Where a line begins; the text's end for a line past the last.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_source() {
        let mut places = Places::default();
        for text in ["", "\n", "甲方\r\n乙方\n\n丙", "a\n", "\r\n\r\n"] {
            let source = Source::new("s", text);
            for byte in 0..text.len() + 3 {
                assert_eq!(places.position(&source, byte), source.position(byte), "{text:?} at {byte}");
            }
        }
        assert_eq!(places.known.len(), 5);
    }
}
