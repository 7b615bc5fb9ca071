//! A process that can outlast the contract.

use crate::checks::{Case, Check, Example, Run, course};
use crate::diag::{Finding, Severity, Words};
use crate::timeline::{Conflict, Lapse, Mode, Timeline};

pub static CHECK: Check = Check {
    id: "time/longer-than-term",
    severity: Severity::Warning,
    title: Words { zh: "流程可能超过合同期限", en: "a process that can outlast the term" },
    why: Words {
        zh: "各方都守约，流程仍可能到合同期满还没有走完；届时权利义务如何，合同没有答案。",
        en: "everybody keeps to the contract and yet it can end before the process does, with no answer to what holds then",
    },
    basis: &[],
    bad: Example::Events {
        spec: "signed_on: 2026-03-02\nservice: { response: 60 working days }\nterms: { duration: 2 months }\n",
        events: EVENTS,
    },
    good: Example::Events {
        spec: "signed_on: 2026-03-02\nservice: { response: 20 working days }\nterms: { duration: 2 months }\n",
        events: EVENTS,
    },
    run: Run::Bound(run),
};

const EVENTS: &str = "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  delivery:\n    \
                      label: { zh: 交付, en: Delivery }\n    by: parties.provider\n    \
                      within: service.response of signing\n    not-after: expiry\n  expiry:\n    \
                      label: { zh: 届满, en: Expiry }\n    at: end of terms.duration from signing\n    rolls: no\n";

fn run(case: &Case) -> Vec<Finding> {
    let Some((timeline, conflict)) = course::found(case) else { return Vec::new() };
    if !is_term(timeline, conflict) {
        return Vec::new();
    }
    vec![course::conflict(case, timeline, conflict)]
}

/// Whether what comes too early is the end of a term.
pub(in crate::checks) fn is_term(timeline: &Timeline, conflict: &Conflict) -> bool {
    let lapse = |link: &crate::timeline::Link| &timeline.steps[link.step].ties[link.tie].lapse;
    let ends = conflict.late.iter().any(|link| matches!(lapse(link), Lapse::Term(_)));
    let counts_back = conflict.late.iter().any(|link| matches!(lapse(link), Lapse::Before(_)));
    conflict.mode == Mode::AllTime && ends && !counts_back
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_spec;

    fn said(spec: &str) -> Vec<String> {
        let template = format!("{}\n{EVENTS}", include_str!("../sample/template.yaml"));
        let findings = examine_spec(&format!("template: sample\n{spec}"), &[("template.yaml", &template)]).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    fn spec(days: u32, term: &str) -> String {
        format!("signed_on: 2026-03-02\nservice: {{ response: {days} working days }}\nterms: {{ duration: {term} }}\n")
    }

    #[test]
    fn the_eve_of_the_corresponding_day_is_the_last() {
        // Two months from 2 March end on 1 May, a day off; the 42nd working day is 30 April, the 43rd 6 May.
        assert_eq!(
            said(&spec(43, "2 months")),
            [
                "where all time is used, “Delivery” comes too late: 2 March 2026 + 43 working days makes 6 May 2026, but 2 March \
              2026 + 2 months makes 1 May 2026, 5 days too late"
            ]
        );
        assert!(said(&spec(42, "2 months")).is_empty());
        assert_eq!(said(&spec(70, "3 months")).len(), 1);
        assert_eq!(said(&spec(300, "1 year")).len(), 1);
    }

    #[test]
    fn a_longer_term_or_a_blank_is_silent() {
        assert!(said(&spec(60, "1 year")).is_empty());
        assert!(said("signed_on: 2026-03-02\nterms: { duration: 2 months }\n").is_empty());
        assert!(said("signed_on: 2026-03-02\nservice: { response: 60 working days }\n").is_empty());
    }
}
