//! `hetong check`: what is wrong with these contracts.

use std::path::{Path, PathBuf};

use super::args::Check;
use super::fix::{Change, mend};
use super::project::Shops;
use super::report::{Outcomes, show};
use super::talk::Talk;
use super::trouble::Trouble;
use super::walk::Listed;
use super::{Outcome, progress, write};
use crate::checks::Examined;
use crate::diag::{Finding, Severity};
use crate::emit::{Failed, Report, Unchecked};
use crate::pipeline::{self, Job, Workshop};

/// What is kept of a spec after its checks: of a thousand specs, little.
pub(super) struct Checked {
    pub file: String,
    pub findings: Vec<Finding>,
    pub unchecked: Vec<Unchecked>,
    pub waivers: usize,
    pub off: usize,
    /// What was mended, or would be.
    pub change: Option<Change>,
}

/// Checks every spec, reports each, and one bad spec does not stop the others.
pub(super) fn run(talk: &Talk, shops: &Shops, listed: Listed, check: &Check) -> Result<Outcome, Trouble> {
    one_standard_input(&listed.specs)?;
    if check.fix && listed.specs.iter().any(|path| path.as_os_str() == "-") {
        return Err(Trouble::FixInput);
    }
    let results = progress::all(&listed.specs, |path| one(shops, check, path));
    let mut outcomes = Outcomes { skipped: listed.skipped, ..Outcomes::default() };
    let mut outcome = Outcome::Clean;
    let mut failed: Vec<(String, Trouble)> =
        listed.troubles.into_iter().map(|trouble| (trouble.file(), trouble)).collect();
    for shop in shops.all() {
        outcome = outcome.max(judge(&shop.project.findings, Severity::Error));
    }
    for (result, path) in results.into_iter().zip(&listed.specs) {
        let written = result.and_then(|checked| {
            if let (true, Some(change)) = (check.fix, &checked.change) {
                write::write(vec![(path.clone(), change.after.clone())])?;
            }
            Ok(checked)
        });
        match written {
            Ok(checked) => {
                let deny = check.deny.or_else(|| shops.of(path).project.deny()).unwrap_or(Severity::Error);
                outcome = outcome.max(judge(&checked.findings, deny));
                let would_change = check.diff && checked.change.is_some();
                outcome = outcome.max(if would_change { Outcome::Findings } else { Outcome::Clean });
                outcomes.checked.push(checked);
            }
            Err(trouble) => failed.push((shown(path), trouble)),
        }
    }
    for (file, trouble) in failed {
        talk.trouble(&trouble);
        outcomes.failed.push(Failed { file, reason: trouble.words() });
        outcome = Outcome::Failed;
    }
    show(talk, shops, &outcomes, check)?;
    Ok(outcome)
}

/// Checks one spec, and mends it where that is asked for.
fn one(shops: &Shops, check: &Check, path: &Path) -> Result<Checked, Trouble> {
    let workshop = &shops.of(path).workshop;
    let mut job = examine(workshop, path)?;
    let mut change = None;
    if check.fix || check.diff {
        (job, change) = mend(workshop, job)?;
    }
    Ok(Checked { change, ..Checked::of(job) })
}

impl Checked {
    /// What is kept of a spec.
    pub(super) fn of(job: Job) -> Self {
        let Examined { findings, off, unchecked, .. } = job.examined;
        Self {
            file: job.spec.source.name.clone(),
            waivers: job.spec.waivers.len(),
            off: off.len(),
            findings,
            unchecked: unchecked.into_iter().map(|(id, reason)| Unchecked { id, reason }).collect(),
            change: None,
        }
    }

    /// What is reported of it.
    pub(super) fn report(&self) -> Report<'_> {
        let Self { file, findings, unchecked, waivers, off, .. } = self;
        Report { file, findings, unchecked, waivers: *waivers, off: *off }
    }
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

/// Standard input can be read once only.
pub(super) fn one_standard_input(specs: &[PathBuf]) -> Result<(), Trouble> {
    let inputs = specs.iter().filter(|path| path.as_os_str() == "-").count();
    if inputs > 1 { Err(Trouble::TwoInputs) } else { Ok(()) }
}
