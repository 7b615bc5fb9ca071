//! A search through the passages of a contract, which leaves out those that are known to be silent.

use super::Case;
use crate::prose::{Passage, Way};

/// A search through the passages of a contract. It looks at one passage at a time and at nothing else, as its function
/// shows, which carries nothing with it: so what it found in a passage of another contract need not be looked for again.
pub(super) struct Search<'c, 'a> {
    case: &'c Case<'a>,
    way: Way,
}

impl<'c, 'a> Search<'c, 'a> {
    /// The search of a function. What it sees besides the passage is `context`, written out.
    pub(super) fn of<F: 'static>(case: &'c Case<'a>, function: &F, context: String) -> Self {
        Self { case, way: case.recall.way(function, context) }
    }

    /// What is found in the passages, in order.
    pub(super) fn found<T>(self, mut find: impl FnMut(&'a Passage) -> Vec<T>) -> impl Iterator<Item = T> {
        self.through(move |_, passage| find(passage)).map(|(_, found)| found)
    }

    /// What is found, and in which passage; `find` is told the index of the passage as well.
    pub(super) fn through<T>(
        self,
        mut find: impl FnMut(usize, &'a Passage) -> Vec<T>,
    ) -> impl Iterator<Item = (&'a Passage, T)> {
        let recall = self.case.recall;
        self.case.passages.iter().enumerate().flat_map(move |(index, passage)| {
            let found = recall.search(self.way, index, || find(index, passage));
            found.into_iter().map(move |found| (passage, found))
        })
    }
}
