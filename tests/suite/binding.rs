//! One mistake, one finding; and a value counts as filled only where it can be.

use crate::workshop::{changed, check, example, ids};

/// The ids found, each as often as it was.
fn all(text: String) -> Vec<&'static str> {
    let mut ids: Vec<_> = check(text).examined.findings.iter().map(|finding| finding.id).collect();
    ids.sort_unstable();
    ids
}

/// The example with a whole top-level entry replaced.
fn with_entry(key: &str, entry: &str) -> String {
    let text = example();
    let start = text.find(&format!("\n{key}:")).expect("the entry is there") + 1;
    let end = text[start..]
        .match_indices('\n')
        .map(|(at, _)| start + at + 1)
        .find(|at| text[*at..].starts_with(|c: char| c.is_ascii_lowercase()));
    format!("{}{entry}\n{}", &text[..start], end.map_or("", |end| &text[end..]))
}

#[test]
fn one_mistake_is_one_finding() {
    for (text, expected) in [
        (changed("\nparties:", "\npartys:"), "spec/unknown-key"),
        (changed("\nterms:", "\nterm:"), "spec/unknown-key"),
        (with_entry("parties", "parties: [a, b]"), "value/shape"),
        (with_entry("terms", "terms: soon"), "value/shape"),
        (with_entry("criteria", "criteria: { indicator: x }"), "value/shape"),
        (with_entry("criteria", "criteria: [response time]"), "value/shape"),
        (changed("method: arbitration", "method: arbitraton"), "value/choice"),
        (changed("number: HT", "number：HT"), "spec/syntax"),
    ] {
        assert_eq!(all(text), [expected]);
    }
}

#[test]
fn only_what_may_be_struck_is_filled_by_a_stroke() {
    for (from, to, expected) in [
        ("total: CNY 58,600.00", "total: /", &["blank/unfilled"][..]),
        ("duration: 3 years", "duration: N/A", &["blank/unfilled"]),
        ("prevails: zh", "prevails: /", &["blank/unfilled"]),
        ("credit_code: 91110108EXAMPLE11C", "credit_code: /", &[]),
        ("account: \"11001234500000000017\"", "account: 不适用", &[]),
    ] {
        assert_eq!(ids(&check(changed(from, to))), expected, "{to}");
    }
}

#[test]
fn every_blank_mark_is_a_blank_and_so_is_a_value_half_written() {
    for mark in ["", "TBD", "待定", "____", "【】", "XX", "~", "__ working days", "XX个工作日", "（此处填写）"]
    {
        let job = check(changed("plan_within: 15 working days", &format!("plan_within: \"{mark}\"")));
        assert_eq!(ids(&job), ["blank/unfilled"], "{mark:?}");
    }
}

#[test]
fn a_hole_cannot_be_waived() {
    let waiver = "number: 待定\nwaive: [{ check: blank/unfilled, reason: agreed by telephone }]";
    let job = check(changed("number: HT-2026-0017", waiver));
    assert_eq!(ids(&job), ["blank/unfilled", "spec/unused-waiver"]);
    assert!(job.examined.findings.iter().all(|finding| finding.waived.is_none()));
}

#[test]
fn amounts_must_agree_with_their_total() {
    for (from, to) in [("tax: CNY 3,316.98", "tax: CNY 3,316.99"), ("net: CNY 55,283.02", "net: USD 55,283.02")] {
        let job = check(changed(from, to));
        assert!(ids(&job).contains(&"sum/amounts"), "{to}: {:?}", ids(&job));
    }
}
