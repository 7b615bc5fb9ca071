//! Bad input: each kind gets a clear finding or a clean page; nothing panics, nothing is half-written, nothing is lost.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use hetong::diag::Severity;
use hetong::output::{Setting, markdown};
use hetong::pipeline::Job;
use lopdf::Document as Pdf;

use crate::workshop::{changed, check, example, ids, workshop};

/// A party name that is markup in every language it could pass through.
const HOSTILE: &str = r#"#read("x") *a* [b](c) {{ d }} {% raw %} $x$ <script> \n `e` _f_ ~g~ | @h // i"#;

fn hetong(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hetong"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// The text of a job's PDF.
fn printed(job: &Job) -> String {
    let (contract, document) = job.examined.bound.as_ref().expect("bound");
    let pages = workshop().set(&contract.template, document, &Setting::default()).expect("the layout is sound");
    let bytes = pages.pdf(None).expect("meets its standards");
    let pdf = Pdf::load_mem(&bytes).expect("a PDF");
    let numbers: Vec<u32> = pdf.get_pages().keys().copied().collect();
    pdf.extract_text(&numbers).expect("text")
}

/// A text as it reads, without the breaks that setting it on lines brings.
fn unbroken(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}')).collect()
}

#[test]
fn what_cannot_be_read_is_said_and_ends_with_status_2() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, message) in [
        (["check", "missing.yaml"], "cannot read"),
        (["check", "."], "there are no specs in ."),
        (["build", "missing.yaml"], "cannot read"),
        (["build", "."], "cannot read"),
    ] {
        let output = hetong(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(message), "{}", said(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0, "something was written");
}

#[test]
fn what_is_no_yaml_is_a_finding() {
    let deep = format!("a: {}", "[".repeat(100_000));
    let wide: String = (0..12)
        .map(|n| match n {
            0 => "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(),
            n => format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", ")),
        })
        .collect();
    let large = "# a comment as long as a novel\n".repeat(400_000);
    assert!(large.len() > 10_000_000);
    for (bytes, id) in [
        (b"\xD6\xD0\xB9\xFA: 1\n".to_vec(), "spec/encoding"),
        (b"\xFF\xFEt\0e\0".to_vec(), "spec/encoding"),
        (Vec::new(), "spec/unknown-template"),
        (b"# nothing\n".to_vec(), "spec/unknown-template"),
        (b"just words".to_vec(), "spec/unknown-template"),
        (b"template: evaluation-agrement\n".to_vec(), "spec/unknown-template"),
        (b"template: ../../etc/passwd\n".to_vec(), "spec/unknown-template"),
        (b"template: evaluation-agreement\n---\ntemplate: x\n".to_vec(), "spec/second-document"),
        (b"a: [1\nb: 2".to_vec(), "spec/syntax"),
        (deep.into_bytes(), "spec/limit"),
        (wide.into_bytes(), "spec/limit"),
        (large.into_bytes(), "spec/limit"),
    ] {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        let job = check(bytes);
        assert_eq!(ids(&job), [id], "{start:?}");
        assert!(!job.examined.unchecked.is_empty(), "what could not run is not passed over: {start:?}");
    }
}

#[test]
fn a_wrong_template_name_is_answered_with_the_nearest() {
    let job = check("template: evaluation-agrement\n");
    let help = &job.examined.findings[0].help;
    assert!(help.en.contains("evaluation-agreement") && help.zh.contains("evaluation-agreement"), "{help:?}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = check(example());
    let windows = check(format!("\u{feff}{}", example().replace('\n', "\r\n")));
    assert_eq!(windows.examined.findings, []);
    assert_eq!(plain.examined.bound.expect("bound").1, windows.examined.bound.expect("bound").1);
}

#[test]
fn a_party_named_in_markup_prints_as_itself_everywhere() {
    let name = HOSTILE.replace('\'', "''");
    let text = changed("云杉示例教育科技（北京）有限公司", "PARTY").replace("zh: PARTY", &format!("zh: '{name}'"));
    let job = check(text.clone());
    assert!(text.contains(HOSTILE));
    // Braces in a name may well be an unfilled construct of another system, and a Chinese name without a Chinese character
    // is none: that is said, and it still prints.
    let expected = ["blank/in-text", "party/untranslated"];
    assert!(ids(&job).iter().all(|id| expected.contains(id)), "{:?}", ids(&job));
    let pdf = printed(&job);
    assert!(unbroken(&pdf).contains(&unbroken(HOSTILE)), "{pdf}");
    let (_, document) = job.examined.bound.as_ref().expect("bound");
    let text = markdown(document, &Setting::default());
    let mut read = String::new();
    for event in pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            pulldown_cmark::Event::Text(text) => read.push_str(&text),
            pulldown_cmark::Event::Code(code) => panic!("a name became code: {code}"),
            _ => {}
        }
    }
    assert!(unbroken(&read).contains(&unbroken(HOSTILE)), "{read}");
}

