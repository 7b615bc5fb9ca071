//! Time as a user meets it: the calendar, the timeline, its exports, and what is wrong with either.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarEntry, ICalendarProperty, ICalendarValue};
use hetong::calendar::{Calendar, Reach};
use hetong::diag::Lang;
use hetong::document::Block;
use hetong::output::agenda::{self, Agenda};
use hetong::output::{Languages, Setting, markdown};
use hetong::pipeline::Job;
use hetong::timeline::{Mode, Outlook, Progress, Timeline};
use hetong::value::Date;

use crate::workshop::{changed, check, example, ids, project, workshop};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// The agenda of a spec in a course of events.
fn agenda(job: &Job, branches: &[&str]) -> Agenda {
    let (contract, document) = job.examined.bound.as_ref().expect("bound");
    let branches: Vec<String> = branches.iter().map(|branch| (*branch).to_owned()).collect();
    let timeline = Timeline::new(contract, Calendar::built_in(), &branches, &Progress::default());
    Agenda::new(&timeline, document, None)
}

fn due(agenda: &Agenda, name: &str) -> String {
    let row = agenda.rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}"));
    row.due.and_then(Reach::known).map_or_else(|| "unknown".to_owned(), |day| day.to_string())
}

fn hetong(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hetong"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program starts")
}

/// A copy of the story's contract and plan, to change.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["contract.yaml", "plan.yaml"] {
        let from = project("examples/evaluation-agreement").join(name);
        fs::copy(from, folder.path().join(name)).expect("copied");
    }
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[test]
fn the_example_is_due_as_counted_by_hand() {
    let job = check(example());
    let base = agenda(&job, &[]);
    // Counted on a wall calendar of 2026: Qingming 4 to 6 April, Labour Day 1 to 5 May, 9 May worked.
    for (name, expected) in [
        ("signing", "2026-03-02"),
        ("requirements", "2026-03-09"),
        ("plan", "2026-03-30"),
        ("evaluation", "2026-04-28"),
        ("report", "2026-05-14"),
        ("renewal-notice", "2028-12-01"),
        ("expiry", "2029-03-01"),
    ] {
        assert_eq!(due(&base, name), expected, "{name}");
    }
    let failed = agenda(&job, &["failed"]);
    assert!(failed.rows.iter().any(|row| row.name == "rectification.2"));
    assert!(failed.rows.iter().all(|row| row.name != "pass"));
    let clause = base.rows.iter().find(|row| row.name == "report").and_then(|row| row.clause.clone()).expect("printed");
    assert_eq!((clause.zh.as_str(), clause.en.as_str()), ("第三章第3.7条", "Article 3.7"));
}

#[test]
fn the_example_holds_in_every_course_and_mode() {
    let job = check(example());
    let (contract, _) = job.examined.bound.as_ref().expect("bound");
    let outlook = Outlook::new(contract, Calendar::built_in());
    assert_eq!(outlook.courses.len(), 4);
    assert!(outlook.conflict.is_none());
}

#[test]
fn a_process_longer_than_the_term_is_one_finding_that_adds_up() {
    let long =
        changed("duration: 3 years", "duration: 1 year").replace("evaluation_within: 20", "evaluation_within: 120");
    let long = long
        .replace("rectification_rounds: 2", "rectification_rounds: 10")
        .replace("until: 2029-03-01", "until: 2027-03-01");
    let job = check(long);
    assert_eq!(ids(&job), ["time/longer-than-term"], "{:#?}", job.examined.findings);
    let [finding] = &job.examined.findings[..] else { panic!("{:#?}", job.examined.findings) };
    assert!(finding.message.en.contains("120 working days"), "{}", finding.message.en);
    assert!(finding.message.en.contains("too late"), "{}", finding.message.en);
    let (contract, _) = job.examined.bound.as_ref().expect("bound");
    let outlook = Outlook::new(contract, Calendar::built_in());
    assert_eq!(outlook.conflict.expect("a conflict").1.mode, Mode::AllTime);
    // A caret at every field of the sum.
    assert!(finding.related.len() >= 5, "{:#?}", finding.related);
}

#[test]
fn a_blank_period_is_told_its_room() {
    let text = changed("duration: 3 years", "duration: 1 year").replace("until: 2029-03-01", "until: 2027-03-01");
    let text = text.replace("renewal_notice: 3 months", "renewal_notice: 待定");
    let job = check(text);
    assert_eq!(ids(&job), ["blank/unfilled"]);
    let help = &job.examined.findings[0].help;
    // In the longest course the last report comes on 5 November 2026; one year ends on 1 March 2027.
    assert!(help.en.contains("at most 3 months"), "{}", help.en);
    assert!(help.zh.contains("最多3个月"), "{}", help.zh);
}

