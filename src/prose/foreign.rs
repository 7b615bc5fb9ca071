//! Words of the other language: Chinese in the English text, English in the Chinese.

use std::ops::Range;

use super::letters::is_han;
use super::reading::Said;
use crate::diag::Lang;

/// How much of a text is in the other language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A part of it.
    Fragment,
    /// All of it, or nearly.
    Whole,
}

/// The first words of the other language: Chinese characters in English, or a phrase of English in Chinese. What stands
/// in brackets or quotation marks is cited, and names, codes and addresses belong to no language.
pub(super) fn find(text: &str, lang: Lang) -> Option<Said<Foreign>> {
    let range = match lang {
        Lang::En => chinese_in(text)?,
        Lang::Zh => english_in(text)?,
    };
    let han = text.chars().filter(|c| is_han(*c)).count();
    let is_whole = match lang {
        Lang::Zh => han == 0,
        // A Chinese character is worth several letters.
        Lang::En => text.bytes().filter(u8::is_ascii_alphabetic).count() <= han * 2,
    };
    Some(Said { range, what: if is_whole { Foreign::Whole } else { Foreign::Fragment } })
}

/// Brackets and quotation marks that are open.
#[derive(Default)]
struct Depth(usize);

impl Depth {
    fn pass(&mut self, c: char) {
        match c {
            '(' | '（' | '“' | '《' | '[' | '「' => self.0 += 1,
            ')' | '）' | '”' | '》' | ']' | '」' => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
    }
}

fn chinese_in(text: &str) -> Option<Range<usize>> {
    if text.is_ascii() {
        return None;
    }
    let mut depth = Depth::default();
    let mut found: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        depth.pass(c);
        let is_part = is_han(c) || matches!(c, '、' | '，' | '。');
        match &mut found {
            None if depth.0 == 0 && is_han(c) => found = Some(at..at + c.len_utf8()),
            Some(range) if is_part => range.end = at + c.len_utf8(),
            Some(_) => break,
            None => {}
        }
    }
    found
}

/// A run of words in Latin letters, of which at least two are plain English ones.
fn english_in(text: &str) -> Option<Range<usize>> {
    if !text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut depth = Depth::default();
    let mut start: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '。')]) {
        depth.pass(c);
        let is_part = depth.0 == 0 && (c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '\'' | '’'));
        match start {
            None if is_part && c.is_ascii_alphabetic() => start = Some(at),
            Some(first) if !is_part => {
                let run = text[first..at].trim_end_matches([' ', ',', '.']);
                if is_phrase(run) {
                    return Some(first..first + run.len());
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

fn is_phrase(text: &str) -> bool {
    const PLAIN: [&str; 20] = [
        "the", "of", "and", "to", "in", "for", "with", "shall", "may", "by", "on", "is", "are", "or", "this", "any",
        "all", "under", "from", "unless",
    ];
    let words = || text.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let lower = words().filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    let plain = words().filter(|word| PLAIN.contains(&word.to_ascii_lowercase().as_str())).count();
    words().count() >= 3 && plain >= 1 && lower.count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, lang: Lang) -> Option<(&str, Foreign)> {
        find(text, lang).map(|said| (&text[said.range], said.what))
    }

    #[test]
    fn words_of_the_other_language_are_found() {
        assert_eq!(read("系统维护，全年", Lang::En), Some(("系统维护，全年", Foreign::Whole)));
        assert_eq!(read("No. 1, 示例路, Beijing", Lang::En), Some(("示例路", Foreign::Fragment)));
        assert_eq!(read("Maintenance of the system.", Lang::Zh), Some(("Maintenance of the system", Foreign::Whole)));
        assert_eq!(read("甲方 shall pay the fee。", Lang::Zh), Some(("shall pay the fee", Foreign::Fragment)));
    }

    #[test]
    fn names_codes_and_cited_words_belong_to_no_language() {
        for text in [
            "HT-2026-001",
            "Example GmbH",
            "通过API和Web Service调用",
            "软件（software as a service）",
            "联系 legal@example.com",
        ] {
            assert_eq!(read(text, Lang::Zh), None, "{text}");
        }
        assert_eq!(read("Earnest money (定金) under the 《民法典》", Lang::En), None);
    }
}
