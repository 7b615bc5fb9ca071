//! Articles: the rules that checks rest on, and how they are cited.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::data;
use super::statute::{Statute, by_key, source};
use crate::diag::Text;

/// A rule of law.
#[derive(Debug)]
pub struct Article {
    /// How checks and templates refer to it: `civil-code-585`.
    pub key: String,
    /// The statute it belongs to.
    pub statute: &'static Statute,
    /// Its place there: 第四百六十六条第二款 / art. 466(2).
    pub number: Text,
    /// What it says, in our own words.
    pub rule: Text,
    /// The first day it was in force under this number.
    pub from: Option<Date>,
    /// Whether it was read in the text of the law.
    pub verified: bool,
    /// Where.
    pub source: Text,
    /// What a contract has to contain by it, if it lists that: key and name, in the order of the law.
    pub items: Vec<(String, Text)>,
    /// Whether the contract must contain it, rather than generally does.
    pub is_binding: bool,
    printed: String,
}

impl Article {
    /// The statute and the place in it: 民法典第四百六十六条第二款 / Civil Code art. 466(2).
    #[must_use]
    pub fn name(&self) -> Text {
        Text {
            zh: format!("{}{}", self.statute.zh, self.number.zh),
            en: format!("{} {}", self.statute.en, self.number.en),
        }
    }

    /// As printed under a finding: both languages, and since when it holds.
    #[must_use]
    pub fn printed(&self) -> &str {
        &self.printed
    }
}

/// As `articles.yaml` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    statute: String,
    article: String,
    #[serde(default, deserialize_with = "super::day_if_any")]
    from: Option<Date>,
    #[serde(default)]
    verified: Option<bool>,
    #[serde(default)]
    binding: Option<Binding>,
    #[serde(default)]
    items: BTreeMap<String, Words>,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Binding {
    Must,
}

#[derive(Deserialize)]
struct Words {
    zh: String,
    en: String,
}

const DATA: &str = include_str!("articles.yaml");

static ARTICLES: LazyLock<BTreeMap<String, Article>> = LazyLock::new(|| {
    let written: BTreeMap<String, Written> = data("articles.yaml", DATA);
    written.into_iter().map(|(key, written)| (key.clone(), read(key, written))).collect()
});

fn read(key: String, written: Written) -> Article {
    let statute = by_key(&written.statute).expect("every article names a statute of the data, which is tested");
    let from = written.from.or(statute.from);
    let verified = written.verified.unwrap_or(statute.verified);
    let number = number(&written.article);
    let mut items: Vec<(String, Text)> =
        written.items.into_iter().map(|(item, words)| (item, Text { zh: words.zh, en: words.en })).collect();
    // The law's own order is that of the file.
    items.sort_by_key(|(_, words)| DATA.find(&words.zh));
    let (mut zh, mut en) = match from {
        Some(from) => (format!("{from}起施行"), format!("in force since {from}")),
        None => (String::new(), String::new()),
    };
    if !verified {
        zh.push_str("，未经核实");
        en.push_str(", unverified");
    } else if !statute.dated && written.from.is_none() {
        zh.push_str("，日期未经核实");
        en.push_str(", date unverified");
    }
    let printed = format!("{}{} / {} {}（{zh} / {en}）", statute.zh, number.zh, statute.en, number.en);
    Article {
        key,
        statute,
        number,
        rule: Text { zh: written.zh, en: written.en },
        from,
        verified,
        source: source(statute),
        items,
        is_binding: written.binding.is_some(),
        printed,
    }
}

/// `466(2)` as 第四百六十六条第二款 / art. 466(2).
fn number(written: &str) -> Text {
    let (article, paragraph) = match written.split_once('(') {
        Some((article, paragraph)) => (article, paragraph.strip_suffix(')')),
        None => (written, None),
    };
    let han = |digits: &str| digits.parse().map(numeral).unwrap_or_default();
    let mut zh = format!("第{}条", han(article));
    if let Some(paragraph) = paragraph {
        zh.push_str(&format!("第{}款", han(paragraph)));
    }
    Text { zh, en: format!("art. {written}") }
}

