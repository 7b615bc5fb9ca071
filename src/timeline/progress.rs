//! How far a contract has come: what happened when, and what is therefore done, due or overdue.

use std::collections::BTreeMap;

use super::Timeline;
use super::step::Anchor;
use crate::calendar::Day;
use crate::calendar::number;
use crate::diag::Span;
use crate::template::{Debtor, nearest};
use crate::value::Date;
use crate::yaml::{Node, Tree};

/// What has happened, by the name of the step.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    days: BTreeMap<String, (Date, Span)>,
}

/// One thing wrong with a progress file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stumble {
    /// It is no mapping of steps to days.
    Form(Span),
    /// A step that is not there; the nearest one that is.
    Unknown {
        /// The name.
        name: String,
        /// The nearest name.
        nearest: Option<String>,
        /// Where.
        span: Span,
    },
    /// Not a day.
    Day(Span),
    /// A day that has not come yet.
    Future {
        /// The step.
        step: usize,
        /// Where.
        span: Span,
    },
    /// A step that happened before one it comes after.
    Order {
        /// The step.
        step: usize,
        /// Where.
        span: Span,
        /// The step before it.
        before: usize,
        /// Where; nothing, where the spec gives its day.
        other: Option<Span>,
    },
    /// A step that cannot have happened, given what else has.
    Branch {
        /// The name.
        name: String,
        /// Where.
        span: Span,
        /// Something on the other branch.
        other: Option<(String, Span)>,
    },
}

/// How a step stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It happened, so many working days late.
    Done {
        /// At least and at most, where a year is unknown; 0 in time.
        late: (u32, u32),
    },
    /// It is due and its last day has passed, so many working days ago.
    Overdue {
        /// At least and at most.
        by: (u32, u32),
    },
    /// Its time runs.
    Running,
    /// Its time has not begun.
    Waiting,
    /// It may happen at any time, or comes by itself.
    Free,
}

impl Progress {
    /// Reads `progress: { requirements: 2026-03-09, rectification: [2026-06-01, 2026-07-01] }`, with or without the key
    /// around it; a list gives the rounds in order.
    #[must_use]
    pub fn read(root: &Node) -> (Self, Vec<Stumble>) {
        let mut progress = Self::default();
        let mut stumbles = Vec::new();
        let node = root.get("progress").unwrap_or(root);
        if !matches!(node.tree, Tree::Map(_) | Tree::Null) {
            stumbles.push(Stumble::Form(node.span.clone()));
        }
        for entry in node.entries() {
            let name = &entry.key.name;
            match &entry.value.tree {
                Tree::Null => {}
                Tree::List(items) => {
                    for (index, item) in items.iter().enumerate() {
                        progress.put(format!("{name}.{}", index + 1), item, &mut stumbles);
                    }
                }
                _ => progress.put(name.clone(), &entry.value, &mut stumbles),
            }
        }
        (progress, stumbles)
    }

    fn put(&mut self, name: String, node: &Node, stumbles: &mut Vec<Stumble>) {
        match node.scalar().and_then(|text| Date::parse(text).ok()) {
            Some(day) => {
                self.days.insert(name, (day, node.span.clone()));
            }
            None => stumbles.push(Stumble::Day(node.span.clone())),
        }
    }

    /// The day on which a step happened.
    #[must_use]
    pub fn day(&self, step: &str) -> Option<Date> {
        self.entry(step).map(|(day, _)| *day)
    }

    /// Of a step that happens once, the first of a list will do as well.
    fn entry(&self, step: &str) -> Option<&(Date, Span)> {
        self.days.get(step).or_else(|| match step.split_once('.') {
            None => self.days.get(&format!("{step}.1")),
            Some((name, "1")) => self.days.get(name),
            Some(_) => None,
        })
    }

    /// The branches that must have been taken for this to have happened, besides those named.
    #[must_use]
    pub fn branches(&self, timeline: &Timeline<'_>) -> Vec<String> {
        let mut branches = timeline.branches.clone();
        for event in &timeline.contract.template.schedule.events {
            if self.entry(&event.name).is_none() {
                continue;
            }
            let taken = event.branches.iter().filter(|(_, negated)| !negated).map(|(name, _)| name.clone());
            for name in taken {
                if !branches.contains(&name) {
                    branches.push(name);
                }
            }
        }
        branches
    }

