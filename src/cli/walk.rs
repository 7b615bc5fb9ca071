//! The specs a user means: files by name, and every spec in a folder and the folders in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::trouble::Trouble;
use crate::pipeline;
use crate::spec::Spec;

/// The specs to check.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The specs: those named, and those found in folders, in the order of their paths.
    pub specs: Vec<PathBuf>,
    /// How many further YAML files lie in those folders, which are no specs.
    pub skipped: usize,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

/// Lists the specs that the arguments mean. A file that is named is taken for a spec whatever is in it; in a folder only
/// `*.yaml` and `*.yml` with a key `template` are, and nothing hidden.
pub(super) fn list(arguments: &[PathBuf]) -> Listed {
    let mut listed = Listed::default();
    let mut seen = BTreeSet::new();
    for argument in arguments {
        if argument.is_dir() {
            folder(argument, &mut seen, &mut listed);
        } else {
            seen.insert(argument.clone());
            listed.specs.push(argument.clone());
        }
    }
    listed
}

fn folder(folder: &Path, seen: &mut BTreeSet<PathBuf>, listed: &mut Listed) {
    let mut is_empty = true;
    let found = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry));
    for entry in found {
        let path = match entry {
            Ok(entry) => entry.into_path(),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                listed.troubles.push(Trouble::read(&path, error.into()));
                continue;
            }
        };
        if !is_yaml(&path) || !path.is_file() {
            continue;
        }
        let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
        match pipeline::read(&path) {
            Ok(bytes) if is_spec(&bytes) => {
                is_empty = false;
                if seen.insert(path.clone()) {
                    listed.specs.push(path);
                }
            }
            Ok(_) => listed.skipped += 1,
            Err(trouble) => listed.troubles.push(trouble.into()),
        }
    }
    if is_empty && listed.troubles.is_empty() {
        listed.troubles.push(Trouble::NoSpecs { folder: folder.to_owned(), skipped: listed.skipped });
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml)))
}

/// Whether a file has a key `template` at its top. Told by its lines, so that a spec with broken YAML is one too; where
/// it is written within braces, the file is read.
fn is_spec(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if !text.contains("template") {
        return false;
    }
    let is_key = |line: &str| {
        let rest = ["template", "\"template\"", "'template'"].iter().find_map(|key| line.strip_prefix(key));
        rest.is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
    };
    text.lines().any(is_key) || (text.contains('{') && Spec::read("", bytes).template().is_some())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test lays out a folder")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_spec_is_told_by_its_template() {
        for text in
            ["template: x\n", "# a\r\n\"template\" : x\n", "\u{feff}template:\n", "{ template: x }\n", "template：x\n"]
        {
            assert!(is_spec(text.as_bytes()), "{text:?}");
        }
        for text in
            ["", "templates: x\n", "a: { template: x }\n", "  template: x\n", "title: template: x\n", "- template: x\n"]
        {
            assert!(!is_spec(text.as_bytes()), "{text:?}");
        }
        assert!(is_spec(b"template: x\nname: \xD6\xD0\n"));
    }

    #[test]
    fn a_folder_gives_its_specs_in_order_and_counts_the_rest() {
        let root = tempfile::tempdir().expect("a folder");
        let put = |name: &str, text: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("in the folder")).expect("made");
            fs::write(path, text).expect("written");
        };
        for name in ["b.yaml", "a/z.YML", "c.yaml", ".hidden.yaml", ".git/d.yaml", "e.txt"] {
            put(name, "template: x\n");
        }
        put("other.yaml", "on: push\n");
        fs::create_dir(root.path().join("folder.yaml")).expect("made");
        let Listed { specs, skipped, troubles } = list(&[root.path().to_owned(), "named.txt".into()]);
        let names: Vec<_> = specs.iter().map(|path| path.strip_prefix(root.path()).unwrap_or(path)).collect();
        assert_eq!(names, ["a/z.YML", "b.yaml", "c.yaml", "named.txt"].map(Path::new));
        assert_eq!((skipped, troubles.len()), (1, 0));
        let empty = root.path().join("folder.yaml");
        assert!(matches!(list(&[empty]).troubles[..], [Trouble::NoSpecs { .. }]));
    }
}
