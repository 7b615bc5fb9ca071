//! Words that turn the sense of a sentence, found by tables in which a longer word hides a shorter one within it.

use std::ops::Range;

use crate::value::{Letters, Searchable, Vocabulary};

/// A table of words, each with what it is taken for.
pub(super) struct Table<T> {
    words: Vocabulary,
    meanings: Vec<T>,
    is_english: bool,
}

/// A word of a table where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sense<T> {
    /// What it is taken for.
    pub meaning: T,
    /// Bytes of the text.
    pub range: Range<usize>,
}

impl<T: Copy> Table<T> {
    /// Chinese words, which stand next to one another without a space.
    pub(super) fn chinese(words: &[(&str, T)]) -> Self {
        Self::new(words, false)
    }

    /// English words in lower case, found in any case as whole words.
    pub(super) fn english(words: &[(&str, T)]) -> Self {
        Self::new(words, true)
    }

    fn new(words: &[(&str, T)], is_english: bool) -> Self {
        let letters = if is_english { Letters::Folded } else { Letters::Kept };
        let meanings = words.iter().map(|(_, meaning)| *meaning).collect();
        Self { words: Vocabulary::new(words.iter().map(|(word, _)| *word), letters), meanings, is_english }
    }

    /// The words of the table in a part of a text, in order.
    pub(super) fn find<S: Searchable + ?Sized>(&self, searched: &S, part: Range<usize>) -> Vec<Sense<T>> {
        let text = searched.text();
        let (start, end) = (part.start, part.end.min(text.len()));
        // The "shall not" in "shall notify" is no word, and must not hide the "shall".
        let borders = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
        let is_whole = |_, range: &Range<usize>| {
            !self.is_english
                || borders(text[start..range.start].chars().next_back()) && borders(text[range.end..end].chars().next())
        };
        let sense = |(number, range): (usize, Range<usize>)| Sense { meaning: self.meanings[number], range };
        self.words.find(searched, part, is_whole).map(sense).collect()
    }
}
