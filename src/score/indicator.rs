//! One indicator: its weight, its rule, what was found, and the rate at which it reached its target.

use rust_decimal::Decimal;

/// One indicator with what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its weight, in points of a hundred.
    pub weight: u32,
    /// Whether failing it fails the whole evaluation.
    pub veto: bool,
    /// How a finding becomes a rate.
    pub rule: Rule,
    /// What was found.
    pub outcome: Outcome,
}

/// How what was found becomes a rate of achievement, from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The target is reached or not: 100 or 0.
    Met,
    /// In proportion to the target: measured by target where higher is better, target by measured where lower is.
    Ratio {
        /// The target.
        target: Decimal,
        /// Which way is better.
        better: Better,
    },
    /// In a straight line from 0 at the floor to 100 at the target. Lower is better where the floor lies above.
    Linear {
        /// Where points begin.
        floor: Decimal,
        /// Where they are full.
        target: Decimal,
    },
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More of it: availability, satisfaction.
    Higher,
    /// Less of it: response times, abandonment.
    Lower,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A number.
    Measured(Decimal),
    /// That the target was reached, or was not.
    Met(bool),
    /// Nothing.
    Untested(Untested),
}

/// Why an indicator was not tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untested {
    /// For reasons of the party evaluated: it counts as not reached.
    Provider,
    /// For other reasons: its weight goes to the others in proportion.
    Other,
}

/// The rate an outcome has under a rule, from 0 to 100 and unrounded; nothing where it does not count.
#[must_use]
pub fn rate(rule: Rule, outcome: Outcome) -> Option<Decimal> {
    let measured = match outcome {
        Outcome::Untested(Untested::Other) => return None,
        Outcome::Untested(Untested::Provider) | Outcome::Met(false) => return Some(Decimal::ZERO),
        Outcome::Met(true) => return Some(Decimal::ONE_HUNDRED),
        Outcome::Measured(measured) => measured,
    };
    if is_met(rule, outcome) {
        return Some(Decimal::ONE_HUNDRED);
    }
    let (part, whole) = match rule {
        Rule::Met => return Some(Decimal::ZERO),
        Rule::Ratio { target, better: Better::Higher } => (measured, target),
        Rule::Ratio { target, better: Better::Lower } => (target, measured),
        Rule::Linear { floor, target } => (measured - floor, target - floor),
    };
    // A share of nothing, as of a target of 0 that was not reached, is nothing.
    let share = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole)).unwrap_or_default();
    Some(share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED))
}

/// Whether an outcome reaches the target. What was not tested does not.
pub(super) fn is_met(rule: Rule, outcome: Outcome) -> bool {
    match (outcome, rule) {
        (Outcome::Met(met), _) => met,
        (Outcome::Untested(_), _) | (Outcome::Measured(_), Rule::Met) => false,
        (Outcome::Measured(measured), Rule::Ratio { target, better }) => match better {
            Better::Higher => measured >= target,
            Better::Lower => measured <= target,
        },
        (Outcome::Measured(measured), Rule::Linear { floor, target }) => {
            if floor <= target {
                measured >= target
            } else {
                measured <= target
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("the tests' own numbers are numbers")
    }

    /// A rule as `kind a b`.
    fn rule(text: &str) -> Rule {
        let words: Vec<&str> = text.split(' ').collect();
        match words[..] {
            ["met"] => Rule::Met,
            ["higher", target] => Rule::Ratio { target: decimal(target), better: Better::Higher },
            ["lower", target] => Rule::Ratio { target: decimal(target), better: Better::Lower },
            ["linear", floor, target] => Rule::Linear { floor: decimal(floor), target: decimal(target) },
            _ => panic!("{text}"),
        }
    }

    #[test]
    fn rates_are_those_worked_out_by_hand() {
        for (text, measured, expected) in [
            // Measured by target: 85.5 / 90 = 0.95.
            ("higher 90", "85.5", "95"),
            ("higher 90", "90", "100"),
            ("higher 90", "97", "100"),
            ("higher 90", "0", "0"),
            ("higher 90", "-3", "0"),
            // Target by measured: 60 / 80 = 0.75.
            ("lower 60", "80", "75"),
            ("lower 60", "60", "100"),
            ("lower 60", "12", "100"),
            // None was allowed and one was found: 0 / 1.
            ("lower 0", "1", "0"),
            ("lower 0", "0", "100"),
            // From 70 to 90, 80 is half way; from 100 down to 60, 90 is a quarter.
            ("linear 70 90", "80", "50"),
            ("linear 70 90", "70", "0"),
            ("linear 70 90", "65", "0"),
            ("linear 70 90", "91", "100"),
            ("linear 100 60", "90", "25"),
            ("linear 100 60", "60", "100"),
            ("linear 100 60", "120", "0"),
            // Floor and target in one place: reached or not.
            ("linear 90 90", "90", "100"),
            ("linear 90 90", "89", "0"),
            ("higher 0", "-1", "0"),
        ] {
            let found = rate(rule(text), Outcome::Measured(decimal(measured)));
            assert_eq!(found, Some(decimal(expected)), "{text}: {measured}");
        }
    }

    #[test]
    fn what_was_not_measured_has_a_rate_too() {
        let rule = rule("higher 90");
        assert_eq!(rate(rule, Outcome::Met(true)), Some(Decimal::ONE_HUNDRED));
        assert_eq!(rate(rule, Outcome::Met(false)), Some(Decimal::ZERO));
        assert_eq!(rate(rule, Outcome::Untested(Untested::Provider)), Some(Decimal::ZERO));
        assert_eq!(rate(rule, Outcome::Untested(Untested::Other)), None);
        assert_eq!(rate(Rule::Met, Outcome::Measured(decimal("5"))), Some(Decimal::ZERO));
    }
}
