//! The fields of a template, by path.

use std::collections::BTreeMap;

use super::condition::Condition;
use super::definition::{Definition, Type};
use super::fault::{Expected, Fault};
use super::form::{Form, nearest, root};
use super::load::Files;
use super::origin::Origin;
use super::relation::Relation;
use crate::diag::Span;
use crate::value::Kind;
use crate::yaml::{self, Node};

/// The composite types that stand for a party.
const PARTIES: [&str; 2] = ["party", "signatory"];

/// The fields of a template in the order written, composites spelled out.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    definitions: Vec<Definition>,
    by_path: BTreeMap<String, usize>,
}

impl Schema {
    /// All definitions, in the order written.
    #[must_use]
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// The definition of a path. A path into a list may carry indices: `fees.instalments[2].share`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Definition> {
        if path.contains('[') { self.lookup(&pattern(path)) } else { self.lookup(path) }
    }

    /// Where the definition of exactly that path stands among [`definitions`](Self::definitions).
    #[must_use]
    pub fn position(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    fn lookup(&self, path: &str) -> Option<&Definition> {
        self.by_path.get(path).map(|index| &self.definitions[*index])
    }

    /// Whether some definition lies below `path`, so that it is a mapping in a spec even where it is not defined itself.
    #[must_use]
    pub fn has_below(&self, path: &str) -> bool {
        let prefix = format!("{path}.");
        self.by_path.range(prefix.clone()..).next().is_some_and(|(path, _)| path.starts_with(&prefix))
    }

    /// The definitions below `path`, and its own, in the order written.
    pub fn within<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Definition> {
        self.definitions.iter().filter(move |definition| {
            definition.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// The path most like one that is not there.
    #[must_use]
    pub fn nearest(&self, path: &str) -> Option<String> {
        nearest(path, self.by_path.keys().map(String::as_str))
    }

    /// The fault of naming a field that is not there.
    pub(super) fn unknown(&self, path: &str, span: &Span) -> Fault {
        Fault::UnknownField { path: path.to_owned(), nearest: self.nearest(path), span: span.clone() }
    }

    fn add(&mut self, form: &mut Form, definition: Definition) {
        if let Some(index) = self.by_path.get(&definition.path) {
            let first = self.definitions[*index].span.clone();
            let key = definition.path.clone();
            form.faults.push(Fault::Yaml(yaml::Fault::DuplicateKey { key, first, again: definition.span }));
            return;
        }
        self.by_path.insert(definition.path.clone(), self.definitions.len());
        self.definitions.push(definition);
    }
}

/// A path with its indices taken out: `fees.instalments[2].share` to `fees.instalments[].share`.
fn pattern(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for character in path.chars() {
        inside = match character {
            '[' => true,
            ']' => false,
            _ => inside,
        };
        if !inside || character == '[' {
            out.push(character);
        }
    }
    out
}

/// Reads `schema.yaml` of a template and the composite types it uses.
pub(super) fn read(template: &str, files: &Files, faults: &mut Vec<Fault>) -> Schema {
    let types = root(files, "common/types.yaml", faults);
    let fields = root(files, &format!("{template}/schema.yaml"), faults);
    let mut form = Form { faults };
    let mut schema = Schema::default();
    let none = Vec::new();
    let composites: Vec<(&str, &Node)> = types
        .as_ref()
        .map_or(&none[..], |types| types.entries())
        .iter()
        .map(|entry| (entry.key.name.as_str(), &entry.value))
        .collect();
    for entry in fields.as_ref().map_or(&[][..], |fields| fields.entries()) {
        let path = &entry.key.name;
        let Some(name) = form.scalar_at(&entry.value, "type") else {
            form.expect(Expected::Key("type"), &entry.key.span);
            continue;
        };
        if let Some((name, fields)) = composites.iter().find(|(known, _)| *known == name) {
            let heading = if PARTIES.contains(name) { Type::Party } else { Type::Group };
            let definition = Definition::read(&mut form, path, heading, &entry.key.span, &entry.value);
            schema.add(&mut form, definition);
            for field in fields.entries() {
                let path = format!("{path}.{}", field.key.name);
                if let Some(definition) = single(&mut form, &path, &field.value, &field.key.span) {
                    schema.add(&mut form, definition);
                }
            }
        } else if let Some(definition) = single(&mut form, path, &entry.value, &entry.key.span) {
            schema.add(&mut form, definition);
        }
    }
    inherit_conditions(&mut schema);
    inherit_origins(&mut schema);
    check_paths(&schema, &mut form);
    schema
}

/// The condition of a group or a list holds for every field below it, besides the field's own.
fn inherit_conditions(schema: &mut Schema) {
    let headings: Vec<(String, Condition)> = schema
        .definitions
        .iter()
        .filter(|definition| matches!(definition.r#type, Type::Group | Type::Party | Type::List))
        .filter_map(|definition| Some((definition.path.clone(), definition.when.clone()?)))
        .collect();
    for definition in &mut schema.definitions {
        for (path, condition) in &headings {
            if !definition.path.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '['])) {
                continue;
            }
            match &mut definition.when {
                Some(own) => own.tests.extend(condition.tests.iter().cloned()),
                None => definition.when = Some(condition.clone()),
            }
        }
    }
}

/// What comes from another document as a whole comes with every field below it, unless a field has its own origin.
fn inherit_origins(schema: &mut Schema) {
    let headings: Vec<(String, Origin)> = schema
        .definitions
        .iter()
        .filter(|definition| matches!(definition.r#type, Type::Group | Type::Party | Type::List))
        .filter(|definition| definition.r#match.is_none())
        .filter_map(|definition| Some((definition.path.clone(), definition.origin.clone()?)))
        .collect();
    for definition in &mut schema.definitions {
        for (path, origin) in &headings {
            if let Some(rest) = definition.path.strip_prefix(path).filter(|rest| rest.starts_with(['.', '[']))
                && definition.origin.is_none()
            {
                definition.origin = Some(origin.below(rest));
            }
        }
    }
}

fn single(form: &mut Form, path: &str, node: &Node, key: &Span) -> Option<Definition> {
    let name = form.scalar_at(node, "type")?;
    let r#type = match name.as_str() {
        "group" => Type::Group,
        "list" => Type::List,
        "bilingual" => Type::Bilingual,
        name => match Kind::from_name(name) {
            Some(kind) => Type::Single(kind),
            None => {
                let known = Kind::ALL.map(Kind::name).into_iter().chain(["group", "list", "bilingual", "party"]);
                let span = node.get("type").map_or(key, |node| &node.span);
                form.expect(Expected::OneOf(known.map(str::to_owned).collect()), span);
                return None;
            }
        },
    };
    Some(Definition::read(form, path, r#type, key, node))
}

/// Every path a definition names must be defined.
fn check_paths(schema: &Schema, form: &mut Form) {
    for definition in &schema.definitions {
        let tests =
            definition.when.iter().flat_map(|when| when.tests.iter().map(|test| (test.path.as_str(), &when.span)));
        let relations = definition
            .relations
            .iter()
            .flat_map(|(relation, span)| relation.paths().into_iter().map(move |path| (path, span)));
        let model = definition.model.iter().map(|path| (path.as_str(), &definition.span));
        for (path, span) in tests.chain(relations).chain(model) {
            if schema.get(path).is_none() {
                form.faults.push(schema.unknown(path, span));
            }
        }
        if let Some(name) = &definition.r#match {
            let path = format!("{}[].{name}", definition.path);
            if schema.get(&path).is_none() {
                form.faults.push(schema.unknown(&path, &definition.span));
            }
        }
        for (relation, span) in &definition.relations {
            check_kinds(schema, form, relation, span);
        }
    }
}

/// The fields a relation names must be of kinds it can be worked out from.
fn check_kinds(schema: &Schema, form: &mut Form, relation: &Relation, span: &Span) {
    let Some(takes) = relation.takes() else { return };
    let kinds: Vec<Option<Kind>> =
        relation.paths().into_iter().filter_map(|path| schema.get(path)).map(Definition::kind).collect();
    let is_product = matches!(relation, Relation::ProductOf(_));
    let is_rate_of_amount = kinds.contains(&Some(Kind::Percent)) && kinds.contains(&Some(Kind::Money));
    let is_wrong = |kind: &Option<Kind>| !kind.is_some_and(|kind| takes.contains(&kind));
    let is_counted = matches!(relation, Relation::Due { .. } | Relation::WithinTerm { .. });
    let is_day_and_period = kinds == [Some(Kind::Date), Some(Kind::Period)];
    let is_mismatched = (is_product && !is_rate_of_amount) || (is_counted && !is_day_and_period);
    if kinds.iter().any(is_wrong) || (is_mismatched && kinds.len() == 2) {
        form.expect(Expected::Target(takes.to_vec()), span);
    }
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn indices_are_taken_out() {
        assert_eq!(pattern("fees.instalments[12].share"), "fees.instalments[].share");
        assert_eq!(pattern("a.b"), "a.b");
    }
}
