//! Evidence that nothing refers to.

use super::reference::{named, referred};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;

pub static CHECK: Check = Check {
    id: "evidence/unused",
    severity: Severity::Warning,
    title: Words { zh: "没有用到的证据", en: "evidence that nothing refers to" },
    why: Words {
        zh: "多半是某项结果漏写了证据编号；与结果无关的材料，也不应当交给对方。",
        en: "most likely some result lacks its number; and what supports nothing should not be handed to the other side",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, met: yes, evidence: E-01 }\n  - { no: 2, met: yes }\n\
         evidence:\n  - { id: E-01 }\n  - { id: E-02 }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, met: yes, evidence: E-01 }\n  \
         - { no: 2, met: yes, evidence: E-02 }\nevidence:\n  - { id: E-01 }\n  - { id: E-02 }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut lists: Vec<&str> = Vec::new();
    let mut used = std::collections::BTreeSet::new();
    for (field, relation) in case.contract.relations() {
        let Relation::RefersTo(list) = relation else { continue };
        if !lists.contains(&list.as_str()) {
            lists.push(list);
        }
        used.extend(referred(field).map(|(name, _)| (list.as_str(), name)));
    }
    // Where nothing at all is referred to yet, the results are still open.
    if used.is_empty() {
        return Vec::new();
    }
    let named = lists.into_iter().flat_map(|list| named(case, list).map(move |(name, field)| (list, name, field)));
    let unused = named.filter(|(list, name, _)| !used.contains(&(*list, *name)));
    let findings = unused.map(|(_, name, field)| {
        let message = say!(zh: "没有结果引用 `{name}`", en: "nothing refers to `{name}`", name = pattern::quoted(name));
        Finding::new(message).of(&field.path).at(field.place.value(), say!(zh: "没有用到", en: "not used")).help(say!(
            zh: "请在它所支持的结果中写上这一编号，或者把它从清单中删去",
            en: "give its number beside the result it supports, or take it off the list",
        ))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn count(one: &str, two: &str, ids: &str) -> usize {
        let spec = format!(
            "contract: contract.yaml\nresults: [{{ no: 1, met: yes, evidence: \"{one}\" }}, \
             {{ no: 2, met: yes, evidence: \"{two}\" }}]\nevidence: [{ids}]\n"
        );
        examine_report(&spec).findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn each_piece_left_over_is_told() {
        assert_eq!(count("E-01", "", "{ id: E-01 }, { id: E-02 }"), 1);
        assert_eq!(count("E-02", "E-02", "{ id: E-01 }, { id: E-02 }, { id: E-03 }"), 2);
        assert_eq!(count("E-010", "", "{ id: E-01 }"), 1);
    }

    #[test]
    fn what_is_used_once_is_used() {
        assert_eq!(count("E-01、E-02", "", "{ id: E-01 }, { id: E-02 }"), 0);
        assert_eq!(count("E-01", "E-01", "{ id: E-01 }"), 0);
        assert_eq!(count("", "", "{ id: E-01 }"), 0);
    }
}
