//! `hetong calendar`: the days of a year, and where a period ends.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::DateTime;
use serde_json::json;

use super::Outcome;
use super::args::{Almanac, Ask};
use super::talk::{Talk, To};
use super::trouble::Trouble;
use crate::calendar::{Calendar, Hours, Reach, Roll};
use crate::checks;
use crate::diag::{Severity, Text};
use crate::emit::{self, Report};
use crate::output::almanac;
use crate::pipeline;
use crate::say;
use crate::value::{Date, Period, Unit};

/// The built-in calendar and the years of these files.
pub(super) fn read(files: &[PathBuf]) -> Result<Arc<Calendar>, Trouble> {
    let read = |path: &PathBuf| Ok((path.display().to_string(), pipeline::read(path)?));
    let files = files.iter().map(read).collect::<Result<Vec<_>, Trouble>>()?;
    Ok(Arc::new(Calendar::with(&files)))
}

/// Shows a year or counts a period. What is wrong with the user's files is told first.
pub(super) fn run(talk: &Talk, calendar: &Calendar, almanac: &Almanac) -> Result<Outcome, Trouble> {
    let findings = checks::calendar_findings(calendar);
    let outcome = if findings.is_empty() { Outcome::Clean } else { Outcome::Findings };
    if let Some(first) = findings.first().and_then(|finding| finding.primary.as_ref()) {
        let report = Report { file: &first.span.source.name, findings: &findings, unchecked: &[], ..Report::default() };
        talk.write(To::Err, emit::human(&report, talk.lang, talk.colour(To::Err), Talk::width()).as_bytes())?;
        debug_assert!(findings.iter().all(|finding| finding.severity == Severity::Error));
    }
    let answered = match &almanac.ask {
        Ask::Year(year) if almanac.json => print(talk, &almanac::year_json(calendar, *year)),
        Ask::Year(year) => talk.print(&almanac::year(calendar, *year, talk.lang)),
        Ask::Add { from, period, hours, .. } if period.unit == Unit::Hours => {
            count_hours(talk, calendar, from, *period, *hours, almanac.json)
        }
        Ask::Add { from, period, stays, .. } => {
            let roll = if *stays { Roll::Stay } else { Roll::Forward };
            let from = day(from)?;
            let reach = calendar.end(from, *period, roll);
            answer(talk, calendar, from, *period, reach, almanac.json)
        }
        Ask::Back { from, period } => {
            let from = day(from)?;
            let reach = calendar.back(from, *period);
            answer(talk, calendar, from, *period, reach, almanac.json)
        }
    };
    answered.map(|answered| answered.max(outcome))
}

fn print(talk: &Talk, value: &serde_json::Value) -> Result<Outcome, Trouble> {
    talk.print(&format!("{value:#}\n"))
}

fn day(text: &str) -> Result<Date, Trouble> {
    Date::parse(text).map_err(|_| Trouble::NoDate(text.to_owned()))
}

fn answer(
    talk: &Talk,
    calendar: &Calendar,
    from: Date,
    period: Period,
    reach: Option<Reach>,
    as_json: bool,
) -> Result<Outcome, Trouble> {
    let reach = reach.ok_or(Trouble::BeyondDates(period))?;
    if as_json {
        return print(talk, &almanac::answer_json(calendar, from, period, reach));
    }
    talk.print(&almanac::answer(calendar, from, period, reach, talk.lang))
}

fn count_hours(
    talk: &Talk,
    calendar: &Calendar,
    from: &str,
    period: Period,
    business: Option<Hours>,
    as_json: bool,
) -> Result<Outcome, Trouble> {
    let start: DateTime = from.trim().replace(' ', "T").parse().map_err(|_| Trouble::NoTime(from.to_owned()))?;
    let end = match business {
        Some(business) => calendar.business_hours(start, period.count, business),
        None => Calendar::hours(start, period.count),
    };
    let end = end.ok_or(Trouble::BeyondDates(period))?;
    let show = |time: DateTime| time.strftime("%Y-%m-%d %H:%M").to_string();
    if as_json {
        return print(
            talk,
            &json!({ "version": 1, "from": show(start), "period": period.show(crate::diag::Lang::En), "end": show(end) }),
        );
    }
    let text: Text = say!(
        zh: "{start} + {zh} = {end}\n", en: "{start} + {en} = {end}\n",
        start = show(start), zh = period.show(crate::diag::Lang::Zh), en = period.show(crate::diag::Lang::En), end = show(end),
    );
    talk.print(talk.pick(&text))
}
