//! Whole numbers in Chinese numerals: written in the characters of vouchers (壹贰叁), read in those and in everyday ones.
//!
//! A number is first laid out as [`Piece`]s, which know the zeros the rules leave open. What is printed and what is
//! accepted come from that one layout, so that the two cannot drift apart.

/// Above this, numbers would need units nobody agrees on (10^16 is 亿亿 or 京).
pub(super) const LIMIT: u64 = 10_000_000_000_000_000;

/// More characters than any number below [`LIMIT`] takes.
const LONGEST: usize = 64;

/// One character of a number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    character: char,
    need: Need,
}

/// Whether a character has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Always,
    /// May be left out; hetong writes it.
    Written,
    /// May be added; hetong leaves it out.
    Unwritten,
}

impl Piece {
    /// A character that has to be there.
    pub(super) const fn always(character: char) -> Self {
        Self { character, need: Need::Always }
    }

    /// A character that may be left out, and that hetong writes.
    pub(super) const fn written(character: char) -> Self {
        Self { character, need: Need::Written }
    }

    /// A character that may be added, and that hetong leaves out.
    pub(super) const fn unwritten(character: char) -> Self {
        Self { character, need: Need::Unwritten }
    }
}

/// Lays out a number below [`LIMIT`] by the rules of 支付结算办法附一《正确填写票据和结算凭证的基本规定》.
pub(super) fn pieces(number: u64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if number == 0 {
        pieces.push(Piece::always('零'));
    }
    let mut skipped = false;
    let mut previous = None;
    for (place, power) in [1_000_000_000_000, 100_000_000, 10_000, 1].into_iter().enumerate() {
        let group = number / power % 10_000;
        if group > 0 {
            match previous {
                Some(_) if group < 1000 => pieces.push(Piece::always('零')),
                Some(_) if skipped => pieces.push(Piece::written('零')),
                // 万位是 0 而千位不是 0，可以只写一个零字，也可以不写.
                Some(before) if before % 10 == 0 => pieces.push(Piece::unwritten('零')),
                _ => {}
            }
            push_group(&mut pieces, group);
            if place % 2 == 0 {
                pieces.push(Piece::always('万'));
            }
            previous = Some(group);
        }
        skipped = group == 0;
        if place == 1 && previous.is_some() {
            pieces.push(Piece::always('亿'));
        }
    }
    pieces
}

/// Writes one group of four digits; the zero before it is the caller's.
fn push_group(pieces: &mut Vec<Piece>, group: u64) {
    let mut zero = false;
    let mut begun = false;
    for (power, unit) in [(1000, Some('仟')), (100, Some('佰')), (10, Some('拾')), (1, None)] {
        let digit = group / power % 10;
        if digit == 0 {
            zero = begun;
            continue;
        }
        if zero {
            pieces.push(Piece::always('零'));
        }
        pieces.push(Piece::always(character(digit)));
        pieces.extend(unit.map(Piece::always));
        zero = false;
        begun = true;
    }
}

/// The voucher character of a digit below ten.
pub(super) fn character(digit: u64) -> char {
    match digit {
        1 => '壹',
        2 => '贰',
        3 => '叁',
        4 => '肆',
        5 => '伍',
        6 => '陆',
        7 => '柒',
        8 => '捌',
        9 => '玖',
        _ => '零',
    }
}

/// The layout as hetong prints it.
pub(super) fn spell(pieces: &[Piece]) -> String {
    pieces.iter().filter(|piece| piece.need != Need::Unwritten).map(|piece| piece.character).collect()
}

/// Whether `folded` is one of the spellings the layout allows.
pub(super) fn fits(pieces: &[Piece], folded: &str) -> bool {
    let mut characters = folded.chars().peekable();
    for piece in pieces {
        if characters.next_if_eq(&piece.character).is_none() && piece.need == Need::Always {
            return false;
        }
    }
    characters.next().is_none()
}

/// Brings voucher, everyday and traditional numerals to one set, and adds the 壹 that speech leaves out before 拾.
/// Other characters stay as they are.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 3);
    let mut after_digit = false;
    for c in text.chars() {
        let c = upper(c).unwrap_or(c);
        if c == '拾' && !after_digit {
            folded.push('壹');
        }
        after_digit = digit(c).is_some_and(|value| value > 0);
        folded.push(c);
    }
    folded
}

