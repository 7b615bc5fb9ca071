//! Links: the documents a spec builds on, `contract: { file: contract.yaml, sha256: … }`.

use crate::diag::Span;
use crate::value::is_blank;
use crate::yaml::{Node, Tree};

/// A document a spec builds on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The path of its file, from the folder of the spec, with its place.
    pub file: Option<(String, Span)>,
    /// The digest its file had when the spec was written, with its place.
    pub sha256: Option<(String, Span)>,
    /// Keys it has that no link has.
    pub unknown: Vec<(String, Span)>,
    /// Its own key in the spec.
    pub key: Span,
}

impl Link {
    /// The keys a link has.
    pub const KEYS: [&str; 2] = ["file", "sha256"];
}

/// Reads the link under a key. A path alone may stand without `file:`. A link left blank is no link.
pub(super) fn read(root: &Node, name: &str) -> Option<Link> {
    let entry = root.entry(name)?;
    let node = &entry.value;
    let text = |node: &Node| {
        let text = node.scalar()?.trim();
        is_blank(text).is_none().then(|| (text.to_owned(), node.span.clone()))
    };
    let file = match &node.tree {
        Tree::Map(_) => node.get("file").and_then(text),
        _ => text(node),
    };
    let unknown = node.entries().iter().filter(|entry| !Link::KEYS.contains(&entry.key.name.as_str()));
    let unknown = unknown.map(|entry| (entry.key.name.clone(), entry.key.span.clone())).collect();
    let link = Link { file, sha256: node.get("sha256").and_then(text), unknown, key: entry.key.span.clone() };
    (link.file.is_some() || link.sha256.is_some() || !link.unknown.is_empty()).then_some(link)
}

#[cfg(test)]
mod tests {
    use crate::spec::Spec;

    #[test]
    fn a_link_is_a_file_with_or_without_its_digest() {
        let link = |text: &str| Spec::read("report.yaml", text.as_bytes()).link("contract");
        let full = link("contract: { file: a/contract.yaml, sha256: ab }\n").expect("a link");
        assert_eq!(full.file.map(|(file, _)| file).as_deref(), Some("a/contract.yaml"));
        assert_eq!(full.sha256.map(|(digest, _)| digest).as_deref(), Some("ab"));
        let short = link("contract: contract.yaml\n").expect("a link");
        assert_eq!(short.file.map(|(file, _)| file).as_deref(), Some("contract.yaml"));
        assert_eq!(link("contract: { path: x }\n").expect("a link").unknown[0].0, "path");
        for blank in ["number: 1\n", "contract:\n", "contract: TBD\n", "contract: { file: , sha256: }\n"] {
            assert_eq!(link(blank), None, "{blank}");
        }
    }
}
