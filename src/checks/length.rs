//! What is said of a period that cannot be read.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::pattern;
use super::unreadable::{Said, Unreadable};
use crate::diag::Text;
use crate::say;
use crate::template;
use crate::value::{Fault, Kind, Period, Unit, Value};

/// What is said of a period; none where it is no period in any way known here.
pub(super) fn length(value: &Unreadable) -> Option<Said> {
    let text = value.narrow().to_lowercase();
    if let Fault::TooPrecise { .. } = value.fault {
        return Some(fraction(value, &text));
    }
    several(&text).or_else(|| compound(value, &text)).or_else(|| match value.fault {
        Fault::NoUnit => Some(no_unit(value)),
        Fault::Shape | Fault::Unit { .. } => bare(value, &text).or_else(|| unit(value, &text)),
        _ => None,
    })
}

/// From one length to another: 15至20个工作日.
fn several(text: &str) -> Option<Said> {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        let number = "[0-9一二两三四五六七八九十百]";
        let sign = r"(?:[-‐–—~至到]|\b(?:to|or)\b|或)";
        Regex::new(&format!(r"^(.*?{number}[^0-9]*?)\s*{sign}\s*({number}.*)$")).expect("a constant")
    });
    let parts = RANGE.captures(text)?;
    let to = period(&parts[2])?;
    let from = period(&parts[1]).or_else(|| Some(Period { count: count(&parts[1])?, ..to }))?;
    let both = either(&[from, to]);
    Some(Said(
        say!(zh: "写了两个数，期间只能是一个数", en: "gives two numbers, and a period is one number"),
        say!(zh: "期间不确定", en: "not one period"),
        say!(
            zh: "请写确定的一个，例如 {zh}", en: "write the one that is agreed, such as {en}",
            zh = both.zh, en = both.en,
        ),
    ))
}

/// 1年6个月, 一年半: two numbers that are one length.
fn compound(value: &Unreadable, text: &str) -> Option<Said> {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.*?)\s*(?:年|years?)\s*(?:零|又|,|and)*\s*(?:(半)|(.+?)\s*(?:个月|months?))$")
            .expect("a constant")
    });
    let parts = YEARS.captures(text)?;
    let years = count(&parts[1])?;
    let months = parts.get(3).map_or(Some(6), |months| count(months.as_str()))?;
    let whole = Period { count: years.checked_mul(12)?.checked_add(months)?, unit: Unit::Months };
    takes(value, Unit::Months).then_some(())?;
    let whole = either(&[whole]);
    Some(Said(
        say!(zh: "写了两个单位，期间只能用一个", en: "is in two units, and a period is in one"),
        say!(zh: "请只用一个单位", en: "one unit only"),
        say!(zh: "同样的长度请写 {zh}", en: "for the same length write {en}", zh = whole.zh, en = whole.en),
    ))
}

/// 1.5 years: the same length in a smaller unit, or the whole numbers next to it.
fn fraction(value: &Unreadable, text: &str) -> Said {
    let (what, label) =
        (say!(zh: "不是整数", en: "is not a whole number"), say!(zh: "应为整数", en: "should be whole"));
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let unit = Unit::from_name(unit.trim_start_matches([' ', '-']));
    let (Ok(number), Some(unit)) = (number.replace(',', "").parse::<Decimal>(), unit) else {
        return Said(what, label, value.spellings());
    };
    let smaller = match unit {
        Unit::Years => Some((Unit::Months, 12)),
        Unit::Weeks => Some((Unit::Days, 7)),
        Unit::Days => Some((Unit::Hours, 24)),
        Unit::Months | Unit::WorkingDays | Unit::Hours => None,
    };
    let same = smaller.filter(|(unit, _)| takes(value, *unit)).and_then(|(unit, each)| {
        let count = number.checked_mul(Decimal::from(each))?;
        Some(Period { count: count.is_integer().then(|| count.to_u32())??, unit })
    });
    let help = if let Some(same) = same {
        let same = either(&[same]);
        say!(zh: "同样的长度请写 {zh}", en: "for the same length write {en}", zh = same.zh, en = same.en)
    } else {
        let counts = [number.floor(), number.ceil()].into_iter().filter_map(|count| count.to_u32());
        let near: Vec<Period> = counts.filter(|count| *count > 0).map(|count| Period { count, unit }).collect();
        let near = either(&near);
        say!(zh: "请写整数：{zh}", en: "write a whole number: {en}", zh = near.zh, en = near.en)
    };
    Said(what, label, help)
}

