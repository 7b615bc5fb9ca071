//! How long working days took in all years known: the bounds for a year that is not.

use std::sync::OnceLock;

use super::Day;
use super::count::Run;

/// Counts up to this many are looked up in the known years; longer ones are added up from these.
const LONGEST: usize = 250;

/// The shortest and the longest time in which so many working days have ever come round. A notice may move holidays as
/// it likes, so that nothing can be proved of a year before it is published; but none has ever gone beyond these.
#[derive(Debug)]
pub(super) struct Record {
    runs: Vec<Vec<Day>>,
    steps: Vec<OnceLock<(Day, Day)>>,
}

impl Record {
    pub fn of(runs: &[Run]) -> Self {
        let runs: Vec<Vec<Day>> = runs.iter().map(|run| run.days.clone()).collect();
        let longest = runs.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(1).min(LONGEST);
        Self { runs, steps: (0..longest).map(|_| OnceLock::new()).collect() }
    }

    /// How many days it takes from any day to the `n`th working day after or before it: at least and at most.
    pub fn steps(&self, n: u32) -> Option<(Day, Day)> {
        let longest = u32::try_from(self.steps.len()).ok().filter(|longest| *longest > 0)?;
        let (whole, rest) = (Day::try_from(n / longest).ok()?, n % longest);
        let (least, most) = if whole > 0 { self.within(longest) } else { (0, 0) };
        let (least_rest, most_rest) = if rest > 0 { self.within(rest) } else { (0, 0) };
        Some((least.checked_mul(whole)?.checked_add(least_rest)?, most.checked_mul(whole)?.checked_add(most_rest)?))
    }

    /// The same for a count that is looked up.
    fn within(&self, n: u32) -> (Day, Day) {
        let n = usize::try_from(n).unwrap_or(usize::MAX).clamp(1, self.steps.len());
        *self.steps[n - 1].get_or_init(|| {
            // Longest from the evening of a working day, shortest from the eve of one.
            let spans = |n: usize| self.runs.iter().flat_map(move |days| days.windows(n + 1).map(move |w| w[n] - w[0]));
            (1 + spans(n - 1).min().unwrap_or(0), spans(n).max().unwrap_or(0))
        })
    }
}
