//! Steps: the events of a template as they happen under one contract in one course of events.

use crate::contract::Contract;
use crate::template::{Amount, Event, Shift, Since, TimeBound};
use crate::value::{Date, Period, Value};

/// No loop of events is unrolled further.
const MOST_ROUNDS: u64 = 50;

/// One event, or one round of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The event, by its place in the template.
    pub event: usize,
    /// Which round of it, where there are several.
    pub round: Option<u32>,
    /// Its name: `report`, `rectification.2`.
    pub name: String,
    /// How it stands to other steps and to dates, the most telling first.
    pub ties: Vec<Tie>,
}

/// How a step stands to a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Before, after, within or exactly.
    pub bound: TimeBound,
    /// What it is counted from.
    pub anchor: Anchor,
    /// How far from there.
    pub lapse: Lapse,
    /// Whether a last day off is moved to the next working day.
    pub rolls: bool,
    /// Which of the event's timings it comes from.
    pub timing: usize,
    /// The fields it takes its values from.
    pub fields: Vec<String>,
}

/// What a tie is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// Another step.
    Step(usize),
    /// A day.
    Day(Date),
    /// Whenever it may be.
    Open,
    /// The day in this field, which is not filled in.
    Missing(String),
}

/// How far a moment lies from its anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lapse {
    /// Not at all.
    None,
    /// A period later.
    After(Period),
    /// A period earlier.
    Before(Period),
    /// To the last day of a period that begins on it.
    Term(Period),
    /// Some time later, as the field says that is not filled in.
    BlankAfter(String),
    /// Some time earlier.
    BlankBefore(String),
}

impl Anchor {
    /// The day, where it is a day.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            _ => None,
        }
    }
}

impl Tie {
    /// Whether it gives somebody a time to act in.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.bound == TimeBound::Within
    }

    /// The period it runs for, where it is known.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        match self.lapse {
            Lapse::After(period) | Lapse::Before(period) | Lapse::Term(period) => Some(period),
            _ => None,
        }
    }
}

impl Step {
    /// The tie that sets its day or its last day; the others are conditions on it.
    #[must_use]
    pub fn grant(&self) -> Option<&Tie> {
        self.grant_index().map(|index| &self.ties[index])
    }

    /// Its place among the ties.
    #[must_use]
    pub fn grant_index(&self) -> Option<usize> {
        self.ties.iter().position(|tie| tie.bound.is_deadline())
    }

    /// Whether it may happen at any time.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ties.is_empty() || self.ties.iter().any(|tie| tie.anchor == Anchor::Open)
    }
}

/// The steps of a contract where just these branches happen, and where a field is assumed to hold a period.
pub(super) fn steps(contract: &Contract, branches: &[String], assumed: Option<(&str, Period)>) -> Vec<Step> {
    let events = &contract.template.schedule.events;
    let happens = |event: &Event| {
        let turns = |(name, negated): &(String, bool)| branches.contains(name) != *negated;
        contract.holds(event.when.as_ref()) && event.branches.iter().all(turns)
    };
    let mut first = Vec::with_capacity(events.len());
    let mut steps = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let rounds = if happens(event) { rounds(contract, event) } else { 0 };
        first.push((steps.len(), rounds));
        for round in 1..=rounds {
            let is_numbered = event.rounds.is_some() && rounds > 1;
            let name = if is_numbered { format!("{}.{round}", event.name) } else { event.name.clone() };
            steps.push(Step { event: index, round: is_numbered.then_some(round), name, ties: Vec::new() });
        }
    }
    let weaver = Weaver { contract, events, first: &first, assumed };
    for (index, (start, rounds)) in first.iter().enumerate() {
        for round in 1..=*rounds {
            let at = start + usize::try_from(round - 1).unwrap_or(0);
            steps[at].ties = weaver.ties(index, round);
        }
    }
    steps
}

/// How many rounds of an event there are.
fn rounds(contract: &Contract, event: &Event) -> u32 {
    let Some(path) = &event.rounds else { return 1 };
    match contract.value(path) {
        Some(Value::Integer(rounds)) => u32::try_from((*rounds).min(MOST_ROUNDS)).unwrap_or(1),
        _ => 1,
    }
}

/// Ties steps to one another.
struct Weaver<'a> {
    contract: &'a Contract,
    events: &'a [Event],
    /// The first step of every event, and how many there are.
    first: &'a [(usize, u32)],
    assumed: Option<(&'a str, Period)>,
}

impl Weaver<'_> {
    fn ties(&self, index: usize, round: u32) -> Vec<Tie> {
        let event = &self.events[index];
        let mut ties = Vec::new();
        for (timing, declared) in event.timings.iter().enumerate() {
            let moment = &declared.moment;
            let Some((anchor, date)) = moment.origins.iter().find_map(|origin| self.anchor(index, round, origin))
            else {
                continue;
            };
            let fields = moment.field().map(str::to_owned).into_iter().chain(date).collect();
            let lapse = self.lapse(&moment.shift);
            ties.push(Tie { bound: declared.bound, anchor, lapse, rolls: event.rolls, timing, fields });
        }
        ties
    }

    /// What an origin stands for in this round, if it happens in this course; and the field it is taken from.
    fn anchor(&self, index: usize, round: u32, origin: &Since) -> Option<(Anchor, Option<String>)> {
        let name = match origin {
            Since::Day(day) => return Some((Anchor::Day(*day), None)),
            Since::AnyTime => return Some((Anchor::Open, None)),
            Since::Named(name) => name,
        };
        let Some(other) = self.events.iter().position(|event| event.name == *name) else {
            let anchor = match self.contract.value(name) {
                Some(Value::Date(day)) => Anchor::Day(*day),
                _ => Anchor::Missing(name.clone()),
            };
            return Some((anchor, Some(name.clone())));
        };
        let (start, rounds) = self.first[other];
        let is_same_loop =
            self.events[index].rounds.is_some() && self.events[index].rounds == self.events[other].rounds;
        let round = match is_same_loop {
            // One written further down is that of the round before.
            true if other >= index => round - 1,
            true => round,
            false => rounds,
        };
        let is_there = (1..=rounds).contains(&round);
        is_there.then(|| (Anchor::Step(start + usize::try_from(round - 1).unwrap_or(0)), None))
    }

    fn lapse(&self, shift: &Shift) -> Lapse {
        match shift {
            Shift::None => Lapse::None,
            Shift::After(amount) => self.period(amount).map_or_else(Lapse::BlankAfter, Lapse::After),
            Shift::Before(amount) => self.period(amount).map_or_else(Lapse::BlankBefore, Lapse::Before),
            Shift::Term(amount) => self.period(amount).map_or_else(Lapse::BlankAfter, Lapse::Term),
        }
    }

    /// The period, or the field that should say it.
    fn period(&self, amount: &Amount) -> Result<Period, String> {
        let path = match amount {
            Amount::Fixed(period) => return Ok(*period),
            Amount::Field(path) => path,
        };
        match (self.assumed, self.contract.value(path)) {
            (Some((assumed, period)), _) if assumed == path => Ok(period),
            (_, Some(Value::Period(period))) => Ok(*period),
            _ => Err(path.clone()),
        }
    }
}
