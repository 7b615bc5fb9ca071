//! Files printed by the program itself, pinned: `SNAPSHOTS=overwrite cargo test pinned` prints them anew.

use hetong::calendar::Calendar;
use hetong::output::{self, Setting};
use hetong::template::Catalog;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::workshop::{check, example, project};

/// Compares a text with a file of this project, or writes the file anew.
pub fn pin(text: String, path: &str) {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let expected = Data::read_from(&project(path), Some(DataFormat::Text)).raw();
    assert.eq(Data::text(text).raw(), expected);
}

#[test]
fn the_manual_is_what_the_checks_say() {
    pin(hetong::checks::manual(), "src/checks/README.md");
}

#[test]
fn the_blank_form_is_what_new_writes() {
    let catalog = Catalog::open(None).expect("embedded");
    let template = catalog.get("evaluation-agreement").expect("readable").expect("listed");
    pin(output::form(&template, Calendar::built_in()), "examples/evaluation-agreement/blank.yaml");
}

#[test]
fn the_example_of_the_template_is_the_one_in_the_folder_of_examples() {
    let catalog = Catalog::open(None).expect("embedded");
    let template = catalog.get("evaluation-agreement").expect("readable").expect("listed");
    let own = template.example.as_ref().expect("it has one");
    assert_eq!(own.text, example());
}

#[test]
fn the_document_of_the_example_reads_as_it_did() {
    let job = check(example());
    let (_, document) = job.examined.bound.expect("bound");
    pin(output::markdown(&document, &Setting::default()), "tests/snapshots/evaluation-agreement.md");
}
