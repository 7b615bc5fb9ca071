//! Totals worked out by hand, and what must hold of any score sheet.

use proptest::prelude::*;

use super::*;
use crate::score::{Better, Rule};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("the tests' own numbers are numbers")
}

fn indicator(weight: u32, veto: bool, rule: Rule, outcome: Outcome) -> Indicator {
    Indicator { weight, veto, rule, outcome }
}

fn higher(weight: u32, target: &str, measured: &str) -> Indicator {
    let rule = Rule::Ratio { target: decimal(target), better: Better::Higher };
    indicator(weight, false, rule, Outcome::Measured(decimal(measured)))
}

fn lower(weight: u32, target: &str, measured: &str) -> Indicator {
    let rule = Rule::Ratio { target: decimal(target), better: Better::Lower };
    indicator(weight, false, rule, Outcome::Measured(decimal(measured)))
}

fn met(weight: u32, veto: bool, met: bool) -> Indicator {
    indicator(weight, veto, Rule::Met, Outcome::Met(met))
}

fn untested(weight: u32, veto: bool, why: Untested) -> Indicator {
    indicator(weight, veto, Rule::Met, Outcome::Untested(why))
}

const MARKS: Marks =
    Marks { pass: Decimal::from_parts(80, 0, 0, false, 0), conditional: None, untested: 20, open_defect: false };

fn with_conditional() -> Marks {
    Marks { conditional: Some(decimal("60")), ..MARKS }
}

#[test]
fn totals_are_those_worked_out_by_hand() {
    let table: [(&str, Vec<Indicator>, Marks, &str, Conclusion); 12] = [
        // 40 × 85.5/90 = 38; 60 × 1 = 60; 98.
        ("ratios", vec![higher(40, "90", "85.5"), met(60, false, true)], MARKS, "98", Conclusion::Passed),
        // 50 × 60/80 = 37.5; 50 × 85/100 = 42.5; 80, which is the mark itself.
        ("at the mark", vec![lower(50, "60", "80"), higher(50, "100", "85")], MARKS, "80", Conclusion::Passed),
        // 100 × 79.994/100 = 79.994; half up 79.99.
        ("just below", vec![higher(100, "100", "79.994")], MARKS, "79.99", Conclusion::Failed),
        // 79.995 is 80.00 half up.
        ("half up", vec![higher(100, "100", "79.995")], MARKS, "80", Conclusion::Passed),
        // Three thirds of a third each: 33 × 1/3 + 33 × 1/3 + 34 × 1 = 11 + 11 + 34 = 56.
        (
            "thirds",
            vec![higher(33, "3", "1"), lower(33, "1", "3"), met(34, false, true)],
            MARKS,
            "56",
            Conclusion::Failed,
        ),
        // 10 left out: (45 × 1 + 45 × 0.7) / 90 × 100 = 76.5 / 90 × 100 = 85.
        (
            "left out",
            vec![met(45, false, true), higher(45, "100", "70"), untested(10, false, Untested::Other)],
            MARKS,
            "85",
            Conclusion::Passed,
        ),
        // 21 left out, and 20 may be: nothing follows, whatever the rest.
        (
            "too much left out",
            vec![met(79, false, true), untested(21, false, Untested::Other)],
            MARKS,
            "100",
            Conclusion::Incomplete,
        ),
        // Not tested for reasons of the provider: 0 of 25.
        (
            "withheld",
            vec![met(75, false, true), untested(25, false, Untested::Provider)],
            MARKS,
            "75",
            Conclusion::Failed,
        ),
        // 95 points, and one veto failed.
        ("veto", vec![met(95, false, true), met(5, true, false)], with_conditional(), "95", Conclusion::Failed),
        // A veto not tested leaves the evaluation open.
        (
            "veto untested",
            vec![met(95, false, true), untested(5, true, Untested::Other)],
            MARKS,
            "100",
            Conclusion::Incomplete,
        ),
        ("on condition", vec![higher(100, "100", "60")], with_conditional(), "60", Conclusion::Conditional),
        ("below both", vec![higher(100, "100", "59.99")], with_conditional(), "59.99", Conclusion::Failed),
    ];
    for (name, indicators, marks, total, conclusion) in table {
        let sheet = score(&indicators, &marks);
        assert_eq!((sheet.total, sheet.conclusion), (decimal(total), conclusion), "{name}");
    }
}

#[test]
fn an_open_defect_allows_a_pass_on_condition_only_where_the_contract_knows_one() {
    let all = [met(100, false, true)];
    let open = |marks: Marks| Marks { open_defect: true, ..marks };
    assert_eq!(score(&all, &open(with_conditional())).conclusion, Conclusion::Conditional);
    assert_eq!(score(&all, &open(MARKS)).conclusion, Conclusion::Passed);
}

