//! Days of the calendar.

use std::fmt;

use jiff::ToSpan as _;

use super::{Fault, Period, Unit, numeral, width};
use crate::diag::Lang;

/// Months as English writes them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day, without time or place. Shown in ISO 8601: `2026-03-02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

impl Date {
    /// Reads `2026-03-02`, `2026/3/2`, `2026.3.2`, `2026年3月2日`, `二〇二六年三月二日`, `2 March 2026`, `March 2, 2026`.
    ///
    /// # Errors
    ///
    /// [`Fault::NoSuchDate`] for 30 February, [`Fault::Year`] outside 1900 to 2200, and [`Fault::Shape`] for the rest,
    /// `03/02/2026` included: it is March to some and February to others.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw);
        let parts = in_numbers(&text).or_else(|| in_chinese(&text)).or_else(|| in_english(&text));
        let (year, month, day) = parts.ok_or(Fault::Shape)?;
        if !(1900..=2200).contains(&year) {
            return Err(Fault::Year { year });
        }
        let year = i16::try_from(year).map_err(|_| Fault::Year { year })?;
        let month = i8::try_from(month).map_err(|_| Fault::NoSuchDate)?;
        let day = i8::try_from(day).map_err(|_| Fault::NoSuchDate)?;
        jiff::civil::Date::new(year, month, day).map(Self).map_err(|_| Fault::NoSuchDate)
    }

    /// The day on paper: `2026年3月2日`, `2 March 2026`.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        match lang {
            Lang::Zh => format!("{year}年{month}月{day}日"),
            Lang::En => {
                let name = usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied();
                format!("{day} {} {year}", name.unwrap_or_default())
            }
        }
    }

    /// The last day of a period that begins the day after this one (民法典 第二百零一条), before any holiday is looked
    /// at. Months and years end on the corresponding day, or on the last of the month where there is none (第二百零二条).
    ///
    /// None for working days, which need a calendar of holidays, for hours, and past the year 2200.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "a sum that may fail is no `Add`")]
    pub fn add(self, period: Period) -> Option<Self> {
        let count = i64::from(period.count);
        let span = match period.unit {
            Unit::Hours | Unit::WorkingDays => return None,
            Unit::Days => 0.days().try_days(count),
            Unit::Weeks => 0.weeks().try_weeks(count),
            Unit::Months => 0.months().try_months(count),
            Unit::Years => 0.years().try_years(count),
        };
        let sum = self.0.checked_add(span.ok()?).ok()?;
        (sum.year() <= 2200).then_some(Self(sum))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Year, month and day as written; whether there is such a day is asked later.
type Parts = (u32, u32, u32);

fn in_numbers(text: &str) -> Option<Parts> {
    let separator = ['-', '/', '.'].into_iter().find(|separator| text.contains(*separator))?;
    let mut parts = text.split(separator);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    (year.len() == 4 && parts.next().is_none()).then_some(())?;
    Some((number(year)?, number(month)?, number(day)?))
}

fn in_chinese(text: &str) -> Option<Parts> {
    let text = text.replace(' ', "");
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix(['日', '号'])?;
    let small = |text| number(text).or_else(|| numeral::read(text).and_then(|number| u32::try_from(number).ok()));
    let year = if year.len() == 4 { number(year) } else { numeral::read_year(year) };
    Some((year?, small(month)?, small(day)?))
}

fn in_english(text: &str) -> Option<Parts> {
    let mut words = text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    (words.next().is_none() && year.len() == 4).then_some(())?;
    let (day, month) = if first.starts_with(|c: char| c.is_ascii_digit()) { (first, second) } else { (second, first) };
    let bare = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = day[bare.len()..].to_ascii_lowercase();
    matches!(suffix.as_str(), "" | "st" | "nd" | "rd" | "th").then_some(())?;
    Some((number(year)?, month_number(month)?, number(bare)?))
}

fn month_number(word: &str) -> Option<u32> {
    let word = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    let is_month = |name: &str| word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(&name[..3]);
    (1..).zip(MONTHS).find(|(_, name)| is_month(name)).map(|(number, _)| number)
}

/// One to four digits.
fn number(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("the tests' own dates exist")
    }

    #[test]
    fn reads_both_languages() {
        for text in [
            "2026-03-02",
            "2026-3-2",
            "2026/3/2",
            "2026.3.2",
            "２０２６－０３－０２",
            "2026年3月2日",
            "2026 年 03 月 02 日",
            "2026年3月2号",
            "二〇二六年三月二日",
            "2 March 2026",
            "2nd March, 2026",
            "March 2, 2026",
            "Mar. 2, 2026",
            "2 Mar 2026",
            "2-MAR-2026",
        ] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()), Ok("2026-03-02".to_owned()), "{text}");
        }
        assert_eq!(date("二〇二六年十二月三十一日"), date("31 Dec 2026"));
        assert_eq!(date("1 Sept 2026"), date("2026-09-01"));
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, fault) in [
            ("2026-02-30", Fault::NoSuchDate),
            ("2026-13-01", Fault::NoSuchDate),
            ("2026-00-10", Fault::NoSuchDate),
            ("2026-01-999", Fault::NoSuchDate),
            ("2025年2月29日", Fault::NoSuchDate),
            ("31 June 2026", Fault::NoSuchDate),
            ("0206-03-02", Fault::Year { year: 206 }),
            ("2226-03-02", Fault::Year { year: 2226 }),
            ("03/02/2026", Fault::Shape),
            ("2026-03", Fault::Shape),
            ("2026-03-02-01", Fault::Shape),
            ("2026/03-02", Fault::Shape),
            ("2026-03-02 00:00", Fault::Shape),
            ("3月2日", Fault::Shape),
            ("2 Marz 2026", Fault::Shape),
            ("2 March 26", Fault::Shape),
            ("2x March 2026", Fault::Shape),
            ("", Fault::Shape),
        ] {
            assert_eq!(Date::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn shows_both_languages() {
        assert_eq!(date("2026-03-02").show(Lang::Zh), "2026年3月2日");
        assert_eq!(date("2026-12-31").show(Lang::En), "31 December 2026");
    }

    #[test]
    fn periods_end_as_the_civil_code_says() {
        let end = |from: &str, period: &str| {
            let period = Period::parse(period).expect("the tests' own periods are well written");
            date(from).add(period).map(|date| date.to_string())
        };
        for (from, period, to) in [
            ("2026-01-31", "1 month", "2026-02-28"),
            ("2024-01-31", "1 month", "2024-02-29"),
            ("2024-02-29", "12 months", "2025-02-28"),
            ("2024-02-29", "1 year", "2025-02-28"),
            ("2025-08-15", "6 months", "2026-02-15"),
            ("2026-02-12", "5 days", "2026-02-17"),
            ("2026-02-12", "2 weeks", "2026-02-26"),
        ] {
            assert_eq!(end(from, period).as_deref(), Some(to), "{from} + {period}");
        }
        for period in ["5 working days", "24 hours", "200 years", "4000000000 days", "4000000000 years"] {
            assert_eq!(end("2026-01-01", period), None, "{period}");
        }
    }
}
