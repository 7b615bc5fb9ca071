//! Spec × Template → Contract. Never stops at the first fault.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::{
    Contract, Fault, Field, Parent, Place, RESERVED, Shape, State, adopt, due, quality, scoring, share, unasked,
};
use crate::calendar::Calendar;
use crate::diag::{Lang, Source, Span};
use crate::template::{Choice, Definition, Template, Type};
use crate::value::{Kind, Value, blanks_within, is_blank, is_struck};
use crate::yaml::{Node, Tree};

/// Binds a spec to its template, by itself and by the calendar that comes with the program.
#[must_use]
pub fn bind(source: &Arc<Source>, root: &Node, template: Arc<Template>) -> Contract {
    bind_with(source, root, template, Vec::new(), Calendar::built_in())
}

/// Binds a spec to its template and to the documents it builds on. What is computed, such as the last day of a period, is
/// by this calendar.
#[must_use]
pub fn bind_with(
    source: &Arc<Source>,
    root: &Node,
    template: Arc<Template>,
    parents: Vec<Parent>,
    calendar: &Calendar,
) -> Contract {
    let end = Span::new(source, source.text.trim_end().len()..source.text.trim_end().len());
    let mut binder = Binder { template: &template, parents: &parents, fields: Vec::new(), faults: Vec::new() };
    let mut top = Level { node: Some(root), path: "", pattern: "", home: &end, misshapen: false };
    top.misshapen = !binder.check_keys(&top);
    binder.level(&top);
    let Binder { fields, faults, .. } = binder;
    let by_path =
        fields.iter().enumerate().map(|(index, field)| (field.path.clone(), index)).collect::<BTreeMap<_, _>>();
    let mut contract = Contract { template, fields, faults, parents, scoring: None, by_path };
    adopt::adopt(&mut contract);
    due::settle(&mut contract, calendar);
    quality::settle(&mut contract);
    share::settle(&mut contract);
    scoring::settle(&mut contract);
    unasked::settle(&mut contract);
    contract
}

/// One mapping of the spec, or the place where it is missing.
struct Level<'a> {
    node: Option<&'a Node>,
    /// Path with indices.
    path: &'a str,
    /// Path as the schema has it.
    pattern: &'a str,
    /// Where a missing field of this level would go.
    home: &'a Span,
    /// Whether something else stands here: that is said once, and nothing of the fields that cannot be found.
    misshapen: bool,
}

struct Binder<'a> {
    template: &'a Template,
    parents: &'a [Parent],
    fields: Vec<Field>,
    faults: Vec<Fault>,
}

