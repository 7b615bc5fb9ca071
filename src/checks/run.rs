//! Running all checks over one spec, and applying its waivers, in one place.

use std::sync::Arc;

use rayon::prelude::*;

use super::{ALL, Around, Case, Check, Run, Seen, Written};
use crate::contract::{Contract, State, bind_with};
use crate::diag::{Finding, Text};
use crate::document::{self, Document};
use crate::prose::passages;
use crate::say;
use crate::spec::Spec;
use crate::template::Template;
use crate::value::{Date, File};

/// A spec after all checks.
#[derive(Debug)]
pub struct Examined {
    /// The contract and its document, where a template was found.
    pub bound: Option<(Contract, Document)>,
    /// What the checks found, in the order of the file; waived ones are marked.
    pub findings: Vec<Finding>,
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
    lacks: &(dyn Fn(char) -> bool + Sync),
    look: &(dyn Fn(&File) -> Seen + Sync),
) -> Examined {
    let spec = written.spec;
    let bound = match (&spec.root, template) {
        (Some(root), Some(template)) => Some(bind_with(&spec.source, root, template, around.parents)),
        _ => None,
    };
    let bound = bound.map(|contract| {
        let (document, faults) = document::build(&contract);
        let passages = passages(&contract, &document);
        (contract, document, passages, faults)
    });
    let tables = &around.tables[..];
    let case = bound.as_ref().map(|(contract, document, passages, faults)| Case {
        spec,
        contract,
        document,
        passages,
        faults,
        tables,
        today,
        lacks,
        look,
    });
    // Checks know nothing of each other, and each takes its findings in the order of the list.
    let said: Vec<Result<Vec<Finding>, &'static Check>> = ALL
        .par_iter()
        .map(|check| match (check.run, &case) {
            (Run::Written(run), _) => Ok(stamp(check, run(&written))),
            (Run::Bound(run), Some(case)) => Ok(stamp(check, run(case))),
            (Run::Bound(_), None) => Err(*check),
        })
        .collect();
    let unchecked = said.iter().filter_map(|said| said.as_ref().err()).map(|check| (check.id, no_template())).collect();
    let mut findings: Vec<Finding> = said.into_iter().flatten().flatten().collect();
    apply_waivers(spec, bound.as_ref().map(|(contract, ..)| contract), &mut findings);
    sort(spec, &mut findings);
    Examined { bound: bound.map(|(contract, document, ..)| (contract, document)), findings, unchecked }
}

/// Puts a check's identity on its findings.
fn stamp(check: &'static Check, mut findings: Vec<Finding>) -> Vec<Finding> {
    for finding in &mut findings {
        finding.id = check.id;
        finding.severity = check.severity;
        finding.why = check.why.into();
        finding.basis = check.basis;
    }
    findings
}

fn no_template() -> Text {
    say!(
        zh: "合同文件无法读取，或未找到所用模板",
        en: "the spec could not be read, or its template was not found",
    )
}

/// Marks what the spec waives. A value that is there may be accepted with a reason; a hole in the text may not.
fn apply_waivers(spec: &Spec, contract: Option<&Contract>, findings: &mut [Finding]) {
    let is_hole = |finding: &Finding| {
        let field = contract.zip(finding.path.as_deref()).and_then(|(contract, path)| contract.field(path));
        field.is_some_and(|field| matches!(field.state, State::Blank | State::Unreadable))
    };
    for finding in findings.iter_mut().filter(|finding| !is_hole(finding)) {
        let waiver = spec.waivers.iter().find(|waiver| waiver.covers(finding));
        finding.waived = waiver.and_then(|waiver| waiver.reason.clone());
    }
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
