//! The sample template: a field of every type, none required, so that a check can be shown in three lines.

mod report;

use std::sync::Arc;

pub(super) use report::examine_report;

use super::check::Example;
use super::run::{Examined, examine, examine_config};
use super::{Around, Look, Written};
use crate::calendar::Calendar;
use crate::config::{Config, FILE};
use crate::spec::Spec;
use crate::template::{Files, Template};
use crate::value::Date;

/// The files of the sample template.
const FILES: [(&str, &str); 9] = [
    ("common/terms.yaml", include_str!("../../templates/common/terms.yaml")),
    ("common/types.yaml", include_str!("sample/types.yaml")),
    ("sample/template.yaml", include_str!("sample/template.yaml")),
    ("sample/schema.yaml", include_str!("sample/schema.yaml")),
    ("sample/clauses/service.zh.md", include_str!("sample/service.zh.md")),
    ("sample/clauses/service.en.md", include_str!("sample/service.en.md")),
    ("sample/clauses/payment.zh.md", include_str!("sample/payment.zh.md")),
    ("sample/clauses/payment.en.md", include_str!("sample/payment.en.md")),
    ("sample/layout.typ", ""),
];

/// Runs all checks over an example, on the second day of March 2026, with fonts that have every character but the last
/// plane's.
pub(super) fn examine_example(example: Example) -> Examined {
    match example {
        Example::Spec(text) => examine_with(text.as_bytes(), &[]),
        Example::Bytes(bytes) => examine_with(bytes, &[]),
        Example::Clause { spec, zh, en } => examine_clause(spec, zh, en),
        Example::Config(text) => {
            let findings = examine_config(&Config::read(FILE, text.as_bytes()));
            Examined { bound: None, findings, off: Vec::new(), unchecked: Vec::new() }
        }
        Example::Events { spec, events } => {
            let template = format!("{}\n{events}", include_str!("sample/template.yaml"));
            examine_spec(&format!("template: sample\n{spec}"), &[("template.yaml", &template)])
        }
        Example::Calendar(text) => {
            let calendar = Calendar::with(&[("2027.yaml", text.as_bytes())]);
            examine_by(b"template: sample\n", &[], &calendar)
        }
        Example::Report(spec) => examine_report(spec),
        Example::Template { file, text } => examine_with(b"template: sample\n", &[(file, text)]),
    }
}

/// Runs all checks over the sample with one more clause, of these paragraphs.
pub(super) fn examine_clause(spec: &str, zh: &str, en: &str) -> Examined {
    let spec = format!("template: sample\n{spec}");
    let (zh, en) = (format!("## 其他 {{#words}}\n\n{zh}"), format!("## Miscellaneous {{#words}}\n\n{en}"));
    let template = include_str!("sample/template.yaml").replace("  - signature:", "  - chapter: words\n  - signature:");
    let files = [("template.yaml", &*template), ("clauses/words.zh.md", &zh), ("clauses/words.en.md", &en)];
    examine_with(spec.as_bytes(), &files)
}

/// What a check points at in a clause of these paragraphs, in order.
#[cfg(test)]
pub(super) fn caught(id: &str, zh: &str, en: &str) -> Vec<String> {
    let findings = examine_clause("", zh, en).findings.into_iter();
    let places = findings.filter(|finding| finding.id == id).filter_map(|finding| finding.primary);
    places.map(|label| label.span.text().to_owned()).collect()
}

/// Runs all checks over a template in which several files stand in place of the sample's own.
#[cfg(test)]
pub(super) fn examine_files(changed: &[(&str, &str)]) -> Examined {
    examine_with(b"template: sample\n", changed)
}

/// Runs all checks over a spec of a template in which several files stand in place of the sample's own.
pub(super) fn examine_spec(spec: &str, changed: &[(&str, &str)]) -> Examined {
    examine_with(spec.as_bytes(), changed)
}

fn examine_with(spec: &[u8], changed: &[(&str, &str)]) -> Examined {
    examine_by(spec, changed, Calendar::built_in())
}

fn examine_by(spec: &[u8], changed: &[(&str, &str)], calendar: &Calendar) -> Examined {
    let mut files = Files::default();
    for (path, text) in FILES {
        files.insert(path, path, text.as_bytes());
    }
    for (file, text) in changed {
        let path = format!("sample/{file}");
        files.insert(&path, &path, text.as_bytes());
    }
    let spec = Spec::read("contract.yaml", spec);
    let template = (spec.template().map(|(name, _)| name) == Some("sample")).then(|| Template::read("sample", &files));
    let written = Written { spec: &spec, templates: &["sample".to_owned()] };
    let around = Around::default();
    examine(written, template.map(Arc::new), around, today(), calendar, &lacks, Look::NOWHERE)
}

fn today() -> Date {
    match crate::value::Kind::Date.parse("2026-03-02") {
        Ok(crate::value::Value::Date(date)) => date,
        _ => unreachable!("a constant that is a date"),
    }
}

/// As if the fonts had no emoji and no private characters.
fn lacks(character: char) -> bool {
    matches!(character, '\u{1F000}'..='\u{1FAFF}' | '\u{E000}'..='\u{F8FF}')
}
