//! A document that builds on another and does not say which.

use crate::checks::{Case, Check, Example, Run};
use crate::contract::Missing;
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "source/unnamed",
    severity: Severity::Error,
    title: Words { zh: "没有写明所依据的文件", en: "the document it builds on is not named" },
    why: Words {
        zh: "双方名称、期限、指标都取自那份文件；不写明是哪一份，这些就都是空白。",
        en: "the parties, periods and criteria come from that document; unless it is named, all of them are blank",
    },
    basis: &[],
    bad: Example::Report("done: 2026-04-01\n"),
    good: Example::Report("contract: contract.yaml\ndone: 2026-04-01\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let contract = case.contract;
    let unnamed = contract.parents.iter().filter(|parent| parent.state.as_ref().err() == Some(&Missing::Unnamed));
    let refers = |name: &str| {
        let mark = format!("]({name}#");
        let sources = contract.template.clauses.values().flat_map(|clause| Lang::ALL.map(|lang| clause.source(lang)));
        sources.flatten().any(|source| source.text.contains(&mark))
    };
    let lost = |name: &str| {
        contract.fields.iter().any(|field| {
            field.adopted && contract.definition(field).origin.as_ref().is_some_and(|origin| origin.parent == name)
        })
    };
    let findings = unnamed.filter(|parent| lost(&parent.name) || refers(&parent.name)).map(|parent| {
        let message = say!(zh: "没有写明 `{name}` 是哪个文件", en: "`{name}` is not named", name = parent.name);
        let span = case.spec.template().map_or_else(|| case.spec.start(), |(_, span)| span.clone());
        let label = say!(zh: "这一文件建立在 `{name}` 之上", en: "this builds on `{name}`", name = parent.name);
        Finding::new(message).of(&parent.name).at(span, label).help(say!(
            zh: "请写明文件的路径，例如 `{name}: {{ file: {name}.yaml }}`",
            en: "write its path, as in `{name}: {{ file: {name}.yaml }}`",
            name = parent.name,
        ))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn fires(spec: &str) -> bool {
        examine_report(spec).findings.iter().any(|finding| finding.id == CHECK.id)
    }

    #[test]
    fn a_link_left_blank_names_nothing() {
        for spec in
            ["contract:\n", "contract: TBD\n", "contract: { file: , sha256: }\n", "pass: 70\n", "number: HT-9\n"]
        {
            assert!(fires(spec), "{spec}");
        }
    }

    #[test]
    fn a_link_that_names_a_file_is_no_longer_this_fault() {
        for spec in ["contract: contract.yaml\n", "contract: other.yaml\n", "contract: { file: contract.yaml }\n"] {
            assert!(!fires(spec), "{spec}");
        }
    }
}
