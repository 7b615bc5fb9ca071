//! Measured values: an exact number with or without a unit.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Fault, figures, width};
use crate::diag::Lang;

/// Digits after the point a measured value may have as written.
const PLACES: u32 = 6;

/// A number that was measured, or is to be reached: 93.4%, 43 seconds, 4.6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    number: Decimal,
    unit: Option<Measured>,
}

/// A unit in which something is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Measured {
    Percent,
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Points,
}

/// Every unit: its words in Chinese, in English for one and for many, and how else it is written.
const UNITS: [(Measured, &str, [&str; 2], &[&str]); 6] = [
    (Measured::Percent, "%", ["%", "%"], &["percent", "per cent"]),
    (Measured::Milliseconds, "毫秒", ["millisecond", "milliseconds"], &["ms"]),
    (Measured::Seconds, "秒", ["second", "seconds"], &["s", "sec", "secs", "秒钟"]),
    (Measured::Minutes, "分钟", ["minute", "minutes"], &["min", "mins"]),
    (Measured::Hours, "小时", ["hour", "hours"], &["h", "hr", "hrs", "个小时"]),
    (Measured::Points, "分", ["point", "points"], &["pt", "pts"]),
];

impl Measure {
    /// Reads `93.4%`, `43 seconds`, `43秒`, `4.6`.
    ///
    /// # Errors
    ///
    /// [`Fault::Unit`] for a unit that is not known, [`Fault::TooPrecise`] past six digits after the point,
    /// [`Fault::Shape`] for the rest.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw).to_lowercase();
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
        let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let (number, unit) = (figures::read(number, PLACES)?, unit.trim());
        if unit.is_empty() {
            return Ok(Self { number, unit: None });
        }
        let known =
            UNITS.iter().find(|(_, zh, en, others)| *zh == unit || en.contains(&unit) || others.contains(&unit));
        let (unit, ..) = known.ok_or_else(|| Fault::Unit { unit: unit.to_owned() })?;
        Ok(Self { number, unit: Some(*unit) })
    }

    /// A number without a unit, printed with the digits it has: 80.00 stays so.
    #[must_use]
    pub const fn plain(number: Decimal) -> Self {
        Self { number, unit: None }
    }

    /// The number alone.
    #[must_use]
    pub const fn number(self) -> Decimal {
        self.number
    }

    /// Whether it is a percentage.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.unit == Some(Measured::Percent)
    }

    /// The percentage that a workbook keeps as this number: 93.4% for 0.934. Nothing for a number with a unit, or one that
    /// is no part of a whole.
    #[must_use]
    pub fn share(self) -> Option<Self> {
        let is_part = self.unit.is_none() && (Decimal::ZERO..=Decimal::ONE).contains(&self.number);
        let number = (self.number * Decimal::ONE_HUNDRED).normalize();
        is_part.then_some(Self { number, unit: Some(Measured::Percent) })
    }

    /// Whether both are in the same unit, so that their numbers can be compared.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        self.unit == other.unit
    }

    /// Which of two is the greater, where both are in one unit.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        self.is_like(other).then(|| self.number.cmp(&other.number))
    }

    /// As printed.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        let number = self.number;
        let Some((unit, zh, [one, many], _)) = self.unit.and_then(|unit| UNITS.iter().find(|known| known.0 == unit))
        else {
            return number.to_string();
        };
        match lang {
            Lang::Zh => format!("{number}{zh}"),
            Lang::En if *unit == Measured::Percent => format!("{number}%"),
            Lang::En => format!("{number} {}", if number == Decimal::ONE { one } else { many }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_in_either_language_and_printed_in_both() {
        for (text, zh, en) in [
            ("93.4%", "93.4%", "93.4%"),
            ("９３．４０ ％", "93.4%", "93.4%"),
            ("43 s", "43秒", "43 seconds"),
            ("1秒", "1秒", "1 second"),
            ("1,250 ms", "1250毫秒", "1250 milliseconds"),
            ("4.6", "4.6", "4.6"),
            ("0", "0", "0"),
            ("87 分", "87分", "87 points"),
            ("2.5 Hours", "2.5小时", "2.5 hours"),
        ] {
            let measure = Measure::parse(text).expect("a measured value");
            assert_eq!((measure.show(Lang::Zh).as_str(), measure.show(Lang::En).as_str()), (zh, en), "{text}");
        }
    }

    #[test]
    fn what_is_no_measured_value_is_refused() {
        for text in ["", "fast", "%", "1.2.3", "--4", "1e5"] {
            assert!(Measure::parse(text).is_err(), "{text}");
        }
        assert_eq!(Measure::parse("3 furlongs"), Err(Fault::Unit { unit: "furlongs".to_owned() }));
    }

    #[test]
    fn only_like_units_compare() {
        let measure = |text| Measure::parse(text).expect("a measured value");
        assert_eq!(measure("43 s").compare(measure("60 秒")), Some(Ordering::Less));
        assert_eq!(measure("43 s").compare(measure("43%")), None);
        assert_eq!(measure("4.50").compare(measure("4.5")), Some(Ordering::Equal));
    }
}
