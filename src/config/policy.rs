//! Which checks apply and how bad their findings are: what the check says, the project, and the command line.

use std::sync::Arc;

use super::{Config, Level, Names};
use crate::diag::{Severity, Span};

/// What has been decided about the checks, by the project and on the command line.
///
/// The command line goes before the file, and within each an id before a group; where `select` and `ignore` both name a
/// check equally closely, it is ignored.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// The project's file.
    pub config: Option<Arc<Config>>,
    /// `--select`: only these ids and groups.
    pub select: Vec<String>,
    /// `--ignore`: not these.
    pub ignore: Vec<String>,
}

/// What holds for one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// How bad its findings are; nothing where it is off.
    pub severity: Option<Severity>,
    /// Who decided so.
    pub origin: Origin,
}

/// Who decided about a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The check itself.
    Check,
    /// The project's file, here.
    File(Span),
    /// The command line.
    CommandLine,
}

impl Policy {
    /// What holds for the check `id`, which by itself is as bad as `severity`.
    #[must_use]
    pub fn decide(&self, id: &str, severity: Severity) -> Decision {
        let level = self.config.as_deref().and_then(|config| level(config, id));
        let here = |severity, origin| Decision { severity, origin };
        let own = match level {
            Some(level) => here(level.severity, Origin::File(level.span.clone())),
            None => here(Some(severity), Origin::Check),
        };
        let (select, ignore) = (closest(names(&self.select), id), closest(names(&self.ignore), id));
        if ignore.is_some() && ignore >= select {
            return here(None, Origin::CommandLine);
        }
        if select.is_some() {
            let severity = own.severity.unwrap_or(severity);
            return here(Some(severity), own.severity.map_or(Origin::CommandLine, |_| own.origin));
        }
        if !self.select.is_empty() {
            return here(None, Origin::CommandLine);
        }
        match self.config.as_deref().and_then(|config| excluded(config, id)) {
            Some(span) if own.severity.is_some() => here(None, Origin::File(span)),
            _ => own,
        }
    }
}

/// How closely a name means a check: by its group, or by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Means {
    Group,
    Id,
}

fn means(name: &str, id: &str) -> Option<Means> {
    if name == id {
        return Some(Means::Id);
    }
    id.split_once('/').is_some_and(|(group, _)| name == group).then_some(Means::Group)
}

fn names(names: &[String]) -> impl Iterator<Item = &str> {
    names.iter().map(String::as_str)
}

fn closest<'a>(names: impl Iterator<Item = &'a str>, id: &str) -> Option<Means> {
    names.filter_map(|name| means(name, id)).max()
}

/// The level a file sets for a check: its own, or else its group's.
fn level<'a>(config: &'a Config, id: &str) -> Option<&'a Level> {
    let levels = config.levels.iter().filter_map(|level| Some((means(&level.name.text, id)?, level)));
    levels.max_by_key(|(means, _)| *means).map(|(_, level)| level)
}

/// The place where a file leaves a check out, if it does.
fn excluded(config: &Config, id: &str) -> Option<Span> {
    let means_id = |names: &Option<Names>| {
        let names = names.iter().flat_map(|names| &names.names);
        names.filter_map(|name| Some((means(&name.text, id)?, name.span.clone()))).max_by_key(|(means, _)| *means)
    };
    let (select, ignore) = (means_id(&config.select), means_id(&config.ignore));
    if let Some((means, span)) = ignore
        && select.as_ref().is_none_or(|(selected, _)| means >= *selected)
    {
        return Some(span);
    }
    match &config.select {
        Some(names) if select.is_none() => Some(names.key.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(toml: &str, line: [&[&str]; 2], id: &str) -> (Option<Severity>, &'static str) {
        let config = Config::read("hetong.toml", toml.as_bytes());
        assert_eq!(config.faults, []);
        let [select, ignore] = line.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let policy = Policy { config: Some(Arc::new(config)), select, ignore };
        let Decision { severity, origin } = policy.decide(id, Severity::Error);
        let origin = match origin {
            Origin::Check => "check",
            Origin::File(_) => "file",
            Origin::CommandLine => "line",
        };
        (severity, origin)
    }

    #[test]
    fn a_check_goes_before_its_group_and_the_command_line_before_the_file() {
        let (error, warning) = (Some(Severity::Error), Some(Severity::Warning));
        let none: [&[&str]; 2] = [&[], &[]];
        for (toml, line, id, expected) in [
            ("", none, "a/b", (error, "check")),
            ("[checks]\na = \"warning\"\n", none, "a/b", (warning, "file")),
            ("[checks]\na = \"warning\"\n", none, "aa/b", (error, "check")),
            ("[checks]\na = \"off\"\n\"a/b\" = \"warning\"\n", none, "a/b", (warning, "file")),
            ("[checks]\na = \"off\"\n\"a/b\" = \"warning\"\n", none, "a/c", (None, "file")),
            ("[checks]\na = \"off\"\n", [&["a/b"], &[]], "a/b", (error, "line")),
            ("[checks]\na = \"warning\"\n", [&["a/b"], &[]], "a/b", (warning, "file")),
            ("select = [\"a\"]\n", none, "a/b", (error, "check")),
            ("select = [\"a\"]\n", none, "b/b", (None, "file")),
            ("select = \"a\"\nignore = [\"a/b\"]\n", none, "a/b", (None, "file")),
            ("select = [\"a/b\"]\nignore = [\"a\"]\n", none, "a/b", (error, "check")),
            ("select = [\"a/b\"]\nignore = [\"a\"]\n", none, "a/c", (None, "file")),
            ("ignore = [\"a\"]\n", [&["a"], &[]], "a/b", (error, "check")),
            ("select = [\"a\"]\n", [&["b"], &[]], "a/b", (None, "line")),
            ("select = [\"a\"]\n", [&[], &["a/b"]], "a/b", (None, "line")),
            ("", [&["a"], &["a"]], "a/b", (None, "line")),
            ("", [&["a/b"], &["a"]], "a/b", (error, "check")),
        ] {
            assert_eq!(decide(toml, line, id), expected, "{toml:?} {line:?} {id}");
        }
    }
}
