//! Currencies contracts with a Chinese side are paid in, and how people write them.

/// A currency, named by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    /// Renminbi yuan.
    Cny,
    /// United States dollar.
    Usd,
    /// Euro.
    Eur,
    /// Hong Kong dollar.
    Hkd,
    /// Pound sterling.
    Gbp,
    /// Japanese yen.
    Jpy,
    /// Singapore dollar.
    Sgd,
    /// Australian dollar.
    Aud,
    /// Canadian dollar.
    Cad,
    /// Swiss franc.
    Chf,
    /// South Korean won.
    Krw,
    /// Macanese pataca.
    Mop,
    /// New Taiwan dollar.
    Twd,
}

/// How a hundredth of a currency is written in Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hundredths {
    /// As tenths and hundredths: 伍角叁分.
    JiaoFen,
    /// As a coin of its own: 伍拾叁美分.
    Coin(&'static str),
    /// There are none.
    None,
}

/// What is known of a currency.
pub(super) struct Facts {
    currency: Currency,
    pub(super) code: &'static str,
    /// The unit in Chinese, after an amount: 元, 美元.
    pub(super) zh: &'static str,
    pub(super) hundredths: Hundredths,
    /// English for one of it, and for any other number.
    pub(super) en: [&'static str; 2],
    /// Other spellings, in lower case and ordinary width, before or after an amount.
    spellings: &'static [&'static str],
}

use Hundredths::{Coin, JiaoFen};

#[rustfmt::skip]
static FACTS: [Facts; 13] = [
    Facts { currency: Currency::Cny, code: "CNY", zh: "元", hundredths: JiaoFen, en: ["Yuan", "Yuan"],
        spellings: &["人民币", "人民幣", "rmb", "renminbi", "¥", "cn¥", "圆", "圓", "yuan"] },
    Facts { currency: Currency::Usd, code: "USD", zh: "美元", hundredths: Coin("美分"), en: ["United States Dollar", "United States Dollars"],
        spellings: &["美金", "美圆", "us$", "us dollar", "us dollars"] },
    Facts { currency: Currency::Eur, code: "EUR", zh: "欧元", hundredths: Coin("欧分"), en: ["Euro", "Euros"],
        spellings: &["€", "欧圆"] },
    Facts { currency: Currency::Hkd, code: "HKD", zh: "港元", hundredths: JiaoFen, en: ["Hong Kong Dollar", "Hong Kong Dollars"],
        spellings: &["港币", "港幣", "港圆", "hk$"] },
    Facts { currency: Currency::Gbp, code: "GBP", zh: "英镑", hundredths: Coin("便士"), en: ["Pound Sterling", "Pounds Sterling"],
        spellings: &["£"] },
    Facts { currency: Currency::Jpy, code: "JPY", zh: "日元", hundredths: Hundredths::None, en: ["Japanese Yen", "Japanese Yen"],
        spellings: &["日圆", "日币", "jp¥", "yen"] },
    Facts { currency: Currency::Sgd, code: "SGD", zh: "新加坡元", hundredths: JiaoFen, en: ["Singapore Dollar", "Singapore Dollars"],
        spellings: &["新加坡币", "s$"] },
    Facts { currency: Currency::Aud, code: "AUD", zh: "澳元", hundredths: Coin("澳分"), en: ["Australian Dollar", "Australian Dollars"],
        spellings: &["澳大利亚元", "a$"] },
    Facts { currency: Currency::Cad, code: "CAD", zh: "加元", hundredths: Coin("加分"), en: ["Canadian Dollar", "Canadian Dollars"],
        spellings: &["加拿大元", "c$"] },
    Facts { currency: Currency::Chf, code: "CHF", zh: "瑞士法郎", hundredths: Coin("生丁"), en: ["Swiss Franc", "Swiss Francs"],
        spellings: &["瑞郎"] },
    Facts { currency: Currency::Krw, code: "KRW", zh: "韩元", hundredths: Hundredths::None, en: ["South Korean Won", "South Korean Won"],
        spellings: &["韩圆", "韩币", "₩"] },
    Facts { currency: Currency::Mop, code: "MOP", zh: "澳门元", hundredths: JiaoFen, en: ["Macanese Pataca", "Macanese Patacas"],
        spellings: &["澳门币", "mop$"] },
    Facts { currency: Currency::Twd, code: "TWD", zh: "新台币元", hundredths: JiaoFen, en: ["New Taiwan Dollar", "New Taiwan Dollars"],
        spellings: &["新台币", "新臺幣", "nt$"] },
];

