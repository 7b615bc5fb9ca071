//! Remedies applied by the program: what they mend, and that nothing else changes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use hetong::pipeline::Job;
use proptest::prelude::*;

use crate::workshop::{changed, check, example, ids, workshop};

/// The example with faults that can be mended, each in a place and a style of its own, and how it is mended.
fn faulty() -> (String, String) {
    let mut wrong = example();
    let mut right = example();
    for (from, to, mended) in [
        (
            "template: evaluation-agreement",
            "template:   evaluation-agrement  # 模板",
            "template:   evaluation-agreement  # 模板",
        ),
        (
            "plan_within: 15 working days",
            "plan_within: １５ working days # 全角",
            "plan_within: 15 working days # 全角",
        ),
        ("support_damages: 5%", "support_damages:  '５ ％'", "support_damages:  '5%'"),
        (
            "report_within: 10 working days",
            "\"report-within\": \"10 workin days\"",
            "\"report_within\": \"10 working days\"",
        ),
    ] {
        assert!(wrong.contains(from), "the example no longer says {from:?}");
        wrong = wrong.replacen(from, to, 1);
        right = right.replacen(from, mended, 1);
    }
    (wrong, right)
}

fn mended(job: Job) -> (String, usize) {
    let (job, count) = workshop().mend(job).expect("embedded templates");
    (String::from_utf8(job.bytes).expect("it was text"), count)
}

#[test]
fn what_is_safe_is_mended_and_the_rest_stays_byte_for_byte() {
    let (wrong, right) = faulty();
    assert_eq!(mended(check(wrong.clone())), (right.clone(), 5));
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(mended(check(windows(&wrong))), (windows(&right), 5));
    let open = wrong.trim_end();
    assert_eq!(mended(check(open)), (right.trim_end().to_owned(), 5));
    assert_eq!(ids(&check(right)), ids(&check(example())));
}

#[test]
fn what_is_waived_or_shared_or_merely_likely_is_left() {
    for text in [
        changed("plan_within: 15 working days", "plan_within: １５ working days").replacen(
            "number: HT",
            "waive: { check: value/spelling, reason: 甲方要求原样保留 }\nnumber: HT",
            1,
        ),
        changed("plan_within: 15 working days", "plan_within: &days １５ working days").replacen(
            "report_within: 10 working days",
            "report_within: *days",
            1,
        ),
        changed("method: arbitration", "method: arbitrate"),
        "template: [\n".to_owned(),
        String::new(),
    ] {
        assert_eq!(mended(check(text.clone())), (text, 0));
    }
    let shared = changed("plan_within: 15 working days", "plan_within: &days １５ working days").replacen(
        "report_within: 10 working days",
        "report_within: *days",
        1,
    );
    let offers = check(shared).examined.findings.into_iter().filter_map(|finding| finding.fix);
    assert_eq!(offers.collect::<Vec<_>>(), [], "what cannot be applied is not offered");
}

fn hetong(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hetong"))
        .args(arguments)
        .args(["--today", "2026-03-02"])
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

#[test]
fn fix_writes_and_diff_only_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    let (wrong, right) = faulty();
    fs::write(&path, &wrong).expect("written");
    let shown = hetong(folder.path(), &["check", ".", "--diff"]);
    let text = String::from_utf8(shown.stdout).expect("text");
    assert!(text.contains("--- a.yaml\n+++ a.yaml\n@@"), "{text}");
    assert!(text.contains("\n+  plan_within: 15 working days # 全角\n"), "{text}");
    assert_eq!((shown.status.code(), fs::read_to_string(&path).expect("there")), (Some(1), wrong));

    let written = hetong(folder.path(), &["check", "a.yaml", "--fix"]);
    let text = String::from_utf8_lossy(&written.stdout).into_owned();
    assert!(text.contains("5 faults fixed\nnothing wrong"), "{text}");
    assert_eq!((written.status.code(), fs::read_to_string(&path).expect("there")), (Some(0), right));
    let again = hetong(folder.path(), &["check", "a.yaml", "--diff"]);
    assert_eq!((again.status.code(), again.stdout.len()), (Some(0), 0));
    let input = hetong(folder.path(), &["check", "-", "--fix"]);
    assert_eq!(input.status.code(), Some(2));
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_be_written_is_left_and_the_others_are_mended() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let (wrong, right) = faulty();
    for name in ["a.yaml", "b.yaml"] {
        fs::write(folder.path().join(name), &wrong).expect("written");
    }
    let path = folder.path().join("a.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).expect("set");
    let output = hetong(folder.path(), &["check", ".", "--fix"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(fs::read_to_string(path).expect("there"), wrong);
    assert_eq!(fs::read_to_string(folder.path().join("b.yaml")).expect("there"), right);
}

/// A way to write the example's period anew: padding, quotation marks, a comment, another width.
fn period() -> impl Strategy<Value = String> {
    let number = prop_oneof![Just("15"), Just("１５"), Just("十五"), Just("１5")];
    let unit = prop_oneof![
        Just(" working days"),
        Just("  working days"),
        Just("个工作日"),
        Just(" 个工作日"),
        Just(" workin days")
    ];
    let quote = prop_oneof![Just(""), Just("'"), Just("\"")];
    (0..4_usize, number, unit, quote, 0..3_usize, "[ -~]{0,12}").prop_map(
        |(before, number, unit, quote, after, comment)| {
            format!(
                "plan_within: {}{quote}{number}{unit}{quote}{}# {comment}",
                " ".repeat(before),
                " ".repeat(after + 1)
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn outside_the_scalars_every_byte_is_kept(period in period(), crlf in any::<bool>(), mark in any::<bool>()) {
        let text = changed("plan_within: 15 working days", &period);
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let text = if mark { format!("\u{feff}{text}") } else { text };
        let job = check(text.clone());
        let first = job.examined.findings.iter().filter_map(|finding| finding.fix.clone()).find(|fix| fix.safe);
        let (after, count) = mended(job);
        let Some(fix) = first else {
            prop_assert_eq!((after, count), (text, 0));
            return Ok(());
        };
        prop_assert!(count > 0);
        let start = fix.span.start + fix.span.source.before;
        let end = fix.span.end + fix.span.source.before;
        prop_assert_eq!(&after[..start], &text[..start]);
        prop_assert!(after.ends_with(&text[end..]));
        prop_assert!(!ids(&check(after)).contains(&"value/spelling"));
    }
}