/// A number as Chinese statutes count their articles: 十, 二十一, 一百零五, 一千二百五十九.
fn numeral(number: u16) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let mut out = String::new();
    let mut is_gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = usize::from(number / unit % 10);
        if digit == 0 {
            is_gap = !out.is_empty();
            continue;
        }
        if is_gap {
            out.push('零');
        }
        is_gap = false;
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// The article of that key.
#[must_use]
pub fn article(key: &str) -> Option<&'static Article> {
    ARTICLES.get(key)
}

/// All articles that list what a contract contains, sorted by key.
pub fn lists() -> impl Iterator<Item = &'static Article> {
    ARTICLES.values().filter(|article| !article.items.is_empty())
}

/// What is printed for the entries of a check's basis: the articles of those keys, or words that stand for themselves.
#[must_use]
pub fn cited(entries: &[&'static str]) -> Vec<&'static str> {
    entries.iter().map(|entry| article(entry).map_or(*entry, |article| article.printed.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(key: &'static str) -> &'static str {
        cited(&[key])[0]
    }

    #[test]
    fn articles_are_cited_with_the_day_they_came_into_force() {
        assert_eq!(
            basis("civil-code-466"),
            "民法典第四百六十六条第二款 / Civil Code art. 466(2)（2021-01-01起施行 / in force since 2021-01-01）"
        );
        assert!(basis("arbitration-law-27").contains("2026-03-01起施行"));
        assert_eq!(basis("GB 32100-2015"), "GB 32100-2015");
    }

    #[test]
    fn what_was_not_read_is_said_to_be_unverified() {
        assert!(basis("sme-payment-regulation-9").ends_with("未经核实 / in force since 2025-06-01, unverified）"));
        assert!(basis("arbitration-interpretation-7").contains("日期未经核实"));
        for article in ARTICLES.values() {
            assert_eq!(article.verified, !article.printed.contains(", unverified"), "{}", article.key);
            assert!(article.verified || article.statute.verified || article.source.zh == "未经核实");
        }
    }

    #[test]
    fn keys_name_their_statute_and_article_and_every_rule_is_said_twice() {
        for (key, article) in ARTICLES.iter() {
            let digits = article.number.en.trim_start_matches("art. ").split('(').next().unwrap_or_default();
            assert!(key.ends_with(&format!("-{digits}")), "{key} is {}", article.number.en);
            assert!(article.from.is_some(), "{key} holds since no day");
            assert!(
                !article.rule.zh.is_ascii() && article.rule.en.chars().all(|c| !('一'..='鿿').contains(&c)),
                "{key}"
            );
            assert!(article.statute.to.is_none(), "{key} is of a statute no longer in force");
        }
    }

    #[test]
    fn numbers_of_articles() {
        for (number, han) in
            [(7, "七"), (10, "十"), (21, "二十一"), (105, "一百零五"), (110, "一百一十"), (506, "五百零六")]
        {
            assert_eq!(numeral(number), han);
        }
        assert_eq!(numeral(1259), "一千二百五十九");
        assert_eq!(numeral(1005), "一千零五");
    }

    #[test]
    fn lists_keep_the_order_of_the_law() {
        let items =
            |key: &str| article(key).expect("there").items.iter().map(|(item, _)| item.as_str()).collect::<Vec<_>>();
        assert_eq!(
            items("civil-code-470"),
            ["parties", "subject", "quantity", "quality", "price", "performance", "breach", "disputes"]
        );
        assert_eq!(
            items("personal-information-law-21"),
            ["purpose", "period", "method", "kinds", "measures", "rights"]
        );
        assert_eq!(lists().count(), 3);
    }
}
