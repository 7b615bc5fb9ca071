//! Scores: what they need is there, and what is stated is what is computed.

pub mod conclusion;
pub mod goal;
pub mod incomplete;
pub mod range;
pub mod share;
pub mod unscored;
