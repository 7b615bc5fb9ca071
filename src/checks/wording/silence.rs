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
