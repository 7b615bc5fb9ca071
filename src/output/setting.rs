//! How a document is laid out on paper.

use serde_json::{Value, json};

use crate::diag::{Lang, Text};

/// How the document is laid out on paper. The default is both languages, side by side, final.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Setting {
    /// Which languages are printed.
    pub languages: Languages,
    /// How the two languages stand to each other.
    pub arrangement: Arrangement,
    /// Whether every page is marked as a draft and every blank shows.
    pub draft: bool,
}

/// Which languages are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Languages {
    /// Chinese and English.
    #[default]
    Both,
    /// One of them.
    Only(Lang),
}

/// How the two languages stand to each other; of no effect where there is only one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// Chinese in the left column, English in the right one.
    #[default]
    Parallel,
    /// Each Chinese paragraph followed by its English one.
    Stacked,
}

impl Languages {
    /// The languages printed, in the order in which they stand on paper.
    pub(super) const fn list(self) -> &'static [Lang] {
        match self {
            Self::Both => &Lang::ALL,
            Self::Only(Lang::Zh) => &[Lang::Zh],
            Self::Only(Lang::En) => &[Lang::En],
        }
    }

    /// The language a reader, or a reading machine, should expect first.
    pub(super) const fn primary(self) -> Lang {
        match self {
            Self::Both | Self::Only(Lang::Zh) => Lang::Zh,
            Self::Only(Lang::En) => Lang::En,
        }
    }

    /// The words in the languages printed, the second after a stroke; once where both read the same.
    pub(super) fn join(self, text: &Text) -> String {
        match self {
            Self::Only(lang) => text.get(lang).to_owned(),
            Self::Both if text.zh == text.en || text.en.is_empty() => text.zh.clone(),
            Self::Both if text.zh.is_empty() => text.en.clone(),
            Self::Both => format!("{} / {}", text.zh, text.en),
        }
    }
}

impl Setting {
    /// What the layout is told: the languages in order, the arrangement, and whether this is a draft.
    pub(super) fn json(self) -> Value {
        let languages: Vec<_> = self.languages.list().iter().map(|lang| lang.key()).collect();
        let arrangement = match self.arrangement {
            Arrangement::Parallel => "parallel",
            Arrangement::Stacked => "stacked",
        };
        json!({ "languages": languages, "arrangement": arrangement, "draft": self.draft })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_joined_once_where_they_are_equal() {
        let title = Text { zh: "协议".into(), en: "Agreement".into() };
        assert_eq!(Languages::Both.join(&title), "协议 / Agreement");
        assert_eq!(Languages::Only(Lang::En).join(&title), "Agreement");
        assert_eq!(Languages::Both.join(&Text::same("HT-1")), "HT-1");
    }
}
