//! The arguments of the verbs that deal with time.

use clap::ArgMatches;

use super::talk;
use crate::calendar::Hours;
use crate::value::Period;

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
