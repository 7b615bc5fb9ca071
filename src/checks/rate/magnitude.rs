//! A percentage a hundred times too small, or without its sign, so that nobody knows.

use rust_decimal::Decimal;

use crate::checks::unreadable::{Unreadable, unreadable};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Definition;
use crate::value::{Fault, Percent, Value};

pub static CHECK: Check = Check {
    id: "rate/magnitude",
    severity: Severity::Error,
    title: Words { zh: "比例的量级不明或不对", en: "a percentage of doubtful size" },
    why: Words {
        zh: "没有百分号，0.05既可读作5%，也可读作0.05%，相差一百倍；已经是小数又加上百分号，违约金、付款比例就少了两个数量级。",
        en: "without the sign, 0.05 may be read as 5% or as 0.05%, a hundredfold less; with the sign after what was \
             already a fraction, damages and payments come out a hundred times too small",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nterms:\n  damages: 0.05\n"),
    good: Example::Spec("template: sample\nterms:\n  damages: 5%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let bare = unreadable(case).filter_map(|value| match value.fault {
        Fault::NoSign { suggestion } => Some(without_sign(&value, *suggestion)),
        _ => None,
    });
    let small = case.contract.fields.iter().filter_map(|field| match field.value() {
        Some(Value::Percent(percent)) => too_small(case, field, *percent),
        _ => None,
    });
    bare.chain(small).collect()
}

/// A bare number: as a percentage it may mean itself or a hundredfold, and the declared range may tell which.
fn without_sign(value: &Unreadable, suggestion: Percent) -> Finding {
    let literal = value.rewritten(&format!("{}%", value.raw.trim())).unwrap_or_else(|| suggestion.to_string());
    let larger = suggestion.to_string();
    let (zh, en) = (&value.name.zh, &value.name.en);
    let fits =
        |text: &str| value.kind.parse(text).is_ok_and(|value_| pattern::is_within_range(value.definition, &value_));
    let help = match (fits(&literal), fits(&larger)) {
        (true, true) | (false, false) if literal != larger => say!(
            zh: "若指{larger}，请写 `{larger}`；若指{literal}，请写 `{literal}`",
            en: "if {larger} is meant, write `{larger}`; if {literal} is meant, write `{literal}`",
            larger = larger, literal = literal,
        ),
        (true, _) => say!(zh: "请写 `{literal}`", en: "write `{literal}`", literal = literal),
        _ => say!(zh: "请写 `{larger}`", en: "write `{larger}`", larger = larger),
    };
    value.finding(
        say!(
            zh: "“{zh}”写成了 `{raw}`，没有百分号", en: "“{en}” is written `{raw}`, without a per-cent sign",
            zh = zh, en = en, raw = value.quoted(),
        ),
        say!(zh: "缺少百分号", en: "no per-cent sign"),
        help,
    )
}

/// A percentage below its range whose hundredfold lies inside.
fn too_small(case: &Case, field: &Field, percent: Percent) -> Option<Finding> {
    let definition = case.contract.definition(field);
    let meant = meant(definition, percent)?;
    let name = pattern::name(case.contract, field);
    let allowed = pattern::range(definition);
    let message = say!(
        zh: "“{zh}”为{percent}，允许的范围却是{allowed_zh}，像是差了一百倍",
        en: "“{en}” is {percent}, though the range allowed is {allowed_en}; it looks a hundred times too small",
        zh = name.zh, en = name.en, percent = percent, allowed_zh = allowed.zh, allowed_en = allowed.en,
    );
    let label = say!(zh: "是否指{meant}", en: "is {meant} meant?", meant = meant);
    let help = say!(zh: "若指{meant}，请写 `{meant}`", en: "if {meant} is meant, write `{meant}`", meant = meant);
    Some(Finding::new(message).of(&field.path).at(field.place.value(), label).help(help))
}

/// The hundredfold of a percentage, where it lies inside a range that begins above the percentage itself.
pub(in crate::checks) fn meant(definition: &Definition, percent: Percent) -> Option<Percent> {
    let Some(Value::Percent(min)) = definition.min else { return None };
    let meant = Percent::new(percent.points().checked_mul(Decimal::ONE_HUNDRED)?);
    (percent < min && pattern::is_within_range(definition, &Value::Percent(meant))).then_some(meant)
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
    fn the_range_tells_what_was_meant() {
        assert_eq!(said("template: sample\nterms: { damages: 0.05 }\n"), [(CHECK.id, "write `5%`".to_owned())]);
        assert_eq!(said("template: sample\nterms: { damages: 5 }\n"), [(CHECK.id, "write `5%`".to_owned())]);
        let help = "if 50% is meant, write `50%`; if 0.5% is meant, write `0.5%`".to_owned();
        assert_eq!(said("template: sample\nfees: { instalments: [{ share: 0.5 }] }\n"), [(CHECK.id, help)]);
    }

    #[test]
    fn a_fraction_with_a_sign_is_found_by_its_range() {
        assert_eq!(
            said("template: sample\nterms: { damages: 0.05% }\n"),
            [(CHECK.id, "if 5% is meant, write `5%`".to_owned())]
        );
        // A hundredfold of this is out of range as well, and so it is simply too small.
        assert_eq!(said("template: sample\nterms: { damages: 0.5% }\n")[0].0, "value/range");
        assert_eq!(said("template: sample\nterms: { damages: 1% }\n"), []);
    }
}
