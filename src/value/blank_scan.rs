//! The signs a blank mark may be written with, found in one pass over a text.
//!
//! What is looked for is a pattern, which the tests write as one and compare with. It is read by hand, since compiling it
//! takes longer than a contract takes to read.

use std::ops::Range;

use super::alphabet::Alphabet;

/// A sign of which lines to write on are made.
pub(super) const fn is_line(c: char) -> bool {
    matches!(c, '_' | '＿')
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}')
}

/// What stands where a part of a date is not written yet.
const fn is_unwritten(c: char) -> bool {
    is_space(c) || is_line(c) || matches!(c, 'X' | 'x' | 'Ｘ' | '×' | '*' | '＊')
}

const fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

const fn is_open(c: char) -> bool {
    matches!(c, '【' | '[' | '［' | '〔' | '（' | '(')
}

const fn is_close(c: char) -> bool {
    matches!(c, '】' | ']' | '］' | '〕' | '）' | ')')
}

/// What may be a blank mark, from left to right, whatever stands beside it.
pub(super) fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut scanner = Scanner { text, dateless: 0, unclosed: 0 };
    let mut found = Vec::new();
    let mut end = 0;
    for (at, first) in text.char_indices().filter(|(_, c)| FIRST.may_hold(*c) && may_begin(*c)) {
        if at >= end
            && !is_in_running_words(text, at)
            && let Some(rest) = scanner.past_mark(&text[at..], first)
        {
            end = text.len() - rest.len();
            found.push(at..end);
        }
    }
    found
}

/// Whether a byte is the single space before a word, with which no mark begins, or the first letter of one that is not
/// TBD and the like; nearly all spaces and letters of English are.
fn is_in_running_words(text: &str, at: usize) -> bool {
    let [here, next] = [at, at + 1].map(|at| text.as_bytes().get(at).copied().unwrap_or_default());
    match here {
        b' ' => next.is_ascii_alphanumeric() && !is_unwritten(char::from(next)),
        b'T' | b't' | b'F' => !matches!(next, b'B' | b'b' | b'O' | b'I'),
        _ => false,
    }
}

/// The characters with which some mark begins.
const FIRST: Alphabet =
    Alphabet::of("年{TtF待?？某.…人¥￥第0123456789０１２３４５６７８９ \t\u{A0}\u{3000}_＿XxＸ×*＊【[［〔（(");

/// Whether some mark begins with a character.
const fn may_begin(c: char) -> bool {
    matches!(c, '年' | '{' | 'T' | 't' | 'F' | '待' | '?' | '？' | '某' | '.' | '…' | '人' | '¥' | '￥' | '第')
        || is_figure(c)
        || is_unwritten(c)
        || is_open(c)
}

/// Where the reading is, with what is known of the text ahead, so that no stretch is read again and again.
struct Scanner<'a> {
    text: &'a str,
    /// Before this byte no date begins with what is unwritten.
    dateless: usize,
    /// Before this byte no bracket is closed on its line.
    unclosed: usize,
}

impl<'a> Scanner<'a> {
    /// What follows the mark a text begins with, if it begins with one. `first` is its first character.
    fn past_mark(&mut self, text: &'a str, first: char) -> Option<&'a str> {
        match first {
            '年' => date(text).or_else(|| undated(text)),
            _ if is_figure(first) => figures(text),
            _ if is_unwritten(first) => {
                self.unwritten(text).or_else(|| if is_line(first) { line(text) } else { run(text, first) })
            }
            _ if is_open(first) => self.bracket(&text[first.len_utf8()..]),
            '{' => {
                let inner = text.strip_prefix("{{")?;
                inner[inner.find(['{', '}', '\n'])?..].strip_prefix("}}")
            }
            'T' | 't' | 'F' => {
                let is_open = text.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("tbd"));
                if is_open { Some(&text[3..]) } else { past(text, &["TBC", "TBA", "TODO", "FIXME"]) }
            }
            '待' => past(text, &["待定", "待填写", "待填", "待补充", "待补填"]),
            '某' => past(text, &["某某"]),
            '人' | '¥' | '￥' => gap(past(text, &["人民币", "¥", "￥"])?)?.strip_prefix('元'),
            '第' => gap(past(text, &["第"])?)?.strip_prefix(['条', '章', '款', '项', '页', '号']),
            _ => run(text, first),
        }
    }

