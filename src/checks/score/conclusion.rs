//! A stated score or conclusion that is not the one computed.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, State, computed};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "score/conclusion",
    severity: Severity::Error,
    title: Words {
        zh: "写明的得分或结论与计算结果不符",
        en: "a stated score or conclusion that is not the computed one",
    },
    why: Words {
        zh: "结论由各项结果按合同的规则得出；写得不一样，报告就自相矛盾，对方可以据此提出异议。",
        en: "the conclusion follows from the results by the rules of the contract; a report that says otherwise \
             contradicts itself and invites an objection",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nconclusion: passed\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: no }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nconclusion: failed\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: no }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.contract.fields.iter().filter_map(|field| finding(case, field)).collect()
}

fn finding(case: &Case, field: &Field) -> Option<Finding> {
    let definition = case.contract.definition(field);
    let (scoring, role) = (case.contract.scoring.as_ref()?, definition.score.filter(|role| role.is_computed())?);
    let State::Filled(stated) = &field.state else { return None };
    field.place.key.as_ref()?;
    let right = computed(scoring, role, field)?;
    if *stated == right {
        return None;
    }
    let name = pattern::name(case.contract, field);
    let show = |value: &Value| match value {
        Value::Choice(key) => {
            case.contract.choice(definition, key).cloned().unwrap_or_else(|| Text::same(key.as_str()))
        }
        value => pattern::shown(value),
    };
    let (stated, shown) = (show(stated), show(&right));
    let message = say!(
        zh: "“{zh}”写的是 {stated_zh}，计算结果是 {shown_zh}（总分{total}）",
        en: "“{en}” is stated as {stated_en}, and comes out as {shown_en} (total {total})",
        zh = name.zh, en = name.en, stated_zh = stated.zh, stated_en = stated.en, shown_zh = shown.zh,
        shown_en = shown.en, total = scoring.sheet.total,
    );
    let label = say!(zh: "应为 {zh}", en: "should be {en}", zh = shown.zh, en = shown.en);
    Some(Finding::new(message).of(&field.path).at(field.place.value(), label).help(say!(
        zh: "请写 `{right}`，或者删去这一项，由程序填写；`hetong score` 列出每一步",
        en: "write `{right}`, or delete it and let it be computed; `hetong score` shows every step",
        right = right.canonical(),
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(conclusion: &str, one: &str, two: &str) -> Vec<String> {
        let spec = format!(
            "contract: contract.yaml\nconclusion: {conclusion}\nresults: [{{ no: 1, {one} }}, {{ no: 2, {two} }}]\n"
        );
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn the_conclusion_is_the_computed_one() {
        let words = "“Conclusion” is stated as passed, and comes out as failed (total 60.00)";
        assert_eq!(said("passed", "met: yes", "met: no"), [words]);
        assert_eq!(said("合格", "met: yes", "met: no"), [words]);
        assert_eq!(said("failed", "met: yes", "met: yes").len(), 1);
        assert_eq!(said("passed", "met: yes", "met: no, veto: yes").len(), 1, "a veto fails");
    }

    #[test]
    fn a_right_one_and_none_are_silent() {
        assert_eq!(said("passed", "met: yes", "met: yes"), Vec::<String>::new());
        assert_eq!(said("", "met: yes", "met: no"), Vec::<String>::new());
        assert_eq!(said("passed", "met: yes", "goal: 90%"), Vec::<String>::new(), "nothing is computed");
    }
}
