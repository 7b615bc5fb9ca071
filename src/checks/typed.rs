//! Words typed by hand, one language at a time, and what is said of a stretch of them.

use std::fmt;
use std::ops::Range;

use super::Case;
use super::search::Search;
use super::sides::once;
use crate::contract::Contract;
use crate::diag::{Finding, Lang, Text};
use crate::prose::{HOLE, Home, Passage, Prose, What};
use crate::template::{Template, Type};
use crate::value::{Alphabet, Indexed, Kind, Value, find_word};

/// One language of a passage.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    /// The contract it stands in, for the values of its holes.
    contract: &'a Contract,
    /// The passage.
    pub passage: &'a Passage,
    /// The language looked at.
    pub prose: &'a Prose,
}

/// What is wrong with a stretch of words.
pub(super) struct Fault {
    /// Bytes of the words.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// The phrase for the margin.
    pub label: Text,
    /// What to do.
    pub help: Text,
}

impl<'a> Typed<'a> {
    /// The words, with a hole for every value and reference.
    pub(super) fn words(self) -> &'a Indexed {
        &self.prose.words
    }

    /// The words, where they are of that language and there are any.
    pub(super) fn of(self, lang: Lang) -> Option<&'a Indexed> {
        (self.prose.lang == lang && !self.prose.is_empty()).then_some(&self.prose.words)
    }

    /// Whether any of some characters may stand in the words.
    pub(super) fn may_hold(self, characters: &Alphabet) -> bool {
        self.prose.words.may_hold(characters)
    }

    /// The path of the value these are the words of, without the language.
    pub(super) fn value(self) -> Option<&'a str> {
        match &self.passage.home {
            Home::Value(path) => Some(path),
            _ => None,
        }
    }

    /// Whether these are the particulars of a party: its name, its address, its people.
    pub(super) fn is_of_party(self) -> bool {
        self.value().is_some_and(|path| belongs_to_party(&self.contract.template, path))
    }

    /// What a hole stands for.
    pub(super) fn hole(self, at: usize) -> Option<&'a What> {
        if !self.words()[at..].starts_with(HOLE) {
            return None;
        }
        self.prose.piece_at(at).map(|piece| &piece.what)
    }

    /// The typed value a hole stands for.
    pub(super) fn filled(self, at: usize) -> Option<&'a Value> {
        match self.hole(at)? {
            What::Value { field, .. } => self.contract.value(field),
            _ => None,
        }
    }

    /// Whether a hole stands for an amount or a length of time.
    pub(super) fn is_measure(self, at: usize) -> bool {
        self.filled(at).is_some_and(|value| matches!(value.kind(), Kind::Money | Kind::Period))
    }

    fn findings(self, faults: Vec<Fault>) -> impl Iterator<Item = Finding> {
        faults.into_iter().map(move |fault| self.finding(fault))
    }

    fn finding(self, fault: Fault) -> Finding {
        let span = self.prose.span(fault.range);
        let finding = Finding::new(fault.message).at(span, fault.label).help(fault.help);
        match self.value() {
            Some(path) => finding.of(format!("{path}.{}", self.prose.lang.key())),
            None => finding,
        }
    }
}

/// Whether a value belongs to a party.
pub(super) fn belongs_to_party(template: &Template, path: &str) -> bool {
    template.schema.definitions().iter().any(|definition| {
        definition.r#type == Type::Party
            && path.strip_prefix(definition.path.as_str()).is_some_and(|rest| rest.starts_with('.'))
    })
}

/// Both languages of every passage. Where a template prints a group of fields by mistake, its words are the machine's.
pub(super) fn typed<'a>(case: &'a Case) -> impl Iterator<Item = [Typed<'a>; 2]> {
    case.passages.iter().filter_map(|passage| typed_of(case, passage))
}

fn typed_of<'a>(case: &'a Case, passage: &'a Passage) -> Option<[Typed<'a>; 2]> {
    let typed = |prose| Typed { contract: case.contract, passage, prose };
    let is_typed = !passage.zh.is_machine_made && !passage.en.is_machine_made;
    is_typed.then(|| [typed(&passage.zh), typed(&passage.en)])
}

/// The findings of each language on its own. `find` sees nothing else: what it found in a passage it finds in the same
/// passage of another contract.
pub(super) fn each<F: Fn(Typed) -> Vec<Fault> + 'static>(case: &Case, find: F) -> Vec<Finding> {
    search(case, &find, &|sides| sides.into_iter().flat_map(|side| side.findings(find(side))).collect())
}

/// The same, where something of the contract counts besides: `context`, and nothing else.
pub(super) fn each_in<C: fmt::Debug, F>(case: &Case, context: &C, find: F) -> Vec<Finding>
where
    F: Fn(&C, Typed) -> Vec<Fault> + 'static,
{
    let search = Search::of(case, &find, format!("{context:?}"));
    once(search.found(|passage| {
        let sides = typed_of(case, passage).into_iter().flatten();
        sides.flat_map(|side| side.findings(find(context, side))).collect()
    }))
}

