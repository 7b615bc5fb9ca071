//! A period or a rate above a limit of which the figure changes, or the breach does not void the term.

use super::statutory;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};

pub static CHECK: Check = Check {
    id: "law/over-guideline",
    severity: Severity::Warning,
    title: Words {
        zh: "利率或者付款期限超过规定的上限",
        en: "interest or a time for payment above the official limit",
    },
    why: Words {
        zh: "借款利率超过合同成立时一年期贷款市场报价利率四倍的部分，法院不予支持；向中小企业付款过迟的，应当支付逾期利息。",
        en: "courts do not enforce loan interest above four times the one-year loan prime rate at the time of \
             contracting; late payment to small and medium-sized enterprises bears interest",
    },
    basis: &["private-lending-provisions-25", "sme-payment-regulation-8"],
    bad: Example::Spec("template: sample\nterms:\n  interest: 15%\n"),
    good: Example::Spec("template: sample\nterms:\n  interest: 12%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    statutory::exceeding(case, |limit| !limit.verified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.help.en).collect()
    }

    #[test]
    fn interest_is_measured_by_a_dated_figure_that_is_not_said_to_be_certain() {
        let said = said("template: sample\nterms:\n  interest: 12.01%\n");
        assert!(said.len() == 1 && said[0].contains("as of 2025-05-20, unverified"), "{said:?}");
    }

    #[test]
    fn the_time_for_payment_depends_on_who_pays() {
        for (payer, within, expected) in [
            ("large", "61 days", 1),
            ("public", "3 months", 1),
            ("large", "60 working days", 1),
            ("large", "60 days", 0),
            ("public", "40 working days", 0),
            ("small", "90 days", 0),
        ] {
            let spec = format!("template: sample\nterms:\n  payer: {payer}\n  pay_within: {within}\n");
            assert_eq!(said(spec.leak()).len(), expected, "{payer}, {within}");
        }
    }
}
