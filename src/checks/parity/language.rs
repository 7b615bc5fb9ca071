//! Chinese on the English side, or English on the Chinese side.

use super::compare;
use crate::checks::search::Search;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::prose::{Foreign, Home, Passage};
use crate::say;
use crate::template::Type;

pub static CHECK: Check = Check {
    id: "parity/language",
    severity: Severity::Warning,
    title: Words {
        zh: "一种语言的位置写了另一种语言", en: "text of one language in the place of the other"
    },
    why: Words {
        zh: "不懂这种语言的一方看不到约定的内容；两种文本也就少了一种，无从互相印证。",
        en: "the party that does not read that language cannot see what it agrees to, and one of the two texts is missing",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  scope: { zh: 系统的日常维护, en: 系统的日常维护 }\n"),
    good: Example::Spec(
        "template: sample\nservice:\n  scope: { zh: 系统的日常维护, en: Daily maintenance of the system }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let search = Search::of(case, &find, String::new());
    let found = search.through(|_, passage| Lang::ALL.into_iter().filter_map(|lang| find(passage, lang)).collect());
    let mut findings: Vec<Finding> = Vec::new();
    for (passage, finding) in found {
        if !is_name_of_party(case, passage) && !findings.iter().any(|said| said.primary == finding.primary) {
            findings.push(finding);
        }
    }
    findings
}

/// The name of a party is for party/untranslated to look at: a foreign one may have no other.
fn is_name_of_party(case: &Case, passage: &Passage) -> bool {
    let Home::Value(path) = &passage.home else { return false };
    let Some(party) = path.strip_suffix(".name") else { return false };
    case.contract.template.schema.get(party).is_some_and(|definition| definition.r#type == Type::Party)
}

fn find(passage: &Passage, lang: Lang) -> Option<Finding> {
    let prose = passage.get(lang);
    // A fragment is for the checks of wording to report.
    let said = prose.reading().foreign.as_ref().filter(|said| said.what == Foreign::Whole)?;
    let range = said.range.clone();
    let shown = shown(&prose.words[range.clone()]);
    let (message, help) = match lang {
        Lang::En => (
            say!(zh: "英文文本中写了中文“{text}”", en: "“{text}” in the English text is Chinese", text = shown),
            say!(zh: "请在此写英文；需要保留中文原名的，放在括号里", en: "write English here; a Chinese name that must stay goes in brackets"),
        ),
        Lang::Zh => (
            say!(zh: "中文文本中写了英文“{text}”", en: "“{text}” in the Chinese text is English", text = shown),
            say!(zh: "请在此写中文；需要保留英文原文的，放在括号或者引号里", en: "write Chinese here; English that must stay goes in brackets or quotation marks"),
        ),
    };
    let finding = Finding::new(message).at(prose.span(range), label(lang)).help(help);
    Some(match &passage.home {
        Home::Value(path) => finding.of(format!("{path}.{}", lang.key())),
        _ => finding,
    })
}

fn label(lang: Lang) -> Text {
    let name = compare::language_name(lang);
    say!(zh: "此处应为{zh}", en: "{en} belongs here", zh = name.zh, en = name.en)
}

/// The words, cut where they are long.
fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;
    use crate::checks::sample::examine_example;

    fn of_value(zh: &str, en: &str) -> Vec<String> {
        let spec = format!("template: sample\nservice:\n  scope: {{ zh: \"{zh}\", en: \"{en}\" }}\n");
        let findings = examine_example(Example::Spec(Box::leak(spec.into_boxed_str()))).findings;
        let ours = findings.into_iter().filter(|finding| finding.id.starts_with("parity/"));
        ours.map(|finding| finding.message.en).collect()
    }

    #[test]
    fn the_wrong_language_is_found_in_values_and_in_clauses() {
        assert_eq!(of_value("甲", "甲"), ["“甲” in the English text is Chinese"]);
        assert_eq!(
            of_value("Maintenance of the system", "Maintenance of the system"),
            ["“Maintenance of the syste…” in the Chinese text is English"]
        );
        assert_eq!(of_value("示例路1号", "示例路1号, Beijing"), ["“示例路” in the English text is Chinese"]);
        assert_eq!(parity("1. 甲方应当付款。\n", "1. 甲方应当付款。\n"), [CHECK.id]);
        assert_eq!(
            parity(
                "1. Party A shall pay.
",
                "1. Party A shall pay.
"
            ),
            [CHECK.id]
        );
    }

    #[test]
    fn names_codes_and_cited_words_belong_to_no_language() {
        for (zh, en) in [
            ("HT-2026-001", "HT-2026-001"),
            ("Example GmbH", "Example GmbH"),
            ("通过API接口和Web Service调用", "Calls through the API and a web service"),
            ("联系 legal@example.com", "Contact legal@example.com"),
            ("软件（Software as a service in the cloud）", "Software as a service"),
            ("定金", "Earnest money (定金)"),
            ("示例路1号", "No. 1, 示例路, Haidian, Beijing"),
        ] {
            assert_eq!(of_value(zh, en), Vec::<String>::new(), "{zh}");
        }
    }
}
