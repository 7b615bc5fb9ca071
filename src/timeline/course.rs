//! The dates of a course of events: when each step can happen at the earliest, when it is due, and how much time is left
//! after that before something else fails.

use super::network::{self, Function, Side};
use super::offset::{Offset, Sign};
use super::progress::Progress;
use super::step::{Anchor, Lapse, Step, Tie};
use crate::calendar::{Calendar, Day, Reach, date, number};
use crate::template::TimeBound;
use crate::value::Date;

/// The dates of all steps, by their place.
#[derive(Debug, Clone)]
pub struct Course {
    /// The dates of each step.
    pub dates: Vec<Dates>,
    /// The steps that have no more time to spare than any other, from the first to the one that runs out.
    pub critical: Vec<usize>,
}

/// The dates of one step.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    /// When it can happen, if everybody acts at once.
    pub earliest: Option<Reach>,
    /// When it is due, if everybody before it used all the time there is.
    pub due: Option<Reach>,
    /// How late it may be without anything else becoming too late.
    pub limit: Option<Date>,
    /// Days from the day it is due to that limit.
    pub slack: Option<Day>,
    /// How far it lies from where its time begins.
    pub offset: Option<Offset>,
    /// When it happened.
    pub done: Option<Date>,
}

/// The dates of steps, given what has happened so far.
pub(super) fn course(steps: &[Step], calendar: &Calendar, progress: &Progress) -> Course {
    let order = order(steps);
    let mut dates: Vec<Dates> = vec![Dates::default(); steps.len()];
    for at in &order {
        dates[*at] = forward(steps, &dates, calendar, *at, progress);
    }
    let mut through: Vec<Option<usize>> = vec![None; steps.len()];
    for at in order.iter().rev() {
        let limit = limit(steps, &dates, calendar, *at);
        through[*at] = limit.and_then(|(_, through)| through);
        dates[*at].limit = limit.and_then(|(limit, _)| date(limit));
        dates[*at].slack = limit.zip(dates[*at].due).map(|((limit, _), due)| limit.saturating_sub(number(due.latest)));
    }
    let critical = critical(steps, &dates, &through);
    Course { dates, critical }
}

/// Every step after those it is counted from.
fn order(steps: &[Step]) -> Vec<usize> {
    fn visit(steps: &[Step], at: usize, seen: &mut [bool], order: &mut Vec<usize>) {
        if std::mem::replace(&mut seen[at], true) {
            return;
        }
        for tie in &steps[at].ties {
            if let Anchor::Step(before) = tie.anchor {
                visit(steps, before, seen, order);
            }
        }
        order.push(at);
    }
    let mut seen = vec![false; steps.len()];
    let mut order = Vec::with_capacity(steps.len());
    for at in 0..steps.len() {
        visit(steps, at, &mut seen, &mut order);
    }
    order
}

/// The day a function leads to from a day that may not be known exactly.
fn carried(calendar: &Calendar, tie: &Tie, from: Reach) -> Option<Reach> {
    let (function, blank) = network::function(&tie.lapse, tie.rolls);
    if blank.is_some() {
        return None;
    }
    let reach = |day| function.reach(calendar, day);
    Some(Reach { earliest: reach(from.earliest)?.earliest, latest: reach(from.latest)?.latest })
}

fn moved(reach: Reach, days: Day) -> Option<Reach> {
    Some(Reach { earliest: date(number(reach.earliest) + days)?, latest: date(number(reach.latest) + days)? })
}

/// Its earliest and its last day, from those of the steps before it.
fn forward(steps: &[Step], dates: &[Dates], calendar: &Calendar, at: usize, progress: &Progress) -> Dates {
    let step = &steps[at];
    let done = progress.day(&step.name);
    let from = |tie: &Tie, of: &dyn Fn(&Dates) -> Option<Reach>| match &tie.anchor {
        Anchor::Step(before) => of(&dates[*before]),
        Anchor::Day(day) => Some(Reach::exact(*day)),
        Anchor::Open | Anchor::Missing(_) => None,
    };
    let early = |tie: &Tie| {
        let from = from(tie, &|dates| dates.earliest)?;
        match tie.bound {
            TimeBound::At | TimeBound::NotBefore => carried(calendar, tie, from),
            TimeBound::After => carried(calendar, tie, from).and_then(|reach| moved(reach, 1)),
            TimeBound::Within => Some(from),
            TimeBound::NotAfter | TimeBound::Before => None,
        }
    };
    let later = |one: Reach, other: Reach| Reach {
        earliest: one.earliest.max(other.earliest),
        latest: one.latest.max(other.latest),
    };
    let earliest = step.ties.iter().filter_map(early).reduce(later);
    let due = step.grant().and_then(|tie| {
        let reach = carried(calendar, tie, from(tie, &|dates| dates.due)?)?;
        if tie.bound == TimeBound::Before { moved(reach, -1) } else { Some(reach) }
    });
    let offset = offset(step, dates, at);
    let (earliest, due) = match done {
        Some(day) => (Some(Reach::exact(day)), Some(Reach::exact(day))),
        None => (earliest, due),
    };
    Dates { earliest, due, limit: None, slack: None, offset, done }
}

