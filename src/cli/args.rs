//! The arguments, read into what each verb needs.

mod clock;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgMatches, ColorChoice};
use clap_complete::Shell;

pub(super) use clock::{Almanac, Ask, Form, Timeline};

use super::format::Format;
use super::grammar::command;
use super::talk;
use crate::diag::{Lang, Severity};
use crate::output::{Arrangement, Languages, Setting};
use crate::value::Date;

/// What every verb takes.
#[derive(Debug)]
pub(super) struct Common {
    /// The language asked for; else the project's, or that of the system.
    pub lang: Option<Lang>,
    pub colour: ColorChoice,
    pub templates: Option<PathBuf>,
    pub calendar: Vec<PathBuf>,
}

/// What to do.
#[derive(Debug)]
pub(super) enum Verb {
    New(New),
    Check(Check),
    Build(Build),
    Calendar(Almanac),
    Timeline(Timeline),
    Templates { name: Option<String>, today: Date },
    Explain(Option<String>),
    Schema(String),
    Score { spec: PathBuf, format: Sheet },
    Completions(Shell),
}

/// `hetong new`.
#[derive(Debug)]
pub(super) struct New {
    pub template: String,
    /// The documents the new spec builds on, each a name and a path.
    pub parents: Vec<(String, PathBuf)>,
    pub output: Option<PathBuf>,
    pub force: bool,
}

/// The form of a score sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Human,
    Json,
    Csv,
}

/// `hetong check`.
#[derive(Debug)]
pub(super) struct Check {
    pub specs: Vec<PathBuf>,
    pub show: Show,
    pub today: Date,
    /// The mildest finding that fails the run, where it is said; else the project's.
    pub deny: Option<Severity>,
    /// Only these checks and groups.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// Whether to write the safe remedies into the files.
    pub fix: bool,
    /// Whether to show what that would change.
    pub diff: bool,
    pub fonts: Vec<PathBuf>,
}

/// The form in which findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    Human,
    Json,
    Sarif,
    Github,
}

/// `hetong build`.
#[derive(Debug)]
pub(super) struct Build {
    pub specs: Vec<PathBuf>,
    pub output: Option<PathBuf>,
    pub format: Format,
    pub resolution: u32,
    pub setting: Setting,
    pub today: Date,
    pub fonts: Vec<PathBuf>,
}

/// Reads the arguments of this process. `Err` where help, a version or a complaint was printed instead.
pub(super) fn read() -> Result<(Common, Verb), ExitCode> {
    #[expect(clippy::disallowed_methods, reason = "the command line itself")]
    let words: Vec<OsString> = std::env::args_os().collect();
    let lang = asked_language(&words).unwrap_or_else(talk::locale);
    match command(lang).try_get_matches_from(words) {
        Ok(matches) => verb(&matches).map_err(|error| complain(lang, &error)),
        Err(error) => Err(complain(lang, &error)),
    }
}

/// The language asked for by `--lang`, known before anything else is, since help is printed in it.
fn asked_language(words: &[OsString]) -> Option<Lang> {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(lang) = value.and_then(|value| Lang::ALL.into_iter().find(|lang| lang.key() == value)) {
            return Some(lang);
        }
    }
    None
}

