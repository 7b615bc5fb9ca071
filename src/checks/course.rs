//! The words of checks that look at the timeline: what a step is called, how days add up, what to change.

use super::{Case, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Text};
use crate::say;
use crate::template::Relation;
use crate::timeline::{Anchor, Conflict, Lapse, Link, Mode, Room, Tie, Timeline, room};
use crate::value::{Date, Period, Value};

/// The conflict of a contract and the course it is in. None where one of its fields is wrong by itself, out of its range
/// or greater than another allows: that is told already, and the conflict may only follow from it.
pub(super) fn found<'a>(case: &'a Case) -> Option<(&'a Timeline<'a>, &'a Conflict)> {
    let (at, conflict) = case.outlook.conflict.as_ref()?;
    let timeline = case.outlook.courses.get(*at)?;
    let links = conflict.early.iter().chain(&conflict.late);
    let mut fields = links.flat_map(|link| &timeline.steps[link.step].ties[link.tie].fields);
    let is_sound = fields.all(|path| case.contract.field(path).is_none_or(|field| is_sound(case, field)));
    is_sound.then_some((timeline, conflict))
}

/// Whether a field is right by itself.
pub(super) fn is_sound(case: &Case, field: &Field) -> bool {
    let Some(value) = field.value() else { return true };
    let definition = case.contract.definition(field);
    let exceeds = definition.relations.iter().any(|(relation, _)| match relation {
        Relation::AtMost(path) => {
            let other = case.contract.value(path);
            other.and_then(|other| value.compare(other)) == Some(std::cmp::Ordering::Greater)
        }
        _ => false,
    });
    !exceeds && pattern::is_within_range(definition, value)
}

/// What a step is called: 提交鉴定报告（第2轮）.
pub(super) fn name(timeline: &Timeline, step: usize) -> Text {
    let label = &timeline.event(step).label;
    match timeline.steps[step].round {
        Some(round) => {
            say!(zh: "{zh}（第{round}轮）", en: "{en} (round {round})", zh = label.zh, en = label.en, round = round)
        }
        None => label.clone(),
    }
}

/// A day in both languages.
pub(super) fn day(date: Date) -> Text {
    pattern::shown(&Value::Date(date))
}

fn period(period: Period) -> Text {
    pattern::shown(&Value::Period(period))
}

/// How the days of a chain add up: `2 March 2026 + 5 working days + 15 working days`.
fn sum(timeline: &Timeline, links: &[Link]) -> Text {
    let mut text = match links.first().map(|link| &timeline.steps[link.step].ties[link.tie]) {
        Some(Tie { anchor: Anchor::Day(date), .. }) => day(*date),
        Some(Tie { anchor: Anchor::Step(step), .. }) => name(timeline, *step),
        _ => Text::default(),
    };
    for link in links {
        let tie = &timeline.steps[link.step].ties[link.tie];
        let is_granted = tie.is_within() && link.day.is_some_and(|day| Some(day) == from(timeline, links, link));
        let (sign, length) = match tie.lapse {
            // Whoever acts at once takes no time.
            Lapse::After(_) if is_granted => continue,
            Lapse::After(length) | Lapse::Term(length) => ("+", period(length)),
            Lapse::Before(length) => ("−", period(length)),
            Lapse::None | Lapse::BlankAfter(_) | Lapse::BlankBefore(_) => continue,
        };
        text.zh.push_str(&format!(" {sign} {}", length.zh));
        text.en.push_str(&format!(" {sign} {}", length.en));
    }
    text
}

/// The day a link starts from: that of the link before it.
fn from(timeline: &Timeline, links: &[Link], link: &Link) -> Option<Date> {
    let at = links.iter().position(|other| other == link)?;
    match at.checked_sub(1) {
        Some(before) => links[before].day,
        None => timeline.steps[link.step].ties[link.tie].anchor.day(),
    }
}

/// Whether a chain starts from a day that is given.
fn is_dated(timeline: &Timeline, links: &[Link]) -> bool {
    links.first().is_some_and(|link| timeline.steps[link.step].ties[link.tie].anchor.day().is_some())
}

