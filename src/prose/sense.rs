//! Words that turn the sense of a sentence, found by tables in which a longer word hides a shorter one within it.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

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
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(is_english)
            .build(words.iter().map(|(word, _)| word))
            .expect("a few short constants");
        Self { search, meanings: words.iter().map(|(_, meaning)| *meaning).collect(), is_english }
    }

    /// The words of the table in a part of a text.
    pub(super) fn find<'a>(&'a self, text: &'a str, part: Range<usize>) -> impl Iterator<Item = Sense<T>> + 'a {
        let part = text.get(part.clone()).map_or((0, ""), |found| (part.start, found));
        let is_whole = move |range: &Range<usize>| {
            let borders = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
            !self.is_english
                || borders(part.1[..range.start].chars().next_back()) && borders(part.1[range.end..].chars().next())
        };
        self.search.find_iter(part.1).filter(move |found| is_whole(&found.range())).map(move |found| Sense {
            meaning: self.meanings[found.pattern().as_usize()],
            range: part.0 + found.start()..part.0 + found.end(),
        })
    }
}
