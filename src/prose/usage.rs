//! Where defined terms are used: longest first, English as whole words in either number.

use std::ops::Range;
use std::sync::LazyLock;

use super::memory::Recall;
use super::passage::Passage;
use super::term::{Term, Use};
use crate::diag::Lang;
use crate::template::{Lexis, numbers};
use crate::value::Letters;

/// Every use of every term, in the order of the document.
pub(super) fn find(passages: &[Passage], terms: &[Term], recall: &Recall) -> Vec<Use> {
    let searches = Lang::ALL.map(|lang| search(lang, terms));
    let context = format!("{:?}", searches.each_ref().map(|(words, _)| words));
    // Nothing is made ready before a passage is seen that is not known.
    let lexes = LazyLock::new(|| {
        let lexis = |(lang, (words, _)): (Lang, &(Vec<String>, _))| Lexis::new(lang, words, Letters::Kept);
        Lang::ALL.into_iter().zip(&searches).map(lexis).collect::<Vec<_>>()
    });
    let words = |_, passage: &Passage| {
        let found = |(lang, lexis): (Lang, &Option<Lexis>)| {
            lexis.as_ref().map(|lexis| lexis.find(&passage.get(lang).words)).unwrap_or_default()
        };
        Lang::ALL.into_iter().zip(&*lexes).map(found).collect::<Vec<_>>()
    };
    let mut uses = Vec::new();
    for (index, found) in recall.read_side_by_side(&find, context, passages, words).iter().enumerate() {
        for ((lang, found), (_, owners)) in Lang::ALL.into_iter().zip(found.iter()).zip(&searches) {
            let own = terms.iter().filter(|term| term.passage == index && term.lang == lang);
            let own: Vec<&Range<usize>> = own.map(|term| &term.range).collect();
            for (word, range) in found {
                if !own.iter().any(|defined| defined.start < range.end && range.start < defined.end) {
                    uses.push(Use { term: owners[*word], passage: index, range: range.clone() });
                }
            }
        }
    }
    uses
}

/// The forms of the terms of one language, and the term of each.
fn search(lang: Lang, terms: &[Term]) -> (Vec<String>, Vec<usize>) {
    let mut words: Vec<String> = Vec::new();
    let mut owners = Vec::new();
    for (index, term) in terms.iter().enumerate().filter(|(_, term)| term.lang == lang) {
        for form in forms(lang, &term.words) {
            if !words.contains(&form) {
                words.push(form);
                owners.push(index);
            }
        }
    }
    (words, owners)
}

/// The forms a term is used in: in English singular and plural; of a term in lower case also as it begins a sentence.
fn forms(lang: Lang, words: &str) -> Vec<String> {
    if lang == Lang::Zh {
        return vec![words.to_owned()];
    }
    let mut forms = numbers(words);
    if words.starts_with(|c: char| c.is_ascii_lowercase()) {
        let capital = |form: &String| form[..1].to_ascii_uppercase() + &form[1..];
        let capitals: Vec<String> = forms.iter().map(capital).collect();
        forms.extend(capitals);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_in_lower_case_may_begin_a_sentence() {
        assert_eq!(forms(Lang::En, "working day"), ["working day", "working days", "Working day", "Working days"]);
        assert_eq!(forms(Lang::En, "User"), ["User", "Users"]);
        assert_eq!(forms(Lang::Zh, "服务"), ["服务"]);
    }
}
