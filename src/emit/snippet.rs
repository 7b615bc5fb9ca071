//! The lines around a finding's places, cut out of their sources for display.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::place::{Lines, Places};
use super::screen::{columns, fitting, one_line};
use crate::diag::{Finding, Label, Lang, Source, Span};

/// How far back to look for a written line when a finding points at an empty one.
const CONTEXT: usize = 3;

/// A label as it can be shown: its range trimmed, and short enough for the screen.
struct Mark<'a> {
    source: &'a Arc<Source>,
    range: Range<usize>,
    columns: Range<usize>,
    kind: AnnotationKind,
    text: &'a str,
}

/// The places of `finding`, the primary one first. Marks share a snippet if they stand in one source and fit on a
/// screen of `width` columns together.
pub(super) fn snippets<'a>(
    finding: &'a Finding,
    lang: Lang,
    width: usize,
    places: &mut Places,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let primary = finding.primary.iter().map(|label| (label, AnnotationKind::Primary));
    let related = finding.related.iter().map(|label| (label, AnnotationKind::Context));
    let mut groups: Vec<Vec<Mark<'a>>> = Vec::new();
    for (label, kind) in primary.chain(related) {
        let mark = mark(label, kind, lang, width, places.lines(&label.span.source));
        match groups.iter_mut().find(|group| belongs(&mark, group, width)) {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    groups.iter().filter_map(|group| snippet(group, places)).collect()
}

/// A label, trimmed and cut to what can be shown.
fn mark<'a>(label: &'a Label, kind: AnnotationKind, lang: Lang, width: usize, lines: &Lines) -> Mark<'a> {
    let text = &label.span.source.text;
    let span = Span::new(&label.span.source, label.span.start..label.span.end);
    let range = cut(text, trim(text, span.start..span.end), width, lines);
    let column = |byte: usize| columns(&text[lines.start(lines.at(byte))..byte]);
    let (start, end) = (column(range.start), column(range.end));
    let columns = start.min(end)..start.max(end);
    Mark { source: &label.span.source, range, columns, kind, text: label.text.get(lang) }
}

/// The range without the white space around it, which a caret cannot show; never between `\r` and `\n`.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let marked = &text[range.clone()];
    if marked.trim().is_empty() && (marked.is_empty() || marked.contains('\n')) {
        let inside = text[..range.start].ends_with('\r') && text[range.start..].starts_with('\n');
        let at = range.start - usize::from(inside);
        return at..at;
    }
    if !marked.contains('\n') {
        return range;
    }
    let start = range.start + marked.len() - marked.trim_start().len();
    start..start + marked.trim().len()
}

/// The range cut so that neither end lies further right than a screen can show beside the other.
fn cut(text: &str, range: Range<usize>, width: usize, lines: &Lines) -> Range<usize> {
    let (first, last) = (lines.at(range.start), lines.at(range.end));
    let indent = columns(&text[lines.start(first)..range.start]);
    if first == last || indent > width {
        let line_end = lines.start(first + 1).min(range.end);
        let shown = text[range.start..line_end].trim_end_matches(['\r', '\n']);
        return range.start..range.start + fitting(shown, width);
    }
    let start = lines.start(last);
    range.start..start + fitting(&text[start..range.end], width)
}

/// Whether a mark can be shown together with a group's.
fn belongs(mark: &Mark<'_>, group: &[Mark<'_>], width: usize) -> bool {
    group.iter().all(|other| {
        let left = mark.columns.start.min(other.columns.start);
        let right = mark.columns.end.max(other.columns.end);
        Arc::ptr_eq(mark.source, other.source) && right - left <= width
    })
}

/// The lines that a group's marks stand in, with the marks.
fn snippet<'a>(group: &[Mark<'a>], places: &mut Places) -> Option<Snippet<'a, Annotation<'a>>> {
    let start = group.iter().map(|mark| mark.range.start).min()?;
    let end = group.iter().map(|mark| mark.range.end).max()?;
    let source = group.first()?.source;
    let lines = places.lines(source);
    let written = written_line(&source.text, lines, lines.at(start));
    let base = lines.start(written);
    let annotations = group.iter().map(|mark| {
        let text = (!mark.text.is_empty()).then(|| one_line(mark.text));
        mark.kind.span(mark.range.start - base..mark.range.end - base).label(text)
    });
    let context = (written < lines.at(start)).then(|| AnnotationKind::Visible.span(0..0));
    let snippet = Snippet::source(excerpt(&source.text, lines, base, end))
        .path(one_line(&source.name))
        .line_start(written + 1)
        .annotations(annotations)
        .annotations(context);
    Some(snippet)
}

