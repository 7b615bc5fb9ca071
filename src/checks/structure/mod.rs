//! How a contract is put together: its clauses, headings, lists and their numbers.

pub mod empty_heading;
pub mod mixed_numerals;
pub mod no_remedy;
pub mod numbering_gap;
pub mod required_clause;
pub mod single_item;
