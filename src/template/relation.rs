//! Relations between fields, as a schema declares them.

use super::fault::Expected;
use super::form::Form;
use crate::diag::Span;
use crate::law;
use crate::value::{Kind, Percent, Period, Unit, Value};
use crate::yaml::Node;

/// What must hold between a field and others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// A date stands before or after another.
    Order(Order),
    /// A value is at least another field's.
    AtLeast(String),
    /// A value is at most another field's.
    AtMost(String),
    /// This field of all items of a list adds up to a total.
    SumTo(Total),
    /// An integer is the sum of others.
    SumOf(Vec<String>),
    /// A text names items of a list, by this field of theirs.
    RefersTo(String),
    /// A digest is that of the file another field names.
    DigestOf(String),
    /// A text must not tell who the people are that it is about.
    Impersonal,
    /// A text must say something, unless another field has this value.
    Discloses {
        /// The other field.
        field: String,
        /// The value.
        unless: String,
    },
    /// Every one of these choices is made by some item of the list.
    EachOf(Vec<String>),
    /// A date is computed: the last day of a period.
    Due {
        /// The day from which it runs.
        from: String,
        /// The period.
        within: String,
        /// How it is counted.
        reckoning: Reckoning,
    },
    /// A choice of `kept` or `late` is computed: whether something was done by a day.
    Kept {
        /// The day it was done.
        done: String,
        /// The last day for it.
        by: String,
    },
    /// A date lies in a term: no earlier than the day it begins and no later than its last.
    WithinTerm {
        /// The first day of the term.
        from: String,
        /// Its length.
        length: String,
    },
    /// A period is the time between two dates, the first and the last day of it.
    DurationOf(Vec<String>),
    /// A notice has to be given that long before a term ends, and so within the term.
    NoticeWithin(String),
    /// A breach has to be cured in that time, and so within the term.
    CureWithin(String),
    /// An amount is a rate of another amount, rounded to the smallest coin.
    ProductOf([String; 2]),
    /// A share or an amount is a part of another amount.
    Of(String),
    /// Damages that grow stop at another field.
    CappedBy(String),
    /// Damages stand for the loss estimated in another field.
    Loss(String),
    /// A value is at most what a statute allows.
    Statutory(Statutory),
}

/// How a computed date is counted from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoning {
    /// The last day of a period that begins the day after.
    Within,
    /// The last day that lies a period before.
    Before,
    /// The last day of a term that begins on that day.
    Term,
}

/// A limit that a statute sets to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statutory {
    /// The key of the limit in the data of the law.
    pub limit: String,
    /// The field on which it depends, if it depends on one.
    pub by: Option<String>,
}

/// The order of a date and an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Which way.
    pub bound: Bound,
    /// What it is compared with.
    pub anchor: Anchor,
    /// How much later than the anchor the bound lies.
    pub plus: Option<Period>,
}

/// Which way a date is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Later than.
    After,
    /// On or later than.
    NotBefore,
    /// Earlier than.
    Before,
    /// On or earlier than.
    NotAfter,
}

/// What a date is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// The day of checking.
    Today,
    /// Another field.
    Field(String),
}

/// What shares or amounts add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Total {
    /// A number of percent.
    Percent(Percent),
    /// The value of another field.
    Field(String),
}

/// The keys under which relations are written.
pub(super) const KEYS: [&str; 25] = [
    "after",
    "not-before",
    "before",
    "not-after",
    "at-least",
    "at-most",
    "sum-to",
    "sum-of",
    "refers-to",
    "digest-of",
    "impersonal",
    "discloses",
    "each-of",
    "due",
    "term",
    "kept",
    "within-term",
    "duration-of",
    "notice-within",
    "cure-within",
    "product-of",
    "of",
    "capped-by",
    "loss",
    "statutory",
];

