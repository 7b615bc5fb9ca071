//! What is typed by hand in a contract, Chinese beside English: the words of its clauses, and bilingual values.
//!
//! Values and references print the same in both languages by construction. What a person typed does not, and is what
//! the checks of wording, terms and parity read.

mod bound;
mod citation;
mod condition;
mod definition;
mod foreign;
mod fraction;
mod letters;
mod measure;
mod memory;
mod modality;
mod moment;
mod negation;
mod numeral;
mod pairing;
mod passage;
mod place;
mod quantity;
mod reading;
mod role;
#[cfg(test)]
mod sample;
mod sense;
mod sentence;
mod term;
mod unit;
mod usage;
mod words;

pub use bound::{Bound, bound_at, bounds};
pub use condition::{Exception, exceptions};
pub use definition::quoted;
pub use foreign::Foreign;
pub use fraction::Fraction;
pub use measure::{Measure, Share, Time};
pub use memory::{Memory, Recall, Way};
pub use modality::{Modality, modals};
pub use moment::Day;
pub use negation::{Denial, negations};
pub use pairing::{Pairing, pair, pair_quantities};
pub use passage::{Home, Passage, passages};
pub use reading::{Quantity, Reading, Said};
pub use role::{Mention, Role, Roles};
pub use sense::Sense;
pub use sentence::Sentence;
pub use term::{Manner, Term, Terms, Use};
pub use unit::bare_units;
pub use words::{HOLE, Piece, Prose, What};
