//! Evidence: the files are there and unchanged, every piece is referred to, and nobody's data stand in its captions.

pub mod file;
pub mod personal_data;
pub mod reference;
pub mod unused;
