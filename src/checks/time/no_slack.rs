//! A chain of steps without a day to spare.

use super::longer_than_term::is_term;
use crate::checks::{Case, Check, Example, Run, course};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::timeline::{Link, Mode, Tie, Timeline};

pub static CHECK: Check = Check {
    id: "time/no-slack",
    severity: Severity::Warning,
    title: Words { zh: "时间没有余量", en: "no time to spare" },
    why: Words {
        zh: "各方用足约定的时间，后面的期限就没有余量，甚至已经赶不上；任何一次耽搁都会使它落空。",
        en: "where the parties use the time they are given, nothing is left before the next date, or less than nothing; any \
             delay at all defeats it",
    },
    basis: &[],
    bad: Example::Events {
        spec: "signed_on: 2026-03-02\nservice: { response: 25 working days }\nterms: { duration: 2 months, notice: 1 month \
               }\n",
        events: EVENTS,
    },
    good: Example::Events {
        spec: "signed_on: 2026-03-02\nservice: { response: 20 working days }\nterms: { duration: 6 months, notice: 1 month \
               }\n",
        events: EVENTS,
    },
    run: Run::Bound(run),
};

const EVENTS: &str = "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  trial:\n    \
                      label: { zh: 试用报告, en: Trial report }\n    by: parties.provider\n    \
                      within: service.response of signing\n  notice:\n    \
                      label: { zh: 通知续期, en: Notice of renewal }\n    by: parties\n    not-before: trial\n    \
                      not-after: terms.notice before expiry\n  expiry:\n    label: { zh: 届满, en: Expiry }\n    \
                      at: end of terms.duration from signing\n    rolls: no\n";

fn run(case: &Case) -> Vec<Finding> {
    if case.outlook.conflict.is_some() {
        let conflict = course::found(case)
            .filter(|(timeline, conflict)| conflict.mode == Mode::AllTime && !is_term(timeline, conflict));
        return conflict.map(|(timeline, conflict)| course::conflict(case, timeline, conflict)).into_iter().collect();
    }
    case.outlook.courses.iter().find_map(|timeline| tight(case, timeline)).into_iter().collect()
}

/// The chain that ends on the very day by which it must.
fn tight(case: &Case, timeline: &Timeline) -> Option<Finding> {
    let critical = &timeline.course.critical;
    let end = *critical.last()?;
    let dates = &timeline.course.dates[end];
    if dates.slack != Some(0) || !timeline.steps[end].grant().is_some_and(Tie::is_within) {
        return None;
    }
    let step = course::name(timeline, end);
    let due = course::day(dates.due?.latest);
    let (if_zh, if_en) = course::branches(timeline);
    let message = say!(
        zh: "{if_zh}“{zh}”最迟在{due_zh}，正是最后一天，没有余量",
        en: "{if_en}“{en}” may come as late as {due_en}, the very day by which it must: there is no day to spare",
        if_zh = if_zh, if_en = if_en, zh = step.zh, en = step.en, due_zh = due.zh, due_en = due.en,
    );
    let links: Vec<Link> = critical
        .iter()
        .filter_map(|step| {
            let tie = timeline.steps[*step].grant_index()?;
            Some(Link { step: *step, tie, day: timeline.course.dates[*step].due.map(|due| due.latest) })
        })
        .collect();
    let links: Vec<&Link> = links.iter().collect();
    let help = say!(
        zh: "请缩短其中一段时间，或者推迟最后期限", en: "shorten one of these times, or put the last date off",
    );
    Some(course::point(case, timeline, Finding::new(message), &links).help(help))
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
    fn the_last_day_itself_is_no_room() {
        let spec = |days: u32| {
            format!(
                "signed_on: 2026-03-02\nservice: {{ response: {days} working days }}\nterms: {{ duration: 2 months, notice: 1 month }}\n"
            )
        };
        let said = |days| said(Box::leak(spec(days).into_boxed_str()));
        // 2 months from 2 March end on 1 May; one month before that is 1 April, the 22nd working day.
        assert_eq!(
            said(22),
            [
                "“Trial report” may come as late as 1 April 2026, the very day by which it must: there is no day to spare"
            ]
        );
        assert_eq!(
            said(23),
            [
                "where all time is used, “Notice of renewal” comes too late: 2 March 2026 + 23 working days makes 2 April \
              2026, but 2 March 2026 + 2 months − 1 month makes 1 April 2026, 1 day too late"
            ]
        );
        assert!(said(21).is_empty());
    }

    #[test]
    fn a_blank_leaves_nothing_to_say() {
        assert!(said("signed_on: 2026-03-02\nterms: { duration: 2 months, notice: 1 month }\n").is_empty());
        assert!(said("service: { response: 20 working days }\nterms: { duration: 12 months }\n").is_empty());
    }
}