impl Binder<'_> {
    /// Binds every definition that lies directly below a level, in the order of the schema.
    fn level(&mut self, level: &Level) {
        let mut done: Vec<&str> = Vec::new();
        let template = self.template;
        for definition in template.schema.definitions() {
            let Some(rest) = below(&definition.path, level.pattern) else { continue };
            let name = rest.split(['.', '[']).next().unwrap_or(rest);
            if done.contains(&name) {
                continue;
            }
            done.push(name);
            self.child(level, name);
        }
    }

    /// Binds one name of a level: a field, or a group of fields.
    fn child(&mut self, level: &Level, name: &str) {
        let path = join(level.path, name);
        let pattern = join(level.pattern, name);
        let entry = level.node.and_then(|node| node.entry(name));
        let node = entry.map(|entry| &entry.value);
        let key = entry.map(|entry| entry.key.span.clone());
        let place = Place { span: node.map_or_else(|| level.home.clone(), |node| node.span.clone()), key };
        let template = self.template;
        match template.schema.get(&pattern) {
            Some(definition) if !matches!(definition.r#type, Type::Group | Type::Party) => {
                let untold = level.misshapen || (node.is_none() && self.is_misspelt(&path));
                if untold {
                    self.unreadable(definition, &path, &place);
                } else {
                    self.field(definition, node, path, place);
                }
            }
            _ => {
                let home = place.key.clone().unwrap_or_else(|| level.home.clone());
                let mut inner = Level { node, path: &path, pattern: &pattern, home: &home, misshapen: false };
                let untold = level.misshapen || (node.is_none() && self.is_misspelt(&path));
                inner.misshapen = untold || !self.check_keys(&inner);
                self.level(&inner);
            }
        }
    }

    fn field(&mut self, definition: &Definition, node: Option<&Node>, path: String, place: Place) {
        match definition.r#type {
            Type::List => self.list(definition, node, path, place),
            Type::Bilingual => self.bilingual(definition, node, &path, &place),
            _ => {
                let state = self.single(definition, node, &path);
                self.push(definition, path, None, state, place);
            }
        }
    }

    /// A field of which nothing can be said but what was said of where it belongs.
    fn unreadable(&mut self, definition: &Definition, path: &str, place: &Place) {
        if definition.r#type != Type::Bilingual {
            return self.push(definition, path.to_owned(), None, State::Unreadable, place.clone());
        }
        for side in Lang::ALL {
            self.push(definition, join(path, side.key()), Some(side), State::Unreadable, place.clone());
        }
    }

    /// Whether an unknown key was taken for a misspelling of this path.
    fn is_misspelt(&self, wanted: &str) -> bool {
        self.faults.iter().any(|fault| match fault {
            Fault::UnknownKey { path, nearest: Some(nearest), .. } => {
                let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
                join(parent, nearest) == wanted
            }
            _ => false,
        })
    }

    fn list(&mut self, definition: &Definition, node: Option<&Node>, path: String, place: Place) {
        let items = match node.map(|node| &node.tree) {
            Some(Tree::List(items)) => &items[..],
            Some(Tree::Scalar(text)) if is_blank(text).is_some() => &[],
            None | Some(Tree::Null) => &[],
            // In place of a table that could not be read stands nothing, which is said of the table.
            Some(Tree::Map(entries)) if definition.table && entries.is_empty() => {
                return self.push(definition, path, None, State::Unreadable, place);
            }
            Some(_) => {
                self.shape(&path, Shape::List, &place.span);
                self.push(definition, path, None, State::Unreadable, place);
                return;
            }
        };
        let theirs = if items.is_empty() { self.items_of_parent(definition) } else { 0 };
        let count = items.len().max(theirs);
        let state = if count == 0 { absent(definition) } else { State::Items(count) };
        let pattern = format!("{}[]", definition.path);
        let home = place.span.clone();
        self.push(definition, path.clone(), None, state, place);
        for index in 0..theirs {
            let path = format!("{path}[{index}]");
            self.level(&Level { node: None, path: &path, pattern: &pattern, home: &home, misshapen: false });
        }
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let mut level =
                Level { node: Some(item), path: &path, pattern: &pattern, home: &item.span, misshapen: false };
            level.misshapen = !self.check_keys(&level);
            self.level(&level);
        }
    }

    /// How many items a list takes over from the document it comes from.
    fn items_of_parent(&self, definition: &Definition) -> usize {
        let Some(origin) = definition.origin.as_ref().filter(|_| definition.r#match.is_none()) else { return 0 };
        let parent = self.parents.iter().find(|parent| parent.name == origin.parent);
        let list = parent.and_then(Parent::bound).and_then(|bound| bound.contract.field(&origin.path));
        match list.map(|list| &list.state) {
            Some(State::Items(count)) => *count,
            _ => 0,
        }
    }

    fn bilingual(&mut self, definition: &Definition, node: Option<&Node>, path: &str, place: &Place) {
        let unreadable = match node.map(|node| &node.tree) {
            None | Some(Tree::Null | Tree::Map(_)) => false,
            Some(Tree::Scalar(text)) if is_blank(text).is_some() => false,
            Some(Tree::Scalar(text)) if is_struck(text) && !definition.may_be_struck() => false,
            Some(Tree::Scalar(text)) if is_struck(text) => {
                for side in Lang::ALL {
                    let path = join(path, side.key());
                    self.push(definition, path, Some(side), State::Struck(text.clone()), place.clone());
                }
                return;
            }
            Some(_) => true,
        };
        if unreadable {
            self.shape(path, Shape::Bilingual, &place.span);
        }
        for entry in node.map(Node::entries).unwrap_or_default() {
            if !Lang::ALL.iter().any(|lang| lang.key() == entry.key.name) {
                let path = join(path, &entry.key.name);
                self.faults.push(Fault::UnknownKey { path, nearest: None, span: entry.key.span.clone() });
            }
        }
        let home = place.key.as_ref().unwrap_or(&place.span);
        let is_written = |text: &str| !text.trim().is_empty();
        let written = Lang::ALL.iter().any(|lang| {
            let text = node.and_then(|node| node.get(lang.key())).and_then(Node::scalar);
            text.is_some_and(is_written)
        });
        for side in Lang::ALL {
            let entry = node.and_then(|node| node.entry(side.key()));
            let path = join(path, side.key());
            let state = match entry {
                _ if unreadable => State::Unreadable,
                entry => match self.single(definition, entry.map(|entry| &entry.value), &path) {
                    // One language given obliges to give the other, even where both might be left out.
                    State::Absent if written => State::Blank,
                    state => state,
                },
            };
            let place = match entry {
                Some(entry) => Place { span: entry.value.span.clone(), key: Some(entry.key.span.clone()) },
                None if node.is_some_and(|node| matches!(node.tree, Tree::Scalar(_))) => place.clone(),
                None => Place { span: home.clone(), key: None },
            };
            self.push(definition, path, Some(side), state, place);
        }
    }

    /// The state of a field that holds one line.
    fn single(&mut self, definition: &Definition, node: Option<&Node>, path: &str) -> State {
        let text = match node.map(|node| &node.tree) {
            None | Some(Tree::Null) => return absent(definition),
            Some(Tree::Scalar(text)) => text,
            Some(Tree::List(_) | Tree::Map(_)) => {
                self.shape(path, Shape::Single, &node.expect("matched above").span);
                return State::Unreadable;
            }
        };
        if is_struck(text) {
            return if definition.may_be_struck() { State::Struck(text.trim().to_owned()) } else { State::Blank };
        }
        if is_blank(text).is_some() {
            return if text.trim().is_empty() { absent(definition) } else { State::Blank };
        }
        let kind = definition.kind().unwrap_or(Kind::Text);
        if kind != Kind::Text && kind.parse(text).is_err() && !blanks_within(text).is_empty() {
            // `__个工作日`: not a wrong value, but one that is still to be completed.
            return State::Blank;
        }
        let span = &node.expect("a text has a node").span;
        match self.value(definition, text, path, span) {
            Some(value) => State::Filled(value),
            None => State::Unreadable,
        }
    }

    fn value(&mut self, definition: &Definition, text: &str, path: &str, span: &Span) -> Option<Value> {
        let (path, span) = (path.to_owned(), span.clone());
        let kind = definition.kind().unwrap_or(Kind::Text);
        let value = match kind.parse(text) {
            Ok(value) => value,
            Err(fault) => {
                self.faults.push(Fault::Value { path, kind, fault, span });
                return None;
            }
        };
        match &value {
            // What a model offers is known once the model is.
            Value::Choice(_) if definition.model.is_some() => Some(value),
            Value::Choice(key) => match chosen(definition, key) {
                Some(key) => Some(Value::Choice(key)),
                None => {
                    let choices = definition.choices.clone();
                    let nearest = nearest(key, choices.iter().map(|choice| choice.key.as_str()));
                    self.faults.push(Fault::Choice { path, choices, nearest, span });
                    None
                }
            },
            Value::Period(period) if !definition.units.is_empty() && !definition.units.contains(&period.unit) => {
                self.faults.push(Fault::Unit { path, units: definition.units.clone(), span });
                None
            }
            _ => Some(value),
        }
    }

    /// Looks for keys of a mapping that the schema does not have there. Whether it is a mapping at all, or empty.
    fn check_keys(&mut self, level: &Level) -> bool {
        let Some(node) = level.node.filter(|_| !level.misshapen) else { return true };
        match &node.tree {
            Tree::Null | Tree::Map(_) => {}
            Tree::Scalar(text) if is_blank(text).is_some() => {}
            _ => {
                self.shape(level.path, Shape::Map, &node.span);
                return false;
            }
        }
        let template = self.template;
        let known: Vec<&str> = template
            .schema
            .definitions()
            .iter()
            .filter_map(|definition| below(&definition.path, level.pattern))
            .map(|rest| rest.split(['.', '[']).next().unwrap_or(rest))
            .chain(RESERVED.into_iter().filter(|_| level.path.is_empty()))
            .chain(template.builds_on.iter().map(String::as_str).filter(|_| level.path.is_empty()))
            .collect();
        for entry in node.entries() {
            if !known.contains(&entry.key.name.as_str()) {
                let path = join(level.path, &entry.key.name);
                let nearest = nearest(&entry.key.name, known.iter().copied());
                self.faults.push(Fault::UnknownKey { path, nearest, span: entry.key.span.clone() });
            }
        }
        true
    }

    fn shape(&mut self, path: &str, expected: Shape, span: &Span) {
        self.faults.push(Fault::Shape { path: path.to_owned(), expected, span: span.clone() });
    }

    fn push(&mut self, definition: &Definition, path: String, side: Option<Lang>, state: State, place: Place) {
        let definition = definition.path.clone();
        let index = self.template.schema.position(&definition).expect("what is bound is defined");
        self.fields.push(Field { path, definition, index, side, state, place, adopted: false });
    }
}

