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
mod remedy;
mod run;
mod sample;
mod total;
mod unreadable;
mod waive;

mod blank;
mod config;
mod party;
mod rate;
mod reference;
mod spec;
mod sum;
mod template;
mod text;
mod time;
mod value;

pub use case::{Case, Written};
pub use check::{Check, Example, Run};
pub use manual::{explain, in_force, list, manual, rules};
pub use run::{Examined, examine, examine_config};
pub use waive::{Effect, Waived};

/// Every check, sorted by id.
pub static ALL: &[&Check] = &[
    &blank::in_text::CHECK,
    &blank::unfilled::CHECK,
    &config::syntax::CHECK,
    &config::unknown_check::CHECK,
    &config::unknown_key::CHECK,
    &config::value::CHECK,
    &party::credit_code::CHECK,
    &party::email::CHECK,
    &party::phone::CHECK,
    &party::same::CHECK,
    &rate::bounds::CHECK,
    &rate::magnitude::CHECK,
    &reference::ambiguous::CHECK,
    &reference::broken::CHECK,
    &spec::duplicate_key::CHECK,
    &spec::encoding::CHECK,
    &spec::expired_waiver::CHECK,
    &spec::limit::CHECK,
    &spec::second_document::CHECK,
    &spec::syntax::CHECK,
    &spec::unknown_key::CHECK,
    &spec::unknown_template::CHECK,
    &spec::unused_value::CHECK,
    &spec::unused_waiver::CHECK,
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
    &value::spelling::CHECK,
    &value::r#type::CHECK,
    &value::unit::CHECK,
];

/// The check of that id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.id == id)
}

/// Whether there is a check of that id, or a group of that name.
#[must_use]
pub fn is_known(name: &str) -> bool {
    ALL.iter().any(|check| check.id == name || check.id.split_once('/').is_some_and(|(group, _)| group == name))
}

/// The id or the group most like a name that is neither.
#[must_use]
pub fn nearest(name: &str) -> Option<String> {
    let groups = ALL.iter().filter_map(|check| check.id.split_once('/')).map(|(group, _)| group);
    crate::template::nearest(name, ALL.iter().map(|check| check.id).chain(groups))
}
