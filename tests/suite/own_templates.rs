//! Templates of one's own: a folder of words and fields is enough, and its faults are found where they stand.

use std::fs;
use std::path::Path;

use hetong::output::Setting;
use hetong::pipeline::{Job, Workshop};
use hetong::template::Catalog;
use hetong::value::Date;
use tempfile::TempDir;

use crate::workshop::{example, ids, project};

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(drop).expect("copied") }
    }
}

/// A folder with the templates of this project, to be changed.
fn templates() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&project("templates"), folder.path());
    folder
}

fn workshop(folder: &Path) -> Workshop {
    let catalog = Catalog::open(Some(folder.to_owned())).expect("listed");
    Workshop::new(catalog, Vec::new(), Date::parse("2026-03-02").expect("a date"))
}

fn check(folder: &Path, spec: &str) -> Job {
    workshop(folder).check("contract.yaml", spec.as_bytes().to_vec()).expect("readable")
}

/// What is found in the example when a file of the template is changed so.
fn found(file: &str, change: impl FnOnce(String) -> Vec<u8>) -> Vec<&'static str> {
    let folder = templates();
    let path = folder.path().join("evaluation-agreement").join(file);
    let text = fs::read_to_string(&path).expect("a file of the template");
    fs::write(&path, change(text)).expect("written");
    ids(&check(folder.path(), &example()))
}

#[test]
fn the_faults_of_a_template_are_named_each_once() {
    let fees = "clauses/fees.en.md";
    let add = |more: &'static str| move |text: String| format!("{}\n\n{more}\n", text.trim_end()).into_bytes();
    for (found, expected) in [
        (
            found(fees, |text| text.replacen("{{ fees.total }}", "{{ fees.totl }}", 1).into_bytes()),
            ["template/unknown-field"].as_slice(),
        ),
        (
            found(fees, |text| text.replacen("{{ fees.total }}", "{{ fees }}", 1).into_bytes()),
            ["template/misused-field", "template/structure"].as_slice(),
        ),
        (
            found(fees, |text| text.replacen("{{ fees.total }}", "{{ fees.total", 1).into_bytes()),
            ["template/syntax"].as_slice(),
        ),
        (found(fees, add("A further paragraph.")), ["template/structure"].as_slice()),
        (
            found("clauses/notices.zh.md", |text| text.replacen("\n1. ", "\n1. <b>粗</b>", 1).into_bytes()),
            ["template/markup"].as_slice(),
        ),
        (found("schema.yaml", |_| b"[a, b]\n".to_vec()), ["template/form"].as_slice()),
        (found("schema.yaml", |_| Vec::new()), ["template/form"].as_slice()),
        (found("clauses/term.zh.md", |_| b"## \xC6\xDA\xCF\xDE {#term}\n".to_vec()), ["template/form"].as_slice()),
    ] {
        assert_eq!(found, expected);
    }
}

#[test]
fn a_file_missing_from_ones_own_template_is_missing() {
    let folder = templates();
    fs::remove_file(folder.path().join("evaluation-agreement/clauses/fees.en.md")).expect("removed");
    assert!(ids(&check(folder.path(), &example())).contains(&"template/missing-language"));
}

#[test]
fn a_name_leads_to_no_folder_outside() {
    let folder = templates();
    let job = check(&folder.path().join("common"), "template: ../evaluation-agreement\n");
    assert_eq!(ids(&job), ["spec/unknown-template"]);
}

#[test]
fn a_new_template_needs_words_and_fields_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join("nda").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    put(
        "template.yaml",
        "title: { zh: 保密协议, en: Non-Disclosure Agreement }\n\
         summary: { zh: 双方互负保密义务。, en: Each party keeps the other’s secrets. }\n\
         parties: [parties.one, parties.other]\n\
         contents:\n\
         \x20 - particulars: parties.one\n\
         \x20 - particulars: parties.other\n\
         \x20 - chapter: duty\n\
         \x20 - signature: [parties.one, parties.other]\n",
    );
    put(
        "schema.yaml",
        "parties.one: { type: party, label: { zh: 甲方, en: Party A } }\n\
         parties.other: { type: party, label: { zh: 乙方, en: Party B } }\n\
         terms.years: { type: period, units: [years], label: { zh: 保密期限, en: Term }, help: { zh: 自签署起算。, en: From signing. }, example: 3 years }\n",
    );
    put(
        "clauses/duty.zh.md",
        "## 保密 {#duty}\n\n1. {#keep} 双方应当保密，为期{{ terms.years }}。\n2. [](#keep)在本协议终止后继续有效。\n",
    );
    put(
        "clauses/duty.en.md",
        "## Confidentiality {#duty}\n\n1. {#keep} Each party shall keep the secrets for {{ terms.years }}.\n2. [](#keep) survives the end of this agreement.\n",
    );
    let parties = example();
    let from = parties.find("\nparties:").expect("parties");
    let to = parties[from..].find("\n# ──").map_or(parties.len(), |at| from + at);
    let parties = parties[from..to].replace("  client:", "  one:").replace("  provider:", "  other:");
    let job = check(folder.path(), &format!("template: nda{parties}\nterms: {{ years: 3 年 }}\n"));
    assert_eq!(job.examined.findings, []);
    let (contract, document) = job.examined.bound.expect("bound");
    let pages = workshop(folder.path()).set(&contract.template, &document, &Setting::default()).expect("sets");
    assert_eq!(pages.count(), 2);
    pages.pdf(None).expect("meets its standards");
}
