//! A deadline that nobody has to keep.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::{Debtor, Fault, TimeBound};

pub static CHECK: Check = Check {
    id: "time/no-debtor",
    severity: Severity::Warning,
    title: Words { zh: "有期限而无人负责", en: "a deadline that nobody has to keep" },
    why: Words {
        zh: "没有义务人的期限无人可以催告，过了也无人承担责任。",
        en: "where nobody owes it, there is nobody to remind and nobody answers for it",
    },
    basis: &[],
    bad: Example::Events {
        spec: "signed_on: 2026-03-02\nservice: { response: 20 working days }\n",
        events: "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  delivery:\n    \
                 label: { zh: 交付, en: Delivery }\n    within: service.response of signing\n",
    },
    good: Example::Events {
        spec: "signed_on: 2026-03-02\nservice: { response: 20 working days }\n",
        events: "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  delivery:\n    \
                 label: { zh: 交付, en: Delivery }\n    by: parties.provider\n    within: service.response of signing\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    // Who owes it may only be unreadable, which is told already.
    if template.faults.iter().any(|fault| matches!(fault, Fault::Form { .. })) {
        return Vec::new();
    }
    let findings = template.schedule.events.iter().filter(|event| event.by == Debtor::Nobody).filter_map(|event| {
        let is_deadline = |bound| matches!(bound, TimeBound::Within | TimeBound::NotAfter | TimeBound::Before);
        // What comes about by itself on its day needs nobody.
        let comes = event.timings.iter().any(|timing| timing.bound == TimeBound::At);
        let timing = event.timings.iter().find(|timing| is_deadline(timing.bound)).filter(|_| !comes)?;
        let message = say!(
            zh: "“{zh}”有期限，却没有写明由谁负责", en: "“{en}” has a deadline, but nobody owes it",
            zh = event.label.zh, en = event.label.en,
        );
        let parties = template.parties.iter().map(|party| format!("`by: {party}`")).collect::<Vec<_>>();
        let finding = Finding::new(message)
            .at(event.span.clone(), say!(zh: "此处缺少 `by`", en: "`by` is missing here"))
            .see(timing.span.clone(), say!(zh: "期限在此", en: "the deadline"))
            .help(say!(
                zh: "请写上 {zh}，或者 `by: parties`", en: "add {en} or `by: parties`",
                zh = parties.join("、"), en = parties.join(", "),
            ));
        Some(finding)
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(events: &'static str) -> usize {
        let findings = examine_example(Example::Events { spec: "signed_on: 2026-03-02\n", events }).findings;
        findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn every_kind_of_deadline_needs_somebody() {
        assert_eq!(said("events:\n  a:\n    label: { zh: 甲, en: A }\n    not-after: 3 days after signed_on\n"), 1);
        assert_eq!(said("events:\n  a:\n    label: { zh: 甲, en: A }\n    before: signed_on\n"), 1);
        assert_eq!(
            said(
                "events:\n  a:\n    label: { zh: 甲, en: A }\n    within: 3 days of b\n  b:\n    label: { zh: 乙, en: B }\n    at: any time\n"
            ),
            1
        );
    }

    #[test]
    fn what_comes_by_itself_needs_nobody() {
        assert_eq!(said("events:\n  a:\n    label: { zh: 甲, en: A }\n    at: signed_on\n"), 0);
        assert_eq!(said("events:\n  a:\n    label: { zh: 甲, en: A }\n    at: any time\n"), 0);
        assert_eq!(said("events:\n  a:\n    label: { zh: 甲, en: A }\n    not-before: signed_on\n"), 0);
        assert_eq!(said("events:\n  a:\n    label: { zh: 甲, en: A }\n    by: parties\n    before: signed_on\n"), 0);
    }
}
