//! `hetong build`: from these contracts to files.

use std::path::{Path, PathBuf};

use super::args::Build;
use super::check::{self, judge, one_standard_input};
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

/// What came of one spec.
struct Built {
    job: Job,
    /// The files, or nothing where the contract was refused.
    files: Option<Vec<Vec<u8>>>,
    /// Whether it was refused for nothing but the project's `hetong.toml`.
    by_config: bool,
}

/// Builds every spec. One with errors is refused, unless a draft is asked for, and does not stop the others.
pub(super) fn run(talk: &Talk, shops: &Shops, build: &Build) -> Result<Outcome, Trouble> {
    one_standard_input(&build.specs)?;
    let results = progress::all(&build.specs, |path| one(shops.of(path), build, path));
    let mut outcome = Outcome::Clean;
    for shop in shops.all().iter().filter(|shop| shop.is_broken()) {
        let file = shop.project.config.as_ref().map_or("", |config| config.source.name.as_str());
        let report = Report { file, findings: &shop.project.findings, ..Report::default() };
        talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
    }
    let mut built = 0;
    for (result, target) in
        results.into_iter().zip(targets(&build.specs, build.output.as_deref(), &build.format.extension()))
    {
        let one = result.and_then(|result| deliver(talk, build, result, &target?));
        let one = one.unwrap_or_else(|trouble| {
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

/// Checks one spec and makes its files, in memory. The fonts are opened beside it.
fn one(shop: &Shop, build: &Build, path: &Path) -> Result<Built, Trouble> {
    let warm = || {
        if build.format != Format::Md {
            shop.workshop.warm();
        }
    };
    rayon::join(|| make(shop, build, path), warm).0
}

fn make(shop: &Shop, build: &Build, path: &Path) -> Result<Built, Trouble> {
    let workshop = &shop.workshop;
    let mut job = check::examine(workshop, path)?;
    job.examined.insist();
    let is_faulty = judge(&job.examined.findings, Severity::Error) != Outcome::Clean;
    let refused = !build.setting.draft && (is_faulty || shop.is_broken());
    let Some((contract, document)) = job.examined.bound.as_ref().filter(|_| !refused) else {
        return Ok(Built { job, files: None, by_config: !is_faulty });
    };
    if build.format == Format::Md {
        let files = Some(vec![markdown(document, &build.setting).into_bytes()]);
        return Ok(Built { job, files, by_config: false });
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
    let files = Some(files.map_err(layout)?);
    Ok(Built { job, files, by_config: false })
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

/// Reports what was found and writes what was made.
fn deliver(talk: &Talk, build: &Build, built: Built, target: &Target) -> Result<Outcome, Trouble> {
    let Built { job, files, by_config } = built;
    let unchecked = check::unchecked(&job);
    let report = check::report(&job, &unchecked);
    talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
    let Some(files) = files else {
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
    };
    match target {
        Target::Standard => {
            let [file] = &files[..] else { return Err(Trouble::OneOutput(PathBuf::from("-"))) };
            talk.write(To::Out, file)?;
        }
        Target::File(path) => {
            let files = name_pages(path, files);
            let names: String = files.iter().map(|(path, _)| format!("{}\n", path.display())).collect();
            let stale = stale_pages(path, &files);
            if build.output.is_some() {
                write::folder_of(path)?;
            }
            write::write(files)?;
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
