//! Good legal prose in both languages, on which the checks of words and of times say nothing.

use crate::checks::Example;
use crate::checks::sample::examine_example;

/// Pairs of paragraphs: a line of Chinese, a line of English, an empty line.
const PAIRS: &str = include_str!("good_clauses.txt");

#[test]
fn good_prose_is_silent() {
    let pairs: Vec<(&str, &str)> = PAIRS.split("\n\n").filter_map(|pair| pair.trim().split_once('\n')).collect();
    assert!(pairs.len() >= 25, "only {} pairs", pairs.len());
    let mut heard = Vec::new();
    for (zh, en) in pairs {
        let clause = |words: &str| -> &'static str { Box::leak(format!("1. {words}\n").into_boxed_str()) };
        let found = examine_example(Example::Clause { spec: "", zh: clause(zh), en: clause(en) }).findings;
        let own =
            found.into_iter().filter(|finding| finding.id.starts_with("wording/") || finding.id.starts_with("time/"));
        heard.extend(own.map(|finding| format!("{}: {} in {zh} / {en}", finding.id, finding.message.en)));
    }
    assert!(heard.is_empty(), "{}", heard.join("\n"));
}

/// Pieces of sentences that the checks look for, so that their order and neighbours come out in every way.
const PIECES: [&str; 64] = [
    "shall",
    " ",
    "not",
    "be",
    "the fee",
    "within",
    "about",
    "CNY5",
    "CNY",
    "5,000",
    "five",
    "(5)",
    "（5）",
    "五",
    "days",
    "working",
    "hour",
    "内",
    "日",
    "个工作日",
    "小时",
    "约",
    "左右",
    "元",
    "万",
    "月",
    "年",
    "2026",
    "-",
    "30",
    "February",
    "Tuesday",
    "（星期二）",
    "，",
    "。",
    ".",
    ",",
    "“",
    "”",
    "\"",
    "'",
    "（",
    "(",
    "《",
    "》",
    "、",
    "—",
    "…",
    "...",
    "和/或",
    "http://",
    "www.",
    "雙",
    "搞",
    "加微信",
    "尽快",
    "自",
    "后",
    "Party A",
    "甲方应当",
    "付款",
    "{{ terms.notice }}",
    "[](#service)",
    "\u{A0}",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    /// Whatever stands beside what, nothing panics and every place can be shown.
    #[test]
    fn no_order_of_pieces_panics(
        zh in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 1..24),
        en in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 1..24),
    ) {
        let clause = |words: &[&str]| -> &'static str { Box::leak(format!("1. 甲{}\n", words.concat()).into_boxed_str()) };
        let spec = "terms: { notice: 2 months }\n";
        let findings = examine_example(Example::Clause { spec, zh: clause(&zh), en: clause(&en) }).findings;
        for label in findings.iter().filter_map(|finding| finding.primary.as_ref()) {
            proptest::prop_assert!(label.span.source.text.is_char_boundary(label.span.start));
        }
    }
}
