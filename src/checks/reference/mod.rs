//! References between clauses.

pub mod ambiguous;
pub mod broken;
