//! A term that is defined and never used.

use crate::checks::sides::is_read;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Home, Manner, Term, Use};
use crate::say;

pub static CHECK: Check = Check {
    id: "term/unused",
    severity: Severity::Note,
    title: Words { zh: "定义了的术语没有用到", en: "a defined term that is never used" },
    why: Words {
        zh: "没有用到的定义，往往说明应当使用该术语的条款漏写了，或者正文用了别的词。",
        en: "a definition nobody uses often means that the clause it was made for is missing, or uses another word",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. “**平台**”指甲方运营的网站。\n2. 双方应当遵守本协议。",
        en: "1. “**Platform**” means the site that Party A runs.\n2. Each party shall comply with this agreement.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. “**平台**”指甲方运营的网站。\n2. 甲方应当维护平台。",
        en: "1. “**Platform**” means the site that Party A runs.\n2. Party A shall maintain the Platform.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    // What could not be read may use any term.
    if !is_read(case) {
        return Vec::new();
    }
    let terms = case.terms;
    let is_unused = |index: usize| {
        let term = &terms.all[index];
        !terms.uses_of(index).any(|used| counts(case, term, used))
    };
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        for (index, term) in terms.of(lang).filter(|(_, term)| is_written_by_hand(case, term)) {
            let has_told = lang == Lang::En && term.partner.is_some();
            let other_is_used = term.partner.is_some_and(|partner| !is_unused(partner));
            if has_told || other_is_used || !is_unused(index) {
                continue;
            }
            let mut finding = Finding::new(say!(
                zh: "定义了“{term}”，但全文没有使用",
                en: "“{term}” is defined but never used",
                term = term.words,
            ))
            .at(term.span(case.passages), say!(zh: "在此定义", en: "defined here"));
            if let Some(partner) = term.partner {
                finding = finding.see(terms.all[partner].span(case.passages), say!(zh: "英文", en: "in English"));
            }
            findings.push(finding.help(say!(
                zh: "请删去该定义；如果正文中另有一词指的就是它，请改用“{term}”",
                en: "delete the definition or, where another word stands for the same thing, use “{term}” instead",
                term = term.words,
            )));
        }
    }
    findings
}

/// Terms are defined in clauses; a value that happens to look like a definition is the parties' own affair.
fn is_written_by_hand(case: &Case, term: &Term) -> bool {
    !matches!(case.passages[term.passage].home, Home::Value(_))
}

/// Whether a use is one beyond the definition itself. What follows the defining sentence in its passage counts.
fn counts(case: &Case, term: &Term, used: &Use) -> bool {
    let passage = &case.passages[used.passage];
    if passage.home == Home::Heading {
        return false;
    }
    if used.passage != term.passage {
        return true;
    }
    match term.manner {
        Manner::Label => used.range.start > term.range.end,
        Manner::Means | Manner::Pointer => {
            let words = &passage.get(term.lang).words;
            let end = words[term.body.clone()].find(['。', '\n']).or_else(|| words[term.body.clone()].find(". "));
            used.range.start < term.range.start || end.is_some_and(|end| used.range.start > term.body.start + end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn each_unused_definition_is_one_finding() {
        for (zh, en, expected) in [
            ("甲方的网站（“**平台**”）由甲方维护。", "Party A maintains its site (the “**Platform**”).", "平台"),
            (
                "“**前物**”指一物。\n2. “**后物**”指一物；前物归甲方。",
                "“**Alpha**” means a thing of Party A.\n2. “**Beta**” means a thing of Party B; Alpha belongs to Party A.",
                "后物",
            ),
            (
                "“**平台**”指甲方的网站和平台上的内容。",
                "“**Platform**” means the site and what is on the Platform.",
                "平台",
            ),
        ] {
            let places = caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}"));
            assert_eq!(places, [expected], "{zh}");
        }
    }

    #[test]
    fn a_use_in_either_language_is_enough() {
        for (zh, en) in [
            ("“**平台**”指网站。甲方维护平台。", "“**Platform**” means the site. Party A maintains it."),
            ("“**平台**”指网站。甲方维护它。", "“**Platform**” means the site. Party A maintains the Platform."),
            (
                "甲方的网站（“**平台**”）；平台由甲方维护。",
                "Party A’s site (the “**Platform**”); Party A maintains it.",
            ),
            (
                "“**书面**”指文书。\n2. 书面通知。",
                "“**in writing**” (and “written”) means on paper.\n2. Notice in writing.",
            ),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
    }
}
