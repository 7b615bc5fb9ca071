//! How long a contract takes: `cargo bench`. Layout and export in a process that has just begun and in one that has
//! built the template before, the check alone, the timeline and the calendar, and the whole program as a user waits for it.

#![expect(clippy::disallowed_methods, reason = "a bench reads its input and runs the program")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use divan::{Bencher, black_box};
use hetong::calendar::{Calendar, Roll, date, number};
use hetong::contract::{Contract, bind};
use hetong::diag::Source;
use hetong::document::Document;
use hetong::output::{Attachment, Pages, Setting};
use hetong::pipeline::Workshop;
use hetong::template::{Catalog, Files, Template};
use hetong::timeline::Outlook;
use hetong::value::{Date, Period, Unit};
use hetong::yaml;
use sha2::Digest as _;

fn main() {
    divan::main();
}

fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/evaluation-agreement/contract.yaml");
    fs::read_to_string(path).expect("the example is there")
}

fn workshop() -> Workshop {
    Workshop::new(Catalog::open(None).expect("embedded"), Vec::new(), Date::parse("2026-03-02").expect("a date"))
}

/// The example with other values, as the next contract of the same template has.
fn variant(number: usize) -> String {
    example()
        .replace("HT-2026-0017", &format!("HT-2026-{number:04}"))
        .replace("云杉示例教育", &format!("云杉第{number}示例教育"))
        .replace("Spruce Example", &format!("Spruce {number} Example"))
        .replace("plan_within: 15", &format!("plan_within: {}", 10 + number % 20))
}

/// A document and its template; `times` as long as the example.
fn document(workshop: &Workshop, text: String, times: usize) -> (Arc<Template>, Document) {
    let job = workshop.check("contract.yaml", text.into_bytes()).expect("readable");
    assert!(job.examined.findings.is_empty(), "the bench must measure a sound contract");
    let (contract, mut document) = job.examined.bound.expect("bound");
    let copy: Vec<_> = document
        .sections
        .iter()
        .map(|section| hetong::document::Section { id: String::new(), ..section.clone() })
        .collect();
    for _ in 1..times {
        document.sections.extend(copy.iter().cloned());
    }
    (Arc::clone(&contract.template), document)
}

fn set(workshop: &Workshop, template: &Template, document: &Document) -> Pages {
    workshop.set(template, document, &Setting::default()).expect("sets")
}

/// Layout with nothing remembered: a new workshop, and the typesetter's memory emptied.
#[divan::bench(args = [1, 5], sample_count = 10)]
fn layout_first(bencher: Bencher, times: usize) {
    let (template, document) = document(&workshop(), example(), times);
    bencher
        .with_inputs(|| {
            comemo::evict(0);
            workshop()
        })
        .bench_local_values(|workshop| set(&workshop, &template, black_box(&document)));
}

/// Layout of the next contract of a template this process has set before.
#[divan::bench(args = [1, 5], sample_count = 50)]
fn layout_next(bencher: Bencher, times: usize) {
    let workshop = workshop();
    let (template, first) = document(&workshop, example(), times);
    set(&workshop, &template, &first);
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            document(&workshop, variant(number), times).1
        })
        .bench_local_refs(|document| set(&workshop, &template, black_box(document)));
}

/// Pages to PDF, the spec attached.
#[divan::bench(args = [1, 5], sample_count = 50)]
fn export_pdf(bencher: Bencher, times: usize) {
    let workshop = workshop();
    let (template, document) = document(&workshop, example(), times);
    let pages = set(&workshop, &template, &document);
    let spec = example();
    bencher.bench_local(|| {
        black_box(&pages).pdf(Some(Attachment { name: "contract.yaml", bytes: spec.as_bytes() })).expect("sound")
    });
}

