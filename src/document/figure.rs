//! Figures: what is to be drawn, as data. How it is drawn is the layout's.

use rust_decimal::Decimal;
use serde::Serialize;

use super::schedule::Schedule;
use crate::contract::{Contract, State};
use crate::diag::{Lang, Text};
use crate::say;
use crate::score::{group, half_up};
use crate::template::{FigureKind, ScoreRole};
use crate::value::{Style, Value};

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What it shows, as templates call it.
    pub shape: String,
    /// The printed number: 图1 / Figure 1.
    pub number: Text,
    /// Its caption.
    pub caption: Text,
    /// All it shows, in words, for those who cannot see it.
    pub alt: Text,
    /// What it shows, point by point.
    pub points: Vec<Point>,
    /// What is due when, where it shows that.
    pub schedule: Option<Schedule>,
    /// The branches that happen in the course it shows.
    #[serde(skip)]
    pub course: Option<Vec<String>>,
}

/// One axis of a radar, or one bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// What it is of.
    pub label: Text,
    /// Its length: a number from 0 to 100, or a count.
    pub value: String,
    /// The length before, or the part of a count that is open; empty where there is none.
    pub other: String,
    /// The value as printed at its end.
    pub printed: Text,
    /// Whether the target was reached, where there is one.
    pub reached: Option<bool>,
}

/// The figure of a kind; nothing where there is nothing to show.
pub(super) fn figure(contract: &Contract, kind: FigureKind, caption: &Text, number: usize) -> Option<Figure> {
    let points = match kind {
        FigureKind::Radar | FigureKind::Characteristics => characteristics(contract),
        FigureKind::Indicators => indicators(contract, false),
        FigureKind::Change => indicators(contract, true),
        FigureKind::Defects => defects(contract),
    }?;
    // Two axes make no radar.
    let least = if kind == FigureKind::Radar { 3 } else { 1 };
    if points.len() < least {
        return None;
    }
    let told = |lang: Lang, between: &str| {
        let each = points.iter().map(|point| format!("{} {}", point.label.get(lang), point.printed.get(lang)));
        each.collect::<Vec<_>>().join(between)
    };
    let alt = say!(
        zh: "{caption_zh}：{zh}。", en: "{caption_en}: {en}.",
        caption_zh = caption.zh, caption_en = caption.en, zh = told(Lang::Zh, "；"), en = told(Lang::En, "; "),
    );
    let number = numbered(number);
    let caption = caption.clone();
    Some(Figure { shape: kind.name().to_owned(), number, caption, alt, points, schedule: None, course: None })
}

/// The schedule of a course. What it shows depends on the days that are worked, and is filled in by whoever knows them.
pub(super) fn schedule(branches: &[String], caption: &Text, number: usize) -> Figure {
    Figure {
        shape: "schedule".to_owned(),
        number: numbered(number),
        caption: caption.clone(),
        alt: caption.clone(),
        points: Vec::new(),
        schedule: None,
        course: Some(branches.to_vec()),
    }
}

fn numbered(number: usize) -> Text {
    say!(zh: "图{number}", en: "Figure {number}", number = number)
}

/// The path of a role in an item of the list its fields stand in.
fn at(contract: &Contract, role: ScoreRole, item: usize) -> Option<String> {
    let definitions = contract.template.schema.definitions();
    let definition = definitions.iter().find(|definition| definition.score == Some(role))?;
    Some(definition.path.replacen("[]", &format!("[{item}]"), 1))
}

fn value(contract: &Contract, role: ScoreRole, item: usize) -> Option<&Value> {
    contract.value(&at(contract, role, item)?)
}

/// A mark out of a hundred, as printed.
fn mark(number: Decimal) -> String {
    half_up(number).normalize().to_string()
}

