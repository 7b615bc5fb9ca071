//! A tree written out, so that a text that comes with the program is read when the program is compiled and not each
//! time it runs.
//!
//! A node is written as a letter for what it is, where it starts, how long it is, and what it holds:
//!
//! | node | written |
//! | :-- | :-- |
//! | nothing | `n12+0 ` |
//! | a scalar that is what stands in the text | `t12+6 ` |
//! | any other scalar: in quotes, of several lines, or used again | `s12+8 `, the length of its text, a space, the text |
//! | a list | `l12+40 `, the number of its items, a space, the items |
//! | a mapping | `m12+40 `, the number of its entries, a space, the key and the value of each |

use std::fmt::Write as _;
use std::sync::Arc;

use super::{Entry, Key, Node, Tree};
use crate::diag::{Source, Span};

/// Writes a tree out. With the text it was read from it can be had back by [`restore`].
#[must_use]
pub fn keep(root: &Node) -> String {
    let mut out = String::new();
    write(root, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    // Writing into a string cannot fail.
    match &node.tree {
        Tree::Null => head('n', &node.span, out),
        Tree::Scalar(text) => scalar(text, &node.span, out),
        Tree::List(items) => {
            head('l', &node.span, out);
            let _ = write!(out, "{} ", items.len());
            for item in items {
                write(item, out);
            }
        }
        Tree::Map(entries) => {
            head('m', &node.span, out);
            let _ = write!(out, "{} ", entries.len());
            for entry in entries {
                scalar(&entry.key.name, &entry.key.span, out);
                write(&entry.value, out);
            }
        }
    }
}

fn scalar(text: &str, span: &Span, out: &mut String) {
    if text == span.text() {
        return head('t', span, out);
    }
    head('s', span, out);
    let _ = write!(out, "{} {text}", text.len());
}

fn head(kind: char, span: &Span, out: &mut String) {
    let _ = write!(out, "{kind}{}+{} ", span.start, span.end - span.start);
}

/// A tree that was written out by [`keep`], over the text it was read from; nothing where it was not written so.
#[must_use]
pub fn restore(kept: &str, source: &Arc<Source>) -> Option<Node> {
    let mut reader = Reader { rest: kept, source };
    let root = reader.node()?;
    reader.rest.is_empty().then_some(root)
}

struct Reader<'a> {
    rest: &'a str,
    source: &'a Arc<Source>,
}

impl Reader<'_> {
    fn node(&mut self) -> Option<Node> {
        let (kind, span) = self.head()?;
        let tree = match kind {
            'n' => Tree::Null,
            'l' => {
                let count = self.number(' ')?;
                Tree::List((0..count).map(|_| self.node()).collect::<Option<_>>()?)
            }
            'm' => {
                let count = self.number(' ')?;
                Tree::Map((0..count).map(|_| self.entry()).collect::<Option<_>>()?)
            }
            kind => Tree::Scalar(self.text(kind, &span)?),
        };
        Some(Node { tree, span })
    }

    fn entry(&mut self) -> Option<Entry> {
        let (kind, span) = self.head()?;
        let name = self.text(kind, &span)?;
        Some(Entry { key: Key { name, span }, value: self.node()? })
    }

    fn text(&mut self, kind: char, span: &Span) -> Option<String> {
        match kind {
            't' => Some(span.text().to_owned()),
            's' => {
                let length = self.number(' ')?;
                let (text, rest) = self.rest.split_at_checked(length)?;
                self.rest = rest;
                Some(text.to_owned())
            }
            _ => None,
        }
    }

    fn head(&mut self) -> Option<(char, Span)> {
        let kind = self.rest.chars().next()?;
        self.rest = &self.rest[kind.len_utf8()..];
        let (start, length) = (self.number('+')?, self.number(' ')?);
        Some((kind, Span::new(self.source, start..start.checked_add(length)?)))
    }

    /// A number, and the sign that ends it.
    fn number(&mut self, end: char) -> Option<usize> {
        let (number, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        number.parse().ok()
    }
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
    }

    #[test]
    fn what_was_not_kept_is_no_tree() {
        let source = Source::new("s", "a: [1, 2]\n");
        for kept in [
            "",
            "t",
            "t0+1",
            "t0+1 t",
            "x0+1 ",
            "l3+6 2 t4+1 ",
            "m0+9 1 n0+1 n3+0 ",
            "s0+1 9 a",
            "s0+1 1 甲",
            "t9+99999999999999999999 ",
        ] {
            assert_eq!(restore(kept, &source), None, "{kept}");
        }
    }
}
