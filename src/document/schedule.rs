//! A schedule as it is drawn: what is due when, a bar to each time, and the days off. Days are counted from the first.

use serde::Serialize;

use crate::diag::Text;

/// A schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Schedule {
    /// Short labels of the parties, in order: 甲方, Party A.
    pub parties: Vec<Text>,
    /// How many days it spans.
    pub days: i32,
    /// The days off.
    pub off: Vec<Run>,
    /// The months it spans.
    pub months: Vec<Month>,
    /// What is due: first what has a date, by date, then what has none.
    pub rows: Vec<Due>,
}

/// Days off in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The first of them.
    pub from: i32,
    /// The last of them.
    pub to: i32,
    /// Whether they are off by a notice, rather than a weekend.
    pub holiday: bool,
}

/// The first day of a month, or of the schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// Where it lies.
    pub at: i32,
    /// The month: 2026-03.
    pub name: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// What it is called.
    pub label: Text,
    /// Who owes it.
    pub who: Option<Text>,
    /// Which of the parties that is, counted from 0.
    pub party: Option<usize>,
    /// The clause it comes from.
    pub clause: Option<Text>,
    /// When it is due: a day, the two days it lies between, or how far it lies from where its time begins.
    pub date: Option<Text>,
    /// What it is counted from.
    pub since: Since,
    /// Its bar; none where it lies beyond the last day drawn.
    pub bar: Option<Bar>,
    /// Whether it lies on the chain with the least time to spare.
    pub critical: bool,
    /// Whether it has happened.
    pub done: bool,
    /// Whether somebody owes it.
    pub owed: bool,
}

/// What the date of a step is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Since {
    /// Nothing: it is a day of the calendar.
    Known,
    /// The beginning of the contract, whose day is still open.
    Start,
    /// Something that may happen at any time.
    Whenever,
}

/// The time of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// When it could happen, if everybody acts at once.
    pub early: i32,
    /// The first day of its time.
    pub from: i32,
    /// The last day that is certain.
    pub sure: i32,
    /// The last day there may be.
    pub to: i32,
    /// Whether it is a day rather than a time.
    pub milestone: bool,
}
