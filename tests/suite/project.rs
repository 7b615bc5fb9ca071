//! A project: its `hetong.toml`, a folder of specs, and what is told of errors it builds in spite of.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use lopdf::{Document as Pdf, Object};
use serde_json::Value;

use crate::workshop::{changed, example};

fn hetong(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hetong"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

/// Names and what is in them.
type Files<'a> = &'a [(&'a str, &'a [u8])];

/// A folder that is a repository of its own, with these files.
fn project(files: Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("made");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    folder
}

/// A party whose credit code does not check.
fn wrong_code() -> String {
    changed("EXAMPLE11C", "EXAMPLE11D")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

const CHECK: [&str; 4] = ["check", "a.yaml", "--today", "2026-03-02"];

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(output)))
}

#[test]
fn levels_hold_and_the_original_is_told() {
    let toml = b"[checks]\n\"party/credit-code\" = \"note\"\n";
    let folder = project(&[("hetong.toml", toml), ("a.yaml", wrong_code().as_bytes())]);
    let output = hetong(folder.path(), &[&CHECK[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let finding = &json(&output)["findings"][0];
    assert_eq!((&finding["severity"], &finding["original_severity"]), (&"note".into(), &"error".into()));
    let deny = hetong(folder.path(), &[&CHECK[..], &["--deny", "note"]].concat());
    assert_eq!(deny.status.code(), Some(1));

    let explained = said(&hetong(folder.path(), &["explain", "party/credit-code"]));
    assert!(
        explained.ends_with("\nLevel here: note, set by hetong.toml:2 (the check's own is error)\n"),
        "{explained}"
    );
    let explained = said(&hetong(folder.path(), &["explain", "party/email"]));
    assert!(explained.contains("the check's own\n"), "{explained}");
}

#[test]
fn what_is_off_is_counted_and_the_command_line_goes_first() {
    let folder = project(&[("hetong.toml", b"ignore = [\"party\"]\n"), ("a.yaml", wrong_code().as_bytes())]);
    let output = hetong(folder.path(), &CHECK);
    assert_eq!(
        (output.status.code(), said(&output).as_str()),
        (Some(0), "nothing wrong; 1 not listed, their checks are off\n")
    );
    let selected = hetong(folder.path(), &[&CHECK[..], &["--select", "blank,party/credit-code"]].concat());
    assert!(said(&selected).contains("error[party/credit-code]"), "{}", said(&selected));
    let unknown = hetong(folder.path(), &[&CHECK[..], &["--ignore", "party/credit-cod"]].concat());
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("did you mean `party/credit-code`?"), "{}", said(&unknown));
}

#[test]
fn a_mistake_in_the_file_is_a_finding_with_its_line() {
    let huge = [b"# ".as_slice(), &b"x".repeat(3_000_000)].concat();
    for (toml, id, place) in [
        (&b"[checks]\nblank = \"warn\"\n"[..], "config/value", "hetong.toml:2:9"),
        (b"lang = \"en\"\nselct = []\n", "config/unknown-key", "hetong.toml:2:1"),
        (b"ignore = [\"blnak\"]\n", "config/unknown-check", "hetong.toml:1:11"),
        (b"deny = warning\n", "config/syntax", "hetong.toml:1:8"),
        (b"# \xD6\xD0\n", "config/syntax", "hetong.toml:1:3"),
        (&huge, "config/syntax", "hetong.toml:1:1"),
    ] {
        let folder = project(&[("hetong.toml", toml), ("sub/a.yaml", example().as_bytes())]);
        for lang in ["zh", "en"] {
            let arguments = ["check", "sub/a.yaml", "--today", "2026-03-02", "--lang", lang];
            let output = hetong(folder.path(), &arguments);
            assert_eq!(output.status.code(), Some(1), "{}", said(&output));
            assert!(said(&output).contains(id) && said(&output).contains(place), "{place}: {}", said(&output));
        }
        let built = hetong(folder.path(), &["build", "sub/a.yaml", "--today", "2026-03-02", "--format", "md"]);
        assert_eq!(built.status.code(), Some(1));
        assert!(said(&built).contains("not built, hetong.toml is at fault"), "{}", said(&built));
        assert!(!folder.path().join("sub/a.md").exists());
    }
    let folder = project(&[("a.yaml", example().as_bytes())]);
    fs::create_dir(folder.path().join("hetong.toml")).expect("made");
    let output = hetong(folder.path(), &CHECK);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("it is a folder"), "{}", said(&output));
}

#[test]
fn language_templates_and_level_come_from_the_file() {
    let toml = b"lang = \"zh\"\ndeny = \"note\"\ntemplates = \"own\"\n";
    let folder = project(&[
        ("hetong.toml", toml),
        ("a.yaml", changed("support_damages: 5%", "support_damages: 5 %").as_bytes()),
    ]);
    let missing = hetong(folder.path(), &CHECK);
    assert_eq!(missing.status.code(), Some(2));
    assert!(said(&missing).contains("own"), "{}", said(&missing));
    fs::create_dir_all(folder.path().join("own/x")).expect("made");
    fs::write(folder.path().join("own/x/template.yaml"), "title: { zh: 甲, en: A }\n").expect("written");
    let output = hetong(folder.path(), &CHECK);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("提示[value/spelling]"), "{}", said(&output));
    assert!(said(&hetong(folder.path(), &["templates"])).contains("x\n"));
}

