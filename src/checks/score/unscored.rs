//! An indicator that cannot be scored.

use crate::checks::{Case, Check, Example, Run};
use crate::contract::{Contract, Field, State, Unscored, indicator};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::ScoreRole;

pub static CHECK: Check = Check {
    id: "score/unscored",
    severity: Severity::Error,
    title: Words { zh: "无法计分的指标", en: "an indicator that cannot be scored" },
    why: Words {
        zh: "一项指标计不出分，总分和结论就都得不出来。",
        en: "without the score of one indicator there is neither a total nor a conclusion",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2 }\n"),
    good: Example::Report("contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: no }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let contract = case.contract;
    let Some((list, _)) = path(contract, ScoreRole::Weight).and_then(|path| path.split_once("[]")) else {
        return Vec::new();
    };
    let Some(State::Items(count)) = contract.field(list).map(|field| &field.state) else { return Vec::new() };
    (0..*count).filter_map(|item| finding(contract, list, item, &indicator(contract, item).err()?)).collect()
}

/// The path of a role's definition.
pub(super) fn path(contract: &Contract, role: ScoreRole) -> Option<&str> {
    let definitions = contract.template.schema.definitions();
    definitions.iter().find(|definition| definition.score == Some(role)).map(|definition| definition.path.as_str())
}

/// The field of a role in an item.
pub(super) fn field(contract: &Contract, role: ScoreRole, item: usize) -> Option<&Field> {
    contract.field(&path(contract, role)?.replacen("[]", &format!("[{item}]"), 1))
}

/// Whether a field is there but for what is said of it elsewhere.
fn is_told(contract: &Contract, role: ScoreRole, item: usize) -> bool {
    let state = field(contract, role, item).map(|field| &field.state);
    matches!(state, Some(State::Unreadable | State::Blank))
}

fn finding(contract: &Contract, list: &str, item: usize, why: &Unscored) -> Option<Finding> {
    let told = [
        ScoreRole::Weight,
        ScoreRole::Measured,
        ScoreRole::Met,
        ScoreRole::Untested,
        ScoreRole::Goal,
        ScoreRole::Floor,
    ];
    if told.into_iter().any(|role| is_told(contract, role, item)) {
        return None;
    }
    let (role, what, help) = words(why);
    // An item without a weight is none of the other document's, which is said of its number.
    let weight = field(contract, ScoreRole::Weight, item)?;
    if *why == Unscored::Weight && weight.value().is_none() {
        return None;
    }
    let prefix = format!("{list}[{item}].");
    let place = field(contract, role, item).filter(|field| field.value().is_some()).or_else(|| {
        contract
            .fields
            .iter()
            .find(|field| field.path.starts_with(&prefix) && !field.adopted && field.value().is_some())
    });
    let span = place.map_or_else(|| weight.place.value(), |field| field.place.value());
    let message = say!(
        zh: "第{number}项指标无法计分：{zh}", en: "item {number} cannot be scored: {en}",
        number = item + 1, zh = what.zh, en = what.en,
    );
    Some(Finding::new(message).of(format!("{list}[{item}]")).at(span, what).help(help))
}

fn words(why: &Unscored) -> (ScoreRole, Text, Text) {
    match why {
        Unscored::Weight => (
            ScoreRole::Weight,
            say!(zh: "权重不是整数", en: "its weight is no whole number"),
            say!(zh: "请在合同中把权重改为整数百分比", en: "give it a weight of whole percent in the contract"),
        ),
        Unscored::Nothing => (
            ScoreRole::Measured,
            say!(zh: "没有检验结果", en: "it has no result"),
            say!(
                zh: "请填写实测值，或者是否达到目标；没有检验的，填写原因",
                en: "fill in what was measured or whether the target was reached or, if it was not tested, why",
            ),
        ),
        Unscored::NoGoal => (
            ScoreRole::Measured,
            say!(zh: "有实测值而没有目标值", en: "it was measured and has no value to reach"),
            say!(zh: "请填写目标值，与实测值同一单位", en: "fill in the target value, in the unit of what was measured"),
        ),
        Unscored::Units => (
            ScoreRole::Measured,
            say!(zh: "实测值与目标值的单位不同", en: "what was measured and its target are in different units"),
            say!(
                zh: "请写成同一单位；工作簿中的百分比要写成带百分号的文字",
                en: "write both in one unit; a percentage in a workbook is written as text, with its sign",
            ),
        ),
        Unscored::Contradiction => (
            ScoreRole::Measured,
            say!(zh: "各项结果互相矛盾", en: "its results contradict each other"),
            say!(
                zh: "实测值、是否达到目标和未检验的原因，只填符合实际的一项",
                en: "of what was measured, whether the target was reached and why it was not tested, give only what is true",
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(item: &str) -> Vec<String> {
        let spec = format!("contract: contract.yaml\nresults:\n  - {{ no: 1, met: yes }}\n  - {{ no: 2, {item} }}\n");
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn what_is_missing_or_does_not_fit_is_said() {
        for (item, words) in [
            ("goal: 90%", "it has no result"),
            ("measured: 90%", "it was measured and has no value to reach"),
            ("goal: 90%, measured: 43 s", "what was measured and its target are in different units"),
            ("goal: 90%, measured: 95%, met: no", "its results contradict each other"),
            ("met: yes, untested: other", "its results contradict each other"),
        ] {
            assert_eq!(said(item), [format!("item 2 cannot be scored: {words}")], "{item}");
        }
    }

    #[test]
    fn one_result_of_any_sort_is_enough() {
        for item in ["met: yes", "goal: 90%, measured: 95%", "goal: 90%, measured: 95%, met: yes", "untested: provider"]
        {
            assert_eq!(said(item), Vec::<String>::new(), "{item}");
        }
        assert_eq!(said("measured: fast"), Vec::<String>::new(), "that is said of the value");
    }
}