/// The voucher character for a numeral of any set.
pub(super) const fn upper(c: char) -> Option<char> {
    Some(match c {
        '零' | '〇' => '零',
        '壹' | '一' | '弌' => '壹',
        '贰' | '二' | '貳' | '弍' | '两' | '兩' => '贰',
        '叁' | '三' | '參' | '叄' => '叁',
        '肆' | '四' => '肆',
        '伍' | '五' => '伍',
        '陆' | '六' | '陸' => '陆',
        '柒' | '七' => '柒',
        '捌' | '八' => '捌',
        '玖' | '九' => '玖',
        '拾' | '十' => '拾',
        '佰' | '百' => '佰',
        '仟' | '千' => '仟',
        '万' | '萬' => '万',
        '亿' | '億' => '亿',
        _ => return None,
    })
}

/// Whether a character is a Chinese numeral of any set.
pub const fn is_numeral(c: char) -> bool {
    upper(c).is_some()
}

/// Reads a number in Chinese numerals that has one reading; `一百二` (102 or 120) has two.
pub fn read(text: &str) -> Option<u64> {
    let folded = fold(text);
    let number = value(&folded)?;
    fits(&pieces(number), &folded).then_some(number)
}

/// Reads a year of four digits, one by one: 二〇二六.
pub fn read_year(text: &str) -> Option<u32> {
    let mut digits = text.chars().map(|c| upper(c).and_then(digit));
    let year = digits.by_ref().take(4).try_fold(0, |year, next| Some(year * 10 + u32::try_from(next?).ok()?))?;
    (year >= 1000 && digits.next().is_none()).then_some(year)
}

/// What a folded text adds up to, however the zeros stand. Below [`LIMIT`].
pub(super) fn value(folded: &str) -> Option<u64> {
    if folded.is_empty() || folded.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (high, low) = folded.rsplit_once('亿').unwrap_or(("零", folded));
    let number = myriads(high)? * 100_000_000 + if low.is_empty() { 0 } else { myriads(low)? };
    (number < LIMIT).then_some(number)
}

fn myriads(folded: &str) -> Option<u64> {
    let (high, low) = folded.split_once('万').unwrap_or(("零", folded));
    Some(group(high)? * 10_000 + if low.is_empty() { 0 } else { group(low)? })
}

fn group(folded: &str) -> Option<u64> {
    let mut total = 0;
    let mut pending = None;
    for c in folded.chars() {
        let unit = match c {
            '拾' => 10,
            '佰' => 100,
            '仟' => 1000,
            _ => {
                let next = digit(c)?;
                if pending.replace(next).is_some_and(|digit| digit > 0) {
                    return None;
                }
                continue;
            }
        };
        total += pending.take()? * unit;
    }
    (!folded.is_empty()).then(|| total + pending.unwrap_or(0))
}

/// The value of a voucher digit.
pub(super) fn digit(c: char) -> Option<u64> {
    (0..10).find(|value| character(*value) == c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_everyday_voucher_and_traditional_numerals() {
        for (text, number) in [
            ("零", 0),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("两", 2),
            ("两百", 200),
            ("一百一十", 110),
            ("一百十五", 115),
            ("一百二十", 120),
            ("一百零二", 102),
            ("一千零一十", 1010),
            ("十二万", 120_000),
            ("壹拾", 10),
            ("貳萬陸仟", 26_000),
            ("壹万亿零壹", 1_000_000_000_001),
            ("玖仟玖佰玖拾玖万亿", 9_999_000_000_000_000),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number_or_two() {
        for text in ["", "一百二", "一万二", "一二", "十十", "百", "零五", "一零", "亿", "万", "一亿亿", "个", "千百"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"玖仟".repeat(1000)), None);
    }

    #[test]
    fn reads_years_digit_by_digit() {
        assert_eq!(read_year("二〇二六"), Some(2026));
        assert_eq!(read_year("二零二六"), Some(2026));
        assert_eq!(read_year("二〇二"), None);
        assert_eq!(read_year("二〇二六一"), None);
        assert_eq!(read_year(""), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0..LIMIT) {
            let pieces = pieces(number);
            prop_assert_eq!(read(&spell(&pieces)), Some(number));
            let full = pieces.iter().map(|piece| piece.character).collect::<String>();
            prop_assert_eq!(read(&full), Some(number));
            let bare = pieces.iter().filter(|piece| piece.need == Need::Always).map(|piece| piece.character);
            prop_assert_eq!(read(&bare.collect::<String>()), Some(number));
        }

        #[test]
        fn sparse_numbers_too(digits in proptest::collection::vec(prop_oneof![3 => Just(0), 1 => 1..10_u64], 1..16)) {
            let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
            prop_assert_eq!(read(&spell(&pieces(number))), Some(number));
        }

        #[test]
        fn never_panics(text in "[零〇一二两十百千万亿壹拾佰仟x]{0,90}") {
            let _ = read(&text);
            let _ = read_year(&text);
        }
    }
}
