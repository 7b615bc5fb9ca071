//! Two languages, and nothing to say which prevails.

use std::ops::Range;

use super::hit::{any, hits, is_whole};
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::prose::Home;
use crate::say;

/// From so many paragraphs in both languages on, a contract is long enough for its texts to differ somewhere.
const LONG: usize = 12;

pub static CHECK: Check = Check {
    id: "law/no-precedence",
    severity: Severity::Warning,
    title: Words {
        zh: "双语合同没有约定以哪种文本为准",
        en: "a bilingual contract that does not say which text prevails",
    },
    why: Words {
        zh: "约定同等效力的，推定两种文本含义相同；一旦不一致，只能按条款、性质、目的和诚信原则去解释，结果难料。",
        en: "texts of equal force are presumed to mean the same; where they don’t, the meaning has to be found from the \
             terms, nature and purpose of the contract and good faith, with no sure outcome",
    },
    basis: &["civil-code-466"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 本协议以中文和英文书写，两种文本具有同等效力。\n",
        en: "1. This agreement is written in Chinese and English, and both texts have the same force.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 本协议以中文和英文书写。两种文本不一致的，以中文文本为准。\n",
        en: "1. This agreement is written in Chinese and English. If the two texts are inconsistent, the Chinese text \
             prevails.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    // A document that builds on a contract is given by one party, and the contract says what prevails.
    if !case.contract.template.builds_on.is_empty() {
        return Vec::new();
    }
    if !is_whole(case) || any(case, Topic::Precedence, is_precedence) {
        return Vec::new();
    }
    let message =
        say!(zh: "没有约定两种文本不一致时以哪种为准", en: "nothing says which text prevails where the two differ");
    let finding = match hits(case, Topic::Languages, equal_zh, equal_en).first() {
        Some(hit) => hit.finding(message, say!(zh: "只说有两种文本", en: "only says that there are two")),
        None => {
            let mut clauses =
                case.passages.iter().filter(|passage| passage.home == Home::Paragraph && passage.is_complete());
            let Some(last) = clauses.by_ref().skip(LONG - 1).last() else { return Vec::new() };
            Finding::new(message)
                .at(last.zh.place().clone(), say!(zh: "可以补在合同末章", en: "may be added in the last chapter"))
        }
    };
    vec![finding.help(say!(
        zh: "请写明“两种文本不一致的，以中文文本为准”，或者以英文为准",
        en: "add “if the two texts are inconsistent, the Chinese text prevails”, or the English one",
    ))]
}

/// Words that name a language of the contract.
const LANGUAGES: [&str; 12] =
    ["中文", "英文", "汉语", "英语", "语言", "两种文本", "文字", "译文", "译本", "chinese", "english", "language"];

fn is_precedence(reading: &Reading) -> bool {
    // “以中文和英文书写。两种文本不一致的，以……为准”: the languages may be named a sentence before.
    has(&reading.text, &LANGUAGES)
        && reading.sentences().iter().any(|range| {
            let text = &reading.text[range.clone()];
            let is_text = has(text, &LANGUAGES) || has(text, &["文本", "版本", "text", "version"]);
            is_text && has(text, &["为准", "优先", "prevail", "takes precedence", "shall control", "governs"])
        })
}

fn equal_zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let is_both =
            text.contains("中文") && text.contains("英文") || text.contains("中英文") || text.contains("两种语言");
        let found =
            first(text, &["同等效力", "同等法律效力", "同等的法律效力", "书写", "写成", "订立", "签署", "两种文本"])?;
        is_both.then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

fn equal_en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let is_both = text.contains("chinese") && text.contains("english");
        let found = first(
            text,
            &[
                "same force",
                "equal force",
                "equally authentic",
                "same legal effect",
                "equally valid",
                "written in",
                "made in",
                "executed in",
            ],
        )?;
        is_both.then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::{count, count_with};
    use super::*;

    fn long(last_zh: &str, last_en: &str) -> (&'static str, &'static str) {
        let zh: String =
            (0..LONG).map(|_| "1. 双方应当遵守本协议。\n".to_owned()).chain([format!("1. {last_zh}\n")]).collect();
        let en: String = (0..LONG)
            .map(|_| "1. Each party shall comply with this agreement.\n".to_owned())
            .chain([format!("1. {last_en}\n")])
            .collect();
        (zh.leak(), en.leak())
    }

    #[test]
    fn equal_force_and_silence_in_a_long_contract_are_found() {
        let texts = [
            long("附件与正文不一致的，以正文为准。", "If an annex and the body are inconsistent, the body prevails."),
            (
                "1. 本协议以中英文签署，具有同等法律效力。\n",
                "1. This agreement is signed in Chinese and English, both equally valid.\n",
            ),
            ("1. 本协议分别以中文和英文写成。\n", "1. This agreement is made in Chinese and English.\n"),
        ];
        for (zh, en) in texts {
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn a_precedence_in_either_order_or_a_short_contract_stays_silent() {
        let texts = [
            long("中英文文本有歧义的，中文优先。", "If the texts differ, the Chinese prevails."),
            long("英文译文仅供参考，以中文为准。", "The English is for reference; the Chinese text prevails."),
            ("1. 双方应当遵守本协议。\n", "1. Each party shall comply with this agreement.\n"),
            ("1. 乙方应当提供中文和英文的说明书。\n", "1. Party B shall supply manuals in Chinese and English.\n"),
        ];
        for (zh, en) in texts {
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
        let chosen = "service:\n  kind: remote\n";
        let zh = "1. 本协议以中文和英文书写。两种文本不一致的，以{{ service.kind }}文本为准。\n";
        let en = "1. This agreement is written in Chinese and English. If the two differ, the {{ service.kind }} text prevails.\n";
        assert_eq!(count_with(CHECK.id, chosen, zh, en), 0);
    }
}