/// The entries of a property.
fn values<'a>(entries: &'a [ICalendarEntry], name: &ICalendarProperty) -> Vec<&'a ICalendarValue> {
    entries.iter().filter(|entry| entry.name == *name).flat_map(|entry| &entry.values).collect()
}

#[test]
fn the_calendar_file_reads_back_with_a_library_of_another_house() {
    let job = check(example());
    for lang in Lang::ALL {
        let agenda = agenda(&job, &["failed"]);
        let text = agenda::ics(&agenda, Calendar::built_in(), lang, day("2026-03-02"));
        assert_eq!(text, agenda::ics(&agenda, Calendar::built_in(), lang, day("2026-03-02")), "not the same twice");
        assert!(text.lines().all(|line| line.len() <= 75), "a line is longer than RFC 5545 allows");
        let file = ICalendar::parse(&text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        let events: Vec<_> =
            file.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent).collect();
        assert_eq!(events.len(), agenda.rows.iter().filter(|row| row.due.is_some()).count());
        let mut identities = BTreeSet::new();
        for event in &events {
            let uid = values(&event.entries, &ICalendarProperty::Uid);
            assert!(identities.insert(format!("{uid:?}")), "{uid:?} stands twice");
            let [ICalendarValue::PartialDateTime(start)] = values(&event.entries, &ICalendarProperty::Dtstart)[..]
            else {
                panic!("{event:?}")
            };
            assert!(start.hour.is_none() && start.day.is_some(), "not a whole day: {start:?}");
            for alarm in event.component_ids.iter().filter_map(|id| file.components.get(*id as usize)) {
                assert_eq!(alarm.component_type, ICalendarComponentType::VAlarm);
                let [ICalendarValue::PartialDateTime(at)] = values(&alarm.entries, &ICalendarProperty::Trigger)[..]
                else {
                    panic!("{alarm:?}")
                };
                let part = |part: Option<u8>| part.map_or(1, |part| i8::try_from(part).expect("small"));
                let year = i16::try_from(at.year.expect("a year")).expect("small");
                let date = Date(jiff::civil::Date::new(year, part(at.month), part(at.day)).expect("a day"));
                assert_ne!(Calendar::built_in().is_working(date), Some(false), "a reminder on a day off: {date}");
            }
        }
        // A later export of a changed contract updates the same events.
        let later = agenda::ics(&agenda, Calendar::built_in(), lang, day("2026-06-01"));
        let uids =
            |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(uids(&text), uids(&later));
    }
}

#[test]
fn the_drawing_is_a_page_and_meets_its_standards() {
    let job = check(example());
    let (contract, _) = job.examined.bound.as_ref().expect("bound");
    let workshop = workshop();
    for (branches, languages) in [(&[][..], Languages::Both), (&["failed", "objected"], Languages::Only(Lang::Zh))] {
        let agenda = agenda(&job, branches);
        let pages = workshop.draw(&contract.template, &agenda, languages).expect("sets");
        let again = workshop.draw(&contract.template, &agenda, languages).expect("sets");
        let bytes = pages.pdf(None).expect("meets its standards");
        assert_eq!(bytes, again.pdf(None).expect("meets its standards"));
        let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
        let numbers: Vec<u32> = file.get_pages().keys().copied().collect();
        let text: String = file.extract_text(&numbers).expect("text").split_whitespace().collect();
        assert!(text.contains("提交鉴定方案") && text.contains("2026-03-30"), "{text}");
        assert_eq!(text.contains("Evaluationplan"), languages == Languages::Both);
        assert!(pages.svg(0).contains("<svg"));
        assert!(pages.png(0, 36).expect("a picture").len() > 1000);
    }
}

#[test]
fn a_hostile_label_stays_words_in_every_export() {
    let text = changed("HT-2026-0017", "\"BEGIN:VALARM #read(1) ; , \\\\n END\"");
    let job = check(text);
    let agenda = agenda(&job, &[]);
    let text = agenda::ics(&agenda, Calendar::built_in(), Lang::En, day("2026-03-02"));
    let file = ICalendar::parse(&text).expect("still a calendar");
    assert_eq!(
        file.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent).count(),
        agenda.rows.iter().filter(|row| row.due.is_some()).count()
    );
    let (contract, _) = job.examined.bound.as_ref().expect("bound");
    workshop().draw(&contract.template, &agenda, Languages::Both).expect("words are no markup");
}

