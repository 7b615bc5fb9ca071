//! What the checks of parity share: the passages to compare, and findings that point into both languages.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::checks::Case;
use crate::checks::search::Search;
use crate::diag::{Finding, Lang, Text};
use crate::document::Fault;
use crate::prose::{HOLE, Home, Passage};
use crate::say;

/// The law on two languages of one contract.
pub(super) const BASIS: &[&str] =
    &["民法典第四百六十六条第二款 / Civil Code art. 466(2)（2021-01-01起施行 / in force since 2021-01-01）"];

/// Runs a comparison over every passage that has both languages, each in its own. What a table repeats is said once. The
/// comparison sees the passage, and nothing else.
pub(super) fn every<F: Fn(&Passage) -> Vec<Finding> + 'static>(case: &Case, compare: F) -> Vec<Finding> {
    once(case, Search::of(case, &compare, String::new()), compare)
}

/// The same, where something of the contract counts besides: `context`, and nothing else.
pub(super) fn every_in<C: fmt::Debug, F>(case: &Case, context: &C, compare: F) -> Vec<Finding>
where
    F: Fn(&C, &Passage) -> Vec<Finding> + 'static,
{
    let search = Search::of(case, &compare, format!("{context:?}"));
    once(case, search, |passage| compare(context, passage))
}

fn once(case: &Case, search: Search, compare: impl Fn(&Passage) -> Vec<Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let found = search.through(|_, passage| if is_comparable(passage) { compare(passage) } else { Vec::new() });
    // What is said of the markup of a template is not to be seen in its passages.
    for (passage, finding) in found {
        let is_said = |said: &Finding| said.primary == finding.primary && said.message == finding.message;
        if is_paired(case, passage) && !findings.iter().any(is_said) {
            findings.push(finding);
        }
    }
    findings
}

/// Whether both languages say something, and neither of them in the other.
fn is_comparable(passage: &Passage) -> bool {
    passage.is_complete() && Lang::ALL.into_iter().all(|lang| passage.get(lang).reading().foreign.is_none())
}

/// Whether the two texts are known to belong together. Where a clause has another structure, or another value, in each
/// language, template/structure says so, and nothing can be said of the rest.
fn is_paired(case: &Case, passage: &Passage) -> bool {
    let place = passage.zh.place();
    !case.faults.iter().any(|fault| match fault {
        Fault::Structure { zh, .. } => Arc::ptr_eq(&zh.source, &place.source),
        Fault::Values { zh, .. } | Fault::References { zh, .. } => {
            Arc::ptr_eq(&zh.source, &place.source) && zh.start == place.start
        }
        _ => false,
    })
}

/// Words of a passage as they may be quoted: short, and with a dash for a value.
pub(super) fn words(passage: &Passage, lang: Lang, range: &Range<usize>) -> String {
    let text = passage.get(lang).words.get(range.clone()).unwrap_or_default();
    text.trim().replace(HOLE, "…")
}

/// A finding about words of both languages. It points at the English, which is as a rule the translation, and then at
/// the Chinese.
pub(super) fn apart(passage: &Passage, zh: &Range<usize>, en: &Range<usize>, message: Text) -> Finding {
    let finding = Finding::new(message)
        .at(passage.en.span(en.clone()), say!(zh: "英文在这里", en: "the English, here"))
        .see(passage.zh.span(zh.clone()), say!(zh: "中文在这里", en: "the Chinese, here"));
    of(finding, passage, Lang::En)
}

/// A finding about words of one language that have no counterpart in the other.
pub(super) fn only(passage: &Passage, lang: Lang, range: &Range<usize>, message: Text) -> Finding {
    let (other, label) = match lang {
        Lang::Zh => (Lang::En, say!(zh: "英文没有对应的内容", en: "nothing in the English answers to it")),
        Lang::En => (Lang::Zh, say!(zh: "中文没有对应的内容", en: "nothing in the Chinese answers to it")),
    };
    let here = match lang {
        Lang::Zh => say!(zh: "只在中文里", en: "in the Chinese only"),
        Lang::En => say!(zh: "只在英文里", en: "in the English only"),
    };
    let finding = Finding::new(message)
        .at(passage.get(lang).span(range.clone()), here)
        .see(passage.get(other).place().clone(), label);
    of(finding, passage, lang)
}

/// Names the field of a bilingual value.
fn of(finding: Finding, passage: &Passage, lang: Lang) -> Finding {
    match &passage.home {
        Home::Value(path) => finding.of(format!("{path}.{}", lang.key())),
        _ => finding,
    }
}

/// The name of a language.
pub(super) fn language_name(lang: Lang) -> Text {
    match lang {
        Lang::Zh => say!(zh: "中文", en: "Chinese"),
        Lang::En => say!(zh: "英文", en: "English"),
    }
}

/// What to do where two texts say different things.
pub(super) fn align() -> Text {
    say!(
        zh: "请核对双方的本意，改正写错的一种文本；各份合同会变的内容写成字段，两种文本便由同一个值印出",
        en: "find out what was agreed and correct the text that is wrong; what varies from contract to contract belongs in a \
             field, which prints one value in both languages",
    )
}
