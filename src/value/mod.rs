//! Typed values of a contract: read as people write them in either language, printed for paper in both.
//!
//! This room knows no field, no check and no template: only what a date, a period or an amount is.

mod account;
mod alphabet;
mod amount;
mod amount_in_words;
mod blank;
mod blank_mark;
mod blank_scan;
mod credit_code;
mod currency;
mod date;
mod digest;
mod email;
mod english;
mod fault;
mod figures;
mod file;
mod flag;
mod indexed;
mod integer;
mod kind;
mod measure;
mod money;
mod numeral;
mod percent;
mod period;
mod phone;
mod prose;
mod vocabulary;
mod width;
mod word;

use std::cmp::Ordering;

pub use account::Account;
pub use alphabet::Alphabet;
pub use blank::{Blank, is_blank, is_struck};
pub use blank_mark::blanks_within;
pub use credit_code::CreditCode;
pub use currency::Currency;
pub use date::Date;
pub use digest::Digest;
pub use email::Email;
pub use english::{is_number_word, read as english_number};
pub use fault::Fault;
pub use file::File;
pub use indexed::{Beginning, Indexed, Searchable};
pub use kind::Kind;
pub use measure::Measure;
pub use money::Money;
pub use numeral::{is_numeral as is_chinese_numeral, read as chinese_number, read_year as chinese_year};
pub use percent::Percent;
pub use period::{Period, Unit};
pub use phone::Phone;
pub use vocabulary::{Letters, Vocabulary};
pub use word::{each_word, find_word, has_word};

use crate::diag::Lang;

/// A typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, trimmed; line breaks inside are kept.
    Text(String),
    /// A day.
    Date(Date),
    /// A length of time.
    Period(Period),
    /// A share of a hundred.
    Percent(Percent),
    /// An amount.
    Money(Money),
    /// A whole number.
    Integer(u64),
    /// Yes or no.
    Flag(bool),
    /// A unified social credit code.
    CreditCode(CreditCode),
    /// A telephone number.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
    /// A bank account.
    Account(Account),
    /// The key of a choice.
    Choice(String),
    /// A measured value.
    Measure(Measure),
    /// The path of a file beside the spec.
    File(File),
    /// A SHA-256 digest.
    Digest(Digest),
}

impl Value {
    /// The kind of this value.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Date(_) => Kind::Date,
            Self::Period(_) => Kind::Period,
            Self::Percent(_) => Kind::Percent,
            Self::Money(_) => Kind::Money,
            Self::Integer(_) => Kind::Integer,
            Self::Flag(_) => Kind::Flag,
            Self::CreditCode(_) => Kind::CreditCode,
            Self::Phone(_) => Kind::Phone,
            Self::Email(_) => Kind::Email,
            Self::Account(_) => Kind::Account,
            Self::Choice(_) => Kind::Choice,
            Self::Measure(_) => Kind::Measure,
            Self::File(_) => Kind::File,
            Self::Digest(_) => Kind::Digest,
        }
    }

    /// The value as it stands on paper, on one line. A choice shows its key: its label is the schema's.
    #[must_use]
    pub fn show(&self, lang: Lang, style: Style) -> String {
        match self {
            Self::Text(text) | Self::Choice(text) => prose::flatten(text),
            Self::Date(date) => date.show(lang),
            Self::Period(period) => period.show(lang),
            Self::Percent(percent) => percent.to_string(),
            Self::Money(money) => money.show(lang, style),
            Self::Integer(number) => integer::show(*number, lang, style),
            Self::Flag(flag) => flag::show(*flag, lang).to_owned(),
            Self::CreditCode(code) => code.as_str().to_owned(),
            Self::Phone(phone) => phone.as_str().to_owned(),
            Self::Email(email) => email.as_str().to_owned(),
            Self::Account(account) => account.grouped(),
            Self::Measure(measure) => measure.show(lang),
            Self::File(file) => file.as_str().to_owned(),
            Self::Digest(digest) => digest.grouped(),
        }
    }

    /// The spelling hetong itself writes in a spec; [`Kind::parse`] reads it back as the same value.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Text(text) | Self::Choice(text) => text.clone(),
            Self::Date(date) => date.to_string(),
            Self::Period(period) => period.show(Lang::En),
            Self::Percent(percent) => percent.to_string(),
            Self::Money(money) => money.figures(),
            Self::Integer(number) => number.to_string(),
            Self::Flag(flag) => flag::canonical(*flag).to_owned(),
            Self::CreditCode(code) => code.as_str().to_owned(),
            Self::Phone(phone) => phone.as_str().to_owned(),
            Self::Email(email) => email.as_str().to_owned(),
            Self::Account(account) => account.as_str().to_owned(),
            Self::Measure(measure) => measure.show(Lang::En),
            Self::File(file) => file.as_str().to_owned(),
            Self::Digest(digest) => digest.as_str().to_owned(),
        }
    }

    /// Which of two values is the greater, where that can be said: same kind, same currency, same family of units.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => Some(a.cmp(b)),
            (Self::Period(a), Self::Period(b)) => a.compare(*b),
            (Self::Percent(a), Self::Percent(b)) => Some(a.cmp(b)),
            (Self::Money(a), Self::Money(b)) => a.compare(*b),
            (Self::Integer(a), Self::Integer(b)) => Some(a.cmp(b)),
            (Self::Measure(a), Self::Measure(b)) => a.compare(*b),
            _ => None,
        }
    }
}

