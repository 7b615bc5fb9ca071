//! What is done with everything a fuzzer thinks of: all there is to say of it is said, and every place that is reported
//! can be shown.

use hetong::diag::{Finding, Lang};
use hetong::document::Document;
use hetong::emit::{self, Colour, Report};
use hetong::output::{Setting, markdown};

/// Says everything there is to say, in every form; panics where a place lies outside its file or cuts a character.
pub fn tell(findings: &[Finding], document: Option<&Document>) {
    for finding in findings {
        for label in finding.primary.iter().chain(&finding.related) {
            assert!(label.span.start <= label.span.end && label.span.end <= label.span.source.text.len());
            let _ = label.span.text();
        }
    }
    let report = Report { file: "contract.yaml", findings, ..Report::default() };
    for lang in Lang::ALL {
        let _ = emit::human(&report, lang, Colour::Plain, 80);
    }
    let _ = emit::json(&[report]);
    if let Some(document) = document {
        let _ = markdown(document, &Setting::default());
    }
}
