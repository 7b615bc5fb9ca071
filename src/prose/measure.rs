//! What a number counts: units of time, shares, currencies and sizes, as both languages write them.

use super::fraction::Fraction;
use super::letters::Letters;
use crate::value::{Alphabet, Currency};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Things, points, copies: whatever the words around it say.
    Plain,
    /// Parts of a whole.
    Share(Share),
    /// Time.
    Time(Time),
    /// Money.
    Money(Currency),
    /// Length, area, weight or data, by its symbol.
    Size(&'static str),
}

/// How a part of a whole is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Share {
    /// One third.
    Part,
    /// %.
    Percent,
    /// ‰.
    Permille,
    /// 万分之, basis points.
    TenThousandth,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the unit it is called by")]
pub enum Time {
    Second,
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Quarter,
    Year,
}

impl Share {
    /// What one of it is worth.
    pub(super) const fn worth(self) -> u64 {
        match self {
            Self::Part => 1,
            Self::Percent => 100,
            Self::Permille => 1000,
            Self::TenThousandth => 10_000,
        }
    }
}

impl Time {
    /// The unit it can be turned into without a calendar, and how many of those it is.
    pub(super) const fn in_base(self) -> (Self, u64) {
        match self {
            Self::Second => (Self::Second, 1),
            Self::Minute => (Self::Second, 60),
            Self::Hour => (Self::Second, 3600),
            Self::Day => (Self::Day, 1),
            Self::WorkingDay => (Self::WorkingDay, 1),
            Self::Week => (Self::Day, 7),
            Self::Month => (Self::Month, 1),
            Self::Quarter => (Self::Month, 3),
            Self::Year => (Self::Month, 12),
        }
    }
}

use Measure::{Money, Share as Of, Size, Time as In};

/// Units after a number in Chinese, the longer before the shorter that begins alike. 月 and 分 are not here: 3月 is March.
const CHINESE: &[(&str, Measure)] = &[
    ("个工作日", In(Time::WorkingDay)),
    ("工作日", In(Time::WorkingDay)),
    ("个营业日", In(Time::WorkingDay)),
    ("营业日", In(Time::WorkingDay)),
    ("个银行工作日", In(Time::WorkingDay)),
    ("个连续工作日", In(Time::WorkingDay)),
    ("个自然日", In(Time::Day)),
    ("自然日", In(Time::Day)),
    ("个公历日", In(Time::Day)),
    ("个日历日", In(Time::Day)),
    ("日历日", In(Time::Day)),
    ("个日历天", In(Time::Day)),
    ("日历天", In(Time::Day)),
    ("个小时", In(Time::Hour)),
    ("小时", In(Time::Hour)),
    ("学时", In(Time::Hour)),
    ("课时", In(Time::Hour)),
    ("分钟", In(Time::Minute)),
    ("秒", In(Time::Second)),
    ("个星期", In(Time::Week)),
    ("星期", In(Time::Week)),
    ("周年", In(Time::Year)),
    ("周岁", Measure::Plain),
    ("周", In(Time::Week)),
    ("个季度", In(Time::Quarter)),
    ("个自然月", In(Time::Month)),
    ("个日历月", In(Time::Month)),
    ("个公历月", In(Time::Month)),
    ("个整月", In(Time::Month)),
    ("个月", In(Time::Month)),
    ("个自然年", In(Time::Year)),
    ("个日历年", In(Time::Year)),
    ("个会计年度", In(Time::Year)),
    ("年", In(Time::Year)),
    ("日元", Money(Currency::Jpy)),
    ("日圆", Money(Currency::Jpy)),
    ("日", In(Time::Day)),
    ("天", In(Time::Day)),
    ("%", Of(Share::Percent)),
    ("‰", Of(Share::Permille)),
    ("‱", Of(Share::TenThousandth)),
    ("个百分点", Of(Share::Percent)),
    ("个基点", Of(Share::TenThousandth)),
    ("元", Money(Currency::Cny)),
    ("圆", Money(Currency::Cny)),
    ("美元", Money(Currency::Usd)),
    ("美金", Money(Currency::Usd)),
    ("欧元", Money(Currency::Eur)),
    ("港元", Money(Currency::Hkd)),
    ("港币", Money(Currency::Hkd)),
    ("英镑", Money(Currency::Gbp)),
    ("新加坡元", Money(Currency::Sgd)),
    ("澳元", Money(Currency::Aud)),
    ("加元", Money(Currency::Cad)),
    ("瑞士法郎", Money(Currency::Chf)),
    ("韩元", Money(Currency::Krw)),
    ("澳门元", Money(Currency::Mop)),
    ("新台币", Money(Currency::Twd)),
    ("平方公里", Size("km²")),
    ("平方米", Size("m²")),
    ("平米", Size("m²")),
    ("㎡", Size("m²")),
    ("m²", Size("m²")),
    ("平方英尺", Size("sq ft")),
    ("立方米", Size("m³")),
    ("公里", Size("km")),
    ("千米", Size("km")),
    ("英里", Size("mile")),
    ("公斤", Size("kg")),
    ("千克", Size("kg")),
    ("公顷", Size("ha")),
    ("亩", Size("mu")),
    ("吨", Size("t")),
    ("克", Size("g")),
    ("毫米", Size("mm")),
    ("厘米", Size("cm")),
    ("米", Size("m")),
    ("毫升", Size("ml")),
    ("升", Size("L")),
    ("摄氏度", Size("°C")),
];

