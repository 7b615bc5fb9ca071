//! The manual: every check printed from its own constant, with the diagnostics its example really produces.

use super::check::{Check, Example};
use super::sample::examine_example;
use super::{ALL, Examined};
use crate::config::{Decision, Origin, Policy};
use crate::diag::{Finding, Lang, Severity, Text};
use crate::{emit, law, say};

/// The page of one check, in one language: what it finds, why it matters, an example and what is said of it.
#[must_use]
pub fn explain(check: &Check, lang: Lang) -> String {
    let text = |zh: &'static str, en: &'static str| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let title = text(check.title.zh, check.title.en);
    let why = text(check.why.zh, check.why.en);
    let mut page = format!("## `{}`\n\n{} · {title}\n\n{why}\n", check.id, severity(check.severity, lang));
    if !check.basis.is_empty() {
        page.push_str(&format!("\n{}: {}\n", text("依据", "Basis"), law::cited(check.basis).join("；")));
    }
    page.push_str(&format!("\n{}\n\n{}", text("有误：", "Wrong:"), fenced(check.bad)));
    page.push_str(&format!("\n```text\n{}```\n", said(check, lang)));
    page.push_str(&format!("\n{}\n\n{}", text("正确：", "Right:"), fenced(check.good)));
    page
}

/// All checks, a line each, in one language, each as bad as it is in a project; those that are off say so.
#[must_use]
pub fn list(policy: &Policy, lang: Lang) -> String {
    let width = ALL.iter().map(|check| check.id.len()).max().unwrap_or_default();
    let mut text = String::new();
    for check in ALL {
        let title = match lang {
            Lang::Zh => check.title.zh,
            Lang::En => check.title.en,
        };
        let decision = policy.decide(check.id, check.severity);
        let level = decision.severity.map_or(lang.pick("关闭", "off"), |level| severity(level, lang));
        text.push_str(&format!("{:width$}  {level}  {title}\n", check.id));
    }
    text
}

/// How bad the findings of a check are in a project, and who says so.
#[must_use]
pub fn in_force(check: &Check, policy: &Policy) -> Text {
    let Decision { severity: level, origin } = policy.decide(check.id, check.severity);
    let name = |lang: Lang| level.map_or(lang.pick("关闭", "off"), |level| severity(level, lang));
    let own = |lang: Lang| severity(check.severity, lang);
    match origin {
        Origin::Check => {
            say!(zh: "现行级别：{zh}（检查自定）", en: "Level here: {en}, the check's own", zh = name(Lang::Zh), en = name(Lang::En))
        }
        Origin::File(span) => {
            let place = format!("{}:{}", span.source.name, span.source.position(span.start).line);
            say!(
                zh: "现行级别：{zh}，由 {place} 设定（检查自定为{own_zh}）",
                en: "Level here: {en}, set by {place} (the check's own is {own_en})",
                zh = name(Lang::Zh), en = name(Lang::En), place = place, own_zh = own(Lang::Zh), own_en = own(Lang::En),
            )
        }
        Origin::CommandLine => say!(
            zh: "现行级别：{zh}，由命令行指定", en: "Level here: {en}, by the command line",
            zh = name(Lang::Zh), en = name(Lang::En),
        ),
    }
}

/// What every check says of itself, for programs.
#[must_use]
pub fn rules() -> Vec<emit::Rule> {
    ALL.iter()
        .map(|check| emit::Rule {
            id: check.id,
            severity: check.severity,
            title: check.title.into(),
            why: check.why.into(),
            basis: law::cited(check.basis),
            help: help(check),
        })
        .collect()
}

/// A check's page in both languages, without what is said of its example.
fn help(check: &Check) -> String {
    let mut page = format!("# {} / {}\n\n{}\n\n{}\n", check.title.zh, check.title.en, check.why.zh, check.why.en);
    if !check.basis.is_empty() {
        page.push_str(&format!("\n依据 / Basis: {}\n", law::cited(check.basis).join("；")));
    }
    let (bad, good) = (fenced(check.bad), fenced(check.good));
    page.push_str(&format!("\n有误 / Wrong:\n\n{bad}\n正确 / Right:\n\n{good}"));
    page
}

