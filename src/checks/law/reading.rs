//! A passage as it reads on paper, values filled in, with the way back to where each word is written.

use std::ops::Range;

use crate::diag::{Lang, Span};
use crate::prose::{Piece, Prose, What};
use crate::value::{find_word, has_word};

/// One language of a passage, its values and references printed. English is in lower case, so that words are found
/// however they are written.
pub(super) struct Reading<'a> {
    /// The words.
    pub text: String,
    prose: &'a Prose,
    /// Where each piece begins in `text`.
    starts: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// Reads one language of a passage.
    pub fn of(prose: &'a Prose) -> Self {
        let mut text = String::with_capacity(prose.words.len());
        let mut starts = Vec::with_capacity(prose.pieces.len());
        for piece in &prose.pieces {
            starts.push(text.len());
            match &piece.what {
                What::Words => text.push_str(&prose.words[piece.range.clone()]),
                What::Value { text: printed, .. } | What::Reference { text: printed, .. } => text.push_str(printed),
            }
        }
        if prose.lang == Lang::En {
            text.make_ascii_lowercase();
        }
        Self { text, prose, starts }
    }

    /// The pieces that a stretch of the text touches.
    fn pieces(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, &'a Piece)> {
        let first = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        let end = self.starts.partition_point(|start| *start < range.end).max(first + 1);
        let starts = &self.starts;
        self.prose.pieces.iter().enumerate().take(end).skip(first).map(move |(index, piece)| (starts[index], piece))
    }

    /// Where a stretch of the text is written.
    pub fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize, is_end: bool| {
            let (start, piece) = self.pieces(&(at.saturating_sub(usize::from(is_end))..at.max(1))).next()?;
            Some(match piece.what {
                What::Words => piece.range.start + (at - start).min(piece.range.len()),
                _ if is_end => piece.range.end,
                _ => piece.range.start,
            })
        };
        match (place(range.start, false), place(range.end, true)) {
            (Some(start), Some(end)) if start < end => self.prose.span(start..end),
            _ => self.prose.place().clone(),
        }
    }

    /// The value that a stretch lies within, alone: its own passage speaks for it, if it strikes there too.
    pub fn value(&self, range: &Range<usize>) -> Option<Self> {
        let mut pieces = self.pieces(range);
        let (_, piece) = pieces.next().filter(|_| pieces.next().is_none())?;
        let What::Value { text, .. } = &piece.what else { return None };
        let text = if self.prose.lang == Lang::En { text.to_ascii_lowercase() } else { text.clone() };
        Some(Self { text, prose: self.prose, starts: vec![0] })
    }

    /// Whether some value in a stretch is still blank.
    pub fn has_blank(&self, range: &Range<usize>) -> bool {
        // A blank takes no room in the text, so that it may stand at either end.
        let around = range.start..range.end + 1;
        self.starts.iter().zip(&self.prose.pieces).any(|(start, piece)| {
            around.contains(start) && matches!(&piece.what, What::Value { text, .. } if text.is_empty())
        })
    }

    /// Whether all of a stretch is printed in bold.
    pub fn is_strong(&self, range: &Range<usize>) -> bool {
        self.pieces(range).all(|(_, piece)| piece.strong)
    }

    /// The sentences, as stretches of the text.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        sentences(&self.text, self.prose.lang)
    }
}

/// The sentences of a text: to a full stop, a semicolon or the end of a line.
fn sentences(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_end = match (lang, character) {
            (_, '\n') | (Lang::Zh, '。' | '；' | '！' | '？') => true,
            (Lang::En, '.' | ';') => characters.peek().is_none_or(|(_, next)| next.is_whitespace()),
            _ => false,
        };
        if is_end {
            let end = at + character.len_utf8();
            sentences.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

/// The first of several words in a text.
pub(super) fn first(text: &str, words: &[&str]) -> Option<Range<usize>> {
    let found = words.iter().filter_map(|word| find_word(text, word).map(|at| at..at + word.len()));
    found.min_by_key(|range| (range.start, usize::MAX - range.end))
}

/// Whether a text has one of several words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| has_word(text, word))
}

/// A text in which some words are blotted out, so that they are not found; all other words keep their place.
pub(super) fn without(text: &str, words: &[&str]) -> String {
    let mut out = text.to_owned();
    for word in words {
        let mut from = 0;
        while let Some(at) = find_word(&out[from..], word) {
            let range = from + at..from + at + word.len();
            from = range.end;
            out.replace_range(range, &"\0".repeat(word.len()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_each_language_ends_them() {
        let text = "甲方付款；乙方交货。完";
        let cut: Vec<&str> = sentences(text, Lang::Zh).into_iter().map(|range| &text[range]).collect();
        assert_eq!(cut, ["甲方付款；", "乙方交货。", "完"]);
        let text = "a pays 1.5 yuan. b delivers; done";
        let cut: Vec<&str> = sentences(text, Lang::En).into_iter().map(|range| &text[range]).collect();
        assert_eq!(cut, ["a pays 1.5 yuan.", " b delivers;", " done"]);
    }

    #[test]
    fn words_are_blotted_out_in_place() {
        let text = without("仲裁费由败诉方承担，争议提交仲裁", &["仲裁费"]);
        assert_eq!(text.find("仲裁"), "仲裁费由败诉方承担，争议提交仲裁".rfind("仲裁"));
        assert_eq!(first("或向法院起诉", &["法院", "向法院"]), Some("或".len().."或向法院".len()));
    }
}
