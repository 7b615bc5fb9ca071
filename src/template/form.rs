//! Reading the YAML files of a template strictly: every key known, every value of its form.

use super::condition::Condition;
use super::fault::{Expected, Fault};
use super::load::Files;
use crate::diag::{Source, Span, Text};
use crate::yaml::{Node, Tree};

/// The root of a YAML file of the template; an empty place to point at where there is no such file.
pub(super) fn root(files: &Files, path: &str, faults: &mut Vec<Fault>) -> Option<Node> {
    let Some((source, node, yaml)) = files.read(path) else {
        let span = Span::new(&Source::new(path, ""), 0..0);
        faults.push(Fault::Form { expected: Expected::File(path.to_owned()), span });
        return None;
    };
    faults.extend(yaml.into_iter().map(Fault::Yaml));
    let node = node?;
    if !matches!(node.tree, Tree::Map(_)) {
        faults.push(Fault::Form { expected: Expected::Map, span: Span::new(&source, 0..node.span.end.max(1)) });
        return None;
    }
    Some(node)
}

/// Reads nodes and collects what is wrong with them.
pub(super) struct Form<'a> {
    /// What was wrong so far.
    pub faults: &'a mut Vec<Fault>,
}

impl Form<'_> {
    /// Records that something else belongs at `span`.
    pub fn expect(&mut self, expected: Expected, span: &Span) {
        self.faults.push(Fault::Form { expected, span: span.clone() });
    }

    /// Records keys of a mapping that are not among `known`.
    pub fn known_keys(&mut self, node: &Node, known: &[&str]) {
        if !matches!(node.tree, Tree::Map(_)) {
            self.expect(Expected::Map, &node.span);
        }
        for entry in node.entries() {
            let name = &entry.key.name;
            if !known.contains(&name.as_str()) {
                let nearest = nearest(name, known.iter().copied());
                self.expect(Expected::KnownKey { found: name.clone(), nearest }, &entry.key.span);
            }
        }
    }

    /// The text of a scalar.
    pub fn scalar(&mut self, node: &Node) -> Option<String> {
        match node.scalar() {
            Some(text) => Some(text.trim().to_owned()),
            None => {
                self.expect(Expected::Scalar, &node.span);
                None
            }
        }
    }

    /// The text of the scalar under `key`, if there is one.
    pub fn scalar_at(&mut self, node: &Node, key: &str) -> Option<String> {
        self.scalar(node.get(key)?)
    }

    /// The items of a list of scalars, with their places. A single scalar counts as a list of one.
    pub fn scalars(&mut self, node: &Node) -> Vec<(String, Span)> {
        match &node.tree {
            Tree::Scalar(text) => vec![(text.trim().to_owned(), node.span.clone())],
            Tree::List(items) => {
                items.iter().filter_map(|item| Some((self.scalar(item)?, item.span.clone()))).collect()
            }
            _ => {
                self.expect(Expected::List, &node.span);
                Vec::new()
            }
        }
    }

    /// Words in both languages.
    pub fn text(&mut self, node: &Node) -> Text {
        self.known_keys(node, &["zh", "en"]);
        let (zh, en) = (self.scalar_at(node, "zh"), self.scalar_at(node, "en"));
        match (zh, en) {
            (Some(zh), Some(en)) => Text { zh, en },
            (zh, en) => {
                self.expect(Expected::Text, &node.span);
                Text { zh: zh.unwrap_or_default(), en: en.unwrap_or_default() }
            }
        }
    }

    /// Words in both languages under a key that must be there.
    pub fn text_at(&mut self, node: &Node, key: &'static str) -> Text {
        match node.get(key) {
            Some(node) => self.text(node),
            None => {
                self.expect(Expected::Key(key), &node.span);
                Text::default()
            }
        }
    }

    /// The condition under `when`, if there is one.
    pub fn condition(&mut self, node: &Node) -> Option<Condition> {
        let when = node.get("when")?;
        let text = self.scalar(when)?;
        let condition = Condition::parse(&text, &when.span);
        if condition.is_none() {
            self.expect(Expected::Condition, &when.span);
        }
        condition
    }
}

/// The nearest of `known` to a name that is not among them, if it is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate.to_owned())
}