    /// A date of which nothing is written.
    fn unwritten(&mut self, text: &'a str) -> Option<&'a str> {
        if self.text.len() - text.len() < self.dateless {
            return None;
        }
        let rest = text.trim_start_matches(is_unwritten);
        self.dateless = self.text.len() - rest.len();
        date(rest)
    }

    /// 【 】, [TBD], （此处填写……）, [Insert …]: `text` begins after the bracket that opens.
    fn bracket(&mut self, text: &'a str) -> Option<&'a str> {
        let empty = text.trim_start_matches(|c| is_space(c) || is_line(c) || matches!(c, '●' | '•' | '■' | '◆' | '○'));
        if let Some(rest) = empty.strip_prefix(is_close) {
            return Some(rest);
        }
        let words = text.trim_start_matches(is_space);
        if let Some(rest) = open_words(words) {
            return Some(rest);
        }
        let is_asked =
            past(words, &["此处", "在此", "请", "待"]).is_some_and(|rest| rest.starts_with(['填', '补', '插', '输']));
        let is_asked = is_asked
            || past(words, &["Insert", "insert", "INSERT", "Please fill", "please fill"]).is_some()
            || past(words, &["To be ", "to be "])
                .is_some_and(|rest| past(rest, &["determined", "confirmed", "agreed", "completed"]).is_some());
        if is_asked { self.past_close(words) } else { None }
    }

    /// What follows the next bracket that closes, on the same line.
    fn past_close(&mut self, text: &'a str) -> Option<&'a str> {
        let at = self.text.len() - text.len();
        if at < self.unclosed {
            return None;
        }
        let end = text.find(|c| is_close(c) || c == '\n').unwrap_or(text.len());
        let rest = text[end..].strip_prefix(is_close);
        if rest.is_none() {
            self.unclosed = at + end;
        }
        rest
    }
}

/// What follows the first of several words that a text begins with.
fn past<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// 2026年 月 日, 3月 日: a date of which only figures are written.
fn figures(text: &str) -> Option<&str> {
    let figures = text.char_indices().take(4).take_while(|(_, c)| is_figure(*c)).last();
    let after = figures.map_or(text, |(at, c)| &text[at + c.len_utf8()..]);
    let year = after.trim_start_matches(is_unwritten);
    let month = || {
        let mut rest = text.chars();
        rest.next();
        unwritten_day(rest.as_str().trim_start_matches(is_space))
    };
    date(year).or_else(month)
}

/// What follows 年, of which at least the month is unwritten: 年 月 日.
fn date(text: &str) -> Option<&str> {
    let month = text.strip_prefix('年')?;
    let after = month.trim_start_matches(is_unwritten);
    let day = after.strip_prefix('月').filter(|_| after.len() < month.len())?;
    day.trim_start_matches(is_unwritten).strip_prefix('日')
}

/// What follows 年月 日, of which only the day is left open.
fn undated(text: &str) -> Option<&str> {
    unwritten_day(text.strip_prefix('年')?.trim_start_matches(is_unwritten))
}

fn unwritten_day(text: &str) -> Option<&str> {
    let day = text.strip_prefix('月')?;
    let rest = day.trim_start_matches(is_unwritten);
    rest.strip_prefix('日').filter(|_| rest.len() < day.len())
}

/// What follows a line to write on, `____` or `_ _ _`.
fn line(text: &str) -> Option<&str> {
    let mut rest = text.strip_prefix(is_line)?;
    let start = rest.len();
    while let Some(next) = rest.strip_prefix(is_space).unwrap_or(rest).strip_prefix(is_line) {
        rest = next;
    }
    (rest.len() < start).then_some(rest)
}

/// What follows a run of one sign: XX, ××, ***, ??, ......, ………
fn run(text: &str, first: char) -> Option<&str> {
    let (is_same, least): (fn(char, char) -> bool, usize) = match first {
        'X' | 'x' | 'Ｘ' | '×' => (|c, first| c == first, 2),
        '*' | '＊' => (|c, _| matches!(c, '*' | '＊'), 3),
        '?' | '？' => (|c, _| matches!(c, '?' | '？'), 2),
        '.' => (|c, _| c == '.', 6),
        '…' => (|c, _| c == '…', 3),
        _ => return None,
    };
    let rest = text.trim_start_matches(|c| is_same(c, first));
    (text[..text.len() - rest.len()].chars().count() >= least).then_some(rest)
}

/// What follows two spaces or more.
fn gap(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_space);
    (text[..text.len() - rest.len()].chars().count() > 1).then_some(rest)
}

/// What follows words for what is still open, and the bracket that closes after them.
fn open_words(text: &str) -> Option<&str> {
    const WORDS: [&str; 13] = [
        "TODO",
        "待定",
        "待填写",
        "待填",
        "待补充",
        "待补",
        "待确认",
        "待确定",
        "待商定",
        "待商议",
        "待协商",
        "待议",
        "未定",
    ];
    let letters = text.get(..3).filter(|word| ["tbd", "tbc", "tba"].iter().any(|open| word.eq_ignore_ascii_case(open)));
    let closed = |rest: &'_ str| rest.trim_start_matches(is_space).strip_prefix(is_close).map(str::len);
    let length = letters
        .and_then(|_| closed(&text[3..]))
        .or_else(|| WORDS.iter().filter_map(|word| text.strip_prefix(word)).find_map(closed))?;
    Some(&text[text.len() - length..])
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// The marks as one pattern: what the scanner must find.
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        let space = r"[ \t\u{A0}\u{3000}]";
        let unwritten = r"[ \t\u{A0}\u{3000}_＿XxＸ×*＊]";
        let (open, close, inside) = (r"[【\[［〔（(]", r"[】\]］〕）)]", r"[^】\]］〕）)\n]*");
        let words = "[Tt][Bb][DdCcAa]|TODO|待(?:定|填写|填|补充|补|确认|确定|商定|商议|协商|议)|未定";
        let patterns = [
            // 签署日期： 年 月 日
            format!("[0-9０-９]{{0,4}}{unwritten}*年{unwritten}+月{unwritten}*日"),
            format!("年{unwritten}*月{unwritten}+日"),
            format!("[0-9０-９]{space}*月{unwritten}+日"),
            format!("[_＿](?:{space}?[_＿])+"),
            format!("{open}(?:[●•■◆○_＿]|{space})*{close}"),
            format!("{open}{space}*(?:{words}){space}*{close}"),
            format!("{open}{space}*(?:此处|在此|请|待)(?:填|补|插|输){inside}{close}"),
            format!(
                "{open}{space}*(?:[Ii]nsert|INSERT|[Pp]lease fill|[Tt]o be (?:determined|confirmed|agreed|completed)){inside}{close}"
            ),
            r"\{\{[^{}\n]*\}\}".to_owned(),
            "[Tt][Bb][Dd]|TB[CA]|TODO|FIXME".to_owned(),
            "待(?:定|填写|填|补充|补填)".to_owned(),
            "X{2,}|x{2,}|Ｘ{2,}|×{2,}|[*＊]{3,}|[?？]{2,}|某某|[.]{6,}|…{3,}".to_owned(),
            format!("(?:人民币|[¥￥]){space}{{2,}}元"),
            format!("第{space}{{2,}}[条章款项页号]"),
        ];
        Regex::new(&patterns.join("|")).expect("the pattern is constant and tested")
    });

