//! Findings as SARIF 2.1.0, for code scanning and whatever else reads the standard.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};
use serde_sarif::sarif;
use sha2::{Digest, Sha256};

use super::place::Places;
use super::{Failed, Report, Rule, Told, in_order};
use crate::diag::{Finding, Fix, Label, Lang, Severity, Span, Text};

/// The schema that the log names.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Everything found in all `reports` as one log with one run: every rule with its help in both languages, every finding
/// with its regions, its remedy and, where it was waived, its suppression. Messages are in `lang`; the other language
/// is in the properties.
///
/// Lines and columns start at 1, columns count characters. What could not be checked, and the specs that `failed` to be
/// read, are notifications of the run.
#[must_use]
pub fn sarif(reports: &[Report<'_>], rules: &[Rule], failed: &[Failed], lang: Lang) -> Value {
    let mut log = Log { lang, places: Places::default() };
    let told = in_order(reports);
    let results: Vec<_> = told.iter().map(|told| log.result(told, rules)).collect();
    let driver = sarif::ToolComponent::builder()
        .name("hetong")
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .language(locale(lang))
        .rules(rules.iter().map(|rule| log.rule(rule)).collect::<Vec<_>>())
        .build();
    let run = sarif::Run::builder()
        .tool(sarif::Tool::builder().driver(driver).build())
        .column_kind(json!("unicodeCodePoints"))
        .language(locale(lang))
        .invocations(vec![log.invocation(reports, failed)])
        .results(results)
        .build();
    let whole = sarif::Sarif::builder().schema(SCHEMA).version(json!("2.1.0")).runs(vec![run]).build();
    serde_json::to_value(whole).unwrap_or_default()
}

const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

struct Log {
    lang: Lang,
    places: Places,
}

impl Log {
    fn message(&self, text: &Text) -> sarif::Message {
        sarif::Message::builder().text(text.get(self.lang)).build()
    }

    fn rule(&self, rule: &Rule) -> sarif::ReportingDescriptor {
        let text = |text: &Text| sarif::MultiformatMessageString::builder().text(text.get(self.lang)).build();
        let level = sarif::ReportingConfiguration::builder().level(json!(level(rule.severity).to_string())).build();
        let help = sarif::MultiformatMessageString::builder()
            .text(format!("{}\n\n{}", rule.why.zh, rule.why.en))
            .markdown(rule.help.as_str())
            .build();
        let group = rule.id.split('/').next().unwrap_or(rule.id);
        sarif::ReportingDescriptor::builder()
            .id(rule.id)
            .short_description(text(&rule.title))
            .full_description(text(&rule.why))
            .help(help)
            .default_configuration(level)
            .properties(properties(&[
                ("tags", json!([group])),
                ("title", json!(rule.title)),
                ("why", json!(rule.why)),
                ("basis", json!(rule.basis)),
            ]))
            .build()
    }

    fn result(&mut self, told: &Told<'_>, rules: &[Rule]) -> sarif::Result {
        let Told { file, finding } = told;
        let mut result = sarif::Result::builder()
            .rule_id(finding.id)
            .level(level(finding.severity))
            .message(self.words(finding))
            .locations(vec![self.location(file, finding)])
            .partial_fingerprints(BTreeMap::from([("hetong/v1".to_owned(), fingerprint(file, finding))]))
            .properties(properties(&[
                ("message", json!(finding.message)),
                ("help", json!(finding.help)),
                ("originalLevel", json!(level(finding.original).to_string())),
            ]))
            .build();
        result.rule_index =
            rules.iter().position(|rule| rule.id == finding.id).and_then(|index| i64::try_from(index).ok());
        let related: Vec<_> = finding.related.iter().zip(0..).map(|(label, id)| self.related(label, id)).collect();
        result.related_locations = Some(related).filter(|related| !related.is_empty());
        result.suppressions = finding.waived.as_ref().map(|reason| {
            let accepted = sarif::Suppression::builder().kind(json!("inSource")).status(json!("accepted"));
            vec![accepted.justification(reason.as_str()).build()]
        });
        result.fixes = finding.fix.as_ref().map(|fix| vec![self.fix(fix, &finding.help)]);
        result
    }

    /// What is wrong and what to do, in one message: viewers show nothing else.
    fn words(&self, finding: &Finding) -> sarif::Message {
        let (message, help) = (finding.message.get(self.lang), finding.help.get(self.lang));
        let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
        sarif::Message::builder().text(text).build()
    }

    fn location(&mut self, file: &str, finding: &Finding) -> sarif::Location {
        let place = match &finding.primary {
            Some(label) => self.physical(&label.span),
            None => sarif::PhysicalLocation::builder().artifact_location(artifact(file)).build(),
        };
        let mut location = sarif::Location::builder().physical_location(place).build();
        location.logical_locations = finding
            .path
            .as_deref()
            .map(|path| vec![sarif::LogicalLocation::builder().fully_qualified_name(path).kind("member").build()]);
        location.message = finding
            .primary
            .as_ref()
            .filter(|label| !label.text.get(self.lang).is_empty())
            .map(|label| self.message(&label.text));
        location
    }

    fn related(&mut self, label: &Label, id: i64) -> sarif::Location {
        let place = self.physical(&label.span);
        sarif::Location::builder().id(id).physical_location(place).message(self.message(&label.text)).build()
    }

    fn physical(&mut self, span: &Span) -> sarif::PhysicalLocation {
        sarif::PhysicalLocation::builder()
            .artifact_location(artifact(&span.source.name))
            .region(self.region(span))
            .build()
    }

    fn region(&mut self, span: &Span) -> sarif::Region {
        let start = self.places.position(&span.source, span.start);
        let end = self.places.position(&span.source, span.end);
        sarif::Region::builder()
            .start_line(number(start.line))
            .start_column(number(start.column))
            .end_line(number(end.line))
            .end_column(number(end.column))
            .byte_offset(number(start.byte))
            .byte_length(number(end.byte - start.byte))
            .build()
    }

    fn fix(&mut self, fix: &Fix, help: &Text) -> sarif::Fix {
        let content = sarif::ArtifactContent::builder().text(fix.text.as_str()).build();
        let replacement =
            sarif::Replacement::builder().deleted_region(self.region(&fix.span)).inserted_content(content).build();
        let change = sarif::ArtifactChange::builder()
            .artifact_location(artifact(&fix.span.source.name))
            .replacements(vec![replacement])
            .build();
        sarif::Fix::builder()
            .artifact_changes(vec![change])
            .description(self.message(help))
            .properties(properties(&[("safe", json!(fix.safe))]))
            .build()
    }

    fn invocation(&self, reports: &[Report<'_>], failed: &[Failed]) -> sarif::Invocation {
        let unchecked = reports.iter().flat_map(|report| {
            report.unchecked.iter().map(|unchecked| {
                let rule = sarif::ReportingDescriptorReference::builder().id(unchecked.id).build();
                self.notification("warning", report.file, &unchecked.reason, Some(rule))
            })
        });
        let broken = failed.iter().map(|failed| self.notification("error", &failed.file, &failed.reason, None));
        sarif::Invocation::builder()
            .execution_successful(failed.is_empty())
            .tool_configuration_notifications(unchecked.collect::<Vec<_>>())
            .tool_execution_notifications(broken.collect::<Vec<_>>())
            .build()
    }

    fn notification(
        &self,
        level: &str,
        file: &str,
        reason: &Text,
        rule: Option<sarif::ReportingDescriptorReference>,
    ) -> sarif::Notification {
        let place = sarif::PhysicalLocation::builder().artifact_location(artifact(file)).build();
        let mut notification = sarif::Notification::builder()
            .level(json!(level))
            .message(self.message(reason))
            .locations(vec![sarif::Location::builder().physical_location(place).build()])
            .build();
        notification.associated_rule = rule;
        notification
    }
}

fn properties(entries: &[(&str, Value)]) -> sarif::PropertyBag {
    let entries: BTreeMap<String, Value> =
        entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    sarif::PropertyBag::builder().additional_properties(entries).build()
}

const fn level(severity: Severity) -> sarif::ResultLevel {
    match severity {
        Severity::Error => sarif::ResultLevel::Error,
        Severity::Warning => sarif::ResultLevel::Warning,
        Severity::Note => sarif::ResultLevel::Note,
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn artifact(file: &str) -> sarif::ArtifactLocation {
    sarif::ArtifactLocation::builder().uri(uri(file)).build()
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// What makes this the same finding after other lines of the file have moved.
fn fingerprint(file: &str, finding: &Finding) -> String {
    let mut hash = Sha256::new();
    for part in [file, finding.id, finding.path.as_deref().unwrap_or_default(), &finding.message.zh] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Unchecked;
    use super::super::example::{blank, find, text};
    use super::*;
    use crate::diag::Source;

    fn rule() -> Rule {
        Rule {
            id: "blank/unfilled",
            severity: Severity::Error,
            title: text("未填写", "a blank"),
            why: text("空白条款无法履行。", "A blank cannot be performed."),
            basis: vec!["民法典 第五百一十条"],
            help: "# 未填写 / a blank".to_owned(),
        }
    }

    #[test]
    fn a_finding_has_its_rule_its_regions_its_remedy_and_its_suppression() {
        let spec = Source::new("合同/contract a.yaml", "terms:\n  甲方: 待定\n");
        let clause = Source::new("clauses/plan.zh.md", "在期限内");
        let fix = Fix { span: find(&spec, "待定"), text: "15个工作日".to_owned(), safe: false };
        let mut finding =
            blank(find(&spec, "待定")).see(find(&clause, "期限"), text("用于此处", "used here")).fix(Some(fix));
        finding.severity = Severity::Warning;
        finding.waived = Some("已协商".to_owned());
        let report = Report { file: "合同/contract a.yaml", findings: &[finding], ..Report::default() };
        let log = sarif(&[report], &[rule()], &[], Lang::En);
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"], "error");
        let result = &run["results"][0];
        assert_eq!(
            (&result["ruleId"], &result["ruleIndex"], &result["level"]),
            (&json!("blank/unfilled"), &json!(0), &json!("warning"))
        );
        assert_eq!(result["properties"]["originalLevel"], "error");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "%E5%90%88%E5%90%8C/contract%20a.yaml");
        assert_eq!(
            place["region"],
            json!({ "startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 9, "byteOffset": 17, "byteLength": 6 })
        );
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "used here");
        assert_eq!(result["suppressions"][0]["justification"], "已协商");
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["replacements"][0]["insertedContent"]["text"], "15个工作日");
    }

    #[test]
    fn what_could_not_be_checked_or_read_is_a_notification() {
        let unchecked = [Unchecked { id: "time/order", reason: text("缺日期", "no date") }];
        let report = Report { file: "a.yaml", unchecked: &unchecked, ..Report::default() };
        let failed = [Failed { file: "/b.yaml".to_owned(), reason: text("无法读取", "cannot be read") }];
        let log = sarif(&[report], &[], &failed, Lang::Zh);
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(invocation["toolConfigurationNotifications"][0]["associatedRule"]["id"], "time/order");
        let broken = &invocation["toolExecutionNotifications"][0];
        assert_eq!(broken["message"]["text"], "无法读取");
        assert_eq!(broken["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "file:///b.yaml");
    }

    #[test]
    fn a_fingerprint_survives_other_lines() {
        let (one, other) = (Source::new("a.yaml", "x: 待定\n"), Source::new("a.yaml", "\n\nx: 待定\n"));
        let of = |source| fingerprint("a.yaml", &blank(find(source, "待定")));
        assert_eq!(of(&one), of(&other));
        assert_ne!(of(&one), fingerprint("b.yaml", &blank(find(&one, "待定"))));
    }
}
