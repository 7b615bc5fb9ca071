//! Where the files built from each spec go.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::trouble::Trouble;

/// Where the files of one spec go.
pub(super) enum Target {
    /// Standard output.
    Standard,
    /// A file; where there are many pages, the name they are numbered under.
    File(PathBuf),
}

/// The name under which the spec is carried inside the PDF.
pub(super) fn attached_name(path: &Path) -> String {
    let name = path.file_name().filter(|name| *name != "-");
    name.map_or_else(|| "contract.yaml".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Why a spec has no place for its files.
#[derive(Clone)]
pub(super) enum Taken {
    /// Its place is a spec's.
    Spec(PathBuf),
    /// Its place is that of another spec before it.
    Output(PathBuf),
}

impl From<Taken> for Trouble {
    fn from(taken: Taken) -> Self {
        match taken {
            Taken::Spec(path) => Self::OverSpec(path),
            Taken::Output(path) => Self::SameOutput(path),
        }
    }
}

/// Where every spec goes, in order: no two to one file, none over a spec.
///
/// # Errors
/// When there are several specs and one place for them all.
pub(super) fn targets(
    specs: &[PathBuf],
    output: Option<&Path>,
    ending: &str,
) -> Result<Vec<Result<Target, Taken>>, Trouble> {
    let mut seen = BTreeSet::new();
    let free = |target| match target {
        Target::File(path) if specs.contains(&path) => Err(Taken::Spec(path)),
        Target::File(path) if !seen.insert(path.clone()) => Err(Taken::Output(path)),
        target => Ok(target),
    };
    let targets = specs.iter().map(|spec| target(specs.len(), output, ending, spec));
    Ok(targets.collect::<Result<Vec<_>, _>>()?.into_iter().map(free).collect())
}

fn target(specs: usize, output: Option<&Path>, ending: &str, spec: &Path) -> Result<Target, Trouble> {
    let name = Path::new(&attached_name(spec)).with_extension(ending);
    let Some(output) = output else {
        let standard = spec.as_os_str() == "-";
        return Ok(if standard { Target::Standard } else { Target::File(spec.with_file_name(name)) });
    };
    let is_folder = output.is_dir() || output.to_string_lossy().ends_with(['/', '\\']);
    if is_folder {
        return Ok(Target::File(output.join(name)));
    }
    if specs > 1 {
        return Err(Trouble::OneOutput(output.to_owned()));
    }
    Ok(if output.as_os_str() == "-" { Target::Standard } else { Target::File(output.to_owned()) })
}

/// One file keeps its name; pages are numbered, with as many digits as the last one needs: `contract-07.png`.
pub(super) fn name_pages(path: &Path, files: Vec<Vec<u8>>) -> Vec<(PathBuf, Vec<u8>)> {
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

/// More pages than any contract has.
const MOST_PAGES: usize = 10_000;

/// Pages of an earlier build under the same name that this one did not replace: they would pass for pages of this
/// contract.
pub(super) fn stale_pages(path: &Path, files: &[(PathBuf, Vec<u8>)]) -> Vec<PathBuf> {
    if files.len() == 1 {
        return Vec::new();
    }
    let digits = files.len().to_string().len();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let page = |page: usize| path.with_file_name(format!("{stem}-{page:0digits$}.{extension}"));
    (files.len() + 1..MOST_PAGES).map(page).take_while(|page| page.exists()).collect()
}
