//! The words themselves: how Chinese and English are written in a contract.

pub mod and_or;
pub mod archaic;
pub mod colloquial;
pub mod dash;
pub mod doubled_mark;
pub mod doubled_number;
pub mod end_mark;
pub mod foreign;
pub mod fragment;
pub mod link;
pub mod number_mismatch;
pub mod range;
pub mod shall;
pub mod spacing;
pub mod straight_quotes;
pub mod traditional;
pub mod unmatched;
pub mod vague;
pub mod width;

mod numbered;
#[cfg(test)]
mod silence;
