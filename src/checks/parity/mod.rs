//! Whether the Chinese and the English of what is typed by hand say the same.

mod compare;

pub mod bound;
pub mod condition;
pub mod currency;
pub mod date;
pub mod language;
pub mod list;
pub mod modality;
pub mod negation;
pub mod number;
pub mod reference;
pub mod role;
pub mod term;
pub mod unit;

#[cfg(test)]
mod pairs;
