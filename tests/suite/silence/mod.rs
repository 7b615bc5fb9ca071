//! Silence: whatever a sensible person fills in, whichever way the conditions of a template turn out, no check says that
//! something is wrong. Notes are allowed, and nothing else.
//!
//! A filling is drawn from the schema alone: types, ranges, choices and declared relations. So a relation that nobody
//! declared shows here as a filling that is not sensible and yet allowed.
//!
//! `PROPTEST_CASES=5000 cargo test silence` draws more of them, each time others.

mod by_hand;
mod choice;
mod course;
mod dates;
mod draw;
mod filling;
mod joint;
mod lists;
mod scalar;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use hetong::contract::Contract;
use hetong::diag::{Lang, Severity};
use hetong::emit::{self, Colour, Report};
use hetong::pipeline::{Job, Workshop};
use hetong::spec::Spec;
use hetong::template::{Catalog, Condition, Definition, Template, Type};
use hetong::value::{Date, Kind, Value};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};
use rayon::prelude::*;

use crate::workshop::{project, workshop};
pub use by_hand::ByHand;
use draw::Draws;
use filling::{Ground, Written, fill};
use words::Words;

/// How many fillings of each combination of conditions are drawn, where nobody asks for another number.
const CASES: u32 = 6;

#[test]
fn a_sensible_filling_is_met_with_silence() {
    let catalog = Catalog::open(None).expect("embedded");
    let workshop = workshop();
    let failures: Vec<String> = catalog.names().par_iter().flat_map(|name| of_template(&workshop, name)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn so_is_a_filling_by_hand_which_shows_what_it_says() {
    let workshop = workshop();
    for filling in ByHand::all() {
        let bytes = filling.spec.clone().into_bytes();
        let job = workshop.check_file(&filling.path(), "filling.yaml", bytes).expect("embedded");
        judge(&job, &filling.spec).unwrap_or_else(|failure| panic!("{failure}"));
        let (contract, _) = job.examined.bound.expect("bound");
        let entry = contract.template.contents.iter().find(|entry| entry.item.clause() == Some(filling.clause));
        assert!(entry.is_some_and(|entry| contract.holds(entry.when.as_ref())), "{}", filling.clause);
    }
}

/// What goes wrong in the fillings of a template, and which of its conditional parts they never show or never leave out.
fn of_template(workshop: &Workshop, name: &str) -> Vec<String> {
    let stage = Stage::of(workshop, name);
    let seen = Mutex::new(BTreeSet::new());
    let mut failures: Vec<String> = combinations(&stage.template)
        .par_iter()
        .filter_map(|forced| {
            let drawn = prop::collection::vec(any::<u32>(), 301..599);
            let run = TestRunner::new(config()).run(&drawn, |numbers| examine(&stage, forced, &numbers, &seen));
            run.err().map(|failure| format!("{name} with {forced:?}: {failure}"))
        })
        .collect();
    let seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    let by_hand = ByHand::all();
    let is_by_hand =
        |clause: Option<&str>| by_hand.iter().any(|own| own.template == name && Some(own.clause) == clause);
    for entry in stage.template.contents.iter().filter(|entry| entry.when.is_some()) {
        for shown in [true, false] {
            let is_elsewhere = shown && is_by_hand(entry.item.clause());
            if failures.is_empty() && !is_elsewhere && !seen.contains(&(format!("{:?}", entry.item), shown)) {
                failures.push(format!("{name}: no filling in which {:?} is shown: {shown}", entry.item));
            }
        }
    }
    failures
}

/// The same draws every time, unless more are asked for.
fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, max_shrink_iters: 64, ..ProptestConfig::default() };
    match std::env::var("PROPTEST_CASES") {
        Ok(_) => config,
        Err(_) => ProptestConfig { cases: CASES, rng_seed: RngSeed::Fixed(20_260_302), ..config },
    }
}

/// Fills a template and checks what comes of it.
fn examine(
    stage: &Stage,
    forced: &BTreeMap<String, String>,
    numbers: &[u32],
    seen: &Mutex<BTreeSet<(String, bool)>>,
) -> Result<(), TestCaseError> {
    let Some((spec, job)) = stage.filled(forced, numbers) else {
        return Err(TestCaseError::reject("nothing that holds together"));
    };
    let (contract, _) = job.examined.bound.as_ref().expect("bound");
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    for entry in stage.template.contents.iter().filter(|entry| entry.when.is_some()) {
        seen.insert((format!("{:?}", entry.item), contract.holds(entry.when.as_ref())));
    }
    judge(&job, &spec)
}

