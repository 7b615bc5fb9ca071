//! What a field is to the scoring: `score: weight`.

use super::Type;
use super::fault::Expected;
use super::form::Form;
use crate::value::Kind;
use crate::yaml::Node;

/// What a field is to the scoring. Those of an indicator stand in the items of one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreRole {
    /// An indicator's name.
    Name,
    /// An indicator's weight.
    Weight,
    /// Whether failing an indicator fails everything.
    Veto,
    /// The words of an indicator's target.
    Target,
    /// The value to be reached.
    Goal,
    /// The value at which points begin.
    Floor,
    /// Which way is better: `higher` or `lower`.
    Better,
    /// The value measured.
    Measured,
    /// Whether the target was reached, where it is no number.
    Met,
    /// Why an indicator was not tested: `provider` or `other`.
    Untested,
    /// The characteristic an indicator belongs to.
    Characteristic,
    /// The rate of an indicator in an earlier evaluation.
    Before,
    /// The mark to pass.
    Pass,
    /// The mark to pass on condition.
    Conditional,
    /// How much weight may go untested.
    Limit,
    /// The severity of a defect, in the items of a list of defects.
    Severity,
    /// Whether a defect is still open.
    Open,
    /// Computed: the rate of an indicator.
    Rate,
    /// Computed: the points of an indicator.
    Points,
    /// Computed: whether an indicator reached its target.
    Reached,
    /// Computed: the total.
    Total,
    /// Computed: the conclusion. A stated one must be the same.
    Conclusion,
}

impl ScoreRole {
    /// Every role: its name in schemas, what it fits, and whether it is computed.
    const ALL: [(Self, &str, &[Kind]); 22] = [
        (Self::Name, "name", &[Kind::Text]),
        (Self::Weight, "weight", &[Kind::Percent]),
        (Self::Veto, "veto", &[Kind::Flag]),
        (Self::Target, "target", &[Kind::Text]),
        (Self::Goal, "goal", &[Kind::Measure]),
        (Self::Floor, "floor", &[Kind::Measure]),
        (Self::Better, "better", &[Kind::Choice]),
        (Self::Measured, "measured", &[Kind::Measure]),
        (Self::Met, "met", &[Kind::Flag]),
        (Self::Untested, "untested", &[Kind::Choice]),
        (Self::Characteristic, "characteristic", &[Kind::Choice]),
        (Self::Before, "before", &[Kind::Percent]),
        (Self::Pass, "pass", &[Kind::Integer]),
        (Self::Conditional, "conditional", &[Kind::Integer]),
        (Self::Limit, "limit", &[Kind::Percent]),
        (Self::Severity, "severity", &[Kind::Choice]),
        (Self::Open, "open", &[Kind::Flag]),
        (Self::Rate, "rate", &[Kind::Percent]),
        (Self::Points, "points", &[Kind::Measure]),
        (Self::Reached, "reached", &[Kind::Flag]),
        (Self::Total, "total", &[Kind::Measure]),
        (Self::Conclusion, "conclusion", &[Kind::Choice]),
    ];

    /// Whether its value is computed and never asked for.
    #[must_use]
    pub const fn is_computed(self) -> bool {
        matches!(self, Self::Rate | Self::Points | Self::Reached | Self::Total | Self::Conclusion)
    }
}

/// Reads `score`.
pub(super) fn read(form: &mut Form, r#type: Type, node: &Node) -> Option<ScoreRole> {
    let value = node.get("score")?;
    let name = form.scalar(value)?;
    let Some((role, _, kinds)) = ScoreRole::ALL.into_iter().find(|(_, known, _)| *known == name) else {
        let names = ScoreRole::ALL.map(|(_, name, _)| name.to_owned());
        form.expect(Expected::OneOf(names.to_vec()), &value.span);
        return None;
    };
    let kind = match r#type {
        Type::Single(kind) => Some(kind),
        Type::Bilingual => Some(Kind::Text),
        Type::Group | Type::Party | Type::List => None,
    };
    if !kind.is_some_and(|kind| kinds.contains(&kind)) {
        form.expect(Expected::Fit(kinds.to_vec()), &value.span);
    }
    Some(role)
}