#[test]
fn a_folder_is_checked_whole_each_spec_by_its_own_project() {
    let folder = project(&[
        ("a.yaml", example().as_bytes()),
        ("sub/b.yml", wrong_code().as_bytes()),
        ("sub/hetong.toml", b"[checks]\nparty = \"warning\"\n"),
        ("workflow.yaml", b"on: push\n"),
        (".hidden/c.yaml", b"template: x\n"),
    ]);
    let output = hetong(folder.path(), &["check", ".", "--today", "2026-03-02", "--format", "json"]);
    let summary = &json(&output)["summary"];
    assert_eq!((&summary["files"], &summary["skipped"], &summary["warnings"]), (&2.into(), &1.into(), &1.into()));
    assert_eq!(output.status.code(), Some(0));
    let human = said(&hetong(folder.path(), &["check", ".", "--today", "2026-03-02"]));
    assert!(human.ends_with("1 warning in 2 files; 1 other YAML file skipped\n"), "{human}");
}

/// The text of an entry of a PDF's document information.
fn information(bytes: &[u8], key: &[u8]) -> String {
    let pdf = Pdf::load_mem(bytes).expect("a PDF");
    let info = pdf
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .and_then(|id| pdf.get_dictionary(id))
        .expect("it has one");
    info.get(key).ok().and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default()
}

/// The XMP packet of a PDF, uncompressed as PDF/A demands.
fn xmp(bytes: &[u8]) -> String {
    let find = |needle: &[u8]| bytes.windows(needle.len()).position(|window| window == needle).expect("it has one");
    String::from_utf8_lossy(&bytes[find(b"<?xpacket begin")..find(b"<?xpacket end")]).into_owned()
}

#[test]
fn a_contract_built_in_spite_of_errors_says_so_in_its_file() {
    let waived = wrong_code().replacen(
        "number: HT-2026-0017",
        "waive: { check: party/credit-code, reason: 试点时期核发 }\nnumber: HT-2026-0017",
        1,
    );
    let (sound, wrong) = (example(), wrong_code());
    let cases: [(&str, Files, &str); 4] = [
        ("as it should be", &[("a.yaml", sound.as_bytes())], ""),
        ("waived", &[("a.yaml", waived.as_bytes())], "试点时期核发"),
        (
            "lowered",
            &[("a.yaml", wrong.as_bytes()), ("hetong.toml", b"[checks]\nparty = \"note\"\n")],
            "lowered by the project",
        ),
        ("off", &[("a.yaml", wrong.as_bytes()), ("hetong.toml", b"ignore = \"party\"\n")], "lowered by the project"),
    ];
    for (case, files, word) in cases {
        let folder = project(files);
        let output = hetong(folder.path(), &["build", "a.yaml", "--today", "2026-03-02"]);
        assert_eq!(output.status.code(), Some(0), "{case}: {}", said(&output));
        let bytes = fs::read(folder.path().join("a.pdf")).expect("built");
        let (subject, keywords) = (information(&bytes, b"Subject"), information(&bytes, b"Keywords"));
        if word.is_empty() {
            assert!(!keywords.contains("accepted:") && subject.is_empty(), "{case}: {keywords} {subject}");
            continue;
        }
        assert!(keywords.contains("accepted:party/credit-code@parties."), "{case}: {keywords}");
        assert!(subject.contains("in spite of 1 error") && subject.contains(word), "{case}: {subject}");
        assert!(xmp(&bytes).contains("accepted:party/credit-code"), "{case}");
    }
}

#[test]
fn no_project_can_decide_a_hole_away() {
    let hole = changed("report_within: 10 working days", "report_within: 待定");
    for toml in ["ignore = [\"blank\"]\n", "[checks]\nblank = \"note\"\n", "select = [\"rate\"]\n"] {
        let folder = project(&[("hetong.toml", toml.as_bytes()), ("a.yaml", hole.as_bytes())]);
        assert_eq!(hetong(folder.path(), &CHECK).status.code(), Some(0), "{toml}");
        let built = hetong(folder.path(), &["build", "a.yaml", "--today", "2026-03-02", "--format", "md"]);
        assert_eq!(built.status.code(), Some(1), "{toml}: {}", said(&built));
        assert!(said(&built).contains("error[blank/unfilled]"), "{}", said(&built));
    }
    let folder = project(&[("hetong.toml", b"ignore = [\"spec\"]\n"), ("a.yaml", b"template: [\n")]);
    let built = hetong(folder.path(), &["build", "a.yaml", "--today", "2026-03-02"]);
    assert!(said(&built).contains("error[spec/syntax]"), "{}", said(&built));
}

#[test]
fn a_reader_who_leaves_is_no_error_in_any_format() {
    let folder = project(&[("a.yaml", wrong_code().as_bytes())]);
    for format in ["human", "json", "sarif", "github"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hetong"))
            .args(CHECK)
            .args(["--format", format])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(1), ""), "{format}");
    }
}
