//! Numbers and what they count, read from either language.

use super::fraction::Fraction;
use super::letters::Letters;
use super::measure::{self, Measure, Share};
use super::numeral;
use super::reading::Reader;
use crate::diag::Lang;
use crate::value::{is_chinese_numeral, is_number_word};

/// What a single Chinese numeral must stand before to be a number: in 三方, 四川 and 千万 it is none.
const COUNTED: &[&str] = &[
    "个", "份", "次", "轮", "期", "倍", "名", "位", "项", "人", "家", "台", "套", "件", "批", "笔", "张", "道", "种",
    "类", "级", "层", "室", "号", "遍", "本", "枚", "处", "辆", "间", "步", "阶段", "部分", "步骤", "组", "页", "分",
];

/// Reads the number at an index, and pushes it; its end. None where there is none.
pub(super) fn read(reader: &mut Reader, index: usize) -> Option<usize> {
    let first = reader.letters.get(index);
    if first.is_ascii_digit() {
        return Some(figures(reader, index));
    }
    match reader.lang {
        Lang::Zh => chinese(reader, index, first),
        Lang::En => first.is_ascii_alphabetic().then(|| english(reader, index)).flatten(),
    }
}

/// A number in figures; where it turns out to be a code, the end of that.
fn figures(reader: &mut Reader, index: usize) -> usize {
    let letters = &reader.letters;
    if let Some(end) = letters.eat_any(index, &["7×24", "24×7", "7*24", "24*7", "7x24", "24x7", "7X24", "24/7"]) {
        for number in [7, 24] {
            loose(reader, index..end, Fraction::whole(number), Measure::Plain);
        }
        return reader.letters.eat_any(end, &["小时", " hours"]).unwrap_or(end);
    }
    let Some((number, end)) = numeral::figures(letters, index) else { return reader.token(index) };
    let (next, after) = (letters.get(end), letters.get(end + 1));
    let has_zero = letters.get(index) == '0' && letters.get(index + 1).is_ascii_digit();
    if next == '/' && after.is_ascii_digit() {
        if let Some((part, end)) = part_of(letters, number, end) {
            strong(reader, index..end, part, Measure::Share(Share::Part));
            return end;
        }
        return reader.token(index);
    }
    if matches!(next, '-' | '–' | '—' | '~' | '～') && after.is_ascii_digit() {
        let upper = numeral::figures(letters, end + 1).filter(|_| after != '0');
        let is_range =
            |(upper, _): &(Fraction, usize)| number.is_below(*upper) && upper.is_below(Fraction::whole(10_000));
        let Some((_, upper_end)) = upper.filter(is_range).filter(|_| !has_zero) else { return reader.token(index) };
        let measure =
            measure::after(letters, letters.skip_spaces(upper_end)).map_or(Measure::Plain, |(found, _)| found);
        let measure = reader.currency_before(index).map_or(measure, Measure::Money);
        strong(reader, index..end, number, measure);
        return end + 1;
    }
    if has_zero || next == '.' && after.is_ascii_digit() {
        return reader.token(index);
    }
    if next.is_ascii_alphabetic() {
        if let Some(end) = ["st", "nd", "rd", "th"].into_iter().find_map(|tail| letters.eat_word(end, tail)) {
            push_plain(reader, index..end, number);
            return end;
        }
        if measure::after(letters, end).is_none() {
            return reader.token(index);
        }
    }
    let is_year = number.as_whole().is_some_and(|year| (1900..2200).contains(&year)) && next == '年';
    if is_year {
        strong(reader, index..end, number, Measure::Plain);
        return end + 1;
    }
    counted(reader, index, number, end)
}

/// `1/3`: a part of a whole, and its end.
fn part_of(letters: &Letters, top: Fraction, end: usize) -> Option<(Fraction, usize)> {
    let (bottom, end) = numeral::figures(letters, end + 1)?;
    let (top, bottom) = (top.as_whole()?, bottom.as_whole()?);
    let is_part = top < bottom && bottom <= 100 && !matches!(letters.get(end), '/' | '-');
    Some((is_part.then(|| Fraction::new(top, bottom)).flatten()?, end))
}

