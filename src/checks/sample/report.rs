//! A second sample: a report that builds on a contract of the first, with results, evidence and a team.

use std::sync::Arc;

use super::{Examined, FILES, examine, lacks, today};
use crate::calendar::Calendar;
use crate::checks::{Around, Look, Seen, Written};
use crate::contract::{Bound, Missing, Parent, bind};
use crate::document;
use crate::spec::Spec;
use crate::table;
use crate::template::{Files, Template};
use crate::value::{Digest, File};

const REPORT: [(&str, &str); 4] = [
    ("report/template.yaml", include_str!("report/template.yaml")),
    ("report/schema.yaml", include_str!("report/schema.yaml")),
    ("report/clauses/summary.zh.md", include_str!("report/summary.zh.md")),
    ("report/clauses/summary.en.md", include_str!("report/summary.en.md")),
];

/// The contract beside the report, under the name `contract.yaml`.
const CONTRACT: &str = include_str!("report/contract.yaml");

/// What lies beside the report, in folders of their own.
const LYING: [&str; 3] = ["records/e-01.csv", "records/e-02.csv", "records/raw/e-03.csv"];

/// Runs all checks over a report. Beside it lie `contract.yaml`, `e-01.csv` and a folder `records`, every file with a
/// digest of 64 times `a`.
pub(in crate::checks) fn examine_report(spec: &str) -> Examined {
    let mut files = Files::default();
    for (path, text) in FILES.into_iter().chain(REPORT).chain([("report/layout.typ", "")]) {
        files.insert(path, path, text.as_bytes());
    }
    let mut spec = Spec::read("report.yaml", format!("template: report\n{spec}").as_bytes());
    let template = Arc::new(Template::read("report", &files));
    let tables = spec.root.as_mut().map(|root| table::place(root, &template, &read)).unwrap_or_default();
    let link = spec.link("contract");
    let state = match link.as_ref().map(|link| &link.file) {
        None => Err(Missing::Unnamed),
        Some(None) => Err(Missing::NoFile),
        Some(Some((file, _))) if file == "contract.yaml" => Ok(contract(&files)),
        Some(Some((file, _))) if file.starts_with('/') => Err(Missing::Outside),
        Some(Some(_)) => Err(Missing::NotFound),
    };
    let parents = vec![Parent { name: "contract".to_owned(), link, state }];
    let written = Written { spec: &spec, templates: &["report".to_owned(), "sample".to_owned()] };
    let around = Around { parents, tables, ..Around::default() };
    examine(
        written,
        Some(template),
        around,
        today(),
        Calendar::built_in(),
        &lacks,
        Look { file: &look, strays: &strays },
    )
}

fn contract(files: &Files) -> Bound {
    let spec = Spec::read("contract.yaml", CONTRACT.as_bytes());
    let root = spec.root.as_ref().expect("a constant that is YAML");
    let contract = bind(&spec.source, root, Arc::new(Template::read("sample", files)));
    let (document, _) = document::build(&contract);
    Bound { digest: digest(), numbers: document::numbers(&document.sections), contract }
}

fn digest() -> Digest {
    Digest::parse(&"a".repeat(64)).expect("a constant that is a digest")
}

/// The tables beside the report.
fn read(name: &str) -> Result<(String, Vec<u8>), Missing> {
    let workbook: &[u8] = match name {
        "shares.xlsx" => include_bytes!("report/shares.xlsx"),
        "goals.xlsx" => include_bytes!("report/goals.xlsx"),
        "full.xlsx" => include_bytes!("report/full.xlsx"),
        "counts.xlsx" => include_bytes!("report/counts.xlsx"),
        _ => &[],
    };
    if !workbook.is_empty() {
        return Ok((name.to_owned(), workbook.to_vec()));
    }
    let text = match name {
        "results.csv" => "no,met\n1,yes\n2,yes\n",
        "headed.csv" => "序号,Target reached\n1,yes\n2,yes\n",
        "misspelt.csv" => "no,met,evidense\n1,yes,\n2,yes,\n",
        "twice.csv" => "no,met,met\n1,yes,yes\n2,yes,yes\n",
        "empty.csv" => "no,met\n",
        "shares.csv" => "no,goal,measured\n1,90%,93.4%\n2,80%,85%\n",
        "results.xlsx" | "results.txt" => "no workbook",
        _ => return Err(Missing::NotFound),
    };
    Ok((name.to_owned(), text.as_bytes().to_vec()))
}

fn look(file: &File) -> Seen {
    let is_there = file.as_str() == "e-01.csv" || LYING.contains(&file.as_str());
    if is_there { Seen::Digest(digest()) } else { Seen::Missing(Missing::NotFound) }
}

fn strays(listed: &[&File]) -> Vec<String> {
    let is_kept = listed.iter().any(|file| file.as_str().starts_with("records/"));
    let lying = LYING.into_iter().filter(|lying| is_kept && !listed.iter().any(|file| file.as_str() == *lying));
    lying.map(str::to_owned).collect()
}
