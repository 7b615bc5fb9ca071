//! A word that is used like a defined term, and defined nowhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::checks::capitals::{self, Phrase};
use crate::checks::sides::is_read;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::{Home, Passage, Prose, quoted};
use crate::say;
use crate::template::numbers;

pub static CHECK: Check = Check {
    id: "term/undefined",
    severity: Severity::Warning,
    title: Words { zh: "使用了没有定义的术语", en: "a term used but not defined" },
    why: Words {
        zh: "英文首字母大写、中文加引号，表明它是定义过的术语；没有定义，含义只能靠争议时去解释。",
        en: "capital letters (in Chinese, quotation marks) say that a word has a defined meaning; without one, its meaning is left to a dispute",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当按时交付交付物。",
        en: "1. Party B shall hand over the Deliverables on time.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. “**交付物**”指本合同约定的软件和文档。\n2. 乙方应当按时交付交付物。",
        en: "1. “**Deliverables**” means the software and documents agreed in this agreement.\n2. Party B shall hand over \
             the Deliverables on time.",
    },
    run: Run::Bound(run),
};

/// A phrase with the places that use it: passage, range.
type Places = Vec<(usize, std::ops::Range<usize>)>;

fn run(case: &Case) -> Vec<Finding> {
    // What could not be read may define any term.
    if !is_read(case) {
        return Vec::new();
    }
    let english = undefined_english(case);
    // The Chinese beside an English word that is reported already is the same mistake.
    let told: Vec<usize> = english.iter().flat_map(|(_, places)| places.iter().map(|(passage, _)| *passage)).collect();
    let chinese = undefined_chinese(case)
        .into_iter()
        .filter(|(_, places)| places.iter().all(|(passage, _)| !told.contains(passage)));
    let english = english.iter().map(|(words, places)| finding(case, Lang::En, words, places));
    english.chain(chinese.map(|(words, places)| finding(case, Lang::Zh, &words, &places))).collect()
}

