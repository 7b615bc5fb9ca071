//! A notice that would have to be given before the term has begun.

use crate::checks::within::Overrun;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;

pub static CHECK: Check = Check {
    id: "time/renewal-notice",
    severity: Severity::Error,
    title: Words { zh: "通知期不短于合同期限", en: "a notice period as long as the term" },
    why: Words {
        zh: "续签通知须在期满前那么久发出；通知期不短于期限，合同刚生效就已错过，续签条款等于没有。",
        en: "the notice has to be given that long before the term ends; if it is as long as the term, it is too late on \
             the first day and the right to renew is worth nothing",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nterms:\n  duration: 1 year\n  renewal: 12 months\n"),
    good: Example::Spec("template: sample\nterms:\n  duration: 1 year\n  renewal: 3 months\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let notices = case.contract.relations().filter_map(|(field, relation)| match relation {
        Relation::NoticeWithin(path) => Overrun::find(case, field, path),
        _ => None,
    });
    notices
        .map(|overrun| {
            let message = say!(
                zh: "“{zh}”为{length_zh}，而“{term_zh}”只有{limit_zh}，合同生效时已来不及通知",
                en: "“{en}” is {length_en}, but “{term_en}” is only {limit_en}: the notice would be late on the first day",
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
    fn a_notice_as_long_as_the_term_is_caught_in_any_unit() {
        assert_eq!(said("template: sample\nterms: { duration: 1 year, renewal: 18 months }\n").len(), 1);
        assert_eq!(said("template: sample\nterms: { duration: 6 months, renewal: 200 days }\n").len(), 1);
        assert_eq!(
            said("template: sample\nterms: { duration: 1 year, renewal: 1 year }\n"),
            ["“Notice of renewal” is 1 year, but “Term” is only 1 year: the notice would be late on the first day"]
        );
    }

    #[test]
    fn shorter_and_unknown_ones_are_silent() {
        assert!(said("template: sample\nterms: { duration: 1 year, renewal: 11 months }\n").is_empty());
        assert!(said("template: sample\nterms: { renewal: 12 months }\n").is_empty());
        assert!(said("template: sample\nterms: { duration: TBD, renewal: 12 months }\n").is_empty());
    }
}