/// The line itself, or if it is empty the written line shortly before it, so that there is something to see.
fn written_line(text: &str, lines: &Lines, line: usize) -> usize {
    let is_written = |line: &usize| !text[lines.start(*line)..lines.start(line + 1)].trim().is_empty();
    (line.saturating_sub(CONTEXT)..=line).rev().find(is_written).unwrap_or(line)
}

/// The text from `base` to the end of the line that holds `end`.
fn excerpt<'a>(text: &'a str, lines: &Lines, base: usize, end: usize) -> Cow<'a, str> {
    let last = lines.at(end);
    let excerpt = &text[base..lines.start(last + 1)];
    if lines.start(last) == text.len() {
        // The renderer does not count the empty line after the last line break; a further break makes it one.
        return Cow::Owned(format!("{excerpt}\n"));
    }
    Cow::Borrowed(excerpt)
}

#[cfg(test)]
mod tests {
    use super::super::example::{blank, find};
    use super::super::{Colour, Report, human};
    use super::*;
    use crate::diag::Text;

    fn shown(text: &str, range: Range<usize>, width: usize) -> &str {
        let source = Source::new("s", text);
        let mut places = Places::default();
        &text[cut(text, trim(text, range), width, places.lines(&source))]
    }

    #[test]
    fn marks_are_trimmed_and_cut_to_the_screen() {
        assert_eq!(shown("a: |\n  甲\n  乙\n\nb", 4..18, 20), "甲\n  乙");
        assert_eq!(shown("a:  \n", 2..4, 20), "  ");
        assert_eq!(shown("a: \n\nb", 2..5, 20), "");
        assert_eq!(shown("甲方乙方", 0..12, 5), "甲方");
        assert_eq!(shown("ab\n甲方乙方", 0..15, 5), "ab\n甲方");
        assert_eq!(shown("far right\nb", 8..11, 5), "t");
        assert_eq!(trim("a\r\nb", 2..2), 1..1);
    }

    /// Every stretch of a text that has everything that has ever troubled a terminal, alone and beside another one.
    #[test]
    fn no_stretch_of_a_nasty_text_is_too_much() {
        let nasty = "\u{feff}甲: \t乙\r\n\r\n\u{202e}\u{1b}[31m\0\u{9b}é👩\u{200d}👩\n\n\ta\r\u{2028}b  \r\n";
        for text in [nasty, "", "\n", "\r\n", "\t", "甲", nasty.trim_end()] {
            let (source, other) = (Source::new("n\u{1b}\n.yaml", text), Source::new("o.md", nasty));
            for start in 0..=text.len() + 1 {
                for end in start..=text.len() + 1 {
                    let span = Span::new(&source, start..end);
                    let finding = blank(span.clone())
                        .see(Span::new(&source, end.saturating_sub(9)..end), Text::same("\u{1b}[1m\n甲"))
                        .see(Span { source: Arc::clone(&other), start, end }, Text::default());
                    let findings = [blank(span), finding];
                    let report = Report { file: "n.yaml", findings: &findings, ..Report::default() };
                    let plain = human(&report, Lang::En, Colour::Plain, start + end);
                    assert!(!plain.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\r', '\0']), "{plain}");
                    assert!(plain.lines().any(|line| line.contains(" | ") && line.contains('^')), "{plain}");
                }
            }
        }
    }

    #[test]
    fn the_place_named_above_is_the_one_that_programs_are_given() {
        let source = Source::new("s", "甲: \t乙\r\n\r\n丙:\n\n\tb\r\n");
        for at in (0..=source.text.len()).filter(|at| !source.text.as_bytes()[..*at].ends_with(b"\r")) {
            let findings = [blank(Span::new(&source, at..at))];
            let report = Report { file: "s", findings: &findings, ..Report::default() };
            let place = source.position(at);
            let expected = format!("--> s:{}:{}\n", place.line, place.column);
            let shown = human(&report, Lang::En, Colour::Plain, 80);
            assert!(shown.contains(&expected), "{expected}{shown}");
        }
    }

    #[test]
    fn a_long_line_is_shown_around_its_places_only() {
        let source = Source::new("s", format!("{}乙{}\n", "甲".repeat(9_000), "丙 ".repeat(9_000)));
        let finding = blank(find(&source, "乙"))
            .see(Span::new(&source, 0..source.text.len()), Text::same("all of it"))
            .see(Span::new(&source, 3..6), Text::same("early"));
        let report = Report { file: "s", findings: &[finding], ..Report::default() };
        let shown = human(&report, Lang::En, Colour::Plain, 80);
        assert!(shown.lines().all(|line| columns(line) < 120), "{shown}");
    }
}
