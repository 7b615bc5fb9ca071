//! An article cited by the number it had before its statute was revised.

use crate::checks::sides::per_passage;
use crate::checks::statute_citation::{find, signing_day};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::prose::Prose;
use crate::say;
use crate::value::Date;

pub static CHECK: Check = Check {
    id: "reference/renumbered",
    severity: Severity::Warning,
    title: Words { zh: "引用的条文已改条号", en: "an article that has another number now" },
    why: Words {
        zh: "法律修订后条号变动，原来的条号现在是另一条规定，引用就张冠李戴。",
        en: "after a revision the old number belongs to another rule, and the citation says something that was not meant",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "signed_on: 2026-03-02\n",
        zh: "1. 本条是《中华人民共和国仲裁法》第十六条所称的仲裁协议。",
        en: "1. This is an arbitration agreement under Article 16 of the Arbitration Law of the People’s Republic of China.",
    },
    good: Example::Clause {
        spec: "signed_on: 2026-03-02\n",
        zh: "1. 本条是《中华人民共和国仲裁法》第二十七条所称的仲裁协议。",
        en: "1. This is an arbitration agreement under Article 27 of the Arbitration Law of the People’s Republic of China.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    per_passage(case, &signing_day(case), |day, _, prose| faults(prose, *day))
}

fn faults(prose: &Prose, day: Date) -> Vec<Finding> {
    let mut faults = Vec::new();
    // A year after the name says that an older text is meant: 《仲裁法》（2017年修正）.
    let cited =
        find(prose.lang, &prose.words).into_iter().filter(|citation| !names_a_version(prose, citation.range.end));
    for citation in cited {
        for (old, range) in &citation.articles {
            let Some(new) = citation.statute.renumbered(*old, day.0) else { continue };
            let since = citation.statute.revised.as_ref().map(|revision| revision.on.to_string()).unwrap_or_default();
            let name = citation.statute.name();
            let message = say!(
                zh: "《{zh}》原第{old}条，自{since}起改为第{new}条",
                en: "what was Article {old} of the {en} is Article {new} since {since}",
                zh = name.zh, en = name.en, old = old, new = new, since = since,
            );
            let finding =
                Finding::new(message).at(prose.span(range.clone()), say!(zh: "原来的条号", en: "the old number"));
            faults.push(finding.help(say!(
                zh: "请对照现行文本；指的是原第{old}条的，改为第{new}条",
                en: "look it up in the text in force; if the old Article {old} is meant, write Article {new}",
                old = old, new = new,
            )));
        }
    }
    faults
}

/// Whether a bracket with a year follows a name.
fn names_a_version(prose: &Prose, end: usize) -> bool {
    let rest = prose.words[end..].trim_start();
    let Some(inner) = rest.strip_prefix(['（', '(']) else { return false };
    inner.starts_with("19") || inner.starts_with("20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{caught, examine_example};

    fn found(zh: &str, en: &str) -> Vec<String> {
        caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}"))
    }

    #[test]
    fn old_numbers_are_found() {
        assert_eq!(found("依照《仲裁法》第十七条、第二十条。", "As the law provides."), ["第十七条", "第二十条"]);
        assert_eq!(found("依照法律。", "Under the Arbitration Law, Article 18."), ["18"]);
        assert_eq!(found("依照《网络安全法》第二十一条履行等级保护义务。", "As the law provides."), ["第二十一条"]);
    }

    #[test]
    fn other_articles_versions_and_times_are_silent() {
        for (zh, en) in [
            ("依照《仲裁法》第二十七条。", "Under Article 27 of the Arbitration Law."),
            ("依照《个人信息保护法》第二十一条。", "Under Article 21 of the Personal Information Protection Law."),
            ("依照《仲裁法》（2017年修正）第十六条。", "As the law then provided."),
        ] {
            assert!(found(zh, en).is_empty(), "{zh}");
        }
        let spec = "signed_on: 2025-03-02\n";
        let old =
            Example::Clause { spec, zh: "1. 依照《仲裁法》第十六条。", en: "1. As the law provides." };
        assert!(examine_example(old).findings.iter().all(|finding| finding.id != CHECK.id));
    }
}
