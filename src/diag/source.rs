//! A text that was read, and places in it.

use std::ops::Range;
use std::sync::Arc;

/// A text with the name a user knows it by.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The path as given on the command line, or a name such as `<stdin>`.
    pub name: String,
    /// The whole text, decoded, without a byte order mark.
    pub text: String,
    /// The bytes of the file that stand before the text: three of a byte order mark, or none.
    pub before: usize,
}

impl Source {
    /// A shared source, ready to be pointed into.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into(), before: 0 })
    }

    /// The line and column of a byte offset. An offset past the end, or inside a character, is moved back to where it
    /// can stand.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.floor(byte);
        let before = &self.text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            byte: byte + self.before,
        }
    }

    /// The nearest character boundary at or before `byte`.
    fn floor(&self, byte: usize) -> usize {
        self.text.floor_char_boundary(byte.min(self.text.len()))
    }
}

/// A place in a source, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte offset in the file, from 0.
    pub byte: usize,
}

/// A stretch of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span {
    /// The text pointed into.
    pub source: Arc<Source>,
    /// First byte.
    pub start: usize,
    /// The byte after the last one; equal to `start` where something is missing and would go.
    pub end: usize,
}

impl Span {
    /// A stretch of `source`, moved back to character boundaries and put in order, so that it can always be sliced.
    #[must_use]
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        let start = source.floor(range.start);
        let end = source.floor(range.end).max(start);
        Self { source: Arc::clone(source), start, end }
    }

    /// The text pointed at.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source.text[self.start..self.end]
    }

    /// A part of this stretch, `range` counted from its start.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let end = (self.start + range.end).min(self.end);
        Self::new(&self.source, (self.start + range.start).min(end)..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_never_split_one() {
        let source = Source::new("s", "甲方\r\n乙方");
        assert_eq!(source.position(0), Position { line: 1, column: 1, byte: 0 });
        assert_eq!(source.position(8), Position { line: 2, column: 1, byte: 8 });
        assert_eq!(source.position(10), Position { line: 2, column: 1, byte: 8 });
        assert_eq!(source.position(999), Position { line: 2, column: 3, byte: 14 });
        assert_eq!(Span::new(&source, 1..4).text(), "甲");
    }
}
