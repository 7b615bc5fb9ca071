//! Statutory limits: the most a period or a rate may be, as templates declare them with `statutory:`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::article::{Article, article};
use super::data;
use crate::diag::Text;

/// A limit that the law sets.
#[derive(Debug)]
pub struct Limit {
    /// How a schema names it: `lease`.
    pub key: String,
    /// What it limits: 租赁期限 / the term of a lease.
    pub name: Text,
    /// The article that sets it.
    pub article: &'static Article,
    /// What it measures.
    pub gauge: Gauge,
    /// What another field it depends on must hold, if it depends on one.
    pub by: Option<Gauge>,
    /// The limits; the first row that fits holds.
    pub rows: Vec<Row>,
    /// The day whose figures it uses, where they change.
    pub as_of: Option<Date>,
    /// Whether the figures were read in the text of the law.
    pub verified: bool,
    /// What to know about the figures; may be empty.
    pub remark: Text,
}

/// The kind of value a limit measures, or depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gauge {
    /// A length of time.
    Period,
    /// A percentage.
    Percent,
    /// One of several keys.
    Choice,
}

/// One limit, and when it holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The most there may be, as written in a spec.
    pub max: String,
    /// It holds where the other field is below this.
    #[serde(default)]
    pub below: Option<String>,
    /// It holds where the other field is this choice.
    #[serde(default)]
    pub is: Option<String>,
}

/// As `limits.yaml` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    article: String,
    r#type: Gauge,
    #[serde(default)]
    by: Option<Gauge>,
    zh: String,
    en: String,
    rows: Vec<Row>,
    #[serde(default, deserialize_with = "super::day_if_any")]
    as_of: Option<Date>,
    #[serde(default)]
    verified: Option<bool>,
    #[serde(default)]
    remark: Option<Remark>,
}

#[derive(Deserialize)]
struct Remark {
    zh: String,
    en: String,
}

static LIMITS: LazyLock<Vec<Limit>> = LazyLock::new(|| {
    let written: BTreeMap<String, Written> = data("limits.yaml", include_str!("limits.yaml"));
    written.into_iter().map(|(key, written)| read(key, written)).collect()
});

fn read(key: String, written: Written) -> Limit {
    let article = article(&written.article).expect("every limit names an article of the data, which is tested");
    Limit {
        key,
        name: Text { zh: written.zh, en: written.en },
        article,
        gauge: written.r#type,
        by: written.by,
        rows: written.rows,
        as_of: written.as_of,
        verified: written.verified.unwrap_or(article.verified),
        remark: written.remark.map(|remark| Text { zh: remark.zh, en: remark.en }).unwrap_or_default(),
    }
}

/// All limits, sorted by key.
#[must_use]
pub fn limits() -> &'static [Limit] {
    &LIMITS
}

/// The limit of that key.
#[must_use]
pub fn limit(key: &str) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_fit_what_the_limit_depends_on() {
        assert!(limits().len() >= 5);
        for limit in limits() {
            assert!(!limit.rows.is_empty(), "{}", limit.key);
            for row in &limit.rows {
                assert!(row.below.is_none() || limit.by == Some(Gauge::Period), "{}", limit.key);
                assert!(row.is.is_none() || limit.by == Some(Gauge::Choice), "{}", limit.key);
            }
        }
    }

    #[test]
    fn figures_that_change_are_dated_and_not_said_to_be_certain() {
        let interest = limit("loan-interest").expect("there");
        assert!(interest.as_of.is_some() && !interest.verified && !interest.remark.zh.is_empty());
        assert!(limit("lease").is_some_and(|lease| lease.verified));
        assert!(limit("rent").is_none());
    }
}
