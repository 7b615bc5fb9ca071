//! A step with fewer working days than it needs.

use crate::checks::{Case, Check, Example, Run, course, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::timeline::{Anchor, Lapse, Timeline};
use crate::value::{Period, Unit, Value};

pub static CHECK: Check = Check {
    id: "time/too-short",
    severity: Severity::Warning,
    title: Words { zh: "留给一个步骤的工作日太少", en: "too few working days for a step" },
    why: Words {
        zh: "碰上长假，七天之内可能一个工作日也没有；做不到的期限只会带来违约。",
        en: "over a long holiday seven days may hold not one working day; a time that cannot be kept only makes for breaches",
    },
    basis: &[],
    bad: Example::Events { spec: "signed_on: 2026-09-30\nservice: { response: 0 working days }\n", events: EVENTS },
    good: Example::Events { spec: "signed_on: 2026-09-30\nservice: { response: 5 working days }\n", events: EVENTS },
    run: Run::Bound(run),
};

const EVENTS: &str = "events:\n  signing:\n    label: { zh: 签订, en: Signing }\n    at: signed_on\n  delivery:\n    \
                      label: { zh: 交付, en: Delivery }\n    by: parties.provider\n    \
                      within: service.response of signing\n";

fn run(case: &Case) -> Vec<Finding> {
    let mut told: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for timeline in &case.outlook.courses {
        for (step, ties) in timeline.steps.iter().map(|step| &step.ties).enumerate() {
            for (index, tie) in ties.iter().enumerate().filter(|(_, tie)| tie.is_within()) {
                let (Some(path), Lapse::After(period)) = (tie.fields.first(), &tie.lapse) else { continue };
                let Some(field) = case.contract.field(path).filter(|_| !told.contains(&path.as_str())) else {
                    continue;
                };
                if !course::is_sound(case, field) {
                    continue;
                }
                if let Some(finding) = short(case, timeline, (step, index), field, *period) {
                    told.push(path);
                    findings.push(finding);
                }
            }
        }
    }
    findings
}

/// A period that is too short where it runs.
fn short(case: &Case, timeline: &Timeline, at: (usize, usize), field: &Field, period: Period) -> Option<Finding> {
    let name = pattern::name(case.contract, field);
    let step = course::name(timeline, at.0);
    let needed = case.contract.definition(field).leaves;
    let place = field.place.value();
    let declared = timeline.timing(at.0, at.1).span.clone();
    if period.count == 0 {
        let message =
            say!(zh: "“{zh}”是零，等于没有时间", en: "“{en}” is zero: no time at all", zh = name.zh, en = name.en);
        let label = say!(zh: "“{zh}”没有时间完成", en: "leaves no time for “{en}”", zh = step.zh, en = step.en);
        let help = say!(zh: "请填一个大于零的期限", en: "write a period longer than nothing");
        return Some(Finding::new(message).of(&field.path).at(place, label).see(declared, step).help(help));
    }
    let needed = needed?;
    let (days, span) = working_days(case, timeline, at, period)?;
    if days >= needed {
        return None;
    }
    let length = pattern::shown(&Value::Period(period));
    let message = say!(
        zh: "“{zh}”为{length_zh}{span_zh}，只有{days}个工作日，至少要{needed}个",
        en: "“{en}” is {length_en}{span_en} and holds {days} working day{s}, but {needed} are needed",
        zh = name.zh, en = name.en, length_zh = length.zh, length_en = length.en, span_zh = span.zh, span_en = span.en,
        days = days, s = pattern::plural(usize::try_from(*days).unwrap_or(usize::MAX)), needed = needed,
    );
    let label = say!(zh: "“{zh}”来不及", en: "too short for “{en}”", zh = step.zh, en = step.en);
    let help = say!(
        zh: "请延长，或者改按工作日计算：`{needed}个工作日`以上", en: "lengthen it, or count working days: `{needed} working days` or more",
        needed = needed,
    );
    Some(Finding::new(message).of(&field.path).at(place, label).see(declared, step).help(help))
}

/// How many working days a period holds at the most, and from when to when: in the course everybody takes all the time,
/// or where it may begin on any day, whenever it begins.
fn working_days(case: &Case, timeline: &Timeline, at: (usize, usize), period: Period) -> Option<(u32, Text)> {
    if period.unit == Unit::WorkingDays {
        return Some((period.count, Text::default()));
    }
    let Anchor::Step(before) = timeline.steps[at.0].ties[at.1].anchor else { return None };
    let (from, to) = (timeline.course.dates[before].due?.known()?, timeline.course.dates[at.0].due?.known()?);
    let (_, most) = case.calendar.working_days(from, to);
    let (first, last) = (course::day(from), course::day(to));
    let span = say!(
        zh: "（{first_zh}至{last_zh}）", en: " ({first_en} to {last_en})",
        first_zh = first.zh, last_zh = last.zh, first_en = first.en, last_en = last.en,
    );
    Some((most, span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_spec;

    fn said(spec: &str) -> Vec<String> {
        let schema = include_str!("../sample/schema.yaml")
            .replace("units: [hours, working days], range: { min: 1 hour, max: 72 hours }", "leaves: 3 working days");
        let template = format!("{}\n{EVENTS}", include_str!("../sample/template.yaml"));
        let files = [("schema.yaml", &*schema), ("template.yaml", &template)];
        let findings = examine_spec(&format!("template: sample\n{spec}"), &files).findings.into_iter();
        findings.map(|finding| format!("{}: {}", finding.id, finding.message.en)).collect()
    }

    #[test]
    fn days_over_a_holiday_hold_no_work() {
        assert_eq!(
            said("signed_on: 2026-09-30\nservice: { response: 7 days }\n"),
            [
                "time/too-short: “Response time” is 7 days (30 September 2026 to 8 October 2026) and holds 1 working day, \
              but 3 are needed"
            ]
        );
        assert_eq!(said("signed_on: 2026-02-12\nservice: { response: 1 week }\n").len(), 0, "rolled to 24 February");
        assert_eq!(said("signed_on: 2026-03-02\nservice: { response: 2 working days }\n").len(), 1);
        assert_eq!(said("signed_on: 2026-03-06\nservice: { response: 2 days }\n").len(), 1);
    }

    #[test]
    fn enough_is_enough() {
        assert_eq!(said("signed_on: 2026-09-30\nservice: { response: 10 days }\n"), Vec::<String>::new());
        assert_eq!(said("signed_on: 2026-03-02\nservice: { response: 3 working days }\n"), Vec::<String>::new());
        assert_eq!(said("service: { response: 2 days }\n"), Vec::<String>::new(), "from a day that is not known");
    }
}
