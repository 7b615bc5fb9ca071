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
