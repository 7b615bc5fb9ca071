//! Bars over time, for a screen.

use super::row::{Agenda, Row};
use super::table::marks;
use crate::calendar::{Day, date, number};

/// How days become columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    first: Day,
    last: Day,
    columns: usize,
}

/// The narrowest chart worth drawing.
const NARROWEST: usize = 24;
/// What labels take from the screen, about.
const LABELS: usize = 36;

impl Scale {
    /// The scale of a schedule: from its first day to the last step somebody has a time for. What comes years later, such
    /// as the end of the term, would press all the rest together, and gets an arrow.
    pub fn of(agenda: &Agenda, screen: usize) -> Option<Self> {
        let days = agenda.rows.iter().filter(|row| row.begins.is_some()).filter_map(|row| row.due);
        let first = agenda.rows.iter().find_map(|row| row.due).map(|due| number(due.earliest))?;
        let last = days.map(|due| number(due.latest)).max()?;
        let columns = screen.saturating_sub(LABELS).clamp(NARROWEST, 64);
        (last > first).then_some(Self { first, last, columns })
    }

    /// The column of a day; one more than there are, where it lies beyond.
    fn column(&self, day: Day) -> usize {
        if day > self.last {
            return self.columns;
        }
        let length = usize::try_from(self.last - self.first + 1).unwrap_or(1);
        let past = usize::try_from((day - self.first).max(0)).unwrap_or(0);
        past * self.columns / length
    }

    /// The months above the bars.
    pub fn months(&self) -> String {
        let mut line = String::new();
        for day in self.first..=self.last {
            let Some(date) = date(day) else { continue };
            let at = self.column(day);
            let name = date.0.strftime("%Y-%m").to_string();
            let is_first = day == self.first || date.0.day() == 1;
            if is_first && (line.is_empty() || line.len() < at) && at + name.len() <= self.columns {
                line.push_str(&" ".repeat(at - line.len()));
                line.push_str(&name);
            }
        }
        line
    }
}

/// The bar of a row: what can be saved of the time before it, and its own.
pub(super) fn bar(row: &Row, scale: &Scale) -> Option<String> {
    let due = number(row.due?.latest);
    let end = scale.column(due);
    if end >= scale.columns {
        return Some(format!("{}→ {}", " ".repeat(scale.columns.saturating_sub(1)), row.due?.latest));
    }
    let Some(begins) = row.begins else { return Some(format!("{}◆", " ".repeat(end))) };
    let from = scale.column((number(begins) + 1).min(due));
    let earliest = row.earliest.map_or(from, |earliest| scale.column(number(earliest.earliest))).min(from);
    let own = marks(row.party).to_string().repeat(end - from + 1);
    Some(format!("{}{}{own}", " ".repeat(earliest), "·".repeat(from - earliest)))
}
