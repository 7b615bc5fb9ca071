//! The kinds of values: their names in schemas, their words in messages, and how each is read.

use super::{
    Account, CreditCode, Date, Digest, Email, Fault, File, Measure, Money, Percent, Period, Phone, Value, flag,
    integer, prose,
};
use crate::diag::Text;
use crate::say;

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words, as they are.
    Text,
    /// A day of the calendar.
    Date,
    /// A number of hours, working days, days, weeks, months or years.
    Period,
    /// An exact share of a hundred.
    Percent,
    /// An amount of one currency.
    Money,
    /// A whole number from zero.
    Integer,
    /// Yes or no.
    Flag,
    /// A unified social credit code (统一社会信用代码).
    CreditCode,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A bank account or card number.
    Account,
    /// One of the keys a schema lists.
    Choice,
    /// A number that was measured, with or without a unit.
    Measure,
    /// The path of a file beside the spec.
    File,
    /// A SHA-256 digest.
    Digest,
}

impl Kind {
    /// Every kind, in the order in which they are explained.
    pub const ALL: [Self; 15] = [
        Self::Text,
        Self::Date,
        Self::Period,
        Self::Percent,
        Self::Money,
        Self::Integer,
        Self::Flag,
        Self::CreditCode,
        Self::Phone,
        Self::Email,
        Self::Account,
        Self::Choice,
        Self::Measure,
        Self::File,
        Self::Digest,
    ];

    /// The kind a schema calls `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name a schema uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Period => "period",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Integer => "integer",
            Self::Flag => "flag",
            Self::CreditCode => "credit-code",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Account => "account",
            Self::Choice => "choice",
            Self::Measure => "measure",
            Self::File => "file",
            Self::Digest => "digest",
        }
    }

    /// The words for this kind in messages, to follow "is not a" or 不是.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Text => say!(zh: "文字", en: "text"),
            Self::Date => say!(zh: "日期", en: "date"),
            Self::Period => say!(zh: "期间", en: "period"),
            Self::Percent => say!(zh: "百分比", en: "percentage"),
            Self::Money => say!(zh: "金额", en: "amount of money"),
            Self::Integer => say!(zh: "整数", en: "whole number"),
            Self::Flag => say!(zh: "是或否", en: "yes or no"),
            Self::CreditCode => say!(zh: "统一社会信用代码", en: "unified social credit code"),
            Self::Phone => say!(zh: "电话号码", en: "telephone number"),
            Self::Email => say!(zh: "电子邮箱", en: "e-mail address"),
            Self::Account => say!(zh: "银行账号", en: "bank account number"),
            Self::Choice => say!(zh: "选项", en: "choice"),
            Self::Measure => say!(zh: "实测值", en: "measured value"),
            Self::File => say!(zh: "文件", en: "file"),
            Self::Digest => say!(zh: "SHA-256摘要", en: "SHA-256 digest"),
        }
    }

    /// Spellings that are accepted; the first is the one hetong itself writes. None for text, where anything goes, and
    /// for choices, whose keys are the schema's.
    #[must_use]
    pub const fn examples(self) -> &'static [&'static str] {
        match self {
            Self::Text | Self::Choice => &[],
            Self::Date => &["2026-03-02", "2026年3月2日", "2 March 2026"],
            Self::Period => &["10 working days", "10个工作日", "30 days", "3个月", "2 years"],
            Self::Percent => &["5%", "百分之五", "0.05%"],
            Self::Money => &["CNY 58,600.00", "58600 元", "人民币伍万捌仟陆佰元整", "USD 1,000.00"],
            Self::Integer => &["4", "四", "肆"],
            Self::Flag => &["yes", "no", "是", "否"],
            Self::CreditCode => &["91350100M000100Y43"],
            Self::Phone => &["010-62500000", "138 0013 8000", "+852 2123 4567"],
            Self::Email => &["contracts@example.com"],
            Self::Account => &["11001234567890123456", "1100 1234 5678 9012 3456"],
            Self::Measure => &["93.4%", "43 seconds", "43秒", "4.6"],
            Self::File => &["evidence/E-01.csv"],
            Self::Digest => &["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
        }
    }

    /// Reads a scalar as written in the spec.
    ///
    /// A choice is not read here, only trimmed: its keys are the schema's.
    ///
    /// # Errors
    ///
    /// Says what keeps `raw` from being a value of this kind.
    pub fn parse(self, raw: &str) -> Result<Value, Fault> {
        match self {
            Self::Text => Ok(Value::Text(prose::trim(raw))),
            Self::Date => Date::parse(raw).map(Value::Date),
            Self::Period => Period::parse(raw).map(Value::Period),
            Self::Percent => Percent::parse(raw).map(Value::Percent),
            Self::Money => Money::parse(raw).map(Value::Money),
            Self::Integer => integer::parse(raw).map(Value::Integer),
            Self::Flag => flag::parse(raw).map(Value::Flag),
            Self::CreditCode => CreditCode::parse(raw).map(Value::CreditCode),
            Self::Phone => Phone::parse(raw).map(Value::Phone),
            Self::Email => Email::parse(raw).map(Value::Email),
            Self::Account => Account::parse(raw).map(Value::Account),
            Self::Choice => Ok(Value::Choice(prose::trim(raw))),
            Self::Measure => Measure::parse(raw).map(Value::Measure),
            Self::File => File::parse(raw).map(Value::File),
            Self::Digest => Digest::parse(raw).map(Value::Digest),
        }
    }
}