fn offset(step: &Step, dates: &[Dates], at: usize) -> Option<Offset> {
    let Some(tie) = step.grant() else { return step.is_open().then(|| Offset::of(at)) };
    let before = match tie.anchor {
        Anchor::Step(before) => dates[before].offset.clone()?,
        _ => Offset::of(at),
    };
    match tie.lapse {
        Lapse::None => Some(before),
        Lapse::After(period) => Some(before.then(Sign::Plus, period)),
        Lapse::Before(period) => Some(before.then(Sign::Minus, period)),
        Lapse::Term(period) => Some(before.then(Sign::Through, period)),
        Lapse::BlankAfter(_) | Lapse::BlankBefore(_) => None,
    }
}

/// How late a step may be: what it must precede itself, and what follows from it, everybody using all the time there is;
/// with the step that follows, where that is what binds.
fn limit(steps: &[Step], dates: &[Dates], calendar: &Calendar, at: usize) -> Option<(Day, Option<usize>)> {
    let grant = steps[at].grant_index();
    let own = steps[at].ties.iter().enumerate().filter(|(index, _)| Some(*index) != grant).filter_map(|(_, tie)| {
        let from = match tie.anchor {
            Anchor::Step(other) => dates[other].due?,
            Anchor::Day(day) => Reach::exact(day),
            _ => return None,
        };
        let day = number(carried(calendar, tie, from)?.earliest);
        match tie.bound {
            TimeBound::NotAfter | TimeBound::At | TimeBound::Within => Some((day, None)),
            TimeBound::Before => Some((day - 1, None)),
            TimeBound::NotBefore | TimeBound::After => None,
        }
    });
    let following = steps.iter().enumerate().flat_map(|(after, step)| {
        let grant = step.grant_index();
        step.ties.iter().enumerate().filter_map(move |(index, tie)| {
            if tie.anchor != Anchor::Step(at) {
                return None;
            }
            let (until, through) = match (Some(index) == grant, tie.bound) {
                (true, TimeBound::At | TimeBound::Within) => (number(dates[after].limit?), Some(after)),
                (false, TimeBound::NotBefore) => (last(&dates[after])?, None),
                (false, TimeBound::After) => (last(&dates[after])? - 1, None),
                _ => return None,
            };
            Some((back(calendar, tie, until)?, through))
        })
    });
    own.chain(following).min_by_key(|(day, _)| *day)
}

/// The last day on which a step can happen.
fn last(dates: &Dates) -> Option<Day> {
    let due = dates.due.map(|due| number(due.earliest));
    let limit = dates.limit.map(number);
    due.into_iter().chain(limit).min()
}

/// The last day from which a tie leads to `until` or before.
fn back(calendar: &Calendar, tie: &Tie, until: Day) -> Option<Day> {
    let (function, blank) = network::function(&tie.lapse, tie.rolls);
    if blank.is_some() {
        return None;
    }
    if function == Function::Same {
        return Some(until);
    }
    let fits = |day: Day| function.apply(calendar, day, Side::NotAfter) <= until;
    // Far enough before and after, whatever the period.
    let (mut first, mut end) = (network::FIRST, network::LAST + 1);
    while first < end {
        let middle = first + (end - first) / 2;
        if fits(middle) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    Some(first - 1)
}

/// The chain of steps with the least time to spare, up to the one that runs out.
fn critical(steps: &[Step], dates: &[Dates], through: &[Option<usize>]) -> Vec<usize> {
    let is_owed = |at: &usize| steps[*at].grant().is_some_and(Tie::is_within) && dates[*at].done.is_none();
    let slack = |at: &usize| dates[*at].slack.unwrap_or(Day::MAX);
    let owed = (0..steps.len()).filter(is_owed).filter(|at| dates[*at].slack.is_some());
    let Some(mut end) = owed.min_by_key(slack) else { return Vec::new() };
    while let Some(after) = through[end] {
        end = after;
    }
    let mut chain = vec![end];
    let mut at = end;
    while let Some(Tie { anchor: Anchor::Step(before), .. }) = steps[at].grant() {
        chain.push(*before);
        at = *before;
    }
    chain.reverse();
    chain
}
