//! Sentences, each beside its translation where both languages have as many.

use std::ops::Range;

use super::passage::Passage;

/// A sentence in both languages, as bytes of the words of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// In Chinese.
    pub zh: Range<usize>,
    /// In English.
    pub en: Range<usize>,
}

/// The sentences of a passage; the passage as one, where the languages divide it differently.
pub(super) fn split(passage: &Passage) -> Vec<Sentence> {
    let (zh, en) = (&passage.zh.words, &passage.en.words);
    let (left, right) = (split_chinese(zh), split_english(en));
    if left.len() == right.len() {
        return left.into_iter().zip(right).map(|(zh, en)| Sentence { zh, en }).collect();
    }
    vec![Sentence { zh: 0..zh.len(), en: 0..en.len() }]
}

fn split_chinese(text: &str) -> Vec<Range<usize>> {
    let marks = text.match_indices(['。', '；', '！', '？', '\n', ';']);
    ranges(text, marks.map(|(at, mark)| at + mark.len()))
}

fn split_english(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_end = |at: usize| match bytes[at] {
        b'\n' | b';' => true,
        b'.' | b'!' | b'?' => {
            let rest = text[at + 1..].trim_start_matches(['”', '"', ')', '’']);
            let next = rest.trim_start();
            let is_apart = rest.is_empty() || next.len() < rest.len();
            is_apart && !is_abbreviation(&text[..at]) && next.chars().next().is_none_or(|c| !c.is_lowercase())
        }
        _ => false,
    };
    ranges(text, (0..bytes.len()).filter(|at| is_end(*at)).map(|at| at + 1).collect::<Vec<_>>().into_iter())
}

/// Whether the point after these words belongs to an abbreviation.
fn is_abbreviation(before: &str) -> bool {
    const ABBREVIATIONS: [&str; 14] =
        ["Co", "Ltd", "No", "Inc", "Corp", "Art", "art", "Mr", "Ms", "Dr", "St", "vs", "approx", "Nos"];
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_initial = word.len() == 1 && before[..before.len() - 1].ends_with('.');
    ABBREVIATIONS.contains(&word) || is_initial || matches!(word, "e" | "i")
}

/// The stretches between ends that hold more than marks and spaces.
fn ranges(text: &str, ends: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in ends.chain([text.len()]) {
        if text.get(start..end).is_some_and(|part| part.contains(|c: char| c.is_alphanumeric() || c == super::HOLE)) {
            found.push(start..end);
            start = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_within_a_sentence_do_not_end_it() {
        let count = |text| split_english(text).len();
        assert_eq!(
            count("Party A (Example Co., Ltd.) shall pay RMB 1,000.50 by 9 a.m. on the day. Party B may refuse."),
            2
        );
        assert_eq!(count("See No. 5 of the U.S. list; it applies."), 2);
        assert_eq!(count("One sentence"), 1);
        assert_eq!(count(""), 0);
        assert_eq!(split_chinese("甲方付款。乙方交货；双方验收。").len(), 3);
    }
}
