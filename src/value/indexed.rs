//! Texts with what makes many searches through them short.

use std::ops::{Deref, Range};

use super::alphabet::{Alphabet, character};

/// A text that knows its characters and where its words may begin.
#[derive(Debug, Clone, Default)]
pub struct Indexed {
    text: String,
    alphabet: Alphabet,
    beginnings: Vec<Beginning>,
}

/// A place at which a word may begin: every character but those within a Latin word or a figure.
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
}

impl Beginning {
    /// By how many numbers beginnings are known.
    pub(super) const COUNT: u32 = 4096;

    /// A place with the two characters there, by their numbers; 0 for a second one that is not there.
    fn new(at: u32, first: u32, second: u32) -> Self {
        Self { at, first: Self::single(first), pair: Self::pair(first, second) }
    }

    /// What a character is known by, in whatever case; others may be known by the same.
    pub(super) fn single(first: u32) -> u16 {
        Self::remainder(small(first))
    }

    /// What two characters are known by together.
    pub(super) fn pair(first: u32, second: u32) -> u16 {
        Self::remainder(small(first).wrapping_mul(61) ^ small(second))
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
    /// Indexes a text.
    #[must_use]
    pub fn of(text: String) -> Self {
        let (alphabet, beginnings) = (Alphabet::of(&text), beginnings(&text, 0).collect());
        Self { text, alphabet, beginnings }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether any of some characters may stand in it.
    #[must_use]
    pub fn may_hold(&self, characters: &Alphabet) -> bool {
        self.alphabet.meets(characters)
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
        let [from, to] = [part.start, part.end].map(|end| self.beginnings.partition_point(|place| place.at() < end));
        self.beginnings.get(from..to).unwrap_or_default().iter().copied()
    }
}

impl Searchable for str {
    fn text(&self) -> &str {
        self
    }

    fn beginnings(&self, part: Range<usize>) -> impl Iterator<Item = Beginning> {
        let start = part.start;
        beginnings(self.get(part).unwrap_or_default(), start)
    }
}

/// The bytes of Latin words and figures.
const LATIN: [bool; 256] = {
    let mut latin = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        latin[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    latin
};

/// Where words may begin in a text, which itself begins at a byte of another.
fn beginnings(text: &str, start: usize) -> impl Iterator<Item = Beginning> {
    let text = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next;
        let byte = *text.get(at)?;
        let (first, length) = character(text, at);
        let (second, _) = character(text, at + length);
        next += length;
        if LATIN[usize::from(byte)] {
            while text.get(next).is_some_and(|byte| LATIN[usize::from(*byte)]) {
                next += 1;
            }
        }
        Some(Beginning::new(u32::try_from(start + at).ok()?, first, second))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_index_tells_what_the_text_does(text in "[甲乙𠮷éaB1 ,]{0,20}", from in 0..20_usize, to in 0..20_usize) {
            let indexed = Indexed::of(text.clone());
            let whole = 0..text.len();
            let all: Vec<_> = text.as_str().beginnings(whole.clone()).collect();
            prop_assert_eq!(indexed.beginnings(whole).collect::<Vec<_>>(), all);
            let inside = indexed.beginnings(from..to).all(|place| from <= place.at() && place.at() < to);
            prop_assert!(inside);
        }
    }
}
