//! The schedule as data for the page that draws it.

use serde_json::{Value, json};

use super::row::{Agenda, Origin, Row};
use crate::calendar::{Calendar, Day, Status, Weekday, date, number};
use crate::diag::{Lang, Text};
use crate::output::Languages;
use crate::say;

/// What the page is told: the days it spans, the days off, the months, and every row with its bar. Days are counted from
/// the first.
#[must_use]
pub fn drawing(agenda: &Agenda, calendar: &Calendar, languages: Languages) -> Value {
    let (first, last) = span(agenda);
    let off: Vec<Value> = runs(calendar, first, last);
    let rows: Vec<Value> = agenda.rows.iter().map(|row| drawn(row, first, last)).collect();
    let months: Vec<Value> = (first..=last)
        .filter_map(|day| {
            let date = date(day)?;
            let is_first = day == first || date.0.day() == 1;
            is_first.then(|| json!({ "at": day - first, "name": date.0.strftime("%Y-%m").to_string() }))
        })
        .collect();
    let course = (!agenda.course.is_empty()).then(|| {
        let zh: Vec<&str> = agenda.course.iter().map(|branch| branch.zh.as_str()).collect();
        let en: Vec<&str> = agenda.course.iter().map(|branch| branch.en.as_str()).collect();
        say!(zh: "假设：{zh}", en: "Assuming that {en}", zh = zh.join("；"), en = en.join(" and "))
    });
    let languages: Vec<&str> = match languages {
        Languages::Both => vec![Lang::Zh.key(), Lang::En.key()],
        Languages::Only(lang) => vec![lang.key()],
    };
    json!({
        "title": agenda.title,
        "number": agenda.number,
        "course": course,
        "parties": agenda.parties,
        "languages": languages,
        "days": last - first + 1,
        "off": off,
        "months": months,
        "today": agenda.today.map(|today| number(today) - first).filter(|day| (0..=last - first).contains(day)),
        "rows": rows,
    })
}

/// From the first day to the last step somebody has a time for, with some room after it.
fn span(agenda: &Agenda) -> (Day, Day) {
    let dated = || agenda.rows.iter().filter_map(|row| row.due);
    let first = dated().map(|due| number(due.earliest)).min().unwrap_or(0);
    let timed = agenda.rows.iter().filter(|row| row.begins.is_some()).filter_map(|row| row.due);
    let last = timed.map(|due| number(due.latest)).max().or_else(|| dated().map(|due| number(due.latest)).max());
    let last = last.unwrap_or(first).max(first + 20);
    (first, last + 3)
}

/// Days off in a row.
fn runs(calendar: &Calendar, first: Day, last: Day) -> Vec<Value> {
    let mut runs: Vec<(Day, Day, bool)> = Vec::new();
    for day in first..=last {
        let holiday = match date(day).map(|date| calendar.status(date)) {
            Some(Status::Holiday(_)) => true,
            Some(Status::Weekend) => false,
            Some(Status::Unknown) if Weekday::of(day).is_weekend() => false,
            _ => continue,
        };
        match runs.last_mut() {
            Some((_, end, same)) if *end + 1 == day && *same == holiday => *end = day,
            _ => runs.push((day, day, holiday)),
        }
    }
    runs.iter()
        .map(|(from, to, holiday)| json!({ "from": from - first, "to": to - first, "holiday": holiday }))
        .collect()
}

fn drawn(row: &Row, first: Day, last: Day) -> Value {
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
        let early = row.earliest.map_or(from, |reach| number(reach.earliest)).min(from);
        json!({
            "early": early - first,
            "from": from - first,
            "sure": earliest.max(from) - first,
            "to": latest - first,
            "milestone": begins.is_none(),
        })
    });
    json!({
        "label": row.label,
        "who": row.who,
        "party": row.party,
        "clause": row.clause,
        "date": shown.or_else(|| row.offset.clone()),
        "dated": row.due.is_some(),
        "bar": bar,
        "critical": row.critical,
        "done": row.done.is_some(),
        "from_start": row.origin == Origin::Start,
        "owed": row.owed,
    })
}
