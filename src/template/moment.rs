//! A moment as a template writes it: `terms.plan_within of requirements`, `3 months before expiry`.

use super::event::Bound;
use crate::value::{Date, Kind, Period, Unit, Value};

/// A moment: another one, or a period before or after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// How far from the origin.
    pub shift: Shift,
    /// What it is counted from: the first of these that happens.
    pub origins: Vec<Origin>,
}

/// What a moment is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Another event, or a field that holds a date.
    Named(String),
    /// A fixed day.
    Day(Date),
    /// Whenever it may be.
    AnyTime,
}

/// How far a moment lies from its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shift {
    /// Not at all.
    None,
    /// A period later, the day of the origin not counted.
    After(Amount),
    /// A period earlier.
    Before(Amount),
    /// The last day of a period that begins on the day of the origin.
    Term(Amount),
}

/// A length of time: a field's, or one written in the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// The value of this field.
    Field(String),
    /// This long.
    Fixed(Period),
}

impl Moment {
    /// Reads `any time`, `ORIGIN`, `PERIOD after ORIGIN` or `of`, `PERIOD before ORIGIN`, `end of PERIOD from ORIGIN`; an
    /// origin may be several, joined by `or`.
    #[must_use]
    pub fn parse(text: &str, bound: Bound) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words == ["any", "time"] {
            return (bound == Bound::At).then(|| Self { shift: Shift::None, origins: vec![Origin::AnyTime] });
        }
        let (shift, origins) = if let ["end", "of", rest @ ..] = &words[..] {
            let at = rest.iter().position(|word| *word == "from")?;
            (Shift::Term(amount(&rest[..at])?), &rest[at + 1..])
        } else if let Some(at) = words.iter().position(|word| ["of", "after", "before"].contains(word)) {
            let amount = amount(&words[..at])?;
            let shift = if words[at] == "before" { Shift::Before(amount) } else { Shift::After(amount) };
            (shift, &words[at + 1..])
        } else {
            (Shift::None, &words[..])
        };
        if bound == Bound::Within && !matches!(shift, Shift::After(_)) {
            return None;
        }
        let origins = origins.split(|word| *word == "or").map(origin).collect::<Option<Vec<_>>>()?;
        Some(Self { shift, origins })
    }

    /// The field that says how long.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match &self.shift {
            Shift::After(Amount::Field(path))
            | Shift::Before(Amount::Field(path))
            | Shift::Term(Amount::Field(path)) => Some(path),
            _ => None,
        }
    }

    /// The events and fields it is counted from.
    pub fn origins(&self) -> impl Iterator<Item = &str> {
        self.origins.iter().filter_map(|origin| match origin {
            Origin::Named(name) => Some(name.as_str()),
            Origin::Day(_) | Origin::AnyTime => None,
        })
    }
}

fn origin(words: &[&str]) -> Option<Origin> {
    let [word] = words else { return None };
    if let Ok(day) = Date::parse(word) {
        return Some(Origin::Day(day));
    }
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    (word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(is_name))
        .then(|| Origin::Named((*word).to_owned()))
}

/// `terms.plan_within`, `5 working days`, 5个工作日.
fn amount(words: &[&str]) -> Option<Amount> {
    let text = words.join(" ");
    if let Ok(Value::Period(period)) = Kind::Period.parse(&text) {
        return is_usual(period).then_some(Amount::Fixed(period));
    }
    let is_path = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._[]".contains(c);
    (text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_path)).then_some(Amount::Field(text))
}

/// No contract counts a period of nothing, or one of thousands.
const fn is_usual(period: Period) -> bool {
    let most = match period.unit {
        Unit::Hours => 8760,
        Unit::WorkingDays | Unit::Days => 10_000,
        Unit::Weeks => 1000,
        Unit::Months => 600,
        Unit::Years => 100,
    };
    0 < period.count && period.count <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_written() {
        let shift = |text: &str| Moment::parse(text, Bound::NotAfter).map(|moment| moment.shift);
        let field = |path: &str| Amount::Field(path.to_owned());
        assert_eq!(shift("expiry"), Some(Shift::None));
        assert_eq!(shift("terms.plan_within of requirements"), Some(Shift::After(field("terms.plan_within"))));
        assert_eq!(shift("terms.notice before expiry"), Some(Shift::Before(field("terms.notice"))));
        assert_eq!(shift("end of terms.duration from signing"), Some(Shift::Term(field("terms.duration"))));
        let days = Period { count: 3, unit: Unit::Days };
        assert_eq!(shift("3 days after 2026-03-02"), Some(Shift::After(Amount::Fixed(days))));
        assert_eq!(shift("3 日 after signed_on or signing"), Some(Shift::After(Amount::Fixed(days))));
        for wrong in [
            "",
            "of x",
            "3 after x",
            "0 days after x",
            "-3 days after x",
            "20000 days after x",
            "x y",
            "any time",
            "x or",
            "end of x",
            "X",
        ] {
            assert_eq!(shift(wrong), None, "{wrong}");
        }
        let any = Moment::parse("any time", Bound::At).expect("a moment");
        assert_eq!((any.origins, any.shift), (vec![Origin::AnyTime], Shift::None));
        assert_eq!(Moment::parse("signing", Bound::Within), None);
        assert_eq!(Moment::parse("3 days before signing", Bound::Within), None);
    }
}
