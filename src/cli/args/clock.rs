//! The arguments of the verbs that deal with time.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{day, paths, talk};
use crate::calendar::Hours;
use crate::diag::Lang;
use crate::output::Languages;
use crate::value::{Date, Period};

/// `hetong timeline`.
#[derive(Debug)]
pub(in crate::cli) struct Timeline {
    pub specs: Vec<PathBuf>,
    pub form: Form,
    pub output: Option<PathBuf>,
    pub branches: Vec<String>,
    pub worst: bool,
    pub progress: Option<PathBuf>,
    pub languages: Languages,
    pub resolution: u32,
    pub today: Date,
    pub fonts: Vec<PathBuf>,
}

/// How a timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Form {
    Human,
    Json,
    Ics,
    Svg,
    Png,
    Pdf,
}

impl Form {
    const ALL: [(&'static str, Self); 6] = [
        ("human", Self::Human),
        ("json", Self::Json),
        ("ics", Self::Ics),
        ("svg", Self::Svg),
        ("png", Self::Png),
        ("pdf", Self::Pdf),
    ];

    /// The names of all forms.
    pub const NAMES: [&'static str; 6] = ["human", "json", "ics", "svg", "png", "pdf"];

    /// How its files end. A drawing is told apart from the contract itself.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Human => "txt",
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Svg => "timeline.svg",
            Self::Png => "timeline.png",
            Self::Pdf => "timeline.pdf",
        }
    }

    /// The form of that name, or else the one an output file asks for by its ending.
    fn of(name: Option<&str>, output: Option<&PathBuf>) -> Self {
        let ending = output.and_then(|path| path.extension()).map(|ending| ending.to_string_lossy().to_lowercase());
        let named = name.map(str::to_owned).or(ending);
        Self::ALL.iter().find(|(known, _)| Some(*known) == named.as_deref()).map_or(Self::Human, |(_, form)| *form)
    }
}

pub(super) fn timeline(matches: &ArgMatches) -> Timeline {
    let text = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    let output = path("output");
    Timeline {
        specs: paths(matches, "specs"),
        form: Form::of(text("format"), output.as_ref()),
        branches: matches.get_many::<String>("branch").into_iter().flatten().cloned().collect(),
        worst: matches.get_flag("worst"),
        progress: path("progress"),
        languages: match text("language") {
            Some("zh") => Languages::Only(Lang::Zh),
            Some("en") => Languages::Only(Lang::En),
            _ => Languages::Both,
        },
        resolution: matches.get_one::<u32>("ppi").copied().unwrap_or(144),
        today: day(matches),
        fonts: paths(matches, "font-path"),
        output,
    }
}

/// `hetong calendar`.
#[derive(Debug)]
pub(in crate::cli) struct Almanac {
    pub ask: Ask,
    pub json: bool,
}

/// What is asked of the calendar.
#[derive(Debug)]
pub(in crate::cli) enum Ask {
    /// A year.
    Year(i16),
    /// The last day of a period.
    Add { from: String, period: Period, hours: Option<Hours>, stays: bool },
    /// The last day before which something must be done.
    Back { from: String, period: Period },
}

pub(super) fn almanac(matches: &ArgMatches) -> Almanac {
    let (ask, matches) = match matches.subcommand() {
        Some((name, matches)) => {
            let from = matches.get_one::<String>("date").cloned().unwrap_or_default();
            let period = *matches.get_one::<Period>("period").expect("a required argument");
            let ask = match name {
                "add" => Ask::Add {
                    from,
                    period,
                    hours: matches.get_one::<Hours>("hours").copied(),
                    stays: matches.get_flag("stay"),
                },
                _ => Ask::Back { from, period },
            };
            (ask, matches)
        }
        None => {
            let year = matches.get_one::<i16>("year").copied();
            (Ask::Year(year.unwrap_or_else(|| talk::today().0.year())), matches)
        }
    };
    let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    Almanac { ask, json }
}
