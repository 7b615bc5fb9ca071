//! The scores of a contract, computed from what its fields are to the scoring, and written into those that are computed.

use rust_decimal::Decimal;

use super::{Contract, Field, State};
use crate::score::{Better, Conclusion, Indicator, Marks, Outcome, Rule, Sheet, Untested, half_up, score};
use crate::template::ScoreRole;
use crate::value::{Measure, Percent, Value};

/// How much weight may go untested where nothing else is agreed, in points of a hundred.
const LIMIT: u32 = 20;

/// The scoring of a contract.
#[derive(Debug)]
pub struct Scoring {
    /// The list of indicators.
    pub list: String,
    /// What was scored, in the order of the list.
    pub indicators: Vec<Indicator>,
    /// The marks.
    pub marks: Marks,
    /// The calculation.
    pub sheet: Sheet,
}

/// Why an indicator cannot be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unscored {
    /// Its weight is no whole number of percent.
    Weight,
    /// Nothing was found: not measured, not judged, and not said to be untested.
    Nothing,
    /// It was measured, and there is no value to reach.
    NoGoal,
    /// Its values are in different units.
    Units,
    /// It was both tested and not tested, or judged otherwise than measured.
    Contradiction,
}

/// The fields of one role, or of one item of a list.
struct Roles<'a> {
    contract: &'a Contract,
}

