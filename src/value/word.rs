//! One word looked for in a text. What [`str`] offers prepares each search, at a cost that only long texts are worth.

use super::indexed::Searchable;

/// Where a word first stands in a text: what [`str::find`] says.
#[must_use]
pub fn find_word<T: Searchable + ?Sized>(text: &T, word: &str) -> Option<usize> {
    if word.is_empty() { Some(0) } else { each_word(text, word).next() }
}

/// Whether a word stands in a text: what [`str::contains`] says.
#[must_use]
pub fn has_word<T: Searchable + ?Sized>(text: &T, word: &str) -> bool {
    find_word(text, word).is_some()
}

/// Where a word stands in a text, from left to right and without overlap: what [`str::match_indices`] says. An empty word
/// stands nowhere.
pub fn each_word<'a, T: Searchable + ?Sized>(text: &'a T, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_possible = !word.is_empty() && text.may_hold_word(word);
    let (text, word) = (text.text().as_bytes(), word.as_bytes());
    // The last byte of a Chinese character tells it from most others; its first is that of most others too.
    let is_ascii = word.first().is_none_or(u8::is_ascii);
    let probe = if is_ascii { 0 } else { 2.min(word.len() - 1) };
    let hay = if is_possible { text.get(probe..).unwrap_or_default() } else { &[] };
    let mut end = 0;
    memchr::memchr_iter(word.get(probe).copied().unwrap_or_default(), hay).filter(move |at| {
        let is_found = *at >= end && text[*at..].starts_with(word);
        if is_found {
            end = at + word.len();
        }
        is_found
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::Indexed;

    proptest! {
        #[test]
        fn a_word_is_found_where_the_standard_library_finds_it(text in "[甲乙é𠮷ab ]{0,40}", word in "[甲乙é𠮷ab ]{0,3}") {
            let indexed = Indexed::of(text.clone());
            prop_assert_eq!([find_word(&text, &word), find_word(&indexed, &word)], [text.find(&word); 2]);
            prop_assert_eq!([has_word(&text, &word), has_word(&indexed, &word)], [text.contains(&word); 2]);
            let all: Vec<_> = text.match_indices(&word).map(|(at, _)| at).filter(|_| !word.is_empty()).collect();
            prop_assert_eq!(each_word(&text, &word).collect::<Vec<_>>(), all.clone());
            prop_assert_eq!(each_word(&indexed, &word).collect::<Vec<_>>(), all);
        }
    }
}