/// Pushes a number with the measure that follows it; the end of both.
fn counted(reader: &mut Reader, index: usize, number: Fraction, end: usize) -> usize {
    let letters = &reader.letters;
    let repeated = repetition_end(letters, number, end).unwrap_or(end);
    let found = measure_after(letters, repeated);
    let (measure, end) = found.unwrap_or((Measure::Plain, repeated));
    let (number, end) = with_small_coins(letters, number, measure, end);
    let measure = reader.currency_before(index).map_or(measure, Measure::Money);
    if let (Measure::Money(currency), None) = (measure, reader.currency_before(index)) {
        let range = reader.letters.bytes(index..end);
        reader.reading.currencies.push(super::reading::Said { range, what: currency });
    }
    match measure {
        Measure::Plain => {
            let end = reader.letters.eat_any(end, COUNTED).unwrap_or(end);
            push_plain(reader, index..end, number);
            return end;
        }
        Measure::Time(_) if number == Fraction::whole(1) => loose(reader, index..end, number, measure),
        _ => strong(reader, index..end, number, measure),
    }
    end
}

/// The end of the number again in brackets: 十五（15）, fifteen (15), 15 (fifteen). Where the two differ, that is a fault of
/// this language alone.
fn repetition_end(letters: &Letters, number: Fraction, end: usize) -> Option<usize> {
    let open = letters.skip_spaces(end);
    if !matches!(letters.get(open), '(' | '（') {
        return None;
    }
    let (again, close) = match numeral::either(letters, open + 1) {
        Some(found) => found,
        None => numeral::english(letters, open + 1).map(|(number, end)| (Fraction::whole(number), end))?,
    };
    let other_script = letters.get(open + 1).is_ascii_digit() != letters.before(end).is_ascii_digit();
    ((again == number || other_script) && matches!(letters.get(close), ')' | '）')).then_some(close + 1)
}

/// The measure after a number, past a space, a hyphen, and words such as "consecutive".
fn measure_after(letters: &Letters, end: usize) -> Option<(Measure, usize)> {
    const BETWEEN: [&str; 10] =
        ["consecutive", "full", "complete", "additional", "further", "more", "whole", "successive", "clear", "other"];
    let mut at = letters.skip_spaces(end);
    if matches!(letters.get(at), '-' | '‑') && letters.get(at + 1).is_ascii_alphabetic() {
        at += 1;
    }
    if let Some(found) = measure::after(letters, at) {
        return Some(found);
    }
    let past = BETWEEN.into_iter().find_map(|word| letters.eat_word(at, word))?;
    measure::after(letters, letters.skip_spaces(past))
}

/// An amount with the jiao and fen after the yuan, or the hundredths of a cheque in English.
fn with_small_coins(letters: &Letters, number: Fraction, measure: Measure, end: usize) -> (Fraction, usize) {
    let Measure::Money(_) = measure else { return (number, end) };
    let mut sum = number;
    let mut at = end;
    for (coin, worth) in [("角", 10), ("分", 100)] {
        let start = letters.eat_any(at, &["零"]).unwrap_or(at);
        let coins = is_chinese_numeral(letters.get(start)).then(|| numeral::chinese(letters, start)).flatten();
        if let Some((count, after)) = coins
            && let Some(after) = letters.eat(after, coin)
            && let Some(more) = count.over(Fraction::whole(worth)).and_then(|more| sum.plus(more))
        {
            (sum, at) = (more, after);
        }
    }
    if let Some(hundredths) = letters.eat(at, " and ").and_then(|start| {
        let (count, end) = numeral::figures(letters, start)?;
        let end = letters.eat(end, "/100")?;
        Some((count.over(Fraction::whole(100))?.plus(sum)?, end))
    }) {
        return hundredths;
    }
    (sum, at)
}

