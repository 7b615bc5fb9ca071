//! Words in Chinese and English, always both.

use serde::Serialize;

/// One of the two languages hetong speaks, to its user and on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Chinese first, as they stand on paper.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The key by which this language is written in specs and file names: `zh` or `en`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Words in this language, of a pair fixed in the program.
    #[must_use]
    pub const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// The same words in Chinese and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Words that read the same in both languages: a number, a code, a name.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let zh = text.into();
        Self { en: zh.clone(), zh }
    }

    /// The words in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Words fixed in the program, in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Words {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self { zh: words.zh.to_owned(), en: words.en.to_owned() }
    }
}

/// Formats both languages from the same named facts. A missing language does not compile.
///
/// Facts are [`Display`](std::fmt::Display) values named once after the words. Either language may leave a fact out,
/// which is why a fact is bound by name and never by position.
///
/// ```
/// use hetong::say;
/// let text = say!(zh: "{n} 处空白", en: "{n} blanks", n = 3);
/// assert_eq!((text.zh.as_str(), text.en.as_str()), ("3 处空白", "3 blanks"));
/// ```
#[macro_export]
macro_rules! say {
    (zh: $zh:literal, en: $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::diag::Text { zh: format!($zh), en: format!($en) }
    }};
}
