//! One story from contract to re-evaluation: every document of it checks clean and sets, the first evaluation fails and
//! the second passes, and whatever is changed behind a document's back is noticed.

use std::fs;
use std::path::{Path, PathBuf};

use hetong::output::Setting;
use hetong::score::Conclusion;

use crate::workshop::{check_file, ids, project, workshop};

const STORY: [&str; 6] = ["contract", "requirements", "plan", "report", "rectification-notice", "re-evaluation-report"];

fn story() -> PathBuf {
    project("examples/evaluation-agreement")
}

/// A copy of the story, to change.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    fs::create_dir(folder.path().join("evidence")).expect("a new folder");
    for below in ["", "evidence"] {
        for entry in fs::read_dir(story().join(below)).expect("the story is there") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a file has a name");
                fs::copy(&path, folder.path().join(below).join(name)).expect("copied");
            }
        }
    }
    folder
}

/// Replaces a passage that must be there.
fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a file of the story");
    assert!(text.contains(from), "{} no longer says {from:?}", path.display());
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn every_document_checks_clean_and_sets() {
    for name in STORY {
        let job = check_file(&story().join(format!("{name}.yaml")));
        // A digest that differs means that the contract of the story was changed: write the new ones into its documents.
        assert_eq!(job.examined.findings, [], "{name}");
        let (contract, document) = job.examined.bound.expect("bound");
        let pages = workshop().set(&contract.template, &document, &Setting::default()).expect("sets");
        pages.pdf(None).unwrap_or_else(|failure| panic!("{name}: {failure}"));
    }
}

#[test]
fn one_party_signs_below_its_text_and_never_on_a_page_without_a_name() {
    for (name, alone) in [("plan", false), ("requirements", true)] {
        let job = check_file(&story().join(format!("{name}.yaml")));
        let (contract, document) = job.examined.bound.expect("bound");
        let pages = workshop().set(&contract.template, &document, &Setting::default()).expect("sets");
        let file = lopdf::Document::load_mem(&pages.pdf(None).expect("meets its standards")).expect("a PDF");
        let last = file.get_pages().into_keys().last().expect("a page");
        let text: String = file.extract_text(&[last]).expect("text").split_whitespace().collect();
        assert!(text.contains("法定代表人或授权代表（签字）"), "{name}: {text}");
        assert_eq!(text.contains("本页无正文"), alone, "{name}: {text}");
        assert!(!text.contains("（以下无正文）"), "{name}: {text}");
    }
}

#[test]
fn it_fails_and_then_it_passes() {
    let sheet = |name: &str| {
        let job = check_file(&story().join(name));
        let (contract, _) = job.examined.bound.expect("bound");
        contract.scoring.expect("scored").sheet
    };
    let first = sheet("report.yaml");
    // 10 + 10 + 15 × 62/80 + 15 + 15 + 0 + 10 × 144/180 + 5 + 5 + 5 = 84.625, and the sixth is a veto.
    assert_eq!((first.total.to_string().as_str(), first.conclusion), ("84.63", Conclusion::Failed));
    assert_eq!(first.vetoed, [5]);
    let second = sheet("re-evaluation-report.yaml");
    // All but the seventh in full, and that 10 × 178/180: 90 + 9.888… = 99.888…
    assert_eq!((second.total.to_string().as_str(), second.conclusion), ("99.89", Conclusion::Passed));
}

#[test]
fn a_workbook_says_the_same_as_a_table() {
    let folder = copy();
    fs::copy(project("tests/tables/results.xlsx"), folder.path().join("results.xlsx")).expect("copied");
    let report = folder.path().join("report.yaml");
    change(&report, "results: results.csv", "results: results.xlsx");
    let job = check_file(&report);
    assert_eq!(job.examined.findings, []);
    let (contract, _) = job.examined.bound.expect("bound");
    assert_eq!(contract.scoring.expect("scored").sheet.total.to_string(), "84.63");
}

#[test]
fn percentages_in_a_workbook_are_read_by_the_unit_of_their_target_and_told() {
    let folder = copy();
    fs::copy(project("tests/tables/shares.xlsx"), folder.path().join("shares.xlsx")).expect("copied");
    let report = folder.path().join("report.yaml");
    change(&report, "results: results.csv", "results: shares.xlsx");
    let job = check_file(&report);
    assert_eq!(ids(&job), ["score/share"]);
    assert_eq!(job.examined.findings.len(), 1);
    let (contract, _) = job.examined.bound.expect("bound");
    assert_eq!(contract.value("results[0].measured").map(hetong::value::Value::canonical).as_deref(), Some("93.4%"));
    // 4.6 out of 5 and 144 of 200 are no percentages, and stay what they are.
    assert_eq!(contract.value("results[8].measured").map(hetong::value::Value::canonical).as_deref(), Some("4.6"));
    assert_eq!(contract.scoring.expect("scored").sheet.total.to_string(), "84.63");
}

