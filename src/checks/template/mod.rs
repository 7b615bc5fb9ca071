//! Templates: what is wrong with the words before any blank is filled.

mod event;
pub mod form;
pub mod markup;
pub mod missing_language;
pub mod misused_field;
mod places;
pub mod structure;
pub mod syntax;
pub mod unknown_field;
pub mod unused_clause;
pub mod unused_field;
