//! Remedies a program can apply: a value or a key written anew.

use crate::diag::{Fix, Span, Text};
use crate::yaml::restyle;

/// A value or key written anew, where what it says stays the same or can have meant nothing else.
pub(super) fn rewrite(span: &Span, text: &str) -> Option<Fix> {
    fix(span, text, true)
}

/// A value or key that was probably meant; its author decides.
pub(super) fn propose(span: &Span, text: &str) -> Option<Fix> {
    fix(span, text, false)
}

fn fix(span: &Span, text: &str, safe: bool) -> Option<Fix> {
    Some(Fix { span: span.clone(), text: restyle(span.text(), text)?, safe })
}

/// The words in the language that a value is written in.
pub(super) fn as_written<'a>(raw: &str, text: &'a Text) -> &'a str {
    let is_chinese = raw.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    if is_chinese { &text.zh } else { &text.en }
}

/// Whether a name is another one with nothing but a slip in it: capitals, a hyphen for an underscore, one letter wrong,
/// missing, too many or in the wrong place. Digits tell names apart, and a short name is too like others.
pub(super) fn is_slip(written: &str, meant: &str) -> bool {
    const SHORT: usize = 4;
    let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
    let (written, meant) = (plain(written), plain(meant));
    if written == meant {
        return true;
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    meant.chars().count() > SHORT && digits(&written) == digits(&meant) && strsim::osa_distance(&written, &meant) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter() {
        for (written, meant) in [
            ("numbre", "number"),
            ("Number", "number"),
            ("plan-within", "plan_within"),
            ("plan_withn", "plan_within"),
            ("fr", "FR"),
        ] {
            assert!(is_slip(written, meant), "{written} {meant}");
        }
        for (written, meant) in
            [("line_1", "line_2"), ("zn", "zh"), ("plan", "place"), ("starts_on", "ends_on"), ("fee", "fees")]
        {
            assert!(!is_slip(written, meant), "{written} {meant}");
        }
    }
}