    /// What contradicts the contract, the calendar or itself. `timeline` is that of the branches taken.
    #[must_use]
    pub fn stumbles(&self, timeline: &Timeline<'_>, today: Date) -> Vec<Stumble> {
        let mut stumbles = Vec::new();
        let events = &timeline.contract.template.schedule.events;
        for (name, (day, span)) in &self.days {
            let found = timeline
                .steps
                .iter()
                .position(|step| step.name == *name || self.entry(&step.name).is_some_and(|(_, other)| other == span));
            let Some(at) = found else {
                let bare = name.split('.').next().unwrap_or(name);
                stumbles.push(match events.iter().find(|event| event.name == bare) {
                    Some(event) => {
                        let against = |other: &&crate::template::Event| {
                            other
                                .branches
                                .iter()
                                .any(|(name, negated)| event.branches.contains(&(name.clone(), !negated)))
                        };
                        let other = events.iter().filter(against).find_map(|other| {
                            self.entry(&other.name).map(|(_, span)| (other.name.clone(), span.clone()))
                        });
                        Stumble::Branch { name: name.clone(), span: span.clone(), other }
                    }
                    None => {
                        let nearest = nearest(name, events.iter().map(|event| event.name.as_str()));
                        Stumble::Unknown { name: name.clone(), nearest, span: span.clone() }
                    }
                });
                continue;
            };
            if *day > today {
                stumbles.push(Stumble::Future { step: at, span: span.clone() });
            }
            for tie in &timeline.steps[at].ties {
                // Only what a step follows from must have come before it: what it was to precede, it may be late for.
                let follows = tie.is_within() || matches!(tie.bound, crate::template::TimeBound::NotBefore);
                if let (true, Anchor::Step(before)) = (follows, &tie.anchor)
                    && let Some(earlier) = timeline.course.dates[*before].done.or_else(|| fixed(timeline, *before))
                    && *day < earlier
                {
                    let other = self.entry(&timeline.steps[*before].name).map(|(_, span)| span.clone());
                    stumbles.push(Stumble::Order { step: at, span: span.clone(), before: *before, other });
                }
            }
        }
        stumbles
    }
}

/// The day of a step that a field of the spec gives.
fn fixed(timeline: &Timeline<'_>, step: usize) -> Option<Date> {
    timeline.steps[step].ties.iter().find_map(|tie| tie.anchor.day())
}

/// How a step stands on a day.
#[must_use]
pub fn standing(timeline: &Timeline<'_>, step: usize, today: Date) -> Standing {
    let dates = &timeline.course.dates[step];
    let late = |day: Date, due: Date| timeline.calendar.working_days(due, day);
    let tie = timeline.steps[step].grant();
    if let Some(done) = dates.done {
        // When it was due follows from what came before it, as that came.
        let due = due_anew(timeline, step);
        return Standing::Done { late: due.map_or((0, 0), |due| late(done, due)) };
    }
    let owed = timeline.event(step).by != Debtor::Nobody;
    let (Some(tie), Some(due), true) = (tie, dates.due, owed) else { return Standing::Free };
    let begun = match tie.anchor {
        Anchor::Step(before) if tie.is_within() => {
            timeline.course.dates[before].done.is_some() || fixed(timeline, before).is_some_and(|day| day <= today)
        }
        _ => true,
    };
    match begun {
        false => Standing::Waiting,
        true if number(today) > number(due.latest) => Standing::Overdue { by: late(today, due.latest) },
        true => Standing::Running,
    }
}

/// When a step that happened was due.
fn due_anew(timeline: &Timeline<'_>, step: usize) -> Option<Date> {
    let tie = timeline.steps[step].grant()?;
    let from = match tie.anchor {
        Anchor::Step(before) => timeline.course.dates[before].due?.latest,
        Anchor::Day(day) => day,
        Anchor::Open | Anchor::Missing(_) => return None,
    };
    let (function, blank) = super::network::function(&tie.lapse, tie.rolls);
    let reach = function.reach(timeline.calendar, from)?;
    let by = Day::from(tie.bound == crate::template::TimeBound::Before);
    blank.is_none().then(|| crate::calendar::date(number(reach.latest) - by))?
}
