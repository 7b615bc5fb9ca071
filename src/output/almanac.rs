//! The calendar for people and for programs: a year with its holidays, and how a period was counted.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::calendar::{Calendar, Reach, Status, Weekday, date, number};
use crate::diag::{Lang, Text};
use crate::say;
use crate::value::{Date, Period, Unit};

/// Months beside one another.
const ABREAST: usize = 3;
/// Columns of a month.
const MONTH: usize = 7 * 4;

/// A year: twelve months, days off and make-up days marked, and its holidays by name.
#[must_use]
pub fn year(calendar: &Calendar, year: i16, lang: Lang) -> String {
    let Some((first, last)) = ends(year) else { return String::new() };
    if !calendar.knows(year) {
        return unknown(calendar, year).get(lang).to_owned() + "\n";
    }
    let eve = date(number(first) - 1).unwrap_or(first);
    let days = calendar.working_days(eve, last).1.min(366);
    let title = say!(zh: "{year}年：{days}个工作日", en: "{year}: {days} working days", year = year, days = days);
    let mut text = format!("{}\n\n", title.get(lang));
    let months: Vec<Vec<String>> = (1..=12).map(|number| month(calendar, year, number)).collect();
    for row in months.chunks(ABREAST) {
        let lines = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..lines {
            let cells = row.iter().map(|month| month.get(line).map_or("", String::as_str));
            let joined: String = cells.map(|cell| format!("{cell:MONTH$}   ")).collect();
            text.push_str(joined.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    let legend = say!(
        zh: "[4] 放假    +4 调休上班    其余星期六、星期日休息", en: "[4] day off    +4 make-up working day    Saturdays and Sundays are off otherwise",
    );
    text.push_str(&format!("{}\n\n", legend.get(lang)));
    for stretch in stretches(calendar, first, last).iter().filter(|stretch| stretch.special) {
        text.push_str(&format!("{}\n", stretch.line(lang)));
    }
    for paper in calendar.papers(year) {
        let source = say!(zh: "\n依据：{paper}", en: "\nsource: {paper}", paper = paper);
        text.push_str(&format!("{}\n", source.get(lang)));
    }
    text
}

fn ends(year: i16) -> Option<(Date, Date)> {
    let day = |month, day| jiff::civil::Date::new(year, month, day).ok().map(Date);
    Some((day(1, 1)?, day(12, 31)?))
}

/// What is said of a year that is not known.
fn unknown(calendar: &Calendar, year: i16) -> Text {
    let (first, last) = (calendar.years().next().unwrap_or(0), calendar.years().next_back().unwrap_or(0));
    say!(
        zh: "{year}年的放假安排不在日历中（已有{first}年至{last}年）；公布后用 --calendar 加入",
        en: "the notice for {year} is not in the calendar, which holds {first} to {last}; add it with --calendar once it is out",
        year = year, first = first, last = last,
    )
}

/// The lines of one month.
fn month(calendar: &Calendar, year: i16, month: i8) -> Vec<String> {
    let Ok(first) = jiff::civil::Date::new(year, month, 1) else { return Vec::new() };
    let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let head: String = names.iter().map(|name| format!(" {name} ")).collect();
    let mut lines = vec![format!(" {year}-{month:02}"), head];
    let mut line = "    ".repeat(Weekday::of(number(Date(first))).index());
    for day in 1..=first.days_in_month() {
        let Ok(civil) = jiff::civil::Date::new(year, month, day) else { continue };
        let cell = match calendar.status(Date(civil)) {
            Status::Holiday(_) => format!("[{day:2}]"),
            Status::MakeUp => format!("+{day:<2} "),
            Status::Working | Status::Weekend | Status::Unknown => format!(" {day:2} "),
        };
        line.push_str(&cell);
        if line.len() >= MONTH {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Days in a row of which the same is to be said.
struct Stretch {
    first: Date,
    last: Date,
    reason: Text,
    /// Whether it is more than an ordinary weekend or working day.
    special: bool,
}

impl Stretch {
    fn line(&self, lang: Lang) -> String {
        let name = |date: Date| Weekday::of(number(date)).name().get(lang).to_owned();
        let days = match (self.first == self.last, lang) {
            (true, _) => format!("{} {}", self.first, name(self.first)),
            (false, Lang::Zh) => format!("{} {}至{} {}", self.first, name(self.first), self.last, name(self.last)),
            (false, Lang::En) => format!("{} {} to {} {}", self.first, name(self.first), self.last, name(self.last)),
        };
        format!("  {days}  {}", self.reason.get(lang))
    }
}

/// The days from one to another that are not plain working days, each with the reason.
fn stretches(calendar: &Calendar, first: Date, last: Date) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for day in number(first)..=number(last) {
        let Some(date) = date(day) else { continue };
        let (reason, special) = match calendar.status(date) {
            Status::Working => continue,
            Status::MakeUp => (say!(zh: "调休上班", en: "make-up working day, counted"), true),
            Status::Weekend => (say!(zh: "周末", en: "weekend"), false),
            Status::Holiday(name) => (holiday(name), true),
            Status::Unknown => (say!(zh: "放假安排未知", en: "not known to be worked"), false),
        };
        match stretches.last_mut() {
            Some(stretch) if stretch.reason == reason && number(stretch.last) + 1 == day => stretch.last = date,
            _ => stretches.push(Stretch { first: date, last: date, reason, special }),
        }
    }
    stretches
}

/// A holiday by its usual English name as well.
fn holiday(name: &str) -> Text {
    let known = [
        ("元旦", "New Year"),
        ("春节", "Spring Festival"),
        ("清明", "Tomb-Sweeping Day"),
        ("劳动", "Labour Day"),
        ("五一", "Labour Day"),
        ("端午", "Dragon Boat Festival"),
        ("中秋", "Mid-Autumn Festival"),
        ("国庆", "National Day"),
        ("十一", "National Day"),
    ];
    let names: Vec<&str> = known.iter().filter(|(zh, _)| name.contains(zh)).map(|(_, en)| *en).collect();
    let en = if names.is_empty() { name.to_owned() } else { names.join(" and ") };
    say!(zh: "{name}放假", en: "{en}", name = name, en = en)
}

/// The years between two days whose notice is not known.
fn unknown_years(calendar: &Calendar, one: Date, other: Date) -> BTreeSet<i16> {
    let (first, last) = (one.min(other), one.max(other));
    (first.0.year()..=last.0.year()).filter(|year| !calendar.knows(*year)).collect()
}

/// No more lines than one reads.
const MOST_LINES: usize = 40;

/// Where a period ends, and what was not counted on the way.
#[must_use]
pub fn answer(calendar: &Calendar, from: Date, period: Period, reach: Reach, lang: Lang) -> String {
    let backwards = reach.latest < from;
    let sign = if backwards { '−' } else { '+' };
    let shown = period.show(lang);
    let named = |date: Date| {
        let name = Weekday::of(number(date)).name();
        format!("{date} {}", name.get(lang))
    };
    let mut text = match reach.known() {
        Some(day) => format!("{from} {sign} {shown} = {}\n", named(day)),
        None => {
            let (first, last) = (named(reach.earliest), named(reach.latest));
            let years: Vec<String> = unknown_years(calendar, from, reach.latest).iter().map(i16::to_string).collect();
            let between = say!(
                zh: "{from} {sign} {shown}：在{first}至{last}之间\n取决于{years}年的放假安排，日历中还没有；公布后用 --calendar 加入\n",
                en: "{from} {sign} {shown}: between {first} and {last}\nit depends on the notice for {years}, which is not in the calendar; add it with --calendar once it is out\n",
                from = from, sign = sign, shown = shown, first = first, last = last, years = years.join(", "),
            );
            between.get(lang).to_owned()
        }
    };
    let stretches = skipped(calendar, from, period, reach);
    if !stretches.is_empty() {
        text.push('\n');
    }
    for stretch in stretches.iter().take(MOST_LINES) {
        text.push_str(&format!("{}\n", stretch.line(lang)));
    }
    if stretches.len() > MOST_LINES {
        let more = say!(zh: "  ……另有{n}段", en: "  … and {n} more", n = stretches.len() - MOST_LINES);
        text.push_str(&format!("{}\n", more.get(lang)));
    }
    text
}

/// What was passed over: the first day, days off where working days are counted, and days off a last day moved past.
fn skipped(calendar: &Calendar, from: Date, period: Period, reach: Reach) -> Vec<Stretch> {
    let start = say!(zh: "开始的当日不计入", en: "the day it starts on is not counted");
    let mut all = vec![Stretch { first: from, last: from, reason: start, special: true }];
    let (first, last) = (from.min(reach.latest), from.max(reach.earliest));
    let step = |date: Date, by| crate::calendar::date(number(date) + by).unwrap_or(date);
    if period.unit == Unit::WorkingDays {
        let inner = if reach.latest < from {
            stretches(calendar, first, step(from, -1))
        } else {
            stretches(calendar, step(from, 1), last)
        };
        all.extend(inner);
    } else if let Some(raw) = from.add(period).filter(|raw| *raw < reach.latest && from <= reach.latest) {
        let moved = stretches(calendar, raw, step(reach.latest, -1));
        all.extend(moved.into_iter().map(|stretch| {
            let reason = say!(
                zh: "{zh}，顺延", en: "{en}: the last day moves on", zh = stretch.reason.zh, en = stretch.reason.en,
            );
            Stretch { reason, ..stretch }
        }));
    }
    all
}

/// The same for programs.
#[must_use]
pub fn answer_json(calendar: &Calendar, from: Date, period: Period, reach: Reach) -> Value {
    let skipped = skipped(calendar, from, period, reach).into_iter().map(|stretch| stretch_json(&stretch));
    json!({
        "version": 1,
        "from": from.to_string(),
        "period": period.show(Lang::En),
        "end": reach.known().map(|date| date.to_string()),
        "earliest": reach.earliest.to_string(),
        "latest": reach.latest.to_string(),
        "unknown_years": unknown_years(calendar, from, reach.latest),
        "days": skipped.collect::<Vec<_>>(),
    })
}

/// A year for programs.
#[must_use]
pub fn year_json(calendar: &Calendar, year: i16) -> Value {
    let Some((first, last)) = ends(year) else { return Value::Null };
    let eve = date(number(first) - 1).unwrap_or(first);
    let known = calendar.knows(year);
    let days = if known { stretches(calendar, first, last) } else { Vec::new() };
    json!({
        "version": 1,
        "year": year,
        "known": known,
        "working_days": known.then(|| calendar.working_days(eve, last).1),
        "days": days.iter().filter(|stretch| stretch.special).map(stretch_json).collect::<Vec<_>>(),
        "papers": calendar.papers(year),
    })
}

fn stretch_json(stretch: &Stretch) -> Value {
    json!({ "first": stretch.first.to_string(), "last": stretch.last.to_string(), "reason": stretch.reason })
}
