//! An arbitration clause that names no institution.

use std::ops::Range;

use super::arbitration::{institutions_en, institutions_zh, submits_en, submits_zh};
use super::hit::{any, hits, is_whole};
use super::reading::Reading;
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/missing-institution",
    severity: Severity::Error,
    title: Words { zh: "约定仲裁而没有选定仲裁机构", en: "arbitration without an institution" },
    why: Words {
        zh: "没有选定仲裁机构，或者只写某地的、有关的仲裁机构，事后又不能补充约定的，仲裁协议无效；只约定仲裁规则，不等于选定机构。",
        en: "without a chosen institution, or with none but “the local” one, the agreement to arbitrate is void unless \
             the gap is filled by agreement later; a choice of rules does not choose an institution",
    },
    basis: &[
        "arbitration-law-27",
        "arbitration-law-29",
        "arbitration-interpretation-4",
        "arbitration-interpretation-6",
    ],
    bad: Example::Clause {
        spec: "",
        zh: "1. **因本协议引起的争议，提交甲方所在地仲裁机构仲裁。**\n",
        en: "1. **The parties shall submit disputes arising from this agreement to arbitration at the place of Party A.**\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. **因本协议引起的争议，提交杭州仲裁委员会仲裁。**\n",
        en: "1. **The parties shall submit disputes arising from this agreement to the Hangzhou Arbitration Commission \
             for arbitration.**\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    if !case.topics().any(Topic::Arbitration) || !is_whole(case) || any(case, Topic::Arbitration, names_one) {
        return Vec::new();
    }
    let hits = hits(case, Topic::Arbitration, unnamed_zh, unnamed_en);
    let Some((first, others)) = hits.split_first() else { return Vec::new() };
    let message = say!(zh: "约定了仲裁，却没有选定仲裁机构", en: "arbitration is agreed, but no institution is chosen");
    let finding = first.finding(message, say!(zh: "没有写明哪一家机构", en: "no institution is named"));
    let finding = others
        .iter()
        .fold(finding, |finding, hit| finding.see(hit.span.clone(), say!(zh: "这里也没有", en: "nor here")));
    vec![finding.help(say!(
        zh: "请写明一家仲裁机构的全称，例如“北京仲裁委员会”",
        en: "name one institution in full, such as “the Beijing Arbitration Commission”",
    ))]
}

/// Whether a passage names an institution, or has a blank for one.
fn names_one(reading: &Reading) -> bool {
    let is_blank = |submits: fn(&str) -> Option<Range<usize>>| {
        reading
            .sentences()
            .iter()
            .any(|range| reading.has_blank(range) && submits(&reading.text[range.clone()]).is_some())
    };
    !institutions_zh(&reading.text).is_empty()
        || !institutions_en(&reading.text).is_empty()
        || is_blank(submits_zh)
        || is_blank(submits_en)
}

fn unnamed_zh(reading: &Reading) -> Option<Range<usize>> {
    unnamed(reading, submits_zh)
}

fn unnamed_en(reading: &Reading) -> Option<Range<usize>> {
    unnamed(reading, submits_en)
}

fn unnamed(reading: &Reading, submits: fn(&str) -> Option<Range<usize>>) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let found = submits(&reading.text[sentence.clone()])?;
        Some(sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::{count, count_with};
    use super::*;

    #[test]
    fn a_place_a_rule_or_nothing_is_no_institution() {
        for (zh, en) in [
            ("协商不成的，在北京仲裁。", "Failing agreement, it is arbitrated in Beijing."),
            ("争议提交有管辖权的仲裁委员会仲裁。", "Disputes are submitted to a competent arbitration commission."),
            (
                "争议按照联合国国际贸易法委员会仲裁规则进行仲裁。",
                "Disputes are settled by arbitration under the UNCITRAL rules.",
            ),
            ("争议协商解决。", "Disputes that are not resolved are submitted to arbitration."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn a_name_anywhere_or_a_blank_for_it_stays_silent() {
        for (zh, en) in [
            (
                "争议提交仲裁解决。\n2. 仲裁机构为中国海事仲裁委员会。",
                "Disputes are submitted to arbitration.\n2. The institution is the China Maritime Arbitration Commission.",
            ),
            ("仲裁费用由败诉方承担。", "The losing party bears the costs of arbitration."),
            ("争议由甲方住所地人民法院管辖。", "The court of Party A’s domicile has jurisdiction over disputes."),
            (
                "争议提交国际商会国际仲裁院仲裁。",
                "Disputes are submitted to the International Court of Arbitration of the International Chamber of Commerce.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
        let zh = "1. 争议提交{{ service.scope }}仲裁。\n";
        let en = "1. Disputes are submitted to the {{ service.scope }} for arbitration.\n";
        assert_eq!(count_with(CHECK.id, "", zh, en), 0);
        let named = "service:\n  scope: { zh: 大连仲裁委员会, en: Dalian Arbitration Commission }\n";
        assert_eq!(count_with(CHECK.id, named, zh, en), 0);
        let vague = "service:\n  scope: { zh: 甲方所在地仲裁委员会, en: local arbitration commission }\n";
        assert_eq!(count_with(CHECK.id, vague, zh, en), 1);
    }
}
