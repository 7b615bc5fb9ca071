//! Findings as annotations of GitHub Actions: one workflow command a line.

use super::place::Places;
use super::{Report, Told, in_order};
use crate::diag::{Lang, Severity, Words};
use crate::say;

/// Everything found in all `reports`, one annotation each: `::error file=…,line=…,col=…,title=…::…`. What was waived is a
/// notice with its reason. Columns count characters from 1.
#[must_use]
pub fn github(reports: &[Report<'_>], lang: Lang) -> String {
    let mut places = Places::default();
    in_order(reports).iter().map(|told| annotation(told, lang, &mut places)).collect()
}

fn annotation(told: &Told<'_>, lang: Lang, places: &mut Places) -> String {
    let Told { file, finding } = told;
    let command = match finding.severity {
        _ if finding.waived.is_some() => "notice",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = format!("file={}", property(file));
    if let Some(label) = &finding.primary {
        let start = places.position(&label.span.source, label.span.start);
        let end = places.position(&label.span.source, label.span.end);
        properties.push_str(&format!(",line={},endLine={}", start.line, end.line));
        // GitHub takes columns within one line only.
        if start.line == end.line {
            properties.push_str(&format!(",col={},endColumn={}", start.column, end.column));
        } else {
            properties.push_str(&format!(",col={}", start.column));
        }
    }
    let mut message = finding.message.get(lang).to_owned();
    let more = match &finding.waived {
        Some(reason) => say!(zh: "已豁免：{reason}", en: "waived: {reason}", reason = reason),
        None => finding.help.clone(),
    };
    for line in [more.get(lang), &law(&finding.basis, lang)] {
        if !line.trim().is_empty() {
            message.push('\n');
            message.push_str(line);
        }
    }
    format!("::{command} {properties},title={}::{}\n", property(finding.id), data(&message))
}

fn law(basis: &[&str], lang: Lang) -> String {
    let words = Words { zh: "依据：", en: "basis: " };
    let (name, stop) = match lang {
        Lang::Zh => (words.zh, "；"),
        Lang::En => (words.en, "; "),
    };
    if basis.is_empty() { String::new() } else { format!("{name}{}", basis.join(stop)) }
}

/// A text after the `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text between the commas.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::example::{blank, find, text};
    use super::*;
    use crate::diag::{Finding, Source};

    fn shown(finding: Finding, lang: Lang) -> String {
        github(&[Report { file: "contract.yaml", findings: &[finding], ..Report::default() }], lang)
    }

    #[test]
    fn nothing_in_a_text_can_end_its_part_of_the_command() {
        let spec = Source::new("a:b,c%\r\n.yaml", "x: 待定\n");
        let mut finding = blank(find(&spec, "待定"));
        finding.message = text("五折", "50%: a, b\r\n::error ::c");
        assert_eq!(
            shown(finding, Lang::En),
            "::error file=a%3Ab%2Cc%25%0D%0A.yaml,line=1,endLine=1,col=4,endColumn=6,title=blank/unfilled::50%25: a, \
             b%0D%0A::error ::c%0Awrite a period, such as 15 working days%0Abasis: 民法典 第五百一十条\n"
        );
    }

    #[test]
    fn levels_and_waivers() {
        let spec = Source::new("a.yaml", "x:\n  y\n");
        let finding = |severity| Finding { severity, ..blank(find(&spec, ":\n  y")) };
        assert!(
            shown(finding(Severity::Warning), Lang::Zh)
                .starts_with("::warning file=a.yaml,line=1,endLine=2,col=2,title=")
        );
        assert!(shown(finding(Severity::Note), Lang::Zh).starts_with("::notice file=a.yaml,"));
        let waived = Finding { waived: Some("已商定".to_owned()), ..finding(Severity::Error) };
        assert!(shown(waived, Lang::Zh).starts_with("::notice file=a.yaml,"));
        let nowhere = Finding { primary: None, ..finding(Severity::Error) };
        assert!(
            shown(nowhere, Lang::Zh).starts_with("::error file=contract.yaml,title=blank/unfilled::方案期限未填写%0A")
        );
    }
}
