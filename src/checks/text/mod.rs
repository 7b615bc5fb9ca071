//! The characters values and clauses are made of.

pub mod hidden_character;
pub mod no_glyph;
