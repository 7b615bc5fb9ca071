//! The law that checks rest on, as dated data: statutes, their articles, and the limits some of them set.
//!
//! The facts stand in three YAML files of this room, in our own words, with the day each came into force and whether it
//! was read in the text of the law. Whatever was not is printed with that remark.

mod article;
mod limit;
mod statute;

pub use article::{Article, article, cited, lists};
pub use limit::{Gauge, Limit, Row, limit, limits};
pub use statute::{Revision, Status, Statute, status, statute, statutes};

use jiff::civil::Date;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};

use crate::diag::Source;
use crate::yaml;

/// Reads the data of this room, if nothing has yet.
pub fn warm() {
    let _ = (lists().count(), limits().len(), statutes().len());
}

/// The data of a file of this room.
fn data<T: DeserializeOwned>(file: &str, text: &str) -> T {
    let (root, faults) = yaml::read_built_in(&format!("src/law/{file}"), &Source::new(file, text));
    assert!(faults.is_empty(), "the data of this room are tested: {faults:?}");
    root.expect("the data of this room are tested").typed().expect("the data of this room are tested")
}

/// A day written as `2026-03-02`.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// The same where there may be none.
fn day_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}
