//! The command line: arguments in, one file per verb, an exit status out.

mod args;
mod build;
mod calendar;
mod check;
mod explain;
mod fix;
mod fonts;
mod form;
mod format;
mod grammar;
mod progress;
mod project;
mod report;
mod score;
mod stumble;
mod talk;
mod target;
mod templates;
mod timeline;
mod trouble;
mod walk;
mod write;

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use args::{Common, Verb};
use project::{Project, Shops, Tools};
use talk::Talk;
use trouble::Trouble;

use crate::calendar::Calendar;
use crate::law;
use crate::pipeline::Workshop;
use crate::value::Date;

/// How a run ended, as its exit status says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// 0: nothing wrong at error level.
    Clean,
    /// 1: there are findings.
    Findings,
    /// 2: the job could not be done.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let (common, verb) = match args::read() {
        Ok(read) => read,
        Err(code) => return code,
    };
    if matches!(verb, Verb::Check(_) | Verb::Build(_) | Verb::Timeline(_)) {
        work_along();
    }
    // Trouble with the project itself is told in the language known without it.
    let project = Project::of(&folder(&verb));
    let lang = common.lang.or_else(|| project.as_ref().ok()?.lang()).unwrap_or_else(talk::locale);
    let talk = Talk::new(lang, common.colour);
    let outcome = project.and_then(|project| run(&talk, &common, &project, verb)).unwrap_or_else(|trouble| {
        talk.trouble(&trouble);
        Outcome::Failed
    });
    outcome.into()
}

/// Counts this thread among those that do the work together, so that a single contract waits for no other to wake up, and
/// has the law read meanwhile.
fn work_along() {
    // Where there are threads already, they work without this one.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
    rayon::spawn(law::warm);
}

/// The folder whose project a verb works by.
fn folder(verb: &Verb) -> PathBuf {
    let specs = match verb {
        Verb::Check(check) => &check.specs[..],
        Verb::Build(build) => &build.specs[..],
        Verb::Timeline(ask) => &ask.specs[..],
        _ => &[],
    };
    match specs.first() {
        Some(first) if first.is_dir() => first.clone(),
        Some(first) => project::folder_of(first),
        None => PathBuf::new(),
    }
}

/// The templates and the calendar of a project, without fonts of the user's own.
fn workshop(project: &Project, common: &Common, today: Date) -> Result<Workshop, Trouble> {
    Ok(Workshop::new(project.catalog(common)?, Vec::new(), today).with_calendar(project.calendar(common)?))
}

/// Runs a verb. The process ends with it, so what a long one gathered is not given back piece by piece.
fn run(talk: &Talk, common: &Common, project: &Project, verb: Verb) -> Result<Outcome, Trouble> {
    match verb {
        Verb::Completions(shell) => talk.print(&grammar::completions(shell, talk.lang)),
        Verb::Explain(id) => explain::run(talk, project, id.as_deref()),
        Verb::New(new) => form::new(talk, &workshop(project, common, talk::today())?, &new),
        Verb::Score { spec, format } => score::run(talk, &workshop(project, common, talk::today())?, &spec, format),
        Verb::Schema(template) => form::schema(talk, &workshop(project, common, talk::today())?, &template),
        Verb::Check(check) => {
            explain::known(check.select.iter().chain(&check.ignore))?;
            let listed = walk::list(&check.specs);
            let fonts = fonts::read(&check.fonts)?;
            let (select, ignore) = (&check.select[..], &check.ignore[..]);
            let shops = Shops::open(&listed.specs, &Tools { common, fonts, today: check.today, select, ignore })?;
            check::run(talk, &ManuallyDrop::new(shops), listed, &check)
        }
        Verb::Build(build) => {
            let fonts = fonts::read(&build.fonts)?;
            let tools = Tools { common, fonts, today: build.today, select: &[], ignore: &[] };
            build::run(talk, &ManuallyDrop::new(Shops::open(&build.specs, &tools)?), &build)
        }
        Verb::Templates { name, today } => templates::run(talk, &workshop(project, common, today)?, name.as_deref()),
        Verb::Calendar(almanac) => {
            let own = project.calendar(common)?;
            calendar::run(talk, own.as_deref().unwrap_or_else(|| Calendar::built_in()), &almanac)
        }
        Verb::Timeline(ask) => {
            let fonts = fonts::read(&ask.fonts)?;
            let tools = Tools { common, fonts, today: ask.today, select: &[], ignore: &[] };
            timeline::run(talk, &Shops::open(&ask.specs, &tools)?, &ask)
        }
    }
}
