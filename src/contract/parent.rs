//! The documents a contract builds on: each bound like any other, with the numbers its clauses print as.

use std::collections::BTreeMap;

use super::Contract;
use crate::diag::Text;
use crate::spec::Link;
use crate::value::Digest;

/// A document a spec names as one it builds on.
#[derive(Debug)]
pub struct Parent {
    /// The name under which the spec and its template know it: `contract`, `report`.
    pub name: String,
    /// What the spec says of it; nothing, where it says nothing.
    pub link: Option<Link>,
    /// The document, or why there is none.
    pub state: Result<Bound, Missing>,
}

/// A parent that was read.
#[derive(Debug)]
pub struct Bound {
    /// The digest its file has now.
    pub digest: Digest,
    /// The parent bound to its own template.
    pub contract: Contract,
    /// Every id of its document, with the number it prints as.
    pub numbers: BTreeMap<String, Text>,
}

/// Why there is no parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The spec names none.
    Unnamed,
    /// It says something, but names no file.
    NoFile,
    /// The path leads out of the folders in which it may lie.
    Outside,
    /// There is no such file.
    NotFound,
    /// The file cannot be read; the words are the system's.
    Unreadable(String),
    /// It is no spec of a template at hand.
    NoSpec,
    /// It builds, directly or not, on itself, or on a chain too long to follow.
    Endless,
}

impl Parent {
    /// The parent, if it was read.
    #[must_use]
    pub const fn bound(&self) -> Option<&Bound> {
        match &self.state {
            Ok(bound) => Some(bound),
            Err(_) => None,
        }
    }
}
