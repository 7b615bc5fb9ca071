//! Times that cannot all be kept, whatever anybody does.

use super::notice_past::is_notice;
use crate::checks::{Case, Check, Example, Run, course};
use crate::diag::{Finding, Severity, Words};
use crate::timeline::Mode;

pub static CHECK: Check = Check {
    id: "time/impossible",
    severity: Severity::Error,
    title: Words { zh: "各项期限不能同时成立", en: "times that cannot all be kept" },
    why: Words {
        zh: "无论各方多快，都总有一项期限要被违反；签署之日即注定有人违约。",
        en: "however quickly everybody acts, one of these times is broken: somebody is in breach from the day of signing",
    },
    basis: &["民法典第二百零一条 / Civil Code art. 201（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Events {
        spec: "service: { starts_on: 2026-04-01, ends_on: 2026-04-20, response: 20 working days }\n",
        events: "events:\n  start:\n    label: { zh: 开始服务, en: Start of service }\n    at: service.starts_on\n  \
                 training:\n    label: { zh: 完成培训, en: Training }\n    by: parties.provider\n    \
                 not-before: service.response after start\n    not-after: service.ends_on\n",
    },
    good: Example::Events {
        spec: "service: { starts_on: 2026-04-01, ends_on: 2026-05-20, response: 20 working days }\n",
        events: "events:\n  start:\n    label: { zh: 开始服务, en: Start of service }\n    at: service.starts_on\n  \
                 training:\n    label: { zh: 完成培训, en: Training }\n    by: parties.provider\n    \
                 not-before: service.response after start\n    not-after: service.ends_on\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let Some((timeline, conflict)) = course::found(case) else { return Vec::new() };
    if conflict.mode != Mode::Possible || is_notice(timeline, conflict) {
        return Vec::new();
    }
    vec![course::conflict(case, timeline, conflict)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_spec};

    const EVENTS: &str = "events:\n  start:\n    label: { zh: 开始服务, en: Start of service }\n    at: service.starts_on\n  \
         training:\n    label: { zh: 完成培训, en: Training }\n    by: parties.provider\n    \
         not-before: service.response after start\n    not-after: service.ends_on\n";

    fn said(spec: &str, events: &str) -> Vec<String> {
        let template = format!("{}\n{events}", include_str!("../sample/template.yaml"));
        let findings = examine_spec(&format!("template: sample\n{spec}"), &[("template.yaml", &template)]).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn the_days_are_added_up_and_every_field_of_the_sum_is_pointed_at() {
        let findings = examine_example(CHECK.bad).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!(
            finding.message.en,
            "“Training” cannot be in time: 1 April 2026 + 20 working days makes 30 April 2026, but 20 April 2026 makes 20 \
             April 2026, 10 days too late"
        );
        let places = finding.primary.iter().chain(&finding.related).map(|label| label.span.text().to_owned());
        assert_eq!(places.collect::<Vec<_>>(), ["2026-04-01", "20 working days", "2026-04-20"]);
    }

    #[test]
    fn holidays_and_order_make_conflicts_too() {
        // 1 to 7 October are off: 5 working days do not fit.
        let spec = "service: { starts_on: 2026-09-30, ends_on: 2026-10-09, response: 5 working days }\n";
        assert_eq!(said(spec, EVENTS).len(), 1);
        let before = "events:\n  a:\n    label: { zh: 甲, en: A }\n    by: parties\n    after: service.ends_on\n    \
                      before: service.ends_on\n";
        assert_eq!(said("service: { starts_on: 2026-04-01, ends_on: 2026-04-09 }\n", before).len(), 1);
        let fixed = "events:\n  a:\n    label: { zh: 甲, en: A }\n    at: signed_on\n    not-after: 2026-01-01\n";
        assert_eq!(said("signed_on: 2026-03-02\n", fixed).len(), 1);
        let undated = "events:\n  a:\n    label: { zh: 甲, en: A }\n    at: signed_on\n  b:\n    label: { zh: 乙, en: B }\n    \
                       by: parties\n    within: 3 days of a\n    not-before: 60 days after a\n";
        assert_eq!(
            said("number: HT-1\n", undated),
            ["“B” cannot be in time whatever day it is counted from: the times shown cannot all be kept"]
        );
    }

    #[test]
    fn what_just_fits_or_is_not_known_is_silent() {
        for spec in [
            "service: { starts_on: 2026-04-01, ends_on: 2026-04-30, response: 20 working days }\n",
            "service: { starts_on: 2026-04-01, ends_on: 2026-04-02 }\n",
            "service: { starts_on: 2026-04-01, response: 20 working days }\n",
            // In 2027 nobody knows yet whether it fits.
            "service: { starts_on: 2027-09-30, ends_on: 2027-10-09, response: 5 working days }\n",
        ] {
            assert!(said(spec, EVENTS).is_empty(), "{spec}");
        }
    }
}
