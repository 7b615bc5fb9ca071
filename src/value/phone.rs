//! Telephone numbers: those of mainland China by their own rules, all others by the length of ITU-T E.164.

use super::{Fault, width};

/// Words that lead an extension; a word that contains another one stands before it.
const EXTENSIONS: [&str; 6] = ["转分机", "分机", "转", "ext", "x", "#"];

/// A telephone number, as written and as dialled.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    written: String,
    /// In international form, digits only, with the extension after a semicolon.
    line: String,
}

impl Phone {
    /// Reads a mobile, landline, 400, 800 or short service number of mainland China, or an international number that
    /// begins with `+` or `00`; each with an extension if there is one.
    ///
    /// # Errors
    ///
    /// [`Fault::Character`], [`Fault::Length`], [`Fault::NoAreaCode`] for a landline number by itself, and
    /// [`Fault::Shape`] for digits that are no number.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let written = width::narrow(raw);
        let lower = written.to_ascii_lowercase();
        let (number, extension) = split_extension(&lower);
        if let Some(bad) = number.chars().find(|c| !is_dialled(*c)) {
            return Err(width::stranger(raw, |c| c.to_ascii_lowercase() != bad).unwrap_or(Fault::Shape));
        }
        let line = read(number, extension)?;
        Ok(Self { written, line })
    }

    /// The number as written, in ordinary width.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether two numbers reach the same telephone, however they are written.
    #[must_use]
    pub fn same_line(&self, other: &Self) -> bool {
        self.line == other.line
    }
}

/// The number, and the extension where a word leads to one of one to six digits.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    for word in EXTENSIONS {
        if let Some((number, extension)) = text.split_once(word) {
            let extension = extension.trim_matches([' ', '.', ':']);
            if is_extension(extension) {
                return (number.trim_end(), Some(extension));
            }
        }
    }
    (text, None)
}

fn is_extension(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_dialled(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '+')
}

/// The line of a number made of digits and separators.
fn read(number: &str, extension: Option<&str>) -> Result<String, Fault> {
    let fault = match line(number) {
        Ok(line) => return Ok(extension.map_or(line.clone(), |extension| format!("{line};{extension}"))),
        Err(fault) => fault,
    };
    match number.rsplit_once('-') {
        // 010-62500000-801: what follows the last hyphen is the extension, if the rest is a number by itself.
        Some((head, tail)) if extension.is_none() && is_extension(tail) && digits(head).len() >= 10 => {
            read(head, Some(tail)).map_err(|_| fault)
        }
        _ => Err(fault),
    }
}

fn line(number: &str) -> Result<String, Fault> {
    let all = digits(number);
    let has_plus = number.trim_start_matches(['(', ' ']).starts_with('+');
    if all.is_empty() || number.matches('+').count() > usize::from(has_plus) {
        return Err(Fault::Shape);
    }
    let Some(abroad) = (if has_plus { Some(all.as_str()) } else { all.strip_prefix("00") }) else {
        return mainland(all.strip_prefix("86").filter(|rest| is_mobile(rest)).unwrap_or(&all));
    };
    let Some(national) = abroad.strip_prefix("86") else {
        return international(abroad);
    };
    // From abroad the 0 of an area code is left out.
    mainland(national).or_else(|fault| mainland(&format!("0{national}")).map_err(|_| fault))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn international(digits: &str) -> Result<String, Fault> {
    if digits.starts_with('0') {
        return Err(Fault::Shape);
    }
    match digits.len() {
        7..=15 => Ok(digits.to_owned()),
        found => Err(Fault::Length { expected: "7–15", found }),
    }
}

/// The line of a mainland number: what libphonenumber accepts, and the short service numbers it leaves out.
fn mainland(digits: &str) -> Result<String, Fault> {
    let found = digits.len();
    if is_mobile(digits) || is_toll(digits) || is_short(digits) {
        return Ok(format!("86{digits}"));
    }
    if let Some(national) = digits.strip_prefix('0') {
        return landline(national);
    }
    match (found, digits.bytes().next()) {
        (11, Some(b'1')) | (_, None) => Err(Fault::Shape),
        (_, Some(b'1')) => Err(Fault::Length { expected: "11", found }),
        (_, Some(b'4' | b'8')) if digits[1..].starts_with("00") => Err(Fault::Length { expected: "10", found }),
        (7 | 8, _) => Err(Fault::NoAreaCode),
        _ => Err(Fault::Shape),
    }
}

/// The line of an area code without its 0 and a number: 10 and 2x with eight digits, others with seven or eight.
fn landline(national: &str) -> Result<String, Fault> {
    let found = national.len() + 1;
    let (area, expected) = if national.starts_with(['1', '2']) { (2, "11") } else { (3, "11–12") };
    if found != 11 && (area == 2 || found != 12) {
        return Err(Fault::Length { expected, found });
    }
    let is_area = national.starts_with("10") || !national.starts_with(['0', '1']);
    if is_area && !national[area..].starts_with('0') { Ok(format!("86{national}")) } else { Err(Fault::Shape) }
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && digits[1..].starts_with(|c| matches!(c, '3'..='9'))
}

/// 400 numbers share the cost, 800 numbers are free.
fn is_toll(digits: &str) -> bool {
    digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))
}

