//! Where a passage defines a term: `“平台”指……`, `……（以下简称“平台”）`, `“Platform” means …`, `… (a “Dispute”)`.

use std::ops::Range;

use super::term::{Manner, Term};
use super::words::{HOLE, Prose, What};
use crate::diag::Lang;
use crate::value::{Alphabet, each_word, find_word, has_word};

/// The longest term, in characters.
const LONGEST: usize = 48;

/// Every definition in one language of a passage, in order. The index of the passage is left to the caller.
pub(super) fn find(prose: &Prose) -> Vec<Term> {
    let mut found: Vec<(Range<usize>, Manner, bool)> = Vec::new();
    in_quotes(prose, &mut found);
    unquoted(prose, &mut found);
    found.sort_by_key(|(range, ..)| range.start);
    let words = &prose.words;
    let mut terms: Vec<Term> = Vec::new();
    for (range, manner, is_alias) in found.into_iter().rev() {
        let next = terms.last().filter(|next| next.range.start >= range.end);
        let body = match next {
            _ if manner == Manner::Label && !is_alias => 0..range.start,
            // Of terms joined by “and”, the last says it for all.
            Some(next) if next.is_alias || is_joint(&words[range.end..next.range.start]) => next.body.clone(),
            Some(next) => range.end..next.range.start,
            None => range.end..words.len(),
        };
        let is_pointer = manner == Manner::Means && points_elsewhere(prose, &body);
        let manner = if is_pointer { Manner::Pointer } else { manner };
        let words = words[range.clone()].to_owned();
        terms.push(Term { lang: prose.lang, words, passage: 0, range, manner, body, is_alias, partner: None });
    }
    terms.reverse();
    terms
}

