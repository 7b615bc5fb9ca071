//! What a check is.

use super::{Case, Waived, Written};
use crate::config::Config;
use crate::diag::{Finding, Severity, Words};

/// A check: a constant that describes itself, and a plain function.
#[derive(Debug)]
pub struct Check {
    /// Its only identity, `group/name`, which is also its file; reads after "allow".
    pub id: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// What it finds, as a phrase.
    pub title: Words,
    /// Why that matters, in a sentence or two.
    pub why: Words,
    /// The law behind it, article by article: keys of the data in [`crate::law`], such as `civil-code-585`, or the name of
    /// a standard.
    pub basis: &'static [&'static str],
    /// The smallest input it finds fault with.
    pub bad: Example,
    /// The same input mended.
    pub good: Example,
    /// The check itself.
    pub run: Run,
}

/// An input that shows a check at work. It is bound to the sample template of this room, whose fields are all optional.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// A spec.
    Spec(&'static str),
    /// The bytes of a spec that are no text.
    Bytes(&'static [u8]),
    /// Words of one more clause in both languages, after the sample's own, with the spec that fills them.
    Clause {
        /// The spec, without its first line.
        spec: &'static str,
        /// The paragraphs in Chinese.
        zh: &'static str,
        /// The paragraphs in English.
        en: &'static str,
    },
    /// A spec, without its first line, of a report that builds on a contract of the sample template.
    Report(&'static str),
    /// A `hetong.toml`.
    Config(&'static str),
    /// Events in the sample's `template.yaml`, with the spec that gives them their dates.
    Events {
        /// The spec, without its first line.
        spec: &'static str,
        /// The events.
        events: &'static str,
    },
    /// A calendar file.
    Calendar(&'static str),
    /// A file of a template, in place of the sample's own.
    Template {
        /// Its path in the template's folder.
        file: &'static str,
        /// Its text.
        text: &'static str,
    },
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// The spec as written; runs even where no template is found.
    Written(fn(&Written) -> Vec<Finding>),
    /// The contract and its document.
    Bound(fn(&Case) -> Vec<Finding>),
    /// The waivers of the spec, after all other checks; nothing waives what is found here.
    Waived(fn(&Waived) -> Vec<Finding>),
    /// The project's `hetong.toml`, once for all its specs.
    Config(fn(&Config) -> Vec<Finding>),
}
