//! Numbers as they are written: in figures, in Chinese numerals, in English words.

use super::fraction::Fraction;
use super::letters::Letters;
use crate::value::{chinese_number, chinese_year, english_number, is_chinese_numeral, is_number_word};

/// Figures at an index, with thousands separators and decimals, and any 万 or million after them; and their end.
pub(super) fn figures(letters: &Letters, index: usize) -> Option<(Fraction, usize)> {
    let digit = |index: usize| letters.get(index).is_ascii_digit();
    let mut text = String::new();
    let mut end = index;
    while digit(end) {
        text.push(letters.get(end));
        end += 1;
    }
    if text.is_empty() {
        return None;
    }
    if text.len() <= 3 {
        while matches!(letters.get(end), ',' | '，') && (1..4).all(|ahead| digit(end + ahead)) && !digit(end + 4) {
            (1..4).for_each(|ahead| text.push(letters.get(end + ahead)));
            end += 4;
        }
    }
    if letters.get(end) == '.' && digit(end + 1) {
        text.push('.');
        end += 1;
        while digit(end) {
            text.push(letters.get(end));
            end += 1;
        }
    }
    let number = Fraction::read(&text)?;
    Some(scaled(letters, number, end).unwrap_or((number, end)))
}

/// A number with the 万 or million that follows it.
fn scaled(letters: &Letters, number: Fraction, end: usize) -> Option<(Fraction, usize)> {
    let mut scale = 1_u64;
    let mut at = end;
    while let Some(each) = match letters.get(at) {
        '百' => Some(100),
        '千' if !matches!(letters.get(at + 1), '克' | '米' | '瓦') => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    } {
        scale = scale.checked_mul(each)?;
        at += 1;
    }
    if at == end {
        let word = letters.skip_spaces(end);
        let scales = [("hundred", 100), ("thousand", 1000), ("million", 1_000_000), ("billion", 1_000_000_000)];
        (scale, at) = scales.into_iter().find_map(|(name, each)| Some((each, letters.eat_word(word, name)?)))?;
    }
    Some((number.times(Fraction::whole(scale))?, at))
}

/// Chinese numerals at an index, with decimals after 点, and their end; none for what is no number, such as 一百二.
pub(super) fn chinese(letters: &Letters, index: usize) -> Option<(Fraction, usize)> {
    let end = chinese_end(letters, index);
    let text: String = (index..end).map(|at| letters.get(at)).collect();
    let number = chinese_number(&text).or_else(|| chinese_year(&text).map(u64::from))?;
    let whole = Fraction::whole(number);
    if letters.get(end) != '点' {
        return Some((whole, end));
    }
    let mut decimals = String::new();
    let mut at = end + 1;
    while let Some(digit) = Some(letters.get(at)).filter(|c| is_chinese_numeral(*c)) {
        let Some(digit) = (if digit == '零' || digit == '〇' { Some(0) } else { chinese_number(&digit.to_string()) })
        else {
            break;
        };
        if digit > 9 {
            break;
        }
        decimals.push_str(&digit.to_string());
        at += 1;
    }
    let is_time = decimals.is_empty() || matches!(letters.get(at), '分' | '十' | '刻');
    match Fraction::read(&format!("{number}.{decimals}")) {
        Some(exact) if !is_time => Some((exact, at)),
        _ => Some((whole, end)),
    }
}

/// Chinese digits one by one, as in a name such as 三六〇公司, and their end.
pub(super) fn digits(letters: &Letters, index: usize) -> Option<(Fraction, usize)> {
    let end = chinese_end(letters, index);
    let one = |at: usize| match letters.get(at) {
        '零' | '〇' => Some(0),
        c => chinese_number(&c.to_string()).filter(|digit| *digit < 10),
    };
    if !(2..=12).contains(&(end - index)) {
        return None;
    }
    let number = (index..end).try_fold(0, |number, at| Some(number * 10 + one(at)?))?;
    Some((Fraction::whole(number), end))
}

