//! What lies in the folders of the evidence, and what no document beside the spec names.
//!
//! Several documents may keep their evidence in one folder, a report and the one after the rectification for instance:
//! a file that any of them names is no stray.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use walkdir::{DirEntry, WalkDir};

use super::beside::{open, within};
use crate::table;
use crate::value::File;
use crate::yaml::LARGEST;

/// How many entries of a folder are looked at, how deep, and how many documents beside the spec.
const MOST: usize = 20_000;
const DEEPEST: usize = 16;
const DOCUMENTS: usize = 200;

/// The files in the folders of those listed, folders within included, that neither the list nor the text of the spec nor
/// any document in its folder names; by folder, in the order of their names. Hidden files, what programs leave behind and
/// whatever belongs to a listed file, such as `E-01.csv.sha256`, are passed over.
pub(super) fn strays(folder: &Path, text: &str, listed: &[&File]) -> Vec<String> {
    let names: BTreeSet<&str> = listed.iter().map(|file| file.as_str()).collect();
    let is_listed = |path: &str| {
        let companion = path.match_indices('.').any(|(dot, _)| names.contains(&path[..dot]));
        companion || names.contains(path)
    };
    let mut lying: Vec<(String, PathBuf)> = Vec::new();
    for top in tops(&names) {
        lying.extend(walk(folder, top).filter(|(path, _)| !is_listed(path)));
    }
    if lying.is_empty() {
        return Vec::new();
    }
    // A disk may know a file by another spelling than its list: capitals, or an accent written apart.
    let real: BTreeSet<PathBuf> = names.iter().filter_map(|name| within(folder, 0, name).ok()).collect();
    lying.retain(|(_, path)| !real.contains(path));
    let paths: Vec<String> = lying.into_iter().map(|(path, _)| path).collect();
    unmentioned(folder, text, paths)
}

/// The folders of the listed files, without those that lie in another of them, and without the folder of the spec itself.
fn tops<'a>(names: &BTreeSet<&'a str>) -> Vec<&'a str> {
    let folders: BTreeSet<&str> = names.iter().filter_map(|name| Some(name.rsplit_once('/')?.0)).collect();
    let is_inside = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    folders.iter().copied().filter(|inner| !folders.iter().any(|outer| is_inside(inner, outer))).collect()
}

/// The files below a folder beside the spec: as a list would name them, and where they really are. Links are not followed.
fn walk(folder: &Path, top: &str) -> impl Iterator<Item = (String, PathBuf)> {
    let home = fs::canonicalize(folder).ok();
    let root = within(folder, 0, top).ok().filter(|root| Some(root) != home.as_ref());
    let entries = root.into_iter().flat_map(|root| {
        let walk = WalkDir::new(&root).max_depth(DEEPEST).sort_by_file_name().into_iter();
        let kept = walk.filter_entry(|entry| entry.depth() == 0 || !is_aside(entry)).filter_map(Result::ok);
        kept.take(MOST).filter(|entry| !entry.file_type().is_dir()).map(move |entry| (root.clone(), entry.into_path()))
    });
    entries.filter_map(move |(root, path)| {
        let below = path.strip_prefix(&root).ok()?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        Some((format!("{top}/{}", names.join("/")), path))
    })
}

/// Whether an entry is hidden, left behind by an editor, an office program or a file manager, or tells about the others.
fn is_aside(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    let is_left = name.starts_with(['.', '~', '#'])
        || name.ends_with('~')
        || [".swp", ".tmp", ".bak", ".lnk"].iter().any(|end| name.ends_with(end))
        || ["thumbs.db", "desktop.ini", "__macosx"].contains(&&*name);
    let stem = name.split('.').next().unwrap_or(&name);
    is_left || ["readme", "sha256sum", "sha256sums"].contains(&stem)
}

/// The paths that neither the spec nor a document or table in its folder mentions.
fn unmentioned(folder: &Path, text: &str, paths: Vec<String>) -> Vec<String> {
    let Ok(search) = AhoCorasick::new(&paths) else { return paths };
    let mut mentioned = vec![false; paths.len()];
    for text in std::iter::once(text.to_owned()).chain(documents(folder)) {
        for found in search.find_overlapping_iter(&text) {
            if is_whole(&text, found.range()) {
                mentioned[found.pattern().as_usize()] = true;
            }
        }
    }
    paths.into_iter().zip(mentioned).filter(|(_, mentioned)| !mentioned).map(|(path, _)| path).collect()
}

/// Whether a path ends where it was found to end: `E-1` is not mentioned by `E-1.csv` or `E-10`.
fn is_whole(text: &str, found: std::ops::Range<usize>) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let before = text[..found.start].strip_suffix("./").unwrap_or(&text[..found.start]);
    !before.ends_with(goes_on) && !text[found.end..].starts_with(goes_on)
}

