//! Numbers of clauses and annexes typed in a text: 第六条, 第6.1条, 附件二, Article 6.1, Annex 2.

use std::ops::Range;

use super::Case;
use crate::diag::{Lang, Text};
use crate::document::SectionKind;
use crate::value::{each_word, find_word};

/// The number of a clause of the contract, or of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Where it stands, the word before it included.
    pub range: Range<usize>,
    /// What it counts.
    pub kind: Kind,
    /// As digits: 6, 6.1.
    pub digits: String,
    lang: Lang,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 第六章, 第6.1条, Article 6.
    Clause,
    /// 附件二, Annex 2.
    Annex,
}

/// The numbers of clauses and annexes that a text types, in order. Articles of statutes are none.
pub(super) fn find(lang: Lang, text: &str) -> Vec<Number> {
    match lang {
        Lang::Zh => in_chinese(text),
        Lang::En if text.bytes().any(|byte| byte.is_ascii_digit()) => in_english(text),
        Lang::En => Vec::new(),
    }
}

/// The numbers a contract prints.
#[derive(Debug)]
pub(super) struct Printed<'a> {
    chapters: usize,
    /// How many annexes there are.
    pub annexes: usize,
    labels: Vec<&'a Text>,
}

impl<'a> Printed<'a> {
    /// Those of this contract.
    pub(super) fn of(case: &'a Case) -> Self {
        let count = |kind| case.document.sections.iter().filter(|section| section.kind == kind).count();
        let labels = case.passages.iter().map(|passage| &passage.label).filter(|label| !label.zh.is_empty());
        Self { chapters: count(SectionKind::Chapter), annexes: count(SectionKind::Annex), labels: labels.collect() }
    }

    /// Whether a clause or annex of that number is among them.
    pub(super) fn has(&self, number: &Number) -> bool {
        let wanted = number.digits.as_str();
        let is_among = |count| wanted.parse().is_ok_and(|index: usize| (1..=count).contains(&index));
        match number.kind {
            Kind::Annex => is_among(self.annexes),
            Kind::Clause => is_among(self.chapters) || self.labels.iter().any(|label| label.get(number.lang) == wanted),
        }
    }
}

fn in_chinese(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut statute_until = 0;
    let all = |mark: &'static str| each_word(text, mark).map(move |at| (at, mark));
    for (at, mark) in all("第").chain(all("附件")) {
        let rest = &text[at + mark.len()..];
        let (digits, length) = ordinal(rest);
        if mark == "附件" {
            if !digits.is_empty() {
                let range = at..at + mark.len() + length;
                found.push(Number { range, kind: Kind::Annex, digits, lang: Lang::Zh });
            }
            continue;
        }
        let Some(unit) = rest[length..].chars().next().filter(|unit| matches!(unit, '条' | '章') && !digits.is_empty())
        else {
            continue;
        };
        let end = tail(text, at + mark.len() + length + unit.len_utf8());
        // 《民法典》第五百六十三条、第五百六十五条: what is joined to an article of a statute is one as well.
        if is_of_a_statute(&text[..at]) || (statute_until > 0 && is_joined(&text[statute_until..at])) {
            statute_until = end;
            continue;
        }
        found.push(Number { range: at..end, kind: Kind::Clause, digits, lang: Lang::Zh });
    }
    found.sort_by_key(|number| number.range.start);
    found
}

/// Where a number ends with the paragraph and item named after it: 第六条第二款第（一）项.
fn tail(text: &str, mut end: usize) -> usize {
    while let Some(rest) = text[end..].strip_prefix('第') {
        let inner = rest.trim_start_matches(['（', '(']);
        let (digits, length) = ordinal(inner);
        let after = inner[length..].trim_start_matches(['）', ')']);
        let Some(unit) = after.chars().next().filter(|unit| matches!(unit, '款' | '项' | '目' | '条')) else {
            break;
        };
        if digits.is_empty() {
            break;
        }
        end = text.len() - after.len() + unit.len_utf8();
    }
    end
}

/// Whether an article named after a text is one of a statute: 《……》, 民法典, 网络安全法.
fn is_of_a_statute(before: &str) -> bool {
    const ENDINGS: [&str; 11] = ["》", "法", "法典", "条例", "规定", "办法", "解释", "规则", "细则", "准则", "标准"];
    let before = before.trim_end_matches([' ', '的', '中', '之']);
    let before = match before.strip_suffix(['）', ')']) {
        Some(inner) => inner.rfind(['（', '(']).map_or(before, |open| &inner[..open]),
        None => before,
    };
    let is_verb = ["依法", "合法", "违法", "本规定"].iter().any(|word| before.ends_with(word));
    !is_verb && ENDINGS.iter().any(|ending| before.ends_with(ending))
}

/// Whether what stands between two articles only joins them.
fn is_joined(between: &str) -> bool {
    between.chars().count() <= 3 && between.chars().all(|c| "、，和及或与至到以者的 ".contains(c))
}

