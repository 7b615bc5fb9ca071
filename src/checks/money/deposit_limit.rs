//! Earnest money of more than a fifth of the contract.

use rust_decimal::Decimal;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::{Relation, Role};
use crate::value::{Money, Percent, Value};

pub static CHECK: Check = Check {
    id: "money/deposit-limit",
    severity: Severity::Error,
    title: Words { zh: "定金超过主合同标的额的20%", en: "earnest money above 20% of the contract" },
    why: Words {
        zh: "定金由当事人约定，但不得超过主合同标的额的百分之二十，超过部分不产生定金的效力：不能没收，也不必双倍返还，只是预付的价款。",
        en: "the parties set the earnest money, but not above twenty per cent of what the main contract is worth; what \
             exceeds it has none of its effect: it is not forfeited and not returned twofold, but only paid in advance",
    },
    basis: &[
        "民法典第五百八十六条 / Civil Code art. 586（2021-01-01起施行 / in force since 2021-01-01）",
        "民法典第五百八十七条 / Civil Code art. 587（2021-01-01起施行 / in force since 2021-01-01）",
    ],
    bad: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  deposit: CNY 300.00\n"),
    good: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  deposit: CNY 200.00\n"),
    run: Run::Bound(run),
};

/// The limit of article 586, in points.
const LIMIT: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

fn run(case: &Case) -> Vec<Finding> {
    let fields = case.contract.fields.iter();
    fields
        .filter(|field| case.contract.definition(field).role == Some(Role::Deposit))
        .filter_map(|field| judge(case, field))
        .collect()
}

fn judge(case: &Case, field: &Field) -> Option<Finding> {
    let contract = case.contract;
    match field.value()? {
        Value::Percent(percent) if percent.points() > LIMIT && percent.is_within_bounds() => {
            Some(finding(case, field, *percent, &Value::Percent(Percent::new(LIMIT))))
        }
        Value::Money(deposit) => {
            let price = contract.definition(field).relations.iter().find_map(|(relation, _)| match relation {
                Relation::Of(path) => pattern::related(contract, field, path),
                _ => None,
            })?;
            let Value::Money(whole) = price.value()? else { return None };
            let share = deposit.amount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.amount)?;
            if whole.currency != deposit.currency || share <= LIMIT {
                return None;
            }
            let most = whole.amount.checked_mul(LIMIT)?.checked_div(Decimal::ONE_HUNDRED)?;
            let most = Money { amount: most.trunc_with_scale(whole.currency.places()).normalize(), ..*whole };
            let name = pattern::name(contract, price);
            let see = say!(zh: "“{zh}”", en: "“{en}”", zh = name.zh, en = name.en);
            let finding = finding(case, field, Percent::new(share.round_dp(2)), &Value::Money(most));
            Some(finding.see(price.place.value(), see))
        }
        _ => None,
    }
}

fn finding(case: &Case, field: &Field, share: Percent, most: &Value) -> Finding {
    let name = pattern::name(case.contract, field);
    let (shown, spelt) = (pattern::shown(most), pattern::spelt(most));
    let message = say!(
        zh: "“{zh}”为主合同标的额的{share}，超过20%的部分不产生定金的效力",
        en: "“{en}” is {share} of the contract’s worth; what exceeds 20% is no earnest money",
        zh = name.zh, en = name.en, share = share,
    );
    let help = say!(
        zh: "请减到 `{zh}` 以内；确须多收的，超过部分另列为预付款", en: "write at most `{en}`, and state what is paid beyond it as an advance",
        zh = spelt.zh, en = spelt.en,
    );
    let label = say!(zh: "至多{zh}", en: "at most {en}", zh = shown.zh, en = shown.en);
    Finding::new(message).of(&field.path).at(field.place.value(), label).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    fn said(spec: &'static str) -> Vec<(&'static str, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.map(|finding| (finding.id, finding.help.en)).collect()
    }

    #[test]
    fn a_cent_too_much_is_found() {
        for (spec, most) in [
            ("template: sample\nfees: { total: \"CNY 1,000.00\", deposit: \"CNY 200.01\" }\n", "`CNY 200.00`"),
            ("template: sample\nfees: { total: \"CNY 0.09\", deposit: \"CNY 0.02\" }\n", "`CNY 0.01`"),
            ("template: sample\nfees: { total: 5万元, deposit: 人民币伍万元整 }\n", "`CNY 10,000.00`"),
        ] {
            let found = said(spec);
            assert!(found.len() == 1 && found[0].0 == CHECK.id && found[0].1.contains(most), "{spec}: {found:?}");
        }
    }

    #[test]
    fn a_fifth_is_allowed_and_other_money_is_no_deposit() {
        for spec in [
            "template: sample\nfees: { total: \"CNY 1,000.00\", deposit: \"CNY 200.00\" }\n",
            "template: sample\nfees: { total: \"CNY 1,000.00\", retention: \"CNY 300.00\" }\n",
            "template: sample\nfees: { deposit: \"CNY 300.00\" }\n",
            "template: sample\nfees: { total: CNY 0, deposit: CNY 0 }\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
        // Amounts of two currencies cannot be compared, and that is said.
        let found = said("template: sample\nfees: { total: \"USD 1,000.00\", deposit: \"CNY 700.00\" }\n");
        assert!(found.iter().all(|(id, _)| *id == "money/mixed-currency"), "{found:?}");
    }

    #[test]
    fn a_share_is_judged_as_it_stands() {
        let schema = include_str!("../sample/schema.yaml");
        let share = schema
            .replace(
                "fees.deposit: { type: money, role: deposit, of: fees.total, optional: true,",
                "fees.deposit: { type: percent, role: deposit, default: 25%,",
            )
            .replace("example: \"CNY 200.00\"", "example: 20%");
        let findings = examine_files(&[("schema.yaml", &share)]).findings;
        assert!(findings.len() == 1 && findings[0].id == CHECK.id, "{findings:#?}");
    }
}
