//! A defined term that is used in one language where the other does not have it.

use std::ops::Range;

use super::compare::{self, BASIS, every_in, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Home, Passage, Prose, Roles};
use crate::say;
use crate::value::{Letters, Vocabulary, find_word, has_word};

pub static CHECK: Check = Check {
    id: "parity/term",
    severity: Severity::Warning,
    title: Words { zh: "定义词语只见于一种文本", en: "a defined term that only one language uses" },
    why: Words {
        zh: "定义词语有约定的范围；一种文本用了它，另一种文本用了别的词，说的就可能不是一回事。",
        en: "a defined term has the scope it was given; where one text uses it and the other another word, they may speak of different things",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. “**交付物**”指乙方制作的文件和软件。\n2. 乙方保证文件没有缺陷。\n",
        en: "1. “**Deliverables**” means the documents and software made by Party B.\n2. Party B warrants that the Deliverables have no defects.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. “**交付物**”指乙方制作的文件和软件。\n2. 乙方保证交付物没有缺陷。\n",
        en: "1. “**Deliverables**” means the documents and software made by Party B.\n2. Party B warrants that the Deliverables have no defects.\n",
    },
    run: Run::Bound(run),
};

/// A term as the contract defines it.
#[derive(Debug)]
struct Term {
    zh: String,
    en: String,
}

fn run(case: &Case) -> Vec<Finding> {
    let terms = terms(case.passages, &Roles::of(&case.contract.template));
    if terms.is_empty() {
        return Vec::new();
    }
    let stems = Vocabulary::new(terms.iter().map(|term| stem(&term.en)), Letters::Kept);
    every_in(case, &(terms, stems), |(terms, stems), passage| find(terms, stems, passage))
}

/// The terms defined in bold between quotation marks, paired in order where both languages define as many in a passage.
fn terms(passages: &[Passage], roles: &Roles) -> Vec<Term> {
    // A party in the place of the other is for parity/role to report.
    let is_role = |zh: &String| roles.all.iter().any(|role| role.zh.contains(zh));
    let mut terms: Vec<Term> = Vec::new();
    for passage in passages {
        let (zh, en) = (defined(&passage.zh), defined(&passage.en));
        if zh.len() != en.len() {
            continue;
        }
        for (zh, en) in zh.into_iter().zip(en) {
            // A term in lower case cannot be told from the word, nor a term of one character.
            let is_proper = en.chars().next().is_some_and(char::is_uppercase) && zh.chars().count() > 1;
            if is_proper && !is_role(&zh) && !terms.iter().any(|term| term.zh == zh) {
                terms.push(Term { zh, en });
            }
        }
    }
    terms.sort_by_key(|term| std::cmp::Reverse(term.en.len()));
    terms
}

fn defined(prose: &Prose) -> Vec<String> {
    let strong = prose.pieces.iter().filter(|piece| piece.strong);
    let quoted = strong.filter(|piece| {
        let before = prose.words[..piece.range.start].ends_with(['“', '"', '「']);
        before && prose.words[piece.range.end..].starts_with(['”', '"', '」'])
    });
    quoted.map(|piece| prose.words[piece.range.clone()].trim().to_owned()).collect()
}

