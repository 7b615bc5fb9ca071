//! A sensible filling of a template: every field drawn from what its schema says of it, and from nothing else.

use std::cmp::Ordering::{Greater, Less};
use std::collections::{BTreeMap, BTreeSet};

use hetong::contract::Contract;
use hetong::template::{Definition, Relation, Template, Type};
use hetong::value::{Date, Value};

use super::draw::Draws;
use super::words::Words;
use super::{course, dates, joint, scalar};

/// What a field is filled with.
#[derive(Debug, Clone)]
pub enum Written {
    /// A value, and how it is spelt.
    Value(Value, String),
    /// Words in both languages.
    Sides(hetong::diag::Text),
    /// Struck out.
    Struck,
    /// Nothing at all.
    Left,
}

/// What a template is filled with, and what it is filled by.
pub struct Ground<'a> {
    pub template: &'a Template,
    pub words: &'a Words,
    /// The documents it builds on, by name.
    pub parents: &'a BTreeMap<String, Contract>,
    /// What is decided beforehand, so that every combination of conditions comes up: the key of a choice, or of a list
    /// whether it is `filled` or `empty`.
    pub forced: &'a BTreeMap<String, String>,
    /// What the program works out of the same draws, as far as that decides what else is asked for.
    pub computed: &'a BTreeMap<String, String>,
    pub today: Date,
}

/// A filling on its way.
pub struct Filling<'a> {
    pub ground: &'a Ground<'a>,
    pub draws: Draws,
    pub written: BTreeMap<String, Written>,
    under_way: BTreeSet<String>,
    /// The rows of words that the items of each list take; how many there are, at the same time.
    pub rows: BTreeMap<String, Vec<usize>>,
    /// Which words the parties take.
    pub parties: Vec<usize>,
    /// How often an item of a list was referred to.
    pub referred: usize,
}

/// Fills a template; nothing where the draws do not lead to a filling that holds together.
pub fn fill(ground: &Ground, draws: Draws) -> Option<Vec<(String, Written)>> {
    let mut draws = draws;
    for _ in 0..24 {
        let parties = draws.shuffled(10);
        let (written, under_way, rows) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        let mut filling = Filling { ground, draws, written, under_way, rows, parties, referred: 0 };
        filling.decide_all();
        if course::settle(&mut filling) && filling.holds() {
            return Some(filling.in_order());
        }
        draws = filling.draws;
    }
    None
}