fn characteristics(contract: &Contract) -> Option<Vec<Point>> {
    let scoring = contract.scoring.as_ref()?;
    let definitions = contract.template.schema.definitions();
    let definition = definitions.iter().find(|definition| definition.score == Some(ScoreRole::Characteristic))?;
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for item in 0..scoring.indicators.len() {
        let Some(Value::Choice(key)) = value(contract, ScoreRole::Characteristic, item) else { continue };
        match groups.iter_mut().find(|(known, _)| known == key) {
            Some((_, members)) => members.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    let points = groups.into_iter().filter_map(|(key, members)| {
        let number = mark(group(&scoring.indicators, &scoring.sheet, &members)?);
        let label = contract.choice(definition, key)?.clone();
        let printed = Text::same(number.as_str());
        Some(Point { label, value: number, other: String::new(), printed, reached: None })
    });
    Some(points.collect())
}

/// The rate of every indicator that counts; with `change`, of those that had one before.
fn indicators(contract: &Contract, change: bool) -> Option<Vec<Point>> {
    let scoring = contract.scoring.as_ref()?;
    let points = scoring.sheet.lines.iter().enumerate().filter_map(|(item, line)| {
        let rate = mark(line.rate?);
        let before = match value(contract, ScoreRole::Before, item) {
            Some(Value::Percent(before)) if change => mark(before.points()),
            _ if change => return None,
            _ => String::new(),
        };
        let printed = if change {
            say!(zh: "{before}→{rate}", en: "{before} → {rate}", before = before, rate = rate)
        } else {
            found(contract, item, &rate)
        };
        let label = name(contract, item);
        Some(Point { label, value: rate, other: before, printed, reached: line.met })
    });
    Some(points.collect())
}

/// The name of an indicator.
fn name(contract: &Contract, item: usize) -> Text {
    let Some(path) = at(contract, ScoreRole::Name, item) else { return Text::default() };
    let side = |lang| {
        let value = contract.side(&path, lang).and_then(|field| field.value());
        value.map(|value| value.show(lang, Style::Figures)).unwrap_or_default()
    };
    Text { zh: side(Lang::Zh), en: side(Lang::En) }
}

/// What was measured, and what was to be reached; where it is no number, the rate.
fn found(contract: &Contract, item: usize, rate: &str) -> Text {
    let (Some(measured), Some(goal)) =
        (value(contract, ScoreRole::Measured, item), value(contract, ScoreRole::Goal, item))
    else {
        return say!(zh: "达成率{rate}%", en: "rate {rate}%", rate = rate);
    };
    let (zh, en) =
        (|value: &Value| value.show(Lang::Zh, Style::Figures), |value: &Value| value.show(Lang::En, Style::Figures));
    say!(
        zh: "实测{measured_zh}，目标{goal_zh}", en: "{measured_en}, target {goal_en}",
        measured_zh = zh(measured), goal_zh = zh(goal), measured_en = en(measured), goal_en = en(goal),
    )
}

/// How many defects of each severity there are, and how many of them are open.
fn defects(contract: &Contract) -> Option<Vec<Point>> {
    let definitions = contract.template.schema.definitions();
    let definition = definitions.iter().find(|definition| definition.score == Some(ScoreRole::Severity))?;
    let (list, _) = definition.path.split_once("[]")?;
    let State::Items(count) = contract.field(list)?.state else { return None };
    let points = definition.choices.iter().map(|choice| {
        let is_of = |item: &usize| match value(contract, ScoreRole::Severity, *item) {
            Some(Value::Choice(key)) => *key == choice.key,
            _ => false,
        };
        let is_open = |item: &usize| value(contract, ScoreRole::Open, *item) == Some(&Value::Flag(true));
        let all = (0..count).filter(is_of).count();
        let open = (0..count).filter(is_of).filter(is_open).count();
        let printed = say!(zh: "{all}项，未关闭{open}项", en: "{all}, of which {open} open", all = all, open = open);
        let label = choice.label.clone();
        Point { label, value: all.to_string(), other: open.to_string(), printed, reached: None }
    });
    Some(points.collect())
}
