//! Sums: parts that must add up to a whole.

pub mod amounts;
pub mod counts;
pub mod shares;
