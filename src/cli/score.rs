//! `hetong score`: how the scores of a report come about, step by step.

use std::path::Path;

use super::check::{self, Checked, judge};
use super::talk::{Talk, To};
use super::trouble::Trouble;
use super::{Outcome, args};
use crate::diag::Severity;
use crate::emit;
use crate::output;
use crate::pipeline::Workshop;
use crate::say;

/// Prints the score sheet of a spec. What keeps it from being scored goes to standard error.
pub(super) fn run(talk: &Talk, workshop: &Workshop, spec: &Path, format: args::Sheet) -> Result<Outcome, Trouble> {
    let job = check::examine(workshop, spec)?;
    let contract = job.examined.bound.as_ref().map(|(contract, _)| contract);
    let sheet = contract.and_then(|contract| match format {
        args::Sheet::Human => output::score_sheet(contract, talk.lang),
        args::Sheet::Json => output::score_json(contract).map(|json| format!("{json:#}\n")),
        args::Sheet::Csv => output::score_csv(contract),
    });
    let checked = Checked::of(job);
    let report = checked.report();
    if judge(&checked.findings, Severity::Error) != Outcome::Clean || sheet.is_none() {
        talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
    }
    let Some(sheet) = sheet else {
        let text = say!(
            zh: "{file}：没有可以计算的得分", en: "{file}: there is nothing that can be scored", file = report.file,
        );
        talk.write(To::Err, format!("{}\n", talk.pick(&text)).as_bytes())?;
        return Ok(Outcome::Findings);
    };
    talk.print(&sheet)?;
    Ok(judge(&checked.findings, Severity::Error))
}
