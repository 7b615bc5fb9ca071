//! A list typed by hand that skips or repeats a number.

use crate::checks::sides::per_passage;
use crate::checks::typed_list::{Mark, lists, marks};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::prose::Prose;
use crate::say;

pub static CHECK: Check = Check {
    id: "structure/numbering-gap",
    severity: Severity::Warning,
    title: Words { zh: "手写的序号跳号或者重号", en: "a gap in typed numbers" },
    why: Words {
        zh: "少了一个序号，看的人会怀疑漏了一项；两项同号，引用时不知道指哪一项。",
        en: "a missing number makes a reader suspect a missing item; with the same number twice, a reference is ambiguous",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提交下列资料：（1）说明书；（2）测试记录；（4）培训资料。",
        en: "1. Party B shall submit the following: (1) the manual; (2) the test records; (4) the training materials.",
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

fn faults(prose: &Prose) -> Vec<Finding> {
    let lists = lists(marks(&prose.words));
    lists.iter().filter(|list| list.len() > 1).filter_map(|list| fault(prose, list)).collect()
}

/// The first number of a list that does not follow the one before it.
fn fault(prose: &Prose, list: &[Mark]) -> Option<Finding> {
    let first_is_wrong = list[0].number != 1;
    let (before, wrong) =
        list.windows(2).map(|pair| (&pair[0], &pair[1])).find(|(one, next)| next.number != one.number + 1)?;
    // A list that goes on from another passage begins with another number, and may well have no gap.
    if first_is_wrong && wrong.number > before.number + 1 && list.len() == 2 {
        return None;
    }
    let text = |mark: &Mark| prose.words[mark.range.clone()].trim_end_matches(['、', '.']).to_owned();
    Some(
        Finding::new(say!(
            zh: "序号“{before}”之后是“{wrong}”",
            en: "“{before}” is followed by “{wrong}”",
            before = text(before), wrong = text(wrong),
        ))
        .at(prose.span(wrong.range.clone()), say!(zh: "序号不连续", en: "does not follow"))
        .see(prose.span(before.range.clone()), say!(zh: "前一项", en: "the item before"))
        .help(say!(
            zh: "请补上漏掉的一项或者改正序号；分列各项的，用 Markdown 的有序列表，序号由 hetong 编排",
            en: "add the missing item or correct the number; items in a Markdown list are numbered by hetong",
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn gaps_and_repetitions_are_found() {
        for (zh, en, expected) in [
            ("资料：（一）甲；（三）乙。", "The items: one and two.", "（三）"),
            ("资料：甲、乙和丙。", "The items: (a) one; (b) two; (d) three.", "(d)"),
            ("资料：（1）甲；（2）乙；（2）丙。", "The items: (1) one; (2) two; (2) three.", "（2）"),
            ("资料：①甲；③乙。", "The items: (i) one; (iii) two.", "③"),
        ] {
            assert_eq!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")), [expected], "{zh}");
        }
    }

    #[test]
    fn lists_in_order_and_references_are_silent() {
        for (zh, en) in [
            (
                "资料：（1）甲：①子；②丑；（2）乙：①寅；②卯。",
                "The items: (a) one: (i) x; (ii) y; (b) two: (i) x; (ii) y.",
            ),
            ("依照前款第（1）项、第（4）项处理。", "Items (1) and (4) above apply."),
            (
                "期限为3个工作日；另有约定的除外；5个工作日为限。",
                "The time is 3 working days; at most 5. The rest follows.",
            ),
            ("情形：（8）甲；（9）乙。", "Cases: (h) one; (i) two; (j) three."),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
    }
}
