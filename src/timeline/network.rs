//! Bounds on days, each a monotone function of another day, and how far they carry.
//!
//! Every bound says that one day is no earlier, or no later, than a function of another that never decreases. Sets of
//! days that satisfy such bounds are closed under taking the earlier and under taking the later of two days, throughout;
//! so once every bound has been carried as far as it goes and every node still has a day left, the earliest days of all
//! nodes together satisfy all bounds, and so do the latest. If a node has none left, nothing satisfies them.

use std::collections::VecDeque;

use super::step::{Anchor, Lapse, Step};
use crate::calendar::{Calendar, Day, Reach, Roll, date, number};
use crate::template::TimeBound;
use crate::value::{Date, Period, Unit};

/// The first day anything can happen on: 1 January 1990.
pub(super) const FIRST: Day = 7_305;
/// The last: 31 December 2150.
pub(super) const LAST: Day = 66_109;

/// How often the bound of one node may move. A circle of bounds that has not come to rest after so many turns has been
/// through every weekday, holiday and leap year there is, and does not come to rest.
const MOST_MOVES: u32 = 4_000;

/// One bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// The node that is bound.
    pub left: usize,
    /// Which way.
    pub side: Side,
    /// What the bound is counted from.
    pub right: From,
    /// The function.
    pub shift: Function,
    /// Days added to it, for bounds that exclude their own day.
    pub extra: Day,
    /// The statement it belongs to.
    pub part: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    NotBefore,
    NotAfter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    Node(usize),
    Day(Day),
}

/// A function of days that never decreases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Same,
    After(Period, Roll),
    Before(Period),
    Term(Period, Roll),
}

impl Function {
    /// The day it leads to, as far as that is known.
    pub fn reach(self, calendar: &Calendar, from: Date) -> Option<Reach> {
        match self {
            Self::Same => Some(Reach::exact(from)),
            // A day is as fine as a plan gets: what is due within hours is due by the day on which the last of them ends.
            Self::After(Period { count, unit: Unit::Hours }, _) => {
                let days = Period { count: count.div_ceil(24), unit: Unit::Days };
                calendar.end(from, days, Roll::Stay)
            }
            Self::After(period, roll) => calendar.end(from, period, roll),
            Self::Before(Period { count, unit: Unit::Hours }) => {
                calendar.back(from, Period { count: count.div_ceil(24), unit: Unit::Days })
            }
            Self::Before(period) => calendar.back(from, period),
            Self::Term(period, roll) => calendar.term(from, period, roll),
        }
    }

    /// The same in numbers, and without an end: beyond the years anybody plans for it stays beyond.
    pub fn apply(self, calendar: &Calendar, from: Day, side: Side) -> Day {
        if self == Self::Same {
            return from;
        }
        let reach = date(from).and_then(|from| self.reach(calendar, from));
        match (reach, self, side) {
            // What may be so is taken to be so: a conflict then holds whatever an unknown year brings.
            (Some(reach), _, Side::NotBefore) => number(reach.earliest),
            (Some(reach), _, Side::NotAfter) => number(reach.latest),
            (None, Self::Before(_), _) => FIRST - 1,
            (None, ..) => LAST + 1,
        }
    }
}

/// How far all bounds carry: the days left to each node, and the bound that moved each end last.
#[derive(Debug, Clone)]
pub(super) struct Extent {
    pub first: Vec<Day>,
    pub last: Vec<Day>,
    pub why_first: Vec<Option<usize>>,
    pub why_last: Vec<Option<usize>>,
}

/// Carries bounds as far as they go. `Err` with the node that has no day left.
pub(super) fn carry(
    rules: &[Rule],
    nodes: usize,
    calendar: &Calendar,
    holds: impl Fn(usize) -> bool,
) -> Result<Extent, (usize, Extent)> {
    let active: Vec<usize> = (0..rules.len()).filter(|rule| holds(rules[*rule].part)).collect();
    let mut carrier = Carrier {
        rules,
        calendar,
        extent: Extent {
            first: vec![FIRST; nodes],
            last: vec![LAST; nodes],
            why_first: vec![None; nodes],
            why_last: vec![None; nodes],
        },
        moves: vec![0; nodes],
        touching: vec![Vec::new(); nodes],
        queue: VecDeque::new(),
        queued: vec![false; rules.len()],
    };
    for index in &active {
        let rule = &rules[*index];
        carrier.touching[rule.left].push(*index);
        if let From::Node(node) = rule.right
            && node != rule.left
        {
            carrier.touching[node].push(*index);
        }
    }
    // First only with the stream, so that a conflict shows where people look for it; then against it as well.
    for upstream in [false, true] {
        // Against the stream the last comes first, so that no end moves once for every step behind it.
        let mut order = active.clone();
        if upstream {
            order.reverse();
        }
        for index in order {
            carrier.enqueue(index);
        }
        while let Some(index) = carrier.queue.pop_front() {
            carrier.queued[index] = false;
            if let Err(node) = carrier.step(index, upstream) {
                return Err((node, carrier.extent));
            }
        }
    }
    Ok(carrier.extent)
}

struct Carrier<'a> {
    rules: &'a [Rule],
    calendar: &'a Calendar,
    extent: Extent,
    moves: Vec<u32>,
    touching: Vec<Vec<usize>>,
    queue: VecDeque<usize>,
    queued: Vec<bool>,
}

