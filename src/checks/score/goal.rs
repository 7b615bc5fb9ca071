//! A value to be reached that the words of the target do not name.

use super::unscored::{field, path};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::State;
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::template::ScoreRole;
use crate::value::{Style, Value};

pub static CHECK: Check = Check {
    id: "score/goal",
    severity: Severity::Error,
    title: Words {
        zh: "目标值不见于目标的文字", en: "a target value that the words of the target do not name"
    },
    why: Words {
        zh: "目标以合同的文字为准；按另一个数计分，就是改了合同。",
        en: "the target is what the contract says; to score by another number is to change the contract",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nresults:\n  - no: 1\n    target: { zh: 不低于90%, en: At least 90% }\n    \
         goal: 80%\n    measured: 85%\n  - { no: 2, met: yes }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nresults:\n  - no: 1\n    target: { zh: 不低于90%, en: At least 90% }\n    \
         goal: 90%\n    measured: 85%\n  - { no: 2, met: yes }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let contract = case.contract;
    let Some((list, _)) = path(contract, ScoreRole::Goal).and_then(|path| path.split_once("[]")) else {
        return Vec::new();
    };
    let Some(State::Items(count)) = contract.field(list).map(|field| &field.state) else { return Vec::new() };
    (0..*count).filter_map(|item| finding(case, item)).collect()
}

fn finding(case: &Case, item: usize) -> Option<Finding> {
    let goal = field(case.contract, ScoreRole::Goal, item)?;
    let Some(Value::Measure(measure)) = goal.value() else { return None };
    let target = path(case.contract, ScoreRole::Target)?.replacen("[]", &format!("[{item}]"), 1);
    let words = case.contract.side(&target, Lang::Zh)?;
    let text = words.value()?.show(Lang::Zh, Style::Figures);
    let number = measure.number().normalize();
    if numbers(&text).any(|found| found == number) {
        return None;
    }
    let shown = pattern::shown(&Value::Measure(*measure));
    let message = say!(
        zh: "第{number}项的目标值是{zh}，目标的文字里没有这个数",
        en: "the target value of item {number} is {en}, a number the words of the target do not have",
        number = item + 1, zh = shown.zh, en = shown.en,
    );
    let finding = Finding::new(message)
        .of(&goal.path)
        .at(goal.place.value(), say!(zh: "目标中没有", en: "not in the target"))
        .see(words.place.value(), say!(zh: "目标在此", en: "this is the target"));
    Some(finding.help(say!(
        zh: "请照目标的文字填写；目标不以数值表示的，不填目标值，只填是否达到",
        en: "take it from the words of the target; where the target is no number, leave it out and say whether it was reached",
    )))
}

/// The numbers in a text, as figures.
fn numbers(text: &str) -> impl Iterator<Item = rust_decimal::Decimal> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    runs.filter_map(|run| {
        let run: String = run.trim_matches(['.', ',']).chars().filter(|c| *c != ',').collect();
        run.parse::<rust_decimal::Decimal>().ok().map(|number| number.normalize())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn fires(target: &str, goal: &str) -> bool {
        let spec = format!(
            "contract: contract.yaml\nresults:\n  - no: 1\n    target: {{ zh: \"{target}\", en: x }}\n    goal: {goal}\n    \
             met: yes\n  - {{ no: 2, met: yes }}\n"
        );
        examine_report(&spec).findings.iter().any(|finding| finding.id == CHECK.id)
    }

    #[test]
    fn the_number_stands_in_the_target() {
        for (target, goal) in
            [("95%以上由客服接通", "95.5%"), ("不低于4.5分", "45"), ("没有漏洞", "0"), ("1,000次以内", "100")]
        {
            assert!(fires(target, goal), "{target}: {goal}");
        }
        for (target, goal) in
            [("90%以上在60秒内答复", "60 s"), ("不低于4.5分", "4.50"), ("不少于1,800道", "1800"), ("99.9%。", "99.9%")]
        {
            assert!(!fires(target, goal), "{target}: {goal}");
        }
    }
}
