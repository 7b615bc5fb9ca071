//! The checks: one file each, and the list of them.
//!
//! A check is a constant that describes itself and a plain function over one immutable [`Case`]. It attaches to types
//! of values and to relations between fields, never to a field's name, so that a new template needs no new check. Its
//! id reads after "allow". To add one: write `src/checks/<group>/<name>.rs`, and one sorted line in the group's `mod`
//! lines and in [`ALL`] below; the tests of this room name whatever was forgotten.
//!
//! A check that looks at one passage at a time hands a function to `typed::each`, `typed::both`,
//! `sides::per_passage` or, within parity, `compare::every`. The function carries nothing with it, so that a passage in
//! which it found nothing need not be read again in the next contract of the template; what it has to know of the contract
//! besides is handed over as its context.
//!
//! Some seventy checks go through the words of every passage, which are therefore [`Indexed`](crate::value::Indexed). Many
//! words are looked for by a `Vocabulary`, one by `has_word`, `find_word` or `each_word`, and whoever needs a bracket, a
//! figure or another of a few characters first asks `may_hold`.

mod amount;
mod capitals;
mod case;
#[cfg(test)]
mod cases;
mod charge;
mod check;
mod clause_number;
mod course;
mod dates;
mod length;
mod lengths;
mod lexicon;
mod manual;
mod pattern;
mod remedy;
mod requirement;
mod run;
mod sample;
mod search;
mod sides;
#[cfg(test)]
mod silence;
mod stated;
mod statute_citation;
mod total;
mod typed;
mod typed_list;
mod unreadable;
mod waive;
mod within;

mod blank;
mod config;
mod evidence;
mod law;
mod money;
mod parity;
mod party;
mod rate;
mod reference;
mod report;
mod score;
mod source;
mod spec;
mod structure;
mod sum;
mod template;
mod term;
mod text;
mod time;
mod value;
mod wording;

pub use case::{Around, Case, Look, Seen, Written};
pub use check::{Check, Example, Run};
pub use manual::{explain, in_force, list, manual, rules};
pub use run::{Examined, examine, examine_config};
pub use waive::{Effect, Waived};

