//! Mutation test: from every template's example one thing is changed at a time, and every change that makes the contract
//! wrong must be caught by a check that knows why. The score is printed into `tests/snapshots/mutation.md`, with what
//! is not caught by name.

mod values;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use hetong::calendar::Calendar;
use hetong::checks::{Around, Look, Written, examine};
use hetong::diag::Severity;
use hetong::spec::Spec;
use hetong::template::{Catalog, Files, Template};
use hetong::value::Date;
use rayon::prelude::*;

use crate::pinned::pin;
use crate::workshop::project;

/// A template with its example, as written.
struct Original {
    name: String,
    /// Every file of the template and what all share, by path below the folder of templates.
    files: BTreeMap<String, String>,
    template: Arc<Template>,
    example: String,
}

/// One thing changed.
struct Mutant {
    /// The kind of change.
    kind: &'static str,
    /// This change, so that a person finds it.
    what: String,
    /// The spec, where it is changed.
    spec: Option<String>,
    /// The files of the template that are changed, by path below its folder; a file without text is gone.
    files: Vec<(String, String)>,
    /// The groups of checks, or the ids, one of which must catch it.
    caught_by: &'static [&'static str],
}

impl Original {
    fn read(name: &str) -> Self {
        let mut files = BTreeMap::new();
        for folder in ["common".to_owned(), name.to_owned(), format!("{name}/clauses")] {
            for entry in fs::read_dir(project(&format!("templates/{folder}"))).expect("a folder of the template") {
                let path = entry.expect("an entry").path();
                let is_text = path.extension().is_some_and(|extension| extension == "md" || extension == "yaml");
                if path.is_file() && is_text {
                    let file = path.file_name().expect("a file").to_string_lossy().into_owned();
                    files.insert(format!("{folder}/{file}"), fs::read_to_string(&path).expect("text"));
                }
            }
        }
        let example = files[&format!("{name}/example.yaml")].clone();
        let template = Catalog::open(None).expect("embedded").get(name).expect("readable").expect("listed");
        Self { name: name.to_owned(), files, template, example }
    }

    /// The clause files of one language, `zh` or `en`: the name and the text.
    fn clauses(&self, lang: &'static str) -> impl Iterator<Item = (&str, &str)> {
        let (folder, end) = (format!("{}/clauses/", self.name), format!(".{lang}.md"));
        self.files
            .iter()
            .filter_map(move |(path, text)| Some((path.strip_prefix(&folder)?.strip_suffix(&end)?, text.as_str())))
    }

    /// What is found in a mutant, notes aside.
    fn found(&self, mutant: &Mutant) -> Vec<&'static str> {
        let template = if mutant.files.is_empty() {
            Arc::clone(&self.template)
        } else {
            let mut files = Files::default();
            for (path, text) in &self.files {
                let own = path.strip_prefix(&format!("{}/", self.name));
                let changed = own.and_then(|own| mutant.files.iter().find(|(file, _)| file == own));
                files.insert(path, path, changed.map_or(text, |(_, text)| text).as_bytes());
            }
            Arc::new(Template::read(&self.name, &files))
        };
        let spec = Spec::read("contract.yaml", mutant.spec.as_ref().unwrap_or(&self.example).as_bytes());
        let template = (spec.template().map(|(name, _)| name) == Some(self.name.as_str())).then_some(template);
        let written = Written { spec: &spec, templates: std::slice::from_ref(&self.name) };
        let today = Date::parse("2026-03-02").expect("a date");
        let (around, calendar) = (Around::default(), Calendar::built_in());
        let findings = examine(written, template, around, today, calendar, &|_| false, Look::NOWHERE).findings;
        findings.iter().filter(|finding| finding.severity > Severity::Note).map(|finding| finding.id).collect()
    }
}

impl Mutant {
    fn is_caught(&self, found: &[&str]) -> bool {
        let is_by = |id: &str, by: &str| id == by || id.strip_prefix(by).is_some_and(|rest| rest.starts_with('/'));
        found.iter().any(|id| self.caught_by.iter().any(|by| is_by(id, by)))
    }
}

#[test]
fn every_change_that_makes_a_contract_wrong_is_caught() {
    let mut page = String::from(
        "<!-- Printed by the mutation test; do not edit. `SNAPSHOTS=overwrite cargo test mutation` prints it anew. -->\n\n\
         # Mutations\n\nOne thing changed at a time in the example of a template, and how many of the changes the right check catches.\n",
    );
    let mut missed = Vec::new();
    for name in Catalog::open(None).expect("embedded").names() {
        let original = Original::read(name);
        // A document that builds on a contract is tested with its story, where that contract lies beside it.
        if !original.template.builds_on.is_empty() {
            continue;
        }
        let mutants: Vec<Mutant> = values::mutants(&original).into_iter().chain(words::mutants(&original)).collect();
        let verdicts: Vec<(&Mutant, Vec<&str>)> =
            mutants.par_iter().map(|mutant| (mutant, original.found(mutant))).collect();
        page.push_str(&format!("\n## {name}\n\n| change | caught | of |\n| :- | -: | -: |\n"));
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (mutant, found) in &verdicts {
            let (caught, all) = kinds.entry(mutant.kind).or_default();
            *all += 1;
            *caught += usize::from(mutant.is_caught(found));
            if !mutant.is_caught(found) {
                missed.push(format!("{name}: {}: {} (found: {found:?})", mutant.kind, mutant.what));
            }
        }
        for (kind, (caught, all)) in kinds {
            page.push_str(&format!("| {kind} | {caught} | {all} |\n"));
        }
    }
    page.push_str("\n## Not caught\n\n");
    page.push_str(&if missed.is_empty() {
        "Nothing.\n".to_owned()
    } else {
        missed.iter().map(|line| format!("- {line}\n")).collect()
    });
    pin(page, "tests/snapshots/mutation.md");
}
