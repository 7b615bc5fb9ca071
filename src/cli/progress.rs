//! Many jobs on all cores, with a bar for whoever watches.

use indicatif::{ParallelProgressIterator, ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::talk::Talk;

/// Does a job for every item on all cores; the results come back in the order of the items. With more than a few items
/// a bar is drawn on standard error, if that is a terminal, and gone when all is done.
pub(super) fn all<'a, T: Sync, R: Send>(items: &'a [T], job: impl Fn(&'a T) -> R + Sync + Send) -> Vec<R> {
    in_batches(items, items.len(), job, |result| result)
}

/// The same in batches of so many items: what comes of a batch is finished, one after the other, before the next begins.
pub(super) fn in_batches<'a, T: Sync, R: Send, F>(
    items: &'a [T],
    size: usize,
    job: impl Fn(&'a T) -> R + Sync + Send,
    mut finish: impl FnMut(R) -> F,
) -> Vec<F> {
    const FEW: usize = 3;
    let bar = ProgressBar::new(u64::try_from(items.len()).unwrap_or(u64::MAX));
    if items.len() <= FEW || !Talk::sees_progress() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}").expect("a constant template");
    bar.set_style(style);
    let mut finished = Vec::with_capacity(items.len());
    for batch in items.chunks(size.max(1)) {
        let results: Vec<R> = batch.par_iter().progress_with(bar.clone()).map(&job).collect();
        finished.extend(results.into_iter().map(&mut finish));
    }
    bar.finish_and_clear();
    finished
}
