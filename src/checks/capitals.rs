//! Capitalised phrases in English prose: words written like defined terms, names and beginnings of sentences left out.

use std::ops::Range;

/// A run of capitalised words in the middle of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether an article or the like stands before it: the Platform, each Milestone, Party B’s Deliverables.
    pub has_article: bool,
}

/// A word of a text.
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
    /// Whether it begins a sentence.
    is_first: bool,
    /// Whether only one space stands between it and the word before.
    is_joined: bool,
    /// Whether it belongs to a term that is known.
    is_covered: bool,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// An abbreviation, a brand or a number: never a term by its letters alone.
    fn is_odd(&self) -> bool {
        let rest = self.text.get(1..).unwrap_or_default();
        rest.is_empty() || rest.contains(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
    }
}

/// The capitalised phrases of a text that are covered by none of `covered`, which are the terms it uses.
pub(super) fn phrases(text: &str, covered: &[Range<usize>]) -> Vec<Phrase> {
    let words = words(text, covered);
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        if !words[from].is_capital() {
            from += 1;
            continue;
        }
        let mut end = from + 1;
        let is_possessive = |word: &Word| bare(word.text) != word.text;
        while end < words.len() && words[end].is_capital() && words[end].is_joined && !is_possessive(&words[end - 1]) {
            end += 1;
        }
        found.extend(phrase(text, &words, from, end));
        from = end;
    }
    found
}

/// The phrase that a run of capitalised words makes, if it may be a term.
fn phrase(text: &str, words: &[Word], mut from: usize, end: usize) -> Option<Phrase> {
    if words[from..end].iter().all(|word| word.is_covered) {
        return None;
    }
    let mut has_article = from > 0 && words[from].is_joined && is_article(words[from - 1].text);
    // The first word of a sentence is capitalised anyhow.
    if words[from].is_first && !words[from].is_covered {
        let next_is_term = words.get(from + 1).is_some_and(|next| from + 1 < end && !next.is_covered);
        let is_grammar = is_grammar(words[from].text);
        if is_grammar || !next_is_term {
            has_article = is_article(words[from].text);
            from += 1;
        }
    }
    let run = &words[from.min(end)..end];
    let (first, last) = (run.first()?, run.last()?);
    let is_plain = run.iter().all(|word| word.is_covered || is_plain(word.text));
    let is_odd = run.iter().all(|word| word.is_covered || word.is_odd());
    if is_plain || is_odd || is_name(text, words, from, end) || is_in_quotes(text, first.range.start) {
        return None;
    }
    Some(Phrase { range: first.range.start..last.range.end, has_article })
}

/// The words of a text.
fn words<'a>(text: &'a str, covered: &[Range<usize>]) -> Vec<Word<'a>> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut last_end = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inside = c.is_alphanumeric()
            || (start.is_some()
                && matches!(c, '-' | '’' | '\'')
                && text[at + c.len_utf8()..].starts_with(char::is_alphanumeric));
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                let gap = &text[last_end..begin];
                let range = begin..at;
                let is_covered = covered.iter().any(|term| term.start < range.end && range.start < term.end);
                let is_joined = gap == " ";
                let is_first = words.is_empty()
                    || !is_joined && (gap.trim_end().ends_with(is_end) || gap.trim_start().starts_with(is_end));
                words.push(Word { text: &text[begin..at], range, is_first, is_joined, is_covered });
                (start, last_end) = (None, at);
            }
            _ => {}
        }
    }
    words
}

/// Whether a new sentence, or something that looks like one, begins after a character. A hole, whose words are not to be
/// seen here, may end in a name.
fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | ';' | '“' | '"' | '‘' | '(' | '\n' | '•' | '–' | '—' | '/' | '\u{FFFC}')
}

/// Whether a place lies between quotation marks.
fn is_in_quotes(text: &str, at: usize) -> bool {
    let before = &text[..at];
    match (before.rfind('“'), before.rfind('”')) {
        (Some(open), close) => close.is_none_or(|close| close < open),
        (None, _) => before.matches('"').count() % 2 == 1,
    }
}