/// Stretches between quotation marks that are short enough for a term, without the marks.
#[must_use]
pub fn quoted(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in words.char_indices() {
        match (open, mark) {
            (_, '“' | '「' | '『') => open = Some((at + mark.len_utf8(), mark)),
            (None, '"') => open = Some((at + 1, '"')),
            (Some((start, '“')), '”')
            | (Some((start, '「')), '」')
            | (Some((start, '『')), '』')
            | (Some((start, '"')), '"') => {
                if is_term(&words[start..at]) {
                    found.push(start..at);
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether words can be a term: short, no sentence, and no mere sign, as in `“/” means none`.
fn is_term(words: &str) -> bool {
    words.contains(char::is_alphanumeric)
        && words.chars().count() <= LONGEST
        && !words.contains(['\n', HOLE, '。', '；', ';', '，', '：', '“', '”', '?', '？'])
}

/// Definitions of words in quotation marks.
fn in_quotes(prose: &Prose, found: &mut Vec<(Range<usize>, Manner, bool)>) {
    const OPENING: Alphabet = Alphabet::of("“「『\"");
    if !prose.words.may_hold(&OPENING) {
        return;
    }
    let words = &prose.words;
    let stretches = quoted(words);
    let mark = |range: &Range<usize>| words[..range.start].chars().next_back().map_or(0, char::len_utf8);
    let before = |range: &Range<usize>| words[..range.start - mark(range)].trim_end();
    let after = |range: &Range<usize>| {
        let rest = &words[range.end..];
        rest.strip_prefix(['”', '」', '』', '"']).unwrap_or(rest)
    };
    let mut manners: Vec<Option<Manner>> = vec![None; stretches.len()];
    // What a verb follows means something; so does what is joined to it by “and”.
    for index in (0..stretches.len()).rev() {
        let range = &stretches[index];
        let rest = after(range);
        let joined = stretches.get(index + 1).filter(|next| is_joint(&words[range.end..next.start]));
        if is_verb(prose.lang, past_bracket(rest)) || joined.is_some() && manners[index + 1].is_some() {
            manners[index] = Some(Manner::Means);
        }
    }
    for index in 0..stretches.len() {
        let range = &stretches[index];
        let previous = index.checked_sub(1);
        let joined = previous.filter(|previous| is_joint(&words[stretches[*previous].end..range.start]));
        let is_label = is_label(prose.lang, before(range), after(range))
            || joined.is_some_and(|previous| manners[previous] == Some(Manner::Label))
            || is_bold(prose, range);
        if manners[index].is_none() && is_label {
            manners[index] = Some(Manner::Label);
        }
        let is_alias = previous.is_some_and(|previous| {
            manners[previous] == Some(Manner::Means) && is_alias(&words[stretches[previous].end..range.start])
        });
        if let Some(manner) = manners[index] {
            found.push((range.clone(), manner, is_alias));
        }
    }
}

/// Whether what stands between two terms, the marks included, only joins them.
fn is_joint(between: &str) -> bool {
    let bare = between.trim_matches(|c: char| c.is_whitespace() || "“”「」『』\"、，,".contains(c));
    ["", "和", "与", "及", "或", "以及", "或者", "and", "or", "and the", "or the", "and a"].contains(&bare)
}

/// Whether what stands between two terms opens a bracket for another form of the first: `” (and “`.
fn is_alias(between: &str) -> bool {
    let bare = between.trim_matches(|c: char| c.is_whitespace() || "“”「」『』\"".contains(c));
    let Some(inner) = bare.strip_prefix(['(', '（']) else { return false };
    ["", "and", "or", "和", "或", "及", "包括"].contains(&inner.trim())
}

/// What follows a bracket right after a term, if there is one.
fn past_bracket(rest: &str) -> &str {
    let trimmed = rest.trim_start();
    let close = match trimmed.chars().next() {
        Some('(') => ')',
        Some('（') => '）',
        _ => return trimmed,
    };
    trimmed.split_once(close).map_or(trimmed, |(_, rest)| rest.trim_start())
}

/// Whether words say what the term before them means.
fn is_verb(lang: Lang, rest: &str) -> bool {
    const ZH: [&str; 8] = ["是指", "系指", "意指", "指的是", "的含义", "的定义", "分别指", "均指"];
    const EN: [&str; 11] = [
        "means ",
        "mean ",
        "mean:",
        "means:",
        "shall mean",
        "has the ",
        "have the ",
        "shall have the ",
        "refers to ",
        "refer to ",
        "is defined ",
    ];
    match lang {
        Lang::Zh => {
            let rest = rest.trim_start_matches(['，', '：', ' ', '：']);
            // 指 that is no part of 指定, 指示 and the like.
            let is_bare = rest.strip_prefix('指').is_some_and(|rest| !rest.starts_with(IN_WORDS));
            let has_meaning = (rest.starts_with("具有") || rest.starts_with("分别具有"))
                && rest.split('。').next().is_some_and(|sentence| has_word(sentence, "含义"));
            is_bare || has_meaning || ZH.iter().any(|verb| rest.starts_with(verb))
        }
        Lang::En => {
            let rest = rest.trim_start_matches([',', ' ']);
            EN.iter().any(|verb| rest.starts_with(verb)) && (!rest.starts_with("ha") || has_word(rest, "meaning"))
        }
    }
}

/// What makes another word of 指 before it.
const IN_WORDS: [char; 11] = ['定', '示', '导', '引', '标', '令', '派', '明', '出', '挥', '南'];

/// Whether the words around a term give it as a name: （以下简称“X”）, (the “X”).
fn is_label(lang: Lang, before: &str, after: &str) -> bool {
    const ZH: [&str; 12] = [
        "以下简称",
        "以下简称为",
        "以下称",
        "以下称为",
        "下称",
        "简称",
        "简称为",
        "以下统称",
        "统称",
        "统称为",
        "合称",
        "以下合称",
    ];
    const EN: [&str; 24] = [
        "the",
        "a",
        "an",
        "each",
        "together",
        "collectively",
        "individually",
        "jointly",
        "hereinafter",
        "hereafter",
        "referred",
        "to",
        "as",
        "called",
        "also",
        "and",
        "or",
        "in",
        "this",
        "agreement",
        "such",
        "any",
        "respectively",
        "all",
    ];
    match lang {
        Lang::Zh => {
            let is_bracketed = before.ends_with(['（', '(']) && after.starts_with(['）', ')', '、', '，', '或', '和']);
            is_bracketed || ZH.iter().any(|intro| before.trim_end_matches(['：', ':']).ends_with(intro))
        }
        Lang::En => {
            let bracket = before.rfind('(').filter(|at| !before[*at..].contains(')'));
            let is_bracketed = bracket.is_some_and(|at| {
                let intro = before[at + 1..].split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
                let quoted_before = before[at..].contains('”');
                let mut words = intro.filter(|word| !word.starts_with(char::is_uppercase));
                quoted_before || words.all(|word| EN.contains(&word))
            });
            is_bracketed || before.ends_with("hereinafter") || before.ends_with("referred to as")
        }
    }
}

/// Whether a quoted stretch is printed in bold all by itself.
fn is_bold(prose: &Prose, range: &Range<usize>) -> bool {
    let Some(piece) = prose.piece_at(range.start) else { return false };
    let marks = |c: char| "“”「」『』\"".contains(c);
    piece.strong && prose.words[piece.range.clone()].trim_matches(marks) == &prose.words[range.clone()]
}

/// Definitions without quotation marks: a bold term before its verb, 所称不可抗力，指……, and a list item such as
/// `Delivery means …`.
fn unquoted(prose: &Prose, found: &mut Vec<(Range<usize>, Manner, bool)>) {
    let words = &prose.words;
    let mut add = |range: Range<usize>| {
        let range = trimmed(words, range);
        let is_new = !found.iter().any(|(known, ..)| known.start < range.end && range.start < known.end);
        if is_new && is_term(&words[range.clone()]) {
            found.push((range, Manner::Means, false));
        }
    };
    for piece in prose.pieces.iter().filter(|piece| piece.strong && matches!(piece.what, What::Words)) {
        if is_verb(prose.lang, &words[piece.range.end..]) {
            add(piece.range.clone());
        }
    }
    match prose.lang {
        Lang::Zh => {
            let after = |mark: &'static str| each_word(words, mark).map(|at| at + mark.len());
            for start in after("所称").chain(after("所称的")) {
                let Some(end) = words[start..].find(['，', '是', '系', '指', '。', '“']) else { continue };
                let range = start..start + end;
                let rest = &words[range.end..];
                if words[range.clone()].chars().count() <= 12
                    && rest.starts_with(['，', '是', '系'])
                    && is_verb(Lang::Zh, rest)
                {
                    add(range);
                }
            }
            let end = words.find(['，', '：', '是', '系']).unwrap_or(0);
            let is_short = (1..=12).contains(&words[..end].chars().count());
            let is_name = !words[..end].contains(['“', '”', '（', HOLE]) && !words[..end].starts_with("所称");
            if is_short && is_name && !has_word(&words[..end], "所称") && is_verb(Lang::Zh, &words[end..]) {
                add(0..end);
            }
        }
        Lang::En => {
            let verb = [" means ", " shall mean "].iter().filter_map(|verb| find_word(words, verb)).min();
            let Some(end) = verb else { return };
            let name = &words[..end];
            let is_name = name.split(' ').count() <= 5
                && name.split(' ').all(|word| word.starts_with(char::is_uppercase) || ["of", "and"].contains(&word));
            let is_intent = words[end..].starts_with(" means to ");
            if is_name && !is_intent && !name.contains(['“', '"', HOLE]) {
                add(0..end);
            }
        }
    }
}

/// A range without white space and quotation marks at its ends.
fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let text = &words[range.clone()];
    let is_edge = |c: char| c.is_whitespace() || "“”「」『』\"：:，,".contains(c);
    let start = range.start + (text.len() - text.trim_start_matches(is_edge).len());
    start..(start + text.trim_matches(is_edge).len())
}

/// Whether what is said of a meaning only names the clause that gives it.
fn points_elsewhere(prose: &Prose, body: &Range<usize>) -> bool {
    let text = &prose.words[body.clone()];
    let has_reference = prose
        .pieces
        .iter()
        .any(|piece| matches!(piece.what, What::Reference { .. }) && body.contains(&piece.range.start));
    has_reference && ["含义", "定义", "meaning", "defined"].iter().any(|word| has_word(text, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::sample::passages;

    /// The terms a paragraph defines: Chinese, then English.
    fn terms(zh: &str, en: &str) -> (Vec<String>, Vec<String>) {
        let passages = passages(zh, en);
        let of = |prose| find(prose).into_iter().map(|term| term.words).collect();
        (of(&passages[1].zh), of(&passages[1].en))
    }

    #[test]
    fn every_usual_form_is_a_definition() {
        for (zh, en) in [
            ("“**平台**”指网站。", "“**Platform**” means the site."),
            ("“平台”是指网站。", "“Platform” shall mean the site."),
            ("**平台**：指网站。", "**Platform** means the site."),
            ("本协议所称平台，是指网站。", "Platform means the site."),
            ("平台，指网站。", "\"Platform\" has the meaning given below."),
            ("网站（“**平台**”）上线。", "The site (the “**Platform**”) goes live."),
            ("网站（以下简称“平台”）上线。", "The site (hereinafter referred to as the “Platform”) goes live."),
            ("网站，以下简称“平台”。", "The site, hereinafter the “Platform”, goes live (each, a “Platform”)."),
            ("网站均为“**平台**”。", "Every site is a “**Platform**”."),
            ("「平台」具有附件规定的含义。", "“Platform” (if any) refers to the site."),
        ] {
            let (zh_terms, en_terms) = terms(zh, en);
            assert_eq!(zh_terms, ["平台"], "{zh}");
            assert!(!en_terms.is_empty() && en_terms.iter().all(|term| term == "Platform"), "{en}: {en_terms:?}");
        }
    }

    #[test]
    fn several_at_once() {
        let (zh, en) = terms(
            "一方（“**披露方**”）向对方（“接收方”或“收方”）披露；“甲”、“乙”和“丙”分别指不同的人。",
            "One party (the “**Discloser**”) tells the other (the “Recipient” or “Receiver”); “A”, “B” and “C” mean persons.",
        );
        assert_eq!(zh, ["披露方", "接收方", "收方", "甲", "乙", "丙"]);
        assert_eq!(en, ["Discloser", "Recipient", "Receiver", "A", "B", "C"]);
        let passages = passages("“**书面**”指文书。", "“**in writing**” (and “written”) means on paper.");
        let found: Vec<_> = find(&passages[1].en).into_iter().map(|term| (term.words, term.is_alias)).collect();
        assert_eq!(found, [("in writing".to_owned(), false), ("written".to_owned(), true)]);
    }

    #[test]
    fn a_word_that_is_only_quoted_is_not_defined() {
        for (zh, en) in [
            ("标明“是”的指标。", "Indicators marked “Yes”."),
            ("“包括”不表示限于所列内容。", "“including” does not mean limited to what is listed."),
            ("乙方“指定”人员。", "Party B means to go (see the “Handbook of Party A”, page 3)."),
            ("“甲方”指定的人员。", "A notice headed “Notice” is one."),
            ("**甲方应当付款**。", "**Party A shall pay**."),
            ("“/”表示没有。", "“/” means none."),
        ] {
            let (zh_terms, en_terms) = terms(zh, en);
            assert!(zh_terms.is_empty() && en_terms.is_empty(), "{zh_terms:?} {en_terms:?}");
        }
    }

    #[test]
    fn a_pointer_names_the_clause_that_defines() {
        let passages = passages("“争议”具有[](#c)规定的含义。", "“Dispute” has the meaning given in [](#c).");
        for prose in [&passages[1].zh, &passages[1].en] {
            assert_eq!(find(prose)[0].manner, Manner::Pointer);
        }
    }
}
