//! The command line: arguments in, one file per verb, an exit status out.

mod args;
mod build;
mod check;
mod explain;
mod fonts;
mod form;
mod format;
mod grammar;
mod progress;
mod score;
mod talk;
mod target;
mod templates;
mod trouble;
mod write;

use std::process::ExitCode;

use args::{Common, Verb};
use talk::Talk;
use trouble::Trouble;

use crate::pipeline::Workshop;
use crate::template::Catalog;

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
    let talk = Talk::new(common.lang, common.colour);
    let outcome = run(&talk, common, verb).unwrap_or_else(|trouble| {
        talk.trouble(&trouble);
        Outcome::Failed
    });
    outcome.into()
}

fn run(talk: &Talk, common: Common, verb: Verb) -> Result<Outcome, Trouble> {
    if let Verb::Completions(shell) = verb {
        return talk.print(&grammar::completions(shell, common.lang));
    }
    if let Verb::Explain(id) = verb {
        return explain::run(talk, id.as_deref());
    }
    if let Some(folder) = &common.templates
        && !Catalog::has_templates(folder)?
    {
        let is_template = folder.join("template.yaml").is_file();
        return Err(Trouble::NoTemplates { folder: folder.clone(), is_template });
    }
    let catalog = Catalog::open(common.templates)?;
    match verb {
        Verb::New(new) => {
            let workshop = Workshop::new(catalog, Vec::new(), talk::today());
            form::new(talk, &workshop, &new)
        }
        Verb::Schema(template) => form::schema(talk, &catalog, &template),
        Verb::Check(check) => {
            let workshop = Workshop::new(catalog, fonts::read(&check.fonts)?, check.today);
            check::run(talk, &workshop, &check)
        }
        Verb::Score { spec, format } => {
            let workshop = Workshop::new(catalog, Vec::new(), talk::today());
            score::run(talk, &workshop, &spec, format)
        }
        Verb::Build(build) => {
            let workshop = Workshop::new(catalog, fonts::read(&build.fonts)?, build.today);
            build::run(talk, &workshop, &build)
        }
        Verb::Templates { name, today } => {
            let workshop = Workshop::new(catalog, Vec::new(), today);
            templates::run(talk, &workshop, name.as_deref())
        }
        Verb::Completions(_) | Verb::Explain(_) => unreachable!("done above, without templates"),
    }
}