/// 95xxx and 96xxx of banks, insurers and cities; 10xxx and 12xxx of carriers and authorities.
fn is_short(digits: &str) -> bool {
    match digits.get(..2) {
        Some("95" | "96") => (5..=8).contains(&digits.len()),
        Some("10" | "12") => digits.len() == 5,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_can_be_dialled() {
        for (text, line) in [
            ("13800138000", "8613800138000"),
            ("138 0013 8000", "8613800138000"),
            ("138-0013-8000", "8613800138000"),
            ("１３８００１３８０００", "8613800138000"),
            ("+86 138 0013 8000", "8613800138000"),
            ("(+86) 13800138000", "8613800138000"),
            ("0086-13800138000", "8613800138000"),
            ("86 13800138000", "8613800138000"),
            ("010-62500000", "861062500000"),
            ("(010) 6250 0000", "861062500000"),
            ("（010）62500000", "861062500000"),
            ("+86 10 6250 0000", "861062500000"),
            ("+86 (0)10 6250 0000", "861062500000"),
            ("010-62500000-801", "861062500000;801"),
            ("010-62500000 转 801", "861062500000;801"),
            ("010-62500000转分机801", "861062500000;801"),
            ("010-62500000 ext. 801", "861062500000;801"),
            ("010-62500000x801", "861062500000;801"),
            ("0571-85022088", "8657185022088"),
            ("0571-8502-2088", "8657185022088"),
            ("0898-1234567", "868981234567"),
            ("400-820-8820", "864008208820"),
            ("4008208820 转 1", "864008208820;1"),
            ("800-820-8820", "868008208820"),
            ("95588", "8695588"),
            ("12345", "8612345"),
            ("+852 2123 4567", "85221234567"),
            ("+1 (212) 555-0100", "12125550100"),
            ("0044 20 7946 0958", "442079460958"),
        ] {
            let found = Phone::parse(text).map(|phone| phone.line).unwrap_or_default();
            assert_eq!(found, line, "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let length = |expected, found| Fault::Length { expected, found };
        let character = |character, offset| Fault::Character { character, offset };
        for (text, fault) in [
            ("1380013800", length("11", 10)),
            ("138001380001", length("11", 12)),
            ("12000138000", Fault::Shape),
            ("62500000", Fault::NoAreaCode),
            ("029-8888888", length("11", 10)),
            ("010-625000000", length("11", 12)),
            ("0571-850220", length("11–12", 10)),
            ("400-820-882", length("10", 9)),
            ("+852 212", length("7–15", 6)),
            ("+1234", length("7–15", 4)),
            ("+86 1380013800", length("11", 10)),
            ("13800138000/13900139000", character('/', 11)),
            ("13800138OOO", character('O', 8)),
            (" 电话 13800138000", character('电', 1)),
            ("+", Fault::Shape),
            ("", Fault::Shape),
        ] {
            assert_eq!(Phone::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn keeps_the_writing_and_knows_the_line() {
        let phone = |text: &str| Phone::parse(text).expect("the tests' own numbers can be dialled");
        assert_eq!(phone("（０１０）６２５０ ００００").as_str(), "(010)6250 0000");
        assert!(phone("+86 10 6250 0000").same_line(&phone("010-62500000")));
        assert!(!phone("010-62500000-1").same_line(&phone("010-62500000-2")));
    }
}
