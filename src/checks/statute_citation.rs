//! Statutes cited in a text: 《中华人民共和国合同法》第六十条, Article 60 of the Contract Law of the People’s Republic of China.

use std::ops::Range;
use std::sync::LazyLock;

use super::Case;
use super::clause_number::ordinal;
use crate::contract::Contract;
use crate::diag::Lang;
use crate::law::{Statute, statute, statutes};
use crate::template::Lexis;
use crate::value::{Date, Indexed, Letters, Value, has_word};

/// A statute cited, with the articles named.
pub(super) struct Citation {
    /// Where its name stands, title marks included.
    pub range: Range<usize>,
    /// The statute.
    pub statute: &'static Statute,
    /// The articles, each with its place.
    pub articles: Vec<(u32, Range<usize>)>,
}

/// The day a contract is signed, as far as it says; otherwise the day of checking.
pub(super) fn signing_day(case: &Case) -> Date {
    let signed = |contract: &Contract| match contract.value(contract.template.date.as_deref()?) {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    };
    signed(case.contract).unwrap_or(case.today)
}

/// The statutes a text cites, as far as they are known, in order.
pub(super) fn find(lang: Lang, text: &Indexed) -> Vec<Citation> {
    match lang {
        Lang::Zh => in_chinese(text),
        Lang::En => in_english(text),
    }
}

/// The names of all statutes in one language, and the statute of each.
struct Names {
    lexis: Option<Lexis>,
    statutes: Vec<&'static Statute>,
}

impl Names {
    fn new(lang: Lang) -> Self {
        let is_of = |name: &&String| name.is_ascii() == (lang == Lang::En);
        let all = statutes().iter().flat_map(|statute| {
            let names = [&statute.zh, &statute.en].into_iter().chain(&statute.names);
            names.filter(is_of).map(move |name| (name.replace('\'', "’"), statute))
        });
        let (names, statutes): (Vec<_>, Vec<_>) = all.unzip();
        Self { lexis: Lexis::new(lang, &names, Letters::Kept), statutes }
    }

    fn find(&self, text: &Indexed) -> Vec<(&'static Statute, Range<usize>)> {
        let found = self.lexis.as_ref().map(|lexis| lexis.find(text)).unwrap_or_default();
        found.into_iter().map(|(name, range)| (self.statutes[name], range)).collect()
    }
}

fn in_chinese(text: &Indexed) -> Vec<Citation> {
    static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(Lang::Zh));
    let mut found: Vec<(&'static Statute, Range<usize>)> = Vec::new();
    for (start, _) in text.match_indices('《') {
        let Some(length) = text[start..].find('》') else { continue };
        let range = start..start + length + '》'.len_utf8();
        found.extend(statute(&text[range.clone()]).map(|statute| (statute, range)));
    }
    // Without title marks only before an article or the like, and not as the end of a longer name.
    let bare = NAMES.find(text).into_iter().filter(|(_, range)| {
        let before = text[..range.start].chars().next_back();
        let begins =
            before.is_none_or(|c| !matches!(c, '\u{4E00}'..='\u{9FFF}') || "依照据按和及与或国在由是以合".contains(c));
        begins && (text[range.end..].starts_with('第') || text[range.end..].starts_with("的规定"))
    });
    found.extend(bare);
    found.sort_by_key(|(_, range)| range.start);
    found
        .into_iter()
        .map(|(statute, range)| {
            let articles = chinese_articles(text, range.end);
            Citation { range, statute, articles }
        })
        .collect()
}

/// The articles named from a place on: 第十六条、第十八条和第二十条第一款.
fn chinese_articles(text: &str, mut at: usize) -> Vec<(u32, Range<usize>)> {
    let mut articles = Vec::new();
    loop {
        let rest = text[at..].trim_start_matches(['、', '，', '和', '及', '与', '或', ' ', '的']);
        let start = text.len() - rest.len();
        let Some(inner) = rest.strip_prefix('第') else { return articles };
        let (digits, length) = ordinal(inner);
        let Some(unit) = inner[length..].chars().next().filter(|unit| matches!(unit, '条' | '款' | '项')) else {
            return articles;
        };
        at = start + '第'.len_utf8() + length + unit.len_utf8();
        if let (true, Ok(number)) = (unit == '条', digits.parse()) {
            articles.push((number, start..at));
        }
    }
}

fn in_english(text: &Indexed) -> Vec<Citation> {
    static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(Lang::En));
    let found = NAMES.find(text).into_iter().filter(|(_, range)| is_chinese_law(text, range));
    found
        .map(|(statute, range)| {
            let mut articles = articles_before(text, range.start);
            articles.extend(articles_after(text, range.end));
            Citation { range, statute, articles }
        })
        .collect()
}