/// The manual of all checks, in both languages.
#[must_use]
pub fn manual() -> String {
    let mut page = String::from(
        "<!-- Printed from the checks themselves; do not edit. `SNAPSHOTS=overwrite cargo test pinned` prints it anew. -->\n\n\
         # 检查规则 / Checks\n\n| | | 检查内容 | What it finds |\n| :- | :- | :- | :- |\n",
    );
    for check in ALL {
        page.push_str(&format!(
            "| `{}` | {} | {} | {} |\n",
            check.id,
            severity(check.severity, Lang::En),
            check.title.zh,
            check.title.en
        ));
    }
    for check in ALL {
        for lang in [Lang::Zh, Lang::En] {
            page.push('\n');
            page.push_str(&explain(check, lang));
        }
    }
    page
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Note, Lang::Zh) => "提示",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::En) => "note",
    }
}

/// An example as a Markdown block.
fn fenced(example: Example) -> String {
    match example {
        Example::Spec(text) => format!("```yaml\n{text}```\n"),
        Example::Report(spec) => format!("`report.yaml`:\n\n```yaml\n{spec}```\n"),
        Example::Config(text) => format!("`hetong.toml`:\n\n```toml\n{text}```\n"),
        Example::Bytes(bytes) => format!("```yaml\n{}\n```\n", bytes.escape_ascii()),
        Example::Clause { spec, zh, en } => {
            let spec = if spec.is_empty() { String::new() } else { format!("```yaml\n{spec}```\n\n") };
            let (zh, en) = (zh.trim_end(), en.trim_end());
            format!(
                "{spec}`clauses/words.zh.md`:\n\n```text\n{zh}\n```\n\n`clauses/words.en.md`:\n\n```text\n{en}\n```\n"
            )
        }
        Example::Events { spec, events } => {
            format!("```yaml\n{spec}```\n\n`template.yaml`:\n\n```yaml\n{events}```\n")
        }
        Example::Calendar(text) => format!("`2027.yaml`:\n\n```yaml\n{text}```\n"),
        Example::Template { file, text } => format!("`{file}`:\n\n```text\n{text}```\n"),
    }
}

/// What is said of a check's bad example.
fn said(check: &Check, lang: Lang) -> String {
    let Examined { findings, .. } = examine_example(check.bad);
    let findings: Vec<Finding> = findings.into_iter().filter(|finding| finding.id == check.id).collect();
    let report = emit::Report { file: "contract.yaml", findings: &findings, ..emit::Report::default() };
    let text = emit::human(&report, lang, emit::Colour::Plain, 100);
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_fires_on_its_bad_example_and_on_nothing_else() {
        let mut wrong = Vec::new();
        for check in ALL {
            let examined = examine_example(check.bad);
            let ids: Vec<_> = examined.findings.iter().map(|finding| finding.id).collect();
            if ids.is_empty() || ids.iter().any(|id| *id != check.id) {
                wrong.push((check.id, ids));
            }
            for finding in &examined.findings {
                assert!(finding.primary.is_some(), "{} points nowhere", check.id);
                for text in [&finding.message, &finding.help, &finding.why] {
                    assert!(!text.zh.is_empty() && !text.en.is_empty(), "{} is silent in one language", check.id);
                    assert!(!text.zh.is_ascii(), "{} speaks no Chinese: {}", check.id, text.zh);
                    assert!(text.en.chars().any(|c| c.is_ascii_alphabetic()), "{} speaks no English", check.id);
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_check_is_silent_on_its_good_example() {
        let mut wrong = Vec::new();
        for check in ALL {
            let open = examine_example(check.good).findings.into_iter().filter(|finding| finding.waived.is_none());
            wrong.extend(open.map(|finding| (check.id, finding.id, finding.message.en)));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_article_a_check_names_is_in_the_data_of_the_law() {
        for check in ALL {
            for entry in check.basis {
                let is_key = entry.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                assert!(!is_key || law::article(entry).is_some(), "{}: no article {entry}", check.id);
            }
        }
    }

    #[test]
    fn the_list_is_sorted_and_the_ids_are_the_files() {
        let ids: Vec<_> = ALL.iter().map(|check| check.id).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        assert_eq!(ids, sorted);
    }
}
