//! `hetong.toml`: what a project has decided about the checks, once for all its specs.
//!
//! ```toml
//! lang = "zh"                      # language of messages: zh, en
//! templates = "templates"          # folder of the project's own templates
//! calendar = ["2027.json"]         # holidays and working days announced for further years
//! deny = "warning"                 # a check fails from this level on: error, warning, note
//! select = ["blank", "party"]      # only these checks, by id or by group
//! ignore = ["party/phone"]         # not these
//!
//! [checks]
//! rate = "error"                   # a whole group: error, warning, note, off
//! "rate/magnitude" = "note"        # one check; goes before its group
//! ```
//!
//! This room knows the file's form and which entry goes before which. Whether there are checks of those names it does
//! not know, and where the file lies it is told.

mod fault;
mod policy;
mod read;

pub use fault::{Expected, Fault};
pub use policy::{Decision, Origin, Policy};

use std::sync::Arc;

use crate::diag::{Lang, Severity, Source, Span};

/// The name of the file.
pub const FILE: &str = "hetong.toml";

/// The keys of the file.
pub const KEYS: [&str; 7] = ["checks", "select", "ignore", "deny", "lang", "templates", "calendar"];

/// A project's `hetong.toml` as it is written. What is wrong with it is in the faults, and the rest holds.
#[derive(Debug)]
pub struct Config {
    /// The text.
    pub source: Arc<Source>,
    /// `[checks]`: the levels of checks and groups.
    pub levels: Vec<Level>,
    /// `select`: only these.
    pub select: Option<Names>,
    /// `ignore`: not these.
    pub ignore: Option<Names>,
    /// `deny`: the mildest finding that fails a run.
    pub deny: Option<Severity>,
    /// `lang`: the language of messages.
    pub lang: Option<Lang>,
    /// `templates`: the folder of the project's own templates, as written.
    pub templates: Option<Name>,
    /// `calendar`: files with the holidays of further years, as written.
    pub calendar: Vec<Name>,
    /// What is wrong with the file, in its order.
    pub faults: Vec<Fault>,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The text.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A list of texts with the key it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The key.
    pub key: Span,
    /// The texts.
    pub names: Vec<Name>,
}

/// The level of a check, or of all checks of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The id of the check, or the name of the group.
    pub name: Name,
    /// How bad its findings are here; nothing where it is off.
    pub severity: Option<Severity>,
    /// The whole entry, key and value.
    pub span: Span,
}

impl Config {
    /// Reads a `hetong.toml`; `name` is what its user knows it by. Never fails: what is wrong is in the faults.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8]) -> Self {
        read::read(name, bytes)
    }

    /// Every name of a check or a group in the file.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        let lists = [&self.select, &self.ignore].into_iter().flatten().flat_map(|names| &names.names);
        self.levels.iter().map(|level| &level.name).chain(lists)
    }
}
