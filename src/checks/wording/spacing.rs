//! Spaces where there should be none, and none where there should be one.

use std::ops::Range;

use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::prose::Home;
use crate::say;
use crate::value::Alphabet;

pub static CHECK: Check = Check {
    id: "wording/spacing",
    severity: Severity::Note,
    title: Words { zh: "空格不当", en: "spaces out of place" },
    why: Words {
        zh: "字间的空格会被当成两个词、两个名称，也可能是删去文字留下的痕迹。",
        en: "a stray space makes two words or names of one, or shows that something was cut out; a missing one makes one \
             of two",
    },
    basis: &[],
    bad: Example::Clause { spec: "", zh: "1. 甲方应当付 款。\n", en: "1. Party A shall pay.\n" },
    good: Example::Clause { spec: "", zh: "1. 甲方应当付款。\n", en: "1. Party A shall pay.\n" },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    const SPACES: Alphabet = Alphabet::of(" \u{A0}\u{3000}");
    // The parts of an address are often set apart, and short names and headings are spaced out.
    if typed.is_of_party() {
        return Vec::new();
    }
    match typed.prose.lang {
        Lang::Zh if typed.passage.home == Home::Heading || !typed.may_hold(&SPACES) => Vec::new(),
        Lang::Zh => in_chinese(typed.words(), typed.value().is_some()),
        Lang::En => in_english(typed.words()),
    }
}

/// In a value, a full-width space may set its parts apart.
fn in_chinese(words: &str, is_value: bool) -> Vec<Fault> {
    let is_space = |c: char| matches!(c, ' ' | '\u{A0}') || c == '\u{3000}' && !is_value;
    let mut faults = Vec::new();
    let mut rest = 0;
    while let Some(length) = words[rest..].find(is_space) {
        let start = rest + length;
        let end = words[start..].find(|c| !is_space(c)).map_or(words.len(), |length| start + length);
        rest = end;
        let (before, after) = (words[..start].chars().next_back(), words[end..].chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        if is_label(&words[..start]) {
            continue;
        }
        let is_tight =
            is_han(before) && is_han(after) || is_mark(before) && after != '\n' || is_mark(after) && before != '\n';
        if is_tight {
            faults.push(too_many(words, start..end));
        }
    }
    faults
}

/// 第一条, （一）: a number typed by hand, which a space may set apart.
fn is_label(before: &str) -> bool {
    const LONGEST: usize = 7;
    let is_short = before.chars().count() <= LONGEST;
    let is_numbered = before.starts_with('第') && before.ends_with(['条', '章', '节', '编', '款', '项', '部', '分']);
    is_short && (is_numbered || before.starts_with(['（', '(']) && before.ends_with(['）', ')']))
}

/// A Chinese mark, which brings its own space along.
const fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '（' | '）' | '《' | '》' | '“' | '”')
}

fn in_english(words: &str) -> Vec<Fault> {
    let bytes = words.as_bytes();
    let mut faults = Vec::new();
    // Nearly every space is one between two words.
    let is_ordinary = |at: usize| {
        let [before, after] = [at.wrapping_sub(1), at + 1].map(|at| bytes.get(at).copied().unwrap_or_default());
        before != b'(' && after.is_ascii_alphanumeric()
    };
    let marks = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b' ' => !is_ordinary(*at),
        _ => matches!(byte, b',' | b';' | b':' | b'.' | b')'),
    });
    for (at, c) in marks.map(|(at, byte)| (at, char::from(*byte))) {
        let end = at + c.len_utf8();
        let (before, after) = (words[..at].chars().next_back(), words[end..].chars().next());
        match c {
            ' ' if before == Some(' ') => {}
            ' ' if after == Some(' ') => {
                let end = at + bytes[at..].iter().take_while(|byte| **byte == b' ').count();
                faults.push(double(words, at..end));
            }
            ' ' if before.is_some_and(|c| c == '(') => faults.push(too_many(words, at..end)),
            ' ' if is_stop(words, end) => faults.push(too_many(words, at..end)),
            ',' | ';' | ':' if is_letter(before) && is_letter(after) => faults.push(missing(words, at..end)),
            '.' if is_sentence_end(words, at) => faults.push(missing(words, at..end)),
            ')' if is_letter(after) && !is_suffix(words, end) => faults.push(missing(words, at..end)),
            _ => {}
        }
    }
    faults
}

