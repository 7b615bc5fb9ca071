//! One thing called by two words.

use std::ops::Range;

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::{Passage, Prose};
use crate::say;
use crate::template::{GlossaryEntry, Hit, Standing};

pub static CHECK: Check = Check {
    id: "term/synonym",
    severity: Severity::Warning,
    title: Words { zh: "同一事物用了两个词", en: "two words for one thing" },
    why: Words {
        zh: "合同中换一个词，通常表示换了一件事。同一事物前后用词不一，给人以两件事的理由去争。",
        en: "in a contract another word means another thing; two words for one thing give grounds to argue that there are two",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当遵守本协议。\n2. 乙方应当依照本协议提供服务。\n3. 双方可以书面变更本合同。",
        en: "1. Party A shall comply with this agreement.\n2. Party B shall provide the service under this agreement.\n3. \
             The parties may amend this agreement in writing.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当遵守本协议。\n2. 乙方应当依照本协议提供服务。\n3. 双方可以书面变更本协议。",
        en: "1. Party A shall comply with this agreement.\n2. Party B shall provide the service under this agreement.\n3. \
             The parties may amend this agreement in writing.",
    },
    run: Run::Bound(run),
};

/// One word that stands for an entry of the glossary somewhere, with its places.
struct Word<'a> {
    entry: usize,
    lang: Lang,
    words: String,
    places: Vec<Place<'a>>,
}

/// A stretch of one language of a passage.
struct Place<'a> {
    prose: &'a Prose,
    range: Range<usize>,
}

impl Place<'_> {
    /// Where it is written; looked for only when it is to be shown.
    fn span(&self) -> Span {
        self.prose.span(self.range.clone())
    }

    /// Whether two are written at the same place, as what a table repeats is.
    fn is(&self, other: &Self) -> bool {
        self.range == other.range && self.prose.place() == other.prose.place()
    }
}

fn run(case: &Case) -> Vec<Finding> {
    let entries = &case.contract.template.glossary.entries;
    let mut all: Vec<Word> = Vec::new();
    let with_synonyms: Vec<usize> = (0..entries.len())
        .filter(|entry| Lang::ALL.iter().any(|lang| !entries[*entry].synonyms.get(*lang).is_empty()))
        .collect();
    let uses_one = |hits: &[Vec<Hit>; 2]| {
        let meanings = || hits.iter().flatten().flat_map(|hit| hit.meanings.iter());
        !hits.iter().any(Vec::is_empty) && meanings().any(|(entry, _)| with_synonyms.contains(entry))
    };
    for (index, passage) in case.passages.iter().enumerate().filter(|(_, passage)| passage.is_complete()) {
        if uses_one(case.hits(index)) {
            collect(case, index, passage, &with_synonyms, &mut all);
        }
    }
    let mut findings = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        for lang in Lang::ALL {
            let words: Vec<&Word> = all.iter().filter(|word| word.entry == index && word.lang == lang).collect();
            findings.extend(finding(entry, lang, &words));
        }
    }
    findings
}

/// The word most used is the contract's own; every other one is drift.
fn finding(entry: &GlossaryEntry, lang: Lang, words: &[&Word]) -> Option<Finding> {
    // Of two used equally often, the one of the glossary is the contract's own.
    let rank = |word: &Word| (word.places.len(), word.words == own(entry, lang));
    let usual = words.iter().max_by_key(|word| rank(word))?;
    let mut others = words.iter().filter(|word| word.words != usual.words);
    let other = others.next()?;
    let (first, more) = other.places.split_first()?;
    let mut finding = Finding::new(say!(
        zh: "同一事物，别处称“{usual}”，此处称“{other}”",
        en: "what is “{usual}” elsewhere is “{other}” here",
        usual = usual.words, other = other.words,
    ))
    .at(first.span(), say!(zh: "换了一个词", en: "another word"));
    for place in more.iter().chain(others.flat_map(|word| &word.places)).take(3) {
        finding = finding.see(place.span(), say!(zh: "这里也是", en: "here too"));
    }
    finding = finding.see(usual.places.first()?.span(), say!(zh: "通常这样称呼", en: "the usual word"));
    Some(finding.help(say!(
        zh: "请统一为“{usual}”；确实是两件事的，请分别定义",
        en: "write “{usual}” throughout; if there are two things, define each",
        usual = usual.words,
    )))
}

fn own(entry: &GlossaryEntry, lang: Lang) -> String {
    match lang {
        Lang::Zh => entry.zh.clone(),
        Lang::En => entry.en.first().map(|words| words.to_lowercase()).unwrap_or_default(),
    }
}

