//! A measured value that cannot be.

use rust_decimal::Decimal;

use super::unscored::{field, path};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, State};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::template::ScoreRole;
use crate::value::{Style, Value};

pub static CHECK: Check = Check {
    id: "score/range",
    severity: Severity::Error,
    title: Words { zh: "不可能的实测值", en: "a measured value that cannot be" },
    why: Words {
        zh: "比例不会超过100%，时间和次数不会小于零；照这样的数得出的分数经不起复核。",
        en: "no share exceeds 100%, and no time or count lies below zero; a score from such a number does not stand",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, goal: 90%, measured: 934% }\n  - { no: 2, met: yes }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, goal: 90%, measured: 93.4% }\n  - { no: 2, met: yes }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let contract = case.contract;
    let Some((list, _)) = path(contract, ScoreRole::Measured).and_then(|path| path.split_once("[]")) else {
        return Vec::new();
    };
    let Some(State::Items(count)) = contract.field(list).map(|field| &field.state) else { return Vec::new() };
    let fields = (0..*count).flat_map(|item| {
        [ScoreRole::Measured, ScoreRole::Goal, ScoreRole::Floor]
            .into_iter()
            .filter_map(move |role| field(contract, role, item))
    });
    fields.filter_map(|field| finding(case, field)).collect()
}

fn finding(case: &Case, field: &Field) -> Option<Finding> {
    let Some(Value::Measure(measure)) = field.value() else { return None };
    let value = Value::Measure(*measure);
    let is_share = value.show(Lang::En, Style::Figures).ends_with('%');
    let label = if measure.number() < Decimal::ZERO {
        say!(zh: "小于零", en: "below zero")
    } else if is_share && measure.number() > Decimal::ONE_HUNDRED {
        say!(zh: "超过100%", en: "more than 100%")
    } else {
        return None;
    };
    let (name, shown) = (pattern::name(case.contract, field), pattern::shown(&value));
    let message = say!(
        zh: "“{zh}”是{shown_zh}，{label_zh}", en: "“{en}” is {shown_en}, {label_en}",
        zh = name.zh, en = name.en, shown_zh = shown.zh, shown_en = shown.en, label_zh = label.zh, label_en = label.en,
    );
    Some(Finding::new(message).of(&field.path).at(field.place.value(), label).help(say!(
        zh: "请对照原始记录核对，是否错了小数点或单位",
        en: "compare it with the raw records; the point or the unit is probably wrong",
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn fires(goal: &str, measured: &str) -> bool {
        let spec = format!(
            "contract: contract.yaml\nresults: [{{ no: 1, goal: {goal}, measured: {measured} }}, {{ no: 2, met: yes }}]\n"
        );
        examine_report(&spec).findings.iter().any(|finding| finding.id == CHECK.id)
    }

    #[test]
    fn shares_and_times_have_bounds() {
        for (goal, measured) in [("90%", "100.1%"), ("60 s", "-1 s"), ("900%", "90%"), ("4.5", "-4.5")] {
            assert!(fires(goal, measured), "{measured}");
        }
        for (goal, measured) in [("90%", "100%"), ("60 s", "120 s"), ("0", "0"), ("180", "184")] {
            assert!(!fires(goal, measured), "{measured}");
        }
    }
}
