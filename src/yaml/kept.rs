//! A tree written out, so that a text that comes with the program is read when the program is compiled and not each
//! time it runs.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Entry, Key, Node, Tree};
use crate::diag::{Source, Span};

/// A node: where it starts, where it ends, and what it holds.
#[derive(Serialize, Deserialize)]
struct Kept(usize, usize, Form);

/// What a node holds; the names are short because they are written thousands of times.
#[derive(Serialize, Deserialize)]
enum Form {
    #[serde(rename = "n")]
    Null,
    /// A scalar that is what stands in the text.
    #[serde(rename = "t")]
    Text,
    /// Any other scalar: one in quotes, of several lines, or used again.
    #[serde(rename = "s")]
    Scalar(String),
    #[serde(rename = "l")]
    List(Vec<Kept>),
    #[serde(rename = "m")]
    Map(Vec<(Kept, Kept)>),
}

/// Writes a tree out. With the text it was read from it can be had back by [`restore`].
///
/// # Panics
/// Never: a tree of texts and numbers can always be written.
#[must_use]
pub fn keep(root: &Node) -> String {
    serde_json::to_string(&kept(root)).expect("a tree of texts and numbers can be written")
}

fn kept(node: &Node) -> Kept {
    let form = match &node.tree {
        Tree::Null => Form::Null,
        Tree::Scalar(text) => scalar(text, &node.span),
        Tree::List(items) => Form::List(items.iter().map(kept).collect()),
        Tree::Map(entries) => Form::Map(entries.iter().map(|entry| (key(&entry.key), kept(&entry.value))).collect()),
    };
    Kept(node.span.start, node.span.end, form)
}

fn key(key: &Key) -> Kept {
    Kept(key.span.start, key.span.end, scalar(&key.name, &key.span))
}

fn scalar(text: &str, span: &Span) -> Form {
    if text == span.text() { Form::Text } else { Form::Scalar(text.to_owned()) }
}

/// A tree that was written out by [`keep`], over the text it was read from; nothing where it was not written so.
#[must_use]
pub fn restore(kept: &str, source: &Arc<Source>) -> Option<Node> {
    serde_json::from_str(kept).ok().map(|kept| node(kept, source))
}

fn node(Kept(start, end, form): Kept, source: &Arc<Source>) -> Node {
    let span = Span::new(source, start..end);
    let tree = match form {
        Form::Null => Tree::Null,
        Form::Text => Tree::Scalar(span.text().to_owned()),
        Form::Scalar(text) => Tree::Scalar(text),
        Form::List(items) => Tree::List(items.into_iter().map(|item| node(item, source)).collect()),
        Form::Map(entries) => {
            let entry = |(key, value)| Entry { key: name(node(key, source)), value: node(value, source) };
            Tree::Map(entries.into_iter().map(entry).collect())
        }
    };
    Node { tree, span }
}

fn name(node: Node) -> Key {
    let name = match node.tree {
        Tree::Scalar(name) => name,
        _ => String::new(),
    };
    Key { name, span: node.span }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        for text in [
            "甲: { 乙: 10 个工作日, \"丙\\n\": [1.50, ~, 'x''y', {}] }\n丁:\n戊: |\n  块\n  块\n己: >-\n  a\n  b\n",
            "a: &x { city: 北京 }\nb: *x\nn: &n 007\nm: *n\n",
            "",
            "- 1\n- - 2\n",
        ] {
            let source = Source::new("s", text);
            let (root, faults) = read(&source);
            let root = root.expect("the text is YAML");
            assert_eq!(faults, []);
            assert_eq!(restore(&keep(&root), &source).as_ref(), Some(&root), "{}", keep(&root));
        }
        assert_eq!(restore("[0,0,{\"t\":", &Source::new("s", "")), None);
    }
}
