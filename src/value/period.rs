//! Periods: a number and a unit of time.

use std::cmp::Ordering;

use rust_decimal::prelude::ToPrimitive;

use super::{Fault, english, figures, numeral, width};
use crate::diag::{Lang, Text};
use crate::say;

/// A length of time, as agreed: `10 working days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// A unit of time. Years, months, days and hours are those of 民法典 第二百条; a working day is for the contract to
/// define, since no civil statute does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours of the clock.
    Hours,
    /// Days on which people work: 工作日.
    WorkingDays,
    /// Days of the calendar: 日, 自然日.
    Days,
    /// Seven days each.
    Weeks,
    /// Months of the calendar.
    Months,
    /// Years of the calendar.
    Years,
}

impl Period {
    /// Reads a period in either language: `10 working days`, `10个工作日`, `两年`, `twelve months`.
    ///
    /// # Errors
    ///
    /// [`Fault::NoUnit`] for a bare number, [`Fault::Unit`] for a unit that is unknown or ambiguous (`3月`), and the
    /// faults of a whole number.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw).to_ascii_lowercase();
        let (count, unit) = split(&text)?;
        if unit.is_empty() {
            return Err(Fault::NoUnit);
        }
        let unit = Unit::read(unit).ok_or_else(|| Fault::Unit { unit: unit.to_owned() })?;
        Ok(Self { count, unit })
    }

    /// The period on paper: `10个工作日`, `10 working days`.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        let Self { count, unit } = self;
        match lang {
            Lang::Zh => format!("{count}{}", unit.zh()),
            Lang::En => format!("{count} {}{}", unit.en(), if count == 1 { "" } else { "s" }),
        }
    }

    /// Which of two periods is the longer, where that does not depend on the calendar: hours with hours, working days
    /// with working days, days with weeks, months with years.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (base, each) = self.unit.in_base();
        let (other_base, other_each) = other.unit.in_base();
        (base == other_base).then(|| (u64::from(self.count) * each).cmp(&(u64::from(other.count) * other_each)))
    }
}

impl Unit {
    /// Every unit, the shortest first.
    pub const ALL: [Self; 6] = [Self::Hours, Self::WorkingDays, Self::Days, Self::Weeks, Self::Months, Self::Years];

    /// The words for this unit in messages, as they may follow a number: 工作日, 个月, `working days`.
    #[must_use]
    pub fn label(self) -> Text {
        let zh = if self == Self::WorkingDays { "工作日" } else { self.zh() };
        say!(zh: "{zh}", en: "{unit}s", zh = zh, unit = self.en())
    }

    /// The unit people call `name`, in either language: `working days`, `business day`, 工作日, 个月.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::read(&width::narrow(name).to_ascii_lowercase())
    }

    /// Reads a unit in lower case and ordinary width.
    fn read(text: &str) -> Option<Self> {
        let text = text.split([' ', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let text = if text.is_ascii() { text } else { text.replace(' ', "") };
        Some(match text.as_str() {
            "hour" | "hours" | "小时" | "个小时" => Self::Hours,
            "working day" | "working days" | "business day" | "business days" | "workday" | "workdays" | "工作日"
            | "个工作日" | "工作天" | "个工作天" => Self::WorkingDays,
            "day" | "days" | "calendar day" | "calendar days" | "日" | "天" | "自然日" | "个自然日" | "日历日"
            | "个日历日" | "日历天" | "个日历天" => Self::Days,
            "week" | "weeks" | "周" | "星期" | "个星期" => Self::Weeks,
            "month" | "months" | "calendar month" | "calendar months" | "个月" | "个自然月" => Self::Months,
            "year" | "years" | "calendar year" | "calendar years" | "年" => Self::Years,
            _ => return None,
        })
    }

    const fn zh(self) -> &'static str {
        match self {
            Self::Hours => "小时",
            Self::WorkingDays => "个工作日",
            Self::Days => "日",
            Self::Weeks => "周",
            Self::Months => "个月",
            Self::Years => "年",
        }
    }

    const fn en(self) -> &'static str {
        match self {
            Self::Hours => "hour",
            Self::WorkingDays => "working day",
            Self::Days => "day",
            Self::Weeks => "week",
            Self::Months => "month",
            Self::Years => "year",
        }
    }

    /// The smallest unit this one is a fixed number of, and that number.
    const fn in_base(self) -> (Self, u64) {
        match self {
            Self::Hours | Self::WorkingDays | Self::Days | Self::Months => (self, 1),
            Self::Weeks => (Self::Days, 7),
            Self::Years => (Self::Months, 12),
        }
    }
}