/// Units after a number in English, in lower case; as symbols, or as words that may stand in the plural.
const ENGLISH: &[(&str, Measure)] = &[
    ("working day", In(Time::WorkingDay)),
    ("working-day", In(Time::WorkingDay)),
    ("business day", In(Time::WorkingDay)),
    ("business-day", In(Time::WorkingDay)),
    ("banking day", In(Time::WorkingDay)),
    ("calendar day", In(Time::Day)),
    ("natural day", In(Time::Day)),
    ("day", In(Time::Day)),
    ("hour", In(Time::Hour)),
    ("minute", In(Time::Minute)),
    ("second", In(Time::Second)),
    ("week", In(Time::Week)),
    ("calendar month", In(Time::Month)),
    ("month", In(Time::Month)),
    ("calendar quarter", In(Time::Quarter)),
    ("quarter", In(Time::Quarter)),
    ("calendar year", In(Time::Year)),
    ("year", In(Time::Year)),
    ("percentage point", Of(Share::Percent)),
    ("percent", Of(Share::Percent)),
    ("per cent", Of(Share::Percent)),
    ("per mille", Of(Share::Permille)),
    ("per mill", Of(Share::Permille)),
    ("per thousand", Of(Share::Permille)),
    ("per ten thousand", Of(Share::TenThousandth)),
    ("basis point", Of(Share::TenThousandth)),
    ("yuan", Money(Currency::Cny)),
    ("renminbi", Money(Currency::Cny)),
    ("rmb", Money(Currency::Cny)),
    ("cny", Money(Currency::Cny)),
    ("us dollar", Money(Currency::Usd)),
    ("u.s. dollar", Money(Currency::Usd)),
    ("united states dollar", Money(Currency::Usd)),
    ("usd", Money(Currency::Usd)),
    ("hong kong dollar", Money(Currency::Hkd)),
    ("hkd", Money(Currency::Hkd)),
    ("singapore dollar", Money(Currency::Sgd)),
    ("sgd", Money(Currency::Sgd)),
    ("australian dollar", Money(Currency::Aud)),
    ("canadian dollar", Money(Currency::Cad)),
    ("dollar", Money(Currency::Usd)),
    ("euro", Money(Currency::Eur)),
    ("eur", Money(Currency::Eur)),
    ("pound sterling", Money(Currency::Gbp)),
    ("pounds sterling", Money(Currency::Gbp)),
    ("gbp", Money(Currency::Gbp)),
    ("japanese yen", Money(Currency::Jpy)),
    ("yen", Money(Currency::Jpy)),
    ("jpy", Money(Currency::Jpy)),
    ("square metre", Size("m²")),
    ("square meter", Size("m²")),
    ("sq m", Size("m²")),
    ("sqm", Size("m²")),
    ("m²", Size("m²")),
    ("square foot", Size("sq ft")),
    ("square feet", Size("sq ft")),
    ("sq ft", Size("sq ft")),
    ("square kilometre", Size("km²")),
    ("square kilometer", Size("km²")),
    ("cubic metre", Size("m³")),
    ("cubic meter", Size("m³")),
    ("kilometre", Size("km")),
    ("kilometer", Size("km")),
    ("km", Size("km")),
    ("mile", Size("mile")),
    ("kilogram", Size("kg")),
    ("kilogramme", Size("kg")),
    ("kg", Size("kg")),
    ("hectare", Size("ha")),
    ("mu", Size("mu")),
    ("tonne", Size("t")),
    ("metric ton", Size("t")),
    ("ton", Size("t")),
    ("gram", Size("g")),
    ("gramme", Size("g")),
    ("millimetre", Size("mm")),
    ("millimeter", Size("mm")),
    ("mm", Size("mm")),
    ("centimetre", Size("cm")),
    ("centimeter", Size("cm")),
    ("cm", Size("cm")),
    ("metre", Size("m")),
    ("meter", Size("m")),
    ("millilitre", Size("ml")),
    ("litre", Size("L")),
    ("liter", Size("L")),
];

