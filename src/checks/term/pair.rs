//! A term of law whose Chinese and English do not mean the same.

use std::ops::Range;

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, Term};
use crate::say;
use crate::template::{GlossaryEntry, Hit, Standing, numbers};

pub static CHECK: Check = Check {
    id: "term/pair",
    severity: Severity::Warning,
    title: Words { zh: "中英文术语不相对应", en: "a term whose two languages do not match" },
    why: Words {
        zh: "法律术语各有所指：定金不是订金，违约金不是罚金。一种语言用错，两种文本约定的就是两件事。",
        en: "terms of law mean definite things: earnest money is no deposit, and liquidated damages are no penalty; with the wrong word, the two texts agree on different things",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当向乙方支付定金。",
        en: "1. Party A shall pay a deposit to Party B.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当向乙方支付定金。",
        en: "1. Party A shall pay earnest money to Party B.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = defined(case);
    for (index, passage) in case.passages.iter().enumerate().filter(|(_, passage)| passage.is_complete()) {
        for finding in typed(case, index, passage) {
            let place = |finding: &Finding| finding.primary.as_ref().map(|label| label.span.clone());
            if !findings.iter().any(|told| place(told) == place(&finding)) {
                findings.push(finding);
            }
        }
    }
    findings
}

/// Definitions whose Chinese is in the glossary and whose English is not the English for it.
fn defined(case: &Case) -> Vec<Finding> {
    let pairs = case.terms.of(Lang::Zh).filter_map(|(_, zh)| Some((zh, &case.terms.all[zh.partner?])));
    pairs
        .filter_map(|(zh, en)| {
            let entry = case.contract.template.glossary.entries.iter().find(|entry| entry.zh == zh.words)?;
            (!is_english_for(entry, &en.words)).then(|| {
                finding(entry, Lang::En, &en.words)
                    .at(en.span(case.passages), say!(zh: "定义为此", en: "defined so"))
                    .see(zh.span(case.passages), say!(zh: "中文术语", en: "the Chinese term"))
            })
        })
        .collect()
}

/// Whether some English is among that of an entry, in either number and whatever letters.
fn is_english_for(entry: &GlossaryEntry, words: &str) -> bool {
    let forms: Vec<String> = numbers(&words.to_lowercase());
    let accepted = entry.en.iter().chain(&entry.synonyms.en).map(|words| words.to_lowercase());
    accepted.into_iter().any(|accepted| match accepted.strip_suffix('*') {
        Some(stem) => words.to_lowercase().contains(stem),
        None => numbers(&accepted).iter().any(|accepted| forms.contains(accepted)),
    })
}

/// Passages in which one language has a term of the glossary, and the other a word that is mistaken for it.
fn typed(case: &Case, index: usize, passage: &Passage) -> Vec<Finding> {
    let glossary = &case.contract.template.glossary;
    let [zh, en] = case.hits(index);
    let mut findings = Vec::new();
    // Of two words that are each mistaken for the other, one is wrong; which one, only the parties know.
    let mut told: Vec<&Range<usize>> = Vec::new();
    for (lang, right, wrong) in [(Lang::En, zh, en), (Lang::Zh, en, zh)] {
        for Hit { range: place, meanings } in right {
            for (entry, _) in meanings.iter().filter(|(_, role)| *role == Standing::Own) {
                let has = |role| {
                    let mut hits = wrong.iter();
                    hits.find(|hit| hit.meanings.contains(&(*entry, role))).map(|hit| &hit.range)
                };
                let is_usual = lang == Lang::En || is_first_english(&glossary.entries[*entry], passage, place);
                let (None, None, Some(mistake)) = (has(Standing::Own), has(Standing::Synonym), has(Standing::Mistaken))
                else {
                    continue;
                };
                // What a mistaken word means itself may be there as well: 定金和订金 / earnest money and a deposit.
                if !is_usual
                    || (lang == Lang::Zh && told.contains(&place))
                    || is_accounted_for(right, wrong, mistake, *entry)
                    || is_defined(case, index, lang, mistake)
                {
                    continue;
                }
                if lang == Lang::En {
                    told.push(mistake);
                }
                let prose = passage.get(lang);
                let other = passage.get(if lang == Lang::En { Lang::Zh } else { Lang::En });
                let found = finding(&glossary.entries[*entry], lang, &prose.words[mistake.clone()])
                    .at(prose.span(mistake.clone()), say!(zh: "另有所指", en: "means something else"))
                    .see(other.span(place.clone()), say!(zh: "对应的术语", en: "the term it stands for"));
                findings.push(found);
            }
        }
    }
    findings
}

/// Whether English is the usual one for an entry, so that the Chinese can be no other.
fn is_first_english(entry: &GlossaryEntry, passage: &Passage, place: &Range<usize>) -> bool {
    let words = passage.en.words[place.clone()].to_lowercase();
    entry.en.first().is_some_and(|first| numbers(first).contains(&words))
}

/// Whether the other language has a word of its own for what is taken for a mistake.
fn is_accounted_for(right: &[Hit], wrong: &[Hit], mistake: &Range<usize>, entry: usize) -> bool {
    let meanings = wrong.iter().find(|hit| hit.range == *mistake).map_or(&[][..], |hit| &hit.meanings[..]);
    let mut own = meanings.iter().filter(|(other, role)| *role == Standing::Own && *other != entry);
    own.any(|meaning| right.iter().any(|hit| hit.meanings.contains(meaning)))
}

/// Whether the words taken for a mistake are a defined term here, with a meaning of their own.
fn is_defined(case: &Case, passage: usize, lang: Lang, mistake: &Range<usize>) -> bool {
    let overlaps = |range: &Range<usize>| range.start < mistake.end && mistake.start < range.end;
    let is_here = |term: &Term| term.passage == passage && term.lang == lang && overlaps(&term.range);
    case.terms.uses_in(passage, lang).any(|used| overlaps(&used.range)) || case.terms.all.iter().any(is_here)
}

/// The words of a finding: `lang` is the language of the wrong word.
fn finding(entry: &GlossaryEntry, lang: Lang, wrong: &str) -> Finding {
    let en = entry.en.first().map_or("", |words| words.trim_end_matches('*'));
    let (right, wanted) = if lang == Lang::En { (entry.zh.as_str(), en) } else { (en, entry.zh.as_str()) };
    Finding::new(say!(
        zh: "“{right}”在此对应“{wrong}”，二者含义不同",
        en: "“{wrong}” stands for “{right}” here but means something else",
        right = right, wrong = wrong,
    ))
    .help(say!(
        zh: "请改为“{wanted}”；确实另有所指的，请在 `terms.yaml` 中写明对应的词",
        en: "write “{wanted}”; if something else is meant, pair the words in `terms.yaml`",
        wanted = wanted,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn words_mistaken_for_one_another_are_found() {
        for (zh, en, expected) in [
            ("违约的，支付违约金。", "A party in breach shall pay a penalty.", "penalty"),
            ("支付订金。", "Party A shall pay earnest money.", "earnest money"),
            ("双方承担连带责任。", "The parties are jointly liable.", "jointly liable"),
            ("提交仲裁。", "The dispute is submitted to mediation.", "mediation"),
            (
                "约定的款项（“**违约金**”）应当支付，违约金到期。",
                "The agreed sum (the “**Default Charge**”) is due; pay the Default Charge.",
                "Default Charge",
            ),
        ] {
            assert_eq!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")), [expected], "{zh}");
        }
    }

    #[test]
    fn right_pairs_and_distinct_things_are_silent() {
        for (zh, en) in [
            (
                "支付违约金；行政罚款由责任方承担。",
                "Liquidated damages are paid; administrative fines are borne by the party at fault.",
            ),
            ("甲方支付的是订金，不是定金。", "Party A pays a deposit, not earnest money."),
            ("押金应当退还。", "The deposit is refunded."),
            ("调解不成的，提交仲裁。", "If mediation fails, the dispute goes to arbitration."),
            (
                "违约金（“**违约金**”）应当支付，违约金到期。",
                "The sum (the “**Liquidated Damages**”) is due; the Liquidated Damages are paid.",
            ),
            ("没有争议的，天气很好。", "It is a fine day."),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
    }
}
