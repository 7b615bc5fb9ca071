//! References to clauses typed by hand: 第六条第二款, Article 6(2), Annex 1.

use super::letters::Letters;
use super::numeral;
use crate::diag::Lang;

/// One number of a reference; 第六条第二款 has two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The number, such as `6` or `6.1`; empty for a letter, which may stand for any.
    pub label: String,
    /// The characters it stands in, its keyword included where it has one of its own.
    pub(super) chars: std::ops::Range<usize>,
}

/// The references that begin at an index, and their end.
pub(super) fn read(letters: &Letters, index: usize, lang: Lang) -> Option<(Vec<Cited>, usize)> {
    match lang {
        Lang::Zh => chinese(letters, index),
        Lang::En => english(letters, index),
    }
}

fn chinese(letters: &Letters, index: usize) -> Option<(Vec<Cited>, usize)> {
    if let Some(at) = letters.eat_any(index, &["附件", "附录", "附表"]) {
        let (label, end) = label(letters, letters.skip_spaces(at))?;
        return Some((vec![Cited { label, chars: index..end }], end));
    }
    let mut at = letters.eat(index, "第")?;
    let mut cited = Vec::new();
    // 第六、七条 names two.
    loop {
        let start = at;
        let inner = letters.eat_any(letters.skip_spaces(at), &["（", "("]).unwrap_or(at);
        let (label, end) = label(letters, letters.skip_spaces(inner))?;
        let end = letters.eat_any(end, &["）", ")"]).unwrap_or(end);
        cited.push(Cited { label, chars: start..end });
        at = letters.skip_spaces(end);
        match letters.eat_any(at, &["、", "和", "至"]) {
            Some(next) if !matches!(letters.get(next), '第') => at = next,
            _ => break,
        }
    }
    let end = letters.eat_any(at, &["条", "款", "项", "章", "节", "编", "目", "部分"])?;
    if let Some(first) = cited.first_mut() {
        first.chars.start = index;
    }
    if let Some(last) = cited.last_mut() {
        last.chars.end = end;
    }
    Some((cited, end))
}

/// A number of clauses in figures or Chinese numerals: `6`, `6.1`, 六.
fn label(letters: &Letters, index: usize) -> Option<(String, usize)> {
    if !letters.get(index).is_ascii_digit() {
        let (number, end) = numeral::chinese(letters, index)?;
        return Some((number.to_string(), end));
    }
    let mut end = index;
    while letters.get(end).is_ascii_digit() || letters.get(end) == '.' && letters.get(end + 1).is_ascii_digit() {
        end += 1;
    }
    Some((letters.lower(index..end), end))
}

fn english(letters: &Letters, index: usize) -> Option<(Vec<Cited>, usize)> {
    const KEYWORDS: [&str; 20] = [
        "article",
        "articles",
        "clause",
        "clauses",
        "section",
        "sections",
        "paragraph",
        "paragraphs",
        "subparagraph",
        "subclause",
        "item",
        "items",
        "chapter",
        "chapters",
        "annex",
        "annexes",
        "appendix",
        "schedule",
        "exhibit",
        "attachment",
    ];
    let first = letters.get(index).to_ascii_lowercase();
    if !matches!(first, 'a' | 'c' | 's' | 'p' | 'i' | 'e') || !letters.is_word_start(index) {
        return None;
    }
    let mut keywords = KEYWORDS.into_iter().filter(|keyword| keyword.starts_with(first));
    let keyword = keywords.find_map(|keyword| letters.eat_word(index, keyword))?;
    let mut cited: Vec<Cited> = Vec::new();
    let mut at = letters.skip_spaces(keyword);
    loop {
        let start = if cited.is_empty() { index } else { at };
        if let Some((label, end)) = plain_or_bracketed(letters, at) {
            cited.push(Cited { label, chars: start..end });
            at = end;
        } else {
            break;
        }
        while letters.get(at) == '('
            && let Some((label, end)) = plain_or_bracketed(letters, at)
        {
            cited.push(Cited { label, chars: at..end });
            at = end;
        }
        let spaced = letters.skip_spaces(at);
        let next = [", and ", ", ", "and ", "or ", "to ", "–", "-"]
            .into_iter()
            .find_map(|mark| letters.eat(if mark.starts_with(',') { at } else { spaced }, mark));
        match next.map(|next| letters.skip_spaces(next)).filter(|next| letters.get(*next).is_ascii_digit()) {
            Some(next) if !is_measured(letters, next) => at = next,
            _ => break,
        }
    }
    let end = cited.last()?.chars.end;
    Some((cited, end))
}

/// Whether a number after "and" counts something of its own: "under Article 6 and 30 days later".
fn is_measured(letters: &Letters, index: usize) -> bool {
    let Some((_, end)) = label(letters, index) else { return true };
    let after = letters.skip_spaces(end);
    let word = letters.lower(after..letters.word_end(after));
    letters.get(end) == '%'
        || word.ends_with("day")
        || word.ends_with("days")
        || word.starts_with("month")
        || word.starts_with("year")
}

/// `6`, `6.1`, `(2)`, `(a)`, and a single capital after Annex.
fn plain_or_bracketed(letters: &Letters, index: usize) -> Option<(String, usize)> {
    let is_bracketed = letters.get(index) == '(';
    let at = if is_bracketed { index + 1 } else { index };
    let (text, end) = if letters.get(at).is_ascii_digit() {
        label(letters, at)?
    } else {
        let end = letters.word_end(at);
        let is_roman = (at..end).all(|at| matches!(letters.get(at).to_ascii_lowercase(), 'i' | 'v' | 'x'));
        let is_letter = end == at + 1 && (is_bracketed || letters.get(at).is_ascii_uppercase());
        let is_label = end > at
            && end - at <= 4
            && (is_letter || is_roman && (is_bracketed || letters.get(at).is_ascii_uppercase()));
        is_label.then(|| (String::new(), end))?
    };
    if !is_bracketed {
        return Some((text, end));
    }
    (letters.get(end) == ')').then_some((text, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str, lang: Lang) -> Vec<String> {
        read(&Letters::of(text), 0, lang)
            .map_or_else(Vec::new, |(cited, _)| cited.into_iter().map(|cited| cited.label).collect())
    }

    #[test]
    fn numbers_of_clauses_are_read_in_both_languages() {
        assert_eq!(labels("第六条", Lang::Zh), ["6"]);
        assert_eq!(labels("第 6.1 款", Lang::Zh), ["6.1"]);
        assert_eq!(labels("第（三）项", Lang::Zh), ["3"]);
        assert_eq!(labels("第六、七条", Lang::Zh), ["6", "7"]);
        assert_eq!(labels("附件一", Lang::Zh), ["1"]);
        assert_eq!(labels("第三方", Lang::Zh), [""; 0]);
        assert_eq!(labels("Article 6(2)(a) of", Lang::En), ["6", "2", ""]);
        assert_eq!(labels("Articles 6, 7 and 8", Lang::En), ["6", "7", "8"]);
        assert_eq!(labels("Clause 6 and 30 days later", Lang::En), ["6"]);
        assert_eq!(labels("Annex B", Lang::En), [""]);
        assert_eq!(labels("clause of this agreement", Lang::En), [""; 0]);
    }
}
