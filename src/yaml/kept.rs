//! A tree written out, so that a text that comes with the program is read when the program is compiled and not each
//! time it runs.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Entry, Key, Node, Tree};
use crate::diag::{Source, Span};

/// A node, or a key: its first byte, the byte after its last, and what it holds.
#[derive(Serialize, Deserialize)]
struct Kept<'a>(usize, usize, #[serde(borrow)] Form<'a>);

/// What a node holds.
#[derive(Serialize, Deserialize)]
enum Form<'a> {
    Null,
    /// A scalar that is what stands in the text.
    Text,
    /// Any other scalar: one in quotes, of several lines, or used again.
    Scalar(&'a str),
    #[serde(borrow)]
    List(Vec<Kept<'a>>),
    #[serde(borrow)]
    Map(Vec<(Kept<'a>, Kept<'a>)>),
}

/// Writes a tree out. With the text it was read from it can be had back by [`restore`].
///
/// # Panics
/// Never: a tree of texts and numbers can always be written.
#[must_use]
pub fn keep(root: &Node) -> Vec<u8> {
    postcard::to_extend(&kept(root), Vec::new()).expect("a tree of texts and numbers can be written")
}

fn kept(node: &Node) -> Kept<'_> {
    let form = match &node.tree {
        Tree::Null => Form::Null,
        Tree::Scalar(text) => scalar(text, &node.span),
        Tree::List(items) => Form::List(items.iter().map(kept).collect()),
        Tree::Map(entries) => Form::Map(entries.iter().map(|entry| (key(&entry.key), kept(&entry.value))).collect()),
    };
    Kept(node.span.start, node.span.end, form)
}

fn key(key: &Key) -> Kept<'_> {
    Kept(key.span.start, key.span.end, scalar(&key.name, &key.span))
}

fn scalar<'a>(text: &'a str, span: &Span) -> Form<'a> {
    if text == span.text() { Form::Text } else { Form::Scalar(text) }
}

/// A tree that was written out by [`keep`], over the text it was read from; nothing where it was not written so.
#[must_use]
pub fn restore(kept: &[u8], source: &Arc<Source>) -> Option<Node> {
    node(postcard::from_bytes(kept).ok()?, source)
}

fn node(Kept(start, end, form): Kept, source: &Arc<Source>) -> Option<Node> {
    let span = Span::new(source, start..end);
    let tree = match form {
        Form::Null => Tree::Null,
        Form::Text => Tree::Scalar(span.text().to_owned()),
        Form::Scalar(text) => Tree::Scalar(text.to_owned()),
        Form::List(items) => Tree::List(items.into_iter().map(|item| node(item, source)).collect::<Option<_>>()?),
        Form::Map(entries) => {
            Tree::Map(entries.into_iter().map(|(key, value)| entry(key, value, source)).collect::<Option<_>>()?)
        }
    };
    Some(Node { tree, span })
}

fn entry(key: Kept, value: Kept, source: &Arc<Source>) -> Option<Entry> {
    let Node { tree: Tree::Scalar(name), span } = node(key, source)? else { return None };
    Some(Entry { key: Key { name, span }, value: node(value, source)? })
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
            let kept = keep(&root);
            assert_eq!(restore(&kept, &source).as_ref(), Some(&root), "{text}");
            for end in 0..kept.len() {
                assert_eq!(restore(&kept[..end], &source), None, "{end} bytes of {text}");
            }
        }
    }

    #[test]
    fn a_key_is_a_scalar() {
        let source = Source::new("s", "a: 1\n");
        let map = Kept(0, 4, Form::Map(vec![(Kept(0, 1, Form::Null), Kept(3, 4, Form::Text))]));
        let kept = postcard::to_extend(&map, Vec::new()).expect("can be written");
        assert_eq!(restore(&kept, &source), None);
    }
}
