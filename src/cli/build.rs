//! `hetong build`: from these contracts to files.

use std::path::{Path, PathBuf};

use super::args::Build;
use super::check::{self, Checked, judge, one_standard_input};
use super::format::Format;
use super::project::{Shop, Shops};
use super::talk::{Talk, To};
use super::target::{Target, name_pages, stale_pages, targets};
use super::trouble::Trouble;
use super::{Outcome, progress, target, write};
use crate::checks::Examined;
use crate::diag::{Finding, Severity};
use crate::emit::{self, Report};
use crate::output::{Accepted, Attachment, markdown};
use crate::pipeline::Job;
use crate::say;

/// How many contracts are made before they are written. A check may look at files that another spec of the run is built
/// to, and must find them as they were whichever is ready first.
const BATCH: usize = 64;

/// The bytes of each file.
type Files = Vec<Vec<u8>>;

/// What came of one spec. Of a thousand, little is kept.
struct Built {
    checked: Checked,
    made: Made,
}

/// What was made of a spec.
enum Made {
    /// Nothing: it was refused.
    Refused {
        /// Whether for nothing but the project's `hetong.toml`.
        by_config: bool,
    },
    /// These files, which are written.
    Files {
        names: Vec<PathBuf>,
        /// Pages of an earlier build that stand beside them.
        stale: Vec<PathBuf>,
    },
    /// What goes to standard output.
    Output(Vec<u8>),
    /// Files that could not be written.
    Lost(Trouble),
}

/// Builds every spec. One with errors is refused, unless a draft is asked for, and does not stop the others.
pub(super) fn run(talk: &Talk, shops: &Shops, build: &Build) -> Result<Outcome, Trouble> {
    one_standard_input(&build.specs)?;
    let targets = targets(&build.specs, build.output.as_deref(), &build.format.extension())?;
    let jobs: Vec<_> = build.specs.iter().zip(targets).collect();
    let results = progress::in_batches(
        &jobs,
        BATCH,
        |(path, target)| match target {
            Ok(target) => Ok((one(shops.of(path), build, path)?, target)),
            Err(taken) => Err(Trouble::from(taken.clone())),
        },
        |made| {
            let ((checked, files), target) = made?;
            let made = match files {
                Ok(files) => deliver(build, files, target).unwrap_or_else(Made::Lost),
                Err(refused) => refused,
            };
            Ok(Built { checked, made })
        },
    );
    let mut outcome = Outcome::Clean;
    for shop in shops.all().iter().filter(|shop| shop.is_broken()) {
        let file = shop.project.config.as_ref().map_or("", |config| config.source.name.as_str());
        let report = Report { file, findings: &shop.project.findings, ..Report::default() };
        talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
    }
    let mut built = 0;
    for result in results {
        let one = result.and_then(|result| tell(talk, result)).unwrap_or_else(|trouble| {
            talk.trouble(&trouble);
            Outcome::Failed
        });
        built += usize::from(one == Outcome::Clean);
        outcome = outcome.max(one);
    }
    if build.specs.len() > 1 {
        let text = say!(
            zh: "已生成 {built} 份，未生成 {others} 份", en: "{built} built, {others} not built",
            built = built, others = build.specs.len() - built,
        );
        talk.write(To::Err, format!("{}\n", talk.pick(&text)).as_bytes())?;
    }
    Ok(outcome)
}

/// Checks one spec and makes its files in memory. The fonts are opened beside it.
fn one(shop: &Shop, build: &Build, path: &Path) -> Result<(Checked, Result<Files, Made>), Trouble> {
    let warm = || {
        if build.format != Format::Md {
            shop.workshop.warm();
        }
    };
    let (job, files) = rayon::join(|| make(shop, build, path), warm).0?;
    let files = files.ok_or_else(|| Made::Refused { by_config: !is_faulty(&job) });
    Ok((Checked::of(job), files))
}

