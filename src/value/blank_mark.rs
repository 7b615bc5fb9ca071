//! Blank marks inside running text.

use std::ops::Range;

use super::width;

/// Blank marks inside a longer text, as byte ranges in order. A doubtful sign is let pass: 期待定期, `XXL`, `f()`.
#[must_use]
pub fn blanks_within(text: &str) -> Vec<Range<usize>> {
    let found = candidates(text).into_iter().flat_map(|range| parts(text, range));
    found.filter(|range| stands_alone(text, range)).collect()
}

/// A line to write on may have gaps, `_ _ _`; where it touches a letter, each of its runs is judged alone, since
/// `_a_ __b__` is two words with their marks.
fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mark = &text[range.clone()];
    let touches = text[..range.start].ends_with(|c: char| c.is_ascii_alphanumeric())
        || text[range.end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    if !mark.starts_with(is_line) || mark.chars().all(is_line) || !touches {
        return vec![range];
    }
    let mut start = range.start;
    let runs = mark.split_inclusive(|c| !is_line(c)).map(|run| {
        let from = start;
        start += run.len();
        from..from + run.trim_end_matches(|c| !is_line(c)).len()
    });
    runs.filter(|run| text[run.clone()].chars().count() > 1).collect()
}

const fn is_line(c: char) -> bool {
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

/// Candidates, from left to right; [`stands_alone`] looks at their neighbours.
fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut scanner = Scanner { text, dateless: 0, unclosed: 0 };
    let mut found = Vec::new();
    let mut end = 0;
    for (at, first) in text.char_indices().filter(|(_, c)| may_begin(*c)) {
        if at >= end
            && let Some(rest) = scanner.past_mark(&text[at..], first)
        {
            end = text.len() - rest.len();
            found.push(at..end);
        }
    }
    found
}

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
            _ if is_figure(first) => self.figures(text),
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

    /// 2026年 月 日, 3月 日: a date of which only figures are written.
    fn figures(&mut self, text: &'a str) -> Option<&'a str> {
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

/// Whether the neighbours of a candidate leave it a blank.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let (before, mark, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    let left = before.chars().next_back();
    let right = after.chars().next();
    let touches = |is: fn(&char) -> bool| left.is_some_and(|c| is(&c)) || right.is_some_and(|c| is(&c));
    match mark.chars().next() {
        // snake__case and __init__ are names; three or more are a line to write on.
        Some('_' | '＿') => match mark.chars().count() {
            2 => !touches(char::is_ascii_alphabetic) && !is_paired(before, mark, after),
            3 => !is_paired(before, mark, after),
            _ => true,
        },
        // f() and a[] are code.
        Some('(' | '[') => mark.len() > 2 || !left.is_some_and(|c| c.is_ascii_alphanumeric()),
        Some('T' | 't' | 'F') => !touches(|c| c.is_ascii_alphanumeric() || *c == '_'),
        // 待 is the end of many words (期待, 招待, 有待), 定 the beginning of as many (定期, 定额).
        Some('待') => {
            let ends_a_word = left.is_some_and(|c| "期等招接对看优亏虐善款急有尚亟交厚薄留慢".contains(c));
            !ends_a_word && !right.is_some_and(width::is_han)
        }
        Some('X' | 'x') => is_unknown(before, mark, after),
        // 3 月 日常 is no date.
        Some('0'..='9' | '０'..='９') if !mark.contains('年') => {
            !right.is_some_and(|c| width::is_han(c) && !"前后内起至止到以".contains(c))
        }
        _ => true,
    }
}

/// Whether a mark and its like stand around a word: `__1__`, `___word___`.
fn is_paired(before: &str, mark: &str, after: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-'.".contains(&byte))
    };
    let ends = |text: &str| text.ends_with(char::is_alphanumeric);
    let starts = |text: &str| text.starts_with(char::is_alphanumeric);
    let opens = || after.split_once(mark).is_some_and(|(word, rest)| is_word(word) && !ends(before) && !starts(rest));
    let closes = || before.rsplit_once(mark).is_some_and(|(rest, word)| is_word(word) && !ends(rest) && !starts(after));
    opens() || closes()
}

