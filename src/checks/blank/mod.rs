//! Blanks: what is still to be filled in.

pub mod in_text;
pub mod unfilled;