impl Currency {
    /// Every currency known.
    pub const ALL: [Self; 13] = [
        Self::Cny,
        Self::Usd,
        Self::Eur,
        Self::Hkd,
        Self::Gbp,
        Self::Jpy,
        Self::Sgd,
        Self::Aud,
        Self::Cad,
        Self::Chf,
        Self::Krw,
        Self::Mop,
        Self::Twd,
    ];

    /// The ISO 4217 code, such as `CNY`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.facts().code
    }

    /// Digits after the point: 2, or 0 where there is no smaller coin.
    #[must_use]
    pub fn places(self) -> u32 {
        if self.facts().hundredths == Hundredths::None { 0 } else { 2 }
    }

    pub(super) fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}

/// A currency found at one end of a text.
pub(super) struct Found<'a> {
    pub(super) currency: Currency,
    /// 元 by itself: renminbi, unless another currency of that unit is named as well (港币 1000 元).
    pub(super) is_generic: bool,
    /// The spelling.
    pub(super) spelling: &'a str,
    /// The text without it, trimmed.
    pub(super) rest: &'a str,
}

/// The currency a text in ordinary width begins with.
pub(super) fn at_start(text: &str) -> Option<Found<'_>> {
    let (facts, length) = longest(|spelling| {
        let (head, next) = text.split_at_checked(spelling.len())?;
        (head.eq_ignore_ascii_case(spelling) && !runs_on(head, next)).then_some(head.len())
    })?;
    let (spelling, rest) = text.split_at(length);
    Some(Found::new(facts, spelling, rest))
}

/// The currency a text in ordinary width ends with.
pub(super) fn at_end(text: &str) -> Option<Found<'_>> {
    let (facts, length) = longest(|spelling| {
        let (before, tail) = text.split_at_checked(text.len().checked_sub(spelling.len())?)?;
        (tail.eq_ignore_ascii_case(spelling) && !runs_on(before, tail)).then_some(tail.len())
    })?;
    let (rest, spelling) = text.split_at(text.len() - length);
    Some(Found::new(facts, spelling, rest))
}

impl<'a> Found<'a> {
    fn new(facts: &Facts, spelling: &'a str, rest: &'a str) -> Self {
        let is_generic = matches!(spelling, "元" | "圆" | "圓");
        Self { currency: facts.currency, is_generic, spelling, rest: rest.trim() }
    }
}

/// The currency with the longest spelling for which `fits` gives its bytes, and those bytes.
fn longest(fits: impl Fn(&str) -> Option<usize>) -> Option<(&'static Facts, usize)> {
    let spellings = |facts: &'static Facts| {
        let regular = [facts.code, facts.zh, facts.en[0], facts.en[1]];
        regular.into_iter().chain(facts.spellings.iter().copied()).map(move |spelling| (facts, spelling))
    };
    let found = FACTS.iter().flat_map(spellings).filter_map(|(facts, spelling)| Some((facts, fits(spelling)?)));
    found.max_by_key(|(_, length)| *length)
}

/// Whether a word goes on from one part of a text to the next.
fn runs_on(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphabetic()) && after.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for currency in Currency::ALL {
            assert_eq!(currency.facts().currency, currency);
        }
    }

    #[test]
    fn the_longest_spelling_wins() {
        assert_eq!(at_end("5 万澳门元").map(|found| found.currency), Some(Currency::Mop));
        assert_eq!(
            at_end("58600元").map(|found| (found.currency, found.is_generic, found.rest)),
            Some((Currency::Cny, true, "58600"))
        );
        assert_eq!(at_start("cn¥5").map(|found| found.rest), Some("5"));
        assert_eq!(at_start("usd5").map(|found| found.currency), Some(Currency::Usd));
        assert!(at_start("usdx 5").is_none());
        assert!(at_start("$5").is_none());
        assert!(at_end("5 xusd").is_none());
    }
}
