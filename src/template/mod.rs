//! A template: a folder a lawyer can write, in memory.
//!
//! The form of the folder is described for its writers in `templates/README.md`.

mod catalog;
mod clause;
mod condition;
mod definition;
mod event;
mod fault;
mod form;
mod glossary;
mod lexis;
mod load;
mod manifest;
mod mentions;
mod model;
mod moment;
mod origin;
mod relation;
mod requirement;
mod role;
mod schema;
mod scoring;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::Tera;

pub use catalog::Catalog;
pub use clause::{Clause, Mention, Use, escaped};
pub use condition::{Condition, Test};
pub use definition::{Choice, Definition, Type};
pub use event::{Bound as TimeBound, Branch, Debtor, Event, Schedule, Timing};
pub use fault::{Expected, Fault};
pub use form::nearest;
pub use glossary::{Glossary, GlossaryEntry, Hit, Sides, Standing};
pub use lexis::{Lexis, numbers};
pub use load::{Files, Unreadable};
pub use manifest::{Entry, FigureKind, Item};
pub use model::{Model, Quality};
pub use moment::{Amount, Moment, Origin as Since, Shift};
pub use origin::Origin;
pub use relation::{Anchor, Bound, Order, Reckoning, Relation, Statutory, Total};
pub use requirement::{Places, Requirement};
pub use role::{Per, Role};
pub use schema::Schema;
pub use scoring::ScoreRole;

use crate::diag::{Lang, Source, Text};

/// A contract template: its words, its fields and the order of its parts.
#[derive(Debug)]
pub struct Template {
    /// The name of its folder, by which specs ask for it.
    pub name: String,
    /// The name of the contract.
    pub title: Text,
    /// What it is for, in a sentence.
    pub summary: Text,
    /// The field printed as the contract number, if any.
    pub number: Option<String>,
    /// The field that gives the document its date, if any.
    pub date: Option<String>,
    /// The field printed as the place of signing, if any.
    pub place: Option<String>,
    /// The groups that are the parties, in order.
    pub parties: Vec<String>,
    /// The documents it builds on, by the names under which specs link to them.
    pub builds_on: Vec<String>,
    /// The parts of the document, in order.
    pub contents: Vec<Entry>,
    /// What the law asks it to contain, and where that stands.
    pub required: Vec<Requirement>,
    /// What happens under the contract, and when.
    pub schedule: Schedule,
    /// The fields.
    pub schema: Schema,
    /// The quality models, by key.
    pub models: BTreeMap<String, Model>,
    /// The clause files, by name.
    pub clauses: BTreeMap<String, Clause>,
    /// How its terms pair in Chinese and English.
    pub glossary: Glossary,
    /// The page layout: virtual path to Typst source, `layout.typ` among them.
    pub layout: BTreeMap<String, String>,
    /// The example spec, if the folder has one.
    pub example: Option<Arc<Source>>,
    /// All clause files, parsed, under `<name>.<language>`.
    pub tera: Tera,
    /// What is wrong with the template itself.
    pub faults: Vec<Fault>,
}

impl Template {
    /// A template of which nothing can be used.
    fn unread(name: &str, fault: Fault) -> Self {
        Self {
            name: name.to_owned(),
            title: Text::same(name),
            summary: Text::default(),
            number: None,
            date: None,
            place: None,
            parties: Vec::new(),
            builds_on: Vec::new(),
            models: BTreeMap::new(),
            contents: Vec::new(),
            required: Vec::new(),
            schedule: Schedule::default(),
            schema: Schema::default(),
            clauses: BTreeMap::new(),
            glossary: Glossary::default(),
            layout: BTreeMap::new(),
            example: None,
            tera: Tera::new(),
            faults: vec![fault],
        }
    }

    /// The name under which a clause file is kept in [`tera`](Self::tera).
    #[must_use]
    pub fn tera_name(clause: &str, lang: Lang) -> String {
        format!("{clause}.{}", lang.key())
    }

    /// Builds a template from its files. Whatever is wrong with them is in the faults.
    #[must_use]
    pub fn read(name: &str, files: &Files) -> Self {
        if let [first, ..] = files.faults() {
            // Half a text would be wrong in a hundred places; what is wrong with it is said once.
            return Self::unread(name, Fault::Yaml(first.clone()));
        }
        let [mut faults, mut of_manifest, mut of_glossary, mut of_clauses] = [const { Vec::new() }; 4];
        let ((schema, manifest), (glossary, (clauses, tera))) = rayon::join(
            || {
                let (schema, root) = rayon::join(
                    || schema::read(name, files, &mut faults),
                    || manifest::root(name, files, &mut of_manifest),
                );
                faults.append(&mut of_manifest);
                let manifest = manifest::read(root, &schema, &mut faults);
                (schema, manifest)
            },
            || {
                rayon::join(
                    || glossary::read(name, files, &mut of_glossary),
                    || clause::read(name, files, &mut of_clauses),
                )
            },
        );
        faults.append(&mut of_glossary);
        clause::check_languages(&clauses, &manifest, files, name, &mut faults);
        faults.append(&mut of_clauses);
        let ids: BTreeSet<&str> = clauses.values().flat_map(Clause::ids).collect();
        event::check_clauses(&manifest.schedule, |id| ids.contains(id), &mut faults);
        // Without a schema every field is unknown, which the fault of the schema says already.
        if !schema.definitions().is_empty() {
            mentions::check(&schema, &manifest, &clauses, &mut faults);
        }
        requirement::check(&manifest.required, &manifest.contents, &schema, &ids, &mut faults);
        Self {
            name: name.to_owned(),
            title: manifest.title,
            summary: manifest.summary,
            number: manifest.number,
            date: manifest.date,
            place: manifest.place,
            parties: manifest.parties,
            builds_on: manifest.builds_on,
            models: model::read(&schema, files, &mut faults),
            contents: manifest.contents,
            required: manifest.required,
            schedule: manifest.schedule,
            clauses,
            tera,
            glossary,
            layout: files.layout(name),
            example: files.source(&format!("{name}/example.yaml")),
            schema,
            faults,
        }
    }
}