/// The words of a passage that are known, by the other language, to stand for an entry with synonyms.
fn collect<'a>(case: &Case<'a>, index: usize, passage: &'a Passage, with_synonyms: &[usize], all: &mut Vec<Word<'a>>) {
    let glossary = &case.contract.template.glossary;
    let hits = case.hits(index);
    let is_for = |meanings: &[(usize, Standing)], entry: usize| {
        meanings.contains(&(entry, Standing::Own)) || meanings.contains(&(entry, Standing::Synonym))
    };
    let is_used = |entry: usize| {
        let mut meanings = hits.iter().flatten().flat_map(|hit| hit.meanings.iter());
        meanings.any(|(used, _)| *used == entry)
    };
    for &entry in with_synonyms.iter().filter(|entry| is_used(**entry)) {
        let described = &glossary.entries[entry];
        let places = [0, 1].map(|side: usize| {
            let places = hits[side].iter().filter(|hit| is_for(&hit.meanings, entry));
            places.map(|hit| hit.range.clone()).collect::<Vec<_>>()
        });
        if places.iter().any(Vec::is_empty) {
            continue;
        }
        for (side, lang) in Lang::ALL.into_iter().enumerate() {
            if described.synonyms.get(lang).is_empty() {
                continue;
            }
            let prose = passage.get(lang);
            let name = |range: &Range<usize>| match lang {
                Lang::Zh => prose.words[range.clone()].to_owned(),
                Lang::En => known_form(described, &prose.words[range.clone()]),
            };
            let names: Vec<String> = places[side].iter().map(name).collect();
            let is_mixed = names.iter().any(|name| *name != names[0]);
            // Two words in one passage: the other language must have as many of its own, or they may be two things.
            if is_mixed && places[1 - side].len() < places[side].len() {
                continue;
            }
            let named = places[side].iter().zip(names);
            for (range, words) in named.filter(|(range, _)| !is_defined(case, index, lang, range, described)) {
                let place = Place { prose, range: range.clone() };
                match all.iter_mut().find(|word| word.entry == entry && word.lang == lang && word.words == words) {
                    Some(word) if word.places.iter().any(|known| known.is(&place)) => {}
                    Some(word) => word.places.push(place),
                    None => all.push(Word { entry, lang, words, places: vec![place] }),
                }
            }
        }
    }
}

/// English as the glossary has it: in small letters, of the number given there.
fn known_form(entry: &GlossaryEntry, words: &str) -> String {
    let words = words.to_lowercase();
    let known = entry.en.iter().chain(&entry.synonyms.en).map(|known| known.to_lowercase());
    known.into_iter().filter(|known| words.starts_with(known.as_str())).max_by_key(String::len).unwrap_or(words)
}

/// Whether a synonym is a term of its own here, or part of one.
fn is_defined(case: &Case, passage: usize, lang: Lang, range: &Range<usize>, entry: &GlossaryEntry) -> bool {
    let mut uses =
        case.terms.uses_in(passage, lang).filter(|used| used.range.start < range.end && range.start < used.range.end);
    let is_synonym = |words: &str| entry.synonyms.get(lang).iter().any(|synonym| synonym.eq_ignore_ascii_case(words));
    uses.any(|used| {
        let words = &case.terms.all[used.term].words;
        used.range.len() > range.len() || is_synonym(words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    fn both(zh: [&str; 3], en: [&str; 3]) -> Vec<String> {
        let list = |words: [&str; 3]| words.map(|words| format!("1. {words}\n")).concat();
        caught(CHECK.id, &list(zh), &list(en))
    }

    #[test]
    fn drift_is_found_in_either_language() {
        for (zh, en, expected) in [
            (
                ["支付违约金。", "违约金不免除履行。", "逾期的，加付滞纳金。"],
                ["Pay liquidated damages.", "Liquidated damages do not release.", "If late, pay liquidated damages."],
                "滞纳金",
            ),
            (
                ["5个工作日内。", "10个工作日内。", "3个工作日内。"],
                ["Within five working days.", "Within ten working days.", "Within three business days."],
                "business days",
            ),
            (
                ["甲方付款。", "甲方验收。", "委托方应当配合。"],
                ["Party A pays.", "Party A accepts.", "Party A shall cooperate."],
                "委托方",
            ),
        ] {
            assert_eq!(both(zh, en), [expected], "{zh:?}");
        }
    }

    #[test]
    fn two_things_may_have_two_words() {
        for (zh, en) in [
            (
                ["支付违约金。", "税务机关加收的滞纳金由乙方承担。", "违约金照付。"],
                [
                    "Pay liquidated damages.",
                    "Party B bears surcharges of the tax authority.",
                    "Liquidated damages are paid.",
                ],
            ),
            (
                ["本合同依照框架协议订立。", "遵守本合同。", "框架协议另有约定的除外。"],
                [
                    "This contract is made under the framework agreement.",
                    "Comply with this contract.",
                    "Unless the framework agreement says otherwise.",
                ],
            ),
            (
                ["受托方是乙方。", "乙方付款。", "受托人应当保密。"],
                ["The entrusted party is Party B.", "Party B pays.", "The entrusted party shall keep it secret."],
            ),
        ] {
            assert!(both(zh, en).is_empty(), "{zh:?}");
        }
    }
}
