//! The characters a text is made of.

/// The characters a text is made of, by which it is told at once that a text holds none of those looked for. One beyond
/// ASCII may be taken for another: what an alphabet holds is still to be looked for, and what it lacks is not there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Alphabet([u64; SIZE as usize / 64]);

/// A place for every character of ASCII, and the rest for all others.
const SIZE: u32 = 1024;

impl Alphabet {
    /// The characters of a text.
    #[must_use]
    pub const fn of(text: &str) -> Self {
        let text = text.as_bytes();
        let mut alphabet = Self([0; SIZE as usize / 64]);
        let mut at = 0;
        while at < text.len() {
            let (number, length) = character(text, at);
            alphabet.put(number);
            at += length;
        }
        alphabet
    }

    /// Adds a character, by its number.
    pub(super) const fn put(&mut self, number: u32) {
        let place = place(number);
        self.0[place / 64] |= 1 << (place % 64);
    }

    /// Whether it may hold a character.
    #[must_use]
    pub const fn may_hold(&self, character: char) -> bool {
        let place = place(character as u32);
        self.0[place / 64] & 1 << (place % 64) != 0
    }

    /// Whether another may share a character with this one.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }
}

const fn place(number: u32) -> usize {
    (if number < 0x80 { number } else { 0x80 + number % (SIZE - 0x80) }) as usize
}

/// The character at a byte of a text, by its number, and how many bytes it takes; 0 at the end.
const fn character(text: &[u8], at: usize) -> (u32, usize) {
    let rest = text.len().saturating_sub(at);
    if rest == 0 {
        return (0, 1);
    }
    let first = text[at] as u32;
    if first < 0x80 || rest == 1 {
        return (first, 1);
    }
    let second = text[at + 1] as u32 & 0x3F;
    if first < 0xE0 || rest == 2 {
        return ((first & 0x1F) << 6 | second, 2);
    }
    let third = text[at + 2] as u32 & 0x3F;
    if first < 0xF0 || rest == 3 {
        return ((first & 0x0F) << 12 | second << 6 | third, 3);
    }
    ((first & 0x07) << 18 | second << 12 | third << 6 | text[at + 3] as u32 & 0x3F, 4)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn characters_are_told_apart() {
        const BRACKETS: Alphabet = Alphabet::of("()（）");
        assert!(Alphabet::of("甲方（买方）").meets(&BRACKETS) && Alphabet::of("A (a)").meets(&BRACKETS));
        assert!(!Alphabet::of("甲方应当付款。").meets(&BRACKETS) && !Alphabet::of("").meets(&BRACKETS));
        assert!(BRACKETS.may_hold('（') && !BRACKETS.may_hold('[') && !BRACKETS.may_hold('甲'));
    }

    proptest! {
        #[test]
        fn every_character_is_read(text in "\\PC{0,20}") {
            let mut at = 0;
            for c in text.chars() {
                prop_assert_eq!(character(text.as_bytes(), at), (u32::from(c), c.len_utf8()));
                prop_assert!(Alphabet::of(&text).meets(&Alphabet::of(c.encode_utf8(&mut [0; 4]))));
                at += c.len_utf8();
            }
            prop_assert_eq!(character(text.as_bytes(), at), (0, 1));
        }
    }
}
