//! Time: dates and their order.

pub mod beyond_term;
pub mod calendar;
pub mod cure;
pub mod duration;
pub mod hours;
pub mod impossible;
pub mod longer_than_term;
pub mod no_debtor;
pub mod no_slack;
pub mod no_such_date;
pub mod no_trigger;
pub mod notice_past;
pub mod order;
pub mod renewal_notice;
pub mod too_short;
pub mod undefined_day;
pub mod unknown_day;
pub mod weekday;
