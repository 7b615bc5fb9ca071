//! A statute cited that is no longer in force when the contract is signed.

use crate::checks::sides::per_passage;
use crate::checks::statute_citation::{Citation, find, signing_day};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::law::Status;
use crate::prose::Prose;
use crate::say;
use crate::value::Date;

pub static CHECK: Check = Check {
    id: "reference/repealed",
    severity: Severity::Warning,
    title: Words { zh: "引用了已经废止的法律", en: "a statute that is no longer in force" },
    why: Words {
        zh: "签订时已经失效的法律，不能作为合同的依据；对应的规则可能已经改变，条号也不相同。",
        en: "a statute that is no longer in force on signing can support nothing; the rule may have changed since, and its article certainly has another number",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "signed_on: 2026-03-02\n",
        zh: "1. 双方依照《中华人民共和国合同法》订立本协议。",
        en: "1. The parties enter into this agreement under the Contract Law of the People’s Republic of China.",
    },
    good: Example::Clause {
        spec: "signed_on: 2026-03-02\n",
        zh: "1. 双方依照《中华人民共和国民法典》订立本协议。",
        en: "1. The parties enter into this agreement under the Civil Code of the People’s Republic of China.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    per_passage(case, &signing_day(case), |day, _, prose| faults(prose, *day))
}

fn faults(prose: &Prose, day: Date) -> Vec<Finding> {
    let cited = find(prose.lang, &prose.words);
    cited
        .iter()
        .filter(|citation| !is_history(prose, citation))
        .filter_map(|citation| fault(prose, citation, day))
        .collect()
}

fn fault(prose: &Prose, citation: &Citation, day: Date) -> Option<Finding> {
    let statute = citation.statute;
    let Status::Repealed { on, by } = statute.on(day.0) else { return None };
    let name = statute.name();
    let finding = Finding::new(say!(
        zh: "《{zh}》自{on}起废止",
        en: "the {en} has not been in force since {on}",
        zh = name.zh, en = name.en, on = on,
    ))
    .at(prose.span(citation.range.clone()), say!(zh: "已经失效", en: "no longer in force"));
    Some(match by {
        Some(by) => {
            let by = by.name();
            finding.help(say!(
                zh: "请改引《{zh}》，并核对相应的条文",
                en: "cite the {en} instead, and look up the article that corresponds",
                zh = by.zh, en = by.en,
            ))
        }
        None => finding.help(say!(zh: "请改引现行有效的法律", en: "cite the law now in force")),
    })
}

/// Whether a text speaks of the statute as a thing of the past.
fn is_history(prose: &Prose, citation: &Citation) -> bool {
    const WORDS: [&str; 8] = ["废止", "失效", "已被", "当时有效", "repealed", "superseded", "replaced", "former"];
    let before = &prose.words[..citation.range.start];
    before.ends_with('原') || WORDS.iter().any(|word| prose.words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{caught, examine_example};

    #[test]
    fn repealed_statutes_are_found_in_either_language() {
        for (zh, en, expected) in [
            ("依照《民法通则》和《物权法》。", "Under the law in force.", &["《民法通则》", "《物权法》"][..]),
            ("依照中华人民共和国担保法第九十一条。", "Under the law in force.", &["中华人民共和国担保法"]),
            (
                "依照现行法律。",
                "Under the PRC Contract Law and Article 6 of the Tort Liability Law.",
                &["PRC Contract Law", "Tort Liability Law"],
            ),
        ] {
            assert_eq!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")), expected, "{zh}");
        }
    }

    #[test]
    fn statutes_in_force_and_history_are_silent() {
        for (zh, en) in [
            ("依照《劳动合同法》和《仲裁法》。", "Under the Labour Contract Law and the Arbitration Law."),
            ("《合同法》废止前订立的合同除外。", "Except contracts made before the Contract Law was repealed."),
            ("《合同法原理》所述。", "As German Contract Law has it."),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
        // What was in force on signing was rightly cited.
        let old = Example::Clause {
            spec: "signed_on: 2019-03-02\n",
            zh: "1. 依照《合同法》。",
            en: "1. Under the Contract Law.",
        };
        assert!(examine_example(old).findings.iter().all(|finding| finding.id != CHECK.id));
    }
}
