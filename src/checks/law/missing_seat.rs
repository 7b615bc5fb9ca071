//! Arbitration with a party from abroad, and no seat.

use std::ops::Range;

use super::arbitration::{submits_en, submits_zh};
use super::foreign;
use super::hit::{hits, is_whole};
use super::reading::Reading;
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/missing-seat",
    severity: Severity::Warning,
    title: Words { zh: "涉外仲裁没有约定仲裁地", en: "foreign-related arbitration without a seat" },
    why: Words {
        zh: "仲裁地决定仲裁协议适用的法律、裁决的国籍和由哪个法院撤销裁决；当事人可以书面约定，没有约定的，由规则或者仲裁庭来定。",
        en: "the seat decides which law governs the agreement to arbitrate, where the award is from and which court may \
             set it aside; the parties may agree on it in writing, and otherwise rules or arbitrators choose",
    },
    basis: &["arbitration-law-81"],
    bad: Example::Clause {
        spec: "parties:\n  client:\n    name: { zh: 示例（新加坡）有限公司, en: Example (Singapore) Pte. Ltd. }\n",
        zh: "1. **争议应当提交上海国际经济贸易仲裁委员会仲裁。**\n",
        en: "1. **The parties shall submit disputes to the Shanghai International Economic and Trade Arbitration \
             Commission for arbitration.**\n",
    },
    good: Example::Clause {
        spec: "parties:\n  client:\n    name: { zh: 示例（新加坡）有限公司, en: Example (Singapore) Pte. Ltd. }\n",
        zh: "1. **争议应当提交上海国际经济贸易仲裁委员会仲裁，仲裁地为上海。**\n",
        en: "1. **The parties shall submit disputes to the Shanghai International Economic and Trade Arbitration \
             Commission for arbitration, with its seat in Shanghai.**\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let topics = case.topics();
    if !topics.any(Topic::Arbitration) || topics.any(Topic::Seat) || !is_whole(case) {
        return Vec::new();
    }
    let Some(abroad) = foreign::party(case) else { return Vec::new() };
    let hits = hits(case, Topic::Arbitration, zh, en);
    let Some(hit) = hits.first() else { return Vec::new() };
    let message = say!(zh: "涉外合同约定了仲裁，却没有约定仲裁地", en: "arbitration is agreed with a party from abroad, but no seat");
    let finding = hit
        .finding(message, say!(zh: "没有仲裁地", en: "no seat"))
        .see(abroad, say!(zh: "一方来自境外", en: "a party from abroad"));
    vec![finding.help(say!(
        zh: "请写明仲裁地，例如“仲裁地为北京”；它与开庭地点不是一回事",
        en: "say where the seat is, such as “the seat of arbitration is Beijing”; it need not be where hearings are held",
    ))]
}

fn zh(reading: &Reading) -> Option<Range<usize>> {
    within(reading, submits_zh)
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    within(reading, submits_en)
}

fn within(reading: &Reading, submits: fn(&str) -> Option<Range<usize>>) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let found = submits(&reading.text[sentence.clone()])?;
        Some(sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count_with;
    use super::*;

    const ZH: &str = "1. 争议应当提交北京仲裁委员会仲裁。\n";
    const EN: &str = "1. Disputes are submitted to the Beijing Arbitration Commission for arbitration.\n";

    #[test]
    fn a_party_is_from_abroad_by_its_name_or_address_and_without_a_code() {
        for spec in [
            "parties:\n  provider:\n    name: { zh: 样例有限公司（香港）, en: Sample (Hong Kong) Limited }\n",
            "parties:\n  client:\n    name: { zh: 样例公司, en: Sample K.K. (Japan) }\n",
            "parties:\n  client:\n    name: { zh: 美国样例公司, en: Sample Inc. }\n    credit_code: /\n",
        ] {
            assert_eq!(count_with(CHECK.id, spec, ZH, EN), 1, "{spec}");
        }
    }

    #[test]
    fn parties_of_the_mainland_courts_and_a_seat_stay_silent() {
        let abroad = "parties:\n  client:\n    name: { zh: 德国样例公司, en: Sample GmbH }\n";
        let home = "parties:\n  client:\n    name: { zh: 香港样例（深圳）有限公司, en: Sample }\n    credit_code: 91350100M000100Y43\n";
        assert_eq!(count_with(CHECK.id, home, ZH, EN), 0);
        assert_eq!(count_with(CHECK.id, "", ZH, EN), 0);
        assert_eq!(
            count_with(
                CHECK.id,
                abroad,
                "1. 争议由北京市海淀区人民法院管辖。\n",
                "1. The court in Haidian has jurisdiction over disputes.\n"
            ),
            0
        );
        assert_eq!(
            count_with(
                CHECK.id,
                abroad,
                "1. 争议提交北京仲裁委员会仲裁。\n2. 仲裁地为北京。\n",
                "1. Disputes go to arbitration.\n2. The seat of arbitration is Beijing.\n"
            ),
            0
        );
        assert_eq!(count_with(CHECK.id, abroad, ZH, EN), 1);
    }
}
