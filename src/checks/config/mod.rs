//! The project's `hetong.toml`.

pub mod syntax;
pub mod unknown_check;
pub mod unknown_key;
pub mod value;
