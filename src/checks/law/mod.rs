//! What a statute makes void, or asks for.

mod arbitration;
mod exclusion;
mod foreign;
pub(super) mod hit;
mod reading;
#[cfg(test)]
mod silence;
mod statutory;
pub(super) mod topic;

pub mod arbitrate_or_sue;
pub mod auto_renewal;
pub mod effectiveness;
pub mod electronic_signature;
pub mod excluded_liability;
pub mod foreign_law;
pub mod limitation_period;
pub mod mandatory_term;
pub mod missing_institution;
pub mod missing_seat;
pub mod no_precedence;
pub mod over_guideline;
pub mod over_limit;
pub mod pay_when_paid;
pub mod personal_information;
pub mod several_institutions;
pub mod silent_acceptance;
pub mod unmarked_exclusion;
