//! Any text as a clause: what stands before the first line `===` as the Chinese, what follows as the English; without
//! such a line, all of it as both.
#![no_main]

use std::sync::Arc;

use hetong::calendar::Calendar;
use hetong::checks::{Around, Look, Written, examine};
use hetong::spec::Spec;
use hetong::template::{Files, Template};
use hetong::value::Date;
use libfuzzer_sys::fuzz_target;

/// The sample template on which the manual shows the checks.
const FILES: [(&str, &str); 8] = [
    ("common/terms.yaml", include_str!("../../templates/common/terms.yaml")),
    ("common/types.yaml", include_str!("../../src/checks/sample/types.yaml")),
    ("sample/schema.yaml", include_str!("../../src/checks/sample/schema.yaml")),
    ("sample/clauses/service.zh.md", include_str!("../../src/checks/sample/service.zh.md")),
    ("sample/clauses/service.en.md", include_str!("../../src/checks/sample/service.en.md")),
    ("sample/clauses/payment.zh.md", include_str!("../../src/checks/sample/payment.zh.md")),
    ("sample/clauses/payment.en.md", include_str!("../../src/checks/sample/payment.en.md")),
    ("sample/layout.typ", ""),
];

const SPEC: &[u8] = b"template: sample
signed_on: 2026-03-02
service: { starts_on: 2026-04-01, ends_on: 2027-03-31, response: 4 hours }
terms: { duration: 1 year, damages: 5% }
fees: { total: \"CNY 1,000.00\", late_rate: 0.05%, late_cap: 10% }
";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (zh, en) = text.split_once("\n===\n").unwrap_or((&text, &text));
    let contents =
        include_str!("../../src/checks/sample/template.yaml").replace("  - signature:", "  - chapter: words\n  - signature:");
    let mut files = Files::default();
    for (path, text) in FILES {
        files.insert(path, path, text.as_bytes());
    }
    for (path, text) in [
        ("sample/template.yaml", contents),
        ("sample/clauses/words.zh.md", format!("## 其他 {{#words}}\n\n{zh}")),
        ("sample/clauses/words.en.md", format!("## Miscellaneous {{#words}}\n\n{en}")),
    ] {
        files.insert(path, path, text.as_bytes());
    }
    let spec = Spec::read("contract.yaml", SPEC);
    let written = Written { spec: &spec, templates: &["sample".to_owned()] };
    let template = Some(Arc::new(Template::read("sample", &files)));
    let today = Date::parse("2026-03-02").expect("a date");
    let around = Around::default();
    let examined = examine(written, template, around, today, Calendar::built_in(), &|_| false, Look::NOWHERE);
    hetong_fuzz::tell(&examined.findings, examined.bound.as_ref().map(|(_, document)| document));
});
