//! Words in columns, as a terminal or an editor shows them: a Han character takes two.

/// Breaks a text into lines of at most `room` columns: at its spaces and between Han characters, but not before a mark
/// that closes or after one that opens. Where a little less room spares the last line a lone word, less is used.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let lines = broken(text, room);
    let is_good = |other: &Vec<String>| {
        other.len() == lines.len() && other.last().is_some_and(|last| other.len() == 1 || width(last) > room / 6)
    };
    let better = (room * 3 / 4..=room).rev().map(|room| broken(text, room)).find(is_good);
    better.unwrap_or(lines)
}

fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut piece = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        piece.push(character);
        if characters.peek().is_some_and(|next| !may_break(character, *next)) {
            continue;
        }
        if !line.is_empty() && width(&line) + width(piece.trim_end()) > room {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(&std::mem::take(&mut piece));
    }
    lines.extend((!line.is_empty()).then(|| line.trim_end().to_owned()));
    lines
}

fn may_break(before: char, after: char) -> bool {
    let closes = "，。、；：！？）》」』】〕”’…—,.;:!?)]% ".contains(after);
    let opens = "（《「『【〔“‘([".contains(before);
    (before == ' ' && after != ' ') || (columns(before) == 2 || columns(after) == 2) && !closes && !opens
}

/// The text on one line, without control characters.
pub(super) fn flat(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    let parts = text.split(breaks).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text with spaces after it, up to a column.
pub(super) fn padded(text: &str, column: usize) -> String {
    format!("{text}{}", " ".repeat(column.saturating_sub(width(text))))
}

/// The columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Two for the characters of East Asia (the wide ones of Unicode Annex 11), one for all others.
const fn columns(c: char) -> usize {
    let is_wide = matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}');
    if is_wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_room_and_marks_to_their_words() {
        assert_eq!(wrap("甲方应当付款（含税），不得拖延。", 20), ["甲方应当付款（含", "税），不得拖延。"]);
        assert_eq!(wrap("one two three four a", 18), ["one two three", "four a"]);
        assert_eq!(wrap("unbreakable", 4), ["unbreakable"]);
        assert!(wrap("", 20).is_empty());
    }

    #[test]
    fn no_line_break_survives() {
        assert_eq!(flat(" a\r\n  b\u{2028}c\td "), "a b c d");
        assert_eq!(padded("日期", 6), "日期  ");
    }
}
