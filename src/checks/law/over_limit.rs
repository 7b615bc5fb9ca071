//! A period or a rate above what a statute allows.

use super::statutory;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};

pub static CHECK: Check = Check {
    id: "law/over-limit",
    severity: Severity::Error,
    title: Words { zh: "期间超过法定上限", en: "a period above the statutory limit" },
    why: Words {
        zh: "超过法定上限的部分无效，按上限执行；依法不得约定的，整项约定无效。",
        en: "what exceeds the statutory limit is void, and the limit holds in its place; where none is allowed, all of it \
             is void",
    },
    basis: &["civil-code-705", "labour-contract-law-19", "labour-contract-law-24"],
    bad: Example::Spec("template: sample\nterms:\n  lease: 21 years\n"),
    good: Example::Spec("template: sample\nterms:\n  lease: 20 years\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    statutory::exceeding(case, |limit| limit.verified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn each_limit_has_its_article() {
        let lease = said("template: sample\nterms:\n  lease: 241 months\n");
        assert!(lease.len() == 1 && lease[0].contains("Civil Code art. 705(1)"), "{lease:?}");
        let bar = said("template: sample\nterms:\n  non_compete: 25 months\n");
        assert!(bar.len() == 1 && bar[0].contains("Labour Contract Law art. 24(2)"), "{bar:?}");
    }

    #[test]
    fn probation_depends_on_the_term_of_employment() {
        for (duration, probation, expected) in [
            ("2 months", "1 month", 1),
            ("3 months", "1 month", 0),
            ("11 months", "2 months", 1),
            ("1 year", "2 months", 0),
            ("35 months", "3 months", 1),
            ("3 years", "6 months", 0),
            ("3 years", "7 months", 1),
            ("1 year", "90 days", 1),
            ("1 year", "60 days", 0),
        ] {
            let spec = format!("template: sample\nterms:\n  duration: {duration}\n  probation: {probation}\n");
            assert_eq!(said(spec.leak()).len(), expected, "{duration}, {probation}");
        }
    }

    #[test]
    fn blanks_and_what_cannot_be_compared_stay_silent() {
        assert_eq!(said("template: sample\nterms:\n  probation: 7 months\n"), Vec::<String>::new());
        assert_eq!(
            said("template: sample\nterms:\n  lease: 20 years\n  non_compete: 24 months\n"),
            Vec::<String>::new()
        );
        assert_eq!(said("template: sample\nterms:\n  lease:\n"), Vec::<String>::new());
    }
}
