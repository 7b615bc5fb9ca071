//! What the other tests share: a workshop, the example, and changes to it.

use std::fs;
use std::path::{Path, PathBuf};

use hetong::pipeline::{Job, Workshop};
use hetong::template::Catalog;
use hetong::value::Date;

/// A file of this project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A workshop with the embedded templates, on the day the example is signed.
pub fn workshop() -> Workshop {
    let today = Date::parse("2026-03-02").expect("a date");
    Workshop::new(Catalog::open(None).expect("embedded"), Vec::new(), today)
}

/// The example contract.
pub fn example() -> String {
    fs::read_to_string(project("examples/evaluation-agreement/contract.yaml")).expect("the example is there")
}

/// The example with one passage changed. The passage must be there, so that a test cannot pass by missing it.
pub fn changed(from: &str, to: &str) -> String {
    let text = example();
    assert!(text.contains(from), "the example no longer says {from:?}");
    text.replacen(from, to, 1)
}

/// A spec after all checks.
pub fn check(bytes: impl Into<Vec<u8>>) -> Job {
    workshop().check("contract.yaml", bytes.into()).expect("the embedded templates can be read")
}

/// A spec on disk after all checks, with what lies beside it.
pub fn check_file(path: &Path) -> Job {
    let bytes = fs::read(path).expect("a spec of this project");
    workshop().check_file(path, &path.display().to_string(), bytes).expect("the embedded templates can be read")
}

/// The ids found, sorted, each once.
pub fn ids(job: &Job) -> Vec<&'static str> {
    let mut ids: Vec<_> = job.examined.findings.iter().map(|finding| finding.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
