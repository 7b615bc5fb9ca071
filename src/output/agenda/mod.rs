//! The timeline for people and programs: a table, a chart, a file for calendars, a drawing on paper.

mod chart;
mod drawing;
mod ics;
mod json;
mod row;
mod table;

pub use drawing::{drawing, settle};
pub use ics::ics;
pub use json::json;
pub use row::{Agenda, Origin, Row};
pub use table::{marks, table};
