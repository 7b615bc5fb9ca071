//! Amounts that do not add up to their total.

use crate::checks::total::{self, Sum};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::{Currency, Kind, Value};

pub static CHECK: Check = Check {
    id: "sum/amounts",
    severity: Severity::Error,
    title: Words { zh: "各项金额合计不对", en: "amounts that do not add up to their total" },
    why: Words {
        zh: "分项之和与总额不一致，应付多少就有两种说法，差额由谁承担成为争议。",
        en: "where the parts do not make the total, there are two answers to what is owed, and the difference is a \
             dispute",
    },
    basis: &[],
    bad: Example::Spec(
        "template: sample\nfees:\n  total: CNY 1,000\n  instalments:\n    - amount: CNY 400\n    - amount: CNY 500\n",
    ),
    good: Example::Spec(
        "template: sample\nfees:\n  total: CNY 1,000\n  instalments:\n    - amount: CNY 400\n    - amount: CNY 600\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let sums = total::sums(case, Kind::Money);
    sums.iter().filter_map(|sum| mixed(case.contract, sum).or_else(|| total::mismatch(case.contract, sum))).collect()
}

/// Amounts of several currencies, which cannot be added up. The total says which one is meant, or else the first item.
fn mixed(contract: &Contract, sum: &Sum) -> Option<Finding> {
    let main = sum.total.or_else(|| sum.items.first().copied())?;
    let wanted = currency(main)?;
    let (odd, found) = sum.items.iter().find_map(|item| {
        let found = currency(item)?;
        (found != wanted).then_some((*item, found))
    })?;
    let (name, main_name) = (pattern::name(contract, odd), pattern::name(contract, main));
    let (found, wanted) = (found.code(), wanted.code());
    let message = say!(
        zh: "“{zh}”以{found}计，“{main_zh}”以{wanted}计，无法合计",
        en: "“{en}” is in {found} and “{main_en}” in {wanted}, which cannot be added up",
        zh = name.zh, en = name.en, main_zh = main_name.zh, main_en = main_name.en, found = found, wanted = wanted,
    );
    let help = say!(
        zh: "请统一改用 {wanted}；确须以两种货币付款的，分列为两个合计",
        en: "give every amount in {wanted}; where two currencies are really paid, keep two totals",
        wanted = wanted,
    );
    let finding = Finding::new(message).of(&odd.path);
    let finding = finding.at(odd.place.value(), say!(zh: "以 {found} 计", en: "in {found}", found = found));
    Some(finding.see(main.place.value(), say!(zh: "以 {wanted} 计", en: "in {wanted}", wanted = wanted)).help(help))
}

fn currency(field: &Field) -> Option<Currency> {
    match field.value() {
        Some(Value::Money(money)) => Some(money.currency),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(String, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    #[test]
    fn a_fen_too_much_is_found() {
        let all =
            said("template: sample\nfees: { total: 1000元, instalments: [{ amount: 500元 }, { amount: 500.01元 }] }\n");
        assert_eq!(
            all[0].0,
            "the 2 values of “Amount” add up to CNY 1,000.01, but “Total fee” is CNY 1,000.00: CNY 0.01 too much"
        );
        assert_eq!(
            all[0].1,
            "check every one; if only the last is wrong, write `CNY 500.00`; if “Total fee” is, write `CNY 1,000.01`"
        );
    }

    #[test]
    fn several_currencies_cannot_be_added_up() {
        let all =
            said("template: sample\nfees: { total: USD 900, instalments: [{ amount: USD 400 }, { amount: 500元 }] }\n");
        assert_eq!(all[0].0, "“Amount of item 2” is in CNY and “Total fee” in USD, which cannot be added up");
        assert_eq!(all.len(), 1);
    }

    #[test]
    fn without_a_total_there_is_nothing_to_compare() {
        assert_eq!(said("template: sample\nfees: { instalments: [{ amount: 400元 }, { amount: USD 5 }] }\n"), []);
    }
}