/// Whether a mark that clings to the word before it stands here: no decimal such as `.5`.
fn is_stop(words: &str, at: usize) -> bool {
    let mut rest = words[at..].chars();
    let mark = rest.next();
    match mark {
        Some(',' | ';' | ')' | '?' | '!') => true,
        Some('.' | ':') => rest.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

/// `end.Next`: a small letter, a full stop, and a capitalised word; no name such as `Node.Js`.
fn is_sentence_end(words: &str, at: usize) -> bool {
    let before = words[..at].chars().rev().take_while(char::is_ascii_lowercase).count();
    let mut after = words[at + 1..].chars();
    let is_capitalised = after.next().is_some_and(|c| c.is_ascii_uppercase())
        && after.next().is_some_and(|c| matches!(c, 'a'..='z' | ' '));
    let is_first = words[..at].chars().nth_back(before).is_none_or(char::is_whitespace);
    // www.Example.com goes on after its second word.
    let rest = words[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let goes_on = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    before > 2 && is_capitalised && is_first && !goes_on
}

/// licence(s), party(ies): no space before, and none is wanted after.
fn is_suffix(words: &str, close: usize) -> bool {
    let open = words[..close].rfind('(').unwrap_or(0);
    words[..open].ends_with(|c: char| c.is_ascii_alphanumeric())
}

fn too_many(words: &str, range: Range<usize>) -> Fault {
    let (context, without) = around(words, &range, "");
    fault(range, say!(zh: "“{context}”中多了空格", en: "a space too many in “{context}”", context = context), &without)
}

fn double(words: &str, range: Range<usize>) -> Fault {
    let (context, without) = around(words, &range, " ");
    fault(
        range,
        say!(zh: "“{context}”中有多个连续的空格", en: "more than one space in “{context}”", context = context),
        &without,
    )
}

fn missing(words: &str, range: Range<usize>) -> Fault {
    let mark = format!("{} ", &words[range.clone()]);
    let (context, with) = around(words, &range, &mark);
    fault(range, say!(zh: "“{context}”中缺空格", en: "a space is missing in “{context}”", context = context), &with)
}

fn fault(range: Range<usize>, message: Text, right: &str) -> Fault {
    let (label, help) =
        (say!(zh: "空格", en: "space"), say!(zh: "请写“{right}”", en: "write “{right}”", right = right));
    Fault { range, message, label, help }
}

/// The words next to a place, as they are and as they should be.
fn around(words: &str, range: &Range<usize>, instead: &str) -> (String, String) {
    const NEAR: usize = 8;
    let before: String = words[..range.start].chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = words[range.end..].chars().take(NEAR).collect();
    let show = |text: String| text.replace(crate::prose::HOLE, "…").replace('\n', " ");
    let shown = show(format!("{before}{}{after}", &words[range.clone()]));
    let right = pattern::quoted(&show(format!("{before}{instead}{after}")));
    (shown.replace('`', "'"), right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn spaces_out_of_place_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方 应当付款， 乙方应当开票。").len(), 2);
        assert_eq!(caught_in_zh(CHECK.id, "甲方　应当付款。"), ["　"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A shall  pay , on time."), ["  ", " "]);
        assert_eq!(caught_in_en(CHECK.id, "Party A pays,and Party B delivers.Party C waits."), [",", "."]);
        assert_eq!(caught_in_en(CHECK.id, "The fees( net )and costs are due."), [" ", " "]);
    }

    #[test]
    fn spaces_of_latin_words_and_figures_are_silent() {
        assert!(caught_in_zh(CHECK.id, "第一条 甲方应当付款。").is_empty());
        assert!(caught_in_zh(CHECK.id, "（一） 甲方应当付款。").is_empty());
        assert!(caught_in_zh(CHECK.id, "乙方应当依照 GB/T 25000.51 在 9:00 前提供 API 文档。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "Party A may use Node.js, e.g. for U.S. users, at 9:00 or on ratio 3:1.").is_empty()
        );
        assert!(
            caught_in_en(CHECK.id, "The licence(s) and document(s)are at www.Example.com (see A, B; C).").is_empty()
        );
        assert!(caught_in_en(CHECK.id, "Tolerances of .5 mm and 58,600.00 yuan … are met.").is_empty());
    }
}
