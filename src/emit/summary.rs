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
    waivers: usize,
    off: usize,
}

impl Tally {
    /// Counts everything in `reports`.
    pub(super) fn of(reports: &[Report<'_>]) -> Self {
        let mut tally = Self::default();
        for report in reports {
            tally.waivers += report.waivers;
            tally.off += report.off;
            for finding in report.findings {
                *tally.count(finding) += 1;
            }
        }
        tally
    }

    fn count(&mut self, finding: &Finding) -> &mut usize {
        match finding.severity {
            _ if finding.waived.is_some() => &mut self.waived,
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        }
    }
}

/// One line: `2 errors, 1 warning in 1 file`. What was waived, left out or could not be checked is always named, so
/// that silence is never mistaken for approval.
#[must_use]
pub fn summary(reports: &[Report<'_>]) -> Text {
    let tally = Tally::of(reports);
    let unchecked = reports.iter().map(|report| report.unchecked.len()).sum();
    let mut line = faults(tally, reports.len());
    if tally.waived + tally.waivers > 0 {
        let (n, waivers) = (tally.waived, counted(tally.waivers, "waiver"));
        append(
            &mut line,
            &say!(zh: "；{k} 项豁免，涉及 {n} 处", en: "; {n} waived by {waivers}", n = n, k = tally.waivers, waivers = waivers),
        );
    }
    if tally.off > 0 {
        let text =
            say!(zh: "；另有 {n} 处因检查已关闭而未列出", en: "; {n} not listed, their checks are off", n = tally.off);
        append(&mut line, &text);
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
        summary(&[Report { file: "a.yaml", findings, unchecked, ..Report::default() }])
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
            summary(&[Report {
                findings: &[waived],
                unchecked: &[unchecked],
                waivers: 2,
                off: 3,
                ..Report::default()
            }]),
            text(
                "未发现问题；2 项豁免，涉及 1 处；另有 3 处因检查已关闭而未列出；1 项检查未能进行",
                "nothing wrong; 1 waived by 2 waivers; 3 not listed, their checks are off; 1 check could not run"
            )
        );
    }
}