impl<'a> Roles<'a> {
    /// The definition's path of a role, if the template has it.
    fn path(&self, role: ScoreRole) -> Option<&'a str> {
        let definitions = self.contract.template.schema.definitions();
        definitions.iter().find(|definition| definition.score == Some(role)).map(|definition| definition.path.as_str())
    }

    /// The value of a role in an item of the list.
    fn value(&self, role: ScoreRole, item: usize) -> Option<&'a Value> {
        self.contract.value(&self.path(role)?.replacen("[]", &format!("[{item}]"), 1))
    }

    fn measure(&self, role: ScoreRole, item: usize) -> Option<Measure> {
        match self.value(role, item) {
            Some(Value::Measure(measure)) => Some(*measure),
            _ => None,
        }
    }

    fn choice(&self, role: ScoreRole, item: usize) -> Option<&'a str> {
        match self.value(role, item) {
            Some(Value::Choice(key)) => Some(key),
            _ => None,
        }
    }

    fn flag(&self, role: ScoreRole, item: usize) -> Option<bool> {
        match self.value(role, item) {
            Some(Value::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    fn integer(&self, role: ScoreRole) -> Option<Decimal> {
        match self.value(role, 0) {
            Some(Value::Integer(number)) => Some(Decimal::from(*number)),
            _ => None,
        }
    }
}

/// One indicator of a contract, ready to be scored, or why it cannot be.
///
/// # Errors
/// Says what is missing or does not fit.
pub fn indicator(contract: &Contract, item: usize) -> Result<Indicator, Unscored> {
    let roles = Roles { contract };
    let weight = match roles.value(ScoreRole::Weight, item) {
        Some(Value::Percent(weight)) if weight.points().fract().is_zero() => weight.points().try_into().ok(),
        _ => None,
    };
    let weight = weight.ok_or(Unscored::Weight)?;
    let goal = roles.measure(ScoreRole::Goal, item);
    let rule = match (goal, roles.measure(ScoreRole::Floor, item)) {
        (Some(goal), Some(floor)) if !goal.is_like(floor) => return Err(Unscored::Units),
        (Some(goal), Some(floor)) => Rule::Linear { floor: floor.number(), target: goal.number() },
        (Some(goal), None) => {
            let better =
                if roles.choice(ScoreRole::Better, item) == Some("lower") { Better::Lower } else { Better::Higher };
            Rule::Ratio { target: goal.number(), better }
        }
        (None, _) => Rule::Met,
    };
    let untested = match roles.choice(ScoreRole::Untested, item) {
        Some("provider") => Some(Untested::Provider),
        Some(_) => Some(Untested::Other),
        None => None,
    };
    let outcome = match (roles.measure(ScoreRole::Measured, item), roles.flag(ScoreRole::Met, item), untested) {
        (None, None, Some(why)) => Outcome::Untested(why),
        (Some(_), _, Some(_)) | (_, Some(_), Some(_)) => return Err(Unscored::Contradiction),
        (Some(measured), met, None) => {
            let goal = goal.ok_or(Unscored::NoGoal)?;
            if !goal.is_like(measured) {
                return Err(Unscored::Units);
            }
            let outcome = Outcome::Measured(measured.number());
            let reached = crate::score::rate(rule, outcome) == Some(Decimal::ONE_HUNDRED);
            if met.is_some_and(|met| met != reached) {
                return Err(Unscored::Contradiction);
            }
            outcome
        }
        (None, Some(met), None) => Outcome::Met(met),
        (None, None, None) => return Err(Unscored::Nothing),
    };
    Ok(Indicator { weight, veto: roles.flag(ScoreRole::Veto, item) == Some(true), rule, outcome })
}

/// Scores a contract whose template declares a scoring, and writes the scores into the fields that are computed. Where
/// something is missing there are no scores, and the computed fields stay open; what is missing is for the checks.
pub(super) fn settle(contract: &mut Contract) {
    let scoring = scoring(contract);
    let mut changes = Vec::new();
    for (index, field) in contract.fields.iter().enumerate() {
        let Some(role) = contract.definition(field).score.filter(|role| role.is_computed()) else { continue };
        let value = scoring.as_ref().map(|scoring| computed(scoring, role, field));
        let state = match value {
            Some(Some(value)) => State::Filled(value),
            Some(None) => State::Absent,
            None => State::Unreadable,
        };
        changes.push((index, state));
    }
    for (index, state) in changes {
        let field = &mut contract.fields[index];
        // What is stated stays as it is stated; whether it is right is for a check to say.
        if !matches!(field.state, State::Filled(_)) || field.place.key.is_none() {
            field.state = state;
        }
    }
    contract.scoring = scoring;
}

fn scoring(contract: &Contract) -> Option<Scoring> {
    let roles = Roles { contract };
    let (list, _) = roles.path(ScoreRole::Weight)?.split_once("[]")?;
    let State::Items(count) = contract.field(list)?.state else { return None };
    let indicators = (0..count).map(|item| indicator(contract, item).ok()).collect::<Option<Vec<_>>>()?;
    let limit = match roles.value(ScoreRole::Limit, 0) {
        Some(Value::Percent(limit)) => limit.points().floor().try_into().unwrap_or(LIMIT),
        _ => LIMIT,
    };
    let marks = Marks {
        pass: roles.integer(ScoreRole::Pass)?,
        conditional: roles.integer(ScoreRole::Conditional),
        untested: limit,
        open_defect: open_defect(contract, &roles),
    };
    let sheet = score(&indicators, &marks);
    Some(Scoring { list: list.to_owned(), indicators, marks, sheet })
}

/// Whether a grave defect is open: one of the first two severities.
fn open_defect(contract: &Contract, roles: &Roles) -> bool {
    let Some(path) = roles.path(ScoreRole::Severity) else { return false };
    let Some((list, _)) = path.split_once("[]") else { return false };
    let Some(State::Items(count)) = contract.field(list).map(|field| &field.state) else { return false };
    let grave: Vec<&str> = contract.template.schema.get(path).map_or_else(Vec::new, |definition| {
        definition.choices.iter().take(2).map(|choice| choice.key.as_str()).collect()
    });
    (0..*count).any(|item| {
        let is_grave = roles.choice(ScoreRole::Severity, item).is_some_and(|severity| grave.contains(&severity));
        is_grave && roles.flag(ScoreRole::Open, item) == Some(true)
    })
}

/// The value of a computed field; nothing, where there is none to print.
#[must_use]
pub fn computed(scoring: &Scoring, role: ScoreRole, field: &Field) -> Option<Value> {
    let line = || {
        let (_, rest) = field.path.split_once('[')?;
        scoring.sheet.lines.get(rest.split_once(']')?.0.parse::<usize>().ok()?)
    };
    match role {
        ScoreRole::Rate => line()?.rate.map(|rate| Value::Percent(Percent::new(half_up(rate)))),
        ScoreRole::Points => line().map(|line| Value::Measure(Measure::plain(half_up(line.points)))),
        ScoreRole::Reached => line()?.met.map(Value::Flag),
        ScoreRole::Total => Some(Value::Measure(Measure::plain(scoring.sheet.total))),
        ScoreRole::Conclusion if scoring.sheet.conclusion == Conclusion::Incomplete => None,
        ScoreRole::Conclusion => Some(Value::Choice(scoring.sheet.conclusion.key().to_owned())),
        _ => None,
    }
}
