//! Findings for programs: SARIF as its standard has it, and annotations.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hetong::checks::{self, ALL};
use hetong::diag::Lang;
use hetong::emit::{self, Failed, Report, Unchecked};
use serde_json::Value;

use crate::workshop::{changed, check};

/// The standard's own schema, which `serde-sarif` is generated from and carries in its source.
fn schema() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .expect("cargo runs, since it runs this test");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo speaks JSON");
    let packages = metadata["packages"].as_array().expect("a list");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("a dependency");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    let text = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("it carries the schema");
    // As published, the pattern of a language has a bracket too many, which is no regular expression.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// What the schema has against a log.
fn objections(log: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is sound");
    validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn sarif_is_what_its_standard_says() {
    let text = changed("plan_within: 15 working days", "plan_within: １５ working days")
        .replacen("report_within: 10 working days", "report_within: 待定", 1)
        .replacen("number: HT", "waive: { check: party/same, reason: \"a\\nb\" }\nnumbre: HT", 1);
    let job = check(text);
    assert!(job.examined.findings.iter().any(|finding| finding.fix.is_some()), "{:#?}", job.examined.findings);
    let unchecked = [Unchecked { id: "time/order", reason: hetong::say!(zh: "缺日期", en: "no date") }];
    let report = Report {
        file: "合同 1.yaml",
        findings: &job.examined.findings,
        unchecked: &unchecked,
        waivers: 1,
        ..Report::default()
    };
    let failed = [Failed { file: "x.yaml".to_owned(), reason: hetong::say!(zh: "无法读取", en: "cannot read") }];
    for lang in Lang::ALL {
        let log = emit::sarif(&[report], &checks::rules(), &failed, lang);
        assert_eq!(objections(&log), Vec::<String>::new());
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(ALL.len()));
        assert_eq!(run["results"].as_array().map(Vec::len), Some(job.examined.findings.len()));
        for result in run["results"].as_array().expect("a list") {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("a rule")).expect("small");
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }
    let mut wrong = emit::sarif(&[report], &[], &[], Lang::En);
    wrong["runs"][0]["results"][0]["level"] = "fatal".into();
    assert_ne!(objections(&wrong), Vec::<String>::new(), "the schema was not asked");
}

#[test]
fn every_rule_helps_in_both_languages() {
    for (rule, check) in checks::rules().iter().zip(ALL) {
        assert_eq!(rule.id, check.id);
        for words in [check.title.zh, check.title.en, check.why.zh, check.why.en] {
            assert!(rule.help.contains(words), "{}: {words}", rule.id);
        }
    }
}

#[test]
fn annotations_are_one_line_each() {
    let job = check(changed("report_within: 10 working days", "report_within: \"10\\n% days\""));
    let report = Report { file: "c.yaml", findings: &job.examined.findings, ..Report::default() };
    for lang in Lang::ALL {
        let text = emit::github(&[report], lang);
        assert_eq!(text.lines().count(), job.examined.findings.len());
        assert!(
            text.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::notice file=")),
            "{text}"
        );
    }
}
