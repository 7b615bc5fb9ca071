//! The schedule as a table on a screen, with a bar for the time each step has.

use super::chart::{Scale, bar};
use super::row::{Agenda, Origin, Row};
use crate::calendar::{Reach, Weekday, number};
use crate::diag::{Lang, Text};
use crate::output::wrap::{padded, width};
use crate::say;
use crate::timeline::Standing;
use crate::value::Date;

/// The table, and a chart below it for a screen of so many columns.
#[must_use]
pub fn table(agenda: &Agenda, lang: Lang, screen: usize) -> String {
    let mut text = heading(agenda, lang);
    let (dated, undated): (Vec<&Row>, Vec<&Row>) = agenda.rows.iter().partition(|row| row.due.is_some());
    let has_standing = agenda.today.is_some();
    let mut lines = vec![titles(lang, has_standing)];
    lines.extend(dated.iter().map(|row| cells(row, lang, has_standing)));
    if dated.is_empty() {
        lines.clear();
    }
    text.push_str(&columns(&lines));
    let (from_start, whenever): (Vec<&Row>, Vec<&Row>) =
        undated.into_iter().partition(|row| row.origin == Origin::Start);
    let gap = if dated.is_empty() { "" } else { "\n" };
    let head = say!(
        zh: "{gap}相对期限（S 为签订之日，尚未填写）：", en: "{gap}relative to S, the day of signing, which is still blank:", gap = gap,
    );
    text.push_str(&relative(&from_start, lang, &head));
    text.push_str(&relative(&whenever, lang, &say!(zh: "\n随时可能发生的：", en: "\nwhenever it may be:")));
    text.push_str(&consequences(agenda, lang));
    if let Some(scale) = Scale::of(agenda, screen) {
        text.push('\n');
        text.push_str(&charted(&dated, &scale, lang));
    }
    text.push_str(&footing(agenda, lang));
    text
}

fn heading(agenda: &Agenda, lang: Lang) -> String {
    let mut text = agenda.title.get(lang).to_owned();
    if !agenda.number.is_empty() {
        text.push_str(&format!(" · {}", agenda.number));
    }
    text.push('\n');
    if !agenda.course.is_empty() {
        let course: Vec<&str> = agenda.course.iter().map(|branch| branch.get(lang)).collect();
        let line = say!(
            zh: "假设：{zh}", en: "assuming that {en}", zh = course.join("；"), en = course.join(" and "),
        );
        text.push_str(&format!("{}\n", line.get(lang)));
    }
    text.push('\n');
    text
}

fn titles(lang: Lang, has_standing: bool) -> Vec<String> {
    let titles = [
        say!(zh: "最迟", en: "by"),
        say!(zh: "星期", en: "day"),
        say!(zh: "最早", en: "earliest"),
        say!(zh: "义务人", en: "who"),
        say!(zh: "事项", en: "what"),
        say!(zh: "条款", en: "clause"),
        say!(zh: "余量", en: "slack"),
        say!(zh: "状态", en: "state"),
    ];
    let most = if has_standing { 8 } else { 7 };
    titles.iter().take(most).map(|title| title.get(lang).to_owned()).collect()
}

/// A day that may lie between two: `2027-01-08..20`.
fn between(reach: Reach) -> String {
    match reach.known() {
        Some(day) => day.to_string(),
        None => format!("{}..{}", reach.earliest, reach.latest),
    }
}

fn cells(row: &Row, lang: Lang, has_standing: bool) -> Vec<String> {
    let due = row.due.map(between).unwrap_or_default();
    let mark = if row.critical { "*" } else { "" };
    let weekday = row.due.and_then(Reach::known).map(|day| Weekday::of(number(day)).name());
    let earliest = row.earliest.filter(|earliest| Some(*earliest) != row.due).map(between).unwrap_or_default();
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.get(lang).to_owned()).unwrap_or_default();
    let slack = row.slack.filter(|_| row.owed && row.done.is_none()).map(|days| {
        let words = say!(zh: "{days}日{mark}", en: "{days} d{mark}", days = days, mark = mark);
        words.get(lang).to_owned()
    });
    let mut cells = vec![
        due,
        text(&weekday),
        earliest,
        text(&row.who),
        row.label.get(lang).to_owned(),
        text(&row.clause),
        slack.unwrap_or_default(),
    ];
    if has_standing {
        cells.push(row.standing.map(|standing| state(standing, row.done, lang)).unwrap_or_default());
    }
    cells
}

/// How a step stands, in a few words.
fn state(standing: Standing, done: Option<Date>, lang: Lang) -> String {
    let span = |(least, most): (u32, u32)| if least == most { least.to_string() } else { format!("{least}–{most}") };
    let words = match standing {
        Standing::Done { late: (_, 0) } => say!(zh: "已完成", en: "done"),
        Standing::Done { late } => {
            say!(zh: "已完成，迟{days}个工作日", en: "done, {days} working days late", days = span(late))
        }
        Standing::Overdue { by } => {
            say!(zh: "逾期{days}个工作日", en: "overdue by {days} working days", days = span(by))
        }
        Standing::Running => say!(zh: "进行中", en: "due"),
        Standing::Waiting => say!(zh: "未开始", en: "waiting"),
        Standing::Free if done.is_some() => say!(zh: "已发生", en: "happened"),
        Standing::Free => Text::default(),
    };
    words.get(lang).to_owned()
}

