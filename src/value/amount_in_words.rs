//! Amounts in words: 大写 by 支付结算办法附一《正确填写票据和结算凭证的基本规定》, and English with cents as NN/100.

use super::currency::{Currency, Hundredths};
use super::english;
use super::numeral::{self, Piece};

/// The largest amount that has words, in hundredths: 9,999,999,999,999,999.99.
pub(super) const LIMIT: u64 = numeral::LIMIT * 100;

/// An amount in Chinese, such as 人民币伍万捌仟陆佰元整 or 壹仟美元整. `hundredths` is below [`LIMIT`].
pub(super) fn chinese(hundredths: u64, currency: Currency) -> String {
    let prefix = if currency == Currency::Cny { "人民币" } else { "" };
    format!("{prefix}{}", numeral::spell(&pieces(hundredths, currency)))
}

/// An amount in English, such as "Renminbi Fifty-Eight Thousand Six Hundred Yuan Only". `hundredths` is below [`LIMIT`].
pub(super) fn english(hundredths: u64, currency: Currency) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let prefix = if currency == Currency::Cny { "Renminbi " } else { "" };
    let [one, many] = currency.facts().en;
    let unit = if hundredths == 100 { one } else { many };
    let cents = if rest == 0 { String::new() } else { format!(" and {rest:02}/100") };
    format!("{prefix}{} {unit}{cents} Only", english::title(&english::spell(whole)))
}

/// Lays out an amount with every freedom the rules leave.
fn pieces(hundredths: u64, currency: Currency) -> Vec<Piece> {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let unit = currency.facts().zh;
    let mut pieces = Vec::new();
    if whole > 0 || rest == 0 {
        pieces.extend(numeral::pieces(whole));
        pieces.extend(unit.chars().map(Piece::always));
    }
    match currency.facts().hundredths {
        _ if rest == 0 => pieces.push(Piece::written('整')),
        Hundredths::JiaoFen => push_jiao_fen(&mut pieces, whole, rest),
        Hundredths::Coin(coin) => {
            if whole > 0 && rest < 10 {
                pieces.push(Piece::always('零'));
            }
            pieces.extend(numeral::pieces(rest));
            pieces.extend(coin.chars().map(Piece::always));
        }
        Hundredths::None => {}
    }
    pieces
}

fn push_jiao_fen(pieces: &mut Vec<Piece>, whole: u64, rest: u64) {
    let (jiao, fen) = (rest / 10, rest % 10);
    if jiao > 0 {
        // 元位是 0 而角位不是 0，可以只写一个零字，也可以不写.
        if whole > 0 && whole.is_multiple_of(10) {
            pieces.push(Piece::written('零'));
        }
        pieces.extend([numeral::character(jiao), '角'].map(Piece::always));
    } else if whole > 0 {
        // 角位是 0 而分位不是 0，元字后面应写零字.
        pieces.push(Piece::always('零'));
    }
    if fen > 0 {
        pieces.extend([numeral::character(fen), '分'].map(Piece::always));
    } else {
        // 数字到角为止的，在角之后可以不写整字.
        pieces.push(Piece::unwritten('整'));
    }
}

/// Reads an amount in Chinese words, without a prefix such as 人民币, into hundredths. Every spelling the rules allow
/// is read, in voucher, everyday and traditional characters.
pub(super) fn read(text: &str, currency: Currency) -> Option<u64> {
    let unit = currency.facts().zh;
    let folded = fold(text, unit);
    let (whole, rest) = folded.split_once(unit).unwrap_or(("", &folded));
    let whole = if whole.is_empty() { 0 } else { numeral::value(whole)? };
    let rest = rest.trim_end_matches('整').trim_start_matches('零');
    let rest = match currency.facts().hundredths {
        _ if rest.is_empty() => 0,
        Hundredths::JiaoFen => {
            let (jiao, fen) = rest.split_once('角').unwrap_or(("零", rest));
            let fen = if fen.is_empty() { "零" } else { fen.strip_suffix('分')? };
            numeral::value(jiao)? * 10 + numeral::value(fen)?
        }
        Hundredths::Coin(coin) => numeral::value(rest.strip_suffix(coin)?)?,
        Hundredths::None => return None,
    };
    if rest >= 100 {
        return None;
    }
    let hundredths = whole * 100 + rest;
    numeral::fits(&pieces(hundredths, currency), &folded).then_some(hundredths)
}