/// Whether a phrase is part of the name of an institution, a statute or a place: itself, or what “of the” and the like
/// join to it.
fn is_name(text: &str, words: &[Word], from: usize, end: usize) -> bool {
    let is_link = |index: usize| LINKS.contains(&words[index].text);
    let mut first = from;
    while first > 0 && words[first].is_joined && (words[first - 1].is_capital() || is_link(first - 1)) {
        first -= 1;
    }
    let mut last = end;
    while last < words.len() && words[last].is_joined && (words[last].is_capital() || is_link(last)) {
        last += 1;
    }
    let whole = &words[first..last];
    let is_plural_day = text[..words[from].range.start].ends_with("’ ");
    is_plural_day || whole.iter().any(|word| word.is_capital() && !word.is_covered && lists(NAMES, bare(word.text)))
}

/// A word without its possessive.
fn bare(word: &str) -> &str {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// Whether a word makes the next one a thing that is known or counted.
fn is_article(word: &str) -> bool {
    const ARTICLES: &str = "the a an each every any all such no its their this that these those both either neither other \
        another relevant applicable";
    lists(ARTICLES, &word.to_ascii_lowercase()) || word.ends_with("’s") || word.ends_with("'s")
}

/// Whether a word at the beginning of a sentence is there for grammar only.
fn is_grammar(word: &str) -> bool {
    const GRAMMAR: &str = "if when where unless upon during after before within in on at by for from to with without under \
        subject except notwithstanding once while as until since only and or but of however it they there \
        should because through neither whether not nothing between against per";
    is_article(word) || lists(GRAMMAR, &word.to_ascii_lowercase())
}

/// Whether a capitalised word has a meaning without a definition: parts of a contract, its parties, days and languages.
fn is_plain(word: &str) -> bool {
    lists(PLAIN, bare(word))
}

/// Whether a list of words, with one space between them, has a word.
fn lists(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

const LINKS: [&str; 8] = ["of", "the", "on", "for", "in", "and", "to", "concerning"];

const PLAIN: &str = "Party Parties A B C D I II III IV V Article Articles Clause Clauses Section Sections Paragraph \
    Paragraphs Chapter Annex Annexes Appendix Appendices Schedule Schedules Exhibit Exhibits Agreement \
    Agreements Contract Contracts Force Majeure Renminbi Yuan English Chinese Internet Gregorian Yes No \
    January February March April June July August September October November";

/// Words that make a capitalised phrase a name.
const NAMES: &str = "Law Laws Code Act Regulation Regulations Measures Provisions Interpretation Rules Convention Treaty \
    Constitution Decree Standard Standards Opinions Council Court Courts Tribunal Commission Committee \
    Ministry Office Bureau Administration Authority Government Congress Republic State Region Regions \
    Province City County District Municipality Zone Bank Corporation Institute University College School \
    Academy Association Union Federation Chamber Organisation Organization Nations People Road Street Avenue \
    Building Tower China PRC Hong Kong Macao Macau Taiwan Beijing Shanghai Shenzhen Guangzhou Tianjin \
    Chongqing Hangzhou Nanjing Suzhou Wuhan Chengdu Hainan Guangdong Singapore Japan Germany France England \
    London York Geneva Stockholm Paris European Europe America American States Kingdom Asia Monday Tuesday \
    Wednesday Thursday Friday Saturday Saturdays Sunday Sundays Festival May December Co Ltd Inc Incoterms \
    Labour Labor National";

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        phrases(text, &[]).into_iter().map(|phrase| (&text[phrase.range], phrase.has_article)).collect()
    }

    #[test]
    fn phrases_are_capitalised_words_that_begin_no_sentence() {
        assert_eq!(
            found("The Platform serves Users. Users pay the Total Price."),
            [("Platform", true), ("Users", false), ("Total Price", true),]
        );
        assert_eq!(found("Acceptance Tests follow the Civil Code of the Moon."), [("Acceptance Tests", false)]);
        assert_eq!(found("the “Handbook” of Party B’s API, in May"), []);
    }

    #[test]
    fn any_text_will_do() {
        for text in ["", "A", "’", "é Ü ß", "“Ü", "Ünder the Äpfel ’s", "a\u{FFFC}B the \u{FFFC} C-"] {
            let _ = phrases(text, &[]);
        }
    }
}
