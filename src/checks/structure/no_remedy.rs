//! Duties, and nothing on what follows if they are not met.

use crate::checks::law::hit::is_whole;
use crate::checks::law::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::prose::Home;
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "structure/no-remedy",
    severity: Severity::Warning,
    title: Words { zh: "只约定义务而没有约定违约后果", en: "duties without a remedy" },
    why: Words {
        zh: "没有违约金、赔偿范围和解除条件的约定，守约方只能依照法定规则主张，并自行证明损失。",
        en: "without liquidated damages, a measure of compensation or a right to terminate, the innocent party is left \
             with the default rules and has to prove its loss",
    },
    basis: &["civil-code-470", "civil-code-577"],
    bad: Example::Template {
        file: "clauses/payment.zh.md",
        text: "## 甲方的义务 {#payment}\n\n1. 甲方应就[](#service)所述服务支付{{ fees.total }}。\n",
    },
    good: Example::Template {
        file: "clauses/payment.zh.md",
        text: "## 付款 {#payment}\n\n1. 甲方应就[](#service)所述服务支付{{ fees.total }}。\n",
    },
    run: Run::Bound(run),
};

/// A chapter on duties by its own heading, in a contract without a word on what a breach entails.
fn run(case: &Case) -> Vec<Finding> {
    if !is_whole(case) || case.topics().any(Topic::Remedy) {
        return Vec::new();
    }
    let duties = case.passages.iter().find(|passage| {
        let (zh, en) = (&passage.zh.words, passage.en.words.to_ascii_lowercase());
        passage.home == Home::Heading
            && (["义务", "职责"].iter().any(|word| has_word(zh, word))
                || ["duties", "obligations", "responsibilities"].iter().any(|word| has_word(&en, word)))
    });
    let Some(duties) = duties else { return Vec::new() };
    let binds =
        case.passages.iter().filter(|passage| passage.section == duties.section && passage.home == Home::Paragraph);
    let mut binds = binds.filter(|passage| {
        let en = &passage.en.words;
        ["应", "须", "不得"].iter().any(|word| has_word(&passage.zh.words, word))
            || has_word(en, "shall")
            || has_word(en, "must")
    });
    let Some(first) = binds.next() else { return Vec::new() };
    let message =
        say!(zh: "合同约定了义务，却没有约定违约后果", en: "the contract imposes duties, but says nothing on a breach");
    vec![
        Finding::new(message)
            .at(duties.zh.place().clone(), say!(zh: "这一章约定义务", en: "this chapter imposes duties"))
            .see(first.zh.place().clone(), say!(zh: "例如这一条", en: "such as this one"))
            .help(say!(
                zh: "请增加违约责任条款，写明违约金或者赔偿范围，以及何时可以解除",
                en: "add a clause on breach: liquidated damages or the measure of compensation, and when a party may terminate",
            )),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    fn count(heading: &str, zh: &str) -> usize {
        let zh =
            format!("## {heading} {{#payment}}\n\n1. 甲方应就[](#service)所述服务支付{{{{ fees.total }}}}。{zh}\n");
        let findings = examine_files(&[("clauses/payment.zh.md", &zh)]).findings;
        findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn chapters_of_duties_are_known_by_their_headings() {
        assert_eq!(count("双方的权利和义务", ""), 1);
        assert_eq!(count("甲方职责", ""), 1);
        assert_eq!(count("乙方义务", "甲方不得拖延。"), 1);
    }

    #[test]
    fn any_word_on_a_breach_and_other_headings_stay_silent() {
        assert_eq!(count("双方的权利和义务", "违约的，赔偿损失。"), 0);
        assert_eq!(count("甲方的义务", "逾期满十日的，乙方可以解除本协议。"), 0);
        assert_eq!(count("付款", ""), 0);
    }
}