/// How a value is printed where there is a choice: amounts of money and whole numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// An amount in words and figures; a whole number in figures.
    #[default]
    Both,
    /// Figures alone.
    Figures,
    /// Words alone: 大写 in Chinese.
    Words,
}

impl Style {
    /// The style a template calls `both`, `figures` or `words`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "both" => Some(Self::Both),
            "figures" => Some(Self::Figures),
            "words" => Some(Self::Words),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Text that comes close to values, and text that does not.
    fn raw() -> impl Strategy<Value = String> {
        let close = "[0-9０-９.,，%％‰+ @a-zA-Z¥￥$元角分整万亿零一二两十百壹拾佰仟年月日个工作天小时点之（）()转:/\\-—－\u{200B}\u{301}]{0,24}";
        prop_oneof![any::<String>(), close]
    }

    /// One spelling of some value of each kind that has spellings.
    fn spelling() -> impl Strategy<Value = (Kind, String)> {
        prop_oneof![
            (1900..=2200_i32, 1..=12_i32, 1..=28_i32).prop_map(|(y, m, d)| (Kind::Date, format!("{y}年{m}月{d}日"))),
            any::<u32>().prop_map(|count| (Kind::Period, format!("{count} 个工作日"))),
            (any::<i32>(), 0..1_000_000_u32).prop_map(|(whole, rest)| (Kind::Percent, format!("{whole}.{rest:06}%"))),
            (0..numeral::LIMIT, 0..100_u8).prop_map(|(whole, rest)| (Kind::Money, format!("{whole}.{rest:02} 美元"))),
            any::<u64>().prop_map(|number| (Kind::Integer, number.to_string())),
            "[0-9A-HJ-NPQRTUWXY]{18}".prop_map(|code| (Kind::CreditCode, code)),
            "1[3-9][0-9]{9}( 转 [0-9]{1,6})?".prop_map(|phone| (Kind::Phone, phone)),
            "[a-z0-9]{1,9}@[a-z0-9]{1,9}\\.[a-z]{2,4}".prop_map(|email| (Kind::Email, email)),
            "[0-9]{4}([ -]?[0-9]{4}){1,7}".prop_map(|account| (Kind::Account, account)),
            (any::<i32>(), 0..1_000_u32).prop_map(|(whole, rest)| (Kind::Measure, format!("{whole}.{rest:03} 秒"))),
            "[a-z0-9]{1,9}(/[a-z0-9]{1,9}){0,2}".prop_map(|file| (Kind::File, file)),
            "[0-9a-fA-F]{64}".prop_map(|digest| (Kind::Digest, digest)),
        ]
    }

    fn show_every_way(value: &Value) {
        for style in [Style::Both, Style::Figures, Style::Words] {
            for lang in Lang::ALL {
                assert!(!value.show(lang, style).contains('\n'));
            }
        }
    }

    #[test]
    fn names_and_examples_hold() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            for (index, example) in kind.examples().iter().enumerate() {
                let value = kind.parse(example).expect("examples are accepted");
                assert_eq!(value.kind(), kind);
                assert!(index > 0 || value.canonical() == *example, "{example}");
            }
        }
        assert_eq!(Kind::from_name("float"), None);
        assert_eq!(Style::from_name("words"), Some(Style::Words));
    }

    #[test]
    fn only_like_is_compared_with_like() {
        let value = |kind: Kind, raw: &str| kind.parse(raw).expect("the tests' own values are well written");
        let compare = |kind: Kind, a: &str, b: &str| value(kind, a).compare(&value(kind, b));
        assert_eq!(compare(Kind::Money, "¥10", "10 元"), Some(Ordering::Equal));
        assert_eq!(compare(Kind::Money, "¥10", "USD 10"), None);
        assert_eq!(compare(Kind::Percent, "5%", "百分之六"), Some(Ordering::Less));
        assert_eq!(compare(Kind::Period, "10 日", "10 个工作日"), None);
        assert_eq!(compare(Kind::Text, "a", "a"), None);
        assert_eq!(value(Kind::Integer, "5").compare(&value(Kind::Percent, "5%")), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(raw in raw()) {
            prop_assert!(!(is_struck(&raw) && is_blank(&raw).is_some()));
            for kind in Kind::ALL {
                match kind.parse(&raw) {
                    Ok(value) => {
                        show_every_way(&value);
                        prop_assert_eq!(kind.parse(&value.canonical()), Ok(value));
                    }
                    Err(Fault::Character { character, offset }) => prop_assert!(raw[offset..].starts_with(character)),
                    Err(_) => {}
                }
            }
        }

        #[test]
        fn what_is_read_is_written_and_read_again((kind, raw) in spelling()) {
            let value = kind.parse(&raw).expect("spellings are accepted");
            show_every_way(&value);
            prop_assert_eq!(kind.parse(&value.canonical()), Ok(value));
        }
    }
}