/// Reads the relations of a field's definition, each with its place.
pub(super) fn read(form: &mut Form, node: &Node) -> Vec<(Relation, Span)> {
    let mut relations = Vec::new();
    for key in KEYS {
        let Some(value) = node.get(key) else { continue };
        let relation = match key {
            "sum-of" => Some(Relation::SumOf(paths(form, value))),
            "duration-of" => Some(Relation::DurationOf(paths(form, value))).filter(|dates| dates.paths().len() == 2),
            "product-of" => paths(form, value).try_into().ok().map(Relation::ProductOf),
            "statutory" => match statutory(form, value) {
                Some(statutory) => Some(Relation::Statutory(statutory)),
                None => continue,
            },
            "each-of" => Some(Relation::EachOf(form.scalars(value).into_iter().map(|(key, _)| key).collect())),
            _ => form.scalar(value).and_then(|text| single(key, &text)),
        };
        match relation {
            Some(relation) => relations.push((relation, value.span.clone())),
            None => form.expect(Expected::Relation, &value.span),
        }
    }
    relations
}

fn paths(form: &mut Form, node: &Node) -> Vec<String> {
    form.scalars(node).into_iter().map(|(path, _)| path).collect()
}

/// Reads `lease`, or `probation by FIELD` where the limit depends on another field.
fn statutory(form: &mut Form, node: &Node) -> Option<Statutory> {
    let text = form.scalar(node)?;
    let (name, by) = match text.split_once(" by ") {
        Some((name, by)) => (name.trim(), Some(by.trim().to_owned())),
        None => (text.as_str(), None),
    };
    match law::limit(name) {
        Some(limit) if limit.by.is_some() == by.is_some() => Some(Statutory { limit: limit.key.clone(), by }),
        _ => {
            let form_of = |limit: &law::Limit| match limit.by {
                Some(_) => format!("{} by FIELD", limit.key),
                None => limit.key.clone(),
            };
            form.expect(Expected::OneOf(law::limits().iter().map(form_of).collect()), &node.span);
            None
        }
    }
}

fn single(key: &str, text: &str) -> Option<Relation> {
    let bound = match key {
        "at-least" => return Some(Relation::AtLeast(text.to_owned())),
        "at-most" => return Some(Relation::AtMost(text.to_owned())),
        "refers-to" => return Some(Relation::RefersTo(text.to_owned())),
        "digest-of" => return Some(Relation::DigestOf(text.to_owned())),
        "impersonal" => return matches!(text, "yes" | "true").then_some(Relation::Impersonal),
        "discloses" => {
            let (field, unless) = pair(text, " unless ")?;
            return Some(Relation::Discloses { field, unless });
        }
        "due" => {
            let (between, reckoning) =
                if text.contains(" - ") { (" - ", Reckoning::Before) } else { (" + ", Reckoning::Within) };
            let (from, within) = pair(text, between)?;
            return Some(Relation::Due { from, within, reckoning });
        }
        "term" => {
            let (from, within) = pair(text, " + ")?;
            return Some(Relation::Due { from, within, reckoning: Reckoning::Term });
        }
        "within-term" => {
            let (from, length) = pair(text, " + ")?;
            return Some(Relation::WithinTerm { from, length });
        }
        "kept" => {
            let (done, by) = pair(text, " by ")?;
            return Some(Relation::Kept { done, by });
        }
        "notice-within" => return Some(Relation::NoticeWithin(text.to_owned())),
        "cure-within" => return Some(Relation::CureWithin(text.to_owned())),
        "of" => return Some(Relation::Of(text.to_owned())),
        "capped-by" => return Some(Relation::CappedBy(text.to_owned())),
        "loss" => return Some(Relation::Loss(text.to_owned())),
        "sum-to" => {
            return Some(Relation::SumTo(match Kind::Percent.parse(text) {
                Ok(Value::Percent(percent)) => Total::Percent(percent),
                _ => Total::Field(text.to_owned()),
            }));
        }
        "after" => Bound::After,
        "not-before" => Bound::NotBefore,
        "before" => Bound::Before,
        _ => Bound::NotAfter,
    };
    let (anchor, plus) = match text.split_once(" + ") {
        Some((anchor, plus)) => (anchor, Some(period(plus)?)),
        None => (text, None),
    };
    let anchor = match anchor.trim() {
        "today" => Anchor::Today,
        path => Anchor::Field(path.to_owned()),
    };
    Some(Relation::Order(Order { bound, anchor, plus }))
}