/// What a field is when nothing is written for it.
fn absent(definition: &Definition) -> State {
    match &definition.default {
        Some(default) => match definition.kind().unwrap_or(Kind::Text).parse(default) {
            Ok(value) => State::Filled(value),
            Err(_) => State::Blank,
        },
        None if definition.optional => State::Absent,
        None => State::Blank,
    }
}

/// The key of a choice, given its key or its name in either language.
fn chosen(definition: &Definition, written: &str) -> Option<String> {
    let find = |same: &dyn Fn(&str) -> bool| {
        let is_it = |choice: &&Choice| same(&choice.key) || same(&choice.label.zh) || same(&choice.label.en);
        definition.choices.iter().find(is_it).map(|choice| choice.key.clone())
    };
    // A Chinese keyboard may give letters and marks in full width.
    let plain = |text: &str| text.nfkc().collect::<String>();
    find(&|text| text.eq_ignore_ascii_case(written))
        .or_else(|| find(&|text| plain(text).eq_ignore_ascii_case(&plain(written))))
}

/// The part of a definition's path below a level: `share` of `fees.instalments[].share` below `fees.instalments[]`.
fn below<'a>(path: &'a str, level: &str) -> Option<&'a str> {
    if level.is_empty() {
        return Some(path);
    }
    path.strip_prefix(level)?.strip_prefix('.')
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The known name most like one that is not known.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    crate::template::nearest(&name.replace('-', "_"), known)
}
