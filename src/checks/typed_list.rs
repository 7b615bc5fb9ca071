//! Lists whose numbers are typed by hand within a text: （1）……；（2）……, (a) …; (b) …, 一、……二、…….

use std::ops::Range;

use crate::value::{Alphabet, Indexed, each_word};

/// A number typed before an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands, brackets included.
    pub range: Range<usize>,
    /// How it is written.
    pub style: Style,
    /// What it counts.
    pub number: u32,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// （1） or (1).
    Digits,
    /// （一） or (一).
    Han,
    /// (a).
    Letter,
    /// (i).
    Roman,
    /// ①.
    Circled,
    /// 1. or 1、 or 1）.
    BareDigits,
    /// 一、.
    BareHan,
}

/// The brackets, figures and circles with which numbers are written.
const SIGNS: Alphabet = Alphabet::of("(（123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳");

/// The numbers of the items of lists typed in a text, in order. References such as 第（1）项 and words in brackets are
/// none: an item stands at the beginning, or after a mark that ends another or opens the list.
pub(super) fn marks(text: &Indexed) -> Vec<Mark> {
    // What is no bracket, figure or circle is a Chinese figure before a mark of its own.
    let is_counted = || each_word(text, "、").any(|at| text[..at].ends_with(is_han_digit));
    if !text.may_hold(&SIGNS) && !is_counted() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if (SIGNS.may_hold(c) || is_han_digit(c)) && opens_an_item(&text[..at]) {
            found.extend(mark(text, at));
        }
    }
    settle_roman(&mut found);
    found
}

/// Whether an item may begin after a text.
fn opens_an_item(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{3000}']);
    before.is_empty()
        || before.ends_with(['：', ':', '；', ';', '。', '\n', '，', '、', ','])
        || [" and", " or", "和", "或者", "以及", "或", "及"].iter().any(|word| before.ends_with(word))
        || before.ends_with(". ")
}

fn mark(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if let '①'..='⑳' = first {
        let number = u32::from(first) - u32::from('①') + 1;
        return Some(Mark { range: at..at + first.len_utf8(), style: Style::Circled, number });
    }
    if matches!(first, '（' | '(') {
        let inner = &rest[first.len_utf8()..];
        let close = inner.find(['）', ')'])?;
        let end = at + first.len_utf8() + close + inner[close..].chars().next()?.len_utf8();
        let (style, number) = bracketed(&inner[..close])?;
        return Some(Mark { range: at..end, style, number });
    }
    // Without brackets only where a line or the whole text begins: 1. , 1、, 一、.
    let before = text[..at].trim_end_matches([' ', '\u{3000}']);
    if !before.is_empty() && !before.ends_with(['\n', '；', ';', '。']) {
        return None;
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit() && !is_han_digit(c))?;
    let (name, after) = rest.split_at(digits);
    let close = after.chars().next()?;
    let is_han = !name.is_ascii();
    let is_mark = if is_han { close == '、' } else { matches!(close, '、' | '）' | '．') || is_dot(after) };
    let number = number_of(name).filter(|_| is_mark)?;
    let style = if is_han { Style::BareHan } else { Style::BareDigits };
    Some(Mark { range: at..at + digits + close.len_utf8(), style, number })
}

/// A full stop that is no decimal point.
fn is_dot(after: &str) -> bool {
    after.strip_prefix('.').is_some_and(|rest| rest.starts_with([' ', '\u{3000}']))
}

fn bracketed(name: &str) -> Option<(Style, u32)> {
    let is = |test: fn(char) -> bool| !name.is_empty() && name.chars().all(test);
    if is(|c| c.is_ascii_digit()) && name.len() <= 2 {
        return Some((Style::Digits, name.parse().ok()?));
    }
    if is(is_han_digit) {
        return Some((Style::Han, number_of(name)?));
    }
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some((Style::Letter, u32::from(letter) - u32::from('a') + 1)),
        _ if is(|c| matches!(c, 'i' | 'v' | 'x')) => Some((Style::Roman, roman(name)?)),
        _ => None,
    }
}

