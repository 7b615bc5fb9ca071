//! Rates: percentages, whether they are of the size that was meant, and what damages at a rate must say.

pub mod bounds;
pub mod high;
pub mod magnitude;
pub mod no_adjustment;
pub mod no_base;
pub mod no_cap;
pub mod no_period;
pub mod over_loss;
pub mod unit;
