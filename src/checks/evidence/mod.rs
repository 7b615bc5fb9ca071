//! Evidence: the files are there, unchanged and all listed, every piece is referred to, and nobody's data stand in its
//! captions.

pub mod file;
pub mod personal_data;
pub mod reference;
pub mod unlisted;
pub mod unused;
