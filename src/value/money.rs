//! Amounts of money: exact, of one currency, in figures and in words.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Currency, Fault, Style, amount, amount_in_words, figures, width};
use crate::diag::Lang;

/// An amount of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount in whole units (yuan, dollars); as read, never below zero and never finer than the currency's coin.
    pub amount: Decimal,
    /// Its currency.
    pub currency: Currency,
}

impl Money {
    /// Reads `CNY 58,600.00`, `¥58600`, `58600 元`, `5.86万元`, `人民币伍万捌仟陆佰元整`, `USD 1,000.00`; also an amount
    /// given twice, `人民币伍万捌仟陆佰元整（¥58,600.00）`, where both agree.
    ///
    /// # Errors
    ///
    /// [`Fault::NoCurrency`], [`Fault::Currency`] (a bare `$` too), [`Fault::TooPrecise`], [`Fault::TooLarge`] past
    /// 9,999,999,999,999,999.99, [`Fault::Negative`], [`Fault::Disagree`].
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw).to_ascii_lowercase();
        let text = ["(大写)", "(小写)", "大写", "小写"].iter().fold(text, |text, label| text.replace(label, ""));
        let twice = text.strip_suffix(')').and_then(|head| head.split_once('('));
        let Some((first, second)) = twice else {
            return amount::read(&text, None);
        };
        let first = amount::read(first, None)?;
        let second = amount::read(second, Some(first.currency))?;
        if first == second { Ok(first) } else { Err(Fault::Disagree { first, second }) }
    }

    /// The amount on paper: words and figures in Chinese, figures and words in English.
    #[must_use]
    pub fn show(self, lang: Lang, style: Style) -> String {
        let figures = match lang {
            Lang::Zh if self.currency == Currency::Cny => self.figures().replacen("CNY ", "¥", 1),
            _ => self.figures(),
        };
        let Some(words) = self.words(lang) else {
            return figures;
        };
        match (style, lang) {
            (Style::Figures, _) => figures,
            (Style::Words, _) => words,
            (Style::Both, Lang::Zh) => format!("{words}（{figures}）"),
            (Style::Both, Lang::En) => format!("{figures} ({words})"),
        }
    }

    /// The amount in figures with its code: `CNY 58,600.00`.
    #[must_use]
    pub fn figures(self) -> String {
        format!("{} {}", self.currency.code(), figures::write(self.amount, self.currency.places()))
    }

    /// Which of two amounts is the greater, where they are of one currency.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.amount.cmp(&other.amount))
    }

    /// The amount in words; none for amounts that cannot have been read.
    fn words(self, lang: Lang) -> Option<String> {
        let hundredths = self.amount.checked_mul(Decimal::ONE_HUNDRED)?;
        let hundredths = hundredths.is_integer().then(|| hundredths.to_u64())??;
        (hundredths < amount_in_words::LIMIT).then(|| match lang {
            Lang::Zh => amount_in_words::chinese(hundredths, self.currency),
            Lang::En => amount_in_words::english(hundredths, self.currency),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cny(yuan: i64, fen: i64) -> Money {
        Money { amount: Decimal::new(yuan * 100 + fen, 2), currency: Currency::Cny }
    }

    #[test]
    fn reads_what_people_write() {
        for text in [
            "CNY 58,600.00",
            "cny58600",
            "RMB 58600",
            "RMB¥58,600",
            "¥58,600.00",
            "￥５８，６００",
            "58600 元",
            "58,600.00元整",
            "58,600 yuan",
            "58600 RMB",
            "人民币58600元",
            "人民币 58,600.00 元",
            "58600元人民币",
            "5.86万元",
            "5.86 万元",
            "人民币伍万捌仟陆佰元整",
            "人民币：伍万捌仟陆佰元整",
            "伍万捌仟陆佰元整",
            "五万八千六百元",
            "伍萬捌仟陸佰圓正",
            "人民币伍万捌仟陆佰元整（¥58,600.00）",
            "人民币（大写）伍万捌仟陆佰元整（小写：58600）",
            "¥58,600.00（大写：伍万捌仟陆佰元整）",
            "CNY 58,600.00 (Renminbi Fifty-Eight Thousand Six Hundred Yuan Only)",
            "Renminbi Fifty-Eight Thousand Six Hundred Yuan Only",
        ] {
            assert_eq!(Money::parse(text), Ok(cny(58_600, 0)), "{text}");
        }
        assert_eq!(Money::parse("五十万元"), Ok(cny(500_000, 0)));
        assert_eq!(Money::parse("1.5亿元"), Ok(cny(150_000_000, 0)));
        assert_eq!(Money::parse("3千万元"), Ok(cny(30_000_000, 0)));
        assert_eq!(Money::parse("CNY 1.2 million"), Ok(cny(1_200_000, 0)));
        assert_eq!(Money::parse("¥0"), Ok(cny(0, 0)));
        assert_eq!(Money::parse("壹角伍分"), Ok(cny(0, 15)));
    }

    #[test]
    fn reads_other_currencies() {
        for (text, figures) in [
            ("USD 1,000.00", "USD 1,000.00"),
            ("US$1000", "USD 1,000.00"),
            ("1000美元", "USD 1,000.00"),
            ("壹仟美元整（USD 1,000.00）", "USD 1,000.00"),
            ("One Thousand United States Dollars and 50/100 Only", "USD 1,000.50"),
            ("港币 5 万元", "HKD 50,000.00"),
            ("HK$5万", "HKD 50,000.00"),
            ("€10.50", "EUR 10.50"),
            ("£10", "GBP 10.00"),
            ("JPY 10,000", "JPY 10,000"),
            ("新台币壹仟元整", "TWD 1,000.00"),
        ] {
            assert_eq!(Money::parse(text).map(Money::figures), Ok(figures.to_owned()), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let currency = |code: &str| Fault::Currency { code: code.to_owned() };
        for (text, fault) in [
            ("58600", Fault::NoCurrency),
            ("58,600.00", Fault::NoCurrency),
            ("5.86万", Fault::NoCurrency),
            ("$1,000", currency("$")),
            ("1000 dollars", currency("dollars")),
            ("BTC 5", currency("BTC")),
            ("100块", currency("块")),
            ("USD 1000 RMB", currency("RMB")),
            ("CNY 58,60", Fault::Shape),
            ("CNY 5,8600.00", Fault::Shape),
            ("CNY", Fault::Shape),
            ("人民币元", Fault::Shape),
            ("CNY 58,600.005", Fault::TooPrecise { digits: 2 }),
            ("JPY 10.5", Fault::TooPrecise { digits: 0 }),
            ("CNY -5", Fault::Negative),
            ("-5 元", Fault::Negative),
            ("CNY 10,000,000,000,000,000", Fault::TooLarge),
            ("9999999999999万亿元", Fault::TooLarge),
            ("99999999999999999999万亿元", Fault::TooLarge),
            ("人民币壹仟肆佰玖元整", Fault::Shape),
            ("", Fault::Shape),
        ] {
            assert_eq!(Money::parse(text), Err(fault), "{text}");
        }
        let differ = Fault::Disagree { first: cny(58_600, 0), second: cny(56_800, 0) };
        assert_eq!(Money::parse("人民币伍万捌仟陆佰元整（¥56,800.00）"), Err(differ));
    }

    #[test]
    fn shows_words_and_figures() {
        let money = cny(58_600, 0);
        assert_eq!(money.show(Lang::Zh, Style::Both), "人民币伍万捌仟陆佰元整（¥58,600.00）");
        assert_eq!(
            money.show(Lang::En, Style::Both),
            "CNY 58,600.00 (Renminbi Fifty-Eight Thousand Six Hundred Yuan Only)"
        );
        assert_eq!(money.show(Lang::Zh, Style::Figures), "¥58,600.00");
        assert_eq!(money.show(Lang::En, Style::Figures), "CNY 58,600.00");
        assert_eq!(money.show(Lang::Zh, Style::Words), "人民币伍万捌仟陆佰元整");
        let usd = Money { currency: Currency::Usd, amount: Decimal::from(1000) };
        assert_eq!(usd.show(Lang::Zh, Style::Both), "壹仟美元整（USD 1,000.00）");
        assert_eq!(usd.show(Lang::En, Style::Both), "USD 1,000.00 (One Thousand United States Dollars Only)");
        assert_eq!(cny(0, -1).show(Lang::Zh, Style::Both), "¥-0.01");
    }

    proptest! {
        #[test]
        fn both_shapes_are_read_back(hundredths in 0..amount_in_words::LIMIT, index in 0..Currency::ALL.len()) {
            let currency = Currency::ALL[index];
            let amount = Decimal::from_i128_with_scale(i128::from(hundredths), 2).trunc_with_scale(currency.places());
            let money = Money { amount: amount.normalize(), currency };
            for style in [Style::Both, Style::Figures, Style::Words] {
                for lang in Lang::ALL {
                    prop_assert_eq!(Money::parse(&money.show(lang, style)), Ok(money));
                }
            }
        }
    }
}
