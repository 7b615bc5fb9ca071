//! Many jobs on all cores, with a bar for whoever watches.

use indicatif::{ParallelProgressIterator, ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::talk::Talk;

/// Does a job for every item on all cores; the results come back in the order of the items. With more than a few items
/// a bar is drawn on standard error, if that is a terminal, and gone when all is done.
pub(super) fn all<T: Sync, R: Send>(items: &[T], job: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    const FEW: usize = 3;
    let bar = ProgressBar::new(u64::try_from(items.len()).unwrap_or(u64::MAX));
    if items.len() <= FEW || !Talk::sees_progress() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}").expect("a constant template");
    bar.set_style(style);
    let results = items.par_iter().progress_with(bar.clone()).map(job).collect();
    bar.finish_and_clear();
    results
}
