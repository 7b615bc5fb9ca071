//! How clauses are laid out: headings, lists and their numbers.

pub mod empty_heading;
pub mod mixed_numerals;
pub mod numbering_gap;
pub mod single_item;