/// Splits a text into the number it begins with and what follows.
fn split(text: &str) -> Result<(u32, &str), Fault> {
    let in_figures = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',');
    if text.starts_with(in_figures) {
        let (number, unit) = cut(text, text.find(|c| !in_figures(c)));
        let number = figures::read(number.trim_end_matches('-'), 0)?;
        if number.is_sign_negative() && !number.is_zero() {
            return Err(Fault::Negative);
        }
        return Ok((number.to_u32().ok_or(Fault::TooLarge)?, unit));
    }
    if text.starts_with(|c| numeral::upper(c).is_some()) {
        let (number, unit) = cut(text, text.find(|c| numeral::upper(c).is_none()));
        let number = numeral::read(number).ok_or(Fault::Shape)?;
        return Ok((u32::try_from(number).map_err(|_| Fault::TooLarge)?, unit));
    }
    let mut end = 0;
    for word in text.split_inclusive([' ', '-']) {
        let bare = word.trim_end_matches([' ', '-']);
        if !english::is_number_word(bare) && (bare != "and" || end == 0) {
            break;
        }
        end += word.len();
    }
    let (number, unit) = cut(text, Some(end));
    let number = english::read(number).ok_or(Fault::Shape)?;
    Ok((u32::try_from(number).map_err(|_| Fault::TooLarge)?, unit))
}

fn cut(text: &str, at: Option<usize>) -> (&str, &str) {
    let (number, unit) = text.split_at(at.unwrap_or(text.len()));
    (number.trim_end(), unit.trim_start_matches([' ', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(count: u32, unit: Unit) -> Period {
        Period { count, unit }
    }

    #[test]
    fn reads_both_languages() {
        for (text, count, unit) in [
            ("10 working days", 10, Unit::WorkingDays),
            ("10 business days", 10, Unit::WorkingDays),
            ("1 Working Day", 1, Unit::WorkingDays),
            ("10个工作日", 10, Unit::WorkingDays),
            ("１０ 个 工作日", 10, Unit::WorkingDays),
            ("十个工作日", 10, Unit::WorkingDays),
            ("ten working days", 10, Unit::WorkingDays),
            ("10-working-day", 10, Unit::WorkingDays),
            ("10 日", 10, Unit::Days),
            ("10天", 10, Unit::Days),
            ("30 calendar days", 30, Unit::Days),
            ("30 自然日", 30, Unit::Days),
            ("十五日", 15, Unit::Days),
            ("二十天", 20, Unit::Days),
            ("一百二十日", 120, Unit::Days),
            ("twenty-one days", 21, Unit::Days),
            ("1,000 days", 1000, Unit::Days),
            ("2周", 2, Unit::Weeks),
            ("3 个月", 3, Unit::Months),
            ("叁个月", 3, Unit::Months),
            ("two months", 2, Unit::Months),
            ("两年", 2, Unit::Years),
            ("2 年", 2, Unit::Years),
            ("24 hours", 24, Unit::Hours),
            ("24小时", 24, Unit::Hours),
            ("0 days", 0, Unit::Days),
        ] {
            assert_eq!(Period::parse(text), Ok(period(count, unit)), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let unit = |unit: &str| Fault::Unit { unit: unit.to_owned() };
        for (text, fault) in [
            ("10", Fault::NoUnit),
            ("十", Fault::NoUnit),
            ("ten", Fault::NoUnit),
            ("ten wrokdays", unit("wrokdays")),
            ("3月", unit("月")),
            ("10 days after signing", unit("days after signing")),
            ("10 (ten) days", unit("(ten) days")),
            ("-5 days", Fault::Negative),
            ("1.5 years", Fault::TooPrecise { digits: 0 }),
            ("10-15 days", Fault::Shape),
            ("5000000000 days", Fault::TooLarge),
            ("五十亿日", Fault::TooLarge),
            ("一百二日", Fault::Shape),
            ("days", Fault::Shape),
            ("半年", Fault::Shape),
            ("", Fault::Shape),
        ] {
            assert_eq!(Period::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn shows_singular_and_plural() {
        assert_eq!(period(10, Unit::WorkingDays).show(Lang::Zh), "10个工作日");
        assert_eq!(period(10, Unit::WorkingDays).show(Lang::En), "10 working days");
        assert_eq!(period(1, Unit::WorkingDays).show(Lang::En), "1 working day");
        assert_eq!(period(30, Unit::Days).show(Lang::Zh), "30日");
        assert_eq!(period(3, Unit::Months).show(Lang::Zh), "3个月");
        assert_eq!(period(2, Unit::Years).show(Lang::Zh), "2年");
        assert_eq!(period(24, Unit::Hours).show(Lang::Zh), "24小时");
        assert_eq!(period(2, Unit::Weeks).show(Lang::Zh), "2周");
    }

    #[test]
    fn units_are_known_by_their_labels() {
        for unit in Unit::ALL {
            for lang in Lang::ALL {
                assert_eq!(Unit::from_name(unit.label().get(lang)), Some(unit));
            }
        }
        assert_eq!(Unit::from_name(" 工作日 "), Some(Unit::WorkingDays));
        assert_eq!(Unit::WorkingDays.label().zh, "工作日");
        assert_eq!(Unit::from_name("月"), None);
    }

    #[test]
    fn compares_within_a_family_only() {
        assert_eq!(period(2, Unit::Weeks).compare(period(14, Unit::Days)), Some(Ordering::Equal));
        assert_eq!(period(1, Unit::Years).compare(period(13, Unit::Months)), Some(Ordering::Less));
        assert_eq!(period(30, Unit::Days).compare(period(1, Unit::Months)), None);
        assert_eq!(period(30, Unit::Days).compare(period(1, Unit::WorkingDays)), None);
        assert_eq!(period(24, Unit::Hours).compare(period(1, Unit::Days)), None);
    }
}
