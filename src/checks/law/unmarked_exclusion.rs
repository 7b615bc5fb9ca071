//! A clause that weighs on the other side, in ordinary type.

use std::ops::Range;

use super::arbitration::{is_about_disputes, submits_en, submits_zh, sues_zh};
use super::exclusion::{excludes_en, excludes_zh};
use super::hit::hits;
use super::reading::Reading;
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/unmarked-exclusion",
    severity: Severity::Note,
    title: Words {
        zh: "免责、限责或者争议解决条款没有加粗", en: "an exclusion, limit or forum clause not in bold"
    },
    why: Words {
        zh: "模板里的条款往往是格式条款：免除、减轻责任和约定管辖的内容没有以明显标识提示的，对方可以主张它不成为合同的内容。",
        en: "clauses of a template are mostly standard terms; if those that exclude or limit liability or choose the forum \
             do not catch the eye, the other side may claim that they are no part of the contract",
    },
    basis: &["civil-code-496", "contract-interpretation-10"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 争议应当提交青岛仲裁委员会仲裁。\n",
        en: "1. The parties shall submit disputes to the Qingdao Arbitration Commission for arbitration.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. **争议应当提交青岛仲裁委员会仲裁。**\n",
        en: "1. **The parties shall submit disputes to the Qingdao Arbitration Commission for arbitration.**\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let help = say!(zh: "请在中英文两个文件中用 `**……**` 加粗", en: "put it in bold, `**…**`, in both languages");
    let liability = hits(case, Topic::Liability, limits_zh, limits_en);
    let arbitrates = hits(case, Topic::Arbitration, arbitrates_zh, arbitrates_en);
    // A court beside arbitration has a finding of its own.
    let forum = if arbitrates.is_empty() { hits(case, Topic::Court, court_zh, |_| None) } else { arbitrates };
    let liability = liability.iter().filter(|hit| !hit.is_strong).map(|hit| {
        hit.finding(
            say!(zh: "免责或者限责的条款没有加粗", en: "a clause that excludes or limits liability is not in bold"),
            say!(zh: "应当引人注意", en: "should catch the eye"),
        )
        .help(help.clone())
    });
    let forum = forum.iter().filter(|hit| !hit.is_strong).map(|hit| {
        hit.finding(
            say!(zh: "约定仲裁或者管辖的条款没有加粗", en: "a clause that chooses the forum is not in bold"),
            say!(zh: "应当引人注意", en: "should catch the eye"),
        )
        .help(help.clone())
    });
    liability.chain(forum).collect()
}

fn within(reading: &Reading, found: impl Fn(&str) -> Option<Range<usize>>) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let range = found(&reading.text[sentence.clone()])?;
        Some(sentence.start + range.start..sentence.start + range.end)
    })
}

fn limits_zh(reading: &Reading) -> Option<Range<usize>> {
    within(reading, excludes_zh)
}

fn limits_en(reading: &Reading) -> Option<Range<usize>> {
    within(reading, excludes_en)
}

fn arbitrates_zh(reading: &Reading) -> Option<Range<usize>> {
    within(reading, submits_zh)
}

fn arbitrates_en(reading: &Reading) -> Option<Range<usize>> {
    within(reading, submits_en)
}

fn court_zh(reading: &Reading) -> Option<Range<usize>> {
    within(reading, |text| {
        let found =
            sues_zh(text).filter(|_| is_about_disputes(text) && text.contains("法院") && !text.contains("仲裁"))?;
        (text.contains("管辖") || text.contains("起诉") || text.contains("提起诉讼")).then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    const CARVED: (&str, &str) = (
        "\n2. 本协议不免除造成人身损害的责任和因故意、重大过失造成财产损失的责任。",
        "\n2. Nothing in this agreement excludes liability for personal injury, intent or gross negligence.",
    );

    #[test]
    fn ordinary_type_is_found() {
        for (zh, en) in [
            (
                "乙方的赔偿责任累计不超过服务费总额。",
                "The aggregate liability of Party B does not exceed the service fees.",
            ),
            (
                "协商不成的，由甲方住所地人民法院管辖。",
                "Failing agreement, the court of Party A’s domicile has jurisdiction.",
            ),
            ("**乙方对任何间接损失概不承担责任。**", "In no event shall Party B be liable for any indirect loss."),
        ] {
            let (zh, en) = (format!("1. {zh}{}\n", CARVED.0).leak(), format!("1. {en}{}\n", CARVED.1).leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn an_institution_that_is_a_value_does_not_hide_the_clause() {
        let spec = "service:\n  scope: { zh: 大连仲裁委员会, en: Dalian Arbitration Commission }\n";
        let zh = "1. 争议提交{{ service.scope }}裁决。\n2. 争议提交{{ service.scope }}仲裁。\n";
        let en = "1. Disputes are submitted to the {{ service.scope }}.\n2. Disputes are submitted to the {{ service.scope }} for arbitration.\n";
        assert_eq!(super::super::hit::tests::count_with(CHECK.id, spec, zh, en), 2);
    }

    #[test]
    fn bold_type_and_other_clauses_stay_silent() {
        for (zh, en) in [
            (
                "**乙方的赔偿责任累计不超过服务费总额。**",
                "**The aggregate liability of Party B does not exceed the service fees.**",
            ),
            ("违约方应当赔偿损失。", "The party in breach shall compensate the loss."),
            ("一方应当向法院提供证据。", "A party shall give evidence to the court."),
        ] {
            let (zh, en) = (format!("1. {zh}{}\n", CARVED.0).leak(), format!("1. {en}{}\n", CARVED.1).leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