fn finding(case: &Case, lang: Lang, words: &str, places: &Places) -> Finding {
    const SHOWN: usize = 4;
    let message = match lang {
        Lang::En => say!(
            zh: "“{words}”首字母大写，像是定义过的术语，但全文没有定义",
            en: "“{words}” is capitalised like a defined term but defined nowhere",
            words = words,
        ),
        Lang::Zh => say!(
            zh: "“{words}”加了引号，像是定义过的术语，但全文没有定义",
            en: "“{words}” stands in quotation marks like a defined term but is defined nowhere",
            words = words,
        ),
    };
    let mut spans: Vec<Span> = Vec::new();
    for (passage, range) in places {
        let span = case.passages[*passage].get(lang).span(range.clone());
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
    let mut spans = spans.into_iter();
    let mut finding = Finding::new(message);
    if let Some(first) = spans.next() {
        finding = finding.at(first, say!(zh: "没有定义", en: "not defined"));
    }
    for span in spans.take(SHOWN - 1) {
        finding = finding.see(span, say!(zh: "这里也用到", en: "used here too"));
    }
    finding.help(match lang {
        Lang::En => say!(
            zh: "请在定义条款中写明它的含义（中英文都写）；不是术语的，改为小写",
            en: "define it among the definitions, in both languages; if it is no term, write it in lower case",
        ),
        Lang::Zh => say!(
            zh: "请在定义条款中写明它的含义（中英文都写）；不是术语的，去掉引号",
            en: "define it among the definitions, in both languages; if it is no term, drop the quotation marks",
        ),
    })
}

/// Capitalised English phrases without a definition that are used as terms are: after an article or the like, or several
/// times in either number or also in lower case.
fn undefined_english(case: &Case) -> Vec<(String, Places)> {
    let known = Known::new(case);
    let mut found: BTreeMap<String, Vec<(usize, Phrase)>> = BTreeMap::new();
    for (index, phrases) in phrases(case).iter().enumerate() {
        for phrase in phrases.iter() {
            let words = &case.passages[index].en.words[phrase.range.clone()];
            if !known.has(words) {
                let key = numbers(words).into_iter().min_by_key(String::len).unwrap_or_default();
                found.entry(key).or_default().push((index, phrase.clone()));
            }
        }
    }
    let is_term = |uses: &[(usize, Phrase)]| {
        let words = |(index, phrase): &(usize, Phrase)| &case.passages[*index].en.words[phrase.range.clone()];
        let first = words(&uses[0]);
        let has_both_numbers = uses.iter().any(|used| words(used) != first);
        uses.iter().any(|(_, phrase)| phrase.has_article)
            || (uses.len() > 1 && (has_both_numbers || known.is_a_common_noun(first)))
    };
    let found = found.into_values().filter(|uses| is_term(uses));
    found
        .map(|uses| {
            let (index, first) = &uses[0];
            let words = case.passages[*index].en.words[first.range.clone()].to_owned();
            (words, uses.into_iter().map(|(index, phrase)| (index, phrase.range)).collect())
        })
        .collect()
}

/// What a capitalised phrase may be without a definition in the clauses.
struct Known<'a, 'b> {
    case: &'a Case<'b>,
    /// In lower case: terms, labels and headings.
    names: Vec<String>,
}

impl<'a, 'b> Known<'a, 'b> {
    fn new(case: &'a Case<'b>) -> Self {
        let template = &case.contract.template;
        let terms = case.terms.all.iter().filter(|term| term.lang == Lang::En).map(|term| term.words.as_str());
        let labels = template.schema.definitions().iter().map(|definition| definition.label.en.as_str());
        let headings = case.passages.iter().filter(|passage| passage.home == Home::Heading);
        let headings = headings.map(|passage| passage.en.words.as_str());
        let names = terms.chain(labels).chain(headings).chain([template.title.en.as_str()]);
        let names = names.flat_map(|name| numbers(&name.to_lowercase())).collect();
        Self { case, names }
    }

    fn has(&self, words: &str) -> bool {
        self.names.contains(&words.to_lowercase())
    }

    /// Whether the contract also uses the words in lower case, as it would not use a proper name.
    fn is_a_common_noun(&self, words: &str) -> bool {
        let lower = words.to_lowercase();
        self.case.passages.iter().any(|passage| passage.en.words.contains(&lower))
    }
}

/// The capitalised phrases of every passage, besides the terms the contract defines.
fn phrases(case: &Case) -> Vec<Arc<Vec<Phrase>>> {
    let defined = || case.terms.all.iter().enumerate().filter(|(_, term)| term.lang == Lang::En);
    let context = defined().map(|(_, term)| term.words.as_str()).collect::<Vec<_>>().join("\n");
    let phrases = |index: usize, passage: &Passage| {
        if passage.home != Home::Paragraph || !passage.is_complete() {
            return Vec::new();
        }
        let here = defined().filter(|(_, term)| term.passage == index).map(|(_, term)| term.range.clone());
        let covered: Vec<_> = here.chain(case.terms.uses_in(index, Lang::En).map(|used| used.range.clone())).collect();
        capitals::phrases(&passage.en.words, &covered)
    };
    case.recall.read_all(&capitals::phrases, context, case.passages, phrases)
}

/// Chinese words that stand in quotation marks again and again without a definition.
fn undefined_chinese(case: &Case) -> Vec<(String, Places)> {
    let mut found: BTreeMap<&str, Places> = BTreeMap::new();
    let like_terms = |_, passage: &Passage| {
        let all = if passage.home == Home::Paragraph { quoted(&passage.zh.words) } else { Vec::new() };
        all.into_iter().filter(|range| is_like_a_term(&passage.zh, range)).collect::<Vec<_>>()
    };
    let quoted = case.recall.read_all(&is_like_a_term, String::new(), case.passages, like_terms);
    for (index, ranges) in quoted.iter().enumerate() {
        for range in ranges.iter() {
            found.entry(&case.passages[index].zh.words[range.clone()]).or_default().push((index, range.clone()));
        }
    }
    let is_defined = |words: &str| case.terms.first(Lang::Zh, words).is_some();
    let is_named = |places: &Places| {
        places.iter().any(|(index, range)| {
            let before = case.passages[*index].zh.words[..range.start].trim_end_matches(['“', '「', '"']);
            ["所称", "上述", "前述", "该", "所述", "所指"].iter().any(|word| before.ends_with(word))
        })
    };
    let found =
        found.into_iter().filter(|(words, places)| !is_defined(words) && (places.len() > 1 || is_named(places)));
    found.map(|(words, places)| (words.to_owned(), places)).collect()
}

/// Whether a quoted stretch may be a term, and is not what someone is to write, mark or press.
fn is_like_a_term(prose: &Prose, range: &std::ops::Range<usize>) -> bool {
    const WRITTEN: [&str; 12] =
        ["标明", "注明", "写明", "标注", "标记", "填写", "填入", "选择", "勾选", "点击", "显示", "字样为"];
    const AFTER: [&str; 9] = ["字样", "按钮", "栏", "选项", "一词", "标识", "标志", "商标", "牌"];
    let words = &prose.words[range.clone()];
    let count = words.chars().count();
    let before = prose.words[..range.start].trim_end_matches(['“', '「', '"']);
    let after = prose.words[range.end..].trim_start_matches(['”', '」', '"']);
    (2..=12).contains(&count)
        && words.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
        && !WRITTEN.iter().any(|word| before.ends_with(word))
        && !AFTER.iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn terms_without_a_definition_are_found() {
        for (zh, en, expected) in [
            ("乙方应当取得验收证书。", "Party B shall obtain an Acceptance Certificate.", "Acceptance Certificate"),
            (
                "甲方或者用户提供数据，用户资料归甲方。",
                "Data of Party A or Users and User profiles belong to Party A.",
                "Users",
            ),
            (
                "“项目经理”由乙方委派，“项目经理”对甲方负责。",
                "Party B appoints a manager, who answers to Party A.",
                "项目经理",
            ),
            ("前述“里程碑”由双方确认。", "The parties confirm each milestone.", "里程碑"),
            ("验收后付款。里程碑由双方确认。", "Every Milestone is confirmed by both parties.", "Milestone"),
        ] {
            let places = caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}"));
            assert_eq!(places, [expected], "{en}");
        }
    }

    #[test]
    fn names_and_beginnings_are_no_terms() {
        for (zh, en) in [
            ("本协议适用中国法律。", "The law of the People’s Republic of China governs this agreement."),
            (
                "依照《中华人民共和国民法典》。",
                "Under the Civil Code of the People’s Republic of China and the Measures for the Administration of Internet Services.",
            ),
            (
                "国务院办公厅公布的节假日。",
                "Holidays are those that the General Office of the State Council announces for the Labour Day.",
            ),
            (
                "北京时间9:00至18:00，在北京和上海。",
                "From 9:00 to 18:00 Beijing time, in Beijing and in Shanghai, Beijing counting twice.",
            ),
            (
                "甲方和乙方每月提交API的报告；标明“保密”字样，标明“保密”字样的资料。",
                "In March, Party A and Party B report on the API. Delivery takes place monthly; see Article 3 and Annex 1 in English.",
            ),
            ("“双十一”期间暂停。", "During Singles’ Day the service is suspended."),
            ("《服务合同》", "This Service Agreement takes effect today."),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{en}");
        }
    }
}
