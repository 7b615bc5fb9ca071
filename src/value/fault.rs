//! Why a text is not a value of its kind: facts only, the words are the checks'.

use super::{Money, Percent};

/// Why a text is not a value of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It does not look like a value of this kind at all.
    Shape,
    /// A period's unit is not known, or can be read in two ways (`3月` is March as well as three months).
    Unit {
        /// The unit as written, in ordinary width.
        unit: String,
    },
    /// A period is a bare number.
    NoUnit,
    /// The calendar has no such day.
    NoSuchDate,
    /// The year lies outside 1900 to 2200, which no contract of ours means.
    Year {
        /// The year as written.
        year: u32,
    },
    /// More digits after the point than the kind can hold, as the number is written.
    TooPrecise {
        /// How many are allowed.
        digits: u32,
    },
    /// Larger than can be held or written in words.
    TooLarge,
    /// Below zero.
    Negative,
    /// An amount without a currency.
    NoCurrency,
    /// A currency that is not known, or not one (`$` is used by many).
    Currency {
        /// The currency as written, in ordinary width; three letters are given in capitals.
        code: String,
    },
    /// An amount is given twice, in words and in figures, and they differ.
    Disagree {
        /// The amount that stands first.
        first: Money,
        /// The amount in the brackets after it.
        second: Money,
    },
    /// A percentage without its sign.
    NoSign {
        /// What was probably meant: `0.05` and `5` both suggest 5%.
        suggestion: Percent,
    },
    /// Too few or too many characters.
    Length {
        /// The length or range expected, such as `18` or `8–32`.
        expected: &'static str,
        /// The number of characters found, separators not counted.
        found: usize,
    },
    /// A character that cannot stand here.
    Character {
        /// The character as written.
        character: char,
        /// Its byte in the raw text.
        offset: usize,
    },
    /// A check digit that does not fit what precedes it.
    CheckDigit {
        /// The character the rule demands.
        expected: char,
        /// The character that stands there.
        found: char,
    },
    /// A mainland landline number without its area code.
    NoAreaCode,
    /// A path that could lead out of its folder.
    Outside,
}
