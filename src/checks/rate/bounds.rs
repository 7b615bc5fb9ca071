//! A percentage below nothing or above the whole.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::Definition;
use crate::value::{Percent, Value};

pub static CHECK: Check = Check {
    id: "rate/bounds",
    severity: Severity::Error,
    title: Words { zh: "比例不在0%至100%之间", en: "a percentage outside 0% to 100%" },
    why: Words {
        zh: "比例是整体的一部分，小于零或大于整体都无从计算，多半是漏了小数点或多打了一位。",
        en: "a share is a part of a whole; below nothing or above the whole it cannot be computed, and is mostly a \
             point left out or a digit too many",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nterms:\n  damages: 130%\n"),
    good: Example::Spec("template: sample\nterms:\n  damages: 13%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in &case.contract.fields {
        let Some(Value::Percent(percent)) = field.value() else { continue };
        let definition = case.contract.definition(field);
        if !is_out(definition, *percent) {
            continue;
        }
        let name = pattern::name(case.contract, field);
        let message = say!(
            zh: "“{zh}”为{percent}，不在0%至100%之间", en: "“{en}” is {percent}, outside 0% to 100%",
            zh = name.zh, en = name.en, percent = percent,
        );
        let label = if is_negative(*percent) {
            say!(zh: "小于零", en: "below zero")
        } else {
            say!(zh: "大于整体", en: "more than the whole")
        };
        findings.push(
            Finding::new(message).of(&field.path).at(field.place.value(), label).help(help(definition, *percent)),
        );
    }
    findings
}

/// Whether a percentage is outside 0% to 100%, and the template does not itself allow for that.
pub(in crate::checks) fn is_out(definition: &Definition, percent: Percent) -> bool {
    let within = |end: &Option<Value>, is: fn(&Percent, &Percent) -> bool| match end {
        Some(Value::Percent(end)) => is(&percent, end),
        _ => false,
    };
    let allowed =
        if is_negative(percent) { within(&definition.min, Percent::ge) } else { within(&definition.max, Percent::le) };
    !percent.is_within_bounds() && !allowed
}

fn is_negative(percent: Percent) -> bool {
    percent.points().is_sign_negative()
}

/// What may have been meant by a negative share, or how shares are written.
fn help(definition: &Definition, percent: Percent) -> Text {
    if is_negative(percent) {
        return say!(
            zh: "请去掉负号，写成 `{positive}`", en: "leave out the minus sign and write `{positive}`",
            positive = Percent::new(-percent.points()),
        );
    }
    let example = if definition.example.zh.is_empty() { "5%" } else { &definition.example.zh };
    say!(
        zh: "请写整体的百分之几，最多 `100%`，例如 `{example}`；并请核对是否漏了小数点",
        en: "write a share of the whole, at most `100%`, such as `{example}`; perhaps a decimal point was left out",
        example = example,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn the_ends_are_within_bounds_and_the_range_stays_silent() {
        let ids =
            |spec| examine_example(Example::Spec(spec)).findings.iter().map(|finding| finding.id).collect::<Vec<_>>();
        assert_eq!(ids("template: sample\nterms:\n  damages: -5%\n"), ["rate/bounds"]);
        assert_eq!(ids("template: sample\nterms:\n  damages: 100.01%\n"), ["rate/bounds"]);
        assert_eq!(
            ids("template: sample\nfees:\n  instalments:\n    - share: 100%\n    - share: 0%\n"),
            Vec::<&str>::new()
        );
    }
}
