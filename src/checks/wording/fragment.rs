//! A fragment of the other language.

use std::ops::Range;

use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::wording::link::addresses;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::Alphabet;

pub static CHECK: Check = Check {
    id: "wording/fragment",
    severity: Severity::Warning,
    title: Words { zh: "夹有另一种语言的片段", en: "a fragment of the other language" },
    why: Words {
        zh: "一种语言里夹着另一种语言的词句，多半是漏译；只读这种语言的一方并不知道自己签了什么。",
        en: "words of the other language were most likely left untranslated, and a party that reads only this one does \
             not know what it signs",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当支付费用，unless the parties agree otherwise。\n",
        en: "1. Party A shall pay the fees, unless the parties agree otherwise.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当支付费用，双方另有约定的除外。\n",
        en: "1. Party A shall pay the fees, unless the parties agree otherwise.\n",
    },
    run: Run::Bound(run),
};

/// English words that only a sentence has: no name, no brand and no abbreviation consists of them.
const SENTENCE_WORDS: [&str; 30] = [
    "shall",
    "must",
    "will",
    "may",
    "is",
    "are",
    "be",
    "been",
    "has",
    "have",
    "not",
    "if",
    "unless",
    "within",
    "this",
    "that",
    "which",
    "any",
    "the",
    "party",
    "agreement",
    "provided",
    "under",
    "after",
    "before",
    "otherwise",
    "from",
    "pursuant",
    "upon",
    "except",
];

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    const LETTERS: Alphabet = Alphabet::of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    if !typed.may_hold(&LETTERS) || typed.is_of_party() {
        return Vec::new();
    }
    let words = typed.words();
    // All Chinese characters begin with such a byte.
    if typed.prose.lang == Lang::En && !words.bytes().any(|byte| byte >= 0xE3) {
        return Vec::new();
    }
    let mut han = 0_usize;
    let mut latin = 0_usize;
    for c in words.chars() {
        if is_han(c) {
            han += 1;
        } else if c.is_ascii_alphabetic() {
            latin += 1;
        }
    }
    // A side that is all in the other language is no fragment; and a Han character is worth several letters.
    match typed.prose.lang {
        Lang::Zh if latin >= 3 && han > 0 => {
            in_chinese(words).into_iter().map(|range| fault(words, range, Lang::Zh)).collect()
        }
        Lang::En if han > 0 && latin > han * 2 => {
            in_english(words).into_iter().map(|range| fault(words, range, Lang::En)).collect()
        }
        _ => Vec::new(),
    }
}

fn fault(words: &str, range: Range<usize>, lang: Lang) -> Fault {
    let shown = pattern::quoted(&words[range.clone()]);
    Fault {
        range,
        message: match lang {
            Lang::Zh => {
                say!(zh: "中文里夹有英文“{shown}”", en: "the Chinese has English in it: “{shown}”", shown = shown)
            }
            Lang::En => {
                say!(zh: "英文里夹有中文“{shown}”", en: "the English has Chinese in it: “{shown}”", shown = shown)
            }
        },
        label: say!(zh: "漏译？", en: "left untranslated?"),
        help: say!(
            zh: "请译出；确须保留原文的，译出后在括号内注明原文",
            en: "translate it; if the original words are needed, put them in brackets after the translation",
        ),
    }
}

/// Runs of English that are words of a sentence, outside brackets and quotation marks.
fn in_chinese(words: &str) -> Vec<Range<usize>> {
    let links = addresses(words);
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(length) = words[rest..].find(|c: char| c.is_ascii_alphabetic()) {
        let start = rest + length;
        let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '\'' | '’' | '-');
        let end = words[start..].find(|c| !is_inside(c)).map_or(words.len(), |length| start + length);
        rest = end;
        let run = words[start..end].trim_end_matches([' ', ',', '-']);
        let range = start..start + run.len();
        let is_link = links.iter().any(|link| link.start < end && start < link.end);
        if !is_link && is_sentence(run) && !is_quoted(words, start) {
            found.push(range);
        }
    }
    found
}

/// At least two words of a sentence, or four in small letters; a name has as many words with a capital.
fn is_sentence(run: &str) -> bool {
    let words = || run.split([' ', ',']).filter(|word| !word.is_empty());
    let small = words().filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())).count();
    let capitals = words().filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
    let of_sentence = words().filter(|word| SENTENCE_WORDS.contains(word)).count();
    capitals < small && (of_sentence >= 2 || of_sentence == 1 && small >= 2 || small >= 4)
}

/// Runs of Chinese outside brackets, quotation marks and titles.
fn in_english(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(length) = words[rest..].find(is_han) {
        let start = rest + length;
        let is_inside = |c: char| is_han(c) || matches!(c, '，' | '、' | '。' | '；' | '：');
        let end = words[start..].find(|c| !is_inside(c)).map_or(words.len(), |length| start + length);
        rest = end;
        if !is_quoted(words, start) {
            found.push(start..end);
        }
    }
    found
}

/// Whether a byte lies in brackets, quotation marks or a title, which show that the words are meant to stand there.
fn is_quoted(words: &str, at: usize) -> bool {
    let mut depth = 0_i32;
    for c in words[..at].chars() {
        match c {
            '(' | '（' | '“' | '《' | '[' | '「' => depth += 1,
            ')' | '）' | '”' | '》' | ']' | '」' => depth -= 1,
            _ => {}
        }
    }
    depth > 0 || words[..at].matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn fragments_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "乙方shall be liable，并赔偿损失。"), ["shall be liable"]);
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当付款within ten working days of receipt。").len(), 1);
        assert_eq!(caught_in_en(CHECK.id, "Party A shall pay the 服务费 on time."), ["服务费"]);
        assert_eq!(
            caught_in_en(CHECK.id, "Party B delivers the system 并提供培训 at its own expense."),
            ["并提供培训"]
        );
    }

    #[test]
    fn names_brands_abbreviations_and_glosses_are_silent() {
        assert!(
            caught_in_zh(CHECK.id, "乙方使用Microsoft Azure、iPhone和open source许可的API，账户在Bank of China，参照United Nations Convention on Contracts for the International Sale of Goods。")
                .is_empty()
        );
        assert!(
            caught_in_zh(CHECK.id, "适用“as is”（not warranted in any way）的软件，见www.is-the.example/any。")
                .is_empty()
        );
        assert!(caught_in_en(CHECK.id, "The appraisal (鉴定) is not “司法鉴定” under the 《民法典》.").is_empty());
        assert!(caught_in_zh(CHECK.id, "the parties shall agree on this").is_empty());
    }
}