#[test]
fn a_mistake_in_a_table_is_shown_in_its_row() {
    let folder = copy();
    change(&folder.path().join("results.csv"), "99.93%", "99.93 percentt");
    let job = check_file(&folder.path().join("report.yaml"));
    let finding = job.examined.findings.iter().find(|finding| finding.id == "value/type").expect("a wrong value");
    let span = &finding.primary.as_ref().expect("a place").span;
    assert!(span.source.name.ends_with("results.csv"), "{}", span.source.name);
    assert_eq!((span.text(), span.source.position(span.start).line), ("99.93 percentt", 5));
}

#[test]
fn what_changes_behind_a_document_is_noticed() {
    let folder = copy();
    let at = |name: &str| folder.path().join(name);
    change(&at("contract.yaml"), "pass_mark: 80", "pass_mark: 90");
    assert_eq!(ids(&check_file(&at("requirements.yaml"))), ["source/digest"]);
    let folder = copy();
    let at = |name: &str| folder.path().join(name);
    change(&at("evidence/E-04-availability.csv"), "30", "3");
    assert_eq!(ids(&check_file(&at("report.yaml"))), ["evidence/file"]);
    fs::remove_file(at("evidence/E-04-availability.csv")).expect("removed");
    assert_eq!(ids(&check_file(&at("report.yaml"))), ["evidence/file"]);
    fs::remove_file(at("contract.yaml")).expect("removed");
    assert_eq!(ids(&check_file(&at("plan.yaml"))), ["source/file"]);
}

#[test]
fn what_lies_with_the_evidence_and_nobody_lists_is_noticed() {
    let folder = copy();
    let report = folder.path().join("report.yaml");
    fs::write(folder.path().join("evidence/E-11-chats.csv"), "13800000000").expect("written");
    assert_eq!(ids(&check_file(&report)), ["evidence/unlisted"]);
    // What the re-evaluation keeps in the same folder is listed there, for as long as it is.
    fs::remove_file(folder.path().join("evidence/E-11-chats.csv")).expect("removed");
    assert_eq!(ids(&check_file(&report)), Vec::<&str>::new());
    fs::remove_file(folder.path().join("re-evaluation-report.yaml")).expect("removed");
    let job = check_file(&report);
    let finding = job.examined.findings.first().expect("three files are nobody's");
    assert_eq!(finding.id, "evidence/unlisted");
    assert!(finding.message.en.starts_with("`evidence/R-03-resolution.csv`, `"), "{}", finding.message.en);
}

#[test]
fn nothing_is_read_outside_the_folders_of_a_spec() {
    let folder = copy();
    let (plan, outside) = (folder.path().join("plan.yaml"), tempfile::tempdir().expect("another folder"));
    let secret = outside.path().join("contract.yaml");
    fs::copy(folder.path().join("contract.yaml"), &secret).expect("copied");
    for path in
        [secret.to_string_lossy().into_owned(), "../../../etc/hostname".to_owned(), "~/contract.yaml".to_owned()]
    {
        let folder = copy();
        let plan = folder.path().join("plan.yaml");
        change(&plan, "file: contract.yaml", &format!("file: \"{path}\""));
        assert_eq!(ids(&check_file(&plan)), ["source/file"], "{path}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, folder.path().join("linked.yaml")).expect("a new link");
        change(&plan, "file: contract.yaml", "file: linked.yaml");
        assert_eq!(ids(&check_file(&plan)), ["source/file"]);
    }
}

#[test]
fn a_document_left_open_is_one_finding_whatever_is_carried_over_from_it() {
    let folder = copy();
    let report = folder.path().join("re-evaluation-report.yaml");
    change(&report, "report:\n  file: report.yaml", "report:\n  file: 待定");
    let text = fs::read_to_string(&report).expect("a file of the story");
    let rest = text.find("report:\n  file: 待定").expect("just written");
    let digest = text[rest..].find("  sha256:").map(|at| at + rest).expect("the digest of the report");
    let end = text[digest..].find('\n').map_or(text.len(), |at| digest + at + 1);
    fs::write(&report, format!("{}{}", &text[..digest], &text[end..])).expect("written");
    assert_eq!(ids(&check_file(&report)), ["source/unnamed"]);
}

#[test]
fn a_document_that_builds_on_itself_is_refused() {
    let folder = copy();
    let report = folder.path().join("re-evaluation-report.yaml");
    change(&report, "file: report.yaml", "file: re-evaluation-report.yaml");
    let found = ids(&check_file(&report));
    assert!(found.contains(&"source/file"), "{found:?}");
}
