//! Passages of a contract with one chapter, for the tests of this room and of the checks.

use std::sync::Arc;

use super::passage::{Passage, passages as read};
use crate::contract::bind;
use crate::document;
use crate::spec::Spec;
use crate::template::{Files, Template};

/// The passages of a contract with one chapter `c` of these words: its heading, then its paragraphs.
pub(super) fn passages(zh: &str, en: &str) -> Vec<Passage> {
    let mut files = Files::default();
    let (zh, en) = (format!("## 题 {{#c}}\n\n{zh}\n"), format!("## Title {{#c}}\n\n{en}\n"));
    let manifest = "title: { zh: 甲, en: A }\nsummary: { zh: 甲, en: A }\ncontents: [{ chapter: c }]\n";
    for (path, text) in [
        ("common/types.yaml", ""),
        ("t/template.yaml", manifest),
        ("t/schema.yaml", ""),
        ("t/clauses/c.zh.md", &zh),
        ("t/clauses/c.en.md", &en),
    ] {
        files.insert(path, path, text.as_bytes());
    }
    let spec = Spec::read("s", b"template: t\n");
    let root = spec.root.as_ref().expect("a mapping");
    let contract = bind(&spec.source, root, Arc::new(Template::read("t", &files)));
    let (document, _) = document::build(&contract);
    read(&contract, &document)
}