/// A template, and all that is needed to fill it.
pub struct Stage<'a> {
    workshop: &'a Workshop,
    template: Arc<Template>,
    words: Words,
    parents: BTreeMap<String, Contract>,
}

impl<'a> Stage<'a> {
    pub fn of(workshop: &'a Workshop, name: &str) -> Self {
        let template = workshop.catalog().get(name).expect("readable").expect("listed");
        let (words, parents) = (Words::of(&template), parents(workshop, &template));
        Self { workshop, template, words, parents }
    }

    /// A filling and what was found in it.
    fn filled(&self, forced: &BTreeMap<String, String>, numbers: &[u32]) -> Option<(String, Job)> {
        let (template, words, parents) = (&*self.template, &self.words, &self.parents);
        let today = Date::parse("2026-03-02").expect("a date");
        // Beside the example, for its parents and its evidence.
        let path = project(&format!("templates/{}/example.yaml", template.name));
        let mut computed = BTreeMap::new();
        let mut last: Option<(String, Job)> = None;
        // What is computed may decide what is asked for: then the same is filled in again, knowing it.
        for _ in 0..3 {
            let ground = Ground { template, words, parents, forced, computed: &computed, today };
            let spec = spec(template, &fill(&ground, Draws::new(numbers.to_vec()))?);
            let job = match last.take() {
                Some((same, job)) if same == spec => job,
                _ => self.workshop.check_file(&path, "contract.yaml", spec.clone().into_bytes()).expect("embedded"),
            };
            let now = computed_in(template, &job);
            if now == computed {
                return Some((spec, job));
            }
            (computed, last) = (now, Some((spec, job)));
        }
        None
    }

    /// A filling that shows a clause which the example leaves out, where one is soon found.
    pub fn showing(&self, clause: &str) -> Option<String> {
        let entry = self.template.contents.iter().find(|entry| entry.item.clause() == Some(clause))?;
        let tries = (0_u32..16).flat_map(|seed| {
            // The simplest first; then numbers far apart.
            let numbers: Vec<u32> = (1..400).map(|at: u32| seed.wrapping_mul(at).wrapping_mul(2_654_435_761)).collect();
            combinations(&self.template).into_iter().map(move |forced| (forced, numbers.clone()))
        });
        tries.into_iter().find_map(|(forced, numbers)| {
            let (spec, job) = self.filled(&forced, &numbers)?;
            let (contract, _) = job.examined.bound.as_ref()?;
            (contract.holds(entry.when.as_ref()) && judge(&job, &spec).is_ok()).then_some(spec)
        })
    }
}

fn judge(job: &Job, spec: &str) -> Result<(), TestCaseError> {
    let findings: Vec<_> =
        job.examined.findings.iter().filter(|finding| finding.severity > Severity::Note).cloned().collect();
    if findings.is_empty() && job.examined.unchecked.is_empty() {
        return Ok(());
    }
    let report = Report { file: "contract.yaml", findings: &findings, ..Report::default() };
    let said = emit::human(&report, Lang::En, Colour::Plain, 120);
    Err(TestCaseError::fail(format!("{said}\n{:?}\n{spec}", job.examined.unchecked)))
}

/// The fields that conditions look at and the program works out.
fn computed_in(template: &Template, job: &Job) -> BTreeMap<String, String> {
    let Some((contract, _)) = &job.examined.bound else { return BTreeMap::new() };
    let asked = conditions(template).into_iter().flat_map(|when| &when.tests).map(|test| &test.path);
    let computed = asked.filter(|path| template.schema.get(path).is_some_and(Definition::is_computed));
    computed.filter_map(|path| Some((path.clone(), contract.value(path)?.canonical()))).collect()
}