/// Prints help or a complaint, and gives the status to leave with.
fn complain(lang: Lang, error: &clap::Error) -> ExitCode {
    if lang == Lang::Zh && error.use_stderr() {
        let words = match error.kind() {
            ErrorKind::InvalidSubcommand => "没有这个子命令",
            ErrorKind::UnknownArgument => "没有这个选项或参数",
            ErrorKind::MissingRequiredArgument => "缺少必需的参数",
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => "参数的值无效",
            ErrorKind::ArgumentConflict => "这些选项不能同时使用",
            ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => "参数个数不对",
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "请指定子命令",
            _ => "命令行有误",
        };
        talk::complain(&format!("命令行：{words}\n"));
    }
    match error.print() {
        Ok(()) if error.use_stderr() => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}

fn verb(matches: &ArgMatches) -> Result<(Common, Verb), clap::Error> {
    let Some((name, matches)) = matches.subcommand() else {
        return Err(command(talk::locale()).error(ErrorKind::MissingSubcommand, "no command"));
    };
    let text = |id: &str| matches.get_one::<String>(id).cloned();
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    let lang = text("lang").and_then(|text| Lang::ALL.into_iter().find(|lang| lang.key() == text));
    let colour = matches.get_one::<ColorChoice>("color").copied().unwrap_or(ColorChoice::Auto);
    let common = Common { lang, colour, templates: path("templates"), calendar: paths(matches, "calendar") };
    let verb = match name {
        "new" => Verb::New(New {
            template: text("template").unwrap_or_default(),
            parents: ["contract", "report"]
                .into_iter()
                .filter_map(|name| Some((name.to_owned(), path(name)?)))
                .collect(),
            output: path("output"),
            force: matches.get_flag("force"),
        }),
        "score" => Verb::Score {
            spec: path("spec").unwrap_or_default(),
            format: match text("format").as_deref() {
                Some("json") => Sheet::Json,
                Some("csv") => Sheet::Csv,
                _ => Sheet::Human,
            },
        },
        "check" => Verb::Check(Check {
            specs: paths(matches, "specs"),
            show: match text("format").as_deref() {
                Some("json") => Show::Json,
                Some("sarif") => Show::Sarif,
                Some("github") => Show::Github,
                _ => Show::Human,
            },
            today: day(matches),
            deny: text("deny").map(|level| match level.as_str() {
                "note" => Severity::Note,
                "warning" => Severity::Warning,
                _ => Severity::Error,
            }),
            select: texts(matches, "select"),
            ignore: texts(matches, "ignore"),
            fix: matches.get_flag("fix"),
            diff: matches.get_flag("diff"),
            fonts: paths(matches, "font-path"),
        }),
        "build" => Verb::Build(Build {
            specs: paths(matches, "specs"),
            output: path("output"),
            format: matches
                .get_one::<Format>("format")
                .copied()
                .unwrap_or_else(|| Format::of(path("output").as_deref())),
            resolution: matches.get_one::<u32>("ppi").copied().unwrap_or(144),
            setting: setting(matches),
            today: day(matches),
            fonts: paths(matches, "font-path"),
        }),
        "calendar" => Verb::Calendar(clock::almanac(matches)),
        "timeline" => Verb::Timeline(clock::timeline(matches)),
        "templates" => Verb::Templates { name: text("name"), today: talk::today() },
        "explain" => Verb::Explain(text("id")),
        "schema" => Verb::Schema(text("template").unwrap_or_default()),
        _ => Verb::Completions(matches.get_one::<Shell>("shell").copied().unwrap_or(Shell::Bash)),
    };
    Ok((common, verb))
}

fn paths(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(id).into_iter().flatten().cloned().collect()
}

fn texts(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches.get_many::<String>(id).into_iter().flatten().cloned().collect()
}

fn day(matches: &ArgMatches) -> Date {
    matches.get_one::<Date>("today").copied().unwrap_or_else(talk::today)
}

fn setting(matches: &ArgMatches) -> Setting {
    let text = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    Setting {
        languages: match text("language") {
            Some("zh") => Languages::Only(Lang::Zh),
            Some("en") => Languages::Only(Lang::En),
            _ => Languages::Both,
        },
        arrangement: match text("layout") {
            Some("stacked") => Arrangement::Stacked,
            _ => Arrangement::Parallel,
        },
        draft: matches.get_flag("draft"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_the_arguments_are() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(asked_language(&words("hetong check --lang zh x")), Some(Lang::Zh));
        assert_eq!(asked_language(&words("hetong --lang=en")), Some(Lang::En));
        assert_eq!(asked_language(&words("hetong --lang fr")), None);
    }
}
