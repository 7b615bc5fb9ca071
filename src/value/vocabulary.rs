//! Words to be looked for in a text, all of them in one pass.

use std::cmp::Reverse;
use std::ops::Range;

/// Words to be looked for in a text. They are found by their first character, which is ready at once: a check of one
/// contract is over before an automaton of the same words would be built. A word that begins with a Latin letter or a
/// figure is found at the beginning of a word only.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// The words by their first character, of each the longest first; of equal ones the first given.
    words: Vec<Word>,
    /// The words of each first character, in the order of the characters.
    groups: Vec<Group>,
    /// For each ASCII character the place after that of its words in `groups`; 0 for one that begins no word.
    ascii: [u16; 128],
    /// The other first characters: where the bit of one is not set, no word begins.
    others: Bits,
    /// The first two characters of the words that have two, as [`pair`] makes one of them: where the bit is not set,
    /// no such word begins.
    pairs: Bits,
    letters: Letters,
}

/// The words that begin with a character.
#[derive(Debug, Clone)]
struct Group {
    first: char,
    /// Where they stand in `words`.
    words: Range<usize>,
    /// Whether one of them is that character and no more.
    is_word: bool,
}

/// A set of characters that may hold more than were put in: a bit for each remainder.
#[derive(Debug, Clone)]
struct Bits([u64; SIZE / 64]);

/// By what characters are divided.
const SIZE: usize = 4096;

impl Bits {
    const EMPTY: Self = Self([0; SIZE / 64]);

    fn put(&mut self, code: usize) {
        self.0[code % SIZE / 64] |= 1 << (code % 64);
    }

    fn may_hold(&self, code: usize) -> bool {
        self.0[code % SIZE / 64] & 1 << (code % 64) != 0
    }
}

/// Two characters as one code.
const fn pair(first: char, second: char) -> usize {
    (first as usize).wrapping_mul(61) ^ second as usize
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

#[derive(Debug, Clone)]
struct Word {
    text: Box<str>,
    /// A byte by which most words that begin alike are told from a text at once: where in the word, and what.
    probe: (usize, u8),
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
        let mut words: Vec<Word> =
            numbered.map(|(number, text)| Word { text: text.into(), probe: probe(text), number }).collect();
        let first = |word: &Word| fold(word.text.chars().next().unwrap_or_default(), letters);
        words.sort_by_key(|word| (first(word), Reverse(word.text.len()), word.number));
        let (mut groups, mut pairs) = (Vec::new(), Bits::EMPTY);
        let mut start = 0;
        for alike in words.chunk_by(|one, other| first(one) == first(other)) {
            let (first, end) = (first(&alike[0]), start + alike.len());
            let seconds = || alike.iter().map(|word| word.text.chars().nth(1));
            seconds().flatten().for_each(|second| pairs.put(pair(first, fold(second, letters))));
            groups.push(Group { first, words: start..end, is_word: seconds().any(|second| second.is_none()) });
            start = end;
        }
        let (mut ascii, mut others) = ([0; 128], Bits::EMPTY);
        for (place, Group { first, .. }) in (1..).zip(&groups) {
            let code = *first as usize;
            match ascii.get_mut(code) {
                Some(known) => *known = place,
                None => others.put(code),
            }
            // A capital is looked up as itself, so that nothing has to be folded while reading.
            if letters == Letters::Folded && first.is_ascii_lowercase() {
                ascii[first.to_ascii_uppercase() as usize] = place;
            }
        }
        Self { words, groups, ascii, others, pairs, letters }
    }

    /// Every word that stands anywhere in a text, also within another: the number of each, and where it stands.
    pub fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        self.beginnings(text).flat_map(move |(at, words)| {
            let found = words.iter().filter(move |word| self.opens(&text[at..], word));
            found.map(move |word| (word.number, at..at + word.text.len()))
        })
    }

    /// The words found from left to right, none within another, at each place the longest that is accepted: the number of
    /// each, and where it stands. `accepts` is told the same.
    pub fn find<'a>(
        &'a self,
        text: &'a str,
        accepts: impl Fn(usize, &Range<usize>) -> bool + 'a,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
        let mut end = 0;
        self.beginnings(text).filter_map(move |(at, words)| {
            if at < end {
                return None;
            }
            let fits =
                |word: &&Word| self.opens(&text[at..], word) && accepts(word.number, &(at..at + word.text.len()));
            let word = words.iter().find(fits)?;
            end = at + word.text.len();
            Some((word.number, at..end))
        })
    }

    /// Whether any word stands anywhere in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }

    /// The places of a text at which a word may begin, and the words that may.
    fn beginnings<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'a [Word])> + 'a {
        let bytes = text.as_bytes();
        let mut next = 0;
        std::iter::from_fn(move || {
            while let Some(&byte) = bytes.get(next) {
                let at = next;
                let (place, second) = if byte.is_ascii() {
                    let second = at + 1;
                    next = second;
                    if LATIN[usize::from(byte)] {
                        while bytes.get(next).is_some_and(|byte| LATIN[usize::from(*byte)]) {
                            next += 1;
                        }
                    }
                    (usize::from(self.ascii[usize::from(byte)]), second)
                } else {
                    let first = text[at..].chars().next()?;
                    next += first.len_utf8();
                    (self.place(first), next)
                };
                let known = place.checked_sub(1).and_then(|place| self.groups.get(place));
                if let Some(known) = known.filter(|known| known.is_word || self.may_follow(known.first, text, second)) {
                    return Some((at, &self.words[known.words.clone()]));
                }
            }
            None
        })
    }

    /// The place after that of the words in `groups` that begin with a character beyond ASCII; 0 where none does.
    fn place(&self, first: char) -> usize {
        if !self.others.may_hold(first as usize) {
            return 0;
        }
        self.groups.binary_search_by_key(&first, |known| known.first).map_or(0, |found| found + 1)
    }

    /// Whether what stands at `second` may be the second character of a word that begins with `first`.
    fn may_follow(&self, first: char, text: &str, second: usize) -> bool {
        let second = match text.as_bytes().get(second) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => text[second..].chars().next(),
        };
        second.is_some_and(|second| self.pairs.may_hold(pair(first, fold(second, self.letters))))
    }

    fn opens(&self, text: &str, word: &Word) -> bool {
        let (at, wanted) = word.probe;
        let Some(found) = text.as_bytes().get(at) else { return false };
        match self.letters {
            Letters::Kept => *found == wanted && text.starts_with(&*word.text),
            Letters::Folded => {
                let (text, word) = (text.as_bytes(), word.text.as_bytes());
                found.eq_ignore_ascii_case(&wanted)
                    && text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            }
        }
    }
}

