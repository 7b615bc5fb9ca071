//! Where the YAML files of a template are at fault, and what of it only follows from something else.

use std::sync::Arc;

use crate::diag::{Source, Span};
use crate::template::{Expected, Fault, Template};
use crate::yaml;

/// Whether a field is missing from the schema only because its definition, or the whole schema, could not be read.
pub(in crate::checks) fn is_withheld(template: &Template, path: &str) -> bool {
    let mut places = template.faults.iter().filter_map(place).peekable();
    if places.peek().is_none() || template.schema.get(path).is_some() {
        return false;
    }
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let keys: Vec<String> = ends.map(|end| format!("{}:", &path[..end])).collect();
    template.schema.definitions().is_empty()
        || places.any(|span| span.source.text.lines().any(|line| keys.iter().any(|key| line.starts_with(key.as_str()))))
}

/// Whether this check finds fault with a file.
pub(in crate::checks) fn is_faulty(template: &Template, source: &Arc<Source>) -> bool {
    template.faults.iter().filter_map(place).any(|span| Arc::ptr_eq(&span.source, source))
}

/// Where a YAML file of the template is at fault.
fn place(fault: &Fault) -> Option<&Span> {
    match fault {
        Fault::Form { span, .. }
        | Fault::Yaml(
            yaml::Fault::Encoding { span, .. }
            | yaml::Fault::Syntax { span, .. }
            | yaml::Fault::Limit { span, .. }
            | yaml::Fault::SecondDocument { span }
            | yaml::Fault::DuplicateKey { again: span, .. },
        ) => Some(span),
        _ => None,
    }
}

/// Whether a fault only follows from another: a key is missing because it is misspelt, a value has the wrong shape in
/// more than one respect, or a type is unknown because its file could not be read.
pub(super) fn follows(expected: &Expected, span: &Span, faults: &[Fault]) -> bool {
    let misspelt = |meant: &dyn Fn(&str) -> bool| {
        faults.iter().any(|fault| match fault {
            Fault::Form { expected: Expected::KnownKey { nearest: Some(nearest), .. }, span: at } => {
                is_inside(at, span) && meant(nearest)
            }
            _ => false,
        })
    };
    match expected {
        Expected::Map => faults.iter().any(|fault| match fault {
            Fault::Form { expected, span: at } => at == span && *expected != Expected::Map,
            _ => false,
        }),
        Expected::Key(key) => misspelt(&|nearest| nearest == *key),
        Expected::Text => misspelt(&|nearest| nearest == "zh" || nearest == "en"),
        Expected::OneOf(list) => {
            list.iter().any(|one| one == span.text()) || misspelt(&|nearest| list.iter().any(|one| one == nearest))
        }
        _ => false,
    }
}

/// Whether a key stands in the mapping that begins at a place. The place of a mapping is its beginning alone: the keys
/// of one that is written line by line stand under one another, with nothing between that is indented less.
fn is_inside(key: &Span, mapping: &Span) -> bool {
    let (Some(between), true) = (key.source.text.get(mapping.start..key.start), key.source == mapping.source) else {
        return false;
    };
    if between.starts_with('{') {
        return between.matches('{').count() > between.matches('}').count();
    }
    let column = |span: &Span| span.source.position(span.start).column;
    let indent = |line: &str| line.len() - line.trim_start().len() + 1;
    let is_mapped = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    column(key) == column(mapping) && between.lines().skip(1).filter(is_mapped).all(|line| indent(line) >= column(key))
}