/// Currency marks before a number, and currencies named alone; the longer before the shorter that begins alike.
const SIGNS: &[(&str, Currency)] = &[
    ("HK$", Currency::Hkd),
    ("US$", Currency::Usd),
    ("S$", Currency::Sgd),
    ("A$", Currency::Aud),
    ("NT$", Currency::Twd),
    ("$", Currency::Usd),
    ("¥", Currency::Cny),
    ("€", Currency::Eur),
    ("£", Currency::Gbp),
    ("CNY", Currency::Cny),
    ("RMB", Currency::Cny),
    ("USD", Currency::Usd),
    ("EUR", Currency::Eur),
    ("HKD", Currency::Hkd),
    ("GBP", Currency::Gbp),
    ("JPY", Currency::Jpy),
    ("SGD", Currency::Sgd),
    ("AUD", Currency::Aud),
    ("CAD", Currency::Cad),
    ("CHF", Currency::Chf),
    ("Renminbi", Currency::Cny),
    ("renminbi", Currency::Cny),
    ("US dollars", Currency::Usd),
    ("U.S. dollars", Currency::Usd),
    ("United States dollars", Currency::Usd),
    ("Hong Kong dollars", Currency::Hkd),
    ("euros", Currency::Eur),
    ("pounds sterling", Currency::Gbp),
    ("Japanese yen", Currency::Jpy),
    ("人民币", Currency::Cny),
    ("美元", Currency::Usd),
    ("美金", Currency::Usd),
    ("欧元", Currency::Eur),
    ("港元", Currency::Hkd),
    ("港币", Currency::Hkd),
    ("英镑", Currency::Gbp),
    ("日元", Currency::Jpy),
    ("新加坡元", Currency::Sgd),
    ("澳元", Currency::Aud),
    ("加元", Currency::Cad),
    ("瑞士法郎", Currency::Chf),
];

/// The measure that stands at an index, and its end.
pub(super) fn after(letters: &Letters, index: usize) -> Option<(Measure, usize)> {
    let first = letters.get(index);
    if let '%' | '‰' | '‱' = first {
        return chinese(letters, index);
    }
    if first.is_ascii_alphabetic() { english(letters, index) } else { chinese(letters, index) }
}

fn chinese(letters: &Letters, index: usize) -> Option<(Measure, usize)> {
    let first = letters.get(index);
    let mut units = CHINESE.iter().filter(|(name, _)| name.starts_with(first));
    let found = units.find_map(|(name, unit)| letters.eat(index, name).map(|end| (*unit, end)))?;
    // 元件, 年级, 日志, 天津, 米兰 are no units.
    let follows = letters.get(found.1);
    let is_word = match (first, follows) {
        ('元', '素' | '件' | '器') | ('年', '级') | ('日', '志' | '本') | ('周', '边' | '转') => {
            found.1 == index + 1
        }
        _ => false,
    };
    (!is_word).then_some(found)
}

fn english(letters: &Letters, index: usize) -> Option<(Measure, usize)> {
    let first = letters.get(index).to_ascii_lowercase();
    ENGLISH.iter().filter(|(name, _)| name.starts_with(first)).find_map(|(name, unit)| {
        let plural = || letters.eat_word(index, &format!("{name}s"));
        letters.eat_word(index, name).or_else(plural).map(|end| (*unit, end))
    })
}

/// The currency that is named at an index, and the end of its name.
pub(super) fn currency(letters: &Letters, index: usize) -> Option<(Currency, usize)> {
    const FIRST: Alphabet = Alphabet::of("HUSANCREJGrep$¥€£人美欧港英日新澳加瑞");
    let first = letters.get(index);
    if !FIRST.may_hold(first) {
        return None;
    }
    let is_letter = first.is_ascii_alphabetic();
    if is_letter && !letters.is_word_start(index) {
        return None;
    }
    SIGNS.iter().filter(|(sign, _)| sign.starts_with(first)).find_map(|(sign, currency)| {
        let end = letters.eat(index, sign)?;
        let is_whole = !is_letter || sign.ends_with('$') || !letters.get(end).is_ascii_alphabetic();
        is_whole.then_some((*currency, end))
    })
}

/// A number of a measure in the terms that make equal amounts equal: a year and twelve months, 0.05% and 万分之五.
pub(super) fn normal(number: Fraction, measure: Measure) -> Option<(Fraction, Measure)> {
    Some(match measure {
        Of(share) => (number.over(Fraction::whole(share.worth()))?, Of(Share::Part)),
        In(unit) => {
            let (base, each) = unit.in_base();
            (number.times(Fraction::whole(each))?, In(base))
        }
        other => (number, other),
    })
}
