//! What a check came to, in the form the user asked for.

use serde_json::json;

use super::args::{Check, Show};
use super::check::Checked;
use super::project::Shops;
use super::talk::{Talk, To};
use super::trouble::Trouble;
use crate::checks;
use crate::diag::Text;
use crate::emit::{self, Failed, Report, diff};
use crate::say;

/// What came of all specs.
#[derive(Default)]
pub(super) struct Outcomes {
    pub checked: Vec<Checked>,
    pub failed: Vec<Failed>,
    /// YAML files in the folders named that are no specs.
    pub skipped: usize,
}

/// Shows everything: findings to standard output, and of `--diff` the changes instead.
pub(super) fn show(talk: &Talk, shops: &Shops, outcomes: &Outcomes, check: &Check) -> Result<(), Trouble> {
    let configs = shops.all().iter().filter_map(|shop| {
        let config = shop.project.config.as_ref()?;
        Some(Report { file: &config.source.name, findings: &shop.project.findings, ..Report::default() })
    });
    let specs = outcomes.checked.iter().map(Checked::report);
    let reports: Vec<Report> = configs.filter(|report| !report.findings.is_empty()).chain(specs).collect();
    if check.diff {
        return changes(talk, outcomes);
    }
    match check.show {
        Show::Human => human(talk, outcomes, &reports),
        Show::Github => {
            talk.print(&emit::github(&reports, talk.lang))?;
            summary(talk, To::Out, outcomes, &reports)
        }
        Show::Json => {
            let mut object = emit::json(&reports);
            let failed = outcomes.failed.iter().map(|failed| json!({ "file": failed.file, "message": failed.reason }));
            object["failed"] = failed.collect();
            object["summary"]["files"] = json!(outcomes.checked.len());
            object["summary"]["skipped"] = json!(outcomes.skipped);
            object["summary"]["fixed"] = json!(fixed(outcomes));
            talk.print(&format!("{object:#}\n")).map(drop)
        }
        Show::Sarif => {
            let log = emit::sarif(&reports, &checks::rules(), &outcomes.failed, talk.lang);
            talk.print(&format!("{log:#}\n")).map(drop)
        }
    }
}

fn human(talk: &Talk, outcomes: &Outcomes, reports: &[Report]) -> Result<(), Trouble> {
    for report in reports {
        talk.print(&emit::human(report, talk.lang, talk.colour(To::Out), Talk::width()))?;
    }
    summary(talk, To::Out, outcomes, reports)
}

/// The last line: how many faults there are, and what else must not go unsaid.
fn summary(talk: &Talk, to: To, outcomes: &Outcomes, reports: &[Report]) -> Result<(), Trouble> {
    let mended = fixed(outcomes);
    if mended > 0 {
        let text = say!(
            zh: "已修正 {n} 处", en: "{n} fault{s} fixed", n = mended, s = if mended == 1 { "" } else { "s" },
        );
        line(talk, to, &text)?;
    }
    if reports.is_empty() {
        return Ok(());
    }
    let mut text = emit::summary(reports);
    if outcomes.skipped > 0 {
        let more = say!(
            zh: "；另有 {n} 个 YAML 文件不是合同，未检查", en: "; {n} other YAML file{s} skipped",
            n = outcomes.skipped, s = if outcomes.skipped == 1 { "" } else { "s" },
        );
        text = Text { zh: text.zh + &more.zh, en: text.en + &more.en };
    }
    let open = reports.iter().flat_map(|report| report.findings).filter(|finding| finding.waived.is_none());
    let safe = open.filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe)).count();
    if safe > 0 {
        let more = say!(zh: "；其中 {n} 处可用 `--fix` 修正", en: "; {n} can be fixed with `--fix`", n = safe);
        text = Text { zh: text.zh + &more.zh, en: text.en + &more.en };
    }
    line(talk, to, &text)
}

/// What `--fix` would do.
fn changes(talk: &Talk, outcomes: &Outcomes) -> Result<(), Trouble> {
    let mut files = 0;
    for checked in &outcomes.checked {
        let Some(change) = &checked.change else { continue };
        files += 1;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let colour = talk.colour(To::Out);
        talk.print(&diff(&checked.file, &text(&change.before), &text(&change.after), colour))?;
    }
    let text = match fixed(outcomes) {
        0 => say!(zh: "没有可以自动修正之处", en: "there is nothing to fix"),
        n => say!(
            zh: "{files} 个文件中可修正 {n} 处；加 `--fix` 即写入文件",
            en: "{n} can be fixed in {files} file{s}; `--fix` writes them",
            n = n, files = files, s = if *files == 1 { "" } else { "s" },
        ),
    };
    line(talk, To::Err, &text)
}

fn fixed(outcomes: &Outcomes) -> usize {
    outcomes.checked.iter().filter_map(|checked| checked.change.as_ref()).map(|change| change.count).sum()
}

fn line(talk: &Talk, to: To, text: &Text) -> Result<(), Trouble> {
    talk.write(to, format!("{}\n", talk.pick(text)).as_bytes())
}
