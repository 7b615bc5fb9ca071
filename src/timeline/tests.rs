//! The timeline against brute force, and against bad input.

use std::sync::Arc;

use proptest::prelude::*;

use super::step::{Anchor, Lapse, Step, Tie};
use super::*;
use crate::calendar::{Calendar, Day, date, number};
use crate::contract::bind;
use crate::diag::Source;
use crate::template::{Files, Template, TimeBound};
use crate::value::{Date, Period, Unit};
use crate::yaml;

fn day(text: &str) -> Date {
    Date::parse(text).expect("the tests' own dates exist")
}

/// The days brute force looks at: the Spring Festival of 2026 lies among them.
const DAYS: Day = 7;

fn origin() -> Day {
    number(day("2026-02-12"))
}

fn tie(bound: TimeBound, anchor: Anchor, lapse: Lapse) -> Tie {
    Tie { bound, anchor, lapse, rolls: true, timing: 0, fields: Vec::new() }
}

/// Small timelines: three steps, each within a few days, tied to steps before and after them.
fn timelines() -> impl Strategy<Value = Vec<Step>> {
    let bounds = prop_oneof![
        Just(TimeBound::At),
        Just(TimeBound::Within),
        Just(TimeBound::NotAfter),
        Just(TimeBound::Before),
        Just(TimeBound::NotBefore),
        Just(TimeBound::After),
    ];
    let period = (1..5_u32, prop_oneof![Just(Unit::Days), Just(Unit::WorkingDays)])
        .prop_map(|(count, unit)| Period { count, unit });
    let lapse = prop_oneof![
        Just(Lapse::None),
        period.clone().prop_map(Lapse::After),
        period.clone().prop_map(Lapse::Before),
        period.prop_map(Lapse::Term),
    ];
    let ties = proptest::collection::vec((0..3_usize, 0..3_usize, bounds, lapse), 1..6);
    ties.prop_map(|ties| {
        let mut steps: Vec<Step> = (0..3)
            .map(|event| {
                let edge = |day| date(origin() + day).expect("in range");
                let first = tie(TimeBound::NotBefore, Anchor::Day(edge(0)), Lapse::None);
                let last = tie(TimeBound::NotAfter, Anchor::Day(edge(DAYS - 1)), Lapse::None);
                Step { event, round: None, name: format!("s{event}"), ties: vec![first, last] }
            })
            .collect();
        for (left, right, bound, lapse) in ties {
            if left != right {
                let lapse = match (bound, lapse) {
                    // Only a period that runs forward gives a time to act in.
                    (TimeBound::Within, Lapse::After(period)) => Lapse::After(period),
                    (TimeBound::Within, _) => Lapse::After(Period { count: 2, unit: Unit::WorkingDays }),
                    (_, lapse) => lapse,
                };
                steps[left].ties.push(tie(bound, Anchor::Step(right), lapse));
            }
        }
        steps
    })
}

/// Whether a day satisfies a tie, given the day of its anchor; written again, without the network.
fn satisfies(tie: &Tie, left: Day, right: Day) -> bool {
    let calendar = Calendar::built_in();
    let from = date(right).expect("in range");
    let to = match tie.lapse {
        Lapse::None => Some(from),
        Lapse::After(period) => {
            calendar.end(from, period, crate::calendar::Roll::Forward).and_then(crate::calendar::Reach::known)
        }
        Lapse::Before(period) => calendar.back(from, period).and_then(crate::calendar::Reach::known),
        Lapse::Term(period) => {
            calendar.term(from, period, crate::calendar::Roll::Forward).and_then(crate::calendar::Reach::known)
        }
        Lapse::BlankAfter(_) | Lapse::BlankBefore(_) => unreachable!("the tests leave no blanks"),
    };
    let to = number(to.expect("the days of 2026 are known"));
    match tie.bound {
        TimeBound::At => left == to,
        TimeBound::Within => (right..=to).contains(&left),
        TimeBound::NotAfter => left <= to,
        TimeBound::Before => left < to,
        TimeBound::NotBefore => left >= to,
        TimeBound::After => left > to,
    }
}

/// Every choice of days that satisfies all ties.
fn solutions(steps: &[Step]) -> Vec<[Day; 3]> {
    // What each tie says of every pair of days, so that a choice is only looked up.
    let mut tables = Vec::new();
    for (left, step) in steps.iter().enumerate() {
        for tie in &step.ties {
            let (right, fixed) = match tie.anchor {
                Anchor::Step(right) => (right, None),
                Anchor::Day(day) => (left, Some(number(day))),
                _ => unreachable!("the tests tie every step"),
            };
            let holds = |at: Day, from: Day| satisfies(tie, origin() + at, fixed.unwrap_or(origin() + from));
            let table: Vec<bool> = (0..DAYS * DAYS).map(|pair| holds(pair / DAYS, pair % DAYS)).collect();
            tables.push((left, right, table));
        }
    }
    let mut found = Vec::new();
    for choice in 0..DAYS.pow(3) {
        let days = [choice % DAYS, choice / DAYS % DAYS, choice / DAYS / DAYS];
        let at = |left: usize, right: usize| usize::try_from(days[left] * DAYS + days[right]).expect("not negative");
        if tables.iter().all(|(left, right, table)| table[at(*left, *right)]) {
            found.push(days.map(|offset| origin() + offset));
        }
    }
    found
}

