//! `hetong timeline`: when everything in these contracts is due, and what is overdue.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{Form, Timeline as Ask};
use super::check::{self, judge, one_standard_input};
use super::project::Shops;
use super::talk::{Talk, To};
use super::target::{Target, name_pages, targets};
use super::trouble::Trouble;
use super::{Outcome, stumble, target, write};
use crate::calendar::Calendar;
use crate::contract::Contract;
use crate::diag::{Finding, Severity};
use crate::emit::{self, Report};
use crate::output::Attachment;
use crate::output::agenda::{self, Agenda};
use crate::pipeline::{self, Job, Workshop};
use crate::timeline::{Progress, Timeline};
use crate::yaml;

/// The timeline of every spec. One that cannot be shown does not stop the others.
pub(super) fn run(talk: &Talk, shops: &Shops, ask: &Ask) -> Result<Outcome, Trouble> {
    one_standard_input(&ask.specs)?;
    let mut outcome = Outcome::Clean;
    let mut objects = Vec::new();
    let mut failed = Vec::new();
    let targets = targets(&ask.specs, ask.output.as_deref(), ask.form.ending())?;
    for (path, target) in ask.specs.iter().zip(targets) {
        let one = one(talk, &shops.of(path).workshop, ask, path, target.map_err(Trouble::from), &mut objects);
        outcome = outcome.max(one.unwrap_or_else(|trouble| {
            talk.trouble(&trouble);
            failed.push(json!({ "file": path.display().to_string(), "message": trouble.words() }));
            Outcome::Failed
        }));
    }
    if ask.form == Form::Json && ask.output.is_none() {
        let object = json!({ "version": 1, "timelines": objects, "failed": failed });
        talk.print(&format!("{object:#}\n"))?;
    }
    Ok(outcome)
}

fn one(
    talk: &Talk,
    workshop: &Workshop,
    ask: &Ask,
    path: &Path,
    target: Result<Target, Trouble>,
    objects: &mut Vec<Value>,
) -> Result<Outcome, Trouble> {
    let job = check::examine(workshop, path)?;
    let file = job.spec.source.name.clone();
    let concerning: Vec<Finding> = job.examined.findings.iter().filter(|finding| concerns(finding)).cloned().collect();
    tell(talk, &file, &concerning)?;
    let mut outcome = judge(&concerning, Severity::Error);
    let Some((contract, document)) = &job.examined.bound else {
        tell(talk, &file, &job.examined.findings)?;
        return Ok(Outcome::Findings);
    };
    if contract.template.schedule.events.is_empty() {
        return if outcome == Outcome::Clean { Err(Trouble::NoEvents(file)) } else { Ok(outcome) };
    }
    let (timeline, is_sound) = timeline(talk, workshop.calendar(), ask, contract)?;
    if !is_sound {
        outcome = outcome.max(Outcome::Findings);
    }
    let today = ask.progress.is_some().then_some(ask.today);
    let agenda = Agenda::new(&timeline, document, today);
    if agenda.is_overdue() {
        outcome = outcome.max(Outcome::Findings);
    }
    match (ask.form, &ask.output) {
        (Form::Json, None) => objects.push(agenda::json(&agenda, &file)),
        (Form::Human, None) => {
            let table = agenda::table(&agenda, talk.lang, Talk::width());
            let gap = if ask.specs.len() > 1 { "\n" } else { "" };
            talk.print(&format!("{table}{gap}"))?;
        }
        _ => {
            let files = files(talk, workshop, ask, &job, (contract, &agenda))?;
            deliver(talk, ask, files, target?)?;
        }
    }
    Ok(outcome)
}

/// Whether a finding says something of the timeline, or of why there is none.
fn concerns(finding: &Finding) -> bool {
    finding.id.starts_with("time/") || finding.id == "template/form"
}

fn tell(talk: &Talk, file: &str, findings: &[Finding]) -> Result<(), Trouble> {
    if findings.is_empty() {
        return Ok(());
    }
    let report = Report { file, findings, unchecked: &[], ..Report::default() };
    talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())
}

