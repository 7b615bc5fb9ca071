//! Waivers: findings the author of a spec accepts, each with a reason.

use crate::diag::{Finding, Span};
use crate::value::{Date, is_blank};
use crate::yaml::{Entry, Node, Tree};

/// A finding accepted beforehand:
/// `waive: [{ check: party/credit-code, at: parties.client, reason: …, by: …, until: 2026-12-31 }]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The id of the check.
    pub check: Option<String>,
    /// The field it is waived for, or a group above it; anywhere, without one.
    pub at: Option<String>,
    /// Why. A waiver without a reason waives nothing.
    pub reason: Option<String>,
    /// Who decided so.
    pub by: Option<String>,
    /// The last day it holds; for good, without one.
    pub until: Option<Date>,
    /// Keys it has that no waiver has.
    pub unknown: Vec<(String, Span)>,
    /// Keys whose value is no single text, an `at` that is left blank, or an `until` that is no date: what they mean
    /// nobody can tell.
    pub malformed: Vec<(String, Span)>,
    /// Where it is written.
    pub span: Span,
}

/// Reads the list under `waive`; a single waiver may stand without a list.
pub(super) fn read(node: &Node) -> Vec<Waiver> {
    let items = match &node.tree {
        Tree::Null => &[],
        Tree::List(items) => &items[..],
        _ => std::slice::from_ref(node),
    };
    items.iter().map(single).collect()
}

fn single(node: &Node) -> Waiver {
    let text = |key| {
        let text = node.get(key)?.scalar()?.trim();
        is_blank(text).is_none().then(|| text.to_owned())
    };
    let day = |key| Date::parse(&text(key)?).ok();
    let named = |entry: &&Entry| (entry.key.name.clone(), entry.key.span.clone());
    let unknown = node.entries().iter().filter(|entry| !Waiver::KEYS.contains(&entry.key.name.as_str()));
    let malformed = node.entries().iter().filter(|entry| match (entry.key.name.as_str(), &entry.value.tree) {
        ("at", _) => text("at").is_none(),
        ("until", _) => day("until").is_none(),
        ("check" | "reason" | "by", Tree::List(_) | Tree::Map(_)) => true,
        _ => false,
    });
    Waiver {
        check: text("check"),
        at: text("at"),
        reason: text("reason"),
        by: text("by"),
        until: day("until"),
        unknown: unknown.map(|entry| named(&entry)).collect(),
        malformed: malformed.map(|entry| named(&entry)).collect(),
        span: node.span.clone(),
    }
}

impl Waiver {
    /// The keys a waiver has.
    pub const KEYS: [&str; 5] = ["check", "at", "reason", "by", "until"];

    /// Whether it says all that a waiver must, and nothing that cannot be understood.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.unknown.is_empty() && self.malformed.is_empty() && self.check.is_some() && self.reason.is_some()
    }

    /// Whether its last day has passed.
    #[must_use]
    pub fn has_expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Whether it covers a finding. One that is written wrongly covers nothing: `att: number`, taken for a waiver
    /// without `at`, would accept the finding everywhere.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        let at = match (&self.at, &finding.path) {
            (None, _) => true,
            (Some(at), Some(path)) => {
                path.strip_prefix(at.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            }
            (Some(_), None) => false,
        };
        at && self.is_sound() && self.check.as_deref() == Some(finding.id)
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::{Finding, Text};
    use crate::spec::Spec;
    use crate::value::Date;

    /// Whether the waivers of a spec cover a finding of `value/range` at `terms.notice`.
    fn covers(waive: &str) -> bool {
        let spec = Spec::read("contract.yaml", format!("template: sample\nwaive: {waive}\n").as_bytes());
        let mut finding = Finding::new(Text::same("x")).of("terms.notice");
        finding.id = "value/range";
        spec.waivers.iter().any(|waiver| waiver.covers(&finding))
    }

    #[test]
    fn a_waiver_covers_what_it_names() {
        for waive in [
            "[{ check: value/range, at: terms.notice, reason: 甲方确认 }]",
            "{ check: value/range, at: terms, reason: 甲方确认, by: 王某 }",
            "[{ check: value/range, reason: 甲方确认 }]",
            "[{ check: value/range, reason: 甲方确认, until: 2026年12月31日 }]",
        ] {
            assert!(covers(waive), "{waive}");
        }
    }

    #[test]
    fn the_last_day_still_counts() {
        let until = |text: &str| {
            let waive = format!("waive: [{{ check: value/range, reason: x, until: {text} }}]\n");
            Spec::read("contract.yaml", waive.as_bytes()).waivers[0]
                .has_expired(Date::parse("2026-03-02").expect("one"))
        };
        assert_eq!([until("2026-03-01"), until("2026-03-02"), until("2026-03-03")], [true, false, false]);
    }

    #[test]
    fn nothing_under_waive_is_no_waiver() {
        for waive in ["waive:\n", "waive: []\n", "waive: ~\n"] {
            assert_eq!(Spec::read("contract.yaml", waive.as_bytes()).waivers, [], "{waive}");
        }
    }

    #[test]
    fn a_malformed_waiver_covers_nothing() {
        for waive in [
            "[{ check: value/range, at: term, reason: 甲方确认 }]",
            "[{ check: value/range, at: [terms.notice], reason: 甲方确认 }]",
            "[{ check: value/range, at: { terms: notice }, reason: 甲方确认 }]",
            "[{ check: value/range, at: , reason: 甲方确认 }]",
            "[{ check: value/range, at: TBD, reason: 甲方确认 }]",
            "[{ check: value/range, att: number, reason: 甲方确认 }]",
            "[{ check: value/range, reason: [甲方确认] }]",
            "[{ check: [value/range], reason: 甲方确认 }]",
            "[{ check: value/range, reason: 待定 }]",
            "[{ check: value/range, reason: 甲方确认, until: }]",
            "[{ check: value/range, reason: 甲方确认, until: 2026-02-30 }]",
            "[{ check: value/range, reason: 甲方确认, until: [2026-12-31] }]",
            "{ value/range: agreed }",
            "value/range",
        ] {
            assert!(!covers(waive), "{waive}");
        }
    }
}
