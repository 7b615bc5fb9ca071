//! Findings as one JSON object, for programs.

use serde_json::{Value, json};

use super::place::Places;
use super::summary::Tally;
use super::{Report, Told, in_order};
use crate::diag::{Label, Span};

/// Everything found in all `reports`, as one object with the keys `version`, `findings`, `unchecked` and `summary`.
///
/// `path`, `span` and `label` are null where a finding has none; `waived` is there only when it was, `original_severity` where
/// the project has another mind than the check, and `fix` where a program can apply the remedy. Lines and columns
/// start at 1 and columns count characters; bytes start at 0 and `end` is the place after the last character.
#[must_use]
pub fn json(reports: &[Report<'_>]) -> Value {
    let mut places = Places::default();
    let told = in_order(reports);
    let unchecked = reports.iter().flat_map(|report| {
        report
            .unchecked
            .iter()
            .map(|unchecked| json!({ "id": unchecked.id, "file": report.file, "reason": unchecked.reason }))
    });
    json!({
        "version": 1,
        "findings": told.iter().map(|told| finding(told, &mut places)).collect::<Vec<_>>(),
        "unchecked": unchecked.collect::<Vec<_>>(),
        "summary": Tally::of(reports),
    })
}

fn finding(told: &Told<'_>, places: &mut Places) -> Value {
    let Told { file, finding } = told;
    let mut value = json!({
        "id": finding.id,
        "severity": finding.severity,
        "message": finding.message,
        "why": finding.why,
        "file": file,
        "path": finding.path,
        "span": finding.primary.as_ref().map(|label| span(&label.span, places)),
        "label": finding.primary.as_ref().map(|label| &label.text),
        "labels": finding.related.iter().map(|related| label(related, places)).collect::<Vec<_>>(),
        "help": finding.help,
        "basis": finding.basis,
    });
    if let Some(reason) = &finding.waived {
        value["waived"] = json!(reason);
    }
    if finding.original != finding.severity {
        value["original_severity"] = json!(finding.original);
    }
    if let Some(fix) = &finding.fix {
        value["fix"] = json!({ "span": span(&fix.span, places), "text": fix.text, "safe": fix.safe });
    }
    value
}

fn label(label: &Label, places: &mut Places) -> Value {
    json!({ "file": label.span.source.name, "span": span(&label.span, places), "text": label.text })
}

fn span(span: &Span, places: &mut Places) -> Value {
    json!({ "start": places.position(&span.source, span.start), "end": places.position(&span.source, span.end) })
}

#[cfg(test)]
mod tests {
    use super::super::Unchecked;
    use super::super::example::{blank, find, text};
    use super::*;
    use crate::diag::{Finding, Source};

    #[test]
    fn a_finding_has_every_field_and_positions_count_characters() {
        let spec = Source::new("contract.yaml", "terms:\r\n  甲方: 待定\r\n");
        let clause = Source::new("clauses/plan.zh.md", "在期限内");
        let findings = [blank(find(&spec, "待定")).see(find(&clause, "期限"), text("用于此处", "used here"))];
        let unchecked = [Unchecked { id: "time/order", reason: text("缺日期", "no date") }];
        let report = Report { file: "contract.yaml", findings: &findings, unchecked: &unchecked, ..Report::default() };

        let expected = json!({
            "version": 1,
            "findings": [{
                "id": "blank/unfilled",
                "severity": "error",
                "message": { "zh": "方案期限未填写", "en": "the plan period is blank" },
                "why": { "zh": "空白条款无法履行。", "en": "A blank cannot be performed." },
                "file": "contract.yaml",
                "path": "terms.plan_within",
                "span": { "start": { "line": 2, "column": 7, "byte": 18 }, "end": { "line": 2, "column": 9, "byte": 24 } },
                "label": { "zh": "此处待填", "en": "fill this in" },
                "labels": [{
                    "file": "clauses/plan.zh.md",
                    "span": { "start": { "line": 1, "column": 2, "byte": 3 }, "end": { "line": 1, "column": 4, "byte": 9 } },
                    "text": { "zh": "用于此处", "en": "used here" },
                }],
                "help": { "zh": "填写期限，例如 15 个工作日", "en": "write a period, such as 15 working days" },
                "basis": ["民法典 第五百一十条"],
            }],
            "unchecked": [{ "id": "time/order", "file": "contract.yaml", "reason": { "zh": "缺日期", "en": "no date" } }],
            "summary": { "errors": 1, "warnings": 0, "notes": 0, "waived": 0, "waivers": 0, "off": 0 },
        });
        assert_eq!(json(&[report]).to_string(), expected.to_string());
    }

    #[test]
    fn a_waived_finding_gives_its_reason_and_is_no_error_and_one_without_a_place_says_null() {
        let findings = [Finding {
            primary: None,
            path: None,
            waived: Some("已协商".to_owned()),
            ..blank(find(&Source::new("s", "x"), "x"))
        }];
        let value = json(&[Report { file: "contract.yaml", findings: &findings, ..Report::default() }]);
        let finding = &value["findings"][0];
        assert_eq!(finding["waived"], "已协商");
        assert_eq!(finding["file"], "contract.yaml");
        assert!(["path", "span", "label"].iter().all(|key| finding.get(key).is_some_and(Value::is_null)));
        assert_eq!(
            value["summary"],
            json!({ "errors": 0, "warnings": 0, "notes": 0, "waived": 1, "waivers": 0, "off": 0 })
        );
    }
}
