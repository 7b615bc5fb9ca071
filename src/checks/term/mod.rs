//! Defined terms, and the words of law that pair in two languages.

pub mod before_definition;
pub mod circular;
pub mod duplicate;
pub mod undefined;
pub mod unused;