/// A length with words around it: within 15 working days, 15个工作日内.
fn bare(value: &Unreadable, text: &str) -> Option<Said> {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        let before = "within|in|about|approximately|approx\\.?|around|up to|at most|at least|no more than|not more than|no \
                      later than|a period of|for|不超过|不少于|至少|至多|最多|最少|大约|约|自|在|为期|[~≈<>≤≥]";
        let after = "(?:以|之)?内|左右|以上|以下|内完成|or less|or more|at most|at least";
        Regex::new(&format!(r"^(?:{before})\s*|\s*(?:{after})$")).expect("a constant")
    });
    let length = period(&WORDS.replace_all(text, ""))?;
    let alone = either(&[length]);
    let what = say!(zh: "除期间外还写了别的文字", en: "has other words around the period");
    let help = say!(
        zh: "请只写期间本身：{zh}", en: "write the period alone: {en}", zh = alone.zh, en = alone.en,
    );
    takes(value, length.unit).then(|| Said(what, say!(zh: "多余的文字", en: "words too many"), help))
}

fn no_unit(value: &Unreadable) -> Said {
    let spelled = in_units(value, value.raw);
    Said(
        say!(zh: "没有单位", en: "has no unit"),
        say!(zh: "缺少单位", en: "no unit"),
        say!(zh: "请写明单位：{zh}", en: "name the unit: {en}", zh = spelled.zh, en = spelled.en),
    )
}

/// A unit that is not known. One with digits in it is none.
fn unit(value: &Unreadable, text: &str) -> Option<Said> {
    let Fault::Unit { unit } = value.fault else { return None };
    if unit.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = text.strip_suffix(unit.as_str()).unwrap_or(text).trim_end_matches([' ', '-']);
    let help = match (meant(unit), count(number)) {
        (Some(unit), Some(count)) => pattern::meant_value(&shown(Period { count, unit })),
        (Some(unit), None) => pattern::meant_value(&unit.label()),
        (None, _) => {
            let spelled = in_units(value, number);
            say!(zh: "请写成 {zh}", en: "write {en}", zh = spelled.zh, en = spelled.en)
        }
    };
    let what = if unit == "月" {
        say!(zh: "可以读作月份，也可以读作期间", en: "may be a month of the year or a number of months")
    } else {
        say!(zh: "的单位“{unit}”不明", en: "has the unit “{unit}”, which is not known", unit = unit)
    };
    Some(Said(what, say!(zh: "单位不明", en: "unclear unit"), help))
}

/// The period in its right unit, where the unit is misspelt by a letter or cut short, and its number is certain. 3月 may
/// be a month of the year, and is for its author to say.
pub(super) fn respelt(value: &Unreadable) -> Option<Period> {
    let (Kind::Period, Fault::Unit { unit }) = (value.kind, value.fault) else { return None };
    let text = value.narrow().to_lowercase();
    let number = text.strip_suffix(unit.as_str())?.trim_end_matches([' ', '-']);
    let right = meant(unit).filter(|right| takes(value, *right))?;
    let names = [right.label().en, right.label().en.trim_end_matches('s').to_owned()];
    let is_cut = matches!(unit.as_str(), "hr" | "hrs" | "wk" | "wks" | "yr" | "yrs");
    let is_slip = is_cut || names.iter().any(|name| strsim::osa_distance(unit, name) == 1);
    is_slip.then_some(Period { count: count(number)?, unit: right })
}

/// The unit that a short form or a misspelling stands for.
fn meant(unit: &str) -> Option<Unit> {
    match unit {
        "h" | "hr" | "hrs" => Some(Unit::Hours),
        "wd" => Some(Unit::WorkingDays),
        "d" => Some(Unit::Days),
        "wk" | "wks" => Some(Unit::Weeks),
        "月" | "mo" | "mos" => Some(Unit::Months),
        "y" | "yr" | "yrs" => Some(Unit::Years),
        _ => {
            let names = Unit::ALL.map(|unit| unit.label().en);
            Unit::from_name(&template::nearest(unit, names.iter().map(String::as_str))?)
        }
    }
}

fn period(text: &str) -> Option<Period> {
    match Kind::Period.parse(text) {
        Ok(Value::Period(period)) => Some(period),
        _ => None,
    }
}

fn count(text: &str) -> Option<u32> {
    match Kind::Integer.parse(text) {
        Ok(Value::Integer(count)) => u32::try_from(count).ok(),
        _ => None,
    }
}

fn shown(period: Period) -> Text {
    pattern::spelt(&Value::Period(period))
}

/// Periods one may choose from.
fn either(periods: &[Period]) -> Text {
    let shown: Vec<Text> = periods.iter().map(|period| shown(*period)).collect();
    let of = |side: fn(&Text) -> &str| pattern::either(&shown.iter().map(side).collect::<Vec<_>>());
    Text { zh: of(|text| text.zh.as_str()).zh, en: of(|text| text.en.as_str()).en }
}

/// A count in every unit the field takes; the count of its example, where there is none.
fn in_units(value: &Unreadable, number: &str) -> Text {
    let example = period(&value.definition.example.zh).map_or(10, |period| period.count);
    pattern::in_units(value.definition, count(number).unwrap_or(example))
}

fn takes(value: &Unreadable, unit: Unit) -> bool {
    value.definition.units.is_empty() || value.definition.units.contains(&unit)
}
