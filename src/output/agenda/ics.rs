//! The schedule as an iCalendar file (RFC 5545): one event a day, the same identity at every export.

use icalendar::{Alarm, Calendar as File, Component, Event, EventLike, Property, Trigger};
use sha2::{Digest, Sha256};

use super::row::{Agenda, Row};
use crate::calendar::{Calendar, Reach};
use crate::diag::{Lang, Text};
use crate::say;
use crate::value::{Date, Period, Unit};

/// How many working days before its last day somebody is reminded of a step.
const NOTICE: u32 = 3;

/// The schedule for the calendars of Outlook, Apple, Google and others. Every step with a date is an event of that whole
/// day; whoever owes it is reminded three working days before and on its last day, at nine in the morning in Beijing.
/// `stamp` is the day of the export.
#[must_use]
pub fn ics(agenda: &Agenda, calendar: &Calendar, lang: Lang, stamp: Date) -> String {
    let mut file = File::empty();
    file.append_property(Property::new("VERSION", "2.0"));
    file.append_property(Property::new("PRODID", concat!("-//hetong//hetong ", env!("CARGO_PKG_VERSION"), "//ZH")));
    file.append_property(Property::new("CALSCALE", "GREGORIAN"));
    file.append_property(Property::new("METHOD", "PUBLISH"));
    file.name(&title(agenda, lang));
    for row in &agenda.rows {
        if let Some(due) = row.due {
            file.push(event(agenda, row, due, calendar, lang, stamp));
        }
    }
    without_stamps(&file.done().to_string())
}

/// The library puts a time stamp into every alarm, where RFC 5545 has none.
fn without_stamps(text: &str) -> String {
    let mut in_alarm = false;
    let lines = text.split_inclusive("\r\n").filter(|line| {
        match line.trim_end() {
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ => {}
        }
        !(in_alarm && line.starts_with("DTSTAMP"))
    });
    lines.collect()
}

fn title(agenda: &Agenda, lang: Lang) -> String {
    [agenda.number.as_str(), agenda.title.get(lang)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn event(agenda: &Agenda, row: &Row, due: Reach, calendar: &Calendar, lang: Lang, stamp: Date) -> Event {
    // Where the day is not known exactly, the first it can be: too early harms nobody.
    let day = due.earliest;
    let summary = summary(row, lang);
    let mut event = Event::with_uid(&identity(agenda, row));
    event.append_property(Property::new("DTSTAMP", format!("{}T000000Z", compact(stamp))));
    event.append_property(whole_day("DTSTART", day));
    if let Ok(next) = day.0.tomorrow() {
        event.append_property(whole_day("DTEND", Date(next)));
    }
    event.summary(&summary);
    event.description(&description(agenda, row, due, lang));
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    if row.owed && row.done.is_none() {
        for (index, reminder) in reminders(calendar, day).into_iter().enumerate() {
            if let Some(alarm) = alarm(&summary, reminder, &format!("{index}-{}", identity(agenda, row))) {
                event.alarm(alarm);
            }
        }
    }
    event.done()
}

/// `甲方：提交鉴定报告`.
fn summary(row: &Row, lang: Lang) -> String {
    let label = &row.label;
    match &row.who {
        Some(who) => {
            let text = say!(zh: "{who_zh}：{zh}", en: "{who_en}: {en}", who_zh = who.zh, who_en = who.en, zh = label.zh, en = label.en);
            text.get(lang).to_owned()
        }
        None => label.get(lang).to_owned(),
    }
}

fn description(agenda: &Agenda, row: &Row, due: Reach, lang: Lang) -> String {
    let mut lines = vec![title(agenda, lang)];
    lines.extend(row.clause.as_ref().map(|clause| clause.get(lang).to_owned()));
    if due.known().is_none() {
        let text = say!(
            zh: "最后一天在{first}至{last}之间，取决于尚未公布的放假安排", en: "the last day lies between {first} and {last}, depending on holidays not yet published",
            first = due.earliest, last = due.latest,
        );
        lines.push(text.get(lang).to_owned());
    }
    if let Some((text, clause)) = &row.otherwise {
        let clause = clause.as_ref().map(|clause| say!(zh: "（{zh}）", en: " ({en})", zh = clause.zh, en = clause.en));
        let clause = clause.unwrap_or_else(Text::default);
        let text = say!(
            zh: "逾期：{zh}{clause_zh}", en: "if late: {en}{clause_en}",
            zh = text.zh, en = text.en, clause_zh = clause.zh, clause_en = clause.en,
        );
        lines.push(text.get(lang).to_owned());
    }
    lines.join("\n")
}

/// The same for the same step of the same contract, whenever it is exported.
fn identity(agenda: &Agenda, row: &Row) -> String {
    let title = &agenda.title;
    let digest = Sha256::digest(format!("{}\n{}\n{}\n{}", agenda.number, title.zh, title.en, row.name));
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{hex}@hetong")
}

/// Three working days before, and the day itself or the last working day before it.
fn reminders(calendar: &Calendar, day: Date) -> Vec<Date> {
    let before = calendar.back(day, Period { count: NOTICE, unit: Unit::WorkingDays }).map(|reach| reach.earliest);
    let last = calendar.rolled_back(day).map(|reach| reach.earliest);
    before.into_iter().chain(last).collect()
}

/// A reminder at nine in the morning in Beijing.
fn alarm(summary: &str, day: Date, identity: &str) -> Option<Alarm> {
    let trigger =
        Property::new("TRIGGER", format!("{}T010000Z", compact(day))).add_parameter("VALUE", "DATE-TIME").done();
    let trigger = Trigger::try_from(&trigger).ok()?;
    Some(Alarm::display(summary, trigger).uid(identity).done())
}

fn whole_day(key: &str, day: Date) -> Property {
    Property::new(key, compact(day)).add_parameter("VALUE", "DATE").done()
}

fn compact(day: Date) -> String {
    day.0.strftime("%Y%m%d").to_string()
}
