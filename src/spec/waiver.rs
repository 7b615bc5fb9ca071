//! Waivers: findings the author of a spec accepts, each with a reason.

use crate::diag::{Finding, Span};
use crate::value::is_blank;
use crate::yaml::Node;

/// A finding accepted beforehand: `waive: [{ check: party/credit-code, at: parties.client, reason: … }]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The id of the check.
    pub check: Option<String>,
    /// The field it is waived for, or a group above it; anywhere, without one.
    pub at: Option<String>,
    /// Why. A waiver without a reason waives nothing.
    pub reason: Option<String>,
    /// Keys it has that no waiver has.
    pub unknown: Vec<(String, Span)>,
    /// Where it is written.
    pub span: Span,
}

/// Reads the list under `waive`; a single waiver may stand without a list.
pub(super) fn read(node: &Node) -> Vec<Waiver> {
    let items = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
    items.iter().map(single).collect()
}

fn single(node: &Node) -> Waiver {
    let text = |key| {
        let text = node.get(key)?.scalar()?.trim();
        is_blank(text).is_none().then(|| text.to_owned())
    };
    let known = ["check", "at", "reason", "by"];
    let unknown = node.entries().iter().filter(|entry| !known.contains(&entry.key.name.as_str()));
    Waiver {
        check: text("check"),
        at: text("at"),
        reason: text("reason"),
        unknown: unknown.map(|entry| (entry.key.name.clone(), entry.key.span.clone())).collect(),
        span: node.span.clone(),
    }
}

impl Waiver {
    /// Whether it covers a finding.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        let at = match (&self.at, &finding.path) {
            (None, _) => true,
            (Some(at), Some(path)) => {
                path.strip_prefix(at.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            }
            (Some(_), None) => false,
        };
        at && self.reason.is_some() && self.check.as_deref() == Some(finding.id)
    }
}
