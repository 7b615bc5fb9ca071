//! An enumeration that has more items in one language than in the other.

use std::ops::Range;

use super::compare::{BASIS, every};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::Passage;
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "parity/list",
    severity: Severity::Warning,
    title: Words { zh: "中英文列举的项数不同", en: "an enumeration with more items in one language" },
    why: Words {
        zh: "少列的一项在另一种文本里是约定过的：算不算数，两种文本各执一词。",
        en: "the item left out is agreed in the other text, and whether it counts depends on the text one reads",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当交付：（1）源代码；（2）操作手册；（3）测试记录。\n",
        en: "1. Party B shall deliver: (1) the source code; (2) the operating manual.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当交付：（1）源代码；（2）操作手册；（3）测试记录。\n",
        en: "1. Party B shall deliver: (1) the source code; (2) the operating manual; (3) the test records.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, |passage| find(passage).into_iter().collect())
}

fn find(passage: &Passage) -> Option<Finding> {
    let (zh, en) = (&passage.zh.reading().markers, &passage.en.reading().markers);
    if !zh.is_empty() && !en.is_empty() {
        let (left, right) = (zh.len(), en.len());
        let (zh, en) = (&zh[left.min(right).min(left - 1)].range, &en[right.min(left).min(right - 1)].range);
        return (left != right).then(|| finding(passage, zh, en, left, right));
    }
    if !zh.is_empty() || !en.is_empty() {
        return None;
    }
    passage.sentences().iter().find_map(|sentence| {
        let chinese = &passage.zh.words[sentence.zh.clone()];
        let english = &passage.en.words[sentence.en.clone()];
        let (left, right) = (Items::chinese(chinese)?, Items::english(english));
        // Commas and "and" do other work too, so that English can only have too few; a bare list shows the contrary.
        let is_bare = !chinese.contains(['，', '：', '（']) && !english.contains(['(', ':', '“']) && !has_verb(english);
        let is_other = left.least > right.most || is_bare && right.least > left.most;
        let shown = if left.least > right.most { (left.least, right.most) } else { (left.most, right.least) };
        is_other.then(|| finding(passage, &sentence.zh, &sentence.en, shown.0, shown.1))
    })
}

/// How many items a sentence lists, at the least and at the most.
#[derive(Clone, Copy)]
struct Items {
    least: usize,
    most: usize,
}

impl Items {
    /// Items between 、; with 和 or 或 before the last one or within one.
    fn chinese(text: &str) -> Option<Self> {
        let pauses = text.matches('、').count();
        // 等 leaves the list open, and a single 、 may part two verbs.
        if pauses < 2 || text.contains('等') {
            return None;
        }
        let joins = ["以及", "或者", "和", "及", "或", "与", "并"];

        let after = text.rfind('、').map(|at| &text[at..])?;
        let last = after.split(['，', '。', '；', '：']).next().unwrap_or_default();
        let joined = text.match_indices(['和', '及', '或', '与', '并']).count();
        // 、和 together part one item, not two.
        let has_last = joins.iter().any(|join| has_word(last, join) && !last.starts_with(&format!("、{join}")));
        let is_single = text.split(['，', '。', '；', '：']).filter(|part| part.contains('、')).count() == 1;
        is_single
            .then_some(Self { least: pauses + 1 + usize::from(has_last && is_short(last)), most: pauses + 1 + joined })
    }

    fn english(text: &str) -> Self {
        let commas = text.matches(", ").count();
        let with_comma = [", and ", ", or ", ", nor "].iter().map(|join| text.matches(join).count()).sum::<usize>();
        let joins = [" and ", " or ", " nor ", " as well as ", " with ", "/"];
        let joined = joins.iter().map(|join| text.matches(join).count()).sum::<usize>();
        Self { least: commas + 1, most: commas + 1 + joined.saturating_sub(with_comma) }
    }
}

/// Whether what follows the last 、 is no more than two nouns joined.
fn is_short(last: &str) -> bool {
    last.chars().count() <= 12 && !last.contains('的')
}

/// Whether an English text may be more than a list of nouns.
fn has_verb(text: &str) -> bool {
    let words = ["is", "are", "shall", "may", "must", "has", "have", "which", "that", "if", "with", "but"];
    text.split_whitespace().any(|word| words.contains(&word))
}

fn finding(passage: &Passage, zh: &Range<usize>, en: &Range<usize>, left: usize, right: usize) -> Finding {
    let message = say!(
        zh: "中文列了{left}项，英文列了{right}项", en: "the Chinese lists {left} items, the English {right}", left = left, right = right,
    );
    let finding = Finding::new(message)
        .at(passage.en.span(trimmed(&passage.en.words, en)), say!(zh: "英文的列举", en: "the English list"))
        .see(passage.zh.span(trimmed(&passage.zh.words, zh)), say!(zh: "中文的列举", en: "the Chinese list"))
        .help(say!(
            zh: "请逐项对照，补上缺少的一项，或者删去多出的一项",
            en: "compare item by item, and add what is missing or delete what is too many",
        ));
    match &passage.home {
        crate::prose::Home::Value(path) => finding.of(format!("{path}.{}", Lang::En.key())),
        _ => finding,
    }
}

/// A range without the spaces around it.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn an_item_too_few_is_found() {
        for (zh, en) in [
            ("1. 乙方提供资料、账号、接口和人员。\n", "1. Party B provides materials, accounts and staff.\n"),
            ("1. 包括：（a）房租；（b）水费。\n", "1. It includes: (a) rent; (b) water; (c) heating.\n"),
            (
                "1. 昵称、电话、订单编号、咨询记录\n",
                "1. Nicknames, telephone numbers, addresses, order numbers, records of enquiries\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn the_same_items_are_no_fault() {
        for (zh, en) in [
            (
                "1. 昵称、电话、订单编号及咨询记录\n",
                "1. Nicknames, telephone numbers, order numbers and records of enquiries\n",
            ),
            (
                "1. 乙方应当安全、稳定、可靠地运行系统。\n",
                "1. Party B shall run the system safely, stably and reliably.\n",
            ),
            ("1. 包括十（10）日和（2）号楼。\n", "1. It includes 10 days and building 2.\n"),
            (
                "1. 传输和存储加密、按岗位授权、每日备份\n",
                "1. Encryption in transit and at rest, role-based access, and daily backups\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
