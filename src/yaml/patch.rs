//! Scalars and keys written anew; every other byte of the file stays as it is.

use yamlpatch::route_to_feature_exact;
use yamlpath::{Component, Document, Route};

use super::{Node, Tree, read};
use crate::diag::{Fix, Source};

/// A text with its scalars written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patched {
    /// The text.
    pub text: String,
    /// How many of the fixes it took.
    pub applied: usize,
}

/// Writes scalars and keys anew. A fix that does not fit exactly on one scalar or key is left out, and so is one after
/// which anything else would read otherwise: a value that an alias shares, a text that breaks the YAML around it.
#[must_use]
pub fn patch(source: &Source, root: &Node, fixes: &[&Fix]) -> Patched {
    let mut patched = Patched { text: source.text.clone(), applied: 0 };
    let mut root = root.clone();
    let mut fixes: Vec<&Fix> = fixes.to_vec();
    // From the end of the file: what lies before a scalar stays where it was.
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    let mut limit = usize::MAX;
    for fix in fixes {
        if fix.span.end > limit {
            continue;
        }
        if let Some((text, read)) = apply(&patched.text, &root, fix) {
            patched = Patched { text, applied: patched.applied + 1 };
            (root, limit) = (read, fix.span.start);
        }
    }
    patched
}

/// Writes one scalar or key anew, and reads the result.
fn apply(text: &str, root: &Node, fix: &Fix) -> Option<(String, Node)> {
    let mut steps = Vec::new();
    let spot = find(root, fix, &mut steps)?;
    let document = Document::new(text).ok()?;
    let route = Route::from(steps);
    let feature = match spot {
        Spot::Value => route_to_feature_exact(&route, &document).ok()??,
        Spot::Key => document.query_key_only(&route).ok()?,
    };
    let (start, end) = feature.location.byte_span;
    if (start, end) != (fix.span.start, fix.span.end) {
        return None;
    }
    let mut text = text.to_owned();
    text.replace_range(start..end, &fix.text);
    let source = Source::new(fix.span.source.name.clone(), text);
    let (read, _) = read(&source);
    let read = read.filter(|read| differences(root, read) == Some(1))?;
    Some((source.text.clone(), read))
}

/// What a fix is for.
enum Spot {
    Value,
    Key,
}

/// The way to the scalar or key that a fix is for.
fn find<'a>(node: &'a Node, fix: &Fix, steps: &mut Vec<Component<'a>>) -> Option<Spot> {
    let is_here = |start: usize, end: usize| (start, end) == (fix.span.start, fix.span.end);
    match &node.tree {
        Tree::Scalar(_) if is_here(node.span.start, node.span.end) => return Some(Spot::Value),
        Tree::Null | Tree::Scalar(_) => {}
        Tree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                steps.push(Component::Index(index));
                if let Some(spot) = find(item, fix, steps) {
                    return Some(spot);
                }
                steps.pop();
            }
        }
        Tree::Map(entries) => {
            for entry in entries {
                steps.push(Component::Key(entry.key.name.as_str().into()));
                if is_here(entry.key.span.start, entry.key.span.end) {
                    return Some(Spot::Key);
                }
                if let Some(spot) = find(&entry.value, fix, steps) {
                    return Some(spot);
                }
                steps.pop();
            }
        }
    }
    None
}

/// In how many scalars and keys two trees differ; nothing where they are not of one shape.
fn differences(one: &Node, other: &Node) -> Option<usize> {
    match (&one.tree, &other.tree) {
        (Tree::Null, Tree::Null) => Some(0),
        (Tree::Scalar(one), Tree::Scalar(other)) => Some(usize::from(one != other)),
        (Tree::List(one), Tree::List(other)) if one.len() == other.len() => {
            one.iter().zip(other).map(|(one, other)| differences(one, other)).sum()
        }
        (Tree::Map(one), Tree::Map(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other);
            pairs
                .map(|(one, other)| {
                    Some(usize::from(one.key.name != other.key.name) + differences(&one.value, &other.value)?)
                })
                .sum()
        }
        _ => None,
    }
}