impl Carrier<'_> {
    fn enqueue(&mut self, rule: usize) {
        if !std::mem::replace(&mut self.queued[rule], true) {
            self.queue.push_back(rule);
        }
    }

    fn step(&mut self, index: usize, upstream: bool) -> Result<(), usize> {
        let rule = self.rules[index];
        let (first, last) = match rule.right {
            From::Node(node) => (self.extent.first[node], self.extent.last[node]),
            From::Day(day) => (day, day),
        };
        let apply = |day| rule.shift.apply(self.calendar, day, rule.side).saturating_add(rule.extra);
        match rule.side {
            Side::NotBefore => {
                let least = apply(first);
                self.raise(rule.left, least, index)?;
                if let (true, From::Node(node)) = (upstream, rule.right) {
                    let limit = self.extent.last[rule.left];
                    if apply(last) > limit {
                        // The last day whose image is still within the limit.
                        let day = partition(first, last + 1, |day| apply(day) <= limit) - 1;
                        self.lower(node, day, index)?;
                    }
                }
            }
            Side::NotAfter => {
                let most = apply(last);
                self.lower(rule.left, most, index)?;
                if let (true, From::Node(node)) = (upstream, rule.right) {
                    let limit = self.extent.first[rule.left];
                    if apply(first) < limit {
                        let day = partition(first, last + 1, |day| apply(day) < limit);
                        self.raise(node, day, index)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn raise(&mut self, node: usize, day: Day, rule: usize) -> Result<(), usize> {
        if day <= self.extent.first[node] {
            return Ok(());
        }
        self.extent.first[node] = day;
        self.extent.why_first[node] = Some(rule);
        self.moved(node)
    }

    fn lower(&mut self, node: usize, day: Day, rule: usize) -> Result<(), usize> {
        if day >= self.extent.last[node] {
            return Ok(());
        }
        self.extent.last[node] = day;
        self.extent.why_last[node] = Some(rule);
        self.moved(node)
    }

    fn moved(&mut self, node: usize) -> Result<(), usize> {
        self.moves[node] += 1;
        if self.extent.first[node] > self.extent.last[node] || self.moves[node] > MOST_MOVES {
            return Err(node);
        }
        for index in std::mem::take(&mut self.touching[node]) {
            self.enqueue(index);
            self.touching[node].push(index);
        }
        Ok(())
    }
}

/// The first day from `first` up to `end` for which something no longer holds that holds for all days before.
fn partition(mut first: Day, mut end: Day, holds: impl Fn(Day) -> bool) -> Day {
    while first < end {
        let middle = first + (end - first) / 2;
        if holds(middle) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    first
}

/// The bounds of steps, and the statement each belongs to: a step and one of its ties. With `all_time` everybody acts on
/// the last day that is granted, otherwise at any time up to then.
pub(super) fn rules(steps: &[Step], all_time: bool) -> (Vec<Rule>, Vec<(usize, usize)>) {
    let mut rules = Vec::new();
    let mut parts = Vec::new();
    for (left, step) in steps.iter().enumerate() {
        for (index, tie) in step.ties.iter().enumerate() {
            let part = parts.len();
            parts.push((left, index));
            let right = match &tie.anchor {
                Anchor::Step(step) => From::Node(*step),
                Anchor::Day(day) => From::Day(number(*day)),
                Anchor::Open | Anchor::Missing(_) => continue,
            };
            let mut add = |side, shift, extra| rules.push(Rule { left, side, right, shift, extra, part });
            let (function, blank) = function(&tie.lapse, tie.rolls);
            // A period that is not known yet is only known to run forward, or back.
            let may = |side| blank.is_none_or(|known| known == side);
            let (early, late) = (may(Side::NotBefore), may(Side::NotAfter));
            match tie.bound {
                TimeBound::At => {
                    if early {
                        add(Side::NotBefore, function, 0);
                    }
                    if late {
                        add(Side::NotAfter, function, 0);
                    }
                }
                TimeBound::Within => {
                    if late {
                        add(Side::NotAfter, function, 0);
                    }
                    let least = if all_time && late { function } else { Function::Same };
                    add(Side::NotBefore, least, 0);
                }
                TimeBound::NotAfter if late => add(Side::NotAfter, function, 0),
                TimeBound::Before if late => add(Side::NotAfter, function, -1),
                TimeBound::NotBefore if early => add(Side::NotBefore, function, 0),
                TimeBound::After if early => add(Side::NotBefore, function, 1),
                _ => {}
            }
        }
    }
    (rules, parts)
}

/// The function of a tie; of one that is not known yet, the side on which it is bound all the same.
pub(super) const fn function(lapse: &Lapse, rolls: bool) -> (Function, Option<Side>) {
    let roll = if rolls { Roll::Forward } else { Roll::Stay };
    match lapse {
        Lapse::None => (Function::Same, None),
        Lapse::After(period) => (Function::After(*period, roll), None),
        Lapse::Before(period) => (Function::Before(*period), None),
        Lapse::Term(period) => (Function::Term(*period, roll), None),
        Lapse::BlankAfter(_) => (Function::Same, Some(Side::NotBefore)),
        Lapse::BlankBefore(_) => (Function::Same, Some(Side::NotAfter)),
    }
}
