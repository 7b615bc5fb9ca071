//! What is typed by hand in a contract, Chinese beside English: the words of its clauses, and bilingual values.
//!
//! Values and references print the same in both languages by construction. What a person typed does not, and is what
//! the checks of wording, terms and parity read.

mod definition;
mod passage;
mod place;
#[cfg(test)]
mod sample;
mod term;
mod usage;
mod words;

pub use definition::quoted;
pub use passage::{Home, Passage, passages};
pub use term::{Manner, Term, Terms, Use};
pub use words::{HOLE, Piece, Prose, What};