/// Read, bind, render and run all checks on the first contract of a template, which is read as well.
#[divan::bench(sample_count = 50)]
fn check_first(bencher: Bencher) {
    let check = |(workshop, spec): (Workshop, String)| workshop.check("contract.yaml", spec.into_bytes());
    bencher.with_inputs(|| (workshop(), example())).bench_local_values(|input| check(input).expect("readable"));
}

/// The same for the next contract of the template, with other values.
#[divan::bench(sample_count = 100)]
fn check_next(bencher: Bencher) {
    let workshop = workshop();
    let mut number = 0;
    let next = || {
        number += 1;
        variant(number).into_bytes()
    };
    bencher.with_inputs(next).bench_local_values(|spec| workshop.check("contract.yaml", spec).expect("readable"));
}

/// Two hundred events, one after the other with cross-conditions: steps, dates, and the proof that they hold together.
#[divan::bench(sample_count = 100)]
fn timeline_200_events(bencher: Bencher) {
    let contract = chained(200);
    bencher.bench_local(|| {
        let outlook = Outlook::new(black_box(&contract), Calendar::built_in());
        assert!(outlook.conflict.is_none());
        outlook.courses.len()
    });
}

/// A contract of so many events, each a working day after the one before it, all before the end of the term.
fn chained(count: usize) -> Contract {
    let mut template = String::from(
        "title: { zh: 甲, en: A }\nsummary: { zh: 乙。, en: B. }\nparties: []\ncontents:\n  - particulars: [signed_on]\nevents:\n  \
         e0: { label: { zh: 签, en: S }, at: signed_on }\n  \
         end: { label: { zh: 终, en: E }, at: end of 3 years from e0, rolls: no }\n",
    );
    for number in 1..count - 1 {
        let before = number - 1;
        template.push_str(&format!(
            "  e{number}: {{ label: {{ zh: 事, en: T }}, by: parties, within: 2 working days of e{before}, not-after: end }}\n"
        ));
    }
    let schema =
        "signed_on: { type: date, label: { zh: 甲, en: A }, help: { zh: 乙。, en: B. }, example: 2026-03-02 }\n";
    let mut files = Files::default();
    files.insert("common/types.yaml", "types.yaml", b"party: {}\n");
    files.insert("t/schema.yaml", "schema.yaml", schema.as_bytes());
    files.insert("t/template.yaml", "template.yaml", template.as_bytes());
    let template = Template::read("t", &files);
    assert_eq!(template.faults, []);
    let source = Source::new("spec.yaml", "template: t\nsigned_on: 2024-03-04\n");
    bind(&source, &yaml::read(&source).0.expect("YAML"), Arc::new(template))
}

/// A thousand periods of 1 to 250 working days, from a thousand days.
#[divan::bench(sample_count = 100)]
fn calendar_1000_periods(bencher: Bencher) {
    let calendar = Calendar::built_in();
    let start = Date::parse("2015-01-05").expect("a date");
    let days: Vec<Date> = (0..1000).map(|day| date(number(start) + day * 3).expect("in range")).collect();
    bencher.bench_local(|| {
        (1..)
            .zip(&days)
            .filter_map(|(count, day)| {
                let period = Period { count: count % 250 + 1, unit: Unit::WorkingDays };
                calendar.end(*day, period, Roll::Forward)
            })
            .count()
    });
}

/// Ten thousand working days, which lead into years nobody has published.
#[divan::bench(sample_count = 100)]
fn calendar_10000_working_days(bencher: Bencher) {
    let calendar = Calendar::built_in();
    let start = Date::parse("2026-03-02").expect("a date");
    let period = Period { count: 10_000, unit: Unit::WorkingDays };
    bencher.bench_local(|| calendar.end(black_box(start), period, Roll::Forward));
}

/// The whole program.
fn run(arguments: &[&str], folder: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_hetong"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "{arguments:?}");
}

/// A folder with so many different contracts of the template.
fn folder(count: usize) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<String> = (0..count).map(|number| format!("contract-{number}.yaml")).collect();
    for (number, name) in names.iter().enumerate() {
        fs::write(PathBuf::from(folder.path()).join(name), variant(number)).expect("written");
    }
    (folder, names)
}

