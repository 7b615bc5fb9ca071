//! Running all checks over one spec, and applying its waivers, in one place.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::waive::{is_hole, waive};
use super::{ALL, Around, Case, Check, Look, Run, Waived, Written};
use crate::calendar::Calendar;
use crate::config::Config;
use crate::contract::{Contract, bind_with};
use crate::diag::{Finding, Text};
use crate::document::{self, Document};
use crate::law;
use crate::output::agenda;
use crate::prose::{Terms, passages};
use crate::say;
use crate::spec::Spec;
use crate::template::Template;
use crate::timeline::Outlook;
use crate::value::Date;

/// A spec after all checks.
#[derive(Debug)]
pub struct Examined {
    /// The contract and its document, where a template was found.
    pub bound: Option<(Contract, Document)>,
    /// What the checks found, in the order of the file; waived ones are marked.
    pub findings: Vec<Finding>,
    /// What was found by checks that are off in this project.
    pub off: Vec<Finding>,
    /// Checks that could not run, and why.
    pub unchecked: Vec<(&'static str, Text)>,
}

/// Runs all checks over a spec. `template` is the one it asks for, if it is among those there are; without it only the
/// spec itself is checked, and the rest is reported as unchecked. `lacks` says which characters no font at hand has.
#[must_use]
pub fn examine(
    written: Written,
    template: Option<Arc<Template>>,
    around: Around,
    today: Date,
    calendar: &Calendar,
    lacks: &(dyn Fn(char) -> bool + Sync),
    look: Look,
) -> Examined {
    let spec = written.spec;
    let bound = match (&spec.root, template) {
        (Some(root), Some(template)) => {
            let bind = || bind_with(&spec.source, root, template, around.parents, calendar);
            Some(rayon::join(bind, law::warm).0)
        }
        _ => None,
    };
    let (tables, memory) = (&around.tables[..], &around.memory);
    // What is printed and what is due have nothing to do with each other.
    let read = bound.as_ref().map(|contract| {
        let printed = || {
            let (mut document, faults) = document::build(contract);
            agenda::settle(&mut document, contract, calendar);
            let passages = passages(contract, &document);
            let recall = memory.of(&passages);
            let terms = Terms::read(&passages, &recall);
            (document, faults, passages, recall, terms)
        };
        rayon::join(printed, || Outlook::new(contract, calendar))
    });
    let case =
        bound.as_ref().zip(read.as_ref()).map(|(contract, ((document, faults, passages, recall, terms), outlook))| {
            Case {
                spec,
                contract,
                document,
                passages,
                terms,
                faults,
                tables,
                today,
                calendar,
                outlook,
                lacks,
                look,
                recall,
                topics: OnceLock::new(),
                hits: OnceLock::new(),
            }
        });
    // Checks know nothing of each other, and each takes its findings in the order of the list. Handed out one by one, none is
    // left waiting behind a long one.
    let said: Vec<Result<Vec<Finding>, &'static Check>> = ALL
        .par_iter()
        .with_max_len(1)
        .map(|check| match (check.run, &case) {
            (Run::Written(run), _) => Ok(stamp(check, run(&written))),
            (Run::Bound(run), Some(case)) => Ok(stamp(check, run(case))),
            (Run::Bound(_), None) => Err(*check),
            (Run::Waived(_) | Run::Config(_), _) => Ok(Vec::new()),
        })
        .collect();
    let unchecked: Vec<_> =
        said.iter().filter_map(|said| said.as_ref().err()).map(|check| (check.id, no_template())).collect();
    let mut findings: Vec<Finding> = said.into_iter().flatten().flatten().collect();
    let effects = waive(spec, bound.as_ref(), today, &mut findings, &unchecked);
    let waived = Waived { spec, effects: &effects, today };
    for check in ALL {
        if let Run::Waived(run) = check.run {
            findings.extend(stamp(check, run(&waived)));
        }
    }
    sort(spec, &mut findings);
    let document = read.map(|((document, ..), _)| document);
    let bound = bound.zip(document);
    Examined { bound, findings, off: Vec::new(), unchecked }
}

impl Examined {
    /// Brings back what no project can decide away, as bad as its check says it is: a hole in the text, and whatever
    /// kept the contract from being read at all.
    pub fn insist(&mut self) {
        let contract = self.bound.as_ref().map(|(contract, _)| contract);
        let is_firm = |finding: &Finding| contract.is_none() || is_hole(contract, finding);
        let (firm, off) = std::mem::take(&mut self.off).into_iter().partition(is_firm);
        self.off = off;
        self.findings.extend::<Vec<Finding>>(firm);
        for finding in self.findings.iter_mut().filter(|finding| is_firm(finding)) {
            finding.severity = finding.original;
        }
    }
}

/// Runs the checks of a project's `hetong.toml`.
#[must_use]
pub fn examine_config(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in ALL {
        if let Run::Config(run) = check.run {
            findings.extend(stamp(check, run(config)));
        }
    }
    findings.sort_by_key(|finding| finding.primary.as_ref().map(|label| label.span.start));
    findings
}

/// Puts a check's identity on its findings.
pub(super) fn stamp(check: &'static Check, mut findings: Vec<Finding>) -> Vec<Finding> {
    for finding in &mut findings {
        finding.id = check.id;
        finding.severity = check.severity;
        finding.original = check.severity;
        finding.why = check.why.into();
        if finding.basis.is_empty() {
            finding.basis = law::cited(check.basis);
        }
    }
    findings
}

fn no_template() -> Text {
    say!(
        zh: "合同文件无法读取，或未找到所用模板",
        en: "the spec could not be read, or its template was not found",
    )
}

/// The spec's own findings first, in the order of the file; then those of other files.
fn sort(spec: &Spec, findings: &mut [Finding]) {
    findings.sort_by_key(|finding| match &finding.primary {
        Some(label) => {
            let elsewhere = label.span.source.name != spec.source.name;
            (elsewhere, label.span.source.name.clone(), label.span.start, finding.id)
        }
        None => (false, String::new(), 0, finding.id),
    });
}