/// The end of the run of Chinese numerals at an index.
pub(super) fn chinese_end(letters: &Letters, index: usize) -> usize {
    let mut end = index;
    while is_chinese_numeral(letters.get(end)) {
        end += 1;
    }
    end
}

/// Figures or Chinese numerals.
pub(super) fn either(letters: &Letters, index: usize) -> Option<(Fraction, usize)> {
    if letters.get(index).is_ascii_digit() { figures(letters, index) } else { chinese(letters, index) }
}

/// A number in English words at an index, such as `one hundred and five`, and its end.
pub(super) fn english(letters: &Letters, index: usize) -> Option<(u64, usize)> {
    let mut ends = Vec::new();
    let mut at = index;
    loop {
        let end = letters.word_end(at);
        let word = letters.lower(at..end);
        let is_number = is_number_word(&word);
        if !is_number && (word != "and" || ends.is_empty()) {
            break;
        }
        if is_number {
            ends.push(end);
        }
        if !matches!(letters.get(end), ' ' | '-' | '‑' | '\u{a0}') {
            break;
        }
        at = end + 1;
    }
    // "two and three" is two numbers: the longest that is one is taken.
    ends.into_iter().rev().find_map(|end| {
        let text = letters.lower(index..end).replace(['‑', '\u{a0}'], "-");
        english_number(&text).map(|number| (number, end))
    })
}

/// An English ordinal at an index, and its end: `third`, `21st`.
pub(super) fn ordinal(letters: &Letters, index: usize) -> Option<(u64, usize)> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let end = letters.word_end(index);
    let word = letters.lower(index..end);
    let at = ORDINALS.iter().position(|ordinal| *ordinal == word)?;
    u64::try_from(at + 1).ok().map(|number| (number, end))
}

/// A Roman numeral from II to XII at an index, and its end.
pub(super) fn roman(letters: &Letters, index: usize) -> Option<(u64, usize)> {
    const ROMAN: [&str; 10] = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii"];
    const VALUE: [u64; 10] = [2, 3, 4, 6, 7, 8, 9, 11, 12, 13];
    let end = letters.word_end(index);
    let is_roman = (index..end).all(|at| matches!(letters.get(at), 'I' | 'V' | 'X'));
    let word = letters.lower(index..end);
    let at = ROMAN.iter().position(|roman| is_roman && *roman == word)?;
    Some((VALUE[at], end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, reader: fn(&Letters, usize) -> Option<(Fraction, usize)>) -> Option<String> {
        reader(&Letters::of(text), 0)
            .map(|(number, end)| format!("{number}|{}", text.chars().skip(end).collect::<String>()))
    }

    #[test]
    fn figures_and_chinese_numerals_are_read_to_their_end() {
        for (text, expected) in [
            ("58,600.00元", "58600|元"),
            ("１５日", "15|日"),
            ("1,5", "1|,5"),
            ("3.5万元", "35000|元"),
            ("5 million yuan", "5000000| yuan"),
            ("3千克", "3|千克"),
            ("三十日", "30|日"),
            ("壹万伍仟元", "15000|元"),
            ("二〇二六年", "2026|年"),
            ("零点五", "0.5|"),
            ("九点三十分", "9|点三十分"),
        ] {
            assert_eq!(read(text, either).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(read("一百二", either), None);
    }

    #[test]
    fn english_words_are_read_to_their_end() {
        let read = |text: &str| english(&Letters::of(text), 0);
        assert_eq!(read("fifteen (15) days"), Some((15, 7)));
        assert_eq!(read("One hundred and five thousand yuan"), Some((105_000, 29)));
        assert_eq!(read("two and three"), Some((2, 3)));
        assert_eq!(read("twenty-five days"), Some((25, 11)));
        assert_eq!(read("hundred"), None);
        assert_eq!(ordinal(&Letters::of("Third time"), 0), Some((3, 5)));
        assert_eq!(roman(&Letters::of("III"), 0), Some((3, 3)));
    }
}
