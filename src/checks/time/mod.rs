//! Time: dates and their order.

pub mod calendar;
pub mod order;
