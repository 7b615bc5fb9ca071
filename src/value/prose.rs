//! Words as they are: trimmed on reading, on one line on paper.

/// The text without the white space around it.
pub(super) fn trim(raw: &str) -> String {
    raw.trim().to_owned()
}

/// The text on one line: every line break, with the white space around it, becomes one space.
pub(super) fn flatten(text: &str) -> String {
    let lines = text.split(is_line_break).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Whether Unicode breaks a line here, whatever else may follow.
const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_become_spaces() {
        assert_eq!(flatten("北京市\r\n  海淀区\n\n1 号\u{2028}"), "北京市 海淀区 1 号");
        assert_eq!(flatten("a  b"), "a  b");
        assert_eq!(flatten(""), "");
        assert_eq!(trim("　 a\nb \n"), "a\nb");
    }
}
