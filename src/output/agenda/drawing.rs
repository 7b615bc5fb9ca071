//! The schedule as data for the page that draws it: one of its own, or a figure in a document.

use serde_json::{Value, json};

use super::row::{Agenda, Origin, Row};
use crate::calendar::{Calendar, Day, Status, Weekday, date, number};
use crate::contract::Contract;
use crate::diag::{Lang, Text};
use crate::document::{Bar, Block, Document, Due, Figure, Month, Run, Schedule, Since};
use crate::output::Languages;
use crate::say;
use crate::timeline::{Progress, Timeline};

/// What a page of its own is told: the schedule, what it is of, and the day it is looked at.
#[must_use]
pub fn drawing(agenda: &Agenda, calendar: &Calendar, languages: Languages) -> Value {
    let (first, last) = span(agenda);
    let course = (!agenda.course.is_empty()).then(|| {
        let zh: Vec<&str> = agenda.course.iter().map(|branch| branch.zh.as_str()).collect();
        let en: Vec<&str> = agenda.course.iter().map(|branch| branch.en.as_str()).collect();
        say!(zh: "假设：{zh}", en: "Assuming that {en}", zh = zh.join("；"), en = en.join(" and "))
    });
    let languages: Vec<&str> = languages.list().iter().map(|lang| lang.key()).collect();
    let mut data = json!(schedule(agenda, calendar));
    data["title"] = json!(agenda.title);
    data["number"] = json!(agenda.number);
    data["course"] = json!(course);
    data["languages"] = json!(languages);
    let today = agenda.today.map(|today| number(today) - first);
    data["today"] = json!(today.filter(|day| (0..=last - first).contains(day)));
    data
}

/// Fills in the schedules of a document: what is due when, by these working days, everybody using all the time there is.
pub fn settle(document: &mut Document, contract: &Contract, calendar: &Calendar) {
    let courses: Vec<Vec<String>> = figures(document).filter_map(|figure| figure.course.clone()).collect();
    if courses.is_empty() {
        return;
    }
    let agenda = |course: &[String]| {
        let timeline = Timeline::new(contract, calendar, course, &Progress::default());
        let mut agenda = Agenda::new(&timeline, document, None);
        agenda
            .rows
            .retain(|row| row.owed || (row.origin == Origin::Start && (row.due.is_some() || row.offset.is_some())));
        agenda
    };
    let plain = agenda(&[]);
    let is_plain = |row: &Row| {
        let same = |other: &&Row| other.name == row.name && (other.due, &other.offset) == (row.due, &row.offset);
        plain.rows.iter().any(|other| same(&other))
    };
    let filled = courses.iter().map(|course| {
        let mut agenda = agenda(course);
        // Of a course of its own only what is new in it, or moves.
        agenda.rows.retain(|row| course.is_empty() || !is_plain(row));
        schedule(&agenda, calendar)
    });
    let mut filled = filled.collect::<Vec<_>>().into_iter();
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let Block::Figure(figure) = block else { continue };
        if figure.course.is_some()
            && let Some(schedule) = filled.next()
        {
            figure.alt = told(&figure.caption, &schedule);
            figure.schedule = Some(schedule);
        }
    }
}

fn figures(document: &Document) -> impl Iterator<Item = &Figure> {
    document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    })
}

/// All a schedule shows, in words.
fn told(caption: &Text, schedule: &Schedule) -> Text {
    let each = |lang: Lang| {
        let (colon, open, close) = if lang == Lang::Zh { ("：", "（", "）") } else { (": ", " (", ")") };
        let rows = schedule.rows.iter().map(move |row| {
            let who = row.who.as_ref().map(|who| format!("{}{colon}", who.get(lang))).unwrap_or_default();
            let clause = row.clause.as_ref().map(|clause| format!("{open}{}{close}", clause.get(lang)));
            let date = row.date.as_ref().map(|date| date.get(lang)).unwrap_or_default();
            let label = row.label.get(lang);
            if lang == Lang::Zh {
                format!("{who}{label}{}，{date}", clause.unwrap_or_default())
            } else {
                format!("{who}{label}{}, {date}", clause.unwrap_or_default())
            }
        });
        rows.collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " })
    };
    say!(
        zh: "{caption_zh}：{zh}。", en: "{caption_en}: {en}.",
        caption_zh = caption.zh, caption_en = caption.en, zh = each(Lang::Zh), en = each(Lang::En),
    )
}

