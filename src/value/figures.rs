//! Numbers in figures: exact, grouped by thousands or not at all.

use rust_decimal::Decimal;

use super::Fault;

/// Digits before the point that can be held: those of the largest [`u64`].
const WHOLE: usize = 20;

/// Reads a number in ordinary width, with at most `places` digits after the point, trailing zeros not counted.
///
/// Groups are of three digits, parted by commas or by spaces (GB/T 15835-2011 knows both).
pub(super) fn read(text: &str, places: u32) -> Result<Decimal, Fault> {
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text).trim_start();
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let whole = ungroup(whole).ok_or(Fault::Shape)?;
    if fraction.is_some_and(|digits| !is_digits(digits)) {
        return Err(Fault::Shape);
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.unwrap_or_default().trim_end_matches('0');
    if whole.len() > WHOLE {
        return Err(Fault::TooLarge);
    }
    let scale = u32::try_from(fraction.len()).map_err(|_| Fault::TooPrecise { digits: places })?;
    if scale > places {
        return Err(Fault::TooPrecise { digits: places });
    }
    let digits = format!("0{whole}{fraction}").parse::<i128>().map_err(|_| Fault::TooLarge)?;
    let signed = if negative { -digits } else { digits };
    Decimal::try_from_i128_with_scale(signed, scale).map_err(|_| Fault::TooLarge)
}

/// The digits without their groups, where the groups are right.
fn ungroup(text: &str) -> Option<String> {
    let separator = if text.contains(',') { ',' } else { ' ' };
    let groups = text.split(separator).collect::<Vec<_>>();
    let (first, others) = groups.split_first()?;
    let grouped = others.is_empty() || (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    (grouped && groups.iter().all(|group| is_digits(group))).then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes a number with commas and exactly `places` digits after the point.
pub(super) fn write(number: Decimal, places: u32) -> String {
    let plain = format!("{:.*}", places as usize, number.abs());
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut written = if number.is_sign_negative() && !number.is_zero() { "-".to_owned() } else { String::new() };
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_right_or_absent() {
        for text in ["58600", "58,600", "58 600", "58,600.0", "058600.00", "+58600"] {
            assert_eq!(read(text, 2), Ok(Decimal::from(58_600)), "{text}");
        }
        for text in [
            "58,60",
            "5,8600",
            "1234,567",
            "58,600 000",
            ",600",
            "58,,600",
            "1.2.3",
            "1.",
            ".5",
            "",
            "-",
            "1e5",
            "5,600.1,2",
        ] {
            assert_eq!(read(text, 2), Err(Fault::Shape), "{text}");
        }
    }

    #[test]
    fn bounds_are_kept() {
        assert_eq!(read("-0.05", 2), Ok(Decimal::new(-5, 2)));
        assert_eq!(read("0.050", 2), Ok(Decimal::new(5, 2)));
        assert_eq!(read("0.055", 2), Err(Fault::TooPrecise { digits: 2 }));
        assert_eq!(read("100000000000000000000", 2), Err(Fault::TooLarge));
        assert_eq!(read(&format!("0.{}", "1".repeat(99)), 200), Err(Fault::TooLarge));
    }

    #[test]
    fn writes_with_commas() {
        assert_eq!(write(Decimal::new(5_860_000, 2), 2), "58,600.00");
        assert_eq!(write(Decimal::from(100), 2), "100.00");
        assert_eq!(write(Decimal::from(1000), 0), "1,000");
        assert_eq!(write(Decimal::from(-1000), 0), "-1,000");
    }
}
