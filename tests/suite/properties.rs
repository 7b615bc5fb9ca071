//! No input panics anything: whatever a spec holds, it is checked, reported in both languages and, where it can be
//! bound, rendered, and every place reported can be shown.

use std::sync::LazyLock;

use hetong::diag::Lang;
use hetong::emit::{self, Colour, Report};
use hetong::output::{Setting, markdown};
use hetong::pipeline::Workshop;
use proptest::prelude::*;

use crate::workshop::{example, workshop};

/// Checks a spec and says everything there is to say of it.
fn examine(workshop: &Workshop, text: &str) {
    let job = workshop.check("contract.yaml", text.as_bytes().to_vec()).expect("embedded templates");
    for finding in &job.examined.findings {
        for label in finding.primary.iter().chain(&finding.related) {
            assert!(label.span.start <= label.span.end && label.span.end <= label.span.source.text.len());
            let _ = label.span.text();
        }
    }
    let report = Report { file: "contract.yaml", findings: &job.examined.findings, ..Report::default() };
    for lang in Lang::ALL {
        let _ = emit::human(&report, lang, Colour::Ansi, 80);
    }
    let _ = emit::json(&[report]);
    if let Some((_, document)) = &job.examined.bound {
        let _ = markdown(document, &Setting::default());
    }
}

/// Text that people and programs put where they should not.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~]{0,40}",
        "[\u{4e00}-\u{4e20}：，。（）《》【】“”０-９％¥ -]{0,30}",
        "(\\{\\{|\\}\\}|\\{%|%\\}|\\[|\\]|\\*|_|#|`|<|>|\\||\\\\|\\$|&|!|\"|'|: |- ){0,12}",
        Just("\u{202e}\u{200b}\u{0}\u{feff}".to_owned()),
        "[0-9]{1,30}(\\.[0-9]{0,12})?(%|‰|元| working days|个工作日)?",
    ]
}

/// One workshop that has seen every contract before.
static SEASONED: LazyLock<Workshop> = LazyLock::new(workshop);

/// Words that some check or other speaks of, in the middle of a value.
const WORDS: [&str; 16] = [
    "约10日",
    "待定",
    "XX",
    "應當",
    "乙方",
    "Party B shall ",
    "herein",
    "and/or",
    "五日",
    "5%",
    "，,",
    "第九十九条",
    "《合同法》",
    "2026年2月30日",
    "搞定",
    "about 5 days",
];

/// The example with words put in before the last character of some of its lines.
fn edited(edits: &[(prop::sample::Index, &str)]) -> String {
    let example = example();
    let mut lines: Vec<String> = example.lines().map(str::to_owned).collect();
    for (line, word) in edits {
        let count = lines.len();
        let line = &mut lines[line.index(count)];
        let end = line.trim_end_matches([' ', '}', '"', '\'']).len();
        line.insert_str(end, word);
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_other_contracts_showed_changes_nothing(
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(WORDS.to_vec())), 1..6),
    ) {
        let text = edited(&edits);
        let found = |workshop: &Workshop| {
            let job = workshop.check("contract.yaml", text.as_bytes().to_vec()).expect("embedded templates");
            format!("{:#?}", job.examined.findings)
        };
        prop_assert_eq!(found(&SEASONED), found(&workshop()), "{}", text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_spec_or_is_told_why_not(text in nasty()) {
        examine(&workshop(), &text);
        examine(&workshop(), &format!("template: evaluation-agreement\n{text}"));
    }

    #[test]
    fn any_line_of_the_example_may_be_replaced(line in any::<prop::sample::Index>(), text in nasty()) {
        let example = example();
        let mut lines: Vec<&str> = example.lines().collect();
        let at = line.index(lines.len());
        lines[at] = &text;
        examine(&workshop(), &lines.join("\n"));
    }

    #[test]
    fn any_value_of_the_example_may_be_anything(line in any::<prop::sample::Index>(), text in nasty()) {
        let example = example();
        let with_value: Vec<usize> =
            example.lines().enumerate().filter(|(_, line)| line.contains(": ")).map(|(number, _)| number).collect();
        let at = with_value[line.index(with_value.len())];
        let quoted = serde_json::to_string(&text).expect("any text is a JSON string");
        let replaced: Vec<String> = example
            .lines()
            .enumerate()
            .map(|(number, line)| match line.split_once(": ") {
                Some((key, _)) if number == at => format!("{key}: {quoted}"),
                _ => line.to_owned(),
            })
            .collect();
        examine(&workshop(), &replaced.join("\n"));
    }
}
