//! Words of one language, ready to be looked for in a text: longest first, English as whole words.

use std::ops::Range;

use crate::diag::Lang;
use crate::value::{Letters, Searchable, Vocabulary};

/// Words of one language, ready to be looked for in a text.
#[derive(Debug, Clone)]
pub struct Lexis {
    lang: Lang,
    words: Vocabulary,
    /// Whether any ending may follow, word by word.
    open: Vec<bool>,
}

impl Lexis {
    /// Prepares words. A `*` at the end of an English word stands for any ending. `None` where there are no words.
    #[must_use]
    pub fn new(lang: Lang, words: &[String], letters: Letters) -> Option<Self> {
        let open = words.iter().map(|word| word.ends_with('*')).collect();
        let vocabulary = Vocabulary::new(words.iter().map(|word| word.trim_end_matches('*')), letters);
        (!words.is_empty()).then_some(Self { lang, words: vocabulary, open })
    }

    /// Every occurrence, in order and without overlap: the index of the word, and where it stands. Of words that stand
    /// whole at the same place the longest counts; in Chinese, words within a title 《……》 do not.
    #[must_use]
    pub fn find<T: Searchable + ?Sized>(&self, searched: &T) -> Vec<(usize, Range<usize>)> {
        let text = searched.text();
        let titles = if self.lang == Lang::Zh { titles(text) } else { Vec::new() };
        let counts = |word: usize, range: &Range<usize>| match self.lang {
            Lang::Zh => !titles.iter().any(|title| title.start < range.start && range.end < title.end),
            Lang::En => is_word(text, range, self.open[word]),
        };
        self.words.find(searched, 0..text.len(), counts).collect()
    }
}

/// An English word, or several, in the other number as well: `Service` and `Services`.
#[must_use]
pub fn numbers(words: &str) -> Vec<String> {
    [Some(words.to_owned()), plural(words), singular(words)].into_iter().flatten().collect()
}

fn plural(words: &str) -> Option<String> {
    let last = words.chars().next_back()?;
    let is_plural = last == 's' && !words.ends_with("ss");
    if !last.is_ascii_alphabetic() || is_plural {
        return None;
    }
    let stem = words.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    Some(match stem {
        Some(stem) => format!("{stem}ies"),
        None if words.ends_with("ch") || words.ends_with("sh") || words.ends_with(['s', 'x', 'z']) => {
            format!("{words}es")
        }
        None => format!("{words}s"),
    })
}

fn singular(words: &str) -> Option<String> {
    if let Some(stem) = words.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    let stem = words.strip_suffix('s')?;
    let is_plural = stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']);
    is_plural.then(|| stem.to_owned())
}

/// Whether a stretch of English is a word or words, and no part of one.
fn is_word(text: &str, range: &Range<usize>, any_ending: bool) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && (any_ending || !after.is_some_and(char::is_alphanumeric))
}

/// The titles 《……》 in a text, marks included; the names of statutes and documents use no term.
fn titles(text: &str) -> Vec<Range<usize>> {
    let end = |start: usize| text[start..].find('》').map_or(text.len(), |length| start + length + '》'.len_utf8());
    text.match_indices('《').map(|(start, _)| start..end(start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lang: Lang, words: &[&str], text: &str) -> Vec<String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let lexis = Lexis::new(lang, &words, Letters::Folded).expect("there are words");
        lexis.find(text).into_iter().map(|(_, range)| text[range].to_owned()).collect()
    }

    #[test]
    fn the_longest_word_counts_and_no_part_of_one() {
        assert_eq!(found(Lang::Zh, &["鉴定", "鉴定标准"], "鉴定依鉴定标准，《鉴定法》除外"), ["鉴定", "鉴定标准"]);
        assert_eq!(found(Lang::En, &["fine", "party a"], "fine Party A, Party Animals, refine"), ["fine", "Party A"]);
        assert_eq!(found(Lang::En, &["arbitra*"], "arbitration, an arbitrator"), ["arbitra", "arbitra"]);
        assert_eq!(found(Lang::En, &["a b c", "a b"], "a b cd, a b, a bc"), ["a b", "a b"]);
    }

    #[test]
    fn english_words_have_a_number() {
        assert_eq!(numbers("Party"), ["Party", "Parties"]);
        assert_eq!(numbers("Services"), ["Services", "Service"]);
        assert_eq!(numbers("Access"), ["Access", "Accesses"]);
        assert_eq!(numbers("Party A"), ["Party A", "Party As"]);
        assert_eq!(numbers("status"), ["status"]);
    }
}
