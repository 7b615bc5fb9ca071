//! What was found, told to people and to programs. This room knows no check; it only shows what checks say.

mod diff;
mod github;
mod human;
mod json;
mod place;
mod printer;
mod sarif;
mod screen;
mod snippet;
mod summary;

pub use diff::diff;
pub use github::github;
pub use human::human;
pub use json::json;
pub use sarif::sarif;
pub use summary::summary;

use crate::diag::{Finding, Severity, Text};

/// What one spec's examination came to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Report<'a> {
    /// The spec, by the name its user knows it by.
    pub file: &'a str,
    /// Everything found, in any order.
    pub findings: &'a [Finding],
    /// The checks that could not run.
    pub unchecked: &'a [Unchecked],
    /// How many waivers the spec has, whether or not they cover anything.
    pub waivers: usize,
    /// How many findings are left out because their checks are off.
    pub off: usize,
}

/// A spec that could not be examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The spec, by the name its user knows it by.
    pub file: String,
    /// Why.
    pub reason: Text,
}

/// What a check says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// How bad its findings are by themselves.
    pub severity: Severity,
    /// What it finds.
    pub title: Text,
    /// Why that matters.
    pub why: Text,
    /// The law behind it.
    pub basis: Vec<&'static str>,
    /// Its page of the manual, both languages, as Markdown.
    pub help: String,
}

/// A check that could not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    /// The check's id.
    pub id: &'static str,
    /// Why it could not run.
    pub reason: Text,
}

/// Whether a terminal's colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Plain,
    /// Text with ANSI escape codes.
    Ansi,
}

/// One finding with the file it is told under: the file it points into, or else the spec.
struct Told<'a> {
    file: &'a str,
    finding: &'a Finding,
}

/// Every finding of `reports` by file, place and id; those that agree in all three keep their order.
fn in_order<'a>(reports: &[Report<'a>]) -> Vec<Told<'a>> {
    let mut told: Vec<_> =
        reports.iter().flat_map(|report| report.findings.iter().map(|finding| tell(report, finding))).collect();
    told.sort_by(|a, b| key(a).cmp(&key(b)));
    told
}

/// A finding under the file it points into.
fn tell<'a>(report: &Report<'a>, finding: &'a Finding) -> Told<'a> {
    let file = finding.primary.as_ref().map_or(report.file, |label| label.span.source.name.as_str());
    Told { file, finding }
}

/// What findings are ordered by.
fn key<'a>(told: &Told<'a>) -> (&'a str, Option<usize>, &'static str) {
    (told.file, told.finding.primary.as_ref().map(|label| label.span.start), told.finding.id)
}

/// Findings that the tests of this room share.
#[cfg(test)]
mod example {
    use std::sync::Arc;

    use crate::diag::{Finding, Source, Span, Text};

    /// Words in both languages.
    pub(super) fn text(zh: &str, en: &str) -> Text {
        Text { zh: zh.to_owned(), en: en.to_owned() }
    }

    /// The first `needle` in `source`.
    pub(super) fn find(source: &Arc<Source>, needle: &str) -> Span {
        let start = source.text.find(needle).expect("the test's needle is in its source");
        Span::new(source, start..start + needle.len())
    }

    /// A finding as a check would hand it over, stamped.
    pub(super) fn blank(span: Span) -> Finding {
        Finding {
            id: "blank/unfilled",
            why: text("空白条款无法履行。", "A blank cannot be performed."),
            basis: vec!["民法典 第五百一十条"],
            ..Finding::new(text("方案期限未填写", "the plan period is blank"))
                .at(span, text("此处待填", "fill this in"))
                .help(text("填写期限，例如 15 个工作日", "write a period, such as 15 working days"))
                .of("terms.plan_within")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::example::{blank, text};
    use super::*;
    use crate::diag::{Source, Span};

    #[test]
    fn findings_are_ordered_by_file_place_and_id_and_otherwise_keep_their_order() {
        let (a, b) = (Source::new("a.yaml", "one two"), Source::new("b.yaml", "one two"));
        let early = Finding { id: "b/b", ..blank(Span::new(&a, 0..3)) };
        let findings = [
            blank(Span::new(&b, 0..3)),
            Finding { message: text("一", "first"), ..blank(Span::new(&a, 4..7)) },
            Finding { message: text("二", "second"), ..blank(Span::new(&a, 4..7)) },
            Finding { id: "a/a", ..early.clone() },
            early,
            Finding { primary: None, ..blank(Span::new(&a, 0..3)) },
        ];
        let reports = [Report { file: "b.yaml", findings: &findings, ..Report::default() }];
        let order: Vec<_> = in_order(&reports)
            .iter()
            .map(|told| (told.file, told.finding.id, told.finding.message.en.as_str()))
            .collect();
        let blank = "the plan period is blank";
        assert_eq!(
            order,
            [
                ("a.yaml", "a/a", blank),
                ("a.yaml", "b/b", blank),
                ("a.yaml", "blank/unfilled", "first"),
                ("a.yaml", "blank/unfilled", "second"),
                ("b.yaml", "blank/unfilled", blank),
                ("b.yaml", "blank/unfilled", blank),
            ]
        );
    }
}
