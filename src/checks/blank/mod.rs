//! Blanks: what is still to be filled in.

pub mod defaulted;
pub mod in_text;
pub mod unfilled;
