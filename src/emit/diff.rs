//! What a fix changes, as a unified diff.

use similar::{ChangeTag, TextDiff};

use super::Colour;
use super::screen::{one_line, tame};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// The changes from one text to another as a unified diff that `patch` and `git apply` take; empty where there are none.
/// With colours, for a terminal, control characters are made harmless.
#[must_use]
pub fn diff(file: &str, before: &str, after: &str, colour: Colour) -> String {
    if before == after {
        return String::new();
    }
    let compared = TextDiff::from_lines(before, after);
    if colour == Colour::Plain {
        let name = one_line(file);
        return compared.unified_diff().context_radius(CONTEXT).header(&name, &name).to_string();
    }
    let name = one_line(file);
    let mut text = format!("\u{1b}[1m--- {name}\u{1b}[0m\n\u{1b}[1m+++ {name}\u{1b}[0m\n");
    for hunk in compared.unified_diff().context_radius(CONTEXT).iter_hunks() {
        text.push_str(&format!("\u{1b}[36m{}\u{1b}[0m\n", hunk.header()));
        for change in hunk.iter_changes() {
            let line = tame(&one_line(change.value()));
            text.push_str(&match change.tag() {
                ChangeTag::Delete => format!("\u{1b}[31m-{line}\u{1b}[0m\n"),
                ChangeTag::Insert => format!("\u{1b}[32m+{line}\u{1b}[0m\n"),
                ChangeTag::Equal => format!(" {line}\n"),
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_can_be_applied_and_no_change_is_nothing() {
        let (before, after) = ("a: １\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n");
        assert_eq!(
            diff("c.yaml", before, after, Colour::Plain),
            "--- c.yaml\n+++ c.yaml\n@@ -1,2 +1,2 @@\n-a: １\r\n+a: 1\r\n b: 2\r\n"
        );
        assert_eq!(diff("c.yaml", before, before, Colour::Ansi), "");
    }

    #[test]
    fn a_file_without_a_last_line_break_says_so() {
        assert!(diff("c.yaml", "a: １", "a: 1", Colour::Plain).contains("No newline at end of file"));
    }

    #[test]
    fn a_terminal_is_not_commanded_by_the_text() {
        let shown = diff("c.yaml", "a: １ \u{1b}]0;x\u{7}\n", "a: 1 \u{1b}]0;x\u{7}\n", Colour::Ansi);
        assert!(!shown.contains('\u{7}') && !shown.contains("\u{1b}]"), "{shown:?}");
    }
}
