//! Blanks: what is still to be filled in.

pub mod defaulted;
pub mod drafting_note;
pub mod in_text;
pub mod second_unit;
pub mod unfilled;
pub mod unfinished_date;