#[divan::bench(sample_count = 20)]
fn process_check(bencher: Bencher) {
    let (folder, names) = folder(1);
    bencher.bench_local(|| run(&["check", "--today", "2026-03-02", &names[0]], folder.path()));
}

/// A folder of a thousand contracts.
#[divan::bench(sample_count = 5)]
fn process_check_1000(bencher: Bencher) {
    let (folder, _) = folder(1000);
    bencher.bench_local(|| run(&["check", "--today", "2026-03-02", "."], folder.path()));
}

#[divan::bench(sample_count = 20)]
fn process_build(bencher: Bencher) {
    let (folder, names) = folder(1);
    bencher.bench_local(|| run(&["build", "--today", "2026-03-02", &names[0]], folder.path()));
}

#[divan::bench(sample_count = 5)]
fn process_build_100(bencher: Bencher) {
    let (folder, names) = folder(100);
    let arguments: Vec<&str> =
        ["build", "--today", "2026-03-02"].into_iter().chain(names.iter().map(String::as_str)).collect();
    bencher.bench_local(|| run(&arguments, folder.path()));
}

/// A folder with a contract of so many criteria, and a report on them with so many pieces of evidence.
fn report(indicators: usize, pieces: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let example = example();
    let (start, end) = (example.find("criteria:\n").expect("there"), example.find("\n# ── 个人").expect("there"));
    let mut criteria = String::from("criteria:\n");
    let mut results = String::from("no,goal,measured,characteristic,reason.zh,reason.en,evidence\n");
    for number in 1..=indicators {
        let weight = usize::from(number <= 100);
        criteria.push_str(&format!(
            "  - indicator: {{ zh: 第{number}项指标, en: Indicator {number} }}\n    weight: {weight}%\n    target: {{ zh: \
             90%以上按时答复, en: At least 90% are answered on time }}\n    veto: no\n"
        ));
        let (first, second) = (2 * number - 1, 2 * number);
        results.push_str(&format!(
            "{number},90%,{}.5%,speed,抽取1000个会话,1000 sessions were sampled,\"E-{first}, E-{second}\"\n",
            80 + number % 20
        ));
    }
    let contract = format!("{}{criteria}{}", &example[..start], &example[end..]);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/evaluation-agreement/report.yaml");
    let base = fs::read_to_string(base).expect("the story is there");
    let evidence = base.find("\nevidence:\n").expect("there");
    let digest = base.lines().find(|line| line.starts_with("  sha256: ")).expect("there");
    let mut report = base[..=evidence].replace(&format!("{digest}\n"), "").replace("evidence: E-", "evidence: E-1 # ");
    report.push_str("evidence:\n");
    fs::create_dir(folder.path().join("evidence")).expect("a new folder");
    for number in 1..=pieces {
        let bytes = format!("record {number}\n").repeat(1000);
        fs::write(folder.path().join(format!("evidence/{number}.csv")), &bytes).expect("written");
        let digest = sha2::Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        report.push_str(&format!(
            "  - id: E-{number}\n    caption: {{ zh: 第{number}份记录, en: Record {number} }}\n    file: \
             evidence/{number}.csv\n    sha256: {digest}\n"
        ));
    }
    fs::write(folder.path().join("contract.yaml"), contract).expect("written");
    fs::write(folder.path().join("results.csv"), results).expect("written");
    fs::write(folder.path().join("report.yaml"), report).expect("written");
    folder
}

/// A report on 200 indicators with 500 pieces of evidence, each read and its digest verified.
#[divan::bench(sample_count = 10)]
fn process_build_report(bencher: Bencher) {
    let folder = report(200, 500);
    bencher.bench_local(|| run(&["build", "--today", "2026-05-14", "report.yaml"], folder.path()));
}