/// Every check, sorted by id.
pub static ALL: &[&Check] = &[
    &blank::defaulted::CHECK,
    &blank::drafting_note::CHECK,
    &blank::in_text::CHECK,
    &blank::second_unit::CHECK,
    &blank::unfilled::CHECK,
    &blank::unfinished_date::CHECK,
    &config::syntax::CHECK,
    &config::unknown_check::CHECK,
    &config::unknown_key::CHECK,
    &config::value::CHECK,
    &evidence::file::CHECK,
    &evidence::personal_data::CHECK,
    &evidence::reference::CHECK,
    &evidence::unlisted::CHECK,
    &evidence::unused::CHECK,
    &law::arbitrate_or_sue::CHECK,
    &law::auto_renewal::CHECK,
    &law::effectiveness::CHECK,
    &law::electronic_signature::CHECK,
    &law::excluded_liability::CHECK,
    &law::foreign_law::CHECK,
    &law::limitation_period::CHECK,
    &law::mandatory_term::CHECK,
    &law::missing_institution::CHECK,
    &law::missing_seat::CHECK,
    &law::no_precedence::CHECK,
    &law::over_guideline::CHECK,
    &law::over_limit::CHECK,
    &law::pay_when_paid::CHECK,
    &law::personal_information::CHECK,
    &law::several_institutions::CHECK,
    &law::silent_acceptance::CHECK,
    &law::unmarked_exclusion::CHECK,
    &money::deposit_and_damages::CHECK,
    &money::deposit_limit::CHECK,
    &money::deposit_name::CHECK,
    &money::in_words::CHECK,
    &money::mixed_currency::CHECK,
    &money::no_currency::CHECK,
    &money::product::CHECK,
    &money::tax_rate::CHECK,
    &parity::bound::CHECK,
    &parity::condition::CHECK,
    &parity::currency::CHECK,
    &parity::date::CHECK,
    &parity::language::CHECK,
    &parity::list::CHECK,
    &parity::modality::CHECK,
    &parity::negation::CHECK,
    &parity::number::CHECK,
    &parity::reference::CHECK,
    &parity::role::CHECK,
    &parity::term::CHECK,
    &parity::unit::CHECK,
    &party::code_class::CHECK,
    &party::credit_code::CHECK,
    &party::crossed::CHECK,
    &party::email::CHECK,
    &party::phone::CHECK,
    &party::renamed::CHECK,
    &party::same::CHECK,
    &party::shared_contact::CHECK,
    &party::unsigned::CHECK,
    &party::untranslated::CHECK,
    &rate::bounds::CHECK,
    &rate::high::CHECK,
    &rate::magnitude::CHECK,
    &rate::no_adjustment::CHECK,
    &rate::no_base::CHECK,
    &rate::no_cap::CHECK,
    &rate::no_period::CHECK,
    &rate::over_loss::CHECK,
    &rate::unit::CHECK,
    &reference::ambiguous::CHECK,
    &reference::broken::CHECK,
    &reference::left_out::CHECK,
    &reference::missing_annex::CHECK,
    &reference::renumbered::CHECK,
    &reference::repealed::CHECK,
    &reference::typed_number::CHECK,
    &reference::unused_annex::CHECK,
    &report::disclosure::CHECK,
    &report::late::CHECK,
    &report::role::CHECK,
    &score::conclusion::CHECK,
    &score::goal::CHECK,
    &score::incomplete::CHECK,
    &score::range::CHECK,
    &score::share::CHECK,
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
    &spec::expired_waiver::CHECK,
    &spec::limit::CHECK,
    &spec::second_document::CHECK,
    &spec::syntax::CHECK,
    &spec::unknown_key::CHECK,
    &spec::unknown_template::CHECK,
    &spec::unused_value::CHECK,
    &spec::unused_waiver::CHECK,
    &spec::waiver::CHECK,
    &structure::empty_heading::CHECK,
    &structure::mixed_numerals::CHECK,
    &structure::no_remedy::CHECK,
    &structure::numbering_gap::CHECK,
    &structure::required_clause::CHECK,
    &structure::single_item::CHECK,
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
    &term::before_definition::CHECK,
    &term::capitalisation::CHECK,
    &term::circular::CHECK,
    &term::duplicate::CHECK,
    &term::pair::CHECK,
    &term::synonym::CHECK,
    &term::undefined::CHECK,
    &term::unused::CHECK,
    &text::hidden_character::CHECK,
    &text::no_glyph::CHECK,
    &time::beyond_term::CHECK,
    &time::calendar::CHECK,
    &time::cure::CHECK,
    &time::duration::CHECK,
    &time::hours::CHECK,
    &time::impossible::CHECK,
    &time::longer_than_term::CHECK,
    &time::no_debtor::CHECK,
    &time::no_slack::CHECK,
    &time::no_such_date::CHECK,
    &time::no_trigger::CHECK,
    &time::notice_past::CHECK,
    &time::order::CHECK,
    &time::renewal_notice::CHECK,
    &time::too_short::CHECK,
    &time::undefined_day::CHECK,
    &time::unknown_day::CHECK,
    &time::weekday::CHECK,
    &value::choice::CHECK,
    &value::exceeding::CHECK,
    &value::range::CHECK,
    &value::shape::CHECK,
    &value::spelling::CHECK,
    &value::r#type::CHECK,
    &value::unit::CHECK,
    &wording::and_or::CHECK,
    &wording::archaic::CHECK,
    &wording::colloquial::CHECK,
    &wording::dash::CHECK,
    &wording::doubled_mark::CHECK,
    &wording::doubled_number::CHECK,
    &wording::end_mark::CHECK,
    &wording::foreign::CHECK,
    &wording::fragment::CHECK,
    &wording::link::CHECK,
    &wording::number_mismatch::CHECK,
    &wording::range::CHECK,
    &wording::shall::CHECK,
    &wording::spacing::CHECK,
    &wording::straight_quotes::CHECK,
    &wording::traditional::CHECK,
    &wording::unmatched::CHECK,
    &wording::vague::CHECK,
    &wording::width::CHECK,
];

/// What is wrong with the calendar itself, before any contract is looked at.
#[must_use]
pub fn calendar_findings(calendar: &crate::calendar::Calendar) -> Vec<crate::diag::Finding> {
    run::stamp(&time::calendar::CHECK, time::calendar::findings(calendar))
}

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
