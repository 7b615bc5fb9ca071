//! The rows of a schedule: every step with its date, who owes it, and the clause it comes from.

use crate::calendar::{Reach, number};
use crate::contract::Contract;
use crate::diag::Text;
use crate::document::{Document, numbers};
use crate::say;
use crate::template::Debtor;
use crate::timeline::{Anchor, Offset, Standing, Timeline, standing};
use crate::value::Date;

/// A timeline, ready to be shown.
#[derive(Debug, Clone)]
pub struct Agenda {
    /// The name of the contract.
    pub title: Text,
    /// Its number; empty where it is blank.
    pub number: String,
    /// Names and short labels of the parties, in order: 甲方, Party A.
    pub parties: Vec<Text>,
    /// What happens in this course.
    pub course: Vec<Text>,
    /// Names and labels of all branches, to choose others.
    pub branches: Vec<(String, Text)>,
    /// The steps that have a date, by date, and then those that do not.
    pub rows: Vec<Row>,
    /// The day on which standings are told.
    pub today: Option<Date>,
}

/// One step.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name in the template: `rectification.2`.
    pub name: String,
    /// What it is called.
    pub label: Text,
    /// Who owes it.
    pub who: Option<Text>,
    /// Which of the parties that is, counted from 0.
    pub party: Option<usize>,
    /// The clause it comes from, as it is referred to.
    pub clause: Option<Text>,
    /// When it can happen at the earliest.
    pub earliest: Option<Reach>,
    /// The day before its time runs, everybody before it using all the time there is.
    pub begins: Option<Date>,
    /// When it is due, or happens.
    pub due: Option<Reach>,
    /// Days to spare after that.
    pub slack: Option<i32>,
    /// How far it lies from where its time begins, in periods.
    pub offset: Option<Text>,
    /// About how many days that is.
    pub about: i64,
    /// Whether it lies on the chain with the least time to spare.
    pub critical: bool,
    /// Whether somebody owes it.
    pub owed: bool,
    /// From where its time runs.
    pub origin: Origin,
    /// When it happened.
    pub done: Option<Date>,
    /// How it stands today.
    pub standing: Option<Standing>,
    /// What follows where it is late, and the clause that says so.
    pub otherwise: Option<(Text, Option<Text>)>,
}

/// From where the time of a step runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From the beginning of the contract.
    Start,
    /// From nowhere: it may happen at any time.
    Open,
    /// From something that may happen at any time.
    Whenever,
}

impl Agenda {
    /// The rows of a timeline. With a day, how each stands on it.
    #[must_use]
    pub fn new(timeline: &Timeline<'_>, document: &Document, today: Option<Date>) -> Self {
        let contract = timeline.contract;
        let clauses = numbers(&document.sections);
        let schedule = &contract.template.schedule;
        let mut rows: Vec<Row> = (0..timeline.steps.len())
            .map(|step| {
                let event = timeline.event(step);
                let dates = &timeline.course.dates[step];
                let (who, party) = debtor(contract, &event.by);
                let clause = |id: &Option<String>| id.as_ref().and_then(|id| clauses.get(id)).cloned();
                let grant = timeline.steps[step].grant();
                let begins = grant.filter(|tie| tie.is_within()).and_then(|tie| match tie.anchor {
                    Anchor::Step(before) => timeline.course.dates[before].due.map(|due| due.latest),
                    Anchor::Day(day) => Some(day),
                    _ => None,
                });
                Row {
                    name: timeline.steps[step].name.clone(),
                    label: label(timeline, step),
                    who,
                    party,
                    clause: clause(&event.clause),
                    earliest: dates.earliest,
                    begins,
                    due: dates.due,
                    slack: dates.slack,
                    offset: offset(timeline, step),
                    about: dates.offset.as_ref().map_or(i64::MAX, Offset::about),
                    critical: timeline.course.critical.contains(&step),
                    owed: event.by != Debtor::Nobody,
                    origin: origin(timeline, step),
                    done: dates.done,
                    standing: today.map(|today| standing(timeline, step, today)),
                    otherwise: event.otherwise.as_ref().map(|(text, id)| (text.clone(), clause(id))),
                }
            })
            .collect();
        // What may happen at any time keeps the order of the template.
        rows.sort_by_key(|row| match (row.due, row.origin) {
            (Some(due), _) => (i64::from(number(due.latest)), 0),
            (None, Origin::Start) => (i64::MAX, row.about),
            (None, _) => (i64::MAX, i64::MAX),
        });
        let happens = |branch: &&crate::template::Branch| timeline.branches.contains(&branch.name);
        Self {
            title: contract.template.title.clone(),
            number: document.number.clone(),
            parties: contract.template.parties.iter().map(|path| short(contract, path)).collect(),
            course: schedule.branches.iter().filter(happens).map(|branch| branch.label.clone()).collect(),
            branches: schedule.branches.iter().map(|branch| (branch.name.clone(), branch.label.clone())).collect(),
            rows,
            today,
        }
    }

    /// Whether something is overdue.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.standing, Some(Standing::Overdue { .. })))
    }
}

fn origin(timeline: &Timeline<'_>, step: usize) -> Origin {
    if timeline.steps[step].is_open() {
        return Origin::Open;
    }
    match &timeline.course.dates[step].offset {
        Some(offset) if timeline.steps[offset.root].is_open() => Origin::Whenever,
        _ => Origin::Start,
    }
}

/// What a step is called, with its round.
fn label(timeline: &Timeline<'_>, step: usize) -> Text {
    let label = &timeline.event(step).label;
    match timeline.steps[step].round {
        Some(round) => {
            say!(zh: "{zh}（第{round}轮）", en: "{en} (round {round})", zh = label.zh, en = label.en, round = round)
        }
        None => label.clone(),
    }
}

/// The way to a step in periods: S for the signing, or whatever else begins the contract; the name of what it waits for
/// otherwise.
fn offset(timeline: &Timeline<'_>, step: usize) -> Option<Text> {
    let offset = timeline.course.dates[step].offset.as_ref()?;
    let root = offset.root;
    let name = if timeline.steps[root].is_open() || root != 0 {
        let label = label(timeline, root);
        say!(zh: "“{zh}”", en: "“{en}”", zh = label.zh, en = label.en)
    } else {
        Text::same("S")
    };
    Some(offset.show(&name))
}

fn debtor(contract: &Contract, by: &Debtor) -> (Option<Text>, Option<usize>) {
    match by {
        Debtor::Nobody => (None, None),
        Debtor::Either => (Some(say!(zh: "任一方", en: "Either party")), None),
        Debtor::Party(path) => {
            let party = contract.template.parties.iter().position(|party| party == path);
            (Some(short(contract, path)), party)
        }
    }
}

/// The label of a party without what stands in brackets: 甲方, Party A.
fn short(contract: &Contract, path: &str) -> Text {
    let label = contract.template.schema.get(path).map(|definition| definition.label.clone()).unwrap_or_default();
    let cut = |text: &str| text.split(['（', '(']).next().unwrap_or(text).trim().to_owned();
    Text { zh: cut(&label.zh), en: cut(&label.en) }
}