/// Cells in columns, each as wide as its widest.
fn columns(lines: &[Vec<String>]) -> String {
    let count = lines.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        (0..count).map(|column| lines.iter().map(|line| width(&line[column])).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for line in lines {
        let cells: Vec<String> = line
            .iter()
            .zip(&widths)
            .filter(|(_, width)| **width > 0)
            .map(|(cell, width)| padded(cell, *width))
            .collect();
        text.push_str(format!("  {}", cells.join("  ")).trim_end());
        text.push('\n');
    }
    text
}

/// Steps that have no date, under a heading: those that wait for something that may happen at any time, and all others
/// where the date of signing is blank.
fn relative(rows: &[&Row], lang: Lang, head: &Text) -> String {
    let lines: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| row.owed || row.origin != Origin::Open)
        .map(|row| {
            let text = |text: &Option<Text>| text.as_ref().map(|text| text.get(lang).to_owned()).unwrap_or_default();
            let blank = say!(zh: "期限尚未填写", en: "a time still blank");
            let offset = row.offset.clone().or_else(|| row.owed.then_some(blank));
            vec![text(&offset), text(&row.who), row.label.get(lang).to_owned(), text(&row.clause)]
        })
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("{}\n{}", head.get(lang), columns(&lines))
}

/// What follows from what is overdue, and under which clause.
fn consequences(agenda: &Agenda, lang: Lang) -> String {
    let overdue = agenda.rows.iter().filter(|row| matches!(row.standing, Some(Standing::Overdue { .. })));
    let lines: String = overdue
        .map(|row| {
            let label = &row.label;
            let follows = match &row.otherwise {
                Some((text, Some(clause))) => say!(
                    zh: "“{zh}”已逾期：{text_zh}（{clause_zh}）", en: "“{en}” is overdue: {text_en} ({clause_en})",
                    zh = label.zh, en = label.en, text_zh = text.zh, text_en = text.en,
                    clause_zh = clause.zh, clause_en = clause.en,
                ),
                Some((text, None)) => say!(
                    zh: "“{zh}”已逾期：{text_zh}", en: "“{en}” is overdue: {text_en}",
                    zh = label.zh, en = label.en, text_zh = text.zh, text_en = text.en,
                ),
                None => say!(zh: "“{zh}”已逾期", en: "“{en}” is overdue", zh = label.zh, en = label.en),
            };
            format!("{}\n", follows.get(lang))
        })
        .collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// The marks of the parties in a chart: one each, and one for anybody else.
#[must_use]
pub const fn marks(party: Option<usize>) -> char {
    match party {
        Some(0) => '█',
        Some(1) => '▓',
        _ => '▒',
    }
}

fn charted(rows: &[&Row], scale: &Scale, lang: Lang) -> String {
    let lines: Vec<(String, String)> =
        rows.iter().filter_map(|row| Some((row.label.get(lang).to_owned(), bar(row, scale)?))).collect();
    let column = lines.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let mut text = format!("  {}  {}\n", " ".repeat(column), scale.months());
    for (label, bar) in lines {
        text.push_str(format!("  {}  {bar}", padded(&label, column)).trim_end());
        text.push('\n');
    }
    text
}

fn footing(agenda: &Agenda, lang: Lang) -> String {
    let mut notes: Vec<Text> = Vec::new();
    if agenda.rows.iter().any(|row| row.due.is_some_and(|due| due.known().is_none())) {
        notes.push(say!(
            zh: "写成“起..止”的日期，取决于尚未公布的放假安排",
            en: "a date written as first..last depends on holidays not yet published",
        ));
    }
    if agenda.rows.iter().any(|row| row.critical && row.slack.is_some()) {
        notes.push(say!(zh: "* 余量最小的一串事项", en: "* the chain with the least time to spare"));
    }
    let parties: Vec<String> = agenda
        .parties
        .iter()
        .enumerate()
        .map(|(index, party)| format!("{} {}", marks(Some(index)), party.get(lang)))
        .collect();
    if Scale::of(agenda, 80).is_some() {
        notes.push(say!(
            zh: "{parties}；· 可以提前的时间", en: "{parties}; · time that can be saved", parties = parties.join("  "),
        ));
    }
    let others: Vec<&(String, Text)> =
        agenda.branches.iter().filter(|(_, label)| !agenda.course.contains(label)).collect();
    if !others.is_empty() {
        let list = |between: &str| {
            let named = others.iter().map(|(name, label)| format!("--branch {name}{between}{}", label.get(lang)));
            named.collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " })
        };
        notes.push(say!(zh: "其他情形：{zh}", en: "other courses: {en}", zh = list("："), en = list(": ")));
    }
    let lines: String = notes.iter().map(|note| format!("{}\n", note.get(lang))).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}
