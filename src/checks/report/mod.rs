//! Who made a report, and whether it came in time.

pub mod disclosure;
pub mod late;
pub mod role;
