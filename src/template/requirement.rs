//! What the law asks a contract to contain, and where the template says it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::Condition;
use super::fault::{Expected, Fault};
use super::form::Form;
use super::manifest::Entry;
use super::schema::Schema;
use crate::diag::Span;
use crate::law::{self, Article};
use crate::value::is_struck;
use crate::yaml::Node;

/// A list of the law, and where each of its items stands.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// The article that lists what a contract contains.
    pub article: &'static Article,
    /// When it applies; always, without a condition.
    pub when: Option<Condition>,
    /// The items the template places, by the article's own keys.
    pub places: BTreeMap<String, Places>,
    /// Where it is declared.
    pub span: Span,
}

/// Where an item stands.
#[derive(Debug, Clone)]
pub struct Places {
    /// Clause files, ids of clauses, or fields; one of them is enough.
    pub any: Vec<String>,
    /// Whether the item is struck out with `/`, as one that does not apply.
    pub struck: bool,
    /// Where that is declared.
    pub span: Span,
}

impl PartialEq for Requirement {
    fn eq(&self, other: &Self) -> bool {
        self.article.key == other.article.key && self.span == other.span
    }
}

impl Eq for Requirement {}

/// Reads the list under `required`.
pub(super) fn read(form: &mut Form, root: &Node, mentions: &mut Vec<(String, Span)>) -> Vec<Requirement> {
    let Some(list) = root.get("required") else { return Vec::new() };
    if list.items().is_empty() {
        form.expect(Expected::List, &list.span);
    }
    list.items().iter().filter_map(|node| requirement(form, node, mentions)).collect()
}

fn requirement(form: &mut Form, node: &Node, mentions: &mut Vec<(String, Span)>) -> Option<Requirement> {
    let known = || law::lists().map(|article| article.key.clone()).collect::<Vec<_>>();
    let Some(name) = node.get("law") else {
        form.expect(Expected::OneOf(known().iter().map(|key| format!("law: {key}")).collect()), &node.span);
        return None;
    };
    let key = form.scalar(name)?;
    let Some(article) = law::lists().find(|article| article.key == key) else {
        form.expect(Expected::OneOf(known()), &name.span);
        return None;
    };
    let items = article.items.iter().map(|(item, _)| item.as_str());
    form.known_keys(node, &["law", "when"].into_iter().chain(items).collect::<Vec<_>>());
    let when = form.condition(node);
    for test in when.iter().flat_map(|when| &when.tests) {
        mentions.push((test.path.clone(), node.span.clone()));
    }
    let mut places = BTreeMap::new();
    for (item, _) in &article.items {
        let Some(value) = node.get(item) else { continue };
        let any: Vec<String> = form.scalars(value).into_iter().map(|(place, _)| place).collect();
        let struck = any.iter().any(|place| is_struck(place));
        places.insert(item.clone(), Places { any, struck, span: value.span.clone() });
    }
    Some(Requirement { article, when, places, span: name.span.clone() })
}

/// Every place must be a clause file of the contents, an id in some clause, or a field.
pub(super) fn check(
    required: &[Requirement],
    contents: &[Entry],
    schema: &Schema,
    ids: &BTreeSet<&str>,
    faults: &mut Vec<Fault>,
) {
    let is_known = |place: &str| {
        schema.get(place).is_some()
            || schema.has_below(place)
            || contents.iter().any(|entry| entry.item.clause() == Some(place))
            || ids.contains(place)
    };
    for places in required.iter().flat_map(|requirement| requirement.places.values()).filter(|places| !places.struck) {
        if !places.any.iter().all(|place| is_known(place)) {
            faults.push(Fault::Form { expected: Expected::Place, span: places.span.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Files, Template};

    /// What is wrong with a template whose `required` and one more field are these.
    fn faults(required: &str, field: &str) -> Vec<Expected> {
        let manifest = format!(
            "title: {{ zh: 甲, en: A }}\nsummary: {{ zh: 甲, en: A }}\nrequired:\n{required}contents: [{{ chapter: c }}, {{ particulars: a }}]\n"
        );
        let common = "label: { zh: 甲, en: A }, help: { zh: 甲, en: A }";
        let schema = format!(
            "a: {{ type: group, label: {{ zh: 甲, en: A }} }}\na.one: {{ type: period, {common}, example: 1 year }}\na.two: {{ type: period, {common}, example: 1 year, {field} }}\n"
        );
        let mut files = Files::default();
        for (path, text) in [
            ("common/types.yaml", "{}\n"),
            ("t/template.yaml", manifest.as_str()),
            ("t/schema.yaml", schema.as_str()),
            ("t/clauses/c.zh.md", "## 题 {#c}\n\n1. {#x} 甲。\n"),
            ("t/clauses/c.en.md", "## Title {#c}\n\n1. {#x} A.\n"),
        ] {
            files.insert(path, path, text.as_bytes());
        }
        let template = Template::read("t", &files);
        let expected = template.faults.into_iter().filter_map(|fault| match fault {
            Fault::Form { expected, .. } => Some(expected),
            _ => None,
        });
        expected.collect()
    }

    #[test]
    fn lists_items_and_places_must_exist() {
        let sound = "  - law: civil-code-470\n    subject: x\n    price: a.one\n    parties: [c, a]\n    quantity: /\n";
        assert_eq!(faults(sound, "optional: yes"), []);
        assert_eq!(faults("  - law: civil-code-470\n    subject: y\n", "optional: yes"), [Expected::Place]);
        assert!(
            matches!(&faults("  - law: civil-code-471\n", "optional: yes")[..], [Expected::OneOf(known)] if known.len() == 3)
        );
        assert!(
            matches!(&faults("  - subject: x\n", "optional: yes")[..], [Expected::OneOf(known)] if known[0].starts_with("law: "))
        );
        let misspelt = faults("  - law: civil-code-470\n    dispute: x\n", "optional: yes");
        assert!(matches!(&misspelt[..], [Expected::KnownKey { nearest: Some(nearest), .. }] if nearest == "disputes"));
        assert!(faults("", "optional: yes").contains(&Expected::List));
    }

    #[test]
    fn statutory_limits_must_exist_and_name_what_they_depend_on() {
        let none = "  - law: civil-code-470\n    subject: x\n";
        for sound in ["statutory: lease", "statutory: probation by a.one"] {
            assert_eq!(faults(none, sound), [], "{sound}");
        }
        for wrong in ["statutory: rent", "statutory: probation", "statutory: lease by a.one"] {
            let found = faults(none, wrong);
            assert!(
                matches!(&found[..], [Expected::OneOf(known)] if known.iter().any(|form| form == "probation by FIELD")),
                "{found:?}"
            );
        }
        assert!(matches!(&faults(none, "statutory: loan-interest")[..], [Expected::Fit(_)]));
    }
}
