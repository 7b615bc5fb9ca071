//! Every template proves itself: its example checks clean, its wrong cases are caught for what they say, and all that
//! its conditions can leave out leaves a sound document.

use std::fs;

use hetong::template::Catalog;

use crate::workshop::{check, check_file, ids, project, workshop};

#[test]
fn every_example_checks_clean_and_sets() {
    let catalog = Catalog::open(None).expect("embedded");
    assert!(!catalog.names().is_empty());
    for name in catalog.names() {
        let template = catalog.get(name).expect("readable").expect("listed");
        assert_eq!(template.faults, [], "{name}");
        assert!(template.example.is_some(), "{name} has no example");
        let job = check_file(&project(&format!("templates/{name}/example.yaml")));
        assert_eq!(job.examined.findings, [], "{name}");
        let (contract, document) = job.examined.bound.expect("bound");
        let pages = workshop().set(&contract.template, &document, &hetong::output::Setting::default()).expect("sets");
        assert!(pages.count() > 1, "{name}");
    }
}

#[test]
fn every_case_fires_what_it_says_and_nothing_else() {
    let mut cases = 0;
    for name in Catalog::open(None).expect("embedded").names() {
        let folder = project(&format!("templates/{name}/cases"));
        for entry in fs::read_dir(&folder).unwrap_or_else(|_| panic!("{name} has no cases")) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a case");
            let mut expected: Vec<&str> =
                text.lines().filter_map(|line| line.trim().strip_prefix("# error: ")).map(str::trim).collect();
            expected.sort_unstable();
            assert!(!expected.is_empty(), "{} expects nothing", path.display());
            assert_eq!(ids(&check_file(&path)), expected, "{}", path.display());
            cases += 1;
        }
    }
    assert!(cases >= 36, "only {cases} cases");
}

#[test]
fn what_conditions_leave_out_leaves_a_sound_document() {
    let court = crate::workshop::example();
    let start = court.find("\ndispute:").expect("a dispute clause");
    let end = court[start + 1..].find("\n\n").map_or(court.len(), |at| start + 1 + at);
    let dispute = "\ndispute:\n  method: court\n  court: { zh: 北京市海淀区人民法院, en: \"the Haidian District People’s Court of Beijing\" }\n";
    let court = format!("{}{dispute}{}", &court[..start], &court[end..]);
    let data = court.find("\ndata:").expect("a data chapter");
    let after = court[data + 1..].find("\n\n").map_or(court.len(), |at| data + 1 + at);
    let bare = format!("{}\ndata:\n  processing: no\n{}", &court[..data], &court[after..]);
    let annexed = [crate::workshop::example(), bare.clone()].map(|text| text + "\nannexes:\n  timetable: yes\n");
    for text in [court, bare].into_iter().chain(annexed) {
        let job = check(text);
        assert_eq!(job.examined.findings, []);
    }
}