/// The findings of both languages. The same mistake in both is one finding, at the Chinese, with the English beside it;
/// each reader is told of the words of his own language.
pub(super) fn both<F: Fn(Typed) -> Vec<Fault> + 'static>(case: &Case, find: F) -> Vec<Finding> {
    search(case, &find, &|[zh, en]| {
        let mut faults = find(en).into_iter();
        let mut findings: Vec<Finding> = Vec::new();
        for mut fault in find(zh) {
            let Some(other) = faults.next() else {
                findings.push(zh.finding(fault));
                continue;
            };
            fault.message.en = other.message.en;
            fault.label.en.clone_from(&other.label.en);
            fault.help.en = other.help.en;
            findings.push(zh.finding(fault).see(en.prose.span(other.range), other.label));
        }
        findings.extend(faults.map(|fault| en.finding(fault)));
        findings
    })
}

fn search<F: 'static>(case: &Case, find: &F, sides: &dyn Fn([Typed; 2]) -> Vec<Finding>) -> Vec<Finding> {
    let search = Search::of(case, find, String::new());
    once(search.found(|passage| typed_of(case, passage).map(sides).unwrap_or_default()))
}

/// The sentence a byte lies in; it ends where a full stop, a semicolon or a line ends.
pub(super) fn sentence(words: &str, at: usize) -> Range<usize> {
    let is_end = |c: char| matches!(c, '。' | '；' | '！' | '？' | ';' | '\n');
    let full_stop = |text: &str| find_word(text, ". ").map(|at| at + 1);
    let before = &words[..at];
    let start = before.rfind(is_end).map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
    let start = before[start..].rfind(". ").map_or(start, |stop| start + stop + 2);
    let after = &words[at..];
    let end = after.find(is_end).unwrap_or(after.len());
    let end = full_stop(&after[..end]).unwrap_or(end);
    start..at + end
}

/// Whether a stretch is a word of its own, or several, and no part of a longer one.
pub(super) fn is_whole(words: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric();
    !words[..range.start].ends_with(joins) && !words[range.end..].starts_with(joins)
}

/// Whether a character belongs to the Chinese script.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// What is read in the words of a paragraph, for the tests of the readers.
#[cfg(test)]
pub(super) fn read_words<T>(lang: Lang, words: &str, read: impl Fn(Typed) -> T) -> T {
    use crate::prose::passages;
    let clause = |words: &str| -> &'static str { Box::leak(format!("1. {words}\n").into_boxed_str()) };
    let example = super::Example::Clause { spec: "", zh: clause(words), en: clause(words) };
    let (contract, document) = super::sample::examine_example(example).bound.expect("the sample binds");
    let passages = passages(&contract, &document);
    let passage = passages.last().expect("the last paragraph");
    read(Typed { contract: &contract, passage, prose: passage.get(lang) })
}

/// What a check points at in a clause of one sentence, for the tests of checks.
#[cfg(test)]
pub(super) fn caught(id: &str, zh: &str, en: &str) -> Vec<String> {
    let clause = |words: &str| -> &'static str { Box::leak(format!("1. {words}\n").into_boxed_str()) };
    let example = super::Example::Clause { spec: "", zh: clause(zh), en: clause(en) };
    let findings = super::sample::examine_example(example).findings.into_iter().filter(|finding| finding.id == id);
    findings.filter_map(|finding| finding.primary).map(|label| label.span.text().to_owned()).collect()
}

/// What a check points at in a Chinese sentence.
#[cfg(test)]
pub(super) fn caught_in_zh(id: &str, zh: &str) -> Vec<String> {
    caught(id, zh, "Each party shall comply with this agreement.")
}

/// What a check points at in an English sentence.
#[cfg(test)]
pub(super) fn caught_in_en(id: &str, en: &str) -> Vec<String> {
    caught(id, "双方应当遵守本协议。", en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks() {
        let words = "甲方付款。乙方开票；丙方担保";
        let at = words.find("乙").expect("there");
        assert_eq!(&words[sentence(words, at)], "乙方开票");
        let words = "A pays 3.5% at once. B delivers; C warrants.";
        assert_eq!(&words[sentence(words, 3)], "A pays 3.5% at once.");
        assert_eq!(&words[sentence(words, words.find("B del").expect("there"))], "B delivers");
    }

    #[test]
    fn a_mistake_in_both_languages_is_one_finding() {
        assert_eq!(caught("wording/and-or", "甲方和/或乙方应当付款。", "Party A and/or Party B shall pay.").len(), 1);
    }
}
