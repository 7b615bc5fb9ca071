//! Rates: percentages, and whether they are of the size that was meant.

pub mod bounds;
pub mod magnitude;
