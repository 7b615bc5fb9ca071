//! The characters the embedded fonts have, known without opening them: a check asks for nothing else of a font.

use std::sync::LazyLock;

/// The ranges of code points covered, in hexadecimal, one to a line. Printed from the fonts by a test.
const EMBEDDED: &str = include_str!("../../fonts/coverage.txt");

/// A set of characters: one bit to each code point up to the last, one word to 64 of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coverage {
    words: Vec<u64>,
}

impl Coverage {
    /// No character at all.
    pub(super) const fn none() -> Self {
        Self { words: Vec::new() }
    }

    /// What the embedded fonts cover between them.
    pub(super) fn embedded() -> &'static Self {
        static COVERAGE: LazyLock<Coverage> = LazyLock::new(|| Coverage::read(EMBEDDED));
        &COVERAGE
    }

    /// Reads ranges as they are [written](Self::ranges).
    fn read(text: &str) -> Self {
        let mut coverage = Self::none();
        let code = |text: &str| u32::from_str_radix(text, 16).ok();
        for line in text.lines() {
            let (first, last) = line.split_once('-').unwrap_or((line, line));
            if let (Some(first), Some(last)) = (code(first), code(last)) {
                (first..=last).for_each(|code| coverage.add(code));
            }
        }
        coverage
    }

    /// The ranges of code points, in hexadecimal, one to a line.
    #[cfg(test)]
    pub(super) fn ranges(&self) -> String {
        let mut text = String::new();
        let mut codes = (0..0x11_0000).filter(|code| self.has(*code)).peekable();
        while let Some(first) = codes.next() {
            let mut last = first;
            while let Some(next) = codes.next_if_eq(&(last + 1)) {
                last = next;
            }
            let end = if first == last { String::new() } else { format!("-{last:X}") };
            text.push_str(&format!("{first:X}{end}\n"));
        }
        text
    }

    /// Adds a code point. What a broken font has beyond the last of Unicode is none.
    pub(super) fn add(&mut self, code: u32) {
        if code > u32::from(char::MAX) {
            return;
        }
        let word = code as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (code % 64);
    }

    /// Whether a code point is covered.
    pub(super) fn has(&self, code: u32) -> bool {
        self.words.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_they_are_written() {
        let text = "20-7E\n4E00\n10FFFF\n";
        let coverage = Coverage::read(text);
        assert!(coverage.has(0x20) && coverage.has(0x7E) && coverage.has(0x4E00) && !coverage.has(0x7F));
        assert_eq!(coverage.ranges(), text);
        assert_eq!(Coverage::read("\nx-y\n7E-20\n110000\nFFFFFFFF\n"), Coverage::none());
    }
}
