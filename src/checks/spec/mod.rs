//! The spec as a file: its YAML, its keys and its template.

pub mod duplicate_key;
pub mod encoding;
pub mod expired_waiver;
pub mod limit;
pub mod second_document;
pub mod syntax;
pub mod unknown_key;
pub mod unknown_template;
pub mod unused_value;
pub mod unused_waiver;
pub mod waiver;
