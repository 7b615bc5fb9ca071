//! SHA-256 digests, as they are written: 64 hexadecimal digits.

use super::{Fault, width};

/// A SHA-256 digest in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Digest(String);

impl Digest {
    /// How many digits it has.
    const LENGTH: usize = 64;

    /// Reads 64 hexadecimal digits, in either case, grouped or not.
    ///
    /// # Errors
    ///
    /// [`Fault::Character`] for anything else, [`Fault::Length`] for too few or too many.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        if let Some(fault) = width::stranger(raw, |c| c.is_ascii_hexdigit() || c == ' ') {
            return Err(fault);
        }
        let text = width::narrow(raw).replace(' ', "").to_ascii_lowercase();
        if text.len() != Self::LENGTH {
            return Err(Fault::Length { expected: "64", found: text.len() });
        }
        Ok(Self(text))
    }

    /// The digest of 32 bytes.
    #[must_use]
    pub fn of(bytes: &[u8; 32]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits in groups of eight, as they are printed: people compare them group by group.
    #[must_use]
    pub fn grouped(&self) -> String {
        let groups = self.0.as_bytes().chunks(8).map(|group| group.escape_ascii().to_string());
        groups.collect::<Vec<_>>().join(" ")
    }

    /// The first digits, by which people tell digests apart.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_four_digits_and_nothing_else() {
        let text = "AB".repeat(32);
        assert_eq!(Digest::parse(&text).map(|digest| digest.0), Ok("ab".repeat(32)));
        assert_eq!(Digest::of(&[0xab; 32]), Digest::parse(&text).expect("a digest"));
        let digest = Digest::of(&[0xab; 32]);
        assert_eq!(digest.grouped(), ["abababab"; 8].join(" "));
        assert_eq!(Digest::parse(&digest.grouped()), Ok(digest));
        assert_eq!(Digest::parse("abc"), Err(Fault::Length { expected: "64", found: 3 }));
        assert_eq!(Digest::parse("xyz"), Err(Fault::Character { character: 'x', offset: 0 }));
    }
}