fn chinese(reader: &mut Reader, index: usize, first: char) -> Option<usize> {
    let letters = &reader.letters;
    match first {
        '第' => {
            let (number, end) = numeral::either(letters, letters.skip_spaces(index + 1))?;
            if !matches!(letters.get(end), '方' | '人' | '者') {
                push_plain(reader, index..end, number);
            }
            return Some(end);
        }
        '半' => {
            let at = letters.eat(index + 1, "个").map_or(index + 1, |_| index + 1);
            let half = Fraction::new(1, 2)?;
            return match measure::after(letters, at) {
                Some((measure @ Measure::Time(_), end)) => {
                    loose(reader, index..end, half, measure);
                    Some(end)
                }
                _ => {
                    loose(reader, index..index + 1, half, Measure::Share(Share::Part));
                    Some(index + 1)
                }
            };
        }
        '双' | '俩' => {
            loose(reader, index..index + 1, Fraction::whole(2), Measure::Plain);
            return Some(index + 1);
        }
        _ if !is_chinese_numeral(first) => return None,
        _ => {}
    }
    if let Some((part, share, end)) = chinese_share(letters, index) {
        strong(reader, index..end, part, Measure::Share(share));
        return Some(end);
    }
    let run = numeral::chinese_end(letters, index);
    let Some((number, end)) = numeral::chinese(letters, index) else {
        if let Some((number, end)) = numeral::digits(letters, index) {
            loose(reader, index..end, number, Measure::Plain);
        }
        return Some(run);
    };
    let is_single = end == index + 1;
    let has_measure = measure_after(letters, repetition_end(letters, number, end).unwrap_or(end)).is_some();
    let is_counted = letters.eat_any(end, COUNTED).is_some();
    let is_street = reader.is_value && is_single && !is_span_of_time(letters, end);
    if is_single && (!has_measure && !is_counted || is_street) || letters.eat(index, "十分").is_some() {
        if matches!(number.as_whole(), Some(1 | 2)) || is_counted && is_street {
            loose(reader, index..end, number, Measure::Plain);
        }
        return Some(end);
    }
    Some(counted(reader, index, number, end))
}

/// Whether a unit of time follows, which no name of a place ends in.
fn is_span_of_time(letters: &Letters, end: usize) -> bool {
    letters.eat_any(end, &["个", "小时", "分钟", "年", "日", "天", "份", "次"]).is_some()
}

/// 百分之五, 万分之零点五, 三分之二; and its end.
fn chinese_share(letters: &Letters, index: usize) -> Option<(Fraction, Share, usize)> {
    let scales = [("百分之", Share::Percent), ("千分之", Share::Permille), ("万分之", Share::TenThousandth)];
    if let Some((share, at)) = scales.into_iter().find_map(|(name, share)| Some((share, letters.eat(index, name)?))) {
        // 百分之百 is the whole.
        if letters.get(at) == '百' && share == Share::Percent {
            return Some((Fraction::whole(100), share, at + 1));
        }
        let (number, end) = numeral::either(letters, at)?;
        return Some((number, share, end));
    }
    let (bottom, end) = numeral::chinese(letters, index)?;
    let (top, end) = numeral::either(letters, letters.eat(end, "分之")?)?;
    Some((top.over(bottom)?, Share::Part, end))
}

fn english(reader: &mut Reader, index: usize) -> Option<usize> {
    let letters = &reader.letters;
    if !letters.is_word_start(index) {
        return None;
    }
    let end = letters.word_end(index);
    if letters.get(index).is_ascii_uppercase()
        && let Some((number, end)) = numeral::roman(letters, index)
    {
        loose(reader, index..end, Fraction::whole(number), Measure::Plain);
        return Some(end);
    }
    if end - index < 3 || !may_count(letters, index) {
        return None;
    }
    let word = letters.lower(index..end);
    if is_number_word(&word) {
        let (number, end) = numeral::english(letters, index)?;
        if let Some((part, end)) = english_part(letters, number, end) {
            strong(reader, index..end, part, Measure::Share(Share::Part));
            return Some(end);
        }
        return Some(counted(reader, index, Fraction::whole(number), end));
    }
    let (number, measure) = match word.as_str() {
        "both" | "twice" | "double" | "pair" | "couple" | "either" | "neither" | "second" | "duplicate" => {
            (Fraction::whole(2), Measure::Plain)
        }
        "once" => (Fraction::whole(1), Measure::Plain),
        "thrice" | "triple" | "triplicate" => (Fraction::whole(3), Measure::Plain),
        "quadruplicate" => (Fraction::whole(4), Measure::Plain),
        "dozen" => (Fraction::whole(12), Measure::Plain),
        "half" => (Fraction::new(1, 2)?, Measure::Share(Share::Part)),
        _ => {
            let (number, end) = numeral::ordinal(letters, index)?;
            if !is_of_third_party(letters, end) {
                push_plain(reader, index..end, Fraction::whole(number));
            }
            return Some(end);
        }
    };
    loose(reader, index..end, number, measure);
    Some(end)
}

