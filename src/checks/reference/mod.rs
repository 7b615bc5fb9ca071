//! References between clauses.

pub mod ambiguous;
pub mod broken;
pub mod left_out;
pub mod missing_annex;
pub mod renumbered;
pub mod repealed;
pub mod typed_number;
pub mod unused_annex;
