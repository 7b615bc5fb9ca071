//! The values of a contract, as Tera puts them into the words: escaped, and marked with the field they come from.

use std::collections::BTreeMap;

use tera::Context;
use tera::value::{Key, Map};

use super::model::Inline;
use super::room::rows;
use crate::contract::{Contract, Field, State};
use crate::diag::Lang;
use crate::template::{Definition, escaped};
use crate::value::Value;

/// How a value is marked in Markdown: a link whose address names the field.
pub(super) const FIELD: &str = "field:";
/// How a blank is marked.
pub(super) const BLANK: &str = "blank:";

/// A field's value as printed, or a blank.
pub(super) fn inline(contract: &Contract, field: &Field, lang: Lang) -> Inline {
    let text = printed(contract, contract.definition(field), &field.state, lang);
    let blank = text.is_none() && field.is_asked_for();
    Inline::Value { field: field.path.clone(), text: text.unwrap_or_default(), blank }
}

/// A value as printed; nothing for a blank.
fn printed(contract: &Contract, definition: &Definition, state: &State, lang: Lang) -> Option<String> {
    match state {
        State::Filled(Value::Choice(key)) => Some(contract.choice(definition, key)?.get(lang).to_owned()),
        State::Filled(value) => Some(value.show(lang, definition.style)),
        State::Struck(mark) => Some(mark.clone()),
        State::Items(count) => Some(count.to_string()),
        State::Blank | State::Unreadable | State::Absent => None,
    }
}

/// All values of a contract in one language, nested as the fields are.
pub(super) fn context(contract: &Contract, lang: Lang) -> Context {
    let mut root = Tree::default();
    for field in &contract.fields {
        if field.side.is_some_and(|side| side != lang) {
            continue;
        }
        let suffix = format!(".{}", lang.key());
        let path =
            if field.side.is_some() { field.path.strip_suffix(&suffix).unwrap_or(&field.path) } else { &field.path };
        let node = root.at(path);
        if contract.definition(field).kind().is_some() {
            node.leaf = Some(mark(inline(contract, field, lang)));
        } else {
            node.is_list = true;
        }
    }
    for (path, _, side) in rows(contract) {
        if side.is_some_and(|side| side != lang) {
            continue;
        }
        let suffix = format!(".{}", lang.key());
        let stem = if side.is_some() { path.strip_suffix(&suffix).unwrap_or(&path) } else { &path };
        let leaf = mark(Inline::Value { field: path.clone(), text: String::new(), blank: true });
        root.at(stem).leaf = Some(leaf);
    }
    let mut context = Context::new();
    for (name, tree) in root.children {
        context.insert_value(name, tree.into_value());
    }
    context
}

/// A value in Markdown: `[escaped](<field:path>)`.
fn mark(inline: Inline) -> tera::Value {
    let Inline::Value { field, text, blank } = inline else { unreachable!("only values are marked") };
    let scheme = if blank { BLANK } else { FIELD };
    tera::Value::safe_string(&format!("[{}](<{scheme}{field}>)", escaped(&text)))
}

/// Values by name and index.
#[derive(Default)]
struct Tree {
    leaf: Option<tera::Value>,
    is_list: bool,
    children: BTreeMap<String, Tree>,
    items: Vec<Tree>,
}

impl Tree {
    /// The node of a path such as `fees.instalments[2].share`, made where it is missing.
    fn at(&mut self, path: &str) -> &mut Self {
        let mut node = self;
        for step in path.split(['.', '[']) {
            node = match step.strip_suffix(']').and_then(|index| index.parse::<usize>().ok()) {
                Some(index) => {
                    if node.items.len() <= index {
                        node.items.resize_with(index + 1, Self::default);
                    }
                    &mut node.items[index]
                }
                None => node.children.entry(step.to_owned()).or_default(),
            };
        }
        node
    }

    fn into_value(self) -> tera::Value {
        if let Some(leaf) = self.leaf {
            return leaf;
        }
        if self.is_list {
            return self.items.into_iter().map(Self::into_value).collect::<Vec<_>>().into();
        }
        let map: Map = self.children.into_iter().map(|(name, tree)| (Key::from(name), tree.into_value())).collect();
        map.into()
    }
}
