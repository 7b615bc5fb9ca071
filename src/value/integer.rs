//! Whole numbers from zero: copies, seats, persons.

use rust_decimal::prelude::ToPrimitive;

use super::{Fault, Style, english, figures, numeral, width};
use crate::diag::Lang;

/// Reads figures, Chinese numerals or English words.
pub(super) fn parse(raw: &str) -> Result<u64, Fault> {
    let text = width::narrow(raw).to_ascii_lowercase();
    if let Some(number) = numeral::read(&text).or_else(|| english::read(&text)) {
        return Ok(number);
    }
    let number = figures::read(&text, 0)?;
    if number.is_sign_negative() && !number.is_zero() {
        return Err(Fault::Negative);
    }
    number.to_u64().ok_or(Fault::TooLarge)
}

/// The number on paper: figures, unless words are asked for.
pub(super) fn show(number: u64, lang: Lang, style: Style) -> String {
    match (style, lang) {
        (Style::Words, Lang::Zh) if number < numeral::LIMIT => numeral::spell(&numeral::pieces(number)),
        (Style::Words, Lang::En) => english::spell(number),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_figures_and_words() {
        for text in ["4", "４", " 4 ", "四", "肆", "four", "Four", "4.0"] {
            assert_eq!(parse(text), Ok(4), "{text}");
        }
        assert_eq!(parse("两"), Ok(2));
        assert_eq!(parse("1,200"), Ok(1200));
        assert_eq!(parse("twenty-one"), Ok(21));
        assert_eq!(parse("-4"), Err(Fault::Negative));
        assert_eq!(parse("4.5"), Err(Fault::TooPrecise { digits: 0 }));
        assert_eq!(parse("99999999999999999999"), Err(Fault::TooLarge));
        assert_eq!(parse("4 份"), Err(Fault::Shape));
        assert_eq!(parse(""), Err(Fault::Shape));
    }

    #[test]
    fn words_are_voucher_characters_in_chinese() {
        assert_eq!(show(4, Lang::Zh, Style::Words), "肆");
        assert_eq!(show(12, Lang::Zh, Style::Words), "壹拾贰");
        assert_eq!(show(12, Lang::En, Style::Words), "twelve");
        assert_eq!(show(12, Lang::Zh, Style::Both), "12");
        assert_eq!(show(u64::MAX, Lang::Zh, Style::Words), "18446744073709551615");
    }
}
