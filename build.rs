//! How the program is linked, and what is read when it is compiled instead of each time it runs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Places in a text, as the program has them.
#[allow(dead_code, unreachable_pub, reason = "the program uses more of it")]
#[path = "src/diag"]
mod diag {
    mod source;

    pub use source::{Source, Span};
}

/// The reader of YAML, as the program has it.
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the program uses more of it")]
#[path = "src/yaml"]
mod yaml {
    mod error;
    mod fault;
    mod kept;
    mod node;
    mod place;
    mod read;

    pub use fault::{Fault, Limit, Slip};
    pub use kept::keep;
    pub use node::{Entry, Key, Node, Tree};
    pub use read::read;
}

/// Where the data lie that the program reads from itself, from the root of the project.
const DATA: [&str; 3] = ["src/calendar", "src/law", "templates"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    link();
    keep_trees();
}

#[expect(clippy::disallowed_methods, reason = "what is linked for is told in the environment")]
fn link() {
    // A program that may be loaded anywhere has its hundred thousand addresses put right at every start, which copies two
    // megabytes: 3 to 5 ms, a tenth of a whole `hetong check`. One loaded where it was linked for is spared that.
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    let is_static =
        env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|found| found.split(',').any(|one| one == "crt-static"));
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Reads the YAML that comes with the program, a fifth of the time of a whole `hetong check`, and writes the trees where
/// `src/yaml/built_in.rs` takes them up. A file that is no text, or in which anything is wrong, is left out: the program
/// reads it and says what it is.
#[expect(clippy::disallowed_methods, reason = "the files are those of the project")]
fn keep_trees() {
    println!("cargo::rerun-if-changed=src/diag/source.rs");
    println!("cargo::rerun-if-changed=src/yaml");
    let mut trees = String::from("&[\n");
    let mut paths = Vec::new();
    for folder in DATA {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut paths);
    }
    paths.sort();
    for (name, path) in paths {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let source = diag::Source::new(&name, text);
        let (root, faults) = yaml::read(&source);
        if let Some(root) = root.filter(|_| faults.is_empty()) {
            // Writing into a string cannot fail.
            let tree = yaml::keep(&root);
            let _ = writeln!(trees, "    ({name:?}, {}, b\"{}\"),", source.text.len(), tree.escape_ascii());
        }
    }
    trees.push_str("]\n");
    let folder = env::var("OUT_DIR").expect("cargo says where generated files go");
    fs::write(Path::new(&folder).join("trees.rs"), trees).expect("the folder of generated files can be written to");
}

/// The files of a folder that the program reads from itself, and their names with `/` between the parts.
#[expect(clippy::disallowed_methods, reason = "the folders are those of the project")]
fn collect(folder: &Path, paths: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("a folder of this project") {
        let path = entry.expect("an entry").path();
        let is_data = path.extension().is_some_and(|extension| extension == "yaml" || extension == "json");
        if path.is_dir() && path.file_name().is_some_and(|name| name != "cases") {
            collect(&path, paths);
        } else if is_data && path.file_name().is_some_and(|name| name != "example.yaml") {
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            paths.push((parts.join("/"), path));
        }
    }
}
