//! One amount of one currency, as people write it: figures, shortened figures, numerals or words.

use rust_decimal::Decimal;

use super::currency::{self, Currency};
use super::{Fault, Money, amount_in_words, english, figures, numeral};

/// How people shorten large amounts: the word and the power of ten it stands for. Longer words come first.
const SCALES: [(&str, u32); 8] =
    [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("billion", 9), ("million", 6), ("thousand", 3)];

/// Reads one amount in lower case and ordinary width. `known` is the currency if none is written.
pub(super) fn read(text: &str, known: Option<Currency>) -> Result<Money, Fault> {
    let mut named: Option<Currency> = None;
    let mut rest = text.trim_start_matches([':', ' ']).trim_end();
    while let Some(found) = currency::at_start(rest) {
        named = Some(agree(named, &found)?);
        rest = found.rest.trim_start_matches([':', ' ']);
    }
    if let Some(money) = in_chinese(rest, named.or(known)) {
        return Ok(money);
    }
    let (whole, cents) = split_cents(rest);
    rest = whole.strip_suffix(['整', '正']).filter(|head| currency::at_end(head).is_some()).unwrap_or(whole);
    let mut generic = None;
    while let Some(found) = currency::at_end(rest) {
        if found.is_generic {
            generic = Some(found.currency);
        } else {
            named = Some(agree(named, &found)?);
        }
        rest = found.rest;
    }
    let currency = named.or(generic).or(known);
    let amount = number(rest, currency.map_or(2, Currency::places)).map_err(|fault| match fault {
        Fault::Shape => stray(rest).unwrap_or(fault),
        other => other,
    })?;
    let currency = currency.ok_or(Fault::NoCurrency)?;
    new(amount.checked_add(Decimal::new(cents, 2)).ok_or(Fault::TooLarge)?, currency)
}

/// The currency named so far and one more mark of it, which has to mean the same.
fn agree(named: Option<Currency>, found: &currency::Found) -> Result<Currency, Fault> {
    match named {
        Some(before) if before != found.currency => Err(unknown(found.spelling)),
        _ => Ok(found.currency),
    }
}

/// Reads an amount in words, of the currency given or, where none is, of the one whose unit it contains.
fn in_chinese(text: &str, currency: Option<Currency>) -> Option<Money> {
    let first = text.chars().next()?;
    numeral::upper(first)?;
    let candidates = currency.map_or_else(|| Currency::ALL.to_vec(), |currency| vec![currency]);
    let read = |currency| Some((amount_in_words::read(text, currency)?, currency));
    let (hundredths, currency) = candidates.into_iter().find_map(read)?;
    let amount = Decimal::from_i128_with_scale(i128::from(hundredths), 2);
    Some(Money { amount: amount.normalize(), currency })
}

/// Takes "Only" and "and 53/100" off an amount in English words, and gives the cents.
fn split_cents(text: &str) -> (&str, i64) {
    let text = text.strip_suffix("only").unwrap_or(text).trim_end();
    let cents = text.strip_suffix("/100").and_then(|head| {
        let (whole, cents) = head.rsplit_once(" and ")?;
        (cents.len() == 2).then(|| cents.parse::<u8>().ok())?.map(|cents| (whole.trim_end(), i64::from(cents)))
    });
    cents.unwrap_or((text, 0))
}

/// Reads figures, shortened figures (5.86万), numerals and English words.
fn number(text: &str, places: u32) -> Result<Decimal, Fault> {
    if let Some(number) = numeral::read(text).or_else(|| english::read(text)) {
        return Ok(number.into());
    }
    for (word, power) in SCALES {
        if let Some(short) = text.strip_suffix(word) {
            let number = figures::read(short.trim_end(), places + power)?;
            return number.checked_mul(Decimal::from(10_u64.pow(power))).ok_or(Fault::TooLarge);
        }
    }
    figures::read(text, places)
}

/// The fault of a currency nobody knows, where that is what keeps a text from being a number.
fn stray(text: &str) -> Option<Fault> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '+');
    let code = text.trim_matches(is_number);
    let is_code = !code.is_empty() && code != text && !code.contains(is_number);
    is_code.then(|| unknown(code))
}

fn unknown(code: &str) -> Fault {
    let is_iso = code.len() == 3 && code.is_ascii();
    Fault::Currency { code: if is_iso { code.to_ascii_uppercase() } else { code.to_owned() } }
}

fn new(amount: Decimal, currency: Currency) -> Result<Money, Fault> {
    let amount = amount.normalize();
    if amount.is_sign_negative() && !amount.is_zero() {
        return Err(Fault::Negative);
    }
    if amount.scale() > currency.places() {
        return Err(Fault::TooPrecise { digits: currency.places() });
    }
    if amount >= Decimal::from(numeral::LIMIT) {
        return Err(Fault::TooLarge);
    }
    Ok(Money { amount, currency })
}