/// Checks one spec and makes its files, unless it is refused.
fn make(shop: &Shop, build: &Build, path: &Path) -> Result<(Job, Option<Files>), Trouble> {
    let workshop = &shop.workshop;
    let mut job = check::examine(workshop, path)?;
    job.examined.insist();
    let refused = !build.setting.draft && (is_faulty(&job) || shop.is_broken());
    let Some((contract, document)) = job.examined.bound.as_ref().filter(|_| !refused) else {
        return Ok((job, None));
    };
    if build.format == Format::Md {
        let files = vec![markdown(document, &build.setting).into_bytes()];
        return Ok((job, Some(files)));
    }
    let mut pages = workshop.set(&contract.template, document, &build.setting)?;
    pages.stamp(&accepted(&job.examined));
    let layout = |failure| Trouble::Work(crate::pipeline::Trouble::Layout(failure));
    let files = match build.format {
        Format::Png => (0..pages.count()).map(|page| pages.png(page, build.resolution)).collect::<Result<_, _>>(),
        Format::Svg => Ok((0..pages.count()).map(|page| pages.svg(page).into_bytes()).collect()),
        _ => {
            let name = target::attached_name(path);
            pages.pdf(Some(Attachment { name: &name, bytes: &job.bytes })).map(|file| vec![file])
        }
    };
    Ok((job, Some(files.map_err(layout)?)))
}

fn is_faulty(job: &Job) -> bool {
    judge(&job.examined.findings, Severity::Error) != Outcome::Clean
}

/// Writes what was made; what is for standard output waits for its turn.
fn deliver(build: &Build, mut files: Files, target: &Target) -> Result<Made, Trouble> {
    let path = match target {
        Target::File(path) => path,
        Target::Standard if files.len() == 1 => return Ok(Made::Output(files.remove(0))),
        Target::Standard => return Err(Trouble::OneOutput(PathBuf::from("-"))),
    };
    let files = name_pages(path, files);
    let names = files.iter().map(|(path, _)| path.clone()).collect();
    let stale = stale_pages(path, &files);
    if build.output.is_some() {
        write::folder_of(path)?;
    }
    write::write(files)?;
    Ok(Made::Files { names, stale })
}

/// The errors that this contract is built in spite of.
fn accepted(examined: &Examined) -> Vec<Accepted<'_>> {
    let is_error = |finding: &&Finding| finding.original == Severity::Error;
    let is_accepted = |finding: &&Finding| finding.severity < Severity::Error || finding.waived.is_some();
    let all = examined.findings.iter().filter(is_accepted).chain(&examined.off).filter(is_error);
    all.map(|finding| Accepted {
        check: finding.id,
        at: finding.path.as_deref(),
        message: &finding.message,
        reason: finding.waived.as_deref(),
    })
    .collect()
}

/// Tells what was found and what was made.
fn tell(talk: &Talk, built: Built) -> Result<Outcome, Trouble> {
    let report = built.checked.report();
    talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
    match built.made {
        Made::Refused { by_config } => {
            let why = if by_config {
                say!(zh: "hetong.toml 有误", en: "hetong.toml is at fault")
            } else {
                emit::summary(std::slice::from_ref(&report))
            };
            let text = say!(
                zh: "{file}：未生成，{zh}", en: "{file}: not built, {en}", file = report.file, zh = why.zh, en = why.en,
            );
            talk.write(To::Err, format!("{}\n", talk.pick(&text)).as_bytes())?;
            return Ok(Outcome::Findings);
        }
        Made::Lost(trouble) => return Err(trouble),
        Made::Output(file) => talk.write(To::Out, &file)?,
        Made::Files { names, stale } => {
            let names: String = names.iter().map(|path| format!("{}\n", path.display())).collect();
            talk.print(&names)?;
            if let (Some(first), Some(last)) = (stale.first(), stale.last()) {
                let text = say!(
                    zh: "注意：{first} 至 {last} 是以前生成的，不属于这次的合同，请删除",
                    en: "note: {first} to {last} are left from an earlier build and not pages of this contract; delete them",
                    first = first.display(), last = last.display(),
                );
                talk.write(To::Err, format!("{}\n", talk.pick(&text)).as_bytes())?;
            }
        }
    }
    Ok(Outcome::Clean)
}
