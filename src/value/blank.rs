//! Blank values: what people leave in a field where something is still to be written.

use super::{blanks_within, width};

/// How a value is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blank {
    /// Nothing is there, or YAML's word for nothing.
    Empty,
    /// A mark is there that says something is to follow: `TBD`, 待定, `____`, 【】.
    Mark,
}

/// Words that say a value is still to come, in lower case.
#[rustfmt::skip]
const WORDS: [&str; 46] = [
    "tbd", "t.b.d", "tbc", "tba", "todo", "fixme", "placeholder", "to be determined", "to be decided",
    "to be confirmed", "to be advised", "to be agreed", "to be announced", "to be completed", "to be filled",
    "to be filled in", "to be provided", "to be specified", "fill in", "please fill", "please fill in", "待定",
    "待填", "待填写", "待补", "待补充", "待补填", "待确认", "待确定", "待商定", "待商议", "待协商", "待议",
    "待告知", "待提供", "未定", "未填", "未填写", "暂缺", "暂未确定", "请填写", "请补充", "此处填写", "填写",
    "空白", "某某",
];

/// Signs that mean "nothing goes here": the field was looked at and struck out.
const STRUCK: [&str; 12] = ["/", "//", "\\", "-", "--", "—", "——", "n/a", "na", "n.a.", "not applicable", "不适用"];

/// Brackets and quotes that may stand around a blank.
const BRACKETS: [(char, char); 13] = [
    ('【', '】'),
    ('[', ']'),
    ('(', ')'),
    ('〔', '〕'),
    ('{', '}'),
    ('<', '>'),
    ('《', '》'),
    ('「', '」'),
    ('“', '”'),
    ('‘', '’'),
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
];

/// Whether a whole value is blank, and how.
#[must_use]
pub fn is_blank(raw: &str) -> Option<Blank> {
    let text = width::narrow(raw).to_lowercase();
    if matches!(text.as_str(), "" | "\"\"" | "''" | "~" | "null") {
        return Some(Blank::Empty);
    }
    let written = raw.trim();
    let is_covered = || blanks_within(written).first().is_some_and(|range| *range == (0..written.len()));
    (is_mark(peel(&text)) || is_covered()).then_some(Blank::Mark)
}

/// Whether a value was struck out on purpose: `/`, `N/A`, 不适用. Such a field is filled.
///
/// 无 is not among them: it is an answer, and a flag's no.
#[must_use]
pub fn is_struck(raw: &str) -> bool {
    STRUCK.contains(&width::narrow(raw).to_lowercase().as_str())
}

/// Takes brackets and quotes off.
fn peel(mut text: &str) -> &str {
    let inner = |text: &str| {
        BRACKETS.into_iter().find(|(open, close)| text.strip_prefix(*open).is_some_and(|rest| rest.ends_with(*close)))
    };
    while let Some((open, close)) = inner(text) {
        text = text[open.len_utf8()..text.len() - close.len_utf8()].trim();
    }
    text
}

/// Whether a text in lower case and ordinary width is nothing but a mark.
fn is_mark(text: &str) -> bool {
    let word = text.trim_end_matches(['.', '。', ':', '!', '?']);
    if text.is_empty() || WORDS.contains(&word) {
        return true;
    }
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let first = signs.next().unwrap_or(' ');
    let count = 1 + signs.clone().count();
    let enough = match first {
        '_' | '*' | '?' | '×' | '●' | '•' | '■' | '◆' | '○' | '□' => count >= 1,
        'x' | '.' | '某' => count >= 2,
        _ => false,
    };
    enough && signs.all(|sign| sign == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_values_are_blank() {
        for text in ["", "  ", "　", "\n", "\u{200B}", "~", "null", "\"\"", "''"] {
            assert_eq!(is_blank(text), Some(Blank::Empty), "{text:?}");
        }
        for text in [
            "TBD",
            "tbd",
            "TBC",
            "TODO",
            "ＴＢＤ",
            "TBD.",
            "TBD?",
            "t.b.d.",
            "To be confirmed",
            "待定",
            "待填",
            "待填写",
            "待补充",
            "待确认。",
            "____",
            "＿＿＿",
            "_ _ _",
            "【】",
            "【 】",
            "［］",
            "[ ]",
            "（）",
            "( )",
            "〔　〕",
            "【待定】",
            "[TBD]",
            "（待填）",
            "[●]",
            "【____】",
            "{}",
            "{{ client.name }}",
            "XX",
            "xxx",
            "XXX",
            "ＸＸ",
            "××",
            "***",
            "…",
            "……",
            "...",
            "?",
            "？？",
            "“”",
            "某某",
            "年 月 日",
            "    年  月  日",
            "2026年  月  日",
            "20__年__月__日",
            "20XX年XX月XX日",
            "（此处填写公司名称）",
            "[insert name]",
        ] {
            assert_eq!(is_blank(text), Some(Blank::Mark), "{text:?}");
        }
    }

    #[test]
    fn whole_values_are_filled() {
        for text in [
            "0",
            "无",
            "否",
            "no",
            "北京",
            "X",
            "[x]",
            "(a)",
            "XXL",
            "期待",
            "N/A",
            "/",
            "—",
            "5%",
            ".",
            "待业",
            "TBD Technology Ltd.",
            "2026年3月2日",
            "《待定》之歌",
            "None",
            "A",
            "「北京」",
        ] {
            assert_eq!(is_blank(text), None, "{text:?}");
        }
    }

    #[test]
    fn struck_is_filled() {
        for text in ["/", "／", "N/A", "n/a", " Ｎ／Ａ ", "—", "——", "-", "不适用", "Not applicable"] {
            assert!(is_struck(text), "{text:?}");
            assert_eq!(is_blank(text), None, "{text:?}");
        }
        for text in ["", "无", "TBD", "no", "1/2"] {
            assert!(!is_struck(text), "{text:?}");
        }
    }
}
