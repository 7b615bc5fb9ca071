//! Statutes, regulations and judicial interpretations: their names, and whether they are in force on a day.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::data;
use crate::diag::Text;

/// A statute, regulation or judicial interpretation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statute {
    /// How the data refer to it.
    #[serde(skip)]
    pub key: String,
    /// Its short name in Chinese: 民法典.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Its full and other names, in either language.
    #[serde(default)]
    pub names: Vec<String>,
    /// The first day it was in force, as far as known.
    #[serde(default, deserialize_with = "super::day_if_any")]
    pub from: Option<Date>,
    /// Whether that day was read in a text.
    #[serde(default = "yes")]
    pub dated: bool,
    /// The first day it was no longer in force.
    #[serde(default, deserialize_with = "super::day_if_any")]
    pub to: Option<Date>,
    /// The key of what took its place.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// How its articles were numbered anew.
    #[serde(default)]
    pub revised: Option<Revision>,
    /// Where it was read: a key of the sources.
    pub source: String,
    /// Whether it was read in the text of the law.
    pub verified: bool,
}

const fn yes() -> bool {
    true
}

/// A revision that moved articles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// The day the revised text came into force.
    #[serde(deserialize_with = "super::day")]
    pub on: Date,
    /// Old article to new.
    pub articles: BTreeMap<u32, u32>,
}

/// Whether a statute holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is in force.
    InForce,
    /// It is not in force yet.
    NotYet {
        /// The first day it will be.
        from: Date,
    },
    /// It no longer is.
    Repealed {
        /// The first day it was not.
        on: Date,
        /// What took its place.
        by: Option<&'static Statute>,
    },
}

impl PartialEq for Statute {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Statute {}

impl Statute {
    /// The name in both languages.
    #[must_use]
    pub fn name(&self) -> Text {
        Text { zh: self.zh.clone(), en: self.en.clone() }
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Status {
        match (self.from, self.to) {
            (_, Some(to)) if day >= to => {
                let by = self.replaced_by.as_deref().and_then(by_key);
                Status::Repealed { on: to, by }
            }
            (Some(from), _) if day < from => Status::NotYet { from },
            _ => Status::InForce,
        }
    }

    /// The number that an article of the text before the revision has on a day, if it has another.
    #[must_use]
    pub fn renumbered(&self, article: u32, day: Date) -> Option<u32> {
        let revision = self.revised.as_ref().filter(|revision| day >= revision.on)?;
        revision.articles.get(&article).copied().filter(|new| *new != article)
    }
}

#[derive(Deserialize)]
struct File {
    sources: BTreeMap<String, Source>,
    statutes: BTreeMap<String, Statute>,
}

#[derive(Deserialize)]
struct Source {
    zh: String,
    en: String,
}

/// The statutes by key, the sources, and the index of names.
struct Index {
    statutes: Vec<Statute>,
    sources: BTreeMap<String, Source>,
    by_name: HashMap<String, usize>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let file: File = data("statutes.yaml", include_str!("statutes.yaml"));
    let mut statutes: Vec<Statute> = Vec::new();
    let mut by_name = HashMap::new();
    for (key, statute) in file.statutes {
        let names = [&statute.zh, &statute.en, &key].into_iter().chain(&statute.names);
        by_name.extend(names.map(|name| (plain(name), statutes.len())));
        statutes.push(Statute { key, ..statute });
    }
    Index { statutes, sources: file.sources, by_name }
});

/// All statutes, sorted by key.
#[must_use]
pub fn statutes() -> &'static [Statute] {
    &INDEX.statutes
}

/// The statute of that name: full or short, in Chinese or English, with or without 《》, or its key.
#[must_use]
pub fn statute(name: &str) -> Option<&'static Statute> {
    INDEX.by_name.get(&plain(name)).map(|index| &INDEX.statutes[*index])
}

/// Whether the statute of that name holds on a day; none for a name that is not known.
#[must_use]
pub fn status(name: &str, day: Date) -> Option<Status> {
    statute(name).map(|statute| statute.on(day))
}

pub(super) fn by_key(key: &str) -> Option<&'static Statute> {
    let statutes = &INDEX.statutes;
    statutes.binary_search_by(|statute| statute.key.as_str().cmp(key)).ok().map(|index| &statutes[index])
}

/// Where a statute was read.
pub(super) fn source(statute: &Statute) -> Text {
    INDEX
        .sources
        .get(&statute.source)
        .map(|source| Text { zh: source.zh.clone(), en: source.en.clone() })
        .unwrap_or_default()
}

/// A name without title marks, case, and the dress of quotes.
fn plain(name: &str) -> String {
    let is_dress = |c: char| matches!(c, '《' | '》' | '〈' | '〉' | '“' | '”' | '"');
    let name: String = name.chars().filter(|c| !is_dress(*c)).map(|c| if c == '’' { '\'' } else { c }).collect();
    let name = name.trim().to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    name.replace("labor", "labour")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_statute_is_known_by_all_its_names() {
        for name in
            ["民法典", "《中华人民共和国民法典》", "the Civil Code of the People’s Republic of China", "civil-code"]
        {
            assert_eq!(statute(name).map(|statute| statute.key.as_str()), Some("civil-code"), "{name}");
        }
        assert_eq!(statute("LABOR CONTRACT LAW").map(|statute| statute.zh.as_str()), Some("劳动合同法"));
        assert!(statute("公司法").is_none() && statute("").is_none());
    }

    #[test]
    fn what_the_civil_code_replaced_is_repealed_since_2021() {
        for name in ["合同法", "《中华人民共和国担保法》", "Tort Liability Law"] {
            let Some(Status::Repealed { on, by: Some(by) }) = status(name, day("2026-03-02")) else {
                panic!("{name} is still in force")
            };
            assert_eq!((on, by.zh.as_str()), (day("2021-01-01"), "民法典"));
            assert_eq!(status(name, day("2020-12-31")), Some(Status::InForce));
        }
        assert_eq!(status("民法典", day("2020-12-31")), Some(Status::NotYet { from: day("2021-01-01") }));
        assert_eq!(status("民法典", day("2021-01-01")), Some(Status::InForce));
    }

    #[test]
    fn articles_move_on_the_day_of_the_revision() {
        let law = statute("仲裁法").expect("known");
        assert_eq!(law.renumbered(16, day("2026-02-28")), None);
        assert_eq!(
            [16, 17, 18, 20].map(|old| law.renumbered(old, day("2026-03-01"))),
            [Some(27), Some(28), Some(29), Some(31)]
        );
        assert_eq!(law.renumbered(27, day("2026-03-01")), None);
        assert_eq!(statute("Cybersecurity Law").and_then(|law| law.renumbered(21, day("2026-01-01"))), Some(23));
    }

    #[test]
    fn the_data_hold_together() {
        for statute in statutes() {
            assert!(INDEX.sources.contains_key(&statute.source), "{}: no source {}", statute.key, statute.source);
            assert_eq!(statute.verified, statute.source != "none", "{}", statute.key);
            if let Some(key) = &statute.replaced_by {
                assert!(by_key(key).is_some_and(|by| by.to.is_none()), "{}: no {key}", statute.key);
                assert!(statute.to.is_some(), "{} is replaced on no day", statute.key);
            }
            assert!(statute.from.is_some() || statute.to.is_some(), "{} has no day", statute.key);
        }
        let names: usize = statutes().iter().map(|statute| statute.names.len() + 3).sum();
        assert!(INDEX.by_name.len() + 3 >= names, "two statutes of one name");
    }
}