fn schedule(agenda: &Agenda, calendar: &Calendar) -> Schedule {
    let (first, last) = span(agenda);
    let months = (first..=last).filter_map(|day| {
        let date = date(day)?;
        let is_first = day == first || date.0.day() == 1;
        is_first.then(|| Month { at: day - first, name: date.0.strftime("%Y-%m").to_string() })
    });
    Schedule {
        parties: agenda.parties.clone(),
        days: last - first + 1,
        off: runs(calendar, first, last),
        months: months.collect(),
        rows: agenda.rows.iter().map(|row| due(row, first, last)).collect(),
    }
}

/// From the first day to the last step somebody has a time for, with some room after it.
fn span(agenda: &Agenda) -> (Day, Day) {
    let dated = || agenda.rows.iter().filter_map(|row| row.due);
    let begun = agenda.rows.iter().filter(|row| row.due.is_some()).filter_map(|row| row.begins);
    let first = dated().map(|due| number(due.earliest)).chain(begun.map(|day| number(day) + 1)).min().unwrap_or(0);
    let timed = agenda.rows.iter().filter(|row| row.begins.is_some()).filter_map(|row| row.due);
    let last = timed.map(|due| number(due.latest)).max().or_else(|| dated().map(|due| number(due.latest)).max());
    let last = last.unwrap_or(first).max(first + 20);
    (first, last + 3)
}

/// Days off in a row.
fn runs(calendar: &Calendar, first: Day, last: Day) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for day in first..=last {
        let holiday = match date(day).map(|date| calendar.status(date)) {
            Some(Status::Holiday(_)) => true,
            Some(Status::Weekend) => false,
            Some(Status::Unknown) if Weekday::of(day).is_weekend() => false,
            _ => continue,
        };
        let day = day - first;
        match runs.last_mut() {
            Some(run) if run.to + 1 == day && run.holiday == holiday => run.to = day,
            _ => runs.push(Run { from: day, to: day, holiday }),
        }
    }
    runs
}

fn due(row: &Row, first: Day, last: Day) -> Due {
    let due = row.due.map(|due| (number(due.earliest), number(due.latest)));
    let shown = row.due.map(|due| match due.known() {
        Some(day) => {
            let name = Weekday::of(number(day)).name();
            Text { zh: format!("{day} {}", name.zh), en: format!("{} {}", name.en, day.show(Lang::En)) }
        }
        None => Text::same(format!("{} – {}", due.earliest, due.latest)),
    });
    let bar = due.filter(|(_, latest)| *latest <= last).map(|(earliest, latest)| {
        let begins = row.begins.map(|day| (number(day) + 1).min(latest));
        let from = begins.unwrap_or(latest);
        let early = row.earliest.map_or(from, |reach| number(reach.earliest)).min(from).max(first);
        Bar {
            early: early - first,
            from: from - first,
            sure: earliest.max(from) - first,
            to: latest - first,
            milestone: begins.is_none(),
        }
    });
    Due {
        label: row.label.clone(),
        who: row.who.clone(),
        party: row.party,
        clause: row.clause.clone(),
        date: shown.or_else(|| row.offset.clone()),
        since: match (row.due, row.origin) {
            (Some(_), _) => Since::Known,
            (None, Origin::Start) => Since::Start,
            (None, _) => Since::Whenever,
        },
        bar,
        critical: row.critical,
        done: row.done.is_some(),
        owed: row.owed,
    }
}
