//! Values: whether each is of its type, and within what its field takes.

pub mod choice;
pub mod exceeding;
pub mod range;
pub mod shape;
pub mod spelling;
pub mod r#type;
pub mod unit;
