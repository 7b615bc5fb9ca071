//! Bank account and card numbers.

use super::{Fault, width};

/// An account number: 8 to 32 digits. Those of companies follow no common rule (their lengths differ by bank, and they
/// carry no common check digit).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Account(String);

impl Account {
    /// Reads digits; width, spaces and hyphens do not matter.
    ///
    /// # Errors
    ///
    /// [`Fault::Character`] for anything but digits and separators, [`Fault::Length`] outside 8 to 32 digits.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        if let Some(fault) = width::stranger(raw, |c| c.is_ascii_digit() || is_separator(c)) {
            return Err(fault);
        }
        let digits = width::narrow(raw).chars().filter(char::is_ascii_digit).collect::<String>();
        let found = digits.len();
        if (8..=32).contains(&found) { Ok(Self(digits)) } else { Err(Fault::Length { expected: "8–32", found }) }
    }

    /// The digits alone.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits in groups of four: `6222 0200 0000 0000`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(self.0.len() * 5 / 4);
        for (index, digit) in self.0.chars().enumerate() {
            if index > 0 && index.is_multiple_of(4) {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Whether the check digit of a card holds (Luhn, ISO/IEC 7812); none where the number does not look like a card
    /// of 银联, which begins with 62 and has 16 or 19 digits.
    #[must_use]
    pub fn luhn_holds(&self) -> Option<bool> {
        let is_card = self.0.starts_with("62") && matches!(self.0.len(), 16 | 19);
        is_card.then(|| luhn(&self.0))
    }
}

fn is_separator(c: char) -> bool {
    c == '-' || c.is_whitespace()
}

fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (index, digit) in digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate() {
        sum += match (index % 2, digit * 2) {
            (0, _) => digit,
            (_, doubled) if doubled > 9 => doubled - 9,
            (_, doubled) => doubled,
        };
    }
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_groups() {
        let account = Account::parse(" １１００-1234 5678\u{A0}9012 3456 ").expect("a well-formed account");
        assert_eq!(account.as_str(), "11001234567890123456");
        assert_eq!(account.grouped(), "1100 1234 5678 9012 3456");
        assert_eq!(account.luhn_holds(), None);
        assert_eq!(Account::parse("1234567"), Err(Fault::Length { expected: "8–32", found: 7 }));
        assert_eq!(Account::parse(&"1".repeat(33)), Err(Fault::Length { expected: "8–32", found: 33 }));
        assert_eq!(Account::parse("1234O6789"), Err(Fault::Character { character: 'O', offset: 4 }));
        assert_eq!(Account::parse("账号 12345678"), Err(Fault::Character { character: '账', offset: 0 }));
    }

    #[test]
    fn cards_carry_a_check_digit() {
        assert!(luhn("79927398713"));
        assert!(luhn("4111111111111111"));
        assert!(!luhn("4111111111111112"));
        let card = |digits: &str| Account::parse(digits).expect("a well-formed card").luhn_holds();
        assert_eq!(card("6222020000000004"), Some(luhn("6222020000000004")));
        assert_eq!(card("62220200000000"), None);
    }
}
