//! A rate of value-added tax that is not in use.

use rust_decimal::Decimal;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Role;
use crate::value::{Percent, Value};

pub static CHECK: Check = Check {
    id: "money/tax-rate",
    severity: Severity::Warning,
    title: Words { zh: "不常见的增值税税率", en: "a rate of VAT that is not in use" },
    why: Words {
        zh: "增值税只有少数几档税率和征收率，发票系统里选不出别的；合同写了别的数字，开出的发票就与合同不符，差额由谁承担会成为争议。",
        en: "value-added tax has a few rates, and an invoice cannot be issued at any other; if the contract says something \
             else, invoice and contract differ, and so will the parties over who bears it",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nfees:\n  tax_rate: 17%\n"),
    good: Example::Spec("template: sample\nfees:\n  tax_rate: 13%\n"),
    run: Run::Bound(run),
};

/// The rates this house knows, in points: three rates, two rates of collection, and what is exempt or zero-rated. Kept
/// as working data from general practice (as of 2026-11); no article is claimed for them.
const IN_USE: [u32; 6] = [13, 9, 6, 3, 1, 0];

/// Rates of earlier years, by which an old model can be told: in points, with what came after.
const FORMER: [(u32, u32); 4] = [(17, 13), (16, 13), (11, 9), (10, 9)];

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in &case.contract.fields {
        let Some(Value::Percent(percent)) = field.value() else { continue };
        let definition = case.contract.definition(field);
        // A rate outside its range, or of the wrong size, is said to be so.
        let is_told = !pattern::is_within_range(definition, &Value::Percent(*percent)) || !percent.is_within_bounds();
        let is_known = IN_USE.iter().any(|rate| percent.points() == Decimal::from(*rate));
        if definition.role != Some(Role::TaxRate) || is_known || is_told {
            continue;
        }
        let name = pattern::name(case.contract, field);
        let message = say!(
            zh: "“{zh}”为{percent}，不在常用的税率和征收率之列", en: "“{en}” is {percent}, which is none of the usual rates",
            zh = name.zh, en = name.en, percent = percent,
        );
        let known = pattern::either(&IN_USE.map(|rate| format!("{rate}%")));
        let help = match FORMER.iter().find(|(former, _)| percent.points() == Decimal::from(*former)) {
            Some((_, now)) => say!(
                zh: "{percent}是过去的税率，多半来自旧范本；请与税务人员核对，现在是否应为 `{now}`",
                en: "{percent} is a rate of former years, probably from an old model; ask your tax people whether it should \
                     be `{now}` now",
                percent = percent, now = Percent::new(Decimal::from(*now)),
            ),
            None => say!(
                zh: "请与税务人员核对，改为 {zh}；确有依据适用别的比例的，写明理由予以豁免",
                en: "ask your tax people and write {en}; if another rate really applies, waive this with the reason",
                zh = known.zh, en = known.en,
            ),
        };
        findings.push(
            Finding::new(message)
                .of(&field.path)
                .at(field.place.value(), say!(zh: "请核对税率", en: "to be verified"))
                .help(help),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(&'static str, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.map(|finding| (finding.id, finding.help.en)).collect()
    }

    #[test]
    fn other_rates_are_found_and_former_ones_are_known() {
        for (spec, help) in [
            ("template: sample\nfees: { tax_rate: 17% }\n", "17% is a rate of former years"),
            ("template: sample\nfees: { tax_rate: 16% }\n", "16% is a rate of former years"),
            ("template: sample\nfees: { tax_rate: 百分之五 }\n", "ask your tax people"),
            ("template: sample\nfees: { tax_rate: 0.6% }\n", "ask your tax people"),
        ] {
            let found = said(spec);
            let [(id, helped)] = &found[..] else { panic!("{spec}: {found:?}") };
            assert!(*id == CHECK.id && helped.starts_with(help), "{spec}: {helped}");
        }
    }

    #[test]
    fn rates_in_use_and_other_percentages_are_let_pass() {
        for spec in [
            "template: sample\nfees: { tax_rate: 6.00% }\n",
            "template: sample\nfees: { tax_rate: 0% }\n",
            "template: sample\nfees: { tax_rate: 百分之十三 }\n",
            "template: sample\nterms: { damages: 17% }\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
        assert_eq!(said("template: sample\nfees: { tax_rate: 600% }\n")[0].0, "rate/bounds");
    }
}