fn find(terms: &[Term], stems: &Vocabulary, passage: &Passage) -> Vec<Finding> {
    let (zh, en) = (&passage.zh.words, &passage.en.words);
    // In a heading and in a name every word begins with a capital.
    let is_title = !en.split(' ').any(|word| word.len() > 3 && word.starts_with(|c: char| c.is_ascii_lowercase()));
    if passage.home == Home::Heading || is_title {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut covered: Vec<Range<usize>> = Vec::new();
    let found: Vec<(usize, Range<usize>)> = stems.all(en).filter_map(|found| used(en, found)).collect();
    for (index, term) in terms.iter().enumerate() {
        let of_term = found.iter().filter(|(of, _)| *of == index).map(|(_, range)| range.clone());
        let uses: Vec<Range<usize>> =
            of_term.filter(|found| !covered.iter().any(|range| overlap(range, found))).collect();
        if let Some(found) = uses.first().filter(|_| !has_word(zh, &term.zh)) {
            findings.push(finding(passage, Lang::En, found, term));
        }
        covered.extend(uses);
        // In Chinese a word of two characters is a part of many others, and English says "it".
        let is_long = term.zh.chars().count() > 2;
        let is_unsaid = || {
            let lower = en.to_lowercase();
            !lower.contains(stem(&term.en.to_lowercase())) && !has_pronoun(&lower)
        };
        let at = if is_long { find_word(zh, &term.zh).filter(|_| is_unsaid()) } else { None };
        if let Some(at) = at.filter(|at| !is_within_longer(terms, term, zh, *at)) {
            findings.push(finding(passage, Lang::Zh, &(at..at + term.zh.len()), term));
        }
    }
    findings
}

/// The use of an English term, in the singular or in the plural, of which the stem stands in a text.
fn used(text: &str, (term, stem): (usize, Range<usize>)) -> Option<(usize, Range<usize>)> {
    let end = if text[stem.end..].starts_with('s') { stem.end + 1 } else { stem.end };
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let is_named = text[..stem.start].ends_with("Republic of ");
    let is_whole =
        !is_named && is_apart(text[..stem.start].chars().next_back()) && is_apart(text[end..].chars().next());
    is_whole.then_some((term, stem.start..end))
}

fn stem(term: &str) -> &str {
    term.strip_suffix('s').unwrap_or(term)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a Chinese term stands there only as a part of a longer one.
fn is_within_longer(terms: &[Term], term: &Term, text: &str, at: usize) -> bool {
    terms.iter().filter(|other| other.zh.len() > term.zh.len() && other.zh.contains(&term.zh)).any(|other| {
        text.match_indices(&other.zh).any(|(start, found)| start <= at && at + term.zh.len() <= start + found.len())
    })
}

fn has_pronoun(lower: &str) -> bool {
    let pronouns = [
        "it", "its", "they", "them", "their", "that", "such", "those", "these", "this", "one", "ones", "former",
        "which",
    ];
    lower.split(|c: char| !c.is_alphabetic()).any(|word| pronouns.contains(&word))
}

fn finding(passage: &Passage, lang: Lang, range: &Range<usize>, term: &Term) -> Finding {
    let text = words(passage, lang, range);
    let (message, help) = match lang {
        Lang::En => (
            say!(zh: "英文用了定义词语“{text}”，中文没有“{zh}”", en: "the English uses the defined term “{text}”, and the Chinese has no “{zh}”", text = text, zh = term.zh),
            say!(zh: "请在中文里也用“{zh}”，或者英文改用未定义的词", en: "use “{zh}” in the Chinese too, or a word that is not defined in the English", zh = term.zh),
        ),
        Lang::Zh => (
            say!(zh: "中文用了定义词语“{text}”，英文没有“{en}”", en: "the Chinese uses the defined term “{text}”, and the English has no “{en}”", text = text, en = term.en),
            say!(zh: "请在英文里也用“{en}”，或者中文改用未定义的词", en: "use “{en}” in the English too, or a word that is not defined in the Chinese", en = term.en),
        ),
    };
    compare::only(passage, lang, range, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    const ZH: &str = "1. “**平台**”指甲方的网站，“**交付物**”指乙方的软件。\n2. ";
    const EN: &str =
        "1. “**Platform**” means the website of Party A, and “**Deliverables**” means the software of Party B.\n2. ";

    fn found(zh: &str, en: &str) -> Vec<String> {
        let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
        parity(leak(format!("{ZH}{zh}\n")), leak(format!("{EN}{en}\n")))
    }

    #[test]
    fn a_term_without_its_counterpart_is_found() {
        assert_eq!(found("乙方维护网站。", "Party B maintains the Platform."), [CHECK.id]);
        assert_eq!(found("乙方测试交付物。", "Party B tests the software."), [CHECK.id]);
        assert_eq!(found("乙方维护平台。", "Party B maintains the Deliverables."), [CHECK.id]);
    }

    #[test]
    fn plurals_pronouns_and_plain_words_are_no_fault() {
        for (zh, en) in [
            ("乙方维护平台。", "Party B maintains the Platform."),
            ("每一交付物均应测试。", "Each Deliverable is tested."),
            ("交付物由乙方维护。", "Party B maintains it."),
            ("平台由乙方维护。", "Party B maintains the website."),
        ] {
            assert_eq!(found(zh, en), [""; 0], "{zh}");
        }
    }
}
