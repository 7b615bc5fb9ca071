//! What checks look at.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::law::topic::{About, Topics};
use crate::calendar::Calendar;
use crate::contract::{Contract, Missing, Parent};
use crate::diag::Lang;
use crate::document::{self, Document};
use crate::prose::{Memory, Passage, Recall, Terms};
use crate::spec::Spec;
use crate::table;
use crate::template::{Glossary, Hit};
use crate::timeline::Outlook;
use crate::value::{Date, Digest, File, Indexed};

/// A spec as written, before any template is known.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The spec.
    pub spec: &'a Spec,
    /// The names of all templates there are, sorted.
    pub templates: &'a [String],
}

/// What a spec stands among: the documents it builds on, its tables, and the contracts of its template before it.
#[derive(Debug, Default)]
pub struct Around {
    /// The documents.
    pub parents: Vec<Parent>,
    /// What is wrong with its tables.
    pub tables: Vec<table::Fault>,
    /// What earlier contracts of the template showed.
    pub memory: Arc<Memory>,
}

/// What a look at a file beside the spec showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The digest it has now.
    Digest(Digest),
    /// It is not there, or may not be looked at.
    Missing(Missing),
    /// There is no disk to look at: the spec did not come from one.
    Nowhere,
}

/// A look at what lies beside the spec.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// At one file.
    pub file: &'a (dyn Fn(&File) -> Seen + Sync),
    /// For strays: the paths of what lies in the folders of these files, and which neither they nor any document beside
    /// the spec name. The folder of the spec itself holds whatever its author works with, and has none.
    pub strays: &'a (dyn Fn(&[&File]) -> Vec<String> + Sync),
}

impl Look<'_> {
    /// Where there is no disk to look at.
    pub const NOWHERE: Look<'static> = Look { file: &|_| Seen::Nowhere, strays: &|_| Vec::new() };
}

/// One contract on its way to signature, with everything known about it. Nothing in it changes while checks run.
pub struct Case<'a> {
    /// The spec as written.
    pub spec: &'a Spec,
    /// The spec bound to its template.
    pub contract: &'a Contract,
    /// The contract as it would be printed.
    pub document: &'a Document,
    /// What is typed by hand in it, in both languages.
    pub passages: &'a [Passage],
    /// The terms it defines, and where it uses them.
    pub terms: &'a Terms,
    /// What could not be printed.
    pub faults: &'a [document::Fault],
    /// What is wrong with the tables beside the spec.
    pub tables: &'a [table::Fault],
    /// The day of checking.
    pub today: Date,
    /// Which days are worked.
    pub calendar: &'a Calendar,
    /// When everything is due, and whether it can be.
    pub outlook: &'a Outlook<'a>,
    /// Whether no font at hand has a glyph for a character.
    pub lacks: &'a (dyn Fn(char) -> bool + Sync),
    /// A look at what lies beside the spec.
    pub look: Look<'a>,
    /// What earlier contracts of the template showed of the passages.
    pub recall: &'a Recall<'a>,
    /// What each passage may be about, looked up when a check first asks.
    pub(super) topics: OnceLock<Topics>,
    /// What each passage uses of the glossary, Chinese and English, looked up when a check first asks.
    pub(super) hits: OnceLock<Vec<Arc<[Vec<Hit>; 2]>>>,
}

impl Case<'_> {
    /// The words of the glossary that a passage uses, in Chinese and in English.
    pub(super) fn hits(&self, passage: usize) -> &[Vec<Hit>; 2] {
        let glossary = &self.contract.template.glossary;
        let read = |_, passage: &Passage| Lang::ALL.map(|lang| glossary.find(lang, &passage.get(lang).words));
        let hits = || self.recall.read_all(&Glossary::find::<Indexed>, String::new(), self.passages, read);
        &self.hits.get_or_init(hits)[passage]
    }

    /// What each passage may be about.
    pub(super) fn topics(&self) -> &Topics {
        let about = || self.recall.read_all(&About::of, String::new(), self.passages, |_, passage| About::of(passage));
        self.topics.get_or_init(|| Topics::of(about().into_iter().map(|about| *about)))
    }
}

impl fmt::Debug for Case<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Case")
            .field("spec", &self.spec.source.name)
            .field("today", &self.today)
            .finish_non_exhaustive()
    }
}
