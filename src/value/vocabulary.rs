//! Words to be looked for in a text, all of them in one pass.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

use super::indexed::{Beginning, Searchable, small};

/// Words to be looked for in a text. They are found by their first two characters, which is ready at once: a check of one
/// contract is over before an automaton of the same words would be built. A word that begins with a Latin letter or a
/// figure is found at the beginning of a word only, one that begins with a space nowhere.
#[derive(Clone)]
pub struct Vocabulary {
    /// The words by their first two characters, of those that share them the longest first; of equal ones the first
    /// given.
    words: Vec<Word>,
    /// The words of each opening, in the order of the openings.
    groups: Vec<Group>,
    /// What the openings of words of two characters and more are known by.
    pairs: Bits,
    /// The same of words that are one character and no more.
    singles: Bits,
    letters: Letters,
}

/// The words that begin alike.
#[derive(Debug, Clone)]
struct Group {
    opening: Opening,
    /// Where they stand in `words`.
    words: Range<usize>,
}

/// The first character of a word and the one after it, by their numbers, small letters for capitals where case does not
/// count; of a word of one character the second is 0.
type Opening = (u32, u32);

/// A set of what beginnings are known by.
#[derive(Debug, Clone, Copy)]
struct Bits([u64; Beginning::COUNT as usize / 64]);

impl Bits {
    const EMPTY: Self = Self([0; Beginning::COUNT as usize / 64]);

    fn put(&mut self, place: u16) {
        self.0[usize::from(place) / 64] |= 1 << (place % 64);
    }

    fn has(&self, place: u16) -> bool {
        self.0[usize::from(place) / 64] & 1 << (place % 64) != 0
    }
}

#[derive(Debug, Clone)]
struct Word {
    text: Box<str>,
    /// Its number among those given.
    number: usize,
}

/// Whether the case of Latin letters counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// `Services` is not `services`.
    Kept,
    /// They are the same.
    Folded,
}

impl Vocabulary {
    /// Prepares words; empty ones are never found.
    #[must_use]
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>, letters: Letters) -> Self {
        let numbered = words.into_iter().enumerate().filter(|(_, text)| !text.is_empty());
        let mut words: Vec<(Opening, Word)> =
            numbered.map(|(number, text)| (opening(text, letters), Word { text: text.into(), number })).collect();
        words.sort_by_key(|(opening, word)| (*opening, Reverse(word.text.len()), word.number));
        let mut groups = Vec::new();
        let [mut pairs, mut singles] = [Bits::EMPTY; 2];
        let mut start = 0;
        for alike in words.chunk_by(|(one, _), (other, _)| one == other) {
            let (opening, end) = (alike[0].0, start + alike.len());
            match opening {
                (first, 0) => singles.put(Beginning::single(first)),
                (first, second) => pairs.put(Beginning::pair(first, second)),
            }
            groups.push(Group { opening, words: start..end });
            start = end;
        }
        let words = words.into_iter().map(|(_, word)| word).collect();
        Self { words, groups, pairs, singles, letters }
    }

    /// Every word that stands anywhere in a text, also within another: the number of each, and where it stands.
    pub fn all<'a, T: Searchable + ?Sized>(&'a self, text: &'a T) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let whole = text.text();
        self.candidates(text, 0..whole.len()).flat_map(move |(at, words)| {
            let found = words.iter().filter(move |word| self.opens(&whole.as_bytes()[at..], word));
            found.map(move |word| (word.number, at..at + word.text.len()))
        })
    }

    /// The words found in a part of a text from left to right, none within another, at each place the longest that is
    /// accepted: the number of each, and where it stands. `accepts` is told the same.
    pub fn find<'a, T: Searchable + ?Sized>(
        &'a self,
        text: &'a T,
        part: Range<usize>,
        accepts: impl Fn(usize, &Range<usize>) -> bool + 'a,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let bytes = text.text().as_bytes();
        let bytes = &bytes[..part.end.min(bytes.len())];
        let mut end = 0;
        self.candidates(text, part).filter_map(move |(at, words)| {
            if at < end {
                return None;
            }
            let rest = &bytes[at..];
            let fits = |word: &&Word| self.opens(rest, word) && accepts(word.number, &(at..at + word.text.len()));
            let word = words.iter().find(fits)?;
            end = at + word.text.len();
            Some((word.number, at..end))
        })
    }

    /// Whether any word stands anywhere in a text.
    #[must_use]
    pub fn is_in<T: Searchable + ?Sized>(&self, text: &T) -> bool {
        self.all(text).next().is_some()
    }

    /// The places of a part of a text at which a word may begin, in order, and the words that may: first those that share
    /// two characters with the place, then those of one.
    fn candidates<'a, T: Searchable + ?Sized>(
        &'a self,
        text: &'a T,
        part: Range<usize>,
    ) -> impl Iterator<Item = (usize, &'a [Word])> + 'a {
        let whole = text.text();
        let may_begin = move |place: &Beginning| {
            let (first, pair) = place.known_by();
            self.pairs.has(pair) || self.singles.has(first)
        };
        text.beginnings(part).filter(may_begin).flat_map(move |place| {
            let at = place.at();
            let mut characters = whole[at..].chars().map(|c| fold(c.into(), self.letters));
            let first = characters.next().unwrap_or_default();
            let second = characters.next().unwrap_or_default();
            let pair = if second == 0 { None } else { self.group((first, second)) };
            pair.into_iter().chain(self.group((first, 0))).map(move |words| (at, words))
        })
    }

    /// The words of an opening.
    fn group(&self, opening: Opening) -> Option<&[Word]> {
        let is_known = match opening {
            (first, 0) => self.singles.has(Beginning::single(first)),
            (first, second) => self.pairs.has(Beginning::pair(first, second)),
        };
        if !is_known {
            return None;
        }
        let found = self.groups.binary_search_by_key(&opening, |group| group.opening).ok()?;
        Some(&self.words[self.groups[found].words.clone()])
    }

    /// Whether a text opens with a word.
    fn opens(&self, text: &[u8], word: &Word) -> bool {
        let word = word.text.as_bytes();
        let Some(start) = text.get(..word.len()) else { return false };
        // The last letter tells most words that begin alike from a text at once.
        match self.letters {
            Letters::Kept => start.last() == word.last() && start == word,
            Letters::Folded => {
                let are_alike = |one: Option<&u8>, other: Option<&u8>| {
                    one.zip(other).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
                };
                are_alike(start.last(), word.last()) && start.eq_ignore_ascii_case(word)
            }
        }
    }
}

