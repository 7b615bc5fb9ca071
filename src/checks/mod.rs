//! The checks: one file each, and the list of them.
//!
//! A check is a constant that describes itself and a plain function over one immutable [`Case`]. It attaches to types
//! of values and to relations between fields, never to a field's name, so that a new template needs no new check. Its
//! id reads after "allow". To add one: write `src/checks/<group>/<name>.rs`, and one sorted line in the group's `mod`
//! lines and in [`ALL`] below; the tests of this room name whatever was forgotten.

mod amount;
mod case;
mod check;
mod length;
mod manual;
mod pattern;
mod run;
mod sample;
mod total;
mod unreadable;

mod blank;
mod evidence;
mod party;
mod rate;
mod reference;
mod report;
mod score;
mod source;
mod spec;
mod sum;
mod template;
mod text;
mod time;
mod value;

pub use case::{Around, Case, Seen, Written};
pub use check::{Check, Example, Run};
pub use manual::{explain, list, manual};
pub use run::{Examined, examine};

/// Every check, sorted by id.
pub static ALL: &[&Check] = &[
    &blank::in_text::CHECK,
    &blank::unfilled::CHECK,
    &evidence::file::CHECK,
    &evidence::personal_data::CHECK,
    &evidence::reference::CHECK,
    &evidence::unused::CHECK,
    &party::credit_code::CHECK,
    &party::email::CHECK,
    &party::phone::CHECK,
    &party::same::CHECK,
    &rate::bounds::CHECK,
    &rate::magnitude::CHECK,
    &reference::ambiguous::CHECK,
    &reference::broken::CHECK,
    &report::disclosure::CHECK,
    &report::late::CHECK,
    &report::role::CHECK,
    &score::conclusion::CHECK,
    &score::goal::CHECK,
    &score::incomplete::CHECK,
    &score::range::CHECK,
    &score::unscored::CHECK,
    &source::digest::CHECK,
    &source::file::CHECK,
    &source::left_out::CHECK,
    &source::restated::CHECK,
    &source::table::CHECK,
    &source::unmatched::CHECK,
    &source::unnamed::CHECK,
    &spec::duplicate_key::CHECK,
    &spec::encoding::CHECK,
    &spec::limit::CHECK,
    &spec::second_document::CHECK,
    &spec::syntax::CHECK,
    &spec::unknown_key::CHECK,
    &spec::unknown_template::CHECK,
    &spec::unused_value::CHECK,
    &spec::waiver::CHECK,
    &sum::amounts::CHECK,
    &sum::counts::CHECK,
    &sum::shares::CHECK,
    &template::form::CHECK,
    &template::markup::CHECK,
    &template::missing_language::CHECK,
    &template::misused_field::CHECK,
    &template::structure::CHECK,
    &template::syntax::CHECK,
    &template::unknown_field::CHECK,
    &template::unused_clause::CHECK,
    &template::unused_field::CHECK,
    &text::hidden_character::CHECK,
    &text::no_glyph::CHECK,
    &time::order::CHECK,
    &value::choice::CHECK,
    &value::exceeding::CHECK,
    &value::range::CHECK,
    &value::shape::CHECK,
    &value::r#type::CHECK,
    &value::unit::CHECK,
];

/// The check of that id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.id == id)
}
