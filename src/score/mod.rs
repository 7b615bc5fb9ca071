//! Scoring: measured values to points, points to a total, a total to a conclusion, each step kept.
//!
//! Nothing here knows a field, a file or a language. Arithmetic is decimal throughout. Every figure that leads to the
//! total is kept unrounded, and only what is printed is rounded, half up to two places, so that a person with a pencil
//! gets the same total.

mod indicator;
mod rounding;
mod sheet;

pub use indicator::{Better, Indicator, Outcome, Rule, Untested, rate};
pub use rounding::half_up;
pub use sheet::{Conclusion, Line, Marks, Sheet, group, score};
