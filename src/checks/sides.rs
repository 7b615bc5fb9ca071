//! Findings of passages, where the same mistake in both languages is one finding and a loop repeats no words.

use super::Case;
use crate::diag::{Finding, Lang, Span};
use crate::document;
use crate::prose::{Home, Passage};
use crate::template;

/// The findings of every passage, those of a value with its path; words in a loop are printed for every item but were typed once.
pub(super) fn per_passage(case: &Case, find: impl Fn(&Passage) -> Vec<Finding>) -> Vec<Finding> {
    let of_value = |passage: &Passage, finding: Finding| match (&passage.home, place(&finding)) {
        (Home::Value(path), Some(span)) => {
            let lang = if within(span, passage.zh.place()) { Lang::Zh } else { Lang::En };
            let path = format!("{path}.{}", lang.key());
            finding.of(path)
        }
        _ => finding,
    };
    once(case.passages.iter().flat_map(|passage| find(passage).into_iter().map(|finding| of_value(passage, finding))))
}

fn within(span: &Span, place: &Span) -> bool {
    span.source == place.source && place.start <= span.start && span.end <= place.end
}

/// Findings without those that point where one before them does.
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
pub(super) fn beside(zh: Vec<Finding>, en: Vec<Finding>) -> Vec<Finding> {
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
