//! Liquidated damages far above the loss they stand for.

use rust_decimal::Decimal;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::{Per, Relation, Role};
use crate::value::{Money, Percent, Value};

pub static CHECK: Check = Check {
    id: "rate/over-loss",
    severity: Severity::Warning,
    title: Words { zh: "违约金超过预计损失的130%", en: "damages above 130% of the estimated loss" },
    why: Words {
        zh: "约定的违约金超过造成损失的百分之三十的，一般可以认定为过分高于损失，法院或者仲裁机构可以根据请求适当减少。比的是损失，不是合同价款；\
             恶意违约的一方请求减少，一般不予支持。",
        en: "damages that exceed the loss by more than thirty per cent may as a rule be found far above it, and on request a \
             court or tribunal may reduce them. The measure is the loss, not the price; a party that breached in bad faith \
             is as a rule not heard with such a request",
    },
    basis: &[
        "民法典第五百八十五条 / Civil Code art. 585（2021-01-01起施行 / in force since 2021-01-01）",
        "合同编通则解释（法释〔2023〕13号）第六十五条 / Interpretation on the General Part of Contracts (Fa Shi [2023] No. 13) \
         art. 65",
    ],
    bad: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  damages: 20%\n  loss: CNY 100.00\n"),
    good: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  damages: 13%\n  loss: CNY 100.00\n"),
    run: Run::Bound(run),
};

/// How much of the loss damages may make before they are as a rule far above it: article 65, in points.
const LIMIT: Decimal = Decimal::from_parts(130, 0, 0, false, 0);

fn run(case: &Case) -> Vec<Finding> {
    let damages =
        case.contract.fields.iter().filter(|field| case.contract.definition(field).role == Some(Role::Damages));
    damages.filter_map(|field| judge(case.contract, field)).collect()
}

fn judge(contract: &Contract, field: &Field) -> Option<Finding> {
    let estimate = target(contract, field, |relation| match relation {
        Relation::Loss(path) => Some(path),
        _ => None,
    })?;
    let Value::Money(loss) = estimate.value()? else { return None };
    let amount = amount(contract, field)?;
    let share = amount.amount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(loss.amount)?;
    if amount.currency != loss.currency || share <= LIMIT {
        return None;
    }
    let most = loss.amount.checked_mul(LIMIT)?.checked_div(Decimal::ONE_HUNDRED)?;
    let most = Money { amount: most.trunc_with_scale(loss.currency.places()).normalize(), ..*loss };
    let (name, other) = (pattern::name(contract, field), pattern::name(contract, estimate));
    let [amount, loss, most] = [amount, *loss, most].map(|money| pattern::shown(&Value::Money(money)));
    let share = Percent::new(share.round_dp(1));
    let message = say!(
        zh: "“{zh}”合{amount_zh}，是“{other_zh}”（{loss_zh}）的{share}，一般可以认定为过分高于损失",
        en: "“{en}” comes to {amount_en}, {share} of “{other_en}” ({loss_en}), which may as a rule be found far above the loss",
        zh = name.zh, en = name.en, amount_zh = amount.zh, amount_en = amount.en, other_zh = other.zh,
        other_en = other.en, loss_zh = loss.zh, loss_en = loss.en, share = share,
    );
    let label = say!(zh: "合{zh}", en: "that is {en}", zh = amount.zh, en = amount.en);
    let see = say!(zh: "“{zh}”为{loss_zh}", en: "“{en}” is {loss_en}", zh = other.zh, en = other.en, loss_zh = loss.zh, loss_en = loss.en);
    let finding = Finding::new(message).of(&field.path).at(field.place.value(), label).see(estimate.place.value(), see);
    Some(finding.help(say!(
        zh: "请减到{most_zh}以内，或者核实预计损失并保留计算依据", en: "bring it down to {most_en}, or verify the estimate and keep what it is based on",
        most_zh = most.zh, most_en = most.en,
    )))
}

/// What damages come to at most: an amount, a share of another, or, if they grow, their cap.
fn amount(contract: &Contract, field: &Field) -> Option<Money> {
    let definition = contract.definition(field);
    let is_growing = definition.per.is_some_and(|per| per != Per::Once);
    let value = if is_growing {
        target(contract, field, |relation| match relation {
            Relation::CappedBy(path) => Some(path),
            _ => None,
        })?
        .value()?
    } else {
        field.value()?
    };
    match value {
        Value::Money(money) => Some(*money),
        Value::Percent(percent) => {
            let base = target(contract, field, |relation| match relation {
                Relation::Of(path) => Some(path),
                _ => None,
            })?;
            let Value::Money(base) = base.value()? else { return None };
            let amount = base.amount.checked_mul(percent.points())?.checked_div(Decimal::ONE_HUNDRED)?;
            Some(Money { amount: amount.round_dp(base.currency.places()).normalize(), ..*base })
        }
        _ => None,
    }
}

/// The field a relation of another names.
fn target<'a>(contract: &'a Contract, field: &Field, path: fn(&Relation) -> Option<&String>) -> Option<&'a Field> {
    let relations = &contract.definition(field).relations;
    let path = relations.iter().find_map(|(relation, _)| path(relation))?;
    pattern::related(contract, field, path)
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
    fn the_loss_is_the_measure() {
        for (spec, share) in [
            ("template: sample\nfees: { total: 1000元, damages: 13.1%, loss: 100元 }\n", "131% of “Estimated loss”"),
            ("template: sample\nfees: { total: 5万元, damages: 30%, loss: 5000元 }\n", "300% of “Estimated loss”"),
            ("template: sample\nfees: { total: USD 300, damages: 10%, loss: USD 20 }\n", "150% of “Estimated loss”"),
        ] {
            let found = said(spec);
            assert!(found.len() == 1 && found[0].0 == CHECK.id && found[0].1.contains(share), "{spec}: {found:?}");
        }
    }

    #[test]
    fn without_an_estimate_or_within_a_third_more_nothing_is_said() {
        for spec in [
            "template: sample\nfees: { total: 1000元, damages: 13%, loss: 100元 }\n",
            "template: sample\nfees: { total: 1000元, damages: 20% }\n",
            "template: sample\nfees: { damages: 20%, loss: 100元 }\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
    }

    #[test]
    fn damages_that_grow_are_measured_at_their_cap() {
        let schema = include_str!("../sample/schema.yaml").replace(
            "per: day, capped-by: fees.late_cap, optional: true",
            "per: day, capped-by: fees.late_cap, of: fees.total, loss: fees.loss, default: 0.05%",
        );
        let schema = schema
            .replace("fees.total: { type: money, optional: true", "fees.total: { type: money, default: 1000元")
            .replace("fees.loss: { type: money, optional: true", "fees.loss: { type: money, default: 50元")
            .replace("fees.late_cap: { type: percent, optional: true", "fees.late_cap: { type: percent, default: 10%");
        let findings = examine_files(&[("schema.yaml", &schema)]).findings;
        assert!(findings.len() == 1 && findings[0].id == CHECK.id, "{findings:#?}");
        assert!(findings[0].message.en.contains("CNY 100.00, 200% of"), "{}", findings[0].message.en);
    }
}
