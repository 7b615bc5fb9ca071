//! The project a spec belongs to: the nearest `hetong.toml`, and the workshop that works by it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Common;
use super::calendar;
use super::trouble::Trouble;
use crate::calendar::Calendar;
use crate::checks::examine_config;
use crate::config::{Config, FILE, Policy};
use crate::diag::{Finding, Lang, Severity};
use crate::pipeline::{self, Workshop};
use crate::template::Catalog;
use crate::value::Date;

/// A `hetong.toml` with what is wrong with it; or none, where no folder has one.
#[derive(Debug, Default)]
pub(super) struct Project {
    /// The folder it lies in.
    folder: PathBuf,
    /// The file as read.
    pub config: Option<Arc<Config>>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl Project {
    /// The project of a folder: the `hetong.toml` in it or in the nearest folder above. The search ends with the folder
    /// that holds `.git`, and with the root of the disk.
    pub fn of(folder: &Path) -> Result<Self, Trouble> {
        let Some(path) = find(folder) else { return Ok(Self::default()) };
        let config = Config::read(&shown(&path), &pipeline::read(&path)?);
        let findings = examine_config(&config);
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { folder, config: Some(Arc::new(config)), findings })
    }

    /// The language it wants messages in.
    pub fn lang(&self) -> Option<Lang> {
        self.config.as_ref()?.lang
    }

    /// The mildest finding that fails a run.
    pub fn deny(&self) -> Option<Severity> {
        self.config.as_ref()?.deny
    }

    /// Its files with the holidays of further years.
    fn calendars(&self) -> impl Iterator<Item = PathBuf> {
        let names = self.config.iter().flat_map(|config| &config.calendar);
        names.map(|name| self.folder.join(&name.text))
    }

    /// Which days are worked as the project's files and those of the command line say, over what the program knows; none
    /// where there are no such files.
    pub fn calendar(&self, common: &Common) -> Result<Option<Arc<Calendar>>, Trouble> {
        let files: Vec<PathBuf> = self.calendars().chain(common.calendar.iter().cloned()).collect();
        if files.is_empty() { Ok(None) } else { calendar::read(&files).map(Some) }
    }

    /// The templates at hand: those that come with the program, and over them those named on the command line or else
    /// in the project's file.
    pub fn catalog(&self, common: &Common) -> Result<Catalog, Trouble> {
        let own = self.config.as_ref().and_then(|config| config.templates.as_ref());
        let folder = common.templates.clone().or_else(|| own.map(|name| self.folder.join(&name.text)));
        if let Some(folder) = &folder
            && !Catalog::has_templates(folder)?
        {
            let is_template = folder.join("template.yaml").is_file();
            return Err(Trouble::NoTemplates { folder: folder.clone(), is_template });
        }
        Ok(Catalog::open(folder)?)
    }
}

/// A project with the workshop that works by it.
pub(super) struct Shop {
    pub project: Project,
    pub workshop: Workshop,
}

/// The shops of all the specs of a run: one for each `hetong.toml`.
pub(super) struct Shops {
    shops: Vec<Shop>,
    by_folder: BTreeMap<PathBuf, usize>,
}

/// What all shops of a run have in common.
pub(super) struct Tools<'a> {
    pub common: &'a Common,
    pub fonts: Vec<Vec<u8>>,
    pub today: Date,
    pub select: &'a [String],
    pub ignore: &'a [String],
}

impl Shops {
    /// Opens a shop for every project that these specs belong to.
    pub fn open(specs: &[PathBuf], tools: &Tools) -> Result<Self, Trouble> {
        let mut shops = Self { shops: Vec::new(), by_folder: BTreeMap::new() };
        let mut by_file: BTreeMap<Option<PathBuf>, usize> = BTreeMap::new();
        for spec in specs {
            let folder = folder_of(spec);
            if shops.by_folder.contains_key(&folder) {
                continue;
            }
            let file = find(&folder);
            let index = match by_file.get(&file) {
                Some(index) => *index,
                None => {
                    shops.shops.push(Shop::open(Project::of(&folder)?, tools)?);
                    shops.shops.len() - 1
                }
            };
            by_file.insert(file, index);
            shops.by_folder.insert(folder, index);
        }
        Ok(shops)
    }

    /// The shop of a spec.
    pub fn of(&self, spec: &Path) -> &Shop {
        let index = self.by_folder.get(&folder_of(spec)).copied().unwrap_or_default();
        &self.shops[index]
    }

    /// All shops, in the order of the specs.
    pub fn all(&self) -> &[Shop] {
        &self.shops
    }
}

impl Shop {
    fn open(project: Project, tools: &Tools) -> Result<Self, Trouble> {
        let policy =
            Policy { config: project.config.clone(), select: tools.select.to_vec(), ignore: tools.ignore.to_vec() };
        let catalog = project.catalog(tools.common)?;
        let workshop = Workshop::new(catalog, tools.fonts.clone(), tools.today).with_policy(policy);
        let workshop = workshop.with_calendar(project.calendar(tools.common)?);
        Ok(Self { project, workshop })
    }

    /// Whether its `hetong.toml` is at fault: what was decided there may not hold.
    pub fn is_broken(&self) -> bool {
        !self.project.findings.is_empty()
    }
}

/// The folder a spec lies in; for standard input, the one the program runs in.
pub(super) fn folder_of(spec: &Path) -> PathBuf {
    spec.parent().map(Path::to_owned).unwrap_or_default()
}

/// The `hetong.toml` that holds for a folder.
fn find(folder: &Path) -> Option<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for folder in std::path::absolute(here).ok()?.ancestors() {
        let file = folder.join(FILE);
        if file.symlink_metadata().is_ok() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// A file as its user knows it: from the folder the program runs in, where it lies below that.
fn shown(file: &Path) -> String {
    let here = std::path::absolute(".").unwrap_or_default();
    file.strip_prefix(&here).unwrap_or(file).display().to_string()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test lays out a project")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_file_holds_and_the_search_ends_at_the_repository() {
        let root = tempfile::tempdir().expect("a folder");
        let path = |name: &str| root.path().join(name);
        fs::create_dir_all(path("repository/.git")).expect("made");
        fs::create_dir_all(path("repository/contracts/2026")).expect("made");
        fs::write(path("hetong.toml"), "").expect("written");
        assert_eq!(find(&path("repository/contracts/2026")), None);
        fs::write(path("repository/hetong.toml"), "").expect("written");
        assert_eq!(find(&path("repository/contracts/2026")), Some(path("repository/hetong.toml")));
        fs::write(path("repository/contracts/hetong.toml"), "lang = \"zh\"\n").expect("written");
        let project = Project::of(&path("repository/contracts/2026")).expect("readable");
        assert_eq!((project.lang(), project.folder), (Some(Lang::Zh), path("repository/contracts")));
    }

    #[test]
    fn a_folder_of_that_name_cannot_be_read() {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join(FILE)).expect("made");
        assert!(Project::of(root.path()).is_err());
    }
}
