//! Blank marks inside running text.

use std::ops::Range;

use super::blank_scan::{candidates, is_line};
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
    use proptest::prelude::*;

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