/// A text as a YAML scalar in the style of the one it replaces; nothing where that is written in several lines, or with
/// an anchor, an alias or a tag.
#[must_use]
pub fn restyle(written: &str, text: &str) -> Option<String> {
    if text.chars().any(char::is_control) || written.contains(['\n', '\r']) {
        return None;
    }
    match written.chars().next()? {
        '|' | '>' | '&' | '*' | '!' => None,
        '\'' => Some(format!("'{}'", text.replace('\'', "''"))),
        '"' => Some(quoted(text)),
        _ if is_plain(text) => Some(text.to_owned()),
        _ => Some(quoted(text)),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text reads as itself without quotation marks, within braces too.
fn is_plain(text: &str) -> bool {
    let begins_well = text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '¥' | '€' | '£' | '/'));
    let holds_marks = text.contains([',', '[', ']', '{', '}']) || text.contains(": ") || text.contains(" #");
    let is_null = matches!(text.to_ascii_lowercase().as_str(), "null" | "~");
    begins_well && !holds_marks && !is_null && !text.ends_with([':', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Replaces the last `from` of a text, which must be a whole scalar or key.
    fn fixed(text: &str, changes: &[(&str, &str)]) -> (String, usize) {
        let source = Source::new("contract.yaml", text);
        let (root, _) = read(&source);
        let fixes: Vec<Fix> = changes
            .iter()
            .map(|(from, to)| {
                let start = text.rfind(from).expect("it is there");
                let span = crate::diag::Span::new(&source, start..start + from.len());
                Fix { span, text: restyle(from, to).expect("one line"), safe: true }
            })
            .collect();
        let patched = patch(&source, &root.expect("YAML"), &fixes.iter().collect::<Vec<_>>());
        (patched.text, patched.applied)
    }

    #[test]
    fn everything_around_a_scalar_is_kept() {
        let text = "# 头\r\ntemplate:   smple   # 模板\r\nterms: { plan_within:  １０个工作日 , other: \"a\" } # x\r\n\
                    list:\r\n  - 'b'\r\n  -   { c: ５% }\r\n\r\n\r\n";
        let changes =
            [("smple", "sample"), ("１０个工作日", "10个工作日"), ("\"a\"", "x\"y"), ("'b'", "it's"), ("５%", "5%")];
        let expected = text
            .replace("smple", "sample")
            .replace("１０", "10")
            .replace("\"a\"", "\"x\\\"y\"")
            .replace("'b'", "'it''s'")
            .replace("５", "5");
        assert_eq!(fixed(text, &changes), (expected, 5));
    }

    #[test]
    fn keys_are_renamed_and_no_line_break_is_added_at_the_end() {
        assert_eq!(
            fixed("templat: a\nb: { 'kee': 1 }", &[("templat", "template"), ("'kee'", "key")]),
            ("template: a\nb: { 'key': 1 }".to_owned(), 2)
        );
    }

    #[test]
    fn what_would_change_more_than_one_value_is_left() {
        for (text, change) in
            [("a: &x １０\nb: *x\n", ("１０", "10")), ("a: 1\na: ２\n", ("２", "2")), ("a: b c\n", ("b", "d"))]
        {
            assert_eq!(fixed(text, &[change]), (text.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn text_that_needs_quotation_marks_gets_them() {
        assert_eq!(restyle("x", "CNY 1,000.00").as_deref(), Some("\"CNY 1,000.00\""));
        assert_eq!(restyle("x", "10 working days").as_deref(), Some("10 working days"));
        for written in ["|\n  x", "*x", "&x y", "!t x", "'a\n  b'"] {
            assert_eq!(restyle(written, "x"), None);
        }
        for text in ["- a", "a: b", "a #b", "null", "", "'a", "@a", "a:"] {
            assert_eq!(restyle("x", text), Some(quoted(text)), "{text}");
        }
    }
}
