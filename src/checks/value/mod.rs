//! Values: whether each is of its type, and within what its field takes.

pub mod choice;
pub mod exceeding;
pub mod range;
pub mod shape;
pub mod r#type;
pub mod unit;
