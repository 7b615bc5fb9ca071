//! A deadline left open by a calendar that could be known.
//!
//! A contract of some years always leaves the calendar: the notice on holidays is published in the last quarter of the
//! year before, so that nobody can know it earlier and nothing is wrong with the contract. This check therefore speaks
//! only where the notice is there to be had, by the middle of December before its year, and where somebody must act by
//! the day that is left open.

use crate::checks::{Case, Check, Example, Run, course};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Debtor;
use crate::timeline::{Link, Timeline};
use crate::value::Date;

pub static CHECK: Check = Check {
    id: "time/unknown-day",
    severity: Severity::Warning,
    title: Words {
        zh: "期限取决于日历中没有的年份",
        en: "a deadline that depends on a year missing from the calendar",
    },
    why: Words {
        zh: "放假安排早已公布而日历中没有，期限届满在哪一天就只能说个大概。",
        en: "the days off of that year have been published, but without them the last day can only be told roughly",
    },
    basis: &["民法典第二百零三条 / Civil Code art. 203（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Events { spec: "signed_on: 2006-11-20\nservice: { response: 20 working days }\n", events: EVENTS },
    good: Example::Events { spec: "signed_on: 2026-12-20\nservice: { response: 20 working days }\n", events: EVENTS },
    run: Run::Bound(run),
};

const EVENTS: &str = "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  delivery:\n    \
                      label: { zh: 交付, en: Delivery }\n    by: parties.provider\n    \
                      within: service.response of signing\n";

fn run(case: &Case) -> Vec<Finding> {
    let mut told: Vec<(i16, usize)> = Vec::new();
    let mut findings = Vec::new();
    for timeline in &case.outlook.courses {
        for step in 0..timeline.steps.len() {
            let Some(year) = missing(case, timeline, step) else { continue };
            // One year is one thing to add, however many days it leaves open.
            if told.iter().any(|(other, _)| *other == year) {
                continue;
            }
            told.push((year, step));
            findings.extend(finding(case, timeline, step, year));
        }
    }
    findings
}

/// The year on which the last day of a step depends, if it could be known.
fn missing(case: &Case, timeline: &Timeline, step: usize) -> Option<i16> {
    if timeline.event(step).by == Debtor::Nobody {
        return None;
    }
    let due = timeline.course.dates[step].due.filter(|due| due.known().is_none())?;
    let years = due.earliest.0.year().saturating_sub(1)..=due.latest.0.year();
    years.into_iter().find(|year| !case.calendar.knows(*year) && is_published(*year, case.today))
}

/// Whether the notice for a year is out by a day.
fn is_published(year: i16, today: Date) -> bool {
    jiff::civil::Date::new(year - 1, 12, 16).is_ok_and(|day| today >= Date(day))
}

fn finding(case: &Case, timeline: &Timeline, step: usize, year: i16) -> Option<Finding> {
    let due = timeline.course.dates[step].due?;
    let name = course::name(timeline, step);
    let (first, last) = (course::day(due.earliest), course::day(due.latest));
    let message = say!(
        zh: "“{zh}”的最后一天在{first_zh}至{last_zh}之间：日历中没有{year}年的放假安排",
        en: "the last day for “{en}” lies between {first_en} and {last_en}: the calendar lacks the days off of {year}",
        zh = name.zh, en = name.en, first_zh = first.zh, first_en = first.en, last_zh = last.zh, last_en = last.en,
        year = year,
    );
    let tie = timeline.steps[step].grant_index()?;
    let link = Link { step, tie, day: None };
    let help = say!(
        zh: "请用 `--calendar` 加入{year}年的日历文件", en: "add a calendar file for {year} with `--calendar`", year = year,
    );
    Some(course::point(case, timeline, Finding::new(message), &[&link]).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str, events: &'static str) -> usize {
        let findings = examine_example(Example::Events { spec, events }).findings;
        findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn a_year_long_published_is_missed() {
        assert_eq!(said("signed_on: 2005-05-09\nservice: { response: 5 working days }\n", EVENTS), 1);
        let two = "events:\n  a:\n    label: { zh: 甲, en: A }\n    by: parties\n    within: 3 working days of signed_on\n  b:\n    \
                   label: { zh: 乙, en: B }\n    by: parties\n    within: 5 working days of a\n";
        assert_eq!(said("signed_on: 2005-05-09\n", two), 1, "one year is one finding");
        let rolls = "events:\n  a:\n    label: { zh: 甲, en: A }\n    by: parties\n    within: 1 month of signed_on\n";
        assert_eq!(said("signed_on: 2005-05-09\n", rolls), 1);
    }

    #[test]
    fn what_nobody_can_know_yet_is_no_fault() {
        assert_eq!(said("signed_on: 2026-12-20\nservice: { response: 50 working days }\n", EVENTS), 0);
        let far = "events:\n  a:\n    label: { zh: 甲, en: A }\n    by: parties\n    within: 3 years of signed_on\n";
        assert_eq!(said("signed_on: 2026-03-02\n", far), 0);
        let idle = "events:\n  a:\n    label: { zh: 甲, en: A }\n    at: 5 working days after signed_on\n";
        assert_eq!(said("signed_on: 2005-05-09\n", idle), 0, "nobody has to act by it");
        assert!(is_published(2027, Date::parse("2026-12-16").expect("a date")));
        assert!(!is_published(2027, Date::parse("2026-12-15").expect("a date")));
    }
}