/// Whether a name is that of a Chinese statute and no part of another name: not `German Contract Law`, nor `the Contract
/// Law of Vietnam`.
fn is_chinese_law(text: &str, range: &Range<usize>) -> bool {
    let name = &text[range.clone()];
    if has_word(name, "People’s Republic") || has_word(name, "PRC") {
        return true;
    }
    let before = text[..range.start].trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric() && c != '’').next().unwrap_or_default();
    let is_part = last.starts_with(char::is_uppercase) && !["The", "China’s", "PRC", "Chinese"].contains(&last);
    let has_article = ["the", "The", "China’s", "PRC", "Chinese"].contains(&last);
    let after = &text[range.end..];
    let is_elsewhere = after.strip_prefix(" of ").is_some_and(|place| {
        !["the People’s Republic", "the PRC", "PRC", "China"].iter().any(|home| place.starts_with(home))
    });
    has_article && !is_part && !is_elsewhere
}

/// The articles named before a statute: `Articles 16 and 18 of the`.
fn articles_before(text: &str, end: usize) -> Vec<(u32, Range<usize>)> {
    let before = &text[..end];
    let Some(at) = before.rfind("Article") else { return Vec::new() };
    let between = before[at..].trim_start_matches("Articles").trim_start_matches("Article");
    let Some(numbers) = between.trim_end().strip_suffix("of the").or_else(|| between.trim_end().strip_suffix("of"))
    else {
        return Vec::new();
    };
    numbers_in(numbers, text.len() - text[at..].len() + (before[at..].len() - between.len()))
}

/// The articles named after a statute: `, Article 16`.
fn articles_after(text: &str, start: usize) -> Vec<(u32, Range<usize>)> {
    let rest = &text[start..];
    let named = rest.trim_start_matches([',', ' ', '(']);
    let Some(numbers) = named.strip_prefix("Articles ").or_else(|| named.strip_prefix("Article ")) else {
        return Vec::new();
    };
    let at = text.len() - numbers.len();
    let end = numbers.find(|c: char| c.is_alphabetic() || ".;)".contains(c)).unwrap_or(numbers.len());
    numbers_in(&numbers[..end], at)
}

/// The numbers of a list that holds nothing else: `16, 17 and 18(2)`.
fn numbers_in(list: &str, offset: usize) -> Vec<(u32, Range<usize>)> {
    let is_list =
        list.replace("and", "").replace("or", "").chars().all(|c| c.is_ascii_digit() || " ,()&–-".contains(c));
    if !is_list {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut depth = 0;
    let mut start = None;
    for (at, c) in list.char_indices().chain([(list.len(), ' ')]) {
        match (c, start) {
            ('(', _) => depth += 1,
            (')', _) => depth -= 1,
            (_, None) if c.is_ascii_digit() && depth == 0 => start = Some(at),
            _ => {}
        }
        if let Some(begin) = start.filter(|_| !c.is_ascii_digit()) {
            found.extend(list[begin..at].parse().ok().map(|number| (number, offset + begin..offset + at)));
            start = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lang: Lang, text: &str) -> Vec<(&'static str, Vec<u32>)> {
        let articles = |citation: &Citation| citation.articles.iter().map(|(number, _)| *number).collect();
        find(lang, &text.into()).iter().map(|citation| (citation.statute.zh.as_str(), articles(citation))).collect()
    }

    #[test]
    fn statutes_are_read_with_their_articles() {
        assert_eq!(
            read(Lang::Zh, "依照《中华人民共和国合同法》第六十条、第六十一条第二款"),
            [("合同法", vec![60, 61])]
        );
        assert_eq!(read(Lang::Zh, "依照劳动合同法第十九条，不是合同法律"), [("劳动合同法", vec![19])]);
        assert_eq!(
            read(Lang::En, "under Articles 16 and 18 of the Arbitration Law of the People’s Republic of China"),
            [("仲裁法", vec![16, 18])]
        );
        assert_eq!(read(Lang::En, "the Civil Code, Article 563(2)"), [("民法典", vec![563])]);
        assert_eq!(read(Lang::En, "the PRC Contract Law, Article 60"), [("合同法", vec![60])]);
        let regulation = read(Lang::En, "Article 12 of the Regulation on Network Data Security Management");
        assert_eq!(regulation, [("网络数据安全管理条例", vec![12])]);
    }

    #[test]
    fn the_law_of_others_is_not_ours() {
        for text in ["German Contract Law", "the Contract Law of Vietnam", "English Property Law", "a contract law"] {
            assert!(read(Lang::En, text).is_empty(), "{text}");
        }
        assert!(read(Lang::Zh, "《合同法原理》").is_empty());
    }
}
