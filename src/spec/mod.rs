//! A spec: the YAML as written, with what is wrong with it as YAML, the template it asks for, and its waivers.

mod link;
mod waiver;

use std::sync::Arc;

pub use link::Link;
pub use waiver::Waiver;

use crate::diag::{Source, Span};
use crate::yaml::{self, Fault, Node, Tree};

/// A contract as its author wrote it.
#[derive(Debug)]
pub struct Spec {
    /// The text.
    pub source: Arc<Source>,
    /// Its tree; absent where the text is no YAML.
    pub root: Option<Node>,
    /// What is wrong with it as YAML.
    pub faults: Vec<Fault>,
    /// The findings its author accepts.
    pub waivers: Vec<Waiver>,
}

impl Spec {
    /// Reads a spec. `name` is what a user knows the file by. Never fails: what is wrong is in the faults.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8]) -> Self {
        let (source, fault) = yaml::decode(name, bytes);
        if let Some(fault) = fault {
            return Self { source, root: None, faults: vec![fault], waivers: Vec::new() };
        }
        let (root, faults) = yaml::read(&source);
        let waivers = root.as_ref().and_then(|root| root.get("waive")).map(waiver::read).unwrap_or_default();
        Self { source, root, faults, waivers }
    }

    /// The name of the template asked for, with its place.
    #[must_use]
    pub fn template(&self) -> Option<(&str, &Span)> {
        let node = self.root.as_ref()?.get("template")?;
        let name = node.scalar()?.trim();
        (!name.is_empty()).then_some((name, &node.span))
    }

    /// The document it builds on under this name, if it names one.
    #[must_use]
    pub fn link(&self, name: &str) -> Option<Link> {
        link::read(self.root.as_ref()?, name)
    }

    /// Whether there is nothing in it at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.as_ref().is_some_and(|root| root.tree == Tree::Null)
    }

    /// The very beginning of the file, to point at when there is nothing else.
    #[must_use]
    pub fn start(&self) -> Span {
        Span::new(&self.source, 0..0)
    }
}