/// The last byte of the second character of a word, or of its only one.
fn probe(word: &str) -> (usize, u8) {
    let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8() - 1);
    let first = ends.next().unwrap_or_default();
    let at = ends.next().unwrap_or(first);
    (at, word.as_bytes()[at])
}

const fn fold(c: char, letters: Letters) -> char {
    match letters {
        Letters::Kept => c,
        Letters::Folded => c.to_ascii_lowercase(),
    }
}

/// Where a word first stands in a text: what [`str::find`] says, in a fraction of the time where both are short, as words
/// and passages are.
#[must_use]
pub fn find_word(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    // The last byte of a Chinese character tells it from most others; its first is that of most others too.
    let probe = match word.first() {
        None => return Some(0),
        Some(first) if first.is_ascii() => 0,
        Some(_) => 2.min(word.len() - 1),
    };
    memchr::memchr_iter(word[probe], text.get(probe..)?).find(|at| text[*at..].starts_with(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(words: &[&str], letters: Letters, text: &str) -> Vec<(usize, String)> {
        let vocabulary = Vocabulary::new(words.iter().copied(), letters);
        vocabulary.find(text, |_, _| true).map(|(number, range)| (number, text[range].to_owned())).collect()
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
        let found: Vec<_> = vocabulary.find(text, |_, range| !text[range.end..].starts_with('d')).collect();
        assert_eq!(found, [(1, 0..3)]);
    }

    proptest! {
        #[test]
        fn a_word_is_found_where_the_standard_library_finds_it(text in "[甲乙ab ]{0,40}", word in "[甲乙ab ]{0,3}") {
            prop_assert_eq!(find_word(&text, &word), text.find(&word));
        }

        #[test]
        fn what_is_found_stands_there_and_nothing_before_it_was_missed(
            words in prop::collection::vec("[甲乙丙]{0,2}[ab]{0,2}", 0..6),
            text in "([甲乙丙丁]{0,3}[abAB]{0,2} ?){0,6}",
        ) {
            let vocabulary = Vocabulary::new(words.iter().map(String::as_str), Letters::Folded);
            let lower = text.to_ascii_lowercase();
            let mut at = 0;
            for (number, range) in vocabulary.find(&text, |_, _| true) {
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
