//! Time: dates and their order.

pub mod cure;
pub mod duration;
pub mod hours;
pub mod no_such_date;
pub mod no_trigger;
pub mod order;
pub mod renewal_notice;
pub mod undefined_day;
pub mod weekday;