/// A conflict that holds whatever day is put in: it has no dates to add up.
fn undated(case: &Case, timeline: &Timeline, conflict: &Conflict) -> Finding {
    let step = name(timeline, conflict.step);
    let message = say!(
        zh: "“{zh}”无论从哪一天起算都不能按期：所指各项期限不能同时成立",
        en: "“{en}” cannot be in time whatever day it is counted from: the times shown cannot all be kept",
        zh = step.zh, en = step.en,
    );
    let links: Vec<Link> =
        conflict.parts.iter().map(|(step, tie)| Link { step: *step, tie: *tie, day: None }).collect();
    let links: Vec<&Link> = links.iter().collect();
    let help = say!(zh: "请更正其中一项", en: "change one of them");
    point(case, timeline, Finding::new(message), &links).help(help)
}

/// A conflict as one finding: the sum that does not come out, and a caret at every field and statement in it.
pub(super) fn conflict(case: &Case, timeline: &Timeline, conflict: &Conflict) -> Finding {
    if !is_dated(timeline, &conflict.early) || !is_dated(timeline, &conflict.late) {
        return undated(case, timeline, conflict);
    }
    let step = name(timeline, conflict.step);
    let (early, late) = (sum(timeline, &conflict.early), sum(timeline, &conflict.late));
    let end = |links: &[Link]| links.last().and_then(|link| link.day);
    let (first, last) = (end(&conflict.early), end(&conflict.late));
    let shown = |date: Option<Date>| date.map_or_else(|| say!(zh: "2150年以后", en: "a day after 2150"), day);
    let days = first.zip(last).map(|(first, last)| crate::calendar::number(first) - crate::calendar::number(last));
    let too_late = days.map_or_else(Text::default, |days| {
        say!(zh: "，晚{days}日", en: ", {days} day{s} too late", days = days, s = if *days == 1 { "" } else { "s" })
    });
    let (first, last) = (shown(first), shown(last));
    let (if_zh, if_en) = branches(timeline);
    let opening = match conflict.mode {
        Mode::Possible => say!(
            zh: "{if_zh}“{zh}”无法按期", en: "{if_en}“{en}” cannot be in time",
            if_zh = if_zh, if_en = if_en, zh = step.zh, en = step.en,
        ),
        Mode::AllTime => say!(
            zh: "{if_zh}各方用足期限的，“{zh}”赶不上", en: "{if_en}where all time is used, “{en}” comes too late",
            if_zh = if_zh, if_en = if_en, zh = step.zh, en = step.en,
        ),
    };
    let message = say!(
        zh: "{opening_zh}：{early_zh}，为{first_zh}；而{late_zh}，为{last_zh}{too_zh}",
        en: "{opening_en}: {early_en} makes {first_en}, but {late_en} makes {last_en}{too_en}",
        opening_zh = opening.zh, opening_en = opening.en, early_zh = early.zh, early_en = early.en,
        first_zh = first.zh, first_en = first.en, late_zh = late.zh, late_en = late.en,
        last_zh = last.zh, last_en = last.en, too_zh = too_late.zh, too_en = too_late.en,
    );
    let links: Vec<&Link> = conflict.early.iter().chain(&conflict.late).collect();
    point(case, timeline, Finding::new(message), &links).help(remedy(case, timeline, conflict))
}

/// The branches of a course, as the beginning of a sentence.
pub(super) fn branches(timeline: &Timeline) -> (String, String) {
    let branches = &timeline.contract.template.schedule.branches;
    let labels: Vec<&Text> =
        branches.iter().filter(|branch| timeline.branches.contains(&branch.name)).map(|branch| &branch.label).collect();
    if labels.is_empty() {
        return (String::new(), String::new());
    }
    let zh: Vec<&str> = labels.iter().map(|label| label.zh.as_str()).collect();
    let en: Vec<&str> = labels.iter().map(|label| label.en.as_str()).collect();
    (format!("{}时，", zh.join("且")), format!("if {}, ", en.join(" and ")))
}

/// Points at every field of these links, each once, and at the template for those that have none.
pub(super) fn point(case: &Case, timeline: &Timeline, mut finding: Finding, links: &[&Link]) -> Finding {
    let mut told: Vec<&str> = Vec::new();
    for link in links {
        let tie = &timeline.steps[link.step].ties[link.tie];
        let step = name(timeline, link.step);
        let label = match link.day.map(day) {
            Some(day) => {
                say!(zh: "“{zh}”至{date_zh}", en: "“{en}”: {date_en}", zh = step.zh, en = step.en, date_zh = day.zh, date_en = day.en)
            }
            None => say!(zh: "“{zh}”", en: "“{en}”", zh = step.zh, en = step.en),
        };
        for path in &tie.fields {
            let Some(field) = case.contract.field(path) else { continue };
            if told.contains(&path.as_str()) {
                continue;
            }
            told.push(path);
            finding = if finding.primary.is_none() {
                finding.of(path).at(field.place.value(), label.clone())
            } else {
                finding.see(field.place.value(), label.clone())
            };
        }
        if tie.fields.is_empty() {
            let span = timeline.timing(link.step, link.tie).span.clone();
            if !finding.related.iter().any(|label| label.span == span) {
                finding = finding.see(span, label);
            }
        }
    }
    if finding.primary.is_none() && !finding.related.is_empty() {
        finding.primary = Some(finding.related.remove(0));
    }
    finding
}

