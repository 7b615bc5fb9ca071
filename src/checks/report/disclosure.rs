//! Somebody of a party who says nothing of their interest.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, State};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::Relation;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "report/disclosure",
    severity: Severity::Error,
    title: Words { zh: "没有说明利害关系", en: "an interest that is not disclosed" },
    why: Words {
        zh: "一方派出的人参加鉴定而不说明，对方可以质疑整个结论是否公正。",
        en: "where staff of a party take part and do not say so, the other side may doubt that the conclusion is fair at all",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nteam:\n  - { role: author, employer: client }\n  - { role: reviewer, employer: third }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nteam:\n  - { role: author, employer: client, interest: product manager }\n  \
         - { role: reviewer, employer: third }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut told: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for (definition, field, unless, other) in duties(case) {
        // Both languages of one field are one finding.
        let stem = field.side.map_or(field.path.as_str(), |_| field.path.rsplit_once('.').map_or("", |(stem, _)| stem));
        let says_something = matches!(field.state, State::Filled(_) | State::Blank | State::Unreadable);
        if says_something || told.contains(&stem) {
            continue;
        }
        let Some(Value::Choice(key)) = other.value() else { continue };
        if key == unless {
            continue;
        }
        told.push(stem);
        let name = pattern::label(definition);
        let choice = case.contract.choice(case.contract.definition(other), key).cloned();
        let choice = choice.unwrap_or_else(|| Text::same(key.as_str()));
        let message = say!(
            zh: "属于{choice_zh}的人没有说明“{zh}”", en: "somebody of {choice_en} leaves out “{en}”",
            zh = name.zh, en = name.en, choice_zh = choice.zh, choice_en = choice.en,
        );
        let finding = Finding::new(message)
            .of(stem)
            .at(other.place.value(), say!(zh: "与一方有关系", en: "has to do with a party"));
        findings.push(finding.help(say!(
            zh: "请写明其任职，以及是否参与过有关事项", en: "state the post, and any part taken in the matter before",
        )));
    }
    findings
}

/// Every field that must say something, with the value that excuses it and the field that has it.
fn duties<'a>(
    case: &'a Case,
) -> impl Iterator<Item = (&'a crate::template::Definition, &'a Field, &'a str, &'a Field)> {
    case.contract.fields.iter().flat_map(move |field| {
        let definition = case.contract.definition(field);
        definition.relations.iter().filter_map(move |(relation, _)| match relation {
            Relation::Discloses { field: path, unless } => {
                Some((definition, field, unless.as_str(), pattern::related(case.contract, field, path)?))
            }
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn count(person: &str) -> usize {
        let spec = format!(
            "contract: contract.yaml\nteam: [{{ {person} }}, {{ role: author, employer: third }}, {{ role: reviewer }}]\n"
        );
        examine_report(&spec).findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn whoever_belongs_to_a_party_says_so() {
        for person in ["employer: client", "employer: client, interest: /", "employer: 甲方, interest: \"\""] {
            assert_eq!(count(person), 1, "{person}");
        }
        for person in ["employer: third", "employer: client, interest: tester", "role: expert", "employer: nobody"] {
            assert_eq!(count(person), 0, "{person}");
        }
    }
}
