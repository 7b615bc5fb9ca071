//! The same number twice in a row, in words and in figures: `five (5)`, `五（5）`, `5 (five)`.

use std::ops::Range;

use crate::checks::lengths::{is_en_number, is_zh_number};
use crate::checks::typed::Typed;
use crate::value::{Alphabet, Kind, Value, has_word};

/// A number written twice.
pub(super) struct Numbered {
    /// Both spellings.
    pub range: Range<usize>,
    /// What stands before the bracket.
    pub first: (String, u64),
    /// What stands in the bracket.
    pub second: (String, u64),
}

/// The numbers written twice. Amounts of money are left out: figures with words are how an amount is written.
pub(super) fn numbered(typed: Typed) -> Vec<Numbered> {
    const BRACKETS: Alphabet = Alphabet::of("(（");
    if !typed.may_hold(&BRACKETS) {
        return Vec::new();
    }
    let words = typed.words();
    let brackets = words.char_indices().filter(|(_, c)| matches!(c, '(' | '（'));
    brackets.filter_map(|(at, open)| read(words, at, open)).collect()
}

fn read(words: &str, open_at: usize, open: char) -> Option<Numbered> {
    let inside_at = open_at + open.len_utf8();
    let length = words[inside_at..].find([')', '）'])?;
    let inside = words[inside_at..inside_at + length].trim();
    let close = words[inside_at + length..].chars().next().map_or(0, char::len_utf8);
    let bare = inside.trim_end_matches(['%', '％']);
    let second = value(bare)?;
    let head = words[..open_at].trim_end();
    let head = ["percent", "per cent", "%"].iter().find_map(|unit| head.strip_suffix(unit)).unwrap_or(head).trim_end();
    let first_at = number_start(head);
    let first = &head[first_at..];
    let is_one_style = is_figures(first) == is_figures(bare);
    if first.is_empty()
        || is_one_style
        || is_ordinal(&head[..first_at])
        || is_money(words, first_at, inside_at + length)
    {
        return None;
    }
    Some(Numbered {
        range: first_at..inside_at + length + close,
        second: (inside.to_owned(), second),
        first: (first.to_owned(), value(first)?),
    })
}

/// Where the number at the end of a text begins.
fn number_start(text: &str) -> usize {
    let chinese = text.trim_end_matches(is_zh_number).len();
    if chinese < text.len() {
        return chinese;
    }
    let mut start = text.len();
    let mut end = text.len();
    loop {
        let bare = text[..end].trim_end_matches([' ', '-']);
        let word = bare.len() - bare.chars().rev().take_while(char::is_ascii_alphabetic).count();
        let name = &bare[word..];
        let joins = name.eq_ignore_ascii_case("and") && start < text.len();
        if !is_en_number(name) && !joins {
            return start;
        }
        if !joins {
            start = word;
        }
        end = word;
    }
}

fn is_figures(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// A whole number below a million; above, only amounts are written twice.
fn value(text: &str) -> Option<u64> {
    const LONGEST: usize = 60;
    let is_number = text.len() <= LONGEST
        && (text.chars().all(|c| is_zh_number(c) || c == ',')
            || text.split([' ', '-']).all(|word| is_en_number(word) || word.eq_ignore_ascii_case("and")));
    match is_number.then(|| Kind::Integer.parse(text).ok())?? {
        Value::Integer(number) if number < 1_000_000 => Some(number),
        _ => None,
    }
}

/// 第五（5）条, Article five (5): the number of something, which has one spelling only.
fn is_ordinal(before: &str) -> bool {
    before.ends_with('第')
}

/// Whether a currency stands next to the number.
fn is_money(words: &str, start: usize, close: usize) -> bool {
    const SIGNS: [&str; 9] = ["元", "圆", "yuan", "RMB", "CNY", "USD", "EUR", "dollar", "euro"];
    let before: String = words[..start].chars().rev().take(9).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = words[close..].chars().skip(1).take(9).collect();
    let near = |text: &str| SIGNS.iter().any(|sign| has_word(text, sign)) || text.contains(['¥', '￥', '$', '€']);
    near(&before) || near(&after)
}
