//! `hetong check`: what is wrong with these contracts.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Outcome;
use super::args::Check;
use super::progress;
use super::talk::{Talk, To};
use super::trouble::Trouble;
use crate::diag::{Finding, Severity, Text};
use crate::emit::{self, Report, Unchecked};
use crate::pipeline::{self, Job, Workshop};

/// Checks every spec, reports each, and one bad spec does not stop the others.
pub(super) fn run(talk: &Talk, workshop: &Workshop, check: &Check) -> Result<Outcome, Trouble> {
    one_standard_input(&check.specs)?;
    let results = progress::all(&check.specs, |path| examine(workshop, path));
    let mut outcome = Outcome::Clean;
    let mut jobs = Vec::new();
    let mut failed = Vec::new();
    for (result, path) in results.into_iter().zip(&check.specs) {
        match result {
            Ok(job) => {
                outcome = outcome.max(judge(&job.examined.findings, check.deny));
                jobs.push(job);
            }
            Err(trouble) => {
                talk.trouble(&trouble);
                failed.push(json!({ "file": shown(path), "message": trouble.words() }));
                outcome = Outcome::Failed;
            }
        }
    }
    let unchecked: Vec<_> = jobs.iter().map(unchecked).collect();
    let reports: Vec<_> = jobs.iter().zip(&unchecked).map(|(job, unchecked)| report(job, unchecked)).collect();
    if check.json {
        let mut object = emit::json(&reports);
        object["failed"] = failed.into();
        talk.print(&format!("{object:#}\n"))?;
        return Ok(outcome);
    }
    for report in &reports {
        talk.print(&emit::human(report, talk.lang, talk.colour(To::Out), Talk::width()))?;
    }
    if !reports.is_empty() {
        talk.print(&format!("{}\n", talk.pick(&emit::summary(&reports))))?;
    }
    Ok(outcome)
}

/// Reads and checks one spec.
pub(super) fn examine(workshop: &Workshop, path: &Path) -> Result<Job, Trouble> {
    let bytes = pipeline::read(path)?;
    Ok(workshop.check_file(path, &shown(path), bytes)?)
}

/// How a spec is named to the user.
fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Whether any finding is as bad as `deny`.
pub(super) fn judge(findings: &[Finding], deny: Severity) -> Outcome {
    let fails = findings.iter().any(|finding| finding.waived.is_none() && finding.severity >= deny);
    if fails { Outcome::Findings } else { Outcome::Clean }
}

/// The checks that could not run.
pub(super) fn unchecked(job: &Job) -> Vec<Unchecked> {
    let list = job.examined.unchecked.iter();
    list.map(|(id, reason)| Unchecked { id, reason: Text::clone(reason) }).collect()
}

/// What is reported of one spec.
pub(super) fn report<'a>(job: &'a Job, unchecked: &'a [Unchecked]) -> Report<'a> {
    Report { file: &job.spec.source.name, findings: &job.examined.findings, unchecked }
}

/// Standard input can be read once only.
pub(super) fn one_standard_input(specs: &[PathBuf]) -> Result<(), Trouble> {
    let inputs = specs.iter().filter(|path| path.as_os_str() == "-").count();
    if inputs > 1 { Err(Trouble::TwoInputs) } else { Ok(()) }
}
