//! Exact numbers: a whole number over another.

use std::fmt;

/// A number in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    top: u64,
    bottom: u64,
}

impl Fraction {
    /// `top` over `bottom`; none where that is no number.
    #[must_use]
    pub fn new(top: u64, bottom: u64) -> Option<Self> {
        if bottom == 0 {
            return None;
        }
        let common = divisor(top, bottom);
        Some(Self { top: top / common, bottom: bottom / common })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u64) -> Self {
        Self { top: number, bottom: 1 }
    }

    /// The whole number, where it is one.
    #[must_use]
    pub const fn as_whole(self) -> Option<u64> {
        if self.bottom == 1 { Some(self.top) } else { None }
    }

    /// The product; none where it is too long.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.top.checked_mul(other.top)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// The quotient; none for zero, and where it is too long.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.bottom, other.top)?)
    }

    /// The sum; none where it is too long.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.top.checked_mul(other.bottom)?;
        let right = other.top.checked_mul(self.bottom)?;
        Self::new(left.checked_add(right)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// Whether it is less than another.
    #[must_use]
    pub fn is_below(self, other: Self) -> bool {
        u128::from(self.top) * u128::from(other.bottom) < u128::from(other.top) * u128::from(self.bottom)
    }

    /// Reads figures with at most one point and no other mark.
    #[must_use]
    pub fn read(figures: &str) -> Option<Self> {
        let (whole, decimals) = figures.split_once('.').unwrap_or((figures, ""));
        if whole.is_empty() || whole.len() + decimals.len() > 15 {
            return None;
        }
        let top = format!("{whole}{decimals}").parse().ok()?;
        Self::new(top, 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?)
    }
}

impl fmt::Display for Fraction {
    /// `1.5` where the decimals end, `1/3` where they do not.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut scale = 1_u64;
        for places in 0..10 {
            if scale.is_multiple_of(self.bottom) {
                let Some(all) = self.top.checked_mul(scale / self.bottom) else { break };
                if places == 0 {
                    return write!(formatter, "{all}");
                }
                return write!(formatter, "{}.{:0width$}", all / scale, all % scale, width = places);
            }
            scale *= 10;
        }
        write!(formatter, "{}/{}", self.top, self.bottom)
    }
}

const fn divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_reduces_and_prints() {
        let read = |text| Fraction::read(text).expect("figures");
        assert_eq!(read("0.50"), Fraction::new(1, 2).expect("a half"));
        assert_eq!(read("1.50").to_string(), "1.5");
        assert_eq!(read("0.05").to_string(), "0.05");
        assert_eq!(Fraction::new(2, 6).expect("a third").to_string(), "1/3");
        assert_eq!(read("12").times(read("0.25")), Some(Fraction::whole(3)));
        assert_eq!(read("1").over(Fraction::whole(0)), None);
        assert_eq!(Fraction::read("1234567890123456"), None);
        assert_eq!(Fraction::read("."), None);
        assert_eq!(Fraction::whole(u64::MAX).times(Fraction::whole(2)), None);
    }
}
