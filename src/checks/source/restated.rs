//! A value that comes from another document, written again and not the same.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Fault;
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "source/restated",
    severity: Severity::Error,
    title: Words { zh: "重写的值与所依据的文件不一致", en: "a value written again, and not the same" },
    why: Words {
        zh: "同一件事在两份文件里说法不同，对方可以选对自己有利的那一个。",
        en: "where two documents differ on one thing, the other side may pick what suits it",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nnumber: HT-2\n"),
    good: Example::Report("contract: contract.yaml\nnumber: HT-1\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let findings = case.contract.faults.iter().filter_map(|fault| {
        let Fault::Restated { path, parent, own, theirs, span, other } = fault else { return None };
        let name = pattern::name(case.contract, case.contract.field(path)?);
        let (own, theirs) = (pattern::shown(own), pattern::shown(theirs));
        let message = say!(
            zh: "“{zh}”写的是 {own_zh}，`{parent}` 中是 {theirs_zh}",
            en: "“{en}” is given as {own_en}, and is {theirs_en} in `{parent}`",
            zh = name.zh, en = name.en, own_zh = own.zh, own_en = own.en, theirs_zh = theirs.zh, theirs_en = theirs.en,
            parent = parent,
        );
        let finding = Finding::new(message)
            .of(path)
            .at(span.clone(), say!(zh: "此处不同", en: "differs here"))
            .see(other.clone(), say!(zh: "原文在此", en: "this is where it comes from"));
        Some(finding.help(say!(
            zh: "请删去这一项，它会取自 `{parent}`；若是那份文件写错了，改那份文件",
            en: "delete it here, and it will come from `{parent}`; if that document is wrong, correct it there",
            parent = parent,
        )))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn fires(spec: &str) -> bool {
        let spec = format!("contract: contract.yaml\n{spec}");
        examine_report(&spec).findings.iter().any(|finding| finding.id == CHECK.id)
    }

    #[test]
    fn both_places_are_shown() {
        let examined = examine_report("contract: contract.yaml\nnumber: HT-2\n");
        let finding = examined.findings.iter().find(|finding| finding.id == CHECK.id).expect("it differs");
        assert_eq!(finding.related[0].span.text(), "HT-1");
        assert_eq!(finding.related[0].span.source.name, "contract.yaml");
    }

    #[test]
    fn items_are_compared_by_their_number() {
        for item in ["{ no: 1, weight: 40% }", "{ no: 2, weight: 60% }", "{ no: 2, weight: 39% }"] {
            assert!(fires(&format!("results: [{item}]\n")), "{item}");
        }
        for item in ["{ no: 1, weight: 60% }", "{ no: 2, weight: 百分之四十 }", "{ no: 2 }", "{ no: 7, weight: 1% }"]
        {
            assert!(!fires(&format!("results: [{item}]\n")), "{item}");
        }
    }
}