/// A folder with the example and a progress file.
fn followed(progress: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("c.yaml"), example()).expect("written");
    fs::write(folder.path().join("p.yaml"), progress).expect("written");
    folder
}

fn follow(progress: &str, today: &str, more: &[&str]) -> (Option<i32>, String) {
    let folder = followed(progress);
    let arguments: Vec<&str> = ["timeline", "c.yaml", "--progress", "p.yaml", "--today", today]
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    let output = hetong(folder.path(), &arguments);
    (output.status.code(), said(&output))
}

#[test]
fn what_is_overdue_fails_and_says_what_follows() {
    let (code, text) = follow("progress: { requirements: 2026-03-06 }\n", "2026-04-10", &[]);
    assert_eq!(code, Some(1), "{text}");
    // The plan was due on 27 March; nine working days have passed, Qingming among them.
    assert!(text.contains("overdue by 9 working days"), "{text}");
    assert!(
        text.contains(
            "“Evaluation plan” is overdue: after notice and the time to cure, Party A may terminate (Article 7.4)"
        ),
        "{text}"
    );
    let (code, text) = follow("requirements: 2026-03-06\nplan: 2026-03-27\n", "2026-04-10", &[]);
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = follow("requirements: 2026-03-11\nplan: 2026-03-27\n", "2026-04-10", &[]);
    assert_eq!(code, Some(0), "late, but done: {text}");
    assert!(text.contains("done, 2 working days late"), "{text}");
    let (code, _) = follow("", "2026-03-09", &[]);
    assert_eq!(code, Some(0), "the last day itself is in time");
    let (code, _) = follow("", "2026-03-10", &[]);
    assert_eq!(code, Some(1));
}

#[test]
fn a_progress_file_that_contradicts_itself_is_told_so() {
    for (progress, message) in [
        ("requirements: 2026-03-06\nplan: 2026-03-05\n", "“Evaluation plan” comes before “Evaluation requirements”"),
        ("requirements: 2026-03-01\n", "“Evaluation requirements” comes before “Signing and taking effect”"),
        ("requirements: 2026-05-06\n", "the day given for “Evaluation requirements” has not come yet"),
        ("requirement: 2026-03-06\n", "there is no event `requirement`"),
        ("requirements: soon\n", "a day belongs here"),
        ("requirements: 2026-02-30\n", "a day belongs here"),
        ("- requirements\n", "this is no record of progress"),
        ("requirements: [\n", "the progress file is not valid YAML"),
        ("requirements: 2026-03-06\nrequirements: 2026-03-07\n", "`requirements` is recorded twice"),
        (
            "requirements: 2026-03-03\nplan: 2026-03-04\nevaluation: 2026-03-05\nreport: 2026-03-06\npass: 2026-03-06\n\
             rectification: [2026-03-20]\n",
            "`pass` cannot have happened, by what else is recorded",
        ),
    ] {
        let (code, text) = follow(progress, "2026-04-10", &[]);
        assert_eq!(code, Some(1), "{progress}: {text}");
        assert!(text.contains(message), "{progress}: {text}");
    }
}

#[test]
fn rounds_that_happened_bring_their_branch_with_them() {
    let progress = "requirements: 2026-03-03\nplan: 2026-03-04\nevaluation: 2026-03-05\nreport: 2026-03-06\nrectification: [2026-03-20]\n";
    let (code, text) = follow(progress, "2026-03-23", &["--format", "json"]);
    assert_eq!(code, Some(0), "{text}");
    let object: serde_json::Value = serde_json::from_str(&text).expect("one JSON object");
    let steps = object["timelines"][0]["steps"].as_array().expect("a list");
    let state = |name: &str| steps.iter().find(|step| step["name"] == name).map(|step| step["state"].clone());
    assert_eq!(state("rectification.1"), Some("done".into()));
    assert_eq!(state("reevaluation.1"), Some("due".into()));
    assert_eq!(state("rectification.2"), Some("waiting".into()));
}

