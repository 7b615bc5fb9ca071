//! Mending a spec: the safe remedies applied, everything else kept byte for byte.

use super::trouble::Trouble;
use crate::pipeline::{Job, Workshop};

/// What mending makes of a spec.
pub(super) struct Change {
    /// How many remedies were applied.
    pub count: usize,
    /// The file as it was.
    pub before: Vec<u8>,
    /// The file as it is, or would be.
    pub after: Vec<u8>,
}

/// Mends a spec that was checked, and checks what came of it.
pub(super) fn mend(workshop: &Workshop, job: Job) -> Result<(Job, Option<Change>), Trouble> {
    let before = job.bytes.clone();
    let (job, count) = workshop.mend(job)?;
    let after = job.bytes.clone();
    let change = (count > 0 && before != after).then_some(Change { count, before, after });
    Ok((job, change))
}
