//! How a contract is put together.

pub mod no_remedy;
pub mod required_clause;
