//! Percentages: exact decimals, counted in points of a hundred.

use std::fmt;

use rust_decimal::Decimal;

use super::{Fault, english, figures, numeral, width};

/// Digits after the point a percentage may have as written.
const PLACES: u32 = 6;

/// A share of a hundred. Below zero and above a hundred is possible; whether it is sensible is for a check to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

impl Percent {
    /// A percentage of so many points: 5 is 5%.
    #[must_use]
    pub fn new(points: Decimal) -> Self {
        Self(points.normalize())
    }

    /// The points: 5 for 5%.
    #[must_use]
    pub const fn points(self) -> Decimal {
        self.0
    }

    /// Whether this is a part of a whole: from 0% to 100%.
    #[must_use]
    pub fn is_within_bounds(self) -> bool {
        (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&self.0)
    }

    /// Reads `5%`, `5 per cent`, `百分之五`, `0.5‰`, `万分之五`.
    ///
    /// # Errors
    ///
    /// [`Fault::NoSign`] for a bare number, [`Fault::TooPrecise`] past six digits after the point.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw).to_ascii_lowercase();
        for (sign, scale) in [("百分之", 0), ("千分之", 1), ("万分之", 2)] {
            if let Some(share) = text.strip_prefix(sign) {
                let share = share.trim_start();
                let points = if share.starts_with(|c: char| c.is_ascii_digit()) {
                    figures::read(share, PLACES)?
                } else {
                    in_numerals(share)?
                };
                return Ok(Self::of(points, scale));
            }
        }
        for (sign, scale) in [("%", 0), ("‰", 1), ("‱", 2), ("percent", 0), ("per cent", 0)] {
            if let Some(number) = text.strip_suffix(sign) {
                let number = number.trim_end();
                let points = english::read(number).map_or_else(|| figures::read(number, PLACES), |n| Ok(n.into()))?;
                return Ok(Self::of(points, scale));
            }
        }
        let bare = figures::read(&text, PLACES)?;
        let scale_up = bare.abs() < Decimal::ONE;
        Err(Fault::NoSign { suggestion: Self::new(if scale_up { bare * Decimal::ONE_HUNDRED } else { bare }) })
    }

    /// `number` hundredths, divided by ten as often as `scale` says.
    fn of(number: Decimal, scale: u32) -> Self {
        Self::new(number * Decimal::new(1, scale))
    }
}

impl fmt::Display for Percent {
    /// As on paper in both languages: `0.05%`, no trailing zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

/// Reads 五, 十二点五 or 百.
fn in_numerals(text: &str) -> Result<Decimal, Fault> {
    if text == "百" {
        return Ok(Decimal::ONE_HUNDRED);
    }
    let (whole, fraction) = text.split_once('点').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let whole = numeral::read(whole).ok_or(Fault::Shape)?;
    let mut number = Decimal::from(whole);
    let mut power = Decimal::ONE;
    for (index, c) in fraction.unwrap_or_default().chars().enumerate() {
        if index >= PLACES as usize {
            return Err(Fault::TooPrecise { digits: PLACES });
        }
        let digit = numeral::upper(c).and_then(numeral::digit).ok_or(Fault::Shape)?;
        power *= Decimal::new(1, 1);
        number += Decimal::from(digit) * power;
    }
    if fraction == Some("") { Err(Fault::Shape) } else { Ok(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_languages() {
        for (text, shown) in [
            ("5%", "5%"),
            ("5 %", "5%"),
            ("５％", "5%"),
            ("5.00%", "5%"),
            ("5 percent", "5%"),
            ("Five per cent", "5%"),
            ("百分之五", "5%"),
            ("百分之 5", "5%"),
            ("百分之十二点五", "12.5%"),
            ("百分之零点零五", "0.05%"),
            ("百分之百", "100%"),
            ("百分之一百二十", "120%"),
            ("0.5‰", "0.05%"),
            ("千分之五", "0.5%"),
            ("万分之五", "0.05%"),
            ("0.050%", "0.05%"),
            ("-5%", "-5%"),
            ("-0%", "0%"),
            ("100%", "100%"),
            ("1,000%", "1000%"),
        ] {
            assert_eq!(Percent::parse(text).map(|percent| percent.to_string()), Ok(shown.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_bare_number_gets_a_suggestion() {
        let five = Percent::new(Decimal::from(5));
        for text in ["5", "0.05", "5.0"] {
            assert_eq!(Percent::parse(text), Err(Fault::NoSign { suggestion: five }), "{text}");
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in ["", "%", "5%-10%", "五%", "百分之", "百分之五点", "百分之点五", "百分之一百二", "5 points", "5,0%"]
        {
            assert_eq!(Percent::parse(text), Err(Fault::Shape), "{text}");
        }
        assert_eq!(Percent::parse("0.0000001%"), Err(Fault::TooPrecise { digits: 6 }));
        assert_eq!(Percent::parse("百分之一点一一一一一一一"), Err(Fault::TooPrecise { digits: 6 }));
        assert_eq!(Percent::parse("100000000000000000000%"), Err(Fault::TooLarge));
    }

    #[test]
    fn knows_a_part_of_a_whole() {
        assert!(Percent::new(Decimal::ONE_HUNDRED).is_within_bounds());
        assert!(!Percent::new(Decimal::new(10001, 2)).is_within_bounds());
        assert!(!Percent::new(Decimal::NEGATIVE_ONE).is_within_bounds());
    }
}