/// A number at the beginning of a text, in digits and dots or in Han: its digits, and its length in bytes.
pub(super) fn ordinal(text: &str) -> (String, usize) {
    const HAN: [char; 13] = ['零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];
    let ascii = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let digits = text[..ascii].trim_end_matches('.');
    if !digits.is_empty() {
        return (digits.to_owned(), digits.len());
    }
    let length = text.find(|c: char| !HAN.contains(&c)).unwrap_or(text.len());
    let (mut total, mut last) = (0_u32, 0_u32);
    for c in text[..length].chars() {
        match c {
            '零' | '〇' => {}
            '十' => (total, last) = (total + last.max(1) * 10, 0),
            '百' => (total, last) = (total + last.max(1) * 100, 0),
            _ => last = HAN.iter().position(|han| *han == c).and_then(|at| u32::try_from(at - 1).ok()).unwrap_or(0),
        }
    }
    let total = total + last;
    if total == 0 { (String::new(), 0) } else { (total.to_string(), length) }
}

fn in_english(text: &str) -> Vec<Number> {
    const WORDS: [(&str, Kind); 14] = [
        ("Article", Kind::Clause),
        ("Articles", Kind::Clause),
        ("Clause", Kind::Clause),
        ("Clauses", Kind::Clause),
        ("clause", Kind::Clause),
        ("clauses", Kind::Clause),
        ("Section", Kind::Clause),
        ("Sections", Kind::Clause),
        ("Chapter", Kind::Clause),
        ("Annex", Kind::Annex),
        ("Appendix", Kind::Annex),
        ("Schedule", Kind::Annex),
        ("Exhibit", Kind::Annex),
        ("Attachment", Kind::Annex),
    ];
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['A', 'C', 'c', 'S', 'E']) {
        if text[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let word = &text[at..at + text[at..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len() - at)];
        let Some((_, kind)) = WORDS.iter().find(|(known, _)| *known == word) else { continue };
        let Some(rest) = text[at + word.len()..].strip_prefix([' ', '\u{a0}']) else { continue };
        let (digits, length) = ordinal(rest);
        if digits.is_empty() || !rest.is_char_boundary(length) || !rest.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let number_end = text.len() - rest.len() + length;
        let end = number_end + items(&text[number_end..]);
        if *kind == Kind::Clause && is_of_a_law(&text[..at], &text[end..]) {
            continue;
        }
        found.push(Number { range: at..end, kind: *kind, digits, lang: Lang::En });
    }
    found
}

/// The length of the items named after a number: `(b)(2)`.
fn items(text: &str) -> usize {
    let mut length = 0;
    while let Some(rest) = text[length..].strip_prefix('(') {
        match rest.find(')') {
            Some(close) if close <= 4 && rest[..close].chars().all(|c| c.is_ascii_alphanumeric()) => {
                length += close + 2;
            }
            _ => break,
        }
    }
    length
}

/// Whether an article is one of a statute: `Article 21 of the … Law`, `the Civil Code, Article 506`.
fn is_of_a_law(before: &str, after: &str) -> bool {
    const LAWS: [&str; 10] = [
        "Law",
        "Code",
        "Act",
        "Regulation",
        "Regulations",
        "Interpretation",
        "Measures",
        "Provisions",
        "Rules",
        "Convention",
    ];
    let has_law = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| LAWS.contains(&word));
    let clause_end = after.find(['.', ';', '。']).unwrap_or(after.len());
    let of = find_word(&after[..clause_end], " of ").filter(|at| {
        // Articles 563, 565 and 566 of the Civil Code.
        after[..*at].chars().all(|c| c.is_ascii_digit() || " ,().and&".contains(c))
    });
    let named_before = before.trim_end_matches([' ', ',', '(']);
    let last_word = named_before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    of.is_some_and(|at| has_law(&after[at..clause_end])) || LAWS.contains(&last_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lang: Lang, text: &str) -> Vec<(String, String)> {
        find(lang, text).into_iter().map(|number| (text[number.range].to_owned(), number.digits)).collect()
    }

    #[test]
    fn numbers_are_read_with_all_that_belongs_to_them() {
        let pair = |text: &str, digits: &str| (text.to_owned(), digits.to_owned());
        assert_eq!(
            read(Lang::Zh, "依照第十二条第二款第（一）项、附件三和第6.1条"),
            [pair("第十二条第二款第（一）项", "12"), pair("附件三", "3"), pair("第6.1条", "6.1")]
        );
        assert_eq!(
            read(Lang::En, "under Section 2.1(b)(2), Annex 3 and clause 4."),
            [pair("Section 2.1(b)(2)", "2.1"), pair("Annex 3", "3"), pair("clause 4", "4")]
        );
        assert_eq!(read(Lang::Zh, "第一百二十三条"), [pair("第一百二十三条", "123")]);
    }

    #[test]
    fn any_text_will_do() {
        for text in [
            "",
            "第",
            "附件",
            "第条",
            "第（条",
            "Article",
            "Article ",
            "Article 1(",
            "第1",
            "第一条第",
            "A\u{a0}1",
            "Annex １",
        ] {
            for lang in Lang::ALL {
                let _ = find(lang, text);
            }
        }
    }
}
