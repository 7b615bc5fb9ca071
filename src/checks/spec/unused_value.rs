//! A value the contract does not ask for, given its other values.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Fault};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::template::{Condition, Test};

pub static CHECK: Check = Check {
    id: "spec/unused-value",
    severity: Severity::Warning,
    title: Words { zh: "填了却用不到的值", en: "a value that is filled in but not used" },
    why: Words {
        zh: "这一项只在特定条件下才写进合同；填写的人可能以为它已经约定，其实合同中并没有。",
        en: "the contract has this only under a condition that does not hold; whoever filled it in may believe it \
             agreed, and it will not be there",
    },
    basis: &[],
    bad: Example::Spec(
        "template: sample\nservice:\n  kind: remote\n  site: { zh: 北京市海淀区, en: \"Haidian, Beijing\" }\n",
    ),
    good: Example::Spec(
        "template: sample\nservice:\n  kind: onsite\n  site: { zh: 北京市海淀区, en: \"Haidian, Beijing\" }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    // Both sides of bilingual text and all fields of a group share one condition: together they are one finding.
    let mut groups: Vec<(&Span, Vec<(&str, &Span)>)> = Vec::new();
    for fault in &case.contract.faults {
        let Fault::Unasked { path, condition, span } = fault else { continue };
        match groups.iter_mut().find(|(known, _)| *known == condition) {
            Some((_, places)) => places.push((path, span)),
            None => groups.push((condition, vec![(path, span)])),
        }
    }
    groups.into_iter().filter_map(|(condition, places)| finding(case.contract, condition, &places)).collect()
}

fn finding(contract: &Contract, condition: &Span, places: &[(&str, &Span)]) -> Option<Finding> {
    let (first, span) = places.first()?;
    let path = places.iter().fold((*first).to_owned(), |path, (other, _)| shared(&path, other));
    let start = places.iter().map(|(_, span)| span.start).min()?;
    let end = places.iter().map(|(_, span)| span.end).max()?;
    let name = match contract.field(&path) {
        Some(field) => pattern::name(contract, field),
        None => contract.template.schema.get(&path).map_or_else(|| Text::same(&path), pattern::label),
    };
    let message = say!(
        zh: "“{zh}”已经填写，但合同用不到", en: "“{en}” is filled in, but the contract does not use it",
        zh = name.zh, en = name.en,
    );
    let mut finding = Finding::new(message)
        .of(path)
        .at(Span::new(&span.source, start..end), say!(zh: "不会写进合同", en: "will not be in the contract"))
        .see(condition.clone(), say!(zh: "只在这一条件成立时使用", en: "used only where this holds"));
    let failed = failed(contract, contract.field(first).map(|field| contract.definition(field).when.as_ref())??);
    if let Some(field) = failed.and_then(|test| contract.field(&test.path))
        && field.place.key.is_some()
    {
        finding = finding.see(field.place.whole(), say!(zh: "此处使条件不成立", en: "this is why it does not hold"));
    }
    let help = match failed {
        Some(test) => {
            let remedy = remedy(contract, test);
            say!(
                zh: "请删去此项；如确需约定，请{zh}", en: "delete it; or, if it is meant to apply, {en}",
                zh = remedy.zh, en = remedy.en,
            )
        }
        None => say!(zh: "请删去此项", en: "delete it"),
    };
    Some(finding.help(help))
}

/// The steps two paths begin with.
fn shared(one: &str, other: &str) -> String {
    let steps = one.split('.').zip(other.split('.')).take_while(|(one, other)| one == other);
    steps.map(|(step, _)| step).collect::<Vec<_>>().join(".")
}

/// The first test of a condition that does not hold.
fn failed<'a>(contract: &Contract, condition: &'a Condition) -> Option<&'a Test> {
    condition.tests.iter().find(|test| {
        let alone = Condition { tests: vec![(*test).clone()], span: condition.span.clone() };
        !contract.holds(Some(&alone))
    })
}

/// What would make a test hold.
fn remedy(contract: &Contract, test: &Test) -> Text {
    let label = contract.template.schema.get(&test.path).map_or_else(|| Text::same(&test.path), pattern::label);
    let (zh, en) = (label.zh, label.en);
    match (&test.value, test.negated) {
        (Some(value), false) => {
            say!(zh: "把“{zh}”改为 `{value}`", en: "set “{en}” to `{value}`", zh = zh, en = en, value = value)
        }
        (Some(value), true) => {
            say!(
                zh: "把“{zh}”改为 `{value}` 以外的值",
                en: "set “{en}” to something other than `{value}`",
                zh = zh, en = en, value = value,
            )
        }
        (None, false) => say!(zh: "填写“{zh}”", en: "fill in “{en}”", zh = zh, en = en),
        (None, true) => say!(zh: "不填“{zh}”", en: "leave “{en}” out", zh = zh, en = en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn both_languages_are_one_finding_of_the_whole_field() {
        let findings = examine_example(CHECK.bad).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!(finding.path.as_deref(), Some("service.site"));
        assert_eq!(finding.related.len(), 2);
        assert_eq!(finding.help.en, "delete it; or, if it is meant to apply, set “Mode of service” to `onsite`");
    }

    #[test]
    fn a_condition_on_a_value_left_out_points_at_the_condition_alone() {
        let spec = "template: sample\nservice: { site: { zh: 北京, en: Beijing } }\n";
        let findings = examine_example(Example::Spec(spec)).findings;
        assert_eq!(findings.iter().map(|finding| finding.related.len()).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_blank_that_is_not_asked_for_is_no_value() {
        let spec = "template: sample\nservice: { kind: remote, site: TBD }\n";
        assert_eq!(examine_example(Example::Spec(spec)).findings, []);
    }
}