/// All ties between steps; those to a day keep brute force finite.
fn inner(steps: &[Step]) -> Vec<(usize, usize)> {
    let ties = |(left, step): (usize, &Step)| (2..step.ties.len()).map(move |index| (left, index)).collect::<Vec<_>>();
    steps.iter().enumerate().flat_map(ties).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_timeline_is_possible_if_and_only_if_some_days_satisfy_it(steps in timelines()) {
        let calendar = Calendar::built_in();
        let solutions = solutions(&steps);
        let (rules, _) = network::rules(&steps, false);
        match network::carry(&rules, steps.len(), calendar, |_| true) {
            Ok(extent) => {
                prop_assert!(!solutions.is_empty(), "{steps:#?}");
                for step in 0..3 {
                    let days: Vec<Day> = solutions.iter().map(|days| days[step]).collect();
                    prop_assert_eq!(Some(&extent.first[step]), days.iter().min());
                    prop_assert_eq!(Some(&extent.last[step]), days.iter().max());
                }
                prop_assert!(conflict(&steps, calendar, Mode::Possible).is_none());
            }
            Err(_) => {
                prop_assert_eq!(solutions, Vec::<[Day; 3]>::new());
                prop_assert!(conflict(&steps, calendar, Mode::Possible).is_some());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_conflict_is_the_smallest_there_is(steps in timelines()) {
        // The edges of brute force are given dates here and not statements, as far as that goes.
        let calendar = Calendar::built_in();
        prop_assume!(solutions(&steps).is_empty());
        let found = conflict(&steps, calendar, Mode::Possible).expect("brute force finds one");
        let inner = inner(&steps);
        let edges: Vec<(usize, usize)> = (0..3).flat_map(|step| [(step, 0), (step, 1)]).collect();
        let all: Vec<(usize, usize)> = edges.iter().chain(&inner).copied().collect();
        // It conflicts, and without any one of its statements it does not.
        let without = |kept: &[(usize, usize)]| all.iter().filter(|part| !kept.contains(part)).copied().collect::<Vec<_>>();
        prop_assert!(!holds(&steps, &without(&found.parts)));
        for part in &found.parts {
            let kept: Vec<_> = found.parts.iter().filter(|other| *other != part).copied().collect();
            prop_assert!(holds(&steps, &without(&kept)), "{:?} {:?}", found.parts, part);
        }
        // No set of fewer statements conflicts.
        let smaller = (0_u32..1 << all.len().min(11)).filter(|mask| (mask.count_ones() as usize) < found.parts.len());
        for mask in smaller {
            let kept: Vec<_> = all.iter().take(11).enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, part)| *part).collect();
            prop_assert!(holds(&steps, &without(&kept)), "{:?} conflicts, and has fewer than {:?}", kept, found.parts);
        }
    }
}

/// Whether any days at all satisfy all ties but those left out. Where the edges of brute force are left out, days beyond
/// them may do; that carrying bounds decides this is what the test above proves.
fn holds(steps: &[Step], without: &[(usize, usize)]) -> bool {
    let (rules, parts) = network::rules(steps, false);
    let holds = |part: usize| !without.contains(&parts[part]);
    network::carry(&rules, steps.len(), Calendar::built_in(), holds).is_ok()
}

/// A template of these events, over a schema of a date and some periods.
fn contract(events: &str, spec: &str) -> Contract {
    let field = |name: &str, kind: &str, example: &str| {
        format!(
            "{name}: {{ type: {kind}, optional: true, label: {{ zh: 甲, en: A }}, help: {{ zh: 乙。, en: B. }}, example: {example} }}\n"
        )
    };
    let schema = [
        field("signed_on", "date", "2026-03-02"),
        field("a", "period", "1 day"),
        field("b", "period", "1 day"),
        field("n", "integer", "2"),
    ];
    let template = format!(
        "title: {{ zh: 甲, en: A }}\nsummary: {{ zh: 乙。, en: B. }}\ncontents:\n  - particulars: [signed_on, a, b, n]\n{events}"
    );
    let mut files = Files::default();
    files.insert("common/types.yaml", "types.yaml", b"party: {}\n");
    files.insert("t/schema.yaml", "schema.yaml", schema.concat().as_bytes());
    files.insert("t/template.yaml", "template.yaml", template.as_bytes());
    let template = Template::read("t", &files);
    assert_eq!(template.faults, [], "{events}");
    let source = Source::new("spec.yaml", format!("template: t\n{spec}"));
    let (root, _) = yaml::read(&source);
    bind(&source, &root.expect("YAML"), Arc::new(template))
}

fn due(contract: &Contract, branches: &[&str]) -> Vec<(String, String)> {
    let branches: Vec<String> = branches.iter().map(|branch| (*branch).to_owned()).collect();
    let timeline = Timeline::new(contract, Calendar::built_in(), &branches, &Progress::default());
    let shown = |step: &usize| {
        let due = timeline.course.dates[*step].due;
        let day = due.and_then(crate::calendar::Reach::known).map_or_else(|| format!("{due:?}"), |day| day.to_string());
        (timeline.steps[*step].name.clone(), day)
    };
    (0..timeline.steps.len()).collect::<Vec<_>>().iter().map(shown).collect()
}

const ROUNDS: &str = "branches:\n  failed: { zh: 不合格, en: failed }\nevents:\n  \
    signing: { label: { zh: 签, en: S }, at: signed_on }\n  \
    report: { label: { zh: 报, en: R }, within: a of signing }\n  \
    repair: { label: { zh: 修, en: F }, if: failed, rounds: n, within: b of again or report }\n  \
    again: { label: { zh: 再, en: G }, if: failed, rounds: n, within: a of repair }\n  \
    closing: { label: { zh: 结, en: C }, within: 1 day of again or report }\n";

#[test]
fn rounds_follow_one_another_and_a_branch_changes_what_follows() {
    let spec = "signed_on: 2026-03-02\na: 5 working days\nb: 3 working days\nn: 2\n";
    let contract = contract(ROUNDS, spec);
    let expect =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(
        due(&contract, &[]),
        expect(&[("signing", "2026-03-02"), ("report", "2026-03-09"), ("closing", "2026-03-10")])
    );
    assert_eq!(
        due(&contract, &["failed"]),
        expect(&[
            ("signing", "2026-03-02"),
            ("report", "2026-03-09"),
            ("repair.1", "2026-03-12"),
            ("repair.2", "2026-03-24"),
            ("again.1", "2026-03-19"),
            ("again.2", "2026-03-31"),
            ("closing", "2026-04-01"),
        ])
    );
}

#[test]
fn without_a_date_everything_is_relative() {
    let contract = contract(ROUNDS, "a: 5 working days\nb: 3 working days\nn: 1\n");
    let timeline = Timeline::new(&contract, Calendar::built_in(), &["failed".to_owned()], &Progress::default());
    let last = timeline.steps.len() - 1;
    assert_eq!(timeline.course.dates[last].due, None);
    let offset = timeline.course.dates[last].offset.clone().expect("a way from signing");
    assert_eq!(offset.show(&crate::diag::Text::same("S")).en, "S + 13 working days + 1 day");
}

#[test]
fn twenty_ninth_of_february_and_a_make_up_saturday_are_days_like_others() {
    let events = "events:\n  signing: { label: { zh: 签, en: S }, at: signed_on }\n  \
        end: { label: { zh: 终, en: E }, at: end of a from signing, rolls: no }\n  \
        reply: { label: { zh: 复, en: R }, within: b of signing }\n";
    let on = |day: &str, a: &str| due(&contract(events, &format!("signed_on: {day}\na: {a}\nb: 1 working day\n")), &[]);
    assert_eq!(on("2024-02-29", "1 year")[1].1, "2025-02-28");
    assert_eq!(on("2026-02-14", "1 month")[2].1, "2026-02-24");
    assert_eq!(on("2026-02-28", "1 month")[1].1, "2026-03-27");
}

#[test]
fn ten_thousand_working_days_are_counted_or_bounded_and_never_panic() {
    let events = "events:\n  signing: { label: { zh: 签, en: S }, at: signed_on }\n  \
        reply: { label: { zh: 复, en: R }, within: a of signing, not-after: b after signing }\n";
    for (a, b) in [("10000 working days", "10 years"), ("4000000000 days", "1 day"), ("0 days", "0 days")] {
        let contract = contract(events, &format!("signed_on: 2026-03-02\na: {a}\nb: {b}\n"));
        let outlook = Outlook::new(&contract, Calendar::built_in());
        assert_eq!(outlook.conflict.is_some(), a != "0 days", "{a}");
    }
    let contract = contract(events, "signed_on: 1900-01-01\na: 5 working days\nb: 1 year\n");
    assert!(due(&contract, &[])[1].1.contains("Reach"), "a day before the calendar begins is bounded");
}

#[test]
fn a_blank_has_room_up_to_what_fails() {
    let events = "events:\n  signing: { label: { zh: 签, en: S }, at: signed_on }\n  \
        report: { label: { zh: 报, en: R }, within: a of signing }\n  \
        notice: { label: { zh: 通, en: N }, not-after: b before end, not-before: report }\n  \
        end: { label: { zh: 终, en: E }, at: end of 1 year from signing, rolls: no }\n";
    let contract = contract(events, "signed_on: 2026-03-02\nb: 3 months\n");
    let room = room(&contract, Calendar::built_in(), "a").expect("not any number of days will do");
    assert!(room.least.is_none());
    let most = room.most.expect("there is an end");
    // One year ends on 1 March 2027; three months before that is 1 December 2026.
    assert_eq!((most.count, room.unit), (Some(274), Unit::Days));
    assert_eq!(most.conflict.mode, Mode::AllTime);
    assert!(super::room(&contract, Calendar::built_in(), "n").is_none());
}
