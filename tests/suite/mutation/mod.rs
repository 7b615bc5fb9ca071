//! Mutation test: from every template's example one thing is changed at a time, and every change that makes the contract
//! wrong must be caught by a check that knows why. The score is printed into `tests/snapshots/mutation.md`, with what
//! is not caught by name.

mod values;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hetong::calendar::Calendar;
use hetong::checks::{Around, Look, Seen, Written, examine};
use hetong::contract::{Missing, Parent};
use hetong::diag::Severity;
use hetong::pipeline::Workshop;
use hetong::spec::Spec;
use hetong::template::{Catalog, Files, Template};
use hetong::value::{Date, Digest, File};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::pinned::pin;
use crate::silence::{ByHand, Stage};
use crate::workshop::{project, workshop};

/// How many changes of a kind are tried in a document that builds on others, at most: those others are bound anew for
/// every change.
const MOST_OF_A_KIND: usize = 6;

/// A template with its example, as written.
struct Original {
    name: String,
    /// Every file of the template and what all share, by path below the folder of templates.
    files: BTreeMap<String, String>,
    template: Arc<Template>,
    example: String,
    /// For each clause that the example leaves out, a filling that shows it, where there is one.
    variants: BTreeMap<String, Option<String>>,
    /// Such fillings made by hand, on top of other documents.
    by_hand: Vec<ByHand>,
    /// Binds the documents it builds on.
    workshop: Workshop,
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
        let workshop = workshop();
        let mut variants = variants(&workshop, &template);
        let by_hand: Vec<ByHand> = ByHand::all().into_iter().filter(|filling| filling.template == name).collect();
        for filling in &by_hand {
            variants.insert(filling.clause.to_owned(), Some(filling.spec.clone()));
        }
        Self { name: name.to_owned(), files, template, example, variants, by_hand, workshop }
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
        let shown = mutant.clause().and_then(|clause| self.variants.get(clause)?.as_ref()).unwrap_or(&self.example);
        let spec = Spec::read("contract.yaml", mutant.spec.as_ref().unwrap_or(shown).as_bytes());
        let template = (spec.template().map(|(name, _)| name) == Some(self.name.as_str())).then_some(template);
        let written = Written { spec: &spec, templates: std::slice::from_ref(&self.name) };
        let today = Date::parse("2026-03-02").expect("a date");
        let beside = self.beside(mutant.clause());
        let parents = self.template.builds_on.iter().map(|parent| self.parent(&spec, parent, &beside)).collect();
        let (around, calendar) = (Around { parents, ..Around::default() }, Calendar::built_in());
        let file = |file: &File| look(&beside.join(file.as_str()));
        let look = Look { file: &file, ..Look::NOWHERE };
        let findings = examine(written, template, around, today, calendar, &|_| false, look).findings;
        findings.iter().filter(|finding| finding.severity > Severity::Note).map(|finding| finding.id).collect()
    }

    /// The folder of the filling that shows a clause; otherwise of the example.
    fn beside(&self, clause: Option<&str>) -> PathBuf {
        match self.by_hand.iter().find(|filling| Some(filling.clause) == clause) {
            Some(filling) => filling.folder.path().to_owned(),
            None => project(&format!("templates/{}", self.name)),
        }
    }

    /// A document a filling builds on, where it says that it lies.
    fn parent(&self, spec: &Spec, name: &str, beside: &Path) -> Parent {
        let link = spec.link(name);
        let file = link.as_ref().map_or(Err(Missing::Unnamed), |link| link.file.as_ref().ok_or(Missing::NoFile));
        let state = file.and_then(|(file, _)| match self.workshop.bind(&beside.join(file)) {
            Ok(state) => state,
            Err(_) => Err(Missing::NotFound),
        });
        Parent { name: name.to_owned(), link: link.clone(), state }
    }

    /// What is changed, one thing at a time. Of a document that builds on others, so many of each kind, spread evenly.
    fn mutants(&self) -> Vec<Mutant> {
        let is_shown =
            |mutant: &Mutant| mutant.clause().and_then(|clause| self.variants.get(clause)).is_none_or(Option::is_some);
        let all = values::mutants(self).into_iter().chain(words::mutants(self));
        let all: Vec<Mutant> = all.filter(is_shown).collect();
        if self.template.builds_on.is_empty() {
            return all;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for mutant in &all {
            *counts.entry(mutant.kind).or_default() += 1;
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let is_taken = |mutant: &Mutant| {
            let (count, index) = (counts[mutant.kind], seen.entry(mutant.kind).or_default());
            *index += 1;
            let most = MOST_OF_A_KIND.min(count);
            // The one at which another whole part of the kind is reached.
            *index * most / count > (*index - 1) * most / count
        };
        all.into_iter().filter(is_taken).collect()
    }
}

/// A file of evidence.
fn look(file: &Path) -> Seen {
    match fs::read(file) {
        Ok(bytes) => Seen::Digest(Digest::of(&Sha256::digest(bytes).into())),
        Err(_) => Seen::Missing(Missing::NotFound),
    }
}

/// A filling for each clause that the example leaves out: what is wrong in a clause is wrong where it is printed.
fn variants(workshop: &Workshop, template: &Template) -> BTreeMap<String, Option<String>> {
    let example = template.example.as_ref().expect("every template has an example").text.clone();
    let job = workshop.check("example.yaml", example.into_bytes()).expect("embedded");
    let (contract, _) = job.examined.bound.expect("bound");
    let left_out = template.contents.iter().filter(|entry| !contract.holds(entry.when.as_ref()));
    let clauses: Vec<&str> = left_out.filter_map(|entry| entry.item.clause()).collect();
    if clauses.is_empty() {
        return BTreeMap::new();
    }
    let stage = Stage::of(workshop, &template.name);
    clauses.into_par_iter().map(|clause| (clause.to_owned(), stage.showing(clause))).collect()
}

impl Mutant {
    /// The clause whose words are changed.
    fn clause(&self) -> Option<&str> {
        let [(file, _)] = &self.files[..] else { return None };
        file.strip_prefix("clauses/")?.split('.').next()
    }

    fn is_caught(&self, found: &[&str]) -> bool {
        let is_by = |id: &str, by: &str| id == by || id.strip_prefix(by).is_some_and(|rest| rest.starts_with('/'));
        found.iter().any(|id| self.caught_by.iter().any(|by| is_by(id, by)))
    }
}

#[test]
fn every_change_that_makes_a_contract_wrong_is_caught() {
    let mut page = String::from(
        "<!-- Printed by the mutation test; do not edit. `SNAPSHOTS=overwrite cargo test mutation` prints it anew. -->\n\n\
         # Mutations\n\nOne thing changed at a time in the example of a template, and how many of the changes the right check catches. \
         A clause that the example leaves out is changed in a filling that shows it. Of a document that builds on others, ",
    );
    page.push_str(&format!("{MOST_OF_A_KIND} changes of each kind are tried at most, spread over all there are.\n"));
    let (mut missed, mut hidden) = (Vec::new(), Vec::new());
    for name in Catalog::open(None).expect("embedded").names() {
        let original = Original::read(name);
        let unseen = original.variants.iter().filter(|(_, filling)| filling.is_none());
        hidden.extend(unseen.map(|(clause, _)| format!("- {name}: `{clause}`\n")));
        let mutants = original.mutants();
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
    if !hidden.is_empty() {
        page.push_str("\n## Clauses that no filling was found to show\n\n");
        page.extend(hidden);
    }
    pin(page, "tests/snapshots/mutation.md");
}
