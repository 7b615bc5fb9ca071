//! E-mail addresses: the part of RFC 5322 that business mail uses.

use super::{Fault, width};

/// An address of the form local@domain, in ordinary width. Quoted local parts, comments and bare addresses of machines
/// are not accepted: in a contract they are mistakes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Reads an address. The domain may be written in Chinese characters.
    ///
    /// # Errors
    ///
    /// [`Fault::Character`] for a character no address has, [`Fault::Length`] past 254 bytes or 64 before the `@`,
    /// [`Fault::Shape`] for the rest.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = width::narrow(raw);
        let (local, domain) = text.split_once('@').ok_or(Fault::Shape)?;
        let fits = |c: char| is_atom(c) || matches!(c, '.' | '@') || c.is_alphanumeric();
        if let Some(fault) = width::stranger(raw, fits) {
            return Err(fault);
        }
        if local.len() > 64 {
            return Err(Fault::Length { expected: "1–64", found: local.chars().count() });
        }
        if text.len() > 254 {
            return Err(Fault::Length { expected: "3–254", found: text.chars().count() });
        }
        let is_local = local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom));
        if is_local && is_domain(domain) { Ok(Self(text)) } else { Err(Fault::Shape) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// RFC 5322 `atext`.
fn is_atom(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
}

fn is_domain(domain: &str) -> bool {
    let labels = domain.split('.').collect::<Vec<_>>();
    let is_label = |label: &&str| {
        let inner = label.chars().all(|c| c == '-' || c.is_alphanumeric());
        !label.is_empty() && label.len() <= 63 && inner && !label.starts_with('-') && !label.ends_with('-')
    };
    let Some((top, others)) = labels.split_last() else {
        return false;
    };
    let is_top = top.starts_with("xn--") || top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    !others.is_empty() && labels.iter().all(is_label) && is_top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses() {
        for (text, address) in [
            ("contracts@example.com", "contracts@example.com"),
            (" a.b+c@mail.example.com.cn ", "a.b+c@mail.example.com.cn"),
            ("ｎａｍｅ＠ｅｘａｍｐｌｅ．ｃｏｍ", "name@example.com"),
            ("info@例子.公司", "info@例子.公司"),
            ("info@example.xn--55qx5d", "info@example.xn--55qx5d"),
            ("10086@139.com", "10086@139.com"),
        ] {
            assert_eq!(Email::parse(text).map(|email| email.0), Ok(address.to_owned()), "{text}");
        }
    }

    #[test]
    fn refuses_what_cannot_be_delivered() {
        for text in [
            "",
            "example.com",
            "@example.com",
            "name@",
            "name@example",
            "name@example.c",
            "name@.com",
            "name@-example.com",
            "name@exam_ple.com",
            "na..me@example.com",
            ".name@example.com",
            "name@@example.com",
            "name@127.0.0.1",
            "张三@example.com",
        ] {
            assert_eq!(Email::parse(text), Err(Fault::Shape), "{text}");
        }
    }

    #[test]
    fn names_the_character_and_the_length() {
        let character = |character, offset| Err(Fault::Character { character, offset });
        assert_eq!(Email::parse(" na me@example.com"), character(' ', 3));
        assert_eq!(Email::parse("a@b.com; c@d.com"), character(';', 7));
        assert_eq!(Email::parse("a@example。com"), character('。', 9));
        let long = format!("{}@example.com", "a".repeat(65));
        assert_eq!(Email::parse(&long), Err(Fault::Length { expected: "1–64", found: 65 }));
    }
}