/// Two words on either side of another.
fn pair(text: &str, between: &str) -> Option<(String, String)> {
    let (one, other) = text.split_once(between)?;
    Some((one.trim().to_owned(), other.trim().to_owned()))
}

fn period(text: &str) -> Option<Period> {
    Unit::from_name(text.split_once(' ')?.1)?;
    match Kind::Period.parse(text) {
        Ok(Value::Period(period)) => Some(period),
        _ => None,
    }
}

impl Relation {
    /// The fields it names.
    #[must_use]
    pub fn paths(&self) -> Vec<&str> {
        match self {
            Self::Order(Order { anchor: Anchor::Today, .. })
            | Self::SumTo(Total::Percent(_))
            | Self::Impersonal
            | Self::EachOf(_) => Vec::new(),
            Self::Due { from, within, .. } => vec![from, within],
            Self::WithinTerm { from, length } => vec![from, length],
            Self::Kept { done, by } => vec![done, by],
            Self::Order(Order { anchor: Anchor::Field(path), .. })
            | Self::AtLeast(path)
            | Self::AtMost(path)
            | Self::RefersTo(path)
            | Self::DigestOf(path)
            | Self::Discloses { field: path, .. }
            | Self::NoticeWithin(path)
            | Self::CureWithin(path)
            | Self::Of(path)
            | Self::CappedBy(path)
            | Self::Loss(path)
            | Self::SumTo(Total::Field(path)) => vec![path],
            Self::SumOf(paths) | Self::DurationOf(paths) => paths.iter().map(String::as_str).collect(),
            Self::ProductOf(factors) => factors.iter().map(String::as_str).collect(),
            Self::Statutory(statutory) => statutory.by.iter().map(String::as_str).collect(),
        }
    }

    /// Whether the field's value is computed by it and never asked for.
    #[must_use]
    pub const fn is_computed(&self) -> bool {
        matches!(self, Self::Due { .. } | Self::Kept { .. })
    }

    /// The kinds of value it can be declared on.
    #[must_use]
    pub fn fits(&self) -> &'static [Kind] {
        match self {
            Self::Order(_) | Self::Due { .. } | Self::WithinTerm { .. } => &[Kind::Date],
            Self::AtLeast(_) | Self::AtMost(_) => {
                &[Kind::Date, Kind::Period, Kind::Percent, Kind::Money, Kind::Integer]
            }
            Self::SumTo(_) => &[Kind::Percent, Kind::Money, Kind::Integer],
            Self::SumOf(_) => &[Kind::Integer, Kind::Money],
            Self::RefersTo(_) | Self::Impersonal | Self::Discloses { .. } => &[Kind::Text],
            Self::DigestOf(_) => &[Kind::Digest],
            Self::EachOf(_) | Self::Kept { .. } => &[Kind::Choice],
            Self::DurationOf(_) | Self::NoticeWithin(_) | Self::CureWithin(_) => &[Kind::Period],
            Self::Statutory(statutory) => match law::limit(&statutory.limit).map(|limit| limit.gauge) {
                Some(law::Gauge::Percent) => &[Kind::Percent],
                _ => &[Kind::Period],
            },
            Self::ProductOf(_) => &[Kind::Money],
            Self::Of(_) | Self::CappedBy(_) | Self::Loss(_) => &[Kind::Percent, Kind::Money],
        }
    }

    /// The kinds of value the fields it names can have; any that can be compared, where it does not say.
    #[must_use]
    pub const fn takes(&self) -> Option<&'static [Kind]> {
        match self {
            Self::ProductOf(_) | Self::CappedBy(_) => Some(&[Kind::Percent, Kind::Money]),
            Self::Of(_) | Self::Loss(_) => Some(&[Kind::Money]),
            Self::Due { .. } | Self::WithinTerm { .. } => Some(&[Kind::Date, Kind::Period]),
            _ => None,
        }
    }
}