/// Whether a run of the letter X stands for something unknown, and not for a size, a class of codes or a number.
fn is_unknown(before: &str, run: &str, after: &str) -> bool {
    let (left, right) = (before.chars().next_back(), after.chars().next());
    if left.into_iter().chain(right).any(|c| c.is_ascii_alphabetic()) {
        return false;
    }
    // 138XXXX8888 and 20XX年, but not 5XX or 3xx.
    let is_year = ["19", "20"].into_iter().any(|century| {
        let rest = before.strip_suffix(century);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_digit())) && run.len() == 2
    });
    if left.is_some_and(|c| c.is_ascii_digit()) && !is_year && run.len() < 3 {
        return false;
    }
    if right.is_some_and(|c| c.is_ascii_digit()) && run.len() < 3 {
        return false;
    }
    // Model XX-200, size XX-Large.
    let tail = after.strip_prefix('-').unwrap_or_default().to_ascii_lowercase();
    let is_model = run == "XX" && tail.starts_with(|c: char| c.is_ascii_digit());
    if is_model || ["large", "small"].iter().any(|size| tail.starts_with(size)) {
        return false;
    }
    let divisions =
        ["Article", "Chapter", "Part", "Section", "Annex", "Appendix", "Schedule", "Title", "Book", "Volume"];
    let is_roman = matches!(run, "XX" | "XXX") && before.ends_with(' ');
    !(is_roman && divisions.iter().any(|division| before.trim_end().ends_with(division)))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// The marks found in a text.
    fn marks(text: &str) -> Vec<&str> {
        blanks_within(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn marks_are_found_inside() {
        for (text, expected) in [
            ("甲方：____有限公司", vec!["____"]),
            ("Party A: ______ Ltd", vec!["______"]),
            ("地址＿＿＿，邮编＿＿", vec!["＿＿＿", "＿＿"]),
            ("第20__号", vec!["__"]),
            ("USD ___", vec!["___"]),
            ("金额【】元", vec!["【】"]),
            ("金额【  】元", vec!["【  】"]),
            ("a fee of [ ] per cent", vec!["[ ]"]),
            ("a fee of [●] per cent", vec!["[●]"]),
            ("联系人（　）", vec!["（　）"]),
            ("京〔 〕12号", vec!["〔 〕"]),
            ("The price is TBD.", vec!["TBD"]),
            ("价格为TBD元", vec!["TBD"]),
            ("the fee (tbc) is due", vec!["(tbc)"]),
            ("价格待定。", vec!["待定"]),
            ("价格：待定", vec!["待定"]),
            ("期限（待定）届满", vec!["（待定）"]),
            ("期限【待确认】届满", vec!["【待确认】"]),
            ("XX公司", vec!["XX"]),
            ("北京xx科技有限公司", vec!["xx"]),
            ("××有限公司", vec!["××"]),
            ("ＸＸ公司", vec!["ＸＸ"]),
            ("No. HT-2026-XXX", vec!["XXX"]),
            ("于20XX年签署", vec!["XX"]),
            ("138XXXX8888", vec!["XXXX"]),
            ("138****8888", vec!["****"]),
            ("北京***公司", vec!["***"]),
            ("于 年 月 日签署", vec![" 年 月 日"]),
            ("于2026年  月  日签署", vec!["2026年  月  日"]),
            ("于2026年3月  日前交付", vec!["3月  日"]),
            ("（此处填写公司名称）有限公司", vec!["（此处填写公司名称）"]),
            ("[Insert company name] Ltd", vec!["[Insert company name]"]),
            ("公司名????", vec!["????"]),
            ("姓名..........", vec![".........."]),
            ("{{ name }} Ltd", vec!["{{ name }}"]),
            ("某某公司", vec!["某某"]),
            ("共计人民币    元", vec!["人民币    元"]),
            ("依照第   条", vec!["第   条"]),
            ("_a_ ____ Ltd", vec!["____"]),
            ("Name_ ____ Ltd", vec!["____"]),
            ("第_ _ _号", vec!["_ _ _"]),
            ("第__条第__款", vec!["__", "__"]),
            ("Room __1, Floor ___", vec!["__", "___"]),
            ("____word____", vec!["____", "____"]),
            ("HT-XX-甲", vec!["XX"]),
            ("HT-XXX-200", vec!["XXX"]),
            ("xx-200号", vec!["xx"]),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_let_pass() {
        for text in [
            "期待定期审查",
            "双方期待定。",
            "招待定额",
            "有待确认后另行通知",
            "待定价机制生效",
            "接待填写登记表",
            "Size XXL, code AXX",
            "Max Xxx",
            "Article XX of the Treaty",
            "Chapter XXX",
            "HTTP 5XX and 3xx",
            "Exxon, Foxx",
            "a **bold** word",
            "snake__case and __init__",
            "_a_ __b__",
            "__b__ _a_",
            "_a_ _b_ and ___c___ or __1__",
            "Model XX-200",
            "型号XX-200",
            "size XX-Large",
            "call f() or a[]",
            "TBDX, NOTBD, tbd_1",
            "签署年月日",
            "2026年3月2日",
            "2026 年 3 月 2 日",
            "3月 日常维护",
            "附件（一）",
            "第一条（定义）",
            "(a) or [1]",
            "2 × 3 = 6",
            "包括但不限于……",
            "wait... what?",
            "人民币伍万元",
            "第 3 条",
            "the todo list",
        ] {
            assert_eq!(marks(text), Vec::<&str>::new(), "{text}");
        }
    }

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

    #[test]
    fn long_runs_take_no_longer_than_their_length_asks() {
        for text in ["_", "年", "(待填", "[ ", "{{", " ", "20 "] {
            assert!(blanks_within(&text.repeat(200_000)).len() < 400_001);
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_stays_on_characters(text in r"[\PC_ 年月日待定XxTBD()【】*0-9\n]{0,40}") {
            let mut last = 0;
            for range in blanks_within(&text) {
                prop_assert!(range.start >= last && !text[range.clone()].is_empty());
                last = range.end;
            }
        }
    }
}
