//! Quality models: the characteristics by which something is evaluated, kept as data in `common/models`.

use std::collections::BTreeMap;

use super::Schema;
use super::fault::{Expected, Fault};
use super::form::{Form, root};
use super::load::Files;
use crate::diag::Text;
use crate::yaml::Node;

/// A quality model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Model {
    /// Its name.
    pub title: Text,
    /// Its characteristics, in order.
    pub characteristics: Vec<Quality>,
}

/// A characteristic of a model, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quality {
    /// The key by which specs name it.
    pub key: String,
    /// Its name.
    pub name: Text,
    /// What it is, how it is counted, when its clock starts and stops.
    pub definition: Text,
    /// Its parts.
    pub parts: Vec<Self>,
}

impl Model {
    /// The characteristic of that key or name.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<&Quality> {
        let same = |text: &str| text.eq_ignore_ascii_case(written.trim());
        let is_meant = |quality: &&Quality| same(&quality.key) || same(&quality.name.zh) || same(&quality.name.en);
        self.characteristics.iter().find(is_meant)
    }
}

/// Reads the models, if any field of the schema needs one.
pub(super) fn read(schema: &Schema, files: &Files, faults: &mut Vec<Fault>) -> BTreeMap<String, Model> {
    const FOLDER: &str = "common/models/";
    if schema.definitions().iter().all(|definition| definition.model.is_none()) {
        return BTreeMap::new();
    }
    let keys = files.below(FOLDER).filter_map(|(name, _)| name.strip_suffix(".yaml"));
    keys.map(|key| (key.to_owned(), model(files, &format!("{FOLDER}{key}.yaml"), faults))).collect()
}

fn model(files: &Files, path: &str, faults: &mut Vec<Fault>) -> Model {
    let Some(root) = root(files, path, faults) else { return Model::default() };
    let mut form = Form { faults };
    form.known_keys(&root, &["title", "note", "characteristics"]);
    let title = form.text_at(&root, "title");
    if let Some(note) = root.get("note") {
        form.text(note);
    }
    match root.get("characteristics") {
        Some(node) => Model { title, characteristics: qualities(&mut form, node) },
        None => {
            form.expect(Expected::Key("characteristics"), &root.span);
            Model { title, ..Model::default() }
        }
    }
}

fn qualities(form: &mut Form, node: &Node) -> Vec<Quality> {
    let entries = node.entries().iter();
    let read = entries.map(|entry| {
        form.known_keys(&entry.value, &["name", "definition", "parts"]);
        Quality {
            key: entry.key.name.clone(),
            name: form.text_at(&entry.value, "name"),
            definition: form.text_at(&entry.value, "definition"),
            parts: entry.value.get("parts").map(|parts| qualities(form, parts)).unwrap_or_default(),
        }
    });
    read.collect()
}
