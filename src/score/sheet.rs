//! The score sheet: every indicator's rate and points, the total, and the conclusion that follows.

use rust_decimal::Decimal;

use super::indicator::{Indicator, Outcome, Untested, is_met, rate};
use super::rounding::{half_up, settled};

/// The marks a total is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The least total that passes.
    pub pass: Decimal,
    /// The least total that passes on condition, where the contract knows such a thing.
    pub conditional: Option<Decimal>,
    /// How many points of weight may go untested before nothing can be concluded.
    pub untested: u32,
    /// Whether a defect is open that allows a pass on condition only.
    pub open_defect: bool,
}

/// What follows from a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conclusion {
    /// It passes.
    Passed,
    /// It passes on condition that what is open is put right.
    Conditional,
    /// It fails.
    Failed,
    /// Nothing yet: a veto indicator or too much else was not tested.
    Incomplete,
}

impl Conclusion {
    /// The key a spec uses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Conditional => "conditional",
            Self::Failed => "failed",
            Self::Incomplete => "incomplete",
        }
    }
}

/// What one indicator brings. Numbers are unrounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The rate of achievement, from 0 to 100; nothing where the indicator does not count.
    pub rate: Option<Decimal>,
    /// The points of a hundred it can bring, once untested weight has gone to the others.
    pub share: Decimal,
    /// The points it brings: share times rate.
    pub points: Decimal,
    /// Whether the target was reached; nothing where the indicator does not count.
    pub met: Option<bool>,
}

/// The whole calculation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// One line to each indicator, in order.
    pub lines: Vec<Line>,
    /// The weight that counts.
    pub counted: u32,
    /// The weight left out as untested.
    pub left_out: u32,
    /// The sum of points, unrounded.
    pub sum: Decimal,
    /// The total: the sum, half up to two places.
    pub total: Decimal,
    /// The veto indicators that failed, by their place in the list.
    pub vetoed: Vec<usize>,
    /// The veto indicators that were not tested.
    pub untested_vetoes: Vec<usize>,
    /// What follows.
    pub conclusion: Conclusion,
}

/// Scores indicators against marks.
#[must_use]
pub fn score(indicators: &[Indicator], marks: &Marks) -> Sheet {
    let excused = |indicator: &Indicator| indicator.outcome == Outcome::Untested(Untested::Other);
    let weigh = |left_out: bool| {
        let weights = indicators.iter().filter(|indicator| excused(indicator) == left_out);
        weights.fold(0_u32, |sum, indicator| sum.saturating_add(indicator.weight))
    };
    let (counted, left_out) = (weigh(false), weigh(true));
    let lines: Vec<Line> = indicators.iter().map(|indicator| line(indicator, counted)).collect();
    let sum = settled(weighted(indicators.iter().zip(&lines), counted));
    let places = |wanted: Option<bool>| {
        let lines = indicators.iter().zip(&lines).enumerate();
        lines.filter(|(_, (indicator, line))| indicator.veto && line.met == wanted).map(|(place, _)| place).collect()
    };
    let (vetoed, untested_vetoes): (Vec<usize>, Vec<usize>) = (places(Some(false)), places(None));
    let total = half_up(sum);
    let conclusion = if !vetoed.is_empty() {
        Conclusion::Failed
    } else if counted == 0 || !untested_vetoes.is_empty() || left_out > marks.untested {
        Conclusion::Incomplete
    } else {
        conclude(total, marks)
    };
    Sheet { lines, counted, left_out, sum, total, vetoed, untested_vetoes, conclusion }
}

fn line(indicator: &Indicator, counted: u32) -> Line {
    let rate = rate(indicator.rule, indicator.outcome);
    let whole = Decimal::from(indicator.weight) * Decimal::ONE_HUNDRED;
    let share = rate.and_then(|_| whole.checked_div(counted.into())).unwrap_or_default();
    let points = rate.map(|rate| share * rate / Decimal::ONE_HUNDRED).unwrap_or_default();
    let met = rate.map(|_| is_met(indicator.rule, indicator.outcome));
    Line { rate, share: settled(share), points: settled(points), met }
}

/// The sum of weights times rates by the sum of weights: one division, and no rounding before it.
fn weighted<'a>(lines: impl Iterator<Item = (&'a Indicator, &'a Line)>, counted: u32) -> Decimal {
    let sum = lines.filter_map(|(indicator, line)| Some(Decimal::from(indicator.weight) * line.rate?)).sum::<Decimal>();
    sum.checked_div(counted.into()).unwrap_or_default()
}

/// The mean rate of some of the indicators by weight, from 0 to 100, as for one characteristic; nothing where none of
/// them counts.
#[must_use]
pub fn group(indicators: &[Indicator], sheet: &Sheet, members: &[usize]) -> Option<Decimal> {
    let both = |place: &usize| Some((indicators.get(*place)?, sheet.lines.get(*place)?));
    let weights = members.iter().filter_map(both).filter_map(|(one, line)| line.rate.map(|_| one.weight));
    let counted = weights.fold(0_u32, u32::saturating_add);
    (counted > 0).then(|| settled(weighted(members.iter().filter_map(both), counted)))
}

fn conclude(total: Decimal, marks: &Marks) -> Conclusion {
    match marks.conditional {
        _ if total >= marks.pass && !(marks.open_defect && marks.conditional.is_some()) => Conclusion::Passed,
        Some(least) if total >= least => Conclusion::Conditional,
        _ => Conclusion::Failed,
    }
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
