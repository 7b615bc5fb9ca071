//! A paragraph that does not end.

use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::Home;
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "wording/end-mark",
    severity: Severity::Note,
    title: Words { zh: "句末缺标点", en: "a paragraph without an end mark" },
    why: Words {
        zh: "没有句号的条款看不出是否写完，后面添上半句也无从察觉。",
        en: "a clause without a full stop may have lost its end, and half a sentence added later would not be noticed",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当付款，乙方应当开具发票\n",
        en: "1. Party A shall pay, and Party B shall issue an invoice.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当付款，乙方应当开具发票。\n",
        en: "1. Party A shall pay, and Party B shall issue an invoice.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

/// Only numbered clauses of the first level: an item of a list may end in nothing, and so may a value.
fn find(typed: Typed) -> Vec<Fault> {
    let passage = typed.passage;
    let words = typed.words().trim_end();
    if passage.home != Home::Paragraph || passage.label.zh.is_empty() || passage.level > 0 {
        return Vec::new();
    }
    let last = words.chars().next_back().filter(|last| last.is_alphanumeric() || is_comma(*last));
    let Some(last) = last.filter(|_| is_sentence(typed)) else { return Vec::new() };
    let start = words.len() - last.len_utf8();
    let mark = match typed.prose.lang {
        Lang::Zh => '。',
        Lang::En => '.',
    };
    vec![Fault {
        range: start..words.len(),
        message: say!(zh: "这一条没有以“{mark}”结束", en: "the clause does not end in “{mark}”", mark = mark),
        label: say!(zh: "到此为止？", en: "does it end here?"),
        help: say!(
            zh: "请补上“{mark}”；若后面还有内容，请补全", en: "add “{mark}”, or the words that are missing", mark = mark,
        ),
    }]
}

/// A sentence and no mere title: long, or with a mark inside.
fn is_sentence(typed: Typed) -> bool {
    const LONG: usize = 20;
    let words = typed.words();
    match typed.prose.lang {
        Lang::Zh => words.contains(['，', '。', '；']) || words.chars().filter(|c| is_han(*c)).count() >= LONG,
        Lang::En => words.split_whitespace().count() >= LONG || has_word(words, ", ") || has_word(words, ". "),
    }
}

const fn is_comma(c: char) -> bool {
    matches!(c, '，' | '、' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn clauses_without_an_end_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当在验收合格后向乙方支付本合同约定的全部价款"), ["款"]);
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当付款，"), ["，"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A shall pay, and Party B shall deliver"), ["r"]);
    }

    #[test]
    fn titles_items_of_lists_and_closing_marks_are_silent() {
        assert!(caught_in_zh(CHECK.id, "付款").is_empty());
        assert!(caught_in_zh(CHECK.id, "甲方应当付款（有异议的部分，除外）").is_empty());
        assert!(caught_in_en(CHECK.id, "Payment of the price").is_empty());
        let found = examine_example(Example::Clause {
            spec: "",
            zh: "1. 甲方应当提供：\n   1. 设备，软件；\n   2. 其他资料，包括图纸\n",
            en: "1. Party A shall provide:\n   1. equipment, software;\n   2. other, such as drawings\n",
        })
        .findings;
        assert!(found.iter().all(|finding| finding.id != CHECK.id), "{found:#?}");
    }
}
