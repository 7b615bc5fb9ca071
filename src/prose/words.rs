//! One language of a passage: its words, with a hole where a value or a reference is printed.

use std::ops::Range;
use std::sync::OnceLock;

use super::place::{Ground, find};
use super::reading::{self, Reading};
use crate::contract::Contract;
use crate::diag::{Lang, Span};
use crate::document::Inline;
use crate::value::{Indexed, has_word};

/// What stands in [`Prose::words`] for a value or a reference.
pub const HOLE: char = '\u{FFFC}';

/// One language of a passage.
#[derive(Debug, Clone)]
pub struct Prose {
    /// Its language.
    pub lang: Lang,
    /// The words typed by hand, with one [`HOLE`] for every value and every reference. A line break is `\n`.
    pub words: Indexed,
    /// The runs of words, the values and the references, in order; their ranges cover `words` without gaps.
    pub pieces: Vec<Piece>,
    /// Whether a template prints a group of fields here by mistake, so that the words are the machine's.
    pub is_machine_made: bool,
    ground: Ground,
    reading: OnceLock<Box<Reading>>,
}

/// A run of words, or a hole.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Bytes of [`Prose::words`].
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
    /// Whether it is printed in bold: a term being defined, or what must catch the eye.
    pub strong: bool,
}

/// What a piece is.
#[derive(Debug, Clone)]
pub enum What {
    /// Words typed by hand.
    Words,
    /// A value of the contract.
    Value {
        /// The field, as a dotted path with indices; of bilingual text with its side.
        field: String,
        /// As printed; empty for a blank.
        text: String,
        /// Where the spec gives it, or where it would go.
        place: Span,
    },
    /// A reference to a clause.
    Reference {
        /// The id referred to.
        target: String,
        /// The printed number; empty where the target does not exist.
        text: String,
    },
}

/// One language of a passage as it is put together.
struct Writer<'a> {
    /// Where it stands, for a value whose own place is not known.
    place: &'a Span,
    words: String,
    pieces: Vec<Piece>,
}

impl Writer<'_> {
    fn add(&mut self, contract: &Contract, inlines: &[Inline], strong: bool) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.push(text, What::Words, strong),
                Inline::Break => self.push("\n", What::Words, strong),
                Inline::Strong { body } => self.add(contract, body, true),
                Inline::Emphasis { body } => self.add(contract, body, strong),
                Inline::Value { field, text, .. } => {
                    let place = contract.field(field).map_or_else(|| self.place.clone(), |field| field.place.value());
                    let (field, text) = (field.clone(), text.clone());
                    self.push(HOLE.encode_utf8(&mut [0; 4]), What::Value { field, text, place }, strong);
                }
                Inline::Reference { target, text } => {
                    let (target, text) = (target.clone(), text.clone());
                    self.push(HOLE.encode_utf8(&mut [0; 4]), What::Reference { target, text }, strong);
                }
            }
        }
    }

    fn push(&mut self, text: &str, what: What, strong: bool) {
        if text.is_empty() {
            return;
        }
        let start = self.words.len();
        self.words.push_str(text);
        let range = start..self.words.len();
        match self.pieces.last_mut() {
            Some(last) if matches!((&last.what, &what), (What::Words, What::Words)) && last.strong == strong => {
                last.range.end = range.end;
            }
            _ => self.pieces.push(Piece { range, what, strong }),
        }
    }

    fn finish(self, lang: Lang, ground: Ground) -> Prose {
        let (words, pieces) = (Indexed::of(self.words), self.pieces);
        Prose { lang, words, pieces, is_machine_made: false, ground, reading: OnceLock::new() }
    }
}

impl Prose {
    /// The words of a paragraph, a heading or a cell, which stands at `place` in its clause file.
    pub(super) fn of_clause(contract: &Contract, lang: Lang, inlines: &[Inline], place: &Span) -> Self {
        let mut writer = Writer { place, words: String::new(), pieces: Vec::new() };
        writer.add(contract, inlines, false);
        let is_machine_made = has_word(&writer.words, "](<field:");
        Self { is_machine_made, ..writer.finish(lang, Ground::Clause(place.clone())) }
    }

    /// The words of a bilingual value, written at `place` in the spec.
    pub(super) fn of_value(lang: Lang, text: &str, place: &Span) -> Self {
        let mut writer = Writer { place, words: String::new(), pieces: Vec::new() };
        writer.push(text, What::Words, false);
        writer.finish(lang, Ground::Value(place.clone()))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The runs of words typed by hand, each with the byte of [`Prose::words`] at which it begins.
    pub fn runs(&self) -> impl Iterator<Item = (usize, &str)> {
        let runs = self.pieces.iter().filter(|piece| matches!(piece.what, What::Words));
        runs.map(|piece| (piece.range.start, &self.words[piece.range.clone()]))
    }

    /// The piece that a byte of [`Prose::words`] lies in.
    #[must_use]
    pub fn piece_at(&self, byte: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.range.end <= byte);
        self.pieces.get(index)
    }

    /// What it says that can be counted or dated; read the first time it is asked for.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        let is_value = matches!(self.ground, Ground::Value(_));
        self.reading.get_or_init(|| Box::new(reading::read(&self.words, self.lang, is_value)))
    }

    /// The passage as it reads on paper.
    #[must_use]
    pub fn printed(&self) -> String {
        let text = |piece: &Piece| match &piece.what {
            What::Words => self.words[piece.range.clone()].to_owned(),
            What::Value { text, .. } | What::Reference { text, .. } => text.clone(),
        };
        self.pieces.iter().map(text).collect()
    }

    /// The passage as a whole, in its clause file or in the spec.
    #[must_use]
    pub const fn place(&self) -> &Span {
        self.ground.place()
    }

    /// Where a stretch of [`Prose::words`] is written: in the clause file, or in the spec for a value; the passage as a
    /// whole, where it cannot be told.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let Some(first) = self.piece_at(range.start) else { return self.place().clone() };
        if let What::Value { place, .. } = &first.what
            && range.end <= first.range.end
        {
            return place.clone();
        }
        let Some(start) = self.locate(range.start..range.end.min(first.range.end)) else { return self.place().clone() };
        if range.end <= first.range.end {
            return start;
        }
        let last = self.piece_at(range.end.saturating_sub(1));
        let end = last.and_then(|last| self.locate(range.start.max(last.range.start)..range.end.min(last.range.end)));
        match end {
            Some(end) if end.source == start.source && end.end >= start.end => {
                Span::new(&start.source, start.start..end.end)
            }
            _ => start,
        }
    }

    /// Where a stretch within one piece is written: the stretch is looked for as often as the same words stand before it.
    fn locate(&self, range: Range<usize>) -> Option<Span> {
        let piece = self.piece_at(range.start)?;
        match &piece.what {
            What::Words => {
                let run = &self.words[piece.range.clone()];
                let before = self.words[..piece.range.start].matches(run).count();
                if let Some(run) = find(&self.ground, run, before) {
                    let offset = range.start - piece.range.start;
                    return Some(run.part(offset..offset + range.len()));
                }
                let wanted = &self.words[range.clone()];
                find(&self.ground, wanted, self.words[..range.start].matches(wanted).count())
            }
            What::Reference { target, .. } => find(&self.ground, &format!("(#{target})"), 0),
            What::Value { .. } => None,
        }
    }
}
