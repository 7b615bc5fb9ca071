//! `hetong build`: from these contracts to files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::Build;
use super::check::{self, judge, one_standard_input};
use super::format::Format;
use super::talk::{Talk, To};
use super::trouble::Trouble;
use super::{Outcome, progress, write};
use crate::diag::Severity;
use crate::emit;
use crate::output::{Attachment, markdown};
use crate::pipeline::{Job, Workshop};
use crate::say;

/// Where the files of one spec go.
enum Target {
    Standard,
    File(PathBuf),
}

/// What came of one spec.
struct Built {
    job: Job,
    /// The files, or nothing where the contract was refused.
    files: Option<Vec<Vec<u8>>>,
}

/// Builds every spec. One with errors is refused, unless a draft is asked for, and does not stop the others.
pub(super) fn run(talk: &Talk, workshop: &Workshop, build: &Build) -> Result<Outcome, Trouble> {
    one_standard_input(&build.specs)?;
    let targets = targets(build)?;
    let results = progress::all(&build.specs, |path| one(workshop, build, path));
    let mut outcome = Outcome::Clean;
    for (result, target) in results.into_iter().zip(&targets) {
        let one = result.and_then(|built| deliver(talk, build, built, target));
        outcome = outcome.max(one.unwrap_or_else(|trouble| {
            talk.trouble(&trouble);
            Outcome::Failed
        }));
    }
    Ok(outcome)
}

/// Checks one spec and makes its files, in memory.
fn one(workshop: &Workshop, build: &Build, path: &Path) -> Result<Built, Trouble> {
    let job = check::examine(workshop, path)?;
    let refused = !build.setting.draft && judge(&job.examined.findings, Severity::Error) != Outcome::Clean;
    let Some((contract, document)) = job.examined.bound.as_ref().filter(|_| !refused) else {
        return Ok(Built { job, files: None });
    };
    if build.format == Format::Md {
        let files = Some(vec![markdown(document, &build.setting).into_bytes()]);
        return Ok(Built { job, files });
    }
    let pages = workshop.set(&contract.template, document, &build.setting)?;
    let layout = |failure| Trouble::Work(crate::pipeline::Trouble::Layout(failure));
    let files = match build.format {
        Format::Png => (0..pages.count()).map(|page| pages.png(page, build.resolution)).collect::<Result<_, _>>(),
        Format::Svg => Ok((0..pages.count()).map(|page| pages.svg(page).into_bytes()).collect()),
        _ => {
            let name = attached_name(path);
            pages.pdf(Some(Attachment { name: &name, bytes: &job.bytes })).map(|file| vec![file])
        }
    };
    let files = Some(files.map_err(layout)?);
    Ok(Built { job, files })
}

/// The name under which the spec is carried inside the PDF.
fn attached_name(path: &Path) -> String {
    let name = path.file_name().filter(|name| *name != "-");
    name.map_or_else(|| "contract.yaml".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Reports what was found and writes what was made.
fn deliver(talk: &Talk, build: &Build, built: Built, target: &Target) -> Result<Outcome, Trouble> {
    let Built { job, files } = built;
    let unchecked = check::unchecked(&job);
    let report = check::report(&job, &unchecked);
    talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
    let Some(files) = files else {
        let text = say!(
            zh: "{file}：未生成，{zh}", en: "{file}: not built, {en}",
            file = report.file, zh = emit::summary(std::slice::from_ref(&report)).zh,
            en = emit::summary(std::slice::from_ref(&report)).en,
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
            if build.output.is_some()
                && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
            {
                write::folder(folder)?;
            }
            write::write(files)?;
            talk.print(&names)?;
        }
    }
    Ok(Outcome::Clean)
}

/// One file keeps its name; pages are numbered, with as many digits as the last one needs: `contract-07.png`.
fn name_pages(path: &Path, files: Vec<Vec<u8>>) -> Vec<(PathBuf, Vec<u8>)> {
    if files.len() == 1 {
        return files.into_iter().map(|file| (path.to_owned(), file)).collect();
    }
    let digits = files.len().to_string().len();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let number = |(index, file)| {
        let page = index + 1;
        (path.with_file_name(format!("{stem}-{page:0digits$}.{extension}")), file)
    };
    files.into_iter().enumerate().map(number).collect()
}

/// Where every spec goes, all different, none over its own spec.
fn targets(build: &Build) -> Result<Vec<Target>, Trouble> {
    let mut seen = BTreeSet::new();
    let mut targets = Vec::new();
    for spec in &build.specs {
        let target = target(build, spec)?;
        if let Target::File(path) = &target {
            if build.specs.contains(path) {
                return Err(Trouble::OverSpec(path.clone()));
            }
            if !seen.insert(path.clone()) {
                return Err(Trouble::SameOutput(path.clone()));
            }
        }
        targets.push(target);
    }
    Ok(targets)
}

fn target(build: &Build, spec: &Path) -> Result<Target, Trouble> {
    let name = Path::new(&attached_name(spec)).with_extension(build.format.extension());
    let Some(output) = &build.output else {
        let standard = spec.as_os_str() == "-";
        return Ok(if standard { Target::Standard } else { Target::File(spec.with_file_name(name)) });
    };
    let is_folder = output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']);
    if is_folder {
        return Ok(Target::File(output.join(name)));
    }
    if build.specs.len() > 1 {
        return Err(Trouble::OneOutput(output.clone()));
    }
    Ok(if output.as_os_str() == "-" { Target::Standard } else { Target::File(output.clone()) })
}
