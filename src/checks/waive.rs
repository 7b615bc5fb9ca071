//! What the waivers of a spec come to, once all that they might cover is known.

use crate::contract::{Contract, State};
use crate::diag::{Finding, Lang, Text};
use crate::spec::Spec;
use crate::value::Date;

/// The waivers of a spec and what came of them, for the checks that run last.
#[derive(Debug, Clone, Copy)]
pub struct Waived<'a> {
    /// The spec as written.
    pub spec: &'a Spec,
    /// What came of each of its waivers, in their order.
    pub effects: &'a [Effect],
    /// The day of checking.
    pub today: Date,
}

/// What came of a waiver.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effect {
    /// How many findings it covers.
    pub covered: usize,
    /// How many holes in the text it would cover; a hole cannot be waived.
    pub holes: usize,
    /// The places of further findings of its check, which it does not cover.
    pub elsewhere: Vec<String>,
    /// Whether its check could not run.
    pub unchecked: bool,
}

/// Marks what the spec waives today. A value that is there may be accepted with a reason; a hole in the text may not.
pub(super) fn waive(
    spec: &Spec,
    contract: Option<&Contract>,
    today: Date,
    findings: &mut [Finding],
    unchecked: &[(&'static str, Text)],
) -> Vec<Effect> {
    let of_check = |id: Option<&str>| unchecked.iter().any(|(unchecked, _)| Some(*unchecked) == id);
    let begin = spec.waivers.iter().map(|waiver| of_check(waiver.check.as_deref()));
    let mut effects: Vec<Effect> = begin.map(|unchecked| Effect { unchecked, ..Effect::default() }).collect();
    for finding in findings {
        let is_hole = is_hole(contract, finding);
        for (waiver, effect) in spec.waivers.iter().zip(&mut effects) {
            let covers = waiver.covers(finding);
            effect.covered += usize::from(covers && !is_hole);
            effect.holes += usize::from(covers && is_hole);
            if !covers && waiver.check.as_deref() == Some(finding.id) {
                effect.elsewhere.extend(finding.path.clone());
            }
            if covers && !is_hole && !waiver.has_expired(today) && finding.waived.is_none() {
                finding.waived.clone_from(&waiver.reason);
            }
        }
    }
    effects
}

/// Whether a finding says that a value is not there, or cannot be read: the contract would be printed with a hole.
pub(super) fn is_hole(contract: Option<&Contract>, finding: &Finding) -> bool {
    let Some((contract, path)) = contract.zip(finding.path.as_deref()) else { return false };
    let is_hole =
        |path: &str| contract.field(path).is_some_and(|field| matches!(field.state, State::Blank | State::Unreadable));
    // A bilingual text is two fields.
    is_hole(path) || Lang::ALL.iter().any(|lang| is_hole(&format!("{path}.{}", lang.key())))
}
