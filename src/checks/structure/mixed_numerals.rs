//! A list typed by hand whose numbers are written in two ways.

use crate::checks::sides::per_passage;
use crate::checks::typed_list::{Mark, Style, marks};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::prose::Prose;
use crate::say;

pub static CHECK: Check = Check {
    id: "structure/mixed-numerals",
    severity: Severity::Note,
    title: Words { zh: "同一列举混用两种序号", en: "two kinds of numerals in one list" },
    why: Words {
        zh: "序号的写法表示层次。同一层混用，看不出哪些项并列、哪些项从属。",
        en: "the kind of numeral shows the level; two kinds on one level hide which items stand side by side",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提交下列资料：（一）说明书；（2）测试记录；（3）培训资料。",
        en: "1. Party B shall submit the following: (a) the manual; (2) the test records; (3) the training materials.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提交下列资料：（1）说明书；（2）测试记录；（3）培训资料。",
        en: "1. Party B shall submit the following: (1) the manual; (2) the test records; (3) the training materials.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    per_passage(case, &(), |(), _, prose| faults(prose))
}

/// A number that goes on counting from one of another kind, while its own kind has not begun.
fn faults(prose: &Prose) -> Vec<Finding> {
    let marks = marks(&prose.words);
    let mut begun: Vec<Style> = Vec::new();
    let mut last: Option<&Mark> = None;
    for mark in &marks {
        if let Some(before) = last
            && mark.style != before.style
            && mark.number == before.number + 1
            && !begun.contains(&mark.style)
        {
            return vec![finding(prose, before, mark)];
        }
        begun.push(mark.style);
        last = Some(mark);
    }
    Vec::new()
}

fn finding(prose: &Prose, before: &Mark, mark: &Mark) -> Finding {
    let text = |mark: &Mark| prose.words[mark.range.clone()].trim_end_matches('.').to_owned();
    Finding::new(say!(
        zh: "“{before}”之后接着是“{mark}”，序号写法不同",
        en: "“{before}” goes on as “{mark}”, in another kind of numeral",
        before = text(before), mark = text(mark),
    ))
    .at(prose.span(mark.range.clone()), say!(zh: "写法不同", en: "another kind"))
    .see(prose.span(before.range.clone()), say!(zh: "前一项", en: "the item before"))
    .help(say!(
        zh: "请统一序号的写法；分列各项的，用 Markdown 的有序列表，序号由 hetong 编排",
        en: "use one kind of numeral; items in a Markdown list are numbered by hetong",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn two_kinds_in_one_list_are_found() {
        for (zh, en, expected) in [
            ("一、说明书；2、测试记录。", "The manual and the test records.", "2、"),
            ("资料：甲和乙。", "The items: (1) one; (b) two.", "(b)"),
            ("资料：①甲；（2）乙。", "The items: one and two.", "（2）"),
        ] {
            assert_eq!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")), [expected], "{zh}");
        }
    }

    #[test]
    fn levels_are_no_mixture() {
        for (zh, en) in [
            ("资料：（1）甲：①子；②丑；（2）乙：①寅；②卯。", "The items: (a) one: (i) x; (ii) y; (b) two."),
            ("（一）资料：（1）甲；（2）乙；（二）费用。", "(1) Items: (a) one; (b) two; (2) fees."),
            ("期限：3个工作日；第（2）项除外。", "The time is 3 working days, item (2) excepted."),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
    }
}
