//! The door through which template folders come in: embedded in the program, or from a folder on disk.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_embed::RustEmbed;

use crate::diag::Source;
use crate::yaml::{self, Fault, Node};

/// The templates that come with the program.
#[derive(RustEmbed)]
#[folder = "templates"]
struct Embedded;

/// Text files by their path below the folder of templates, with `/` between names.
#[derive(Debug, Clone, Default)]
pub struct Files {
    texts: BTreeMap<String, Arc<Source>>,
    faults: Vec<Fault>,
}

/// A folder of templates that could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub error: std::io::Error,
}

impl Files {
    /// The files that come with the program, of one template and what all share.
    #[must_use]
    pub fn embedded(template: &str) -> Self {
        let mut files = Self::default();
        for path in Embedded::iter().filter(|path| belongs(path, template)) {
            let data = Embedded::get(&path).map_or(Cow::Borrowed(&b""[..]), |file| file.data);
            files.insert(&path, &format!("templates/{path}"), &data);
        }
        files
    }

    /// The names of the templates that come with the program.
    #[must_use]
    pub fn embedded_names() -> Vec<String> {
        Embedded::iter().filter_map(|path| path.strip_suffix("/template.yaml").map(str::to_owned)).collect()
    }

    /// Adds a file; one that is not UTF-8 is a fault.
    pub fn insert(&mut self, path: &str, shown: &str, bytes: &[u8]) {
        let (source, fault) = yaml::decode(shown, bytes);
        self.faults.extend(fault);
        self.texts.insert(path.to_owned(), source);
    }

    /// The files that are not text.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// A file as a source to point into.
    #[must_use]
    pub fn source(&self, path: &str) -> Option<Arc<Source>> {
        self.texts.get(path).cloned()
    }

    /// A YAML file, read. One that came with the program was read when the program was compiled.
    #[must_use]
    pub fn read(&self, path: &str) -> Option<(Arc<Source>, Option<Node>, Vec<Fault>)> {
        let source = self.source(path)?;
        let is_built_in = Embedded::get(path).is_some_and(|file| *file.data == *source.text.as_bytes());
        let read = || yaml::read_built_in(&format!("templates/{path}"), &source);
        let (root, faults) = if is_built_in { read() } else { yaml::read(&source) };
        Some((source, root, faults))
    }

    /// All files below a folder, by their path below it.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Arc<Source>)> {
        self.texts.iter().filter_map(move |(path, source)| Some((path.strip_prefix(folder)?, source)))
    }

    /// The page layout of a template, by path from the root of the templates: the shared files, and as `layout.typ` the
    /// template's own or, where it has none, the shared one.
    #[must_use]
    pub fn layout(&self, template: &str) -> BTreeMap<String, String> {
        let typst = self
            .texts
            .iter()
            .filter(|(path, _)| Path::new(path).extension().is_some_and(|extension| extension == "typ"));
        let mut layout: BTreeMap<String, String> =
            typst.map(|(path, source)| (path.clone(), source.text.clone())).collect();
        let own = layout.get(&format!("{template}/layout.typ")).or_else(|| layout.get("common/layout/layout.typ"));
        if let Some(main) = own.cloned() {
            layout.insert("layout.typ".to_owned(), main);
        }
        layout
    }
}

/// Whether a path is part of a template or shared by all.
fn belongs(path: &str, template: &str) -> bool {
    path.starts_with("common/") || path.strip_prefix(template).is_some_and(|rest| rest.starts_with('/'))
}

/// Reads one template and what all share from a folder on disk. What all share lies over what comes with the program; a
/// template that is there is taken from there alone, so that a file missing from it is missing.
pub(super) fn from_disk(folder: &Path, template: &str) -> Result<Files, Unreadable> {
    let is_own = folder.join(template).join("template.yaml").is_file();
    let mut files = Files::embedded(if is_own { "" } else { template });
    for top in ["common", template] {
        collect(folder, &folder.join(top), DEEPEST, &mut files)?;
    }
    Ok(files)
}

/// How many folders a template is deep, at the most.
const DEEPEST: usize = 4;

/// Reads the text files of a folder and of the folders in it. Links to folders, pipes and devices are passed over.
#[expect(clippy::disallowed_methods, reason = "one of the two doors to the disk")]
fn collect(root: &Path, folder: &Path, depth: usize, files: &mut Files) -> Result<(), Unreadable> {
    if depth == 0 || !folder.is_dir() {
        return Ok(());
    }
    let unreadable = |error| Unreadable { path: folder.to_owned(), error };
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(root, &path, depth - 1, files)?;
        } else if is_text(&path) && path.is_file() {
            let bytes = std::fs::read(&path).map_err(|error| Unreadable { path: path.clone(), error })?;
            files.insert(&below(root, &path), &path.display().to_string(), &bytes);
        }
    }
    Ok(())
}

/// The names of the templates in a folder on disk.
#[expect(clippy::disallowed_methods, reason = "one of the two doors to the disk")]
pub(super) fn names_on_disk(folder: &Path) -> Result<Vec<String>, Unreadable> {
    let unreadable = |error| Unreadable { path: folder.to_owned(), error };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.join("template.yaml").is_file() {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["md", "yaml", "typ"].iter().any(|known| extension == *known))
}

fn below(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_over_a_file_of_the_program_is_read_itself() {
        const PATH: &str = "common/terms.yaml";
        let mut files = Files::embedded("");
        let source = files.source(PATH).expect("comes with the program");
        // As long as the text that came with the program, and another tree.
        let other = source.text.replace("en: Party A\n", "en: [a, bc]\n");
        assert!(other.len() == source.text.len() && other != source.text);
        files.insert(PATH, "terms.yaml", other.as_bytes());
        let (source, root, faults) = files.read(PATH).expect("put there");
        assert!(root.is_some());
        assert_eq!((root, faults), yaml::read(&source));
    }
}
