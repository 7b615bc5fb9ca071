//! Words of a contract that a rule of law strikes, in one language or both.

use std::ops::Range;

use super::reading::Reading;
use super::topic::Topic;
use crate::checks::Case;
use crate::checks::search::Search;
use crate::diag::{Finding, Span, Text};
use crate::prose::{Home, Passage};
use crate::say;

/// Finds what strikes in one language of a passage: a stretch of its text.
type Judge<'a> = &'a dyn Fn(&Reading) -> Option<Range<usize>>;

/// A passage in which something strikes.
pub(super) struct Hit<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// The words, in Chinese if it strikes there.
    pub span: Span,
    /// The same in English, if it strikes in both.
    pub other: Option<Span>,
    /// Whether all of it is printed in bold.
    pub is_strong: bool,
}

/// The passages in which something strikes. A value is judged as a passage of its own, and not again where a clause
/// prints it.
pub(super) fn hits<'a, Z, E>(case: &Case<'a>, topic: Topic, zh: Z, en: E) -> Vec<Hit<'a>>
where
    Z: Fn(&Reading) -> Option<Range<usize>> + Copy + 'static,
    E: Fn(&Reading) -> Option<Range<usize>> + Copy + 'static,
{
    let topics = case.topics();
    let search = Search::of(case, &(zh, en), format!("{topic:?}"));
    let found = search.through(|index, passage| {
        if passage.home == Home::Heading || !topics.has(index, topic) {
            return Vec::new();
        }
        let zh_reading = Reading::of(&passage.zh);
        let en_reading = Reading::of(&passage.en);
        let strike = |reading: &Reading, judge: Judge| {
            let range = judge(reading)?;
            let is_told = !matches!(passage.home, Home::Value(_))
                && reading.value(&range).is_some_and(|value| judge(&value).is_some());
            let is_strong = reading.is_strong(&range);
            (!is_told).then(|| (reading.span(range), is_strong))
        };
        let found = (strike(&zh_reading, &zh), strike(&en_reading, &en));
        let hit = match found {
            (Some((span, is_strong)), Some((other, other_is))) => {
                Hit { passage, span, other: Some(other), is_strong: is_strong && other_is }
            }
            (Some((span, is_strong)), None) | (None, Some((span, is_strong))) => {
                Hit { passage, span, other: None, is_strong }
            }
            (None, None) => return Vec::new(),
        };
        vec![hit]
    });
    found.map(|(_, hit)| hit).collect()
}

impl Hit<'_> {
    /// A finding at the words that strike.
    pub fn finding(&self, message: Text, label: Text) -> Finding {
        let mut finding = Finding::new(message).at(self.span.clone(), label);
        if let Some(other) = &self.other {
            finding = finding.see(other.clone(), say!(zh: "英文也是如此", en: "the English says the same"));
        }
        match &self.passage.home {
            Home::Value(path) => finding.of(path),
            _ => finding,
        }
    }
}

/// Whether some passage of a topic satisfies a test in either language.
pub(super) fn any(case: &Case, topic: Topic, test: fn(&Reading) -> bool) -> bool {
    let topics = case.topics();
    case.passages.iter().enumerate().any(|(index, passage)| {
        topics.has(index, topic) && (test(&Reading::of(&passage.zh)) || test(&Reading::of(&passage.en)))
    })
}

/// Whether all of a contract could be read and printed. Where it could not, what seems to be missing may only be unread.
pub(in crate::checks) fn is_whole(case: &Case) -> bool {
    case.contract.template.faults.is_empty() && case.faults.is_empty()
}

#[cfg(test)]
pub(super) mod tests {
    use crate::checks::Example;
    use crate::checks::sample::examine_example;

    /// How often a check speaks about a clause of the sample contract.
    pub fn count(id: &str, zh: &'static str, en: &'static str) -> usize {
        count_with(id, "", zh, en)
    }

    /// The same with a spec.
    pub fn count_with(id: &str, spec: &'static str, zh: &'static str, en: &'static str) -> usize {
        let examined = examine_example(Example::Clause { spec, zh, en });
        examined.findings.iter().filter(|finding| finding.id == id).count()
    }
}