impl<'a> Filling<'a> {
    fn decide_all(&mut self) {
        for definition in self.ground.template.schema.definitions() {
            match definition.r#type {
                Type::Group | Type::Party => {}
                Type::List => {
                    self.rows(&definition.path);
                }
                _ => {
                    for path in self.instances(&definition.path) {
                        self.decide(&path);
                    }
                }
            }
        }
    }

    /// The definition of a field.
    pub fn definition(&self, path: &str) -> &'a Definition {
        self.ground.template.schema.get(path).unwrap_or_else(|| panic!("{path} is no field"))
    }

    /// Decides on a field, after all it depends on.
    pub fn decide(&mut self, path: &str) {
        if self.written.contains_key(path) || !self.under_way.insert(path.to_owned()) {
            return;
        }
        let definition = self.definition(path);
        for test in definition.when.iter().flat_map(|when| &when.tests) {
            self.decide(&test.path);
        }
        if !self.is_asked_for(definition) || !definition.is_asked() {
            self.written.insert(path.to_owned(), Written::Left);
            return;
        }
        if let Some(model) = &definition.model {
            self.need(model, path);
        }
        for (relation, _) in &definition.relations {
            for other in relation.paths() {
                // What is worked out from others, this one among them, is compared with it afterwards.
                let is_bound = matches!(relation, Relation::AtMost(_) | Relation::AtLeast(_));
                if !(is_bound && joint::is_worked_out(self.definition(other))) {
                    self.need(other, path);
                }
            }
        }
        if joint::is_joint(definition) {
            joint::decide(self, definition);
            return;
        }
        let written = self.choose(definition, path);
        self.written.insert(path.to_owned(), written);
    }

    /// Decides on a field that another names.
    pub fn need(&mut self, named: &str, by: &str) {
        let path = related(named, by);
        let definition = self.definition(&path);
        if definition.r#type == Type::List || definition.r#type == Type::Group {
            return;
        }
        if path.contains("[]") {
            for path in self.instances(&path) {
                self.decide(&path);
            }
        } else if definition.is_computed() {
            for (relation, _) in &definition.relations {
                for other in relation.paths() {
                    self.need(other, &path);
                }
            }
        } else {
            self.decide(&path);
        }
    }

    /// Whether the conditions of a field hold, as far as they are decided.
    pub fn is_asked_for(&self, definition: &Definition) -> bool {
        definition.when.as_ref().is_none_or(|when| when.holds(|path| self.canonical(path)))
    }

    /// A field as conditions see it.
    fn canonical(&self, path: &str) -> Option<String> {
        if let Some(rows) = self.rows.get(path) {
            return (!rows.is_empty()).then(|| rows.len().to_string());
        }
        if let Some(computed) = self.ground.computed.get(path) {
            return Some(computed.clone());
        }
        match self.written.get(path) {
            Some(Written::Sides(text)) => Some(text.zh.clone()),
            _ => self.value(path).map(|value| value.canonical()),
        }
    }

    /// The value of a field: written, taken over, or the one that holds where nothing is written.
    pub fn value(&self, path: &str) -> Option<Value> {
        match self.written.get(path) {
            Some(Written::Value(value, _)) => return Some(value.clone()),
            Some(Written::Struck | Written::Sides(_)) => return None,
            _ => {}
        }
        let definition = self.definition(path);
        if let Some(origin) = &definition.origin {
            let (parent, index) = (self.ground.parents.get(&origin.parent)?, index_in(path));
            return parent.value(&origin.path.replace("[]", &index)).cloned();
        }
        let (Some(default), Type::Single(kind)) = (&definition.default, definition.r#type) else { return None };
        self.written.contains_key(path).then(|| scalar::read(kind, default))
    }

    /// Writes a value.
    pub fn write(&mut self, path: &str, value: Value) {
        let spelt = scalar::spelt(&value, &mut self.draws);
        self.under_way.insert(path.to_owned());
        self.written.insert(path.to_owned(), Written::Value(value, spelt));
    }

    /// Whether what was worked out from others fits its own range and bounds, and no date lies where none can.
    fn holds(&mut self) -> bool {
        let filled: Vec<(String, Value)> = self
            .written
            .iter()
            .filter_map(|(path, written)| {
                Some((path.clone(), if let Written::Value(value, _) = written { value.clone() } else { return None }))
            })
            .collect();
        filled.iter().all(|(path, value)| {
            let definition = self.definition(path);
            let is =
                |other: &Option<Value>, wrong| other.as_ref().is_some_and(|other| value.compare(other) == Some(wrong));
            !is(&definition.min, Less)
                && !is(&definition.max, Greater)
                && definition.relations.iter().all(|(relation, _)| match relation {
                    Relation::AtMost(other) => !is(&self.value(&related(other, path)), Greater),
                    Relation::AtLeast(other) => !is(&self.value(&related(other, path)), Less),
                    Relation::NoticeWithin(term) | Relation::CureWithin(term) => {
                        course::is_shorter(value, self.value(&related(term, path)).as_ref())
                    }
                    Relation::Order(_) | Relation::WithinTerm { .. } => dates::fits(self, definition, path, value),
                    _ => true,
                })
        })
    }

    /// All that is written, in the order of the schema and of the lists.
    fn in_order(mut self) -> Vec<(String, Written)> {
        let mut all = Vec::new();
        let paths: Vec<&str> =
            self.ground.template.schema.definitions().iter().map(|field| field.path.as_str()).collect();
        let mut done = BTreeSet::new();
        for path in paths {
            let top = path.split("[]").next().expect("a path").to_owned();
            // A list is written item by item, whole.
            if let Some(rows) = self.rows.get(&top).cloned() {
                if !done.insert(top.clone()) {
                    continue;
                }
                let items = format!("{top}[]");
                let fields: Vec<String> = self
                    .ground
                    .template
                    .schema
                    .definitions()
                    .iter()
                    .filter(|field| field.path.starts_with(&items))
                    .map(|field| field.path.clone())
                    .collect();
                for item in 0..rows.len() {
                    for field in &fields {
                        let path = field.replacen("[]", &format!("[{item}]"), 1);
                        all.extend(self.written.remove(&path).map(|written| (path, written)));
                    }
                }
            } else {
                all.extend(self.written.remove(path).map(|written| (path.to_owned(), written)));
            }
        }
        all
    }
}

/// A path that another field names, of the same item of a list.
pub fn related(named: &str, by: &str) -> String {
    let is_same_list =
        named.split_once("[]").is_some_and(|(list, _)| by.split_once('[').is_some_and(|(own, _)| own == list));
    if is_same_list { named.replacen("[]", &index_in(by), 1) } else { named.to_owned() }
}

/// The index in a path: `[2]`.
fn index_in(path: &str) -> String {
    path.split_once('[')
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or(String::new(), |(index, _)| format!("[{index}]"))
}

/// The number of the item in a path, from zero.
pub fn index(path: &str) -> usize {
    index_in(path).trim_matches(['[', ']']).parse().unwrap_or(0)
}
