//! The house: no import runs uphill, every file says what it is, no file grows past reading, no check is forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hetong::checks;

/// The rooms by floor. A room imports only from floors below its own; `say!` belongs to `diag`.
const FLOORS: [&[&str]; 10] = [
    &["diag"],
    &["yaml", "value", "score"],
    &["law"],
    &["spec", "template", "config", "emit", "calendar"],
    &["contract"],
    &["document", "table", "timeline"],
    &["output", "prose"],
    &["checks"],
    &["pipeline"],
    &["cli"],
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of this project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The room a file belongs to: the first name below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix(source()).expect("a file of src");
    let first = below.iter().next().expect("a file has a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms a file names, `use crate::{a, b}` included; comments aside.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut named = BTreeSet::new();
    for part in code.split("crate::").skip(1) {
        if let Some(group) = part.strip_prefix('{') {
            let mut depth = 0_usize;
            for piece in group.split_inclusive([',', '{', '}']) {
                if depth == 0 {
                    named.insert(piece.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
                }
                match piece.chars().last() {
                    Some('{') => depth += 1,
                    Some('}') if depth == 0 => break,
                    Some('}') => depth -= 1,
                    _ => {}
                }
            }
        } else {
            named.insert(part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    named.remove("");
    named.into_iter().map(|name: String| if name == "say" { "diag".to_owned() } else { name }).collect()
}

#[test]
fn imports_run_downhill() {
    let mut uphill = Vec::new();
    for path in files(&source()) {
        let room = room(&path);
        if ["lib", "main"].contains(&room.as_str()) {
            continue;
        }
        let own = floor(&room).unwrap_or_else(|| panic!("{room} stands on no floor"));
        for import in imports(&fs::read_to_string(&path).expect("a source file")) {
            let Some(other) = floor(&import) else { continue };
            if import != room && other >= own {
                uphill.push(format!("{}: {room} (floor {own}) imports {import} (floor {other})", path.display()));
            }
        }
    }
    assert!(uphill.is_empty(), "{uphill:#?}");
}

#[test]
fn the_guard_itself_sees_an_uphill_import() {
    let named =
        imports("use crate::{cli, diag::{Text, Span}, say};\n// use crate::output;\nfn f() { crate::value::g() }");
    assert_eq!(named.into_iter().collect::<Vec<_>>(), ["cli", "diag", "value"]);
}

#[test]
fn every_file_says_what_it_is_and_fits_a_sitting() {
    const LONGEST: usize = 400;
    for path in files(&source()) {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(text.starts_with("//! "), "{} does not begin with a sentence on what it is", path.display());
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines; split it by what it holds", path.display());
    }
}

#[test]
fn every_check_is_a_file_and_every_file_a_check() {
    let folder = source().join("checks");
    let mut files: Vec<String> = files(&folder)
        .iter()
        .filter(|path| path.parent() != Some(&folder) && !path.ends_with("mod.rs"))
        .filter(|path| fs::read_to_string(path).expect("a source file").contains("static CHECK: Check"))
        .map(|path| {
            path.strip_prefix(&folder).expect("below it").with_extension("").to_string_lossy().replace('_', "-")
        })
        .collect();
    files.sort();
    let ids: Vec<&str> = checks::ALL.iter().map(|check| check.id).collect();
    assert_eq!(files, ids, "left: files under src/checks; right: ids in checks::ALL");
}
