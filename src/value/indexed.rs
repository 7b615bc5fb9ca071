//! Texts with what makes many searches through them short.

use std::ops::{Deref, Range};
use std::sync::OnceLock;

use super::alphabet::Alphabet;

/// A text that knows its characters and where its words may begin, from the first time it is asked.
#[derive(Debug, Clone, Default)]
pub struct Indexed {
    text: String,
    index: OnceLock<Index>,
}

/// What is known of a text.
#[derive(Debug, Clone)]
struct Index {
    alphabet: Alphabet,
    beginnings: Vec<Beginning>,
}

/// A place at which a word may begin: every character but a space and those within a Latin word or a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beginning {
    /// A byte of the text; of a text longer than 4 GB, none is known beyond.
    at: u32,
    /// What the first character is known by.
    first: u16,
    /// What it and the next are known by together.
    pair: u16,
}

/// A text in which words are looked for.
pub trait Searchable {
    /// The text.
    fn text(&self) -> &str;

    /// Where words may begin in a part of it, in order.
    fn beginnings(&self, part: Range<usize>) -> impl Iterator<Item = Beginning>;

    /// Whether a word may stand in it, as far as can be told at once.
    fn may_hold_word(&self, _word: &str) -> bool {
        true
    }
}

impl Beginning {
    /// By how many numbers beginnings are known.
    pub(super) const COUNT: u32 = 4096;

    /// A place with the two characters there, by their numbers; 0 for a second one that is not there.
    fn new(at: u32, first: u32, second: u32) -> Self {
        Self { at, first: Self::single(first), pair: Self::pair(first, second) }
    }

    /// What a character is known by, in whatever case; others may be known by the same.
    pub(super) const fn single(first: u32) -> u16 {
        Self::remainder(small(first))
    }

    /// What two characters are known by together. The numbers of letters are close to one another; multiplied by large
    /// odd ones they are not.
    pub(super) const fn pair(first: u32, second: u32) -> u16 {
        let mixed = small(first).wrapping_mul(0x9E37_79B1) ^ small(second);
        Self::remainder(mixed.wrapping_mul(0x85EB_CA6B) >> 16)
    }

    const fn remainder(number: u32) -> u16 {
        (number % Self::COUNT) as u16
    }

    /// The byte.
    pub(super) const fn at(self) -> usize {
        self.at as usize
    }

    pub(super) const fn known_by(self) -> (u16, u16) {
        (self.first, self.pair)
    }
}

/// A Latin capital as its small letter.
pub(super) const fn small(character: u32) -> u32 {
    match character {
        0x41..=0x5A => character | 0x20,
        _ => character,
    }
}

impl Indexed {
    /// A text to be searched.
    #[must_use]
    pub const fn of(text: String) -> Self {
        Self { text, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.text, 0))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether any of some characters may stand in it.
    #[must_use]
    pub fn may_hold(&self, characters: &Alphabet) -> bool {
        self.index().alphabet.meets(characters)
    }
}

impl From<&str> for Indexed {
    fn from(text: &str) -> Self {
        Self::of(text.to_owned())
    }
}

impl Deref for Indexed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Searchable for Indexed {
    fn text(&self) -> &str {
        &self.text
    }

    fn beginnings(&self, part: Range<usize>) -> impl Iterator<Item = Beginning> {
        // Of what is no part of the text nothing is known, as of a plain text.
        if self.get(part.clone()).is_none() {
            return [].iter().copied();
        }
        let all = &self.index().beginnings;
        let [from, to] = [part.start, part.end].map(|end| all.partition_point(|place| place.at() < end));
        all.get(from..to).unwrap_or_default().iter().copied()
    }

    fn may_hold_word(&self, word: &str) -> bool {
        // Most words that are not there have a first or a second character that is not.
        let alphabet = &self.index().alphabet;
        word.chars().take(2).all(|c| alphabet.may_hold(c))
    }
}

impl Searchable for str {
    fn text(&self) -> &str {
        self
    }

    fn beginnings(&self, part: Range<usize>) -> impl Iterator<Item = Beginning> {
        let start = part.start;
        Index::of(self.get(part).unwrap_or_default(), start).beginnings.into_iter()
    }
}

impl Searchable for String {
    fn text(&self) -> &str {
        self
    }

    fn beginnings(&self, part: Range<usize>) -> impl Iterator<Item = Beginning> {
        self.as_str().beginnings(part)
    }
}

impl Index {
    /// Indexes a text that itself begins at a byte of another.
    fn of(text: &str, start: usize) -> Self {
        let mut alphabet = Alphabet::default();
        let mut beginnings = Vec::with_capacity(text.len() / 4);
        let mut is_within = false;
        let mut characters = text.char_indices().peekable();
        while let Some((at, first)) = characters.next() {
            alphabet.put(first.into());
            let is_latin = first.is_ascii_alphanumeric();
            if first != ' ' && !(is_latin && is_within) {
                let second = characters.peek().map_or(0, |(_, second)| u32::from(*second));
                let place = u32::try_from(start + at).ok();
                beginnings.extend(place.map(|place| Beginning::new(place, first.into(), second)));
            }
            is_within = is_latin;
        }
        Self { alphabet, beginnings }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_begin_where_no_word_goes_on(text in "[甲乙𠮷éaB1 ,]{0,20}", from in 0..20_usize, to in 0..20_usize) {
            let indexed = Indexed::of(text.clone());
            let places = |part| indexed.beginnings(part).map(Beginning::at).collect::<Vec<_>>();
            let goes_on = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            let begins = |(at, c): &(usize, char)| *c != ' ' && !(c.is_ascii_alphanumeric() && goes_on(*at));
            let mut expected: Vec<_> = text.char_indices().filter(begins).map(|(at, _)| at).collect();
            prop_assert_eq!(places(0..text.len()), expected.clone());
            if text.get(from..to).is_none() {
                expected.clear();
            }
            prop_assert_eq!(places(from..to), expected.into_iter().filter(|at| (from..to).contains(at)).collect::<Vec<_>>());
            for c in text.chars() {
                prop_assert!(indexed.may_hold(&Alphabet::of(c.encode_utf8(&mut [0; 4]))));
            }
        }

        #[test]
        fn a_part_is_searched_as_a_text_of_its_own(text in "[甲乙éaB1 ,]{0,20}") {
            let indexed = Indexed::of(text.clone());
            for (at, _) in text.char_indices().filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric())) {
                let part = at..text.len();
                let all: Vec<_> = text.as_str().beginnings(part.clone()).collect();
                prop_assert_eq!(indexed.beginnings(part).collect::<Vec<_>>(), all);
            }
        }
    }
}
