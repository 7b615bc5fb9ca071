//! Words made fit for paper: nothing invisible, nothing without a glyph, no word longer than a line.

use serde_json::Value;
use typst::text::is_default_ignorable;

/// Printed in place of a character no font has: the printers' sign for missing type.
const MISSING: char = '〓';

/// A place where a line may break though nothing is seen.
const BREAK: char = '\u{200b}';

/// The longest run of letters left unbroken: longer than any word, shorter than the narrowest column.
const LONGEST: usize = 24;

/// The longest part of such a run, between marks, left unbroken.
const PART: usize = 16;

/// Marks after which a long run may break: those of addresses and codes.
const MARKS: &str = "@./_-=&?:,;";

/// Keys whose values are names for the machine.
const NAMES: [&str; 4] = ["kind", "id", "field", "target"];

/// Makes every word in a document fit for paper.
pub(super) fn printable(value: &mut Value, lacks: &dyn Fn(char) -> bool) {
    match value {
        Value::String(text) => {
            if !is_fit(text, lacks) {
                *text = fit(text, lacks);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| printable(item, lacks)),
        Value::Object(entries) => {
            let filled = entries.get("kind").is_some_and(|kind| kind == "value");
            let words = entries.iter_mut().filter(|(key, _)| !NAMES.contains(&key.as_str()));
            words.for_each(|(_, value)| printable(value, lacks));
            if let Some(Value::String(text)) = entries.get_mut("text").filter(|_| filled) {
                isolate(text);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a text is surely printed as it is, as nearly all are.
fn is_fit(text: &str, lacks: &dyn Fn(char) -> bool) -> bool {
    let mut run = 0;
    text.chars().all(|character| {
        run = if joins(character) { run + 1 } else { 0 };
        let is_shown = matches!(character, ' '..='~') || show(character, lacks) == Some(character);
        is_shown && run < LONGEST && character != '@'
    })
}

fn fit(text: &str, lacks: &dyn Fn(char) -> bool) -> String {
    let shown: String = text.chars().filter_map(|character| show(character, lacks)).collect();
    breakable(&shown)
}

/// The character as printed: itself where it can be seen and set.
fn show(character: char, lacks: &dyn Fn(char) -> bool) -> Option<char> {
    let character = visible(character)?;
    // A private character has no meaning outside its font, and PDF/A forbids it.
    let private = matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    Some(if private || lacks(character) { MISSING } else { character })
}

/// The character where a reader can see it. Controls are spaces; other invisible characters could turn the words around
/// them (U+202E) or hide in them and are left out, but for the selectors that choose the form of a Han character.
pub(super) fn visible(character: char) -> Option<char> {
    match character {
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Some(character),
        _ if character.is_control() => Some(' '),
        _ if is_default_ignorable(character) => None,
        _ => Some(character),
    }
}

/// Keeps a value written from right to left from turning the numbers and marks that follow it.
fn isolate(text: &mut String) {
    let turns =
        |character| matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if text.contains(turns) {
        *text = format!("\u{2068}{text}\u{2069}");
    }
}

/// Lets a run too long for a column break: after the marks within it, and anywhere in a part that has none. An e-mail
/// address is marked whatever its length, so that it is never hyphenated.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in text.split_inclusive(|character: char| !joins(character)) {
        if run.chars().count() <= LONGEST && !run.contains('@') {
            out.push_str(run);
            continue;
        }
        for part in run.split_inclusive(|character| MARKS.contains(character)) {
            let everywhere = part.chars().count() > PART;
            for character in part.chars() {
                out.push(character);
                if everywhere || MARKS.contains(character) {
                    out.push(BREAK);
                }
            }
        }
    }
    out
}

/// Whether lines do not break beside this character of themselves: letters and marks other than Han.
fn joins(character: char) -> bool {
    !character.is_whitespace() && character < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(text: &str) -> String {
        let lacks = |character| character == '🙂';
        let fitted = fit(text, &lacks);
        assert!(fitted == text || !is_fit(text, &lacks), "{text}");
        fitted
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in ["第六章 保密", "Intellectual property, e.g. source code", "91110108MA01ABCD2X", ""] {
            assert_eq!(paper(text), text);
            assert!(is_fit(text, &|_| false), "{text}");
        }
    }

    #[test]
    fn long_words_may_break_and_nothing_else_changes() {
        let word = "x".repeat(300);
        assert_eq!(paper(&word).matches(BREAK).count(), 300);
        assert_eq!(paper(&word).replace(BREAK, ""), word);
        assert!(paper("someone.important@a-long-company-name.example").contains("@\u{200b}"));
    }

    #[test]
    fn a_value_from_right_to_left_turns_nothing_but_itself() {
        let mut piece = serde_json::json!({ "kind": "value", "field": "a", "text": "שלום" });
        printable(&mut piece, &|_| false);
        assert_eq!(piece["text"], "\u{2068}שלום\u{2069}");
    }

    #[test]
    fn nothing_invisible_and_nothing_without_a_glyph_is_printed() {
        assert_eq!(paper("a\u{202e}b\u{feff}\tc\n🙂\u{e000}"), "ab c 〓〓");
    }
}
