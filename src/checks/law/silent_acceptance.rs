//! A time for inspection, and nothing about silence.

use std::ops::Range;

use super::hit::{hits, is_whole};
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/silent-acceptance",
    severity: Severity::Warning,
    title: Words {
        zh: "约定了验收期限而没有约定逾期不验收的后果",
        en: "a time for acceptance, and nothing about silence",
    },
    why: Words {
        zh: "买卖合同中期限内不提异议视为符合约定；服务和开发合同没有写明的，付款和责任从何时起算，就要看一方愿不愿意验收。",
        en: "in a sale, silence within the time for inspection counts as conformity; elsewhere, unless the contract says \
             so, payment and risk wait for a party that may not care to inspect",
    },
    basis: &["civil-code-620", "civil-code-621"],
    bad: Example::Clause {
        spec: "terms:\n  duration: 1 month\n",
        zh: "1. 甲方应当在收到交付物后{{ terms.duration }}内完成验收。\n",
        en: "1. Party A shall complete its inspection within {{ terms.duration }} after receiving the deliverables.\n",
    },
    good: Example::Clause {
        spec: "terms:\n  duration: 1 month\n",
        zh: "1. 甲方应当在收到交付物后{{ terms.duration }}内完成验收；**期限内没有书面提出异议的，视为验收合格**。\n",
        en: "1. Party A shall complete its inspection within {{ terms.duration }} after receiving the deliverables; **if \
             it raises no objection in writing within that time, the deliverables are deemed accepted**.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    // What silence means is said in the contract the document builds on.
    if !case.contract.template.builds_on.is_empty() {
        return Vec::new();
    }
    let found = hits(case, Topic::Inspection, zh, en);
    if found.is_empty() || !is_whole(case) {
        return Vec::new();
    }
    let topics = case.topics();
    let answered = |section: Option<usize>| {
        let passages = case
            .passages
            .iter()
            .enumerate()
            .filter(|(index, passage)| passage.section == section && topics.has(*index, Topic::Deemed));
        passages
            .into_iter()
            .any(|(_, passage)| answers(&Reading::of(&passage.zh)) || answers(&Reading::of(&passage.en)))
    };
    let mut told = Vec::new();
    let mut findings = Vec::new();
    for hit in found {
        let section = hit.passage.section;
        if told.contains(&section) || answered(section) {
            continue;
        }
        told.push(section);
        findings.push(
            hit.finding(
                say!(
                    zh: "约定了验收期限，却没有约定期满不验收的后果",
                    en: "there is a time for inspection, but nothing says what silence means",
                ),
                say!(zh: "期满之后怎样", en: "and after that?"),
            )
            .help(say!(
                zh: "请写明“期限内没有书面提出异议的，视为验收合格”，或者另写后果",
                en: "say that without an objection in writing within that time it is deemed accepted, or what else follows",
            )),
        );
    }
    findings
}

/// Whether a passage says what silence means.
fn answers(reading: &Reading) -> bool {
    has(&reading.text, &["视为", "deemed"])
        && has(
            &reading.text,
            &["合格", "验收", "检验", "符合", "接受", "通过", "accept", "conform", "passed", "complete"],
        )
}

/// “在……内完成验收”, not “验收合格后……内付款”, nor “……内通知甲方验收”.
fn zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let within = first(text, &["日内", "天内", "月内", "周内", "小时内", "期限内", "期内", "年内"])?;
        let rest = &text[within.end..];
        let inspects = first(rest, &["验收", "检验"])?;
        let between = &rest[..inspects.start];
        let after = &rest[inspects.end..];
        let is_far = between.chars().count() > 16 || between.contains(['，', '、']) && !between.contains("按照");
        let is_request = has(between, &["通知", "申请", "提交", "提请", "配合", "交付", "报", "准备", "支付", "未"]);
        let is_thing =
            ["申请", "报告", "资料", "材料", "标准", "合格后", "通知", "单", "费", "人员", "意见", "方案", "机构"]
                .iter()
                .any(|word| after.starts_with(word));
        let is_duty = has(text, &["应当", "应在", "应于", "须", "应自", "应"]);
        (!is_far && !is_request && !is_thing && is_duty)
            .then(|| sentence.start + within.end + inspects.start..sentence.start + within.end + inspects.end)
    })
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let found = first(
            text,
            &[
                "shall inspect",
                "shall complete its inspection",
                "shall complete the inspection",
                "shall complete inspection",
                "shall carry out acceptance",
                "shall complete acceptance",
                "shall complete the acceptance",
                "shall carry out the acceptance",
                "shall carry out its inspection",
            ],
        )?;
        let is_timed = text.contains("within") && has(text, &["day", "week", "month", "hour"]);
        is_timed.then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn a_time_for_inspection_without_an_answer_is_found() {
        for (zh, en) in [
            (
                "买方应自货到之日起七日内检验完毕。",
                "The buyer shall inspect the goods within seven days after arrival.",
            ),
            ("甲方应在三十日内组织验收。", "Party A shall carry out acceptance within thirty days."),
            ("验收按照附件进行。", "Party A shall complete acceptance within two weeks."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn answers_requests_and_payment_after_acceptance_stay_silent() {
        for (zh, en) in [
            (
                "甲方应在三十日内组织验收。\n2. 甲方逾期不验收的，视为验收合格。",
                "Party A shall carry out acceptance within thirty days.\n2. If it does not, acceptance is deemed complete.",
            ),
            ("甲方应当在验收合格后十日内付款。", "Party A shall pay within ten days after acceptance."),
            ("乙方应当在完工后五日内通知甲方验收。", "Party B shall notify Party A within five days after completion."),
            ("乙方应当在五日内提交验收报告。", "Party B shall submit the acceptance report within five days."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
