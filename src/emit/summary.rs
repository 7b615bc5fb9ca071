//! How many faults there are, in one line.

use serde::Serialize;

use super::Report;
use crate::diag::{Finding, Severity, Text};
use crate::say;

/// How many findings of each kind; one that was waived counts as waived only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Tally {
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
}

impl Tally {
    /// Counts findings.
    pub(super) fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut tally = Self::default();
        for finding in findings {
            let count = match finding.severity {
                _ if finding.waived.is_some() => &mut tally.waived,
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Note => &mut tally.notes,
            };
            *count += 1;
        }
        tally
    }
}

/// One line: `2 errors, 1 warning in 1 file`. What was waived and what could not be checked is always named, so that
/// silence is never mistaken for approval.
#[must_use]
pub fn summary(reports: &[Report<'_>]) -> Text {
    let tally = Tally::of(reports.iter().flat_map(|report| report.findings));
    let unchecked = reports.iter().map(|report| report.unchecked.len()).sum();
    let mut line = faults(tally, reports.len());
    if tally.waived > 0 {
        append(&mut line, &say!(zh: "；已豁免 {n} 处", en: "; {n} waived", n = tally.waived));
    }
    if unchecked > 0 {
        let checks = counted(unchecked, "check");
        append(
            &mut line,
            &say!(zh: "；{n} 项检查未能进行", en: "; {checks} could not run", n = unchecked, checks = checks),
        );
    }
    line
}

/// The faults that count, and in how many files.
fn faults(tally: Tally, files: usize) -> Text {
    let kinds =
        [(tally.errors, "处错误", "error"), (tally.warnings, "处警告", "warning"), (tally.notes, "处提示", "note")];
    let (zh, en): (Vec<_>, Vec<_>) = kinds
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, zh, en)| (format!("{count} {zh}"), counted(count, en)))
        .unzip();
    if zh.is_empty() {
        return say!(zh: "未发现问题", en: "nothing wrong");
    }
    let in_files = counted(files, "file");
    say!(
        zh: "{files} 个文件中有 {zh}",
        en: "{en} in {in_files}",
        files = files,
        in_files = in_files,
        zh = zh.join("、"),
        en = en.join(", "),
    )
}

/// `1 check`, `2 checks`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn append(line: &mut Text, more: &Text) {
    line.zh.push_str(&more.zh);
    line.en.push_str(&more.en);
}

#[cfg(test)]
mod tests {
    use super::super::Unchecked;
    use super::super::example::{blank, text};
    use super::*;
    use crate::diag::{Source, Span};

    fn line(findings: &[Finding], unchecked: &[Unchecked]) -> Text {
        summary(&[Report { file: "a.yaml", findings, unchecked }])
    }

    #[test]
    fn faults_are_counted_by_kind_and_the_waived_and_unchecked_are_named() {
        let error = blank(Span::new(&Source::new("a.yaml", ""), 0..0));
        let warning = Finding { severity: Severity::Warning, ..error.clone() };
        let waived = Finding { waived: Some("已协商".to_owned()), ..error.clone() };
        let unchecked = Unchecked { id: "time/order", reason: text("缺日期", "no date") };

        assert_eq!(line(&[], &[]), text("未发现问题", "nothing wrong"));
        assert_eq!(
            line(&[error.clone(), warning, error], &[]),
            text("1 个文件中有 2 处错误、1 处警告", "2 errors, 1 warning in 1 file")
        );
        assert_eq!(
            line(&[waived], &[unchecked]),
            text("未发现问题；已豁免 1 处；1 项检查未能进行", "nothing wrong; 1 waived; 1 check could not run")
        );
    }
}
