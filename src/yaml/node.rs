//! The tree of a YAML document.

use crate::diag::Span;

/// A value with the place where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What is written.
    pub tree: Tree,
    /// Where; empty, just after its key, for a value left out.
    pub span: Span,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Nothing, `~` or `null`.
    Null,
    /// A single value. Numbers, dates and booleans keep the text they were written with: `010010` and `1.50` stay so.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written, duplicate keys included.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

/// A key with the place where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key itself.
    pub name: String,
    /// Where.
    pub span: Span,
}

impl Node {
    /// The entries of a mapping; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.tree {
            Tree::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.tree {
            Tree::List(items) => items,
            _ => &[],
        }
    }

    /// The first entry of a mapping under `key`.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.name == key)
    }

    /// The value of a mapping under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The text of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.tree {
            Tree::Scalar(text) => Some(text),
            _ => None,
        }
    }
}
