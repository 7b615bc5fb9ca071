//! Notices from a file, in either of two forms.
//!
//! That of `holidays.json`: `years: { 2026: { papers: […], off: { 元旦: [2026-01-01..2026-01-03] }, work: [2026-01-04] } }`,
//! and that of holiday-cn: `year: 2026`, `papers: […]`, `days: [{ name: 元旦, date: 2026-01-01, isOffDay: true }]`.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::notice::Notice;
use super::{Day, Fault, Slip, fault, number};
use crate::diag::{Source, Span};
use crate::value::Date;
use crate::yaml::{self, Node};

/// No holiday is longer.
const LONGEST: Day = 31;

/// Reads the notices of a file. JSON is read as the YAML it is.
pub(super) fn read(source: &Arc<Source>) -> (Vec<Notice>, Vec<Fault>) {
    of_root(source, yaml::read(source))
}

/// Reads the notices that come with the program.
pub(super) fn read_built_in(source: &Arc<Source>) -> (Vec<Notice>, Vec<Fault>) {
    of_root(source, yaml::read_built_in("src/calendar/holidays.json", source))
}

fn of_root(source: &Arc<Source>, (root, broken): (Option<Node>, Vec<yaml::Fault>)) -> (Vec<Notice>, Vec<Fault>) {
    let faults = broken.into_iter().map(fault::broken).collect();
    let mut reader = Reader { faults };
    let Some(root) = root else { return (Vec::new(), reader.faults) };
    let notices = if let Some(years) = root.get("years") {
        years.entries().iter().filter_map(|entry| reader.own(&entry.key.name, &entry.key.span, &entry.value)).collect()
    } else if let (Some(year), Some(days)) = (root.get("year"), root.get("days")) {
        reader.holiday_cn(&root, year, days).into_iter().collect()
    } else {
        reader.fault(Slip::Form, &Span::new(source, 0..first_line(source)));
        Vec::new()
    };
    (notices, reader.faults)
}

fn first_line(source: &Source) -> usize {
    source.text.lines().next().map_or(0, str::len)
}

struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, slip: Slip, span: &Span) {
        self.faults.push(Fault { slip, span: span.clone() });
    }

    fn year(&mut self, text: &str, span: &Span) -> Option<i16> {
        let year = text.trim().parse().ok().filter(|year| (1949..=2200).contains(year));
        if year.is_none() {
            self.fault(Slip::Year, span);
        }
        year
    }

    /// A year of our own form.
    fn own(&mut self, name: &str, key: &Span, node: &Node) -> Option<Notice> {
        let mut notice = Notice::new(self.year(name, key)?, key.clone());
        notice.papers = papers(node);
        for holiday in node.get("off").map(Node::entries).unwrap_or_default() {
            for item in holiday.value.items() {
                self.days(&mut notice, item, Some(&holiday.key.name));
            }
        }
        for item in node.get("work").map(Node::items).unwrap_or_default() {
            self.days(&mut notice, item, None);
        }
        self.filled(notice)
    }

    /// A day, or `first..last`, off for a holiday or worked.
    fn days(&mut self, notice: &mut Notice, item: &Node, holiday: Option<&str>) {
        let Some(range) = item.scalar().and_then(range) else { return self.fault(Slip::Day, &item.span) };
        for day in range {
            self.day(notice, day, holiday, &item.span);
        }
    }

    fn day(&mut self, notice: &mut Notice, day: Day, holiday: Option<&str>, span: &Span) {
        let holiday = holiday.map(str::to_owned);
        let before = notice.days.insert(day, holiday.clone());
        if let (Some(before), Some(date)) = (before, super::date(day))
            && before.is_some() != holiday.is_some()
        {
            self.fault(Slip::Both(date), span);
        }
        notice.places.insert(day, span.clone());
    }

    /// The year of a file of holiday-cn.
    fn holiday_cn(&mut self, root: &Node, year: &Node, days: &Node) -> Option<Notice> {
        let mut notice = Notice::new(self.year(year.scalar().unwrap_or_default(), &year.span)?, year.span.clone());
        notice.papers = papers(root);
        for item in days.items() {
            let text = |key| item.get(key).and_then(Node::scalar);
            let day = text("date").and_then(|text| Date::parse(text).ok());
            let holiday = match text("isOffDay") {
                Some("true") => Some(text("name").unwrap_or("")),
                Some("false") => None,
                _ => {
                    self.fault(Slip::Entry, &item.span);
                    continue;
                }
            };
            match day {
                Some(day) => self.day(&mut notice, number(day), holiday, &item.span),
                None => self.fault(Slip::Entry, &item.span),
            }
        }
        self.filled(notice)
    }

    /// A notice that says nothing is none: holiday-cn keeps an empty file for a year to come.
    fn filled(&mut self, notice: Notice) -> Option<Notice> {
        if notice.days.is_empty() {
            if !self.faults.is_empty() {
                return None;
            }
            self.fault(Slip::Empty(notice.year), &notice.span);
            return None;
        }
        Some(notice)
    }
}

fn papers(node: &Node) -> Vec<String> {
    let papers = node.get("papers").map(Node::items).unwrap_or_default();
    papers.iter().filter_map(Node::scalar).map(str::to_owned).collect()
}

/// `2026-01-01` or `2026-01-01..2026-01-03`.
fn range(text: &str) -> Option<RangeInclusive<Day>> {
    let day = |text: &str| Date::parse(text.trim()).ok().map(number);
    let (first, last) = match text.split_once("..") {
        Some((first, last)) => (day(first)?, day(last)?),
        None => (day(text)?, day(text)?),
    };
    (first <= last && last - first < LONGEST).then_some(first..=last)
}
