//! A notice whose last day has passed before the contract is signed.

use crate::checks::{Case, Check, Example, Run, course};
use crate::diag::{Finding, Severity, Words};
use crate::timeline::{Conflict, Lapse, Mode, Timeline};

pub static CHECK: Check = Check {
    id: "time/notice-past",
    severity: Severity::Error,
    title: Words { zh: "签署时通知期限已过", en: "a notice that is too late on the day of signing" },
    why: Words {
        zh: "倒推得出的最后通知日早于签署之日，这项权利从一开始就无法行使。",
        en: "counted back, the last day for the notice lies before the contract begins, so that the right can never be used",
    },
    basis: &["民法典第二百零二条 / Civil Code art. 202（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Events {
        spec: "signed_on: 2026-03-02\nterms: { duration: 1 year, notice: 12 months }\n",
        events: EVENTS,
    },
    good: Example::Events {
        spec: "signed_on: 2026-03-02\nterms: { duration: 1 year, notice: 3 months }\n",
        events: EVENTS,
    },
    run: Run::Bound(run),
};

const EVENTS: &str = "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  notice:\n    \
                      label: { zh: 通知不再续期, en: Notice of non-renewal }\n    by: parties\n    not-before: signing\n    \
                      not-after: terms.notice before expiry\n  expiry:\n    label: { zh: 届满, en: Expiry }\n    \
                      at: end of terms.duration from signing\n    rolls: no\n";

fn run(case: &Case) -> Vec<Finding> {
    let Some((timeline, conflict)) = course::found(case) else { return Vec::new() };
    if !is_notice(timeline, conflict) {
        return Vec::new();
    }
    vec![course::conflict(case, timeline, conflict)]
}

/// Whether a day counted back is what lies too early, and nothing but the beginning what comes too late.
pub(in crate::checks) fn is_notice(timeline: &Timeline, conflict: &Conflict) -> bool {
    let tie = |link: &crate::timeline::Link| &timeline.steps[link.step].ties[link.tie];
    let counts_back = conflict.late.iter().any(|link| matches!(tie(link).lapse, Lapse::Before(_)));
    let begins = conflict.early.iter().all(|link| matches!(tie(link).lapse, Lapse::None));
    conflict.mode == Mode::Possible && counts_back && begins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Events { spec, events: EVENTS }).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn the_day_of_signing_itself_is_not_past() {
        // 1 year from 2 March 2026 ends on 1 March 2027; 12 months before that is 1 March 2026.
        assert_eq!(
            said("signed_on: 2026-03-02\nterms: { duration: 1 year, notice: 12 months }\n"),
            [
                "“Notice of non-renewal” cannot be in time: 2 March 2026 makes 2 March 2026, but 2 March 2026 + 1 year − \
              12 months makes 1 March 2026, 1 day too late"
            ]
        );
        assert!(said("signed_on: 2026-03-02\nterms: { duration: 1 year, notice: 11 months }\n").is_empty());
        assert_eq!(said("signed_on: 2028-02-29\nterms: { duration: 1 year, notice: 12 months }\n").len(), 1);
        assert_eq!(said("signed_on: 2026-08-31\nterms: { duration: 6 months, notice: 6 months }\n").len(), 1);
    }

    #[test]
    fn what_is_not_known_is_not_past() {
        assert!(said("terms: { duration: 1 year, notice: 11 months }\n").is_empty());
        assert!(said("signed_on: 2026-03-02\nterms: { notice: 12 months }\n").is_empty());
        assert!(said("signed_on: 2026-03-02\nterms: { duration: 1 year }\n").is_empty());
    }
}
