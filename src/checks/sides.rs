//! Findings of passages, where the same mistake in both languages is one finding and a loop repeats no words.

use std::fmt;

use super::Case;
use super::search::Search;
use crate::diag::{Finding, Lang, Span};
use crate::document;
use crate::prose::{Home, Passage, Prose};
use crate::template;

/// The findings of both languages of every passage, those of a value with its path; words in a loop are printed for
/// every item but were typed once. Besides the passage, `find` sees `context` only.
pub(super) fn per_passage<C: fmt::Debug, F>(case: &Case, context: &C, find: F) -> Vec<Finding>
where
    F: Fn(&C, &Passage, &Prose) -> Vec<Finding> + 'static,
{
    let of_value = |passage: &Passage, finding: Finding| match (&passage.home, place(&finding)) {
        (Home::Value(path), Some(span)) => {
            let lang = if within(span, passage.zh.place()) { Lang::Zh } else { Lang::En };
            let path = format!("{path}.{}", lang.key());
            finding.of(path)
        }
        _ => finding,
    };
    let search = Search::of(case, &find, format!("{context:?}"));
    once(search.found(|passage| {
        let [zh, en] = Lang::ALL.map(|lang| find(context, passage, passage.get(lang)));
        beside(zh, en).into_iter().map(|finding| of_value(passage, finding)).collect()
    }))
}

fn within(span: &Span, place: &Span) -> bool {
    span.source == place.source && place.start <= span.start && span.end <= place.end
}

/// Findings without those that point where one before them does: words in a loop are printed for every item but were
/// typed once.
pub(super) fn once(findings: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        if !kept.iter().any(|told| place(told) == place(&finding)) {
            kept.push(finding);
        }
    }
    kept
}

/// The findings of both languages of a passage, one beside the other: an English one that has a Chinese one to stand
/// with is a further place of it.
fn beside(zh: Vec<Finding>, en: Vec<Finding>) -> Vec<Finding> {
    let mut en = en.into_iter();
    let mut findings: Vec<Finding> = Vec::new();
    for finding in zh {
        findings.push(match en.next().and_then(|other| other.primary) {
            Some(label) => finding.see(label.span, label.text),
            None => finding,
        });
    }
    findings.extend(en);
    findings
}

fn place(finding: &Finding) -> Option<&Span> {
    finding.primary.as_ref().map(|label| &label.span)
}

/// Whether all words of the contract could be read. What a contract lacks can be told only then.
pub(super) fn is_read(case: &Case) -> bool {
    use document::Fault;
    let is_unread = |fault: &template::Fault| {
        use template::Fault;
        matches!(fault, Fault::Yaml(_) | Fault::Form { .. } | Fault::Tera { .. } | Fault::MissingLanguage { .. })
    };
    let is_unprinted =
        |fault: &Fault| matches!(fault, Fault::Fill { .. } | Fault::Structure { .. } | Fault::Markup { .. });
    !case.contract.template.faults.iter().any(is_unread) && !case.faults.iter().any(is_unprinted)
}