/// The documents a template's example builds on.
fn parents(workshop: &Workshop, template: &Template) -> BTreeMap<String, Contract> {
    let example = template.example.as_ref().expect("every template has an example");
    let spec = Spec::read("example.yaml", example.text.as_bytes());
    let parent = |name: &String| {
        let (file, _) = spec.link(name)?.file?;
        let other = file.strip_prefix("../")?.strip_suffix("/example.yaml")?;
        let other = workshop.catalog().get(other).expect("readable").expect("listed");
        let text = other.example.as_ref().expect("every template has an example").text.clone();
        let job = workshop.check(&file, text.into_bytes()).expect("embedded");
        Some((name.clone(), job.examined.bound.expect("bound").0))
    };
    template.builds_on.iter().map(|name| parent(name).expect("an example names what it builds on")).collect()
}

/// Every condition of a template.
fn conditions(template: &Template) -> Vec<&Condition> {
    let fields = template.schema.definitions().iter().filter_map(|field| field.when.as_ref());
    let parts = template.contents.iter().filter_map(|entry| entry.when.as_ref());
    fields.chain(parts).chain(template.schedule.events.iter().filter_map(|event| event.when.as_ref())).collect()
}

/// Every combination of what the conditions of a template look at and a person decides.
fn combinations(template: &Template) -> Vec<BTreeMap<String, String>> {
    let paths: BTreeSet<&str> =
        conditions(template).into_iter().flat_map(|when| &when.tests).map(|test| test.path.as_str()).collect();
    let mut all = vec![BTreeMap::new()];
    for path in paths {
        let field = template.schema.get(path).expect("a condition looks at a field");
        let decided: Vec<&str> = match field.r#type {
            _ if !field.is_asked() => continue,
            Type::List => vec!["filled", "empty"],
            Type::Single(Kind::Flag) => vec!["yes", "no"],
            Type::Single(Kind::Choice) => field.choices.iter().map(|choice| choice.key.as_str()).collect(),
            _ => panic!("teach the fillings to decide whether {path} is filled"),
        };
        all = all
            .iter()
            .flat_map(|one: &BTreeMap<String, String>| {
                decided.iter().map(move |value| {
                    let mut more = one.clone();
                    more.insert(path.to_owned(), (*value).to_owned());
                    more
                })
            })
            .collect();
    }
    all
}

/// A filling as a person writes it: one value to a line, below the keys of its path.
fn spec(template: &Template, written: &[(String, Written)]) -> String {
    let mut text = format!("template: {}\n", template.name);
    let example = template.example.as_ref().expect("every template has an example");
    let example = Spec::read("example.yaml", example.text.as_bytes());
    for name in &template.builds_on {
        let (file, _) = example.link(name).and_then(|link| link.file).expect("an example names what it builds on");
        text.push_str(&format!("{name}: {{ file: {file} }}\n"));
    }
    let mut open: Vec<String> = Vec::new();
    for (path, written) in written {
        let lines: Vec<(Option<&str>, String)> = match written {
            Written::Left => continue,
            Written::Struck => vec![(None, "/".to_owned())],
            Written::Value(Value::Flag(_), spelt) => vec![(None, spelt.clone())],
            Written::Value(_, spelt) => vec![(None, quoted(spelt))],
            Written::Sides(sides) => vec![(Some("zh"), quoted(&sides.zh)), (Some("en"), quoted(&sides.en))],
        };
        for (side, value) in lines {
            let side = side.map_or(String::new(), |side| format!(".{side}"));
            let keys: Vec<String> = format!("{path}{side}").replace('[', ".[").split('.').map(str::to_owned).collect();
            let same = keys.iter().zip(&open).take_while(|(key, open)| key == open).count();
            let mut is_item = false;
            for (depth, key) in keys.iter().enumerate().skip(same) {
                if key.starts_with('[') {
                    is_item = true;
                    continue;
                }
                let indent = "  ".repeat(depth - usize::from(is_item));
                let dash = if is_item { "- " } else { "" };
                let value = if depth + 1 == keys.len() { format!(" {value}") } else { String::new() };
                text.push_str(&format!("{indent}{dash}{key}:{value}\n"));
                is_item = false;
            }
            open = keys;
        }
    }
    text
}

/// A scalar in quotation marks, where it would not be itself without them.
fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic() || c >= '\u{4e00}')
        && text.chars().all(|c| c.is_alphanumeric() || " -%@._/".contains(c))
        && !["yes", "no", "true", "false", "null"].contains(&text);
    if is_plain { text.to_owned() } else { serde_json::to_string(text).expect("any text is a JSON string") }
}
