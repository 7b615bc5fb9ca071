//! Defined terms: which words a contract defines, where, as a pair of languages, and where it uses them.

use std::ops::Range;

use super::definition;
use super::memory::Recall;
use super::passage::Passage;
use super::usage;
use crate::diag::{Lang, Span};

/// The defined terms of a contract and their uses.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Every definition, in the order of the document, Chinese before English within a passage. A term that is defined
    /// twice is here twice; its uses belong to the first.
    pub all: Vec<Term>,
    /// Every use, in the order of the document; where a term is being defined is no use of it.
    pub uses: Vec<Use>,
}

/// A term, as one language defines it in one place.
#[derive(Debug, Clone)]
pub struct Term {
    /// The language.
    pub lang: Lang,
    /// The words, without quotation marks.
    pub words: String,
    /// The passage that defines it, as an index into the passages of the contract.
    pub passage: usize,
    /// Where the words stand in that passage, without quotation marks.
    pub range: Range<usize>,
    /// How it is defined.
    pub manner: Manner,
    /// What is said of its meaning, in the same passage; for a label, all of the passage before it.
    pub body: Range<usize>,
    /// Whether it is only another form of the term before it, as in `“in writing” (and “written”)`.
    pub is_alias: bool,
    /// The same term in the other language: the definition that stands in the same passage at the same place among its
    /// definitions, if both languages have as many.
    pub partner: Option<usize>,
}

/// How a term is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// `“平台”指……` / `“Platform” means …`
    Means,
    /// `……（“争议”）` / `… (a “Dispute”)`: a name for what was just described.
    Label,
    /// `“争议”具有第九章规定的含义` / `“Dispute” has the meaning given in Article 9`: defined at another place.
    Pointer,
}

/// A use of a defined term.
#[derive(Debug, Clone)]
pub struct Use {
    /// The term, as an index into [`Terms::all`].
    pub term: usize,
    /// The passage, as an index into the passages of the contract.
    pub passage: usize,
    /// Where, in the words of that passage in the language of the term.
    pub range: Range<usize>,
}

impl Terms {
    /// Finds the defined terms of a contract and their uses.
    #[must_use]
    pub fn read(passages: &[Passage], recall: &Recall) -> Self {
        let definitions = |_, passage: &Passage| Lang::ALL.map(|lang| definition::find(passage.get(lang)));
        let found = recall.read_side_by_side(&definition::find, String::new(), passages, definitions);
        let mut all = Vec::new();
        for (index, found) in found.iter().enumerate() {
            let first = all.len();
            all.extend(found.iter().flatten().map(|term| Term { passage: index, ..term.clone() }));
            pair(&mut all, first);
        }
        let uses = usage::find(passages, &all, recall);
        Self { all, uses }
    }

    /// The terms of one language, each with its index, the first definition of each only and no mere forms of another.
    pub fn of(&self, lang: Lang) -> impl Iterator<Item = (usize, &Term)> {
        let terms = self.all.iter().enumerate().filter(move |(_, term)| term.lang == lang && !term.is_alias);
        terms.filter(move |(index, term)| self.first(lang, &term.words) == Some(*index))
    }

    /// The first definition of exactly these words.
    #[must_use]
    pub fn first(&self, lang: Lang, words: &str) -> Option<usize> {
        self.all.iter().position(|term| term.lang == lang && term.words == words)
    }

    /// The uses of a term, in the order of the document.
    pub fn uses_of(&self, term: usize) -> impl Iterator<Item = &Use> {
        self.uses.iter().filter(move |used| used.term == term)
    }

    /// The uses in one language of a passage, in order.
    pub fn uses_in(&self, passage: usize, lang: Lang) -> impl Iterator<Item = &Use> {
        let from = self.uses.partition_point(|used| used.passage < passage);
        let here = self.uses[from..].iter().take_while(move |used| used.passage == passage);
        here.filter(move |used| self.all[used.term].lang == lang)
    }
}

impl Term {
    /// Where it is defined.
    #[must_use]
    pub fn span(&self, passages: &[Passage]) -> Span {
        passages[self.passage].get(self.lang).span(self.range.clone())
    }
}

impl Use {
    /// Where it is used.
    #[must_use]
    pub fn span(&self, terms: &Terms, passages: &[Passage]) -> Span {
        passages[self.passage].get(terms.all[self.term].lang).span(self.range.clone())
    }
}

/// Pairs the definitions of one passage, those from `first` on.
fn pair(all: &mut [Term], first: usize) {
    let of = |lang| {
        let terms = all.iter().enumerate().skip(first).filter(move |(_, term)| term.lang == lang && !term.is_alias);
        terms.map(|(index, _)| index).collect::<Vec<_>>()
    };
    let (zh, en) = (of(Lang::Zh), of(Lang::En));
    if zh.len() != en.len() {
        return;
    }
    for (zh, en) in zh.into_iter().zip(en) {
        all[zh].partner = Some(en);
        all[en].partner = Some(zh);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Memory;
    use crate::prose::sample::passages;

    #[test]
    fn definitions_are_paired_and_uses_found_longest_first() {
        let passages = passages(
            "1. “**鉴定**”指评价。\n2. “**鉴定标准**”指附件。\n3. 鉴定依照鉴定标准进行，不是《鉴定法》的事。",
            "1. “**Evaluation**” means to judge.\n2. “**Evaluation Criteria**” means the annex.\n3. The Evaluation \
             follows the Evaluation Criteria; re-Evaluations and Evaluationism are something else.",
        );
        let terms = Terms::read(&passages, &Memory::default().of(&passages));
        let words: Vec<_> = terms.all.iter().map(|term| (term.words.as_str(), term.partner)).collect();
        assert_eq!(
            words,
            [("鉴定", Some(1)), ("Evaluation", Some(0)), ("鉴定标准", Some(3)), ("Evaluation Criteria", Some(2)),]
        );
        let used = |lang| {
            let uses = terms.uses_in(3, lang).map(|used| terms.all[used.term].words.as_str());
            uses.collect::<Vec<_>>()
        };
        assert_eq!(used(Lang::Zh), ["鉴定", "鉴定标准"]);
        assert_eq!(used(Lang::En), ["Evaluation", "Evaluation Criteria", "Evaluation"]);
        let place = terms.uses.last().expect("there").span(&terms, &passages);
        assert_eq!(place.text(), "Evaluations");
    }

    #[test]
    fn a_term_defined_twice_has_its_uses_with_the_first() {
        let passages = passages("1. “甲”指乙。\n2. “甲”指丙，甲。", "1. “A” means B.\n2. “A” means C, A.");
        let terms = Terms::read(&passages, &Memory::default().of(&passages));
        assert_eq!((terms.all.len(), terms.of(Lang::En).count()), (4, 1));
        assert_eq!(terms.uses_of(terms.first(Lang::En, "A").expect("there")).count(), 1);
    }
}
