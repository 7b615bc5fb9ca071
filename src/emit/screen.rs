//! Text from outside, made fit for a terminal: how wide it is, and what in it must not get through.

use annotate_snippets::normalize_untrusted_str;

/// Text from outside in one line, its control characters made visible.
pub(super) fn one_line(text: &str) -> String {
    let lines: Vec<_> = text.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).collect();
    normalize_untrusted_str(&lines.join(" "))
}

/// Text from outside with its line breaks kept, further lines indented by `indent` columns.
pub(super) fn hanging(text: &str, indent: usize) -> String {
    let text = text.trim().lines().collect::<Vec<_>>().join("\n");
    normalize_untrusted_str(&text).replace('\n', &format!("\n{}", " ".repeat(indent)))
}

/// What the renderer lets through from a source and a terminal would still obey: further control characters, and marks
/// that reorder a line.
pub(super) fn tame(rendered: &str) -> String {
    let tamed = rendered.chars().filter_map(|character| match character {
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Some(char::REPLACEMENT_CHARACTER),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => None,
        _ => Some(character),
    });
    tamed.collect()
}

/// How many columns `text` takes, at most.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

/// How many bytes of `text` fit into `width` columns.
pub(super) fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    let mut characters = text.char_indices();
    let beyond = characters.find(|(_, character)| {
        used += column(*character);
        used > width
    });
    beyond.map_or(text.len(), |(at, _)| at)
}

/// The columns of one character: everything beyond ASCII is taken to be as wide as a Han character. The renderer
/// measures exactly; this only decides what fits.
const fn column(character: char) -> usize {
    match character {
        '\t' => 4,
        _ if character.is_ascii() => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_commands_nothing() {
        assert_eq!(one_line("一\r\n\n二  三\u{1b}[31m\u{202e}"), "一 二  三␛[31m�");
        assert_eq!(hanging("一\r\n二\n", 4), "一\n    二");
        assert_eq!(tame("a\u{9b}31m\u{200f}b\u{2028}"), "a\u{fffd}31mb\u{fffd}");
    }

    #[test]
    fn han_characters_take_two_columns() {
        assert_eq!(columns("a甲\t"), 7);
        assert_eq!((fitting("甲方", 3), fitting("甲方", 4), fitting("", 0)), (3, 6, 0));
    }
}
