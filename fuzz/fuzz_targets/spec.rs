//! Any bytes as a spec of the evaluation agreement: read, bound, rendered, checked, mended and reported.
#![no_main]

use std::sync::LazyLock;

use hetong::pipeline::Workshop;
use hetong::template::Catalog;
use hetong::value::Date;
use libfuzzer_sys::fuzz_target;

static WORKSHOP: LazyLock<Workshop> = LazyLock::new(|| {
    let today = Date::parse("2026-03-02").expect("a date");
    Workshop::new(Catalog::open(None).expect("embedded"), Vec::new(), today)
});

fuzz_target!(|bytes: &[u8]| {
    let named = [b"template: evaluation-agreement\n", bytes].concat();
    // As it is, which is seldom a spec of any template, and with the template named.
    for spec in [bytes.to_vec(), named] {
        let job = WORKSHOP.check("contract.yaml", spec).expect("embedded templates");
        hetong_fuzz::tell(&job.examined.findings, job.examined.bound.as_ref().map(|(_, document)| document));
        let (mended, _) = WORKSHOP.mend(job).expect("embedded templates");
        hetong_fuzz::tell(&mended.examined.findings, None);
    }
});
