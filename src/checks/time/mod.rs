//! Time: dates and their order.

pub mod calendar;
pub mod impossible;
pub mod longer_than_term;
pub mod no_debtor;
pub mod no_slack;
pub mod notice_past;
pub mod order;
pub mod too_short;
pub mod unknown_day;
