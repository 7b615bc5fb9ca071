//! Good legal prose in both languages, on which the checks of words and of times say nothing.

use crate::checks::sample::examine_files;

/// Pairs of paragraphs: a line of Chinese, a line of English, an empty line.
const PAIRS: &str = include_str!("good_clauses.txt");

#[test]
fn good_prose_is_silent() {
    let pairs: Vec<(&str, &str)> =
        PAIRS.split("\n\n").filter_map(|pair| pair.trim().split_once('\n')).collect();
    assert!(pairs.len() >= 25, "only {} pairs", pairs.len());
    let mut heard = Vec::new();
    for (zh, en) in pairs {
        let (zh, en) = (format!("## 其他 {{#words}}\n\n1. {zh}\n"), format!("## Miscellaneous {{#words}}\n\n1. {en}\n"));
        let found = examine_files(&[("clauses/words.zh.md", &zh), ("clauses/words.en.md", &en)]).findings;
        let own = found.into_iter().filter(|finding| finding.id.starts_with("wording/") || finding.id.starts_with("time/"));
        heard.extend(own.map(|finding| format!("{}: {} in {zh}{en}", finding.id, finding.message.en)));
    }
    assert!(heard.is_empty(), "{}", heard.join("\n"));
}