#[test]
fn every_step_is_kept() {
    let sheet = score(&[higher(45, "100", "70"), met(45, false, true), untested(10, false, Untested::Other)], &MARKS);
    let steps: Vec<_> = sheet.lines.iter().map(|line| (line.rate, line.share, line.points)).collect();
    let (fifty, hundred) = (decimal("50"), Decimal::ONE_HUNDRED);
    assert_eq!(steps[0], (Some(decimal("70")), fifty, decimal("35")));
    assert_eq!(steps[1], (Some(hundred), fifty, fifty));
    assert_eq!(steps[2], (None, Decimal::ZERO, Decimal::ZERO));
    assert_eq!((sheet.counted, sheet.left_out, sheet.sum), (90, 10, decimal("85")));
}

#[test]
fn a_characteristic_is_the_mean_of_its_indicators_by_weight() {
    // (30 × 50 + 10 × 90) / 40 = 60.
    let indicators =
        [higher(30, "100", "50"), higher(10, "100", "90"), met(50, false, true), untested(10, false, Untested::Other)];
    let sheet = score(&indicators, &MARKS);
    assert_eq!(group(&indicators, &sheet, &[0, 1]), Some(decimal("60")));
    assert_eq!(group(&indicators, &sheet, &[3]), None);
    assert_eq!(group(&indicators, &sheet, &[7]), None);
}

#[test]
fn nothing_to_score_concludes_nothing() {
    assert_eq!(score(&[], &MARKS).conclusion, Conclusion::Incomplete);
}

fn number() -> impl Strategy<Value = Decimal> {
    (0..2_000_000_i64, 0..4_u32).prop_map(|(digits, places)| Decimal::new(digits, places))
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        Just(Rule::Met),
        (number(), any::<bool>())
            .prop_map(|(target, up)| Rule::Ratio { target, better: if up { Better::Higher } else { Better::Lower } }),
        (number(), number()).prop_map(|(floor, target)| Rule::Linear { floor, target }),
    ]
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        4 => number().prop_map(Outcome::Measured),
        2 => any::<bool>().prop_map(Outcome::Met),
        1 => Just(Outcome::Untested(Untested::Provider)),
        1 => Just(Outcome::Untested(Untested::Other)),
    ]
}

fn indicators() -> impl Strategy<Value = Vec<Indicator>> {
    let one = (1..40_u32, prop::bool::weighted(0.2), rule(), outcome());
    prop::collection::vec(one.prop_map(|(weight, veto, rule, outcome)| indicator(weight, veto, rule, outcome)), 1..24)
}

proptest! {
    #[test]
    fn the_order_of_indicators_does_not_matter(
        (indicators, shuffled) in indicators().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let (one, other) = (score(&indicators, &MARKS), score(&shuffled, &MARKS));
        prop_assert_eq!((one.total, one.conclusion), (other.total, other.conclusion));
    }

    #[test]
    fn a_failed_veto_always_fails(mut indicators in indicators(), place in any::<prop::sample::Index>()) {
        let place = place.index(indicators.len());
        indicators[place].veto = true;
        indicators[place].outcome = Outcome::Met(false);
        let sheet = score(&indicators, &with_conditional());
        prop_assert!(sheet.vetoed.contains(&place));
        prop_assert_eq!(sheet.conclusion, Conclusion::Failed);
    }

    #[test]
    fn doing_better_never_lowers_the_total(
        mut indicators in indicators(), place in any::<prop::sample::Index>(), by in number(),
    ) {
        let place = place.index(indicators.len());
        let before = score(&indicators, &MARKS);
        let indicator = &mut indicators[place];
        let up = match indicator.rule {
            Rule::Ratio { better, .. } => better == Better::Higher,
            Rule::Linear { floor, target } => floor <= target,
            Rule::Met => true,
        };
        indicator.outcome = match indicator.outcome {
            Outcome::Measured(measured) => Outcome::Measured(if up { measured + by } else { measured - by }),
            Outcome::Met(_) | Outcome::Untested(Untested::Provider) => Outcome::Met(true),
            untested @ Outcome::Untested(Untested::Other) => untested,
        };
        let after = score(&indicators, &MARKS);
        prop_assert!(after.total >= before.total, "{} then {}", before.total, after.total);
    }

    #[test]
    fn totals_lie_between_nothing_and_a_hundred_and_add_up(indicators in indicators()) {
        let sheet = score(&indicators, &MARKS);
        prop_assert!((Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&sheet.total));
        let points: Decimal = sheet.lines.iter().map(|line| line.points).sum();
        prop_assert_eq!(half_up(points), sheet.total);
    }
}
