//! The characters of a text, each with its place, so that a reader can look ahead and behind.

use std::ops::Range;

/// A text as characters. Full-width figures and letters are read as ordinary ones; places stay those of the text.
#[derive(Debug)]
pub(super) struct Letters {
    chars: Vec<char>,
    at: Vec<usize>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let length = text.chars().count();
        let mut chars = Vec::with_capacity(length);
        let mut at = Vec::with_capacity(length + 1);
        for (byte, c) in text.char_indices() {
            chars.push(narrow(c));
            at.push(byte);
        }
        at.push(text.len());
        Self { chars, at }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at an index; NUL past the end.
    pub(super) fn get(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The character before an index; NUL at the beginning.
    pub(super) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |index| self.get(index))
    }

    /// A stretch of characters as bytes of the text.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let last = self.at.len() - 1;
        self.at[range.start.min(last)]..self.at[range.end.min(last)]
    }

    /// The end of `wanted`, where it stands at an index.
    pub(super) fn eat(&self, index: usize, wanted: &str) -> Option<usize> {
        let mut end = index;
        for c in wanted.chars() {
            if self.get(end) != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The end of the first of `wanted` that stands at an index.
    pub(super) fn eat_any(&self, index: usize, wanted: &[&str]) -> Option<usize> {
        wanted.iter().find_map(|wanted| self.eat(index, wanted))
    }

    /// The end of a lower-case English word that stands at an index in any case, not as a part of a longer word.
    pub(super) fn eat_word(&self, index: usize, wanted: &str) -> Option<usize> {
        let mut end = index;
        for c in wanted.chars() {
            if self.get(end).to_ascii_lowercase() != c {
                return None;
            }
            end += 1;
        }
        (!self.get(end).is_ascii_alphanumeric()).then_some(end)
    }

    /// The index of the next character that is no space.
    pub(super) fn skip_spaces(&self, mut index: usize) -> usize {
        while matches!(self.get(index), ' ' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '\n') {
            index += 1;
        }
        index
    }

    /// The end of the run of ASCII letters at an index.
    pub(super) fn word_end(&self, mut index: usize) -> usize {
        while self.get(index).is_ascii_alphabetic() {
            index += 1;
        }
        index
    }

    /// A stretch in lower case.
    pub(super) fn lower(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().map(char::to_ascii_lowercase).collect()
    }

    /// Whether a word may begin at an index: the character before belongs to none.
    pub(super) fn is_word_start(&self, index: usize) -> bool {
        !self.before(index).is_ascii_alphanumeric()
    }
}

/// A full-width figure, letter or sign as the ordinary one. Punctuation stays as it is.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＄' | '．' | '－' | '／' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '￥' => '¥',
        '￡' => '£',
        _ => c,
    }
}

/// Whether a character is a Chinese one.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}
