//! An item here that the other document's list does not have, or has only once.

use super::left_out::{count, matched_lists};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, matching};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "source/unmatched",
    severity: Severity::Error,
    title: Words { zh: "所依据的文件中没有的项", en: "an item the other document does not have" },
    why: Words {
        zh: "合同没有约定的指标不能计分，同一项指标也不能计两次。",
        en: "what the contract does not list cannot be scored, and nothing can be scored twice",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: yes }\n  - { no: 3, met: yes }\n",
    ),
    good: Example::Report("contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: yes }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (list, origin, name, bound) in matched_lists(case) {
        let mut seen: Vec<(usize, &Field)> = Vec::new();
        for item in 0..count(case, list) {
            let Some(field) = case.contract.field(&format!("{}[{item}].{name}", list.path)) else { continue };
            let Some(value) = field.value() else { continue };
            let shown = pattern::shown(value);
            let Some(place) = matching(bound, &origin.path, name, value) else {
                let message = say!(
                    zh: "`{parent}` 中没有 {zh}", en: "`{parent}` has no item {en}",
                    parent = origin.parent, zh = shown.zh, en = shown.en,
                );
                let label = say!(zh: "没有这一项", en: "no such item");
                findings.push(Finding::new(message).of(&field.path).at(field.place.value(), label).help(say!(
                    zh: "请写 `{parent}` 中的序号，或者删去这一项",
                    en: "give the number it has in `{parent}`, or delete it",
                    parent = origin.parent,
                )));
                continue;
            };
            match seen.iter().find(|(known, _)| *known == place) {
                Some((_, first)) => {
                    let message = say!(zh: "{zh} 写了两次", en: "{en} is there twice", zh = shown.zh, en = shown.en);
                    let finding = Finding::new(message)
                        .of(&field.path)
                        .at(field.place.value(), say!(zh: "第二次", en: "again"))
                        .see(first.place.value(), say!(zh: "第一次", en: "first here"));
                    findings.push(finding.help(say!(zh: "请删去其中一项", en: "delete one of them")));
                }
                None => seen.push((place, field)),
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(numbers: &[&str]) -> Vec<String> {
        let items: Vec<String> = numbers.iter().map(|no| format!("{{ no: {no}, met: yes }}")).collect();
        let spec = format!("contract: contract.yaml\nresults: [{}]\n", items.join(", "));
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn what_is_not_there_and_what_is_there_twice() {
        assert_eq!(said(&["1", "2", "0"]), ["`contract` has no item 0"]);
        assert_eq!(said(&["1", "2", "99"]), ["`contract` has no item 99"]);
        assert_eq!(said(&["1", "2", "1"]), ["1 is there twice"]);
    }

    #[test]
    fn each_once_is_right() {
        for numbers in [&["1", "2"][..], &["2", "1"], &["1"], &["", "1"]] {
            assert_eq!(said(numbers), Vec::<String>::new(), "{numbers:?}");
        }
    }
}
