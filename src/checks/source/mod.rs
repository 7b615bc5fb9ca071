//! The documents a spec builds on: they are there, they are the same, and what is said again is said alike.

pub mod digest;
pub mod file;
pub mod left_out;
pub mod restated;
pub mod table;
pub mod unmatched;
pub mod unnamed;