    #[test]
    fn no_character_with_which_a_mark_begins_is_left_out() {
        let left_out =
            (0..=u32::from(char::MAX)).filter_map(char::from_u32).find(|c| may_begin(*c) && !FIRST.may_hold(*c));
        assert_eq!(left_out, None);
    }

    proptest! {
        #[test]
        fn the_scanner_finds_what_the_pattern_finds(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "年", "月", "日", " ", "  ", "\u{3000}", "_", "__", "＿", "X", "xx", "Ｘ", "×", "*", "**", "＊", "0", "12", "２０",
                    "【", "】", "[", "]", "（", "）", "(", ")", "●", "待", "定", "填", "写", "补", "充", "确认", "商议", "此处", "在此", "请",
                    "插", "insert", "Insert", "To be ", "agreed", "TBD", "tb", "d", "TBC", "TODO", "FIXME", "{", "{{", "}}", "\n",
                    "某", "?", "？", ".", "...", "…", "……", "人民币", "￥", "元", "第", "条", "号", "甲", "a", "未定",
                ]),
                0..24,
            ),
        ) {
            let text: String = parts.concat();
            let expected: Vec<_> = PATTERN.find_iter(&text).map(|found| found.range()).collect();
            prop_assert_eq!(candidates(&text), expected, "{}", text);
        }
    }
}