/// What the documents and tables in a folder say.
fn documents(folder: &Path) -> impl Iterator<Item = String> {
    let entries = WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok);
    let is_document = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        entry.file_type().is_file() && [".yaml", ".yml", ".csv", ".xlsx"].iter().any(|end| name.ends_with(end))
    };
    entries.filter(is_document).take(DOCUMENTS).filter_map(|entry| {
        let bytes = read(entry.path())?;
        table::words(&entry.file_name().to_string_lossy().to_lowercase(), &bytes)
            .or_else(|| Some(String::from_utf8_lossy(&bytes).into_owned()))
    })
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(LARGEST).ok()?;
    std::io::Read::read_to_end(&mut std::io::Read::take(open(path).ok()?, limit), &mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes the files it finds")]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a new folder");
            fs::write(path, text).expect("a new file");
        }
        folder
    }

    fn found(folder: &tempfile::TempDir, text: &str, listed: &[&str]) -> Vec<String> {
        let files: Vec<File> = listed.iter().map(|path| File::parse(path).expect("a path")).collect();
        strays(folder.path(), text, &files.iter().collect::<Vec<_>>())
    }

    #[test]
    fn what_lies_with_the_listed_files_and_below() {
        let folder = folder(&[
            ("evidence/E-01.csv", "a"),
            ("evidence/E-02.csv", "b"),
            ("evidence/screens/1.png", "c"),
            ("evidence/E-1", "d"),
            ("other/x.csv", "e"),
            ("contract.pdf", "f"),
        ]);
        let strays = ["evidence/E-02.csv", "evidence/E-1", "evidence/screens/1.png"];
        assert_eq!(found(&folder, "", &["evidence/E-01.csv"]), strays);
        assert_eq!(found(&folder, "", &["evidence/E-01.csv", "evidence/screens/2.png"]), strays);
        assert_eq!(found(&folder, "", &["evidence/screens/1.png"]), Vec::<String>::new());
        assert_eq!(found(&folder, "evidence/E-10 evidence/E-1.csv", &["evidence/E-01.csv"]), strays);
    }

    #[test]
    fn what_another_document_names_is_no_stray() {
        let folder = folder(&[
            ("evidence/E-01.csv", "a"),
            ("evidence/R-01.csv", "b"),
            ("evidence/R-02.csv", "c"),
            ("evidence/S-01.csv", "d"),
            ("evidence/S-02.csv", "e"),
            ("again.yaml", "evidence: [{ file: evidence/R-01.csv }, { file: \"./evidence/R-02.csv\" }]\n"),
            ("third.csv", "No.,File\nS-01,evidence/S-01.csv\n"),
        ]);
        assert_eq!(found(&folder, "results: evidence/S-02.csv\n", &["evidence/E-01.csv"]), Vec::<String>::new());
        assert_eq!(found(&folder, "", &["evidence/E-01.csv"]), ["evidence/S-02.csv"]);
    }

    #[test]
    fn what_programs_leave_and_what_belongs_to_a_file_is_passed_over() {
        let folder = folder(&[
            ("evidence/E-01.csv", "a"),
            ("evidence/E-01.csv.sha256", "a"),
            ("evidence/E-01.csv.tsr", "a"),
            ("evidence/.DS_Store", "a"),
            ("evidence/.git/config", "a"),
            ("evidence/~$E-01.xlsx", "a"),
            ("evidence/E-01.csv~", "a"),
            ("evidence/.E-01.csv.swp", "a"),
            ("evidence/Thumbs.db", "a"),
            ("evidence/README.md", "a"),
            ("evidence/SHA256SUMS", "a"),
        ]);
        assert_eq!(found(&folder, "", &["evidence/E-01.csv"]), Vec::<String>::new());
    }

    #[test]
    #[cfg(unix)]
    fn links_are_seen_and_not_followed() {
        let elsewhere = folder(&[("secret.txt", "a")]);
        let folder = folder(&[("evidence/E-01.csv", "a")]);
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("evidence/more")).expect("a new link");
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("linked")).expect("a new link");
        std::os::unix::fs::symlink(".", folder.path().join("here")).expect("a new link");
        assert_eq!(found(&folder, "", &["evidence/E-01.csv"]), ["evidence/more"]);
        assert_eq!(found(&folder, "", &["linked/x.csv"]), Vec::<String>::new());
        assert_eq!(found(&folder, "", &["here/x.csv"]), Vec::<String>::new());
        assert_eq!(found(&folder, "", &["gone/x.csv"]), Vec::<String>::new());
    }
}
