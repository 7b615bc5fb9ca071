//! How far a step lies from where its time begins, in periods: what can be said of it before any date is known.

use crate::diag::{Lang, Text};
use crate::say;
use crate::value::{Period, Unit};

/// The way from one step to another in periods: `S + 20 working days`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offset {
    /// The step it is counted from.
    pub root: usize,
    /// The periods, in order; working days that follow working days are added up.
    pub periods: Vec<(Sign, Period)>,
}

/// Which way a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Later.
    Plus,
    /// Earlier.
    Minus,
    /// To the last day of a period whose first day is the one counted from.
    Through,
}

impl Offset {
    /// The step itself.
    #[must_use]
    pub const fn of(root: usize) -> Self {
        Self { root, periods: Vec::new() }
    }

    /// A period further.
    #[must_use]
    pub fn then(&self, sign: Sign, period: Period) -> Self {
        let mut periods = self.periods.clone();
        match periods.last_mut() {
            // Days of work add up exactly; months, which end where a month ends, do not.
            Some((last, before)) if *last == sign && before.unit == period.unit && period.unit == Unit::WorkingDays => {
                before.count = before.count.saturating_add(period.count);
            }
            _ => periods.push((sign, period)),
        }
        Self { root: self.root, periods }
    }

    /// About how many days the way takes, to put steps in order whose dates are not known.
    #[must_use]
    pub fn about(&self) -> i64 {
        let days = self.periods.iter().map(|(sign, period)| {
            let count = i64::from(period.count);
            let days = match period.unit {
                Unit::Hours => count / 24,
                Unit::Days => count,
                Unit::Weeks => count * 7,
                // Five to a week.
                Unit::WorkingDays => count * 7 / 5,
                Unit::Months => count * 365 / 12,
                Unit::Years => count * 365,
            };
            if *sign == Sign::Minus { -days } else { days }
        });
        days.sum()
    }

    /// The way in words, from a root called `root`: `S + 3 years − 3 months`.
    #[must_use]
    pub fn show(&self, root: &Text) -> Text {
        let side = |lang: Lang| {
            let mut text = root.get(lang).to_owned();
            for (sign, period) in &self.periods {
                let sign = match sign {
                    Sign::Plus | Sign::Through => " + ",
                    Sign::Minus => " − ",
                };
                text.push_str(sign);
                text.push_str(&period.show(lang));
            }
            text
        };
        say!(zh: "{zh}", en: "{en}", zh = side(Lang::Zh), en = side(Lang::En))
    }
}
