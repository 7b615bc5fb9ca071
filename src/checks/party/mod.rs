//! The parties: who they are and how they are reached.

pub mod credit_code;
pub mod email;
pub mod phone;
pub mod same;