#[test]
fn characters_of_all_kinds_print_or_are_findings() {
    for (character, expected) in [
        ("㛃", &[][..]),
        ("𠮷", &["text/no-glyph"]),
        ("😀", &["text/no-glyph"]),
        ("שלום", &["text/no-glyph"]),
        ("\u{202e}gpj", &["text/hidden-character"]),
        ("a\u{200b}b", &["text/hidden-character"]),
        ("ﬁ № ½", &[]),
    ] {
        let job = check(changed("云杉示例教育科技", &format!("云杉{character}科技")));
        assert_eq!(ids(&job), expected, "{character:?}");
        // Whatever is found, a draft can be set.
        let text = printed(&job);
        if expected.is_empty() {
            assert!(
                unbroken(&text).contains(&unbroken(&format!("云杉{character}科技"))),
                "{character} is not on paper"
            );
        }
    }
}

#[test]
fn full_width_digits_are_digits() {
    let job = check(changed("plan_within: 15 working days", "plan_within: １５ 个工作日"));
    assert_eq!(ids(&job), ["value/spelling"]);
    let (_, document) = job.examined.bound.expect("bound");
    assert!(markdown(&document, &Setting::default()).contains("15 working days"));
}

#[test]
fn a_very_long_word_stays_on_the_page() {
    let word = "Donaudampfschifffahrtsgesellschaft".repeat(12);
    let job = check(changed("Spruce Example Education", &format!("Spruce {word} Education")));
    assert_eq!(job.examined.findings, []);
    let (contract, document) = job.examined.bound.as_ref().expect("bound");
    let pages = workshop().set(&contract.template, document, &Setting::default()).expect("sets");
    assert!(unbroken(&printed(&job)).contains(&word));
    // On the page: no ink in the outer margin, which stays free for the seal across the pages' edges.
    let margin_is_white = crate::pages::right_margin_is_white(&pages.png(0, 36).expect("a picture"));
    assert!(margin_is_white, "the word runs into the margin");
}

#[test]
fn lists_may_be_empty_or_long() {
    let text = example();
    let start = text.find("  instalments:").expect("instalments");
    let end = text[start..].find("\n\n").map_or(text.len(), |at| start + at);
    let empty = format!("{}  instalments: []{}", &text[..start], &text[end..]);
    assert_eq!(ids(&check(empty)), ["blank/unfilled"]);
    let item = "    - { name: { zh: 第<n>期, en: Instalment <n> }, share: 1%, amount: \"CNY 586.00\", condition: { zh: 按月支付, en: paid monthly } }\n";
    let items: String = (1..=100).map(|n| item.replace("<n>", &n.to_string())).collect();
    let long = format!("{}  instalments:\n{}{}", &text[..start], items.trim_end(), &text[end..]);
    let job = check(long);
    assert!(job.examined.findings.iter().all(|finding| finding.id == "value/range"), "{:#?}", job.examined.findings);
    assert!(printed(&job).contains("100"), "the last instalment is not on paper");
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("contract.yaml");
    fs::write(&spec, example()).expect("written");
    // A folder stands where the file should go.
    fs::create_dir(folder.path().join("contract.pdf")).expect("made");
    let output = hetong(folder.path(), &["build", "contract.yaml"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    // A file stands where a folder is needed.
    fs::write(folder.path().join("old.pdf"), "old").expect("written");
    let output = hetong(folder.path(), &["build", "contract.yaml", "-o", "old.pdf/new.pdf"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.path().join("old.pdf")).expect("still there"), "old");
    // The spec itself is never overwritten.
    let output = hetong(folder.path(), &["build", "contract.yaml", "-o", "contract.yaml"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(fs::read_to_string(&spec).expect("still there"), example());
    let mut left: Vec<_> =
        fs::read_dir(folder.path()).expect("readable").map(|entry| entry.expect("entry").file_name()).collect();
    left.sort();
    assert_eq!(left, ["contract.pdf", "contract.yaml", "old.pdf"], "something was left behind");
}

#[test]
fn one_bad_spec_does_not_stop_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), example()).expect("written");
    fs::write(folder.path().join("b.yaml"), "template: evaluation-agreement\n").expect("written");
    fs::write(folder.path().join("c.yaml"), example()).expect("written");
    let output = hetong(folder.path(), &["build", "a.yaml", "b.yaml", "missing.yaml", "c.yaml", "-o", "out/"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let built: Vec<_> =
        fs::read_dir(folder.path().join("out")).expect("made").map(|entry| entry.expect("entry").file_name()).collect();
    assert_eq!(built.len(), 2, "{built:?}");
    assert!(said(&output).contains("b.yaml: not built"));
}

#[test]
fn a_contract_with_errors_is_refused_and_a_draft_of_it_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("c.yaml"), changed("HT-2026-0017", "待定")).expect("written");
    let output = hetong(folder.path(), &["build", "c.yaml"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(!folder.path().join("c.pdf").exists());
    let output = hetong(folder.path(), &["build", "c.yaml", "--draft"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(folder.path().join("c.pdf").exists());
}

#[test]
fn a_waived_finding_is_shown_and_does_not_refuse() {
    let waiver =
        "number: HT-2026-0017\nwaive:\n  - { check: party/credit-code, at: parties.client, reason: 试点时期核发 }";
    let spec = changed("number: HT-2026-0017", waiver).replacen("EXAMPLE11C", "EXAMPLE11D", 1);
    let job = check(spec);
    let [finding] = &job.examined.findings[..] else { panic!("{:#?}", job.examined.findings) };
    assert_eq!((finding.id, finding.severity), ("party/credit-code", Severity::Error));
    assert_eq!(finding.waived.as_deref(), Some("试点时期核发"));
}