/// The timeline asked for, and whether the progress file, if there is one, agrees with it.
fn timeline<'a>(
    talk: &Talk,
    calendar: &'a Calendar,
    ask: &Ask,
    contract: &'a Contract,
) -> Result<(Timeline<'a>, bool), Trouble> {
    let known = &contract.template.schedule.branches;
    if let Some(name) = ask.branches.iter().find(|name| !known.iter().any(|branch| branch.name == **name)) {
        let known = known.iter().map(|branch| branch.name.clone()).collect();
        return Err(Trouble::NoBranch { name: name.clone(), known });
    }
    let Some(path) = &ask.progress else {
        let none = Progress::default();
        let timeline = if ask.worst {
            Timeline::worst(contract, calendar, &none)
        } else {
            Timeline::new(contract, calendar, &ask.branches, &none)
        };
        return Ok((timeline, true));
    };
    let (progress, mut stumbles, broken, name) = progress(path)?;
    let first = Timeline::new(contract, calendar, &ask.branches, &progress);
    let branches = progress.branches(&first);
    let timeline = if ask.worst {
        Timeline::worst(contract, calendar, &progress)
    } else {
        Timeline::new(contract, calendar, &branches, &progress)
    };
    stumbles.extend(progress.stumbles(&timeline, ask.today));
    let mut findings: Vec<Finding> = stumbles.iter().map(|stumble| stumble::finding(&timeline, stumble)).collect();
    findings.extend(broken);
    tell(talk, &name, &findings)?;
    Ok((timeline, findings.is_empty()))
}

type Read = (Progress, Vec<crate::timeline::Stumble>, Vec<Finding>, String);

/// Reads a progress file.
fn progress(path: &Path) -> Result<Read, Trouble> {
    let name = path.display().to_string();
    let (source, fault) = yaml::decode(&name, &pipeline::read(path)?);
    let (root, faults) = if fault.is_some() { (None, Vec::new()) } else { yaml::read(&source) };
    let broken = fault.into_iter().chain(faults).map(|fault| stumble::broken(&fault)).collect();
    let (progress, stumbles) = root.map(|root| Progress::read(&root)).unwrap_or_default();
    Ok((progress, stumbles, broken, name))
}

/// The files of one timeline, in memory.
fn files(
    talk: &Talk,
    workshop: &Workshop,
    ask: &Ask,
    job: &Job,
    (contract, agenda): (&Contract, &Agenda),
) -> Result<Vec<Vec<u8>>, Trouble> {
    let layout = |failure| Trouble::Work(pipeline::Trouble::Layout(failure));
    let draw = || workshop.draw(&contract.template, agenda, ask.languages);
    Ok(match ask.form {
        Form::Human => vec![agenda::table(agenda, talk.lang, Talk::width()).into_bytes()],
        Form::Json => {
            let object =
                json!({ "version": 1, "timelines": [agenda::json(agenda, &job.spec.source.name)], "failed": [] });
            vec![format!("{object:#}\n").into_bytes()]
        }
        Form::Ics => vec![agenda::ics(agenda, workshop.calendar(), talk.lang, ask.today).into_bytes()],
        Form::Svg => {
            let pages = draw()?;
            (0..pages.count()).map(|page| pages.svg(page).into_bytes()).collect()
        }
        Form::Png => {
            let pages = draw()?;
            (0..pages.count()).map(|page| pages.png(page, ask.resolution)).collect::<Result<_, _>>().map_err(layout)?
        }
        Form::Pdf => {
            let name = target::attached_name(Path::new(&job.spec.source.name));
            vec![draw()?.pdf(Some(Attachment { name: &name, bytes: &job.bytes })).map_err(layout)?]
        }
    })
}

fn deliver(talk: &Talk, ask: &Ask, files: Vec<Vec<u8>>, target: Target) -> Result<(), Trouble> {
    match target {
        Target::Standard => {
            let [file] = &files[..] else { return Err(Trouble::OneOutput(PathBuf::from("-"))) };
            talk.write(To::Out, file)
        }
        Target::File(path) => {
            let files = name_pages(&path, files);
            let names: String = files.iter().map(|(path, _)| format!("{}\n", path.display())).collect();
            if ask.output.is_some() {
                write::folder_of(&path)?;
            }
            write::write(files)?;
            talk.print(&names).map(|_| ())
        }
    }
}
