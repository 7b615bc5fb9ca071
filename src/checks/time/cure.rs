//! A time to cure a breach that outlasts the term.

use crate::checks::within::Overrun;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;

pub static CHECK: Check = Check {
    id: "time/cure",
    severity: Severity::Warning,
    title: Words { zh: "违约补救期不短于合同期限", en: "a time to cure a breach as long as the term" },
    why: Words {
        zh: "补救期满时合同已经到期，催告改正后解除合同的权利就用不上。",
        en: "the contract is over before the time to cure has run, so the right to terminate after it can never be used",
    },
    basis: &["民法典第五百六十三条 / Civil Code art. 563（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec("template: sample\nterms:\n  duration: 6 months\n  cure: 200 days\n"),
    good: Example::Spec("template: sample\nterms:\n  duration: 6 months\n  cure: 20 days\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let cures = case.contract.relations().filter_map(|(field, relation)| match relation {
        Relation::CureWithin(path) => Overrun::find(case, field, path),
        _ => None,
    });
    cures
        .map(|overrun| {
            let message = say!(
                zh: "“{zh}”为{length_zh}，不短于“{term_zh}”（{limit_zh}）",
                en: "“{en}” is {length_en}, no shorter than “{term_en}” ({limit_en})",
                zh = overrun.name.zh, en = overrun.name.en, length_zh = overrun.length.zh, length_en = overrun.length.en,
                term_zh = overrun.term_name.zh, term_en = overrun.term_name.en,
                limit_zh = overrun.term_length.zh, limit_en = overrun.term_length.en,
            );
            overrun.finding(message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn a_cure_that_outlasts_the_term_is_caught() {
        assert_eq!(
            said("template: sample\nterms: { duration: 1 month, cure: 40 working days }\n"),
            ["“Time to cure” is 40 working days, no shorter than “Term” (1 month)"]
        );
        assert_eq!(said("template: sample\nterms: { duration: 1 year, cure: 1 year }\n").len(), 1);
        assert_eq!(said("template: sample\nterms: { duration: 1 month, cure: 1000 hours }\n").len(), 1);
    }

    #[test]
    fn shorter_and_unknown_ones_are_silent() {
        assert!(said("template: sample\nterms: { duration: 1 month, cure: 15 days }\n").is_empty());
        assert!(said("template: sample\nterms: { duration: 1 year, cure: 200 working days }\n").is_empty());
        assert!(said("template: sample\nterms: { cure: 15 days }\n").is_empty());
    }
}