#[test]
fn every_form_is_written_where_it_is_asked_for() {
    let folder = followed("");
    fs::write(folder.path().join("d.yaml"), example()).expect("written");
    let run = |arguments: &[&str]| hetong(folder.path(), arguments).status.code();
    assert_eq!(run(&["timeline", "c.yaml", "d.yaml", "--today", "2026-03-02"]), Some(0));
    assert_eq!(
        run(&["timeline", "c.yaml", "d.yaml", "--format", "ics", "-o", "out/", "--today", "2026-03-02"]),
        Some(0)
    );
    assert!(folder.path().join("out/c.ics").is_file() && folder.path().join("out/d.ics").is_file());
    assert_eq!(run(&["timeline", "c.yaml", "-o", "x.svg", "--today", "2026-03-02"]), Some(0));
    assert!(folder.path().join("x.svg").is_file());
    assert_eq!(run(&["timeline", "c.yaml", "--format", "pdf", "--today", "2026-03-02"]), Some(0));
    assert!(folder.path().join("c.timeline.pdf").is_file() && !folder.path().join("c.pdf").exists());
    assert_eq!(run(&["timeline", "c.yaml", "--branch", "nowhere"]), Some(2));
    assert_eq!(run(&["timeline", "missing.yaml"]), Some(2));
    assert_eq!(run(&["timeline", "c.yaml", "--progress", "missing.yaml"]), Some(2));
    assert_eq!(run(&["calendar", "add", "2026-02-30", "5 days"]), Some(2));
    assert_eq!(run(&["calendar", "add", "2026-02-12", "4000000000 working days"]), Some(2));
    assert_eq!(run(&["calendar", "add", "2026-02-12", "-5 days"]), Some(2));
}

/// A notice for 2027 such as there may be one.
const YEAR: &str = "years:\n  2027:\n    off:\n      元旦: [2027-01-01..2027-01-03]\n      春节: [2027-02-05..2027-02-11]\n      \
                清明节: [2027-04-05]\n      劳动节: [2027-05-01..2027-05-05]\n      端午节: [2027-06-09]\n      \
                中秋节: [2027-09-15]\n      国庆节: [2027-10-01..2027-10-07]\n    \
                work: [2027-02-20, 2027-05-08, 2027-10-09, 2027-10-10]\n";

#[test]
fn a_deadline_in_a_document_is_counted_by_the_calendar_at_hand() {
    // 15 working days from 24 December 2026: five in December, and the eleventh of January is the first Monday after ten.
    let made_up = YEAR.replace("work: [", "work: [2027-01-09, ");
    for (year, due, late) in
        [("", None, false), (YEAR, Some("2027-01-15"), false), (&made_up, Some("2027-01-14"), true)]
    {
        let folder = story();
        let plan = folder.path().join("plan.yaml");
        let text = fs::read_to_string(&plan).expect("a plan").replace("issued_on: 2026-03-26", "issued_on: 2027-01-15");
        fs::write(&plan, text.replace("received_on: 2026-03-06", "received_on: 2026-12-24")).expect("written");
        let files: Vec<(&str, &str)> = [("2027.yaml", year)].into_iter().filter(|(_, year)| !year.is_empty()).collect();
        let workshop = workshop().with_calendar(Some(Arc::new(Calendar::with(&files))));
        let job = workshop.check_file(&plan, "plan.yaml", fs::read(&plan).expect("a plan")).expect("readable");
        let (contract, document) = job.examined.bound.as_ref().expect("bound");
        let printed = contract.value("due").map(hetong::value::Value::canonical);
        assert_eq!(printed.as_deref(), due);
        let setting = Setting { languages: Languages::Only(Lang::En), ..Setting::default() };
        let text = markdown(document, &setting);
        let words = due.map(|due| Date::parse(due).expect("a date").show(Lang::En));
        assert!(words.is_none_or(|words| text.contains(&words)), "{text}");
        assert_eq!(ids(&job).contains(&"report/late"), late, "{:?}", ids(&job));
    }
}

/// The schedules in the document of a spec: of each its steps with their dates in English.
fn drawn(job: &Job) -> Vec<Vec<String>> {
    let (_, document) = job.examined.bound.as_ref().expect("bound");
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let schedules = blocks.filter_map(|block| match block {
        Block::Figure(figure) => figure.schedule.as_ref(),
        _ => None,
    });
    let steps = schedules.map(|schedule| {
        let steps = schedule
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.label.en, row.date.as_ref().map_or("", |date| date.en.as_str())));
        steps.collect()
    });
    steps.collect()
}

