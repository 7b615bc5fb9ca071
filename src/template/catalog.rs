//! The templates at hand: those that come with the program, and those of a folder the user names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Template;
use super::form::nearest;
use super::load::{self, Files, Unreadable};

/// All templates that can be asked for by name. Each is kept once it is read.
#[derive(Debug, Default)]
pub struct Catalog {
    folder: Option<PathBuf>,
    names: Vec<String>,
    read: Mutex<BTreeMap<String, Arc<Template>>>,
}

impl Catalog {
    /// The templates that come with the program and, over them, those of `folder`.
    ///
    /// # Errors
    /// When `folder` cannot be listed.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, Unreadable> {
        let mut names = Files::embedded_names();
        if let Some(folder) = &folder {
            names.extend(load::names_on_disk(folder)?);
        }
        names.sort();
        names.dedup();
        Ok(Self { folder, names, read: Mutex::default() })
    }

    /// Whether a folder holds any template.
    ///
    /// # Errors
    /// When it cannot be listed.
    pub fn has_templates(folder: &Path) -> Result<bool, Unreadable> {
        Ok(!load::names_on_disk(folder)?.is_empty())
    }

    /// The names of all templates, sorted.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The name most like one that is not there.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<String> {
        nearest(name, self.names.iter().map(String::as_str))
    }

    /// The template of that name, or nothing where there is none. A name is looked up in the list, never joined to a
    /// path unseen, so that no name leads out of the folder.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub fn get(&self, name: &str) -> Result<Option<Arc<Template>>, Unreadable> {
        if !self.names.iter().any(|known| known == name) {
            return Ok(None);
        }
        let read = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(template) = read().get(name) {
            return Ok(Some(Arc::clone(template)));
        }
        let files = match &self.folder {
            Some(folder) => load::from_disk(folder, name)?,
            None => Files::embedded(name),
        };
        // Nothing is locked meanwhile: the reader uses all cores, and while this one waits for another it may take up a spec
        // that asks for the same template. Whoever is first, all are given the same.
        let template = Arc::new(Template::read(name, &files));
        Ok(Some(Arc::clone(read().entry(name.to_owned()).or_insert(template))))
    }
}
