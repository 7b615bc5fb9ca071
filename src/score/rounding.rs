//! Rounding as people round: half up.

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits after the point that scores are printed with.
const PLACES: u32 = 2;

/// Digits that are kept after a division. A quotient such as 1/3 is cut at 28 digits, and the last of them are noise.
const KEPT: u32 = 20;

/// Digits that are still exact after any sum over such quotients. Three thirds make 0.99…9, which must count as the 1
/// it is before it is rounded to two places.
const EXACT: u32 = 12;

/// A number that is not negative, rounded half up to two places: 79.995 is 80.00.
#[must_use]
pub fn half_up(number: Decimal) -> Decimal {
    let mut rounded = up(up(number, EXACT), PLACES);
    rounded.rescale(PLACES);
    rounded
}

/// A number without what a division left at its far end.
pub(super) fn settled(number: Decimal) -> Decimal {
    up(number, KEPT).normalize()
}

fn up(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("the tests' own numbers are numbers")
    }

    #[test]
    fn a_half_goes_up() {
        for (number, rounded) in [
            ("79.994", "79.99"),
            ("79.995", "80.00"),
            ("79.9949999", "79.99"),
            ("0.005", "0.01"),
            ("0", "0"),
            ("100", "100"),
        ] {
            assert_eq!(half_up(decimal(number)), decimal(rounded), "{number}");
        }
    }

    #[test]
    fn three_thirds_are_a_whole() {
        let third = Decimal::ONE / Decimal::from(3);
        assert_eq!(settled(third + third + third), Decimal::ONE);
        let sum = decimal("78.995") + third + third + third;
        assert_eq!(half_up(sum), decimal("80.00"));
    }
}
