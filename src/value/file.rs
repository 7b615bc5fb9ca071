//! Names of files beside a spec.

use super::{Fault, prose};

/// The path of a file below the folder of a spec, with `/` between names. It can lead nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct File(String);

impl File {
    /// Reads a path such as `evidence/E-01.csv`.
    ///
    /// # Errors
    ///
    /// [`Fault::Outside`] for a path that begins at a root or a drive, or climbs with `..`, [`Fault::Character`] for a
    /// backslash or a character no name should have, [`Fault::Shape`] for names that are empty.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = prose::trim(raw);
        let is_wrong = |c: char| c.is_control() || matches!(c, '\\' | '<' | '>' | '|' | '"' | '?' | '*');
        if let Some((offset, character)) = raw.trim().char_indices().find(|(_, c)| is_wrong(*c)) {
            let margin = raw.len() - raw.trim_start().len();
            return Err(Fault::Character { character, offset: margin + offset });
        }
        if text.starts_with(['/', '~']) || text.contains(':') || text.split('/').any(|name| name == "..") {
            return Err(Fault::Outside);
        }
        let names: Vec<&str> = text.split('/').map(str::trim).filter(|name| *name != ".").collect();
        if names.iter().any(|name| name.is_empty()) || names.is_empty() {
            return Err(Fault::Shape);
        }
        Ok(Self(names.join("/")))
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_their_folder() {
        for (text, path) in [
            ("evidence/E-01.csv", "evidence/E-01.csv"),
            (" ./证据/会话 记录.xlsx ", "证据/会话 记录.xlsx"),
            ("a..b.txt", "a..b.txt"),
        ] {
            assert_eq!(File::parse(text).map(|file| file.0), Ok(path.to_owned()), "{text}");
        }
        for text in ["/etc/passwd", "../x", "a/../../x", "~/x", "C:/x", "file:///x"] {
            assert_eq!(File::parse(text), Err(Fault::Outside), "{text}");
        }
        assert_eq!(File::parse("a\\b"), Err(Fault::Character { character: '\\', offset: 1 }));
        for text in ["", "a//b", "a/", "."] {
            assert_eq!(File::parse(text), Err(Fault::Shape), "{text}");
        }
    }
}
