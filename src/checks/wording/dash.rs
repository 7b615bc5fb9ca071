//! Dashes and ellipses of half their length.

use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::{Alphabet, Indexed, has_word};

pub static CHECK: Check = Check {
    id: "wording/dash",
    severity: Severity::Note,
    title: Words { zh: "破折号、省略号不完整", en: "a Chinese dash or ellipsis of half its length" },
    why: Words {
        zh: "破折号和省略号都占两个字的位置；单个的“—”容易看成“一”，“...”看成句末。",
        en: "a Chinese dash and a Chinese ellipsis are two characters wide; half a dash is easily read as 一, the number one",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 双方的联系人—即首部所列人员—应当按时到场。\n",
        en: "1. The contact persons stated at the head of this agreement shall attend on time.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 双方的联系人——即首部所列人员——应当按时到场。\n",
        en: "1. The contact persons stated at the head of this agreement shall attend on time.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    const DASHES: Alphabet = Alphabet::of("—…-.");
    let may_hold = |words: &&Indexed| typed.may_hold(&DASHES) || has_word(*words, "。。。");
    let Some(words) = typed.of(Lang::Zh).filter(may_hold) else { return Vec::new() };
    let mut faults = Vec::new();
    let mut rest = 0;
    while let Some(length) = words[rest..].find(['—', '…', '-', '.', '。']) {
        let start = rest + length;
        let Some(mark) = words[start..].chars().next() else { break };
        let end = words[start..].find(|c| c != mark).map_or(words.len(), |length| start + length);
        rest = end;
        let count = words[start..end].chars().count();
        let is_between_han = words[..start].ends_with(is_han) || words[end..].starts_with(is_han);
        let right = match (mark, count) {
            ('—', 1) if is_dash(words, start, end) => "——",
            ('-', 2..) if is_between_han => "——",
            ('…', 1) | ('.' | '。', 3..) if is_between_han => "……",
            _ => continue,
        };
        faults.push(fault(&words[start..end], start..end, right));
    }
    faults
}

/// Whether a single dash explains. Between figures or places it joins a range: 2026—2028, 北京—上海.
fn is_dash(words: &str, start: usize, end: usize) -> bool {
    const EXPLAINING: [&str; 6] = ["即", "指", "包括", "也就是", "特指", "以下"];
    words[..start].ends_with(is_han) && EXPLAINING.iter().any(|word| words[end..].starts_with(word))
}

fn fault(wrong: &str, range: std::ops::Range<usize>, right: &str) -> Fault {
    let wrong = pattern::quoted(wrong);
    Fault {
        range,
        message: if right == "——" {
            say!(zh: "破折号写成了 `{wrong}`", en: "a dash is written `{wrong}`", wrong = wrong)
        } else {
            say!(zh: "省略号写成了 `{wrong}`", en: "an ellipsis is written `{wrong}`", wrong = wrong)
        },
        label: say!(zh: "应占两格", en: "two characters wide"),
        help: say!(zh: "请写 `{right}`", en: "write `{right}`", right = right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::caught_in_zh;

    #[test]
    fn half_dashes_and_dots_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方的联系人--即首部所列人员，应当到场。"), ["--"]);
        assert_eq!(caught_in_zh(CHECK.id, "包括设备、软件...由乙方提供。"), ["..."]);
        assert_eq!(caught_in_zh(CHECK.id, "包括设备…由乙方提供。"), ["…"]);
        assert_eq!(caught_in_zh(CHECK.id, "包括设备。。。由乙方提供。"), ["。。。"]);
    }

    #[test]
    fn whole_ones_codes_and_ranges_are_silent() {
        assert!(caught_in_zh(CHECK.id, "联系人——即首部所列人员——应当到场，资料包括设备……软件。").is_empty());
        assert!(caught_in_zh(CHECK.id, "运输路线为北京—上海，适用GB/T 22239-2019，编号HT-2026-0017。").is_empty());
        assert!(caught_in_zh(CHECK.id, "面积为3.5万平方米，期间为2026—2028年。").is_empty());
    }
}
