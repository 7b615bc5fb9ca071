//! Lists of words that do not belong in a contract, each with what to write instead.

use std::ops::Range;

use super::typed::is_whole;
use crate::value::{Letters, Searchable, Vocabulary};

/// A list of words, read from a plain file: one to a line, `word = advice`, or the word alone. `word ! longer, longer`
/// names longer words of which it is a harmless part. Lines that begin with `#` are comments.
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    words: Vocabulary,
}

/// A word and what the list says of it.
#[derive(Clone, Copy)]
struct Entry {
    /// As listed.
    word: &'static str,
    /// What to write instead; empty where nothing is said.
    advice: &'static str,
    /// Whether it is a longer word that does no harm.
    is_harmless: bool,
}

/// A word found in a text.
pub(super) struct Hit {
    /// Where.
    pub range: Range<usize>,
    /// What to write instead; empty where the list says nothing.
    pub advice: &'static str,
}

impl Lexicon {
    /// Reads a list.
    pub(super) fn read(list: &'static str) -> Self {
        let mut entries = Vec::new();
        for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (line, harmless) = line.split_once('!').unwrap_or((line, ""));
            let (word, advice) = line.split_once('=').unwrap_or((line, ""));
            entries.push(Entry { word: word.trim(), advice: advice.trim(), is_harmless: false });
            let harmless = harmless.split(',').map(str::trim).filter(|word| !word.is_empty());
            entries.extend(harmless.map(|word| Entry { word, advice: "", is_harmless: true }));
        }
        let words = Vocabulary::new(entries.iter().map(|entry: &Entry| entry.word), Letters::Folded);
        Self { entries, words }
    }

    /// The listed words in a text, in order; words in Latin letters as whole words only.
    pub(super) fn find<'a, T: Searchable + ?Sized>(&'a self, searched: &'a T) -> impl Iterator<Item = Hit> + 'a {
        let text = searched.text();
        let is_word = move |number: usize, range: &Range<usize>| {
            let is_latin = self.entries[number].word.starts_with(|c: char| c.is_ascii_alphanumeric());
            !is_latin || is_whole(text, range)
        };
        self.words.find(searched, 0..text.len(), is_word).filter_map(|(number, range)| {
            let entry = self.entries[number];
            (!entry.is_harmless).then_some(Hit { range, advice: entry.advice })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_do_no_harm_and_latin_words_are_whole() {
        let lexicon = Lexicon::read("# 注释\n\n弄 = 办理 ! 里弄, 弄堂\nhereto = to this agreement\n东西\n");
        let found = |text| lexicon.find(text).map(|hit| (hit.range.start, hit.advice)).collect::<Vec<_>>();
        assert_eq!(found("里弄的弄堂，弄好"), [("里弄的弄堂，".len(), "办理")]);
        assert_eq!(found("Hereto heretofore thereto"), [(0, "to this agreement")]);
        assert_eq!(found("东西"), [(0, "")]);
    }
}
