//! Liquidated damages that are high by house measure, while no loss is stated to measure them by.

use rust_decimal::Decimal;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::{Per, Relation, Role};
use crate::value::{Percent, Value};

pub static CHECK: Check = Check {
    id: "rate/high",
    severity: Severity::Note,
    title: Words { zh: "违约金偏高而没有写明损失", en: "high damages with no loss stated" },
    why: Words {
        zh: "违约金是否过分高于损失，比的是损失，不是价款，所以比例高本身并不违法；但损失没有依据，对方请求减少时就拿不出东西来。这里的界线\
             （一次性30%、每日0.1%）只是经验，不是法律。",
        en: "damages are measured by the loss, not by the price, so a high rate is not unlawful in itself; but with nothing \
             to show for the loss, there is no answer to a request for reduction. The marks used here (30% once, 0.1% a \
             day) are experience, not law",
    },
    basis: &["民法典第五百八十五条 / Civil Code art. 585（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec("template: sample\nfees:\n  damages: 40%\n"),
    good: Example::Spec("template: sample\nfees:\n  damages: 30%\n"),
    run: Run::Bound(run),
};

/// What is paid once is high above this, in points.
const ONCE: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// What is charged daily is high above this, in points; what a monthly or yearly rate makes in a day likewise.
const DAILY: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

fn run(case: &Case) -> Vec<Finding> {
    let damages =
        case.contract.fields.iter().filter(|field| case.contract.definition(field).role == Some(Role::Damages));
    damages.filter_map(|field| judge(case.contract, field)).collect()
}

fn judge(contract: &Contract, field: &Field) -> Option<Finding> {
    let definition = contract.definition(field);
    let Value::Percent(percent) = *field.value()? else { return None };
    let points = percent.points();
    let (is_high, year) = match definition.per? {
        Per::Once => (points > ONCE, None),
        // From one per cent a day, the unit is in doubt, and that is said.
        Per::Day => (points > DAILY && points < Decimal::ONE, Some(pattern::annual(percent, Per::Day))),
        Per::Month => (points > DAILY * Decimal::from(30), Some(pattern::annual(percent, Per::Month))),
        Per::Year => (points > DAILY * Decimal::from(365), None),
    };
    let is_told = !pattern::is_within_range(definition, &Value::Percent(percent)) || !percent.is_within_bounds();
    if !is_high || is_told || is_settled(contract, field) {
        return None;
    }
    let name = pattern::name(contract, field);
    let message = match &year {
        Some(year) => say!(
            zh: "“{zh}”为{percent}，一年合{year}，而合同没有写明损失",
            en: "“{en}” is {percent}, {year} a year, and the contract states no loss",
            zh = name.zh, en = name.en, percent = percent, year = year,
        ),
        None => say!(
            zh: "“{zh}”为{percent}，而合同没有写明损失", en: "“{en}” is {percent}, and the contract states no loss",
            zh = name.zh, en = name.en, percent = percent,
        ),
    };
    Some(
        Finding::new(message)
            .of(&field.path)
            .at(field.place.value(), say!(zh: "有被减少的可能", en: "may be reduced"))
            .help(say!(
                zh: "请保留估算损失的依据，最好在合同中写明预计损失；估算不到这么多的，把比例降下来",
                en: "keep what the loss is estimated from, or better, state the estimate in the contract; if it does not come \
                     to that much, lower the rate",
            )),
    )
}

/// Whether an estimate of the loss is given, or a cap keeps what grows within bounds.
fn is_settled(contract: &Contract, field: &Field) -> bool {
    contract.definition(field).relations.iter().any(|(relation, _)| {
        let value = |path: &str| pattern::related(contract, field, path).and_then(Field::value);
        match relation {
            Relation::Loss(path) => value(path).is_some(),
            Relation::CappedBy(path) => match value(path) {
                Some(Value::Percent(cap)) => *cap <= Percent::new(ONCE),
                Some(_) => true,
                None => false,
            },
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    fn said(spec: &'static str) -> Vec<(&'static str, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.map(|finding| (finding.id, finding.message.en)).collect()
    }

    #[test]
    fn high_rates_are_noted_with_what_they_make_a_year() {
        let daily = "“Daily rate for delay” is 0.3%, 109.5% a year, and the contract states no loss";
        assert_eq!(
            said("template: sample\nfees: { late_rate: 千分之三, late_cap: 50% }\n"),
            [(CHECK.id, daily.to_owned())]
        );
        let once = "“Damages on termination” is 30.01%, and the contract states no loss";
        assert_eq!(said("template: sample\nfees: { damages: 30.01% }\n"), [(CHECK.id, once.to_owned())]);
        let schema = include_str!("../sample/schema.yaml").replace(
            "role: damages, per: day, capped-by: fees.late_cap, optional: true",
            "role: damages, per: month, default: 4%",
        );
        let findings = examine_files(&[("schema.yaml", &schema)]).findings;
        assert!(findings.iter().any(|finding| finding.message.en.contains("4%, 48% a year")), "{findings:#?}");
    }

    #[test]
    fn usual_rates_and_rates_with_a_measure_are_let_pass() {
        for spec in [
            "template: sample\nfees: { late_rate: 0.1%, late_cap: 50% }\n",
            "template: sample\nfees: { late_rate: 0.3%, late_cap: 20% }\n",
            "template: sample\nfees: { total: 1000元, damages: 40%, loss: 400元 }\n",
            "template: sample\nterms: { damages: 30% }\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
    }
}
