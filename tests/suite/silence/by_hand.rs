//! Fillings that are not drawn: they show a clause only on top of other documents than the examples.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::workshop::project;

/// A filling, with the documents it builds on and its evidence beside it.
pub struct ByHand {
    /// The template.
    pub template: &'static str,
    /// The clause it shows.
    pub clause: &'static str,
    /// Where it lies.
    pub folder: TempDir,
    /// The filling.
    pub spec: String,
}

impl ByHand {
    /// All of them.
    pub fn all() -> Vec<Self> {
        vec![passed_on_condition()]
    }

    /// Where the filling would lie.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("filling.yaml")
    }
}

/// A system evaluated again under a report that knows a mark for a conditional pass, with a serious defect still open.
fn passed_on_condition() -> ByHand {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |file: &str, text: &str| fs::write(folder.path().join(file), text).expect("written");
    put("contract.yaml", &example("evaluation-agreement"));
    let report = edit(&example("evaluation-report"), "../evaluation-agreement/example.yaml", "contract.yaml");
    put("report.yaml", &format!("{report}\nscore: {{ conditional: 60 }}\n"));
    copy(&project("templates/re-evaluation-report/evidence"), &folder.path().join("evidence"));
    let mut spec = example("re-evaluation-report");
    for (from, to) in [
        ("../evaluation-agreement/example.yaml", "contract.yaml"),
        ("../evaluation-report/example.yaml", "report.yaml"),
        ("severity: ordinary", "severity: serious"),
    ] {
        spec = edit(&spec, from, to);
    }
    spec.push_str("\nscore: { rectify_within: 10 working days }\n");
    ByHand { template: "re-evaluation-report", clause: "conclusion-conditional", folder, spec }
}

fn example(template: &str) -> String {
    fs::read_to_string(project(&format!("templates/{template}/example.yaml"))).expect("every template has an example")
}

fn edit(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the example no longer says {from:?}");
    text.replacen(from, to, 1)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("made");
    for file in fs::read_dir(from).expect("a folder of evidence") {
        let file = file.expect("an entry");
        fs::copy(file.path(), to.join(file.file_name())).expect("copied");
    }
}
