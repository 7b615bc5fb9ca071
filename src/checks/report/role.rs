//! A role that nobody of a list has.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::State;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::{Definition, Relation};
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "report/role",
    severity: Severity::Error,
    title: Words { zh: "签署的职责无人承担", en: "a role that nobody has" },
    why: Words {
        zh: "没有人审核、没有人批准的报告，只是一个人的意见。",
        en: "a report that nobody reviewed or approved is one person’s opinion",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nteam:\n  - { role: author, employer: third }\n"),
    good: Example::Report(
        "contract: contract.yaml\nteam:\n  - { role: author, employer: third }\n  - { role: reviewer, employer: third }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let definitions = case.contract.template.schema.definitions().iter();
    let rules = definitions.flat_map(|definition| {
        definition.relations.iter().filter_map(move |(relation, _)| match relation {
            Relation::EachOf(keys) => Some((definition, keys)),
            _ => None,
        })
    });
    rules.filter_map(|(definition, keys)| finding(case, definition, keys)).collect()
}

fn finding(case: &Case, definition: &Definition, keys: &[String]) -> Option<Finding> {
    let (list, _) = definition.path.split_once("[]")?;
    let list = case.contract.field(list)?;
    if !matches!(list.state, State::Items(_)) {
        return None;
    }
    let fields: Vec<_> = case.contract.filling(&definition.path).collect();
    // Somebody whose role is still open may have the one that is missing.
    if fields.iter().any(|field| matches!(field.state, State::Blank | State::Unreadable)) {
        return None;
    }
    let has = |key: &String| fields.iter().any(|field| field.value() == Some(&Value::Choice(key.clone())));
    let missing: Vec<Text> = keys
        .iter()
        .filter(|key| !has(key))
        .map(|key| case.contract.choice(definition, key).cloned().unwrap_or_else(|| Text::same(key.as_str())))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let zh = missing.iter().map(|text| format!("“{}”", text.zh)).collect::<Vec<_>>().join("、");
    let en = missing.iter().map(|text| format!("“{}”", text.en)).collect::<Vec<_>>().join(", ");
    let name = pattern::name_at(case.contract, &list.path);
    let message = say!(
        zh: "“{name_zh}”中没有人是{zh}", en: "nobody of “{name_en}” is {en}",
        name_zh = name.zh, name_en = name.en, zh = zh, en = en,
    );
    let span = list.place.key.clone().unwrap_or_else(|| list.place.value());
    Some(Finding::new(message).of(&list.path).at(span, say!(zh: "还缺人", en: "somebody is missing")).help(say!(
        zh: "请补上承担这一职责的人，由其签署", en: "add the person who has that role, and who signs",
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(team: &str) -> Vec<String> {
        let findings = examine_report(&format!("contract: contract.yaml\nteam: [{team}]\n")).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn every_role_asked_for_is_taken() {
        assert_eq!(said("{ role: author }, { role: author }"), ["nobody of “Team” is “reviewer”"]);
        assert_eq!(said("{ role: reviewer }"), ["nobody of “Team” is “author”"]);
        assert_eq!(said("{ role: expert }"), ["nobody of “Team” is “author”, “reviewer”"]);
    }

    #[test]
    fn more_than_enough_and_nothing_yet_are_silent() {
        for team in [
            "{ role: author }, { role: 审核 }",
            "{ role: author }, { role: expert }, { role: reviewer }",
            "{ role: TBD }",
        ] {
            assert_eq!(said(team), Vec::<String>::new(), "{team}");
        }
        assert_eq!(said(""), Vec::<String>::new());
    }
}
