//! Defined terms, and the words of law that pair in two languages.

pub mod before_definition;
pub mod capitalisation;
pub mod circular;
pub mod duplicate;
pub mod pair;
pub mod synonym;
pub mod undefined;
pub mod unused;
