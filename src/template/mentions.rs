//! Every field the words name is defined, and every field defined is named.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::{Clause, Mention, Use};
use super::condition::Condition;
use super::manifest::{Item, Manifest};
use super::schema::Schema;
use super::{Fault, Type};
use crate::diag::{Lang, Span};

/// Every field the words mention is defined, and every field defined is used.
pub(super) fn check(schema: &Schema, manifest: &Manifest, clauses: &BTreeMap<String, Clause>, faults: &mut Vec<Fault>) {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut mention = |path: &str, span: &Span, faults: &mut Vec<Fault>| {
        if schema.get(path).is_some() || schema.has_below(path) {
            used.extend(schema.within(path).map(|definition| definition.path.clone()));
        } else {
            faults.push(schema.unknown(path, span));
        }
    };
    for (path, span) in &manifest.mentions {
        mention(path, span, faults);
    }
    for clause in clauses.values() {
        for lang in Lang::ALL {
            for found in clause.mentions(lang) {
                mention(&found.path, &found.span, faults);
                faults.extend(misused(schema, found));
            }
        }
    }
    for entry in &manifest.contents {
        if let Item::Signature(parties) = &entry.item {
            used.extend(
                parties.iter().flat_map(|party| schema.within(party)).map(|definition| definition.path.clone()),
            );
        }
    }
    for definition in schema.definitions() {
        let decides = |condition: Option<&Condition>| {
            condition.is_some_and(|when| when.tests.iter().any(|test| test.path == definition.path))
        };
        let governs = manifest.contents.iter().any(|entry| decides(entry.when.as_ref()))
            || schema.definitions().iter().any(|other| decides(other.when.as_ref()));
        let heading = matches!(definition.r#type, Type::Group | Type::Party | Type::List);
        // What is scored, matched or told to a list is of use without being printed.
        let scored = definition.score.is_some()
            || schema.definitions().iter().any(|other| {
                let matches =
                    other.r#match.as_ref().is_some_and(|name| definition.path == format!("{}[].{name}", other.path));
                matches || other.model.as_ref() == Some(&definition.path)
            });
        // What is taken over only so that something else is held to it is of use, too.
        let binds = definition.origin.is_some()
            && schema.definitions().iter().any(|other| {
                other.relations.iter().any(|(relation, _)| relation.paths().contains(&definition.path.as_str()))
            });
        if !heading && !governs && !scored && !binds && !used.contains(&definition.path) {
            faults.push(Fault::UnusedField { path: definition.path.clone(), span: definition.span.clone() });
        }
    }
}

/// A group printed, or a value looped over. What is not defined at all is told elsewhere.
fn misused(schema: &Schema, mention: Mention) -> Option<Fault> {
    let r#type = schema.get(&mention.path).map(|definition| definition.r#type);
    let is_group = r#type.is_none() && schema.has_below(&mention.path);
    let fits = match (mention.r#use, r#type) {
        (Use::Print, Some(Type::Single(_) | Type::Bilingual)) | (Use::Loop, Some(Type::List)) | (Use::Ask, _) => true,
        (_, None) => !is_group,
        _ => false,
    };
    let wants_list = mention.r#use == Use::Loop;
    (!fits).then_some(Fault::Misused { path: mention.path, wants_list, span: mention.span })
}