/// One set of characters: 元 for 圆, 整 for 正, and the currency's own unit where only 元 is written.
fn fold(text: &str, unit: &str) -> String {
    let mut folded = numeral::fold(text).replace(['圆', '圓'], "元");
    if let Some(head) = folded.strip_suffix('正') {
        folded = format!("{head}整");
    }
    if !folded.contains(unit) && unit.ends_with('元') {
        folded = folded.replacen('元', unit, 1);
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The vectors of the rule text, and those computed from it.
    const VECTORS: [(u64, u64, &str); 32] = [
        (0, 0, "零元整"),
        (0, 5, "伍分"),
        (0, 10, "壹角"),
        (0, 15, "壹角伍分"),
        (1, 0, "壹元整"),
        (10, 0, "壹拾元整"),
        (10, 5, "壹拾元零伍分"),
        (10, 50, "壹拾元零伍角"),
        (101, 0, "壹佰零壹元整"),
        (325, 4, "叁佰贰拾伍元零肆分"),
        (1010, 0, "壹仟零壹拾元整"),
        (1409, 50, "壹仟肆佰零玖元伍角"),
        (1680, 32, "壹仟陆佰捌拾元零叁角贰分"),
        (6007, 14, "陆仟零柒元壹角肆分"),
        (10_001, 0, "壹万零壹元整"),
        (10_010, 0, "壹万零壹拾元整"),
        (16_409, 2, "壹万陆仟肆佰零玖元零贰分"),
        (58_600, 0, "伍万捌仟陆佰元整"),
        (100_000, 0, "壹拾万元整"),
        (100_001, 0, "壹拾万零壹元整"),
        (107_000, 53, "壹拾万柒仟元零伍角叁分"),
        (1_000_001, 0, "壹佰万零壹元整"),
        (10_001_000, 0, "壹仟万壹仟元整"),
        (10_100_010, 0, "壹仟零壹拾万零壹拾元整"),
        (99_999_999, 99, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        (100_000_001, 0, "壹亿零壹元整"),
        (100_010_000, 0, "壹亿零壹万元整"),
        (101_000_000, 0, "壹亿零壹佰万元整"),
        (1_000_000_000_000, 0, "壹万亿元整"),
        (1_000_000_000_001, 0, "壹万亿零壹元整"),
        (1_000_100_000_000, 0, "壹万零壹亿元整"),
        (1_234_567_890_123, 45, "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"),
    ];

    #[test]
    fn writes_and_reads_every_vector() {
        for (yuan, fen, words) in VECTORS {
            let hundredths = yuan * 100 + fen;
            assert_eq!(chinese(hundredths, Currency::Cny), format!("人民币{words}"));
            assert_eq!(read(words, Currency::Cny), Some(hundredths), "{words}");
        }
    }

    #[test]
    fn reads_every_variant_the_rules_allow() {
        for (text, yuan, fen) in [
            ("壹拾元伍角", 10, 50),
            ("壹拾元零伍角整", 10, 50),
            ("壹仟陆佰捌拾元叁角贰分", 1680, 32),
            ("壹拾万柒仟元伍角叁分", 107_000, 53),
            ("壹拾万零柒仟元伍角叁分", 107_000, 53),
            ("壹拾万零柒仟元零伍角叁分", 107_000, 53),
            ("壹仟万零壹仟元整", 10_001_000, 0),
            ("伍万捌仟陆佰圆整", 58_600, 0),
            ("伍万捌仟陆佰元正", 58_600, 0),
            ("伍万捌仟陆佰元", 58_600, 0),
            ("伍萬捌仟陸佰圓正", 58_600, 0),
            ("貳億元整", 200_000_000, 0),
            ("五万八千六百元", 58_600, 0),
            ("壹角整", 0, 10),
        ] {
            assert_eq!(read(text, Currency::Cny), Some(yuan * 100 + fen), "{text}");
        }
    }

    #[test]
    fn refuses_what_the_rules_do_not_allow() {
        for text in [
            "",
            "元整",
            "整",
            "壹仟肆佰玖元整",
            "壹万壹元整",
            "叁佰贰拾伍元肆分",
            "玖分整",
            "壹角贰角",
            "壹拾元壹拾角",
            "壹元整整",
            "壹元零",
            "伍万元捌仟元",
            "壹元壹佰分",
        ] {
            assert_eq!(read(text, Currency::Cny), None, "{text}");
        }
    }

    #[test]
    fn other_currencies_keep_their_units() {
        for (whole, rest, currency, words) in [
            (1000, 0, Currency::Usd, "壹仟美元整"),
            (1000, 50, Currency::Usd, "壹仟美元伍拾美分"),
            (1000, 5, Currency::Usd, "壹仟美元零伍美分"),
            (1000, 50, Currency::Hkd, "壹仟港元零伍角"),
            (0, 50, Currency::Gbp, "伍拾便士"),
            (10_000, 0, Currency::Jpy, "壹万日元整"),
        ] {
            let hundredths = whole * 100 + rest;
            assert_eq!(chinese(hundredths, currency), words);
            assert_eq!(read(words, currency), Some(hundredths), "{words}");
        }
        assert_eq!(read("壹仟元整", Currency::Hkd), Some(1000 * 100));
        assert_eq!(read("壹仟欧元整", Currency::Usd), None);
    }

    #[test]
    fn english_vectors() {
        for (yuan, fen, words) in [
            (58_600, 0, "Renminbi Fifty-Eight Thousand Six Hundred Yuan Only"),
            (107_000, 53, "Renminbi One Hundred Seven Thousand Yuan and 53/100 Only"),
            (1409, 50, "Renminbi One Thousand Four Hundred Nine Yuan and 50/100 Only"),
            (1_000_001, 0, "Renminbi One Million One Yuan Only"),
            (2_000_000, 0, "Renminbi Two Million Yuan Only"),
            (0, 5, "Renminbi Zero Yuan and 05/100 Only"),
        ] {
            assert_eq!(english(yuan * 100 + fen, Currency::Cny), words);
        }
        assert_eq!(english(1000 * 100, Currency::Usd), "One Thousand United States Dollars Only");
        assert_eq!(english(100, Currency::Usd), "One United States Dollar Only");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(hundredths in 0..LIMIT, index in 0..Currency::ALL.len()) {
            let currency = Currency::ALL[index];
            let hundredths = if currency.places() == 0 { hundredths / 100 * 100 } else { hundredths };
            let words = numeral::spell(&pieces(hundredths, currency));
            prop_assert_eq!(read(&words, currency), Some(hundredths));
        }

        #[test]
        fn never_panics(text in "[零〇一两十百万亿壹拾佰元圆角分整正美]{0,40}") {
            for currency in Currency::ALL {
                let _ = read(&text, currency);
            }
        }
    }
}