/// The words as they were given, of which all else is made.
impl fmt::Debug for Vocabulary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Vocabulary");
        shown.field("words", &self.words).field("letters", &self.letters).finish_non_exhaustive()
    }
}

fn opening(word: &str, letters: Letters) -> Opening {
    let mut characters = word.chars().map(|c| fold(c.into(), letters));
    let first = characters.next().unwrap_or_default();
    (first, characters.next().unwrap_or_default())
}

/// A capital as its small letter, where case does not count.
const fn fold(character: u32, letters: Letters) -> u32 {
    match letters {
        Letters::Kept => character,
        Letters::Folded => small(character),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(words: &[&str], letters: Letters, text: &str) -> Vec<(usize, String)> {
        let vocabulary = Vocabulary::new(words.iter().copied(), letters);
        vocabulary
            .find(text, 0..text.len(), |_, _| true)
            .map(|(number, range)| (number, text[range].to_owned()))
            .collect()
    }

    #[test]
    fn the_longest_word_at_a_place_is_found() {
        let words = ["鉴定", "鉴定标准", "", "标准", "鉴定"];
        assert_eq!(
            found(&words, Letters::Kept, "鉴定依鉴定标准和标准"),
            [(0, "鉴定".to_owned()), (1, "鉴定标准".to_owned()), (3, "标准".to_owned())]
        );
        assert_eq!(
            found(&["Shall not", "shall"], Letters::Folded, "SHALL NOT, shalL"),
            [(0, "SHALL NOT".to_owned()), (1, "shalL".to_owned())]
        );
        assert_eq!(found(&["Shall"], Letters::Kept, "shall"), []);
        assert!(!Vocabulary::new([""], Letters::Kept).is_in("甲"));
    }

    #[test]
    fn latin_words_begin_where_words_begin() {
        let vocabulary = Vocabulary::new(["may", "5", "甲方"], Letters::Folded);
        let found: Vec<_> = vocabulary.all("dismay, may be 15 of 甲方May").map(|(number, _)| number).collect();
        assert_eq!(found, [0, 2, 0]);
        let within: Vec<_> =
            Vocabulary::new(["甲方数据", "数据"], Letters::Kept).all("甲方数据").map(|(n, _)| n).collect();
        assert_eq!(within, [0, 1]);
    }

    #[test]
    fn a_longer_word_that_is_refused_leaves_room_for_a_shorter() {
        let vocabulary = Vocabulary::new(["a b c", "a b"], Letters::Kept);
        let text = "a b cd";
        let found: Vec<_> =
            vocabulary.find(text, 0..text.len(), |_, range| !text[range.end..].starts_with('d')).collect();
        assert_eq!(found, [(1, 0..3)]);
    }

    proptest! {
        #[test]
        fn what_is_found_stands_there_and_nothing_before_it_was_missed(
            words in prop::collection::vec("[甲乙丙]{0,2}[ab]{0,2}", 0..6),
            text in "([甲乙丙丁]{0,3}[abAB]{0,2} ?){0,6}",
        ) {
            let vocabulary = Vocabulary::new(words.iter().map(String::as_str), Letters::Folded);
            let lower = text.to_ascii_lowercase();
            let mut at = 0;
            for (number, range) in vocabulary.find(text.as_str(), 0..text.len(), |_, _| true) {
                prop_assert_eq!(&lower[range.clone()], words[number].as_str());
                let is_missed = |word: &String| {
                    word.starts_with(['甲', '乙', '丙']) && lower[at..range.start].contains(word.as_str())
                };
                prop_assert!(!words.iter().any(is_missed));
                at = range.end;
            }
        }
    }
}
