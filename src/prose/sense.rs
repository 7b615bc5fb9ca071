//! Words that turn the sense of a sentence, found by tables in which a longer word hides a shorter one within it.

use std::cmp::Reverse;
use std::ops::Range;

use aho_corasick::{AhoCorasick, Match, MatchKind};

/// A table of words, each with what it is taken for.
pub(super) struct Table<T> {
    search: AhoCorasick,
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
        let search = AhoCorasick::builder()
            .match_kind(if is_english { MatchKind::Standard } else { MatchKind::LeftmostLongest })
            .ascii_case_insensitive(is_english)
            .build(words.iter().map(|(word, _)| word))
            .expect("a few short constants");
        Self { search, meanings: words.iter().map(|(_, meaning)| *meaning).collect(), is_english }
    }

    /// The words of the table in a part of a text, in order.
    pub(super) fn find(&self, text: &str, part: Range<usize>) -> Vec<Sense<T>> {
        let start = part.start;
        let Some(text) = text.get(part) else { return Vec::new() };
        let sense = |found: Match| Sense {
            meaning: self.meanings[found.pattern().as_usize()],
            range: start + found.start()..start + found.end(),
        };
        if !self.is_english {
            return self.search.find_iter(text).map(sense).collect();
        }
        // The "shall not" in "shall notify" is no word, and must not hide the "shall".
        let borders = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
        let is_whole = |found: &Match| {
            borders(text[..found.start()].chars().next_back()) && borders(text[found.end()..].chars().next())
        };
        let mut whole: Vec<Match> = self.search.find_overlapping_iter(text).filter(is_whole).collect();
        whole.sort_by_key(|found| (found.start(), Reverse(found.end())));
        let mut end = 0;
        whole.retain(|found| {
            let is_next = found.start() >= end;
            if is_next {
                end = found.end();
            }
            is_next
        });
        whole.into_iter().map(sense).collect()
    }
}
