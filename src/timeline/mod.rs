//! When everything in a contract is due: its events as steps tied to one another, and the dates they come to.
//!
//! A template declares events and how each stands to others; from a contract they become steps, from steps a
//! network of monotone bounds on days. Whether all bounds can hold is proved by carrying each as far as it goes, up to
//! the point where nothing moves any more; if they cannot, the smallest set of them that cannot is found exactly.

mod blank;
mod conflict;
mod course;
mod network;
mod offset;
mod progress;
mod step;
#[cfg(test)]
mod tests;

pub use blank::{Bounded, Room, room};
pub use conflict::{Conflict, Link, Mode, conflict};
pub use course::{Course, Dates};
pub use offset::{Offset, Sign};
pub use progress::{Progress, Standing, Stumble, standing};
pub use step::{Anchor, Lapse, Step, Tie};

use crate::calendar::Calendar;
use crate::contract::Contract;
use crate::template::{Debtor, Event, Timing};
use crate::value::{Date, Period};

/// The steps of a contract in one course of events, and their dates.
#[derive(Debug, Clone)]
pub struct Timeline<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// What is worked and what is not.
    pub calendar: &'a Calendar,
    /// What happens in this course: names of branches.
    pub branches: Vec<String>,
    /// The steps, in the order of the template, rounds spelled out.
    pub steps: Vec<Step>,
    /// The dates of each step.
    pub course: Course,
}

/// Everything the checks ask of time: every course of events, and the first conflict in any of them.
#[derive(Debug, Clone)]
pub struct Outlook<'a> {
    /// The courses, the one in which nothing out of the ordinary happens first.
    pub courses: Vec<Timeline<'a>>,
    /// A conflict and the course it is in: times that cannot be kept at all, or else not where all of them are used.
    pub conflict: Option<(usize, Conflict)>,
}

impl<'a> Outlook<'a> {
    /// The outlook of a contract.
    #[must_use]
    pub fn new(contract: &'a Contract, calendar: &'a Calendar) -> Self {
        let none = Progress::default();
        let courses: Vec<Timeline<'a>> =
            Timeline::courses(contract).iter().map(|course| Timeline::new(contract, calendar, course, &none)).collect();
        let mut modes = [Mode::Possible, Mode::AllTime].into_iter();
        let conflict = modes.find_map(|mode| {
            let mut all = courses.iter().enumerate();
            all.find_map(|(at, course)| Some((at, conflict(&course.steps, calendar, mode)?)))
        });
        Self { courses, conflict }
    }
}

impl<'a> Timeline<'a> {
    /// The timeline of a contract in the course where just these branches happen, as far as it has come.
    #[must_use]
    pub fn new(contract: &'a Contract, calendar: &'a Calendar, branches: &[String], progress: &Progress) -> Self {
        Self::assuming(contract, calendar, branches, progress, None)
    }

    /// The same, as if a field held a period.
    fn assuming(
        contract: &'a Contract,
        calendar: &'a Calendar,
        branches: &[String],
        progress: &Progress,
        assumed: Option<(&str, Period)>,
    ) -> Self {
        let steps = step::steps(contract, branches, assumed);
        let course = course::course(&steps, calendar, progress);
        Self { contract, calendar, branches: branches.to_vec(), steps, course }
    }

    /// Every course of events a contract can take, the one in which nothing out of the ordinary happens first.
    #[must_use]
    pub fn courses(contract: &Contract) -> Vec<Vec<String>> {
        let branches = &contract.template.schedule.branches;
        let mut courses: Vec<Vec<String>> = vec![Vec::new()];
        for branch in branches.iter().take(5) {
            let with: Vec<_> = courses
                .iter()
                .map(|course| course.iter().cloned().chain([branch.name.clone()]).collect::<Vec<_>>())
                .collect();
            courses.extend(with);
        }
        courses.sort_by_key(Vec::len);
        courses
    }

    /// The course that takes longest when every party uses all its time.
    ///
    /// # Panics
    /// Never: there is always the course in which no branch happens.
    #[must_use]
    pub fn worst(contract: &'a Contract, calendar: &'a Calendar, progress: &Progress) -> Self {
        let courses = Self::courses(contract);
        let timelines = courses.iter().map(|course| Self::new(contract, calendar, course, progress));
        let end = |timeline: &Self| {
            let owed = (0..timeline.steps.len()).filter(|step| timeline.is_process(*step));
            owed.filter_map(|step| timeline.course.dates[step].due.map(|due| due.latest)).max()
        };
        timelines
            .reduce(|one, other| if end(&other) > end(&one) { other } else { one })
            .expect("there is a course in which nothing out of the ordinary happens")
    }

    /// The event of a step.
    #[must_use]
    pub fn event(&self, step: usize) -> &'a Event {
        &self.contract.template.schedule.events[self.steps[step].event]
    }

    /// Where a tie of a step is declared.
    #[must_use]
    pub fn timing(&self, step: usize, tie: usize) -> &'a Timing {
        &self.event(step).timings[self.steps[step].ties[tie].timing]
    }

    /// Whether a step is something somebody must do within a time that runs from an earlier step.
    #[must_use]
    pub fn is_process(&self, step: usize) -> bool {
        let grant = self.steps[step].grant();
        let runs = grant.is_some_and(|tie| matches!(tie.anchor, Anchor::Step(_)) && tie.is_within());
        runs && self.event(step).by != Debtor::Nobody
    }

    /// The day everything is counted from, where it is known: that of the first step that is tied to a date.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        let root = |step: &Step| step.ties.iter().find_map(|tie| tie.anchor.day());
        self.steps.iter().find_map(root)
    }
}
