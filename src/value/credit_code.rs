//! The unified social credit code (统一社会信用代码) of GB 32100-2015.

use super::{Fault, width};

/// The 31 characters of the standard; the place of each is its value. I, O, S, V and Z are left out.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of GB 11714-1997 for the eight characters of an organisation code.
const INNER_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code of 18 characters of the standard's alphabet, in capitals, without separators.
///
/// Its check character may be wrong: codes issued early in Fujian break the rule and are valid in law all the same.
/// Ask [`CreditCode::check_digit_fault`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CreditCode(String);

impl CreditCode {
    /// Reads a code; case, width, spaces and hyphens do not matter.
    ///
    /// # Errors
    ///
    /// [`Fault::Length`] unless there are 18 characters, [`Fault::Character`] for one outside the alphabet.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw).to_ascii_uppercase();
        let code = text.chars().filter(|c| !is_separator(*c)).collect::<String>();
        let found = code.chars().count();
        if found != 18 {
            return Err(Fault::Length { expected: "18", found });
        }
        let stranger = width::stranger(raw, |c| is_separator(c) || value(c.to_ascii_uppercase()).is_some());
        stranger.map_or(Ok(Self(code)), Err)
    }

    /// The code: 18 ASCII characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The characters for the registering authority and the kind of body: `91` is a company, `35` an arbitration
    /// commission.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.0[..2]
    }

    /// The check character the standard demands and the one that stands there, where they differ.
    #[must_use]
    pub fn check_digit_fault(&self) -> Option<(char, char)> {
        let mut weight = 1;
        let mut sum = 0;
        for value in self.0.chars().take(17).filter_map(value) {
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        let expected = char::from(ALPHABET[(31 - sum % 31) % 31]);
        let found = self.0.chars().next_back()?;
        (expected != found).then_some((expected, found))
    }

    /// Whether the organisation code inside (characters 9 to 17) satisfies its own check, that of GB 11714-1997.
    #[must_use]
    pub fn inner_check_holds(&self) -> bool {
        let values =
            self.0[8..16].chars().filter_map(|c| c.to_digit(36)).filter_map(|value| usize::try_from(value).ok());
        let sum = values.zip(INNER_WEIGHTS).map(|(value, weight)| value * weight).sum::<usize>();
        let expected = match 11 - sum % 11 {
            10 => 'X',
            11 => '0',
            digit => char::from(ALPHABET[digit]),
        };
        self.0[16..].starts_with(expected)
    }

    /// Whether the first eight characters are of the standard's tables: a registering authority, a kind of body it
    /// registers, and six digits for the district (GB/T 2260).
    #[must_use]
    pub fn structure_holds(&self) -> bool {
        let (head, body) = (&self.0[..1], &self.0[1..2]);
        let bodies = match head {
            "2" | "4" | "8" | "A" => "19",
            "3" => "123459",
            "1" | "5" | "9" | "N" => "1239",
            "6" | "7" => "129",
            "Y" => "1",
            _ => "",
        };
        bodies.contains(body) && self.0[2..8].bytes().all(|byte| byte.is_ascii_digit())
    }
}

fn is_separator(c: char) -> bool {
    c == '-' || c.is_whitespace()
}

/// The value of a character in the standard's alphabet.
fn value(c: char) -> Option<usize> {
    ALPHABET.iter().position(|letter| char::from(*letter) == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard's own example and real codes; every check of theirs holds.
    const CODES: [&str; 7] = [
        "91350100M000100Y43",
        "914403001922038216",
        "91110000802100433B",
        "91110108551385082Q",
        "9144030071526726XG",
        "91330100799655058B",
        "91110000600037341L",
    ];

    fn code(text: &str) -> CreditCode {
        CreditCode::parse(text).expect("the tests' own codes are well formed")
    }

    #[test]
    fn every_check_holds_for_real_codes() {
        for text in CODES {
            let code = code(text);
            assert_eq!(code.check_digit_fault(), None, "{text}");
            assert!(code.inner_check_holds(), "{text}");
            assert!(code.structure_holds(), "{text}");
            assert_eq!(code.prefix(), "91");
        }
    }

    #[test]
    fn early_codes_of_fujian_are_read_and_reported() {
        for text in ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"] {
            assert!(code(text).check_digit_fault().is_some(), "{text}");
        }
    }

    #[test]
    fn separators_case_and_width_do_not_matter() {
        assert_eq!(code(" 91350100-m000100y-43\n").as_str(), "91350100M000100Y43");
        assert_eq!(code("９１３５０１００Ｍ０００１００Ｙ４３").as_str(), "91350100M000100Y43");
        assert_eq!(code("9135 0100 M000 100Y 43").as_str(), "91350100M000100Y43");
    }

    #[test]
    fn says_what_is_wrong() {
        let character = |character, offset| Err(Fault::Character { character, offset });
        assert_eq!(CreditCode::parse("91350100M000100Y4"), Err(Fault::Length { expected: "18", found: 17 }));
        assert_eq!(CreditCode::parse(""), Err(Fault::Length { expected: "18", found: 0 }));
        assert_eq!(CreditCode::parse("91350100M000100Y4Z"), character('Z', 17));
        assert_eq!(CreditCode::parse(" 9135O100M000100Y43"), character('O', 5));
        assert_eq!(CreditCode::parse("91350100M000100Ｙ4i"), character('i', 19));
        assert_eq!(CreditCode::parse("91350100M000100Y4号"), character('号', 17));
        assert_eq!(code("91350100M000100Y4W").check_digit_fault(), Some(('3', 'W')));
        assert!(!code("00350100M000100Y43").structure_holds());
        assert!(!code("91A50100M000100Y43").structure_holds());
    }

    #[test]
    fn every_substitution_of_one_character_is_caught() {
        for text in CODES {
            for (index, original) in text.char_indices() {
                for letter in ALPHABET.iter().map(|letter| char::from(*letter)).filter(|letter| *letter != original) {
                    let changed = format!("{}{letter}{}", &text[..index], &text[index + 1..]);
                    assert!(code(&changed).check_digit_fault().is_some(), "{changed}");
                }
            }
        }
    }

    #[test]
    fn every_exchange_of_two_neighbours_is_caught() {
        for text in CODES {
            for index in 0..17 {
                let mut bytes = text.as_bytes().to_vec();
                bytes.swap(index, index + 1);
                let changed = String::from_utf8(bytes).expect("codes are ASCII");
                assert!(changed == text || code(&changed).check_digit_fault().is_some(), "{changed}");
            }
        }
    }
}
