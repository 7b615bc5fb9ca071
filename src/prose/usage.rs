//! Where defined terms are used: longest first, English as whole words in either number.

use std::ops::Range;

use super::passage::Passage;
use super::term::{Term, Use};
use crate::diag::Lang;
use crate::template::{Lexis, numbers};
use crate::value::Letters;

/// Every use of every term, in the order of the document.
pub(super) fn find(passages: &[Passage], terms: &[Term]) -> Vec<Use> {
    let searches = Lang::ALL.map(|lang| search(lang, terms));
    let mut uses = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        for (lang, (lexis, owners)) in Lang::ALL.into_iter().zip(&searches) {
            let Some(lexis) = lexis else { continue };
            let own = terms.iter().filter(|term| term.passage == index && term.lang == lang);
            let own: Vec<&Range<usize>> = own.map(|term| &term.range).collect();
            for (word, range) in lexis.find(&passage.get(lang).words) {
                if !own.iter().any(|defined| defined.start < range.end && range.start < defined.end) {
                    uses.push(Use { term: owners[word], passage: index, range });
                }
            }
        }
    }
    uses
}

/// The terms of one language ready to be looked for, and the term of each form.
fn search(lang: Lang, terms: &[Term]) -> (Option<Lexis>, Vec<usize>) {
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
    (Lexis::new(lang, &words, Letters::Kept), owners)
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
