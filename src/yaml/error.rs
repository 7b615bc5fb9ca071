//! What the parser could not read, as one of the faults we have words for.

use std::sync::Arc;

use serde_yaml::{Error, Location};

use super::place::Place;
use super::{Fault, Limit, Slip};
use crate::diag::{Source, Span};

/// How our own depth limit is told from the parser's messages.
pub(super) const TOO_DEEP: &str = "nested too deeply";

/// What the parser could not read.
pub(super) fn fault(source: &Arc<Source>, error: &Error) -> Fault {
    let error = match error.without_snippet() {
        Error::AliasError { error, .. } => error.without_snippet(),
        error => error,
    };
    let location = error.location().unwrap_or(Location::UNKNOWN);
    let span = Place { source }.span(location);
    let span = Span::new(source, span.start..span.start + 1);
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default().to_owned();
    let limit = match error {
        Error::Budget { breach, .. } => Some(match format!("{breach:?}").as_str() {
            name if name.starts_with("Depth") => Limit::Depth,
            name if name.contains("lias") || name.contains("nchor") => Limit::Aliases,
            name if name.starts_with("Documents") => return Fault::SecondDocument { span },
            _ => Limit::Values,
        }),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => Some(Limit::Aliases),
        Error::MultipleDocuments { .. } => return Fault::SecondDocument { span },
        _ if words.contains(TOO_DEEP) || words.contains("recursion limit") => Some(Limit::Depth),
        _ => None,
    };
    match limit {
        Some(limit) => Fault::Limit { limit, span },
        None => Fault::Syntax { slip: slip(error, &words, &span), words, span },
    }
}

/// Which of the usual slips it is, by the parser's words and the line it stumbled over.
fn slip(error: &Error, words: &str, span: &Span) -> Slip {
    let words = words.to_lowercase();
    let has = |needles: &[&str]| needles.iter().any(|needle| words.contains(needle));
    let position = span.source.position(span.start);
    let line = span.source.text.lines().nth(position.line - 1).unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start().len()];
    let before = position.line.checked_sub(2).and_then(|line| span.source.text.lines().nth(line)).unwrap_or_default();
    if span.text().contains(char::is_control) && !span.text().contains(['\t', '\n', '\r']) {
        Slip::Control
    } else if is_full_width(line) || is_full_width(before) {
        Slip::FullWidth
    } else if indent.contains('\t') || has(&["tab"]) {
        Slip::Tab
    } else if matches!(error, Error::UnknownAnchor { .. }) || has(&["unknown anchor"]) {
        Slip::Alias
    } else if has(&["quoted scalar", "unterminated", "closing quote", "unclosed quote"]) {
        Slip::Quote
    } else if has(&[
        "bracket",
        "brace",
        "flow sequence",
        "flow mapping",
        "illegal placement of ':'",
        "',' or ']'",
        "',' or '}'",
    ]) {
        Slip::Bracket
    } else if has(&[
        "mapping values are not allowed",
        "not allowed in this context",
        "simple key",
        "could not find expected ':'",
    ]) {
        Slip::Colon
    } else if has(&["indent", "block mapping", "block end", "block collection", "block sequence"]) {
        Slip::Indentation
    } else if has(&["unexpected character", "cannot start any token", "reserved"]) || line.contains(": {{") {
        // A field of a template, taken for words: to YAML it is a key that is itself a mapping.
        Slip::Reserved
    } else if has(&["key", "expected string scalar"]) {
        Slip::Key
    } else {
        Slip::Other
    }
}

/// Whether a line has a full-width mark where YAML wants an ordinary one: `编号：1`, `｛`, a full-width space that indents.
fn is_full_width(line: &str) -> bool {
    let body = line.trim_start_matches([' ', '-', '{']);
    let key = body.split(['：', ':', '"', '#']).next().unwrap_or_default();
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_. ".contains(c));
    let colon = is_key && body[key.len()..].starts_with('：');
    colon || line.contains(['｛', '｝', '［', '］']) || line.trim_start_matches(' ').starts_with(['\u{3000}', '\u{a0}'])
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn slips_are_named() {
        for (text, expected) in [
            ("a:\n\tb: 1\n", Slip::Tab),
            ("a: \"open\nb: 1\n", Slip::Quote),
            ("a: [1, 2\nb: 3\n", Slip::Bracket),
            ("a: b: c\n", Slip::Colon),
            ("a:\n  b: 1\n c: 2\n", Slip::Indentation),
            ("a: *x\n", Slip::Alias),
            ("number：HT-1\nb: 2\n", Slip::FullWidth),
            ("a:\n  pass_mark：80\n  b: 1\n", Slip::FullWidth),
            ("a: ｛ zh: x ｝\nb\n", Slip::FullWidth),
            ("a: \u{1b}[31m\n", Slip::Control),
            ("a: @x\n", Slip::Reserved),
            ("a:\n  en: {{ d }} Ltd.\n", Slip::Reserved),
            ("[1]: 2\n", Slip::Key),
        ] {
            let (_, faults) = read(&Source::new("s", text));
            let [Fault::Syntax { slip, words, .. }] = &faults[..] else { panic!("{text:?} {faults:?}") };
            assert_eq!(*slip, expected, "{text:?} {words}");
        }
    }
}
