//! What can be wrong with a file of notices, and what makes one doubtful.

use super::notice::Notice;
use super::{Day, Weekday, date, number};
use crate::diag::Span;
use crate::value::Date;
use crate::yaml;

/// One thing wrong with a user's calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub slip: Slip,
    /// Where.
    pub span: Span,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// The file is not YAML, and so no JSON either.
    Yaml(yaml::Fault),
    /// It is neither of the two forms.
    Form,
    /// Not a year from 1949 to 2200.
    Year,
    /// Not a day, nor a first and a last day.
    Day,
    /// Not `{ name, date, isOffDay }`.
    Entry,
    /// It names no day: the notice for this year is not there yet.
    Empty(i16),
    /// A day that belongs to another year.
    Outside(i16),
    /// A day both off and worked.
    Both(Date),
    /// A make-up day that is worked anyway.
    NoWeekend(Date),
    /// A day that the law gives off is worked.
    Statutory(Date),
    /// No year has so many working days, or so few.
    Total(i16, u32),
}

/// The fault of a file that is no YAML, where it is broken.
pub(super) fn broken(fault: yaml::Fault) -> Fault {
    let span = match &fault {
        yaml::Fault::Encoding { span, .. }
        | yaml::Fault::Syntax { span, .. }
        | yaml::Fault::Limit { span, .. }
        | yaml::Fault::DuplicateKey { again: span, .. }
        | yaml::Fault::SecondDocument { span } => span.clone(),
    };
    Fault { slip: Slip::Yaml(fault), span }
}

/// As many working days as any year since 2007 had, a few more and a few less: 国务院 has never given more or less.
const WORKING_DAYS: std::ops::RangeInclusive<u32> = 246..=253;

/// The days that are off by 全国年节及纪念日放假办法 第二条 whatever the moon does, each with the first year it was so.
const STATUTORY: [(i8, i8, i16); 6] =
    [(1, 1, 1950), (5, 1, 1950), (5, 2, 2025), (10, 1, 1950), (10, 2, 1950), (10, 3, 2000)];

/// What makes a notice doubtful.
pub(super) fn doubts(notice: &Notice) -> Vec<Fault> {
    let fault = |slip, span: &Span| Fault { slip, span: span.clone() };
    let place = |day: &Day| notice.places.get(day).unwrap_or(&notice.span);
    let mut faults = Vec::new();
    for (day, holiday) in &notice.days {
        let Some(date) = date(*day) else { continue };
        let near = (notice.year - 1, 12)..=(notice.year + 1, 1);
        if !near.contains(&(date.0.year(), date.0.month())) {
            faults.push(fault(Slip::Outside(notice.year), place(day)));
        } else if holiday.is_none() && !Weekday::of(*day).is_weekend() {
            faults.push(fault(Slip::NoWeekend(date), place(day)));
        }
    }
    for (month, day, since) in STATUTORY {
        let Ok(civil) = jiff::civil::Date::new(notice.year, month, day) else { continue };
        let number = number(Date(civil));
        let is_off = notice.days.get(&number).is_some_and(Option::is_some);
        if notice.year >= since && !is_off {
            let span = notice.places.get(&number).unwrap_or(&notice.span);
            faults.push(fault(Slip::Statutory(Date(civil)), span));
        }
    }
    let total = total(notice);
    if faults.is_empty() && !WORKING_DAYS.contains(&total) {
        faults.push(fault(Slip::Total(notice.year, total), &notice.span));
    }
    faults
}

/// The working days of a year by its notice alone.
fn total(notice: &Notice) -> u32 {
    let day = |year| jiff::civil::Date::new(year, 1, 1).map_or(0, |date| number(Date(date)));
    let is_worked = |day: &Day| match notice.days.get(day) {
        Some(holiday) => holiday.is_none(),
        None => !Weekday::of(*day).is_weekend(),
    };
    let worked = (day(notice.year)..day(notice.year + 1)).filter(is_worked).count();
    u32::try_from(worked).unwrap_or(u32::MAX)
}
