//! 、 between titles in 《》.

use crate::checks::typed::{Fault, Typed, each};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/enumeration-mark",
    severity: Severity::Note,
    title: Words { zh: "书名号、引号之间的顿号", en: "an enumeration comma between titles or quotations" },
    why: Words {
        zh: "标有书名号或者引号的并列成分，已由这些标号隔开，其间通常不用顿号。",
        en: "in Chinese, titles in 《》 and words in “” stand side by side without an enumeration comma, as a rule",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 双方应当遵守《中华人民共和国民法典》、《中华人民共和国数据安全法》。\n",
        en: "1. Each party shall comply with the Civil Code and the Data Security Law.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 双方应当遵守《中华人民共和国民法典》《中华人民共和国数据安全法》。\n",
        en: "1. Each party shall comply with the Civil Code and the Data Security Law.\n",
    },
    run: Run::Bound(run),
};

/// What closes before the comma, and what opens after it.
const SEQUENCES: [&str; 2] = ["》、《", "”、“"];

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

/// One finding for a passage, at the first comma.
fn find(typed: Typed) -> Vec<Fault> {
    let Some(words) = typed.of(Lang::Zh) else { return Vec::new() };
    let first = SEQUENCES.iter().filter_map(|sequence| words.find(sequence).map(|at| (at, *sequence))).min();
    let Some((at, sequence)) = first else { return Vec::new() };
    let open = sequence.chars().next().map_or(0, char::len_utf8);
    let right = sequence.replace('、', "");
    vec![Fault {
        range: at + open..at + open + '、'.len_utf8(),
        message: say!(
            zh: "`{sequence}` 之间通常不用顿号", en: "`{sequence}` has an enumeration comma that is usually left out",
            sequence = pattern::quoted(sequence),
        ),
        label: say!(zh: "多余的顿号", en: "not needed"),
        help: say!(zh: "请写 `{right}`", en: "write `{right}`", right = right),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::caught_in_zh;

    #[test]
    fn commas_between_titles_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "依照《民法典》、《仲裁法》、《公司法》执行。"), ["、"]);
        assert_eq!(caught_in_zh(CHECK.id, "所称“系统”、“平台”，依照定义。"), ["、"]);
        assert_eq!(caught_in_zh(CHECK.id, "《甲》、《乙》有效。"), ["、"]);
    }

    #[test]
    fn other_commas_are_silent() {
        assert!(caught_in_zh(CHECK.id, "依照《民法典》《仲裁法》和《公司法》执行。").is_empty());
        assert!(caught_in_zh(CHECK.id, "依照《民法典》（全文）、《仲裁法》执行。").is_empty());
        assert!(caught_in_zh(CHECK.id, "设备、软件、“系统”均由乙方提供。").is_empty());
    }
}