/// Which fields to shorten and which to lengthen.
fn remedy(case: &Case, timeline: &Timeline, conflict: &Conflict) -> Text {
    let (mut shorter, mut longer): (Vec<Text>, Vec<Text>) = (Vec::new(), Vec::new());
    let mut seen: Vec<&str> = Vec::new();
    for (links, is_early) in [(&conflict.early, true), (&conflict.late, false)] {
        for link in links {
            let tie = &timeline.steps[link.step].ties[link.tie];
            let Some(path) = tie.fields.first() else { continue };
            if seen.contains(&path.as_str()) || tie.period().is_none() {
                continue;
            }
            seen.push(path);
            let Some(field) = case.contract.field(path) else { continue };
            let field = pattern::name(case.contract, field);
            if is_early || matches!(tie.lapse, Lapse::Before(_)) { shorter.push(field) } else { longer.push(field) }
        }
    }
    let list = |names: &[Text]| {
        let zh: Vec<String> = names.iter().map(|name| format!("“{}”", name.zh)).collect();
        let en: Vec<String> = names.iter().map(|name| format!("“{}”", name.en)).collect();
        Text { zh: zh.join("、"), en: en.join(", ") }
    };
    let (short, long) = (list(&shorter), list(&longer));
    match (shorter.is_empty(), longer.is_empty()) {
        (false, false) => say!(
            zh: "请缩短{short_zh}，或者延长{long_zh}", en: "shorten {short_en}, or lengthen {long_en}",
            short_zh = short.zh, short_en = short.en, long_zh = long.zh, long_en = long.en,
        ),
        (false, true) => say!(zh: "请缩短{zh}", en: "shorten {en}", zh = short.zh, en = short.en),
        (true, false) => say!(zh: "请延长{zh}", en: "lengthen {en}", zh = long.zh, en = long.en),
        (true, true) => say!(zh: "请更正所涉日期", en: "correct the dates concerned"),
    }
}

/// The room the timeline leaves for a blank period, as a sentence.
pub(super) fn room_for(case: &Case, path: &str) -> Option<Text> {
    let Room { unit, least, most } = room(case.contract, case.calendar, path)?;
    let bound = |bounded: &crate::timeline::Bounded| {
        let timeline =
            Timeline::new(case.contract, case.calendar, &bounded.branches, &crate::timeline::Progress::default());
        let end = |links: &[Link]| links.last().and_then(|link| link.day).map(day);
        let step = name(&timeline, bounded.conflict.step);
        let early = end(&bounded.conflict.early).unwrap_or_default();
        let late = end(&bounded.conflict.late).unwrap_or_default();
        say!(
            zh: "“{zh}”会到{early_zh}，而最迟应在{late_zh}", en: "“{en}” would come on {early_en}, but must be by {late_en}",
            zh = step.zh, en = step.en,
            early_zh = early.zh, early_en = early.en, late_zh = late.zh, late_en = late.en,
        )
    };
    let shown = |count: u32| period(Period { count, unit });
    let mut parts: Vec<Text> = Vec::new();
    for (end, zh, en) in [(&least, "最少", "at least"), (&most, "最多", "at most")] {
        let Some(bounded) = end else { continue };
        let why = bound(bounded);
        parts.push(match bounded.count.map(shown) {
            Some(count) => say!(
                zh: "{word}{count_zh}（过此限，{why_zh}）", en: "{word_en} {count_en} (beyond that, {why_en})",
                word = zh, word_en = en, count_zh = count.zh, count_en = count.en, why_zh = why.zh, why_en = why.en,
            ),
            None => say!(
                zh: "填多少都不成立（{zh}）", en: "no value will do ({en})",
                zh = why.zh, en = why.en,
            ),
        });
    }
    let zh: Vec<&str> = parts.iter().map(|part| part.zh.as_str()).collect();
    let en: Vec<&str> = parts.iter().map(|part| part.en.as_str()).collect();
    Some(Text { zh: zh.join("；"), en: en.join("; ") })
}
