//! What is said to a user: findings, their places, and their words in both languages.
//!
//! This room knows no check, no colour and no output format.

mod finding;
mod fix;
mod source;
mod text;

pub use finding::{Finding, Label, Severity};
pub use fix::Fix;
pub use source::{Position, Source, Span};
pub use text::{Lang, Text, Words};