const HAN: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const fn is_han_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// 7, 七, 十二, 二十, 三十一.
fn number_of(name: &str) -> Option<u32> {
    if name.is_ascii() {
        return name.parse().ok().filter(|number| (1..=99).contains(number));
    }
    let digit = |c: char| HAN.iter().position(|han| *han == c).and_then(|at| u32::try_from(at + 1).ok());
    let digits: Vec<u32> = name.chars().map(digit).collect::<Option<_>>()?;
    match digits[..] {
        [one] => Some(one),
        [10, one] if one < 10 => Some(10 + one),
        [ten, 10] if ten < 10 => Some(ten * 10),
        [ten, 10, one] if ten < 10 && one < 10 => Some(ten * 10 + one),
        _ => None,
    }
}

fn roman(name: &str) -> Option<u32> {
    const NUMERALS: [&str; 13] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"];
    NUMERALS.iter().position(|numeral| *numeral == name).and_then(|at| u32::try_from(at + 1).ok())
}

/// `(i)` begins a list of Roman numerals, unless it follows `(h)`; `(v)` and `(x)` go on as those before them.
fn settle_roman(marks: &mut [Mark]) {
    for index in 0..marks.len() {
        let roman = match (marks[index].style, marks[index].number) {
            (Style::Letter, 9) => 1,
            (Style::Letter, 22) => 5,
            (Style::Letter, 24) => 10,
            _ => continue,
        };
        let before = marks[..index].iter().rev().find(|mark| matches!(mark.style, Style::Letter | Style::Roman));
        let goes_on =
            before.is_some_and(|before| before.style == Style::Letter && before.number + 1 == marks[index].number);
        if !goes_on {
            (marks[index].style, marks[index].number) = (Style::Roman, roman);
        }
    }
}

/// The lists that the marks of a text make: those of one style that follow each other, a new list where the count begins
/// again at one.
pub(super) fn lists(marks: Vec<Mark>) -> Vec<Vec<Mark>> {
    let mut lists: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        let open = lists.iter_mut().rev().find(|list| list[0].style == mark.style);
        match open {
            Some(list) if mark.number != 1 => list.push(mark),
            _ => lists.push(vec![mark]),
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<u32>> {
        lists(marks(&text.into())).iter().map(|list| list.iter().map(|mark| mark.number).collect()).collect()
    }

    #[test]
    fn lists_are_read_in_every_style() {
        assert_eq!(read("包括：（1）甲；（2）乙；和（3）丙。"), [[1, 2, 3]]);
        assert_eq!(read("(a) one; (b) two; and (c) three"), [[1, 2, 3]]);
        assert_eq!(read("(i) one; (ii) two; (iii) three; (iv) four"), [[1, 2, 3, 4]]);
        assert_eq!(read("一、甲。二、乙。十二、丙"), [[1, 2, 12]]);
        assert_eq!(read("1. 甲\n2. 乙\n3、丙"), [[1, 2, 3]]);
        assert_eq!(read("（1）甲：①子；②丑；（2）乙：①寅；②卯"), [vec![1, 2], vec![1, 2], vec![1, 2]]);
    }

    #[test]
    fn what_is_no_item_is_no_mark() {
        for text in [
            "依照第（1）项、第（二）项",
            "服务费（一）次性支付",
            "3.5元",
            "合计：3个工作日",
            "一方违约",
            "十二、",
            "(the “X”)",
            "（附件）",
            "under (a) above",
            "2026年3月2日",
            "9. 5",
            "",
            "（",
            "(",
            "①",
        ] {
            let found = marks(&text.into());
            assert!(found.len() <= 1, "{text}: {found:?}");
        }
        for text in ["依照第（1）项、第（二）项", "一方违约"] {
            assert_eq!(marks(&text.into()), []);
        }
    }
}
