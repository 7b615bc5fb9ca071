//! Time: dates and their order.

pub mod order;