#[test]
fn an_annexed_timetable_says_what_the_timeline_says() {
    let annexed = example() + "\nannexes:\n  timetable: yes\n";
    let [passes, fails] = &drawn(&check(annexed.as_str()))[..] else { panic!("two figures") };
    assert_eq!(passes[1], "Evaluation requirements: Mon 9 March 2026");
    assert!(passes.contains(&"Last day of the term: Thu 1 March 2029".to_owned()), "{passes:?}");
    assert!(passes.contains(&"Refund: “Demand for a refund” + 10 working days".to_owned()), "{passes:?}");
    assert!(!passes.iter().any(|step| step.starts_with("Demand for a refund")), "nobody owes it: {passes:?}");
    // Only what is added where the system fails, round by round.
    assert_eq!(fails.len(), 6, "{fails:?}");
    assert_eq!(fails[0], "Rectification and new plan (round 1): Thu 28 May 2026");
    assert_eq!(fails[5], "New evaluation report (round 2): Fri 7 August 2026");
    let unsigned = annexed.replace("signed_on: 2026-03-02", "signed_on:");
    let [passes, fails] = &drawn(&check(unsigned))[..] else { panic!("two figures") };
    assert!(passes.contains(&"Signing and taking effect: S".to_owned()), "{passes:?}");
    assert!(passes.contains(&"Evaluation plan: S + 20 working days".to_owned()), "{passes:?}");
    let days = ["60", "70", "80", "90", "100", "110"];
    for (step, days) in fails.iter().zip(days) {
        assert!(step.ends_with(&format!(": S + {days} working days")), "{fails:?}");
    }
    assert_eq!(drawn(&check(example())), Vec::<Vec<String>>::new());
}

#[test]
fn an_annexed_timetable_is_counted_by_the_calendar_at_hand() {
    let text = (example() + "\nannexes:\n  timetable: yes\n").replace("signed_on: 2026-03-02", "signed_on: 2026-12-01");
    let workshop = workshop().with_calendar(Some(Arc::new(Calendar::with(&[("2027.yaml", YEAR)]))));
    let known = workshop.check("contract.yaml", text.clone().into_bytes()).expect("readable");
    let step = |job: &Job| drawn(job)[0].iter().find(|step| step.starts_with("Evaluation: ")).cloned();
    // 5, 15 and 20 working days: 8 December, 29 December, and then over New Year.
    assert_eq!(step(&known).as_deref(), Some("Evaluation: Wed 27 January 2027"));
    let open = step(&check(text)).expect("a step");
    assert!(open.starts_with("Evaluation: 2027-01-2") && open.contains(" – 2027-02-"), "{open}");
}

#[test]
fn a_project_names_its_calendar_once() {
    let folder = story();
    let plan = folder.path().join("plan.yaml");
    let text = fs::read_to_string(&plan).expect("a plan").replace("issued_on: 2026-03-26", "issued_on: 2027-01-18");
    fs::write(&plan, text.replace("received_on: 2026-03-06", "received_on: 2026-12-24")).expect("written");
    let check = || said(&hetong(folder.path(), &["check", "plan.yaml", "--today", "2026-03-02"]));
    assert!(!check().contains("report/late"), "{}", check());
    fs::write(folder.path().join("2027.yaml"), YEAR).expect("written");
    fs::write(folder.path().join("hetong.toml"), "calendar = [\"2027.yaml\"]\n").expect("written");
    assert!(check().contains("15 January 2027"), "{}", check());
}

#[test]
fn a_year_of_ones_own_makes_the_unknown_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let year = YEAR;
    fs::write(folder.path().join("2027.yaml"), year).expect("written");
    let add = ["calendar", "add", "2026-12-30", "5 working days"];
    let unknown = hetong(folder.path(), &add);
    assert!(said(&unknown).contains("between 2027-01-0"), "{}", said(&unknown));
    let known = hetong(folder.path(), &[&add[..], &["--calendar", "2027.yaml"]].concat());
    assert!(said(&known).contains("= 2027-01-07 Thu"), "{}", said(&known));
    assert_eq!(known.status.code(), Some(0), "{}", said(&known));
    fs::write(folder.path().join("2027.yaml"), year.replace("2027-10-09", "2027-10-08")).expect("written");
    let wrong = hetong(folder.path(), &["calendar", "2027", "--calendar", "2027.yaml"]);
    assert_eq!(wrong.status.code(), Some(1), "{}", said(&wrong));
    assert!(
        said(&wrong).contains("error[time/calendar]: the make-up day 2027-10-08 is no Saturday or Sunday"),
        "{}",
        said(&wrong)
    );
}