/// Whether a word begins as one that counts does. Most words of a text do not.
fn may_count(letters: &Letters, index: usize) -> bool {
    let [first, second, third] = [0, 1, 2].map(|offset| letters.get(index + offset).to_ascii_lowercase());
    match first {
        't' => matches!((second, third), ('h', 'i' | 'o' | 'r') | ('w' | 'e' | 'r', _)),
        'b' => matches!(second, 'o' | 'i'),
        'c' => second == 'o',
        'd' => matches!(second, 'o' | 'u'),
        'e' => matches!(second, 'i' | 'l'),
        'f' | 's' => matches!(second, 'o' | 'i' | 'e'),
        'h' => matches!(second, 'a' | 'u'),
        'n' => matches!(second, 'i' | 'e'),
        'o' => second == 'n',
        'p' => second == 'a',
        'q' => second == 'u',
        'z' => second == 'e',
        _ => false,
    }
}

/// Whether party or person follows, as in "third party".
fn is_of_third_party(letters: &Letters, end: usize) -> bool {
    let at = if letters.get(end) == '-' { end + 1 } else { letters.skip_spaces(end) };
    ["party", "parties", "person", "persons"].into_iter().any(|word| letters.eat_word(at, word).is_some())
}

/// "one third", "two-thirds", "three quarters": the part after its first number, and its end.
fn english_part(letters: &Letters, top: u64, end: usize) -> Option<(Fraction, usize)> {
    if !matches!(letters.get(end), ' ' | '-') {
        return None;
    }
    let parts = [("third", 3), ("quarter", 4), ("fourth", 4), ("fifth", 5), ("tenth", 10), ("half", 2)];
    let (bottom, end) = parts.into_iter().find_map(|(name, bottom)| {
        let name = if top == 1 { name.to_owned() } else { format!("{name}s") };
        Some((bottom, letters.eat_word(end + 1, &name)?))
    })?;
    let is_part = top < bottom && !is_of_third_party(letters, end);
    Some((is_part.then(|| Fraction::new(top, bottom)).flatten()?, end))
}

/// Pushes a bare number; one, two in order and the like are loose.
fn push_plain(reader: &mut Reader, chars: std::ops::Range<usize>, number: Fraction) {
    let is_ordinal =
        reader.letters.get(chars.start) == '第' || numeral::ordinal(&reader.letters, chars.start).is_some();
    let is_two = number == Fraction::whole(2);
    let is_small = number == Fraction::whole(1) || is_two && (is_ordinal || is_pair(&reader.letters, &chars));
    reader.push(chars, number, Measure::Plain, is_small);
}

/// Whether a two is one that the other language may leave unsaid: 两种文本, the two, two parties.
fn is_pair(letters: &Letters, chars: &std::ops::Range<usize>) -> bool {
    const NOUNS: [&str; 8] = ["parties", "texts", "versions", "languages", "sides", "kinds", "different", "or"];
    let is_written = !letters.get(chars.start).is_ascii_digit();
    let before = letters.lower(chars.start.saturating_sub(4)..chars.start);
    let after = letters.skip_spaces(chars.end);
    is_written
        && (matches!(letters.before(chars.end), '个' | '种' | '家' | '项' | '处' | '类' | '样')
            || before == "the "
            || before == " no "
            || NOUNS.iter().any(|noun| letters.eat_word(after, noun).is_some()))
}

fn strong(reader: &mut Reader, chars: std::ops::Range<usize>, number: Fraction, measure: Measure) {
    reader.push(chars, number, measure, false);
}

fn loose(reader: &mut Reader, chars: std::ops::Range<usize>, number: Fraction, measure: Measure) {
    reader.push(chars, number, measure, true);
}
