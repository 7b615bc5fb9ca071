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
