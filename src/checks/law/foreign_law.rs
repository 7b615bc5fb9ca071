//! A foreign law chosen for a contract that has nothing foreign about it.

use std::ops::Range;

use super::foreign::{self, PLACES};
use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

/// Two parties of the mainland.
const HOME: &str =
    "parties:\n  client: { credit_code: 91350100M000100Y43 }\n  provider: { credit_code: 91110108EXAMPLE11C }\n";

pub static CHECK: Check = Check {
    id: "law/foreign-law",
    severity: Severity::Error,
    title: Words {
        zh: "没有涉外因素的合同选择了境外法律", en: "foreign law for a contract without a foreign element"
    },
    why: Words {
        zh: "只有涉外合同才可以选择适用的法律；当事人、标的和事实都在境内的，选择境外法律无效，仍适用中国法律。",
        en: "only a foreign-related contract may choose its law; where the parties, the subject matter and the facts are \
             all domestic, the choice is void and Chinese law applies all the same",
    },
    basis: &["conflicts-law-41", "conflicts-interpretation-1", "conflicts-interpretation-4"],
    bad: Example::Clause {
        spec: HOME,
        zh: "1. 本协议适用新加坡法律。\n",
        en: "1. This agreement is governed by the laws of Singapore.\n",
    },
    good: Example::Clause {
        spec: HOME,
        zh: "1. 本协议适用中华人民共和国法律。\n",
        en: "1. This agreement is governed by the laws of the People’s Republic of China.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    if !case.topics().any(Topic::Abroad) || !foreign::is_domestic(case) {
        return Vec::new();
    }
    let found = hits(case, Topic::Abroad, zh, en);
    found
        .iter()
        .map(|hit| {
            hit.finding(
                say!(
                    zh: "各方都是境内主体，选择境外法律无效",
                    en: "all parties are domestic, so that the choice of a foreign law is void",
                ),
                say!(zh: "选择了境外法律", en: "a foreign law is chosen"),
            )
            .help(say!(
                zh: "请改为“适用中华人民共和国法律”；标的或者履行地确实在境外的，请写明，并豁免本条",
                en: "write “the laws of the People’s Republic of China”; if the subject matter or performance really is \
                     abroad, say so and waive this finding",
            ))
        })
        .collect()
}

/// Words that take a place out rather than in, or only name rules to be obeyed.
const APART_ZH: [&str; 10] = ["不包括", "不含", "除外", "排除", "不适用", "遵守", "遵循", "符合", "以外", "许可"];
const APART_EN: [&str; 9] = [
    "exclud",
    "other than",
    "not include",
    "comply",
    "compliance",
    "without regard to the law",
    "not governed",
    "not apply",
    "export",
];

fn zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let governs = first(text, &["适用", "准据法", "受", "依照", "依据", "按照"])?;
        let (place, _) = PLACES.iter().find(|(zh, _)| text[governs.end..].contains(zh))?;
        let at = governs.end + text[governs.end..].find(place)?;
        let rest = &text[at..];
        let law = first(rest, &["法律", "法为准", "法管辖", "法解释", "普通法", "法。", "法，"])?;
        let is_near = rest[..law.start].chars().count() <= 14 && at - governs.end <= 40;
        let is_choice = has(text, &["适用", "准据法"]) && !text[governs.end..].starts_with('的')
            || has(text, &["法律管辖", "法律解释", "法律的管辖", "法管辖", "法解释"]);
        (is_near && is_choice && !has(text, &APART_ZH))
            .then(|| sentence.start + governs.start..sentence.start + at + law.end)
    })
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let is_choice = has(text, &["governed by", "governs", "shall govern", "governing law", "construed"]);
        if !is_choice || has(text, &APART_EN) {
            return None;
        }
        let law = first(text, &["laws of", "law of"]);
        let (_, place) = PLACES.iter().find(|(_, en)| text.contains(en))?;
        let at = text.find(place)?;
        let range = match law {
            Some(law) if law.end <= at && at - law.end <= 40 => law.start..at + place.len(),
            // Singapore law, the law England and Wales has.
            _ if text[at + place.len()..].trim_start().starts_with("law") => at..at + place.len() + " law".len(),
            _ => return None,
        };
        Some(sentence.start + range.start..sentence.start + range.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::{count, count_with};
    use super::*;

    #[test]
    fn the_law_of_another_place_is_found_however_it_is_chosen() {
        for (zh, en) in [
            (
                "本协议受英格兰和威尔士法律管辖，并依照该法律解释。",
                "This agreement is governed by English law as said in Chinese.",
            ),
            ("本协议的准据法为香港特别行政区法律。", "The governing law is the law of the Hong Kong SAR."),
            ("本协议的订立和履行适用纽约州法律。", "See the Chinese."),
            (
                "法律适用依照双方约定。",
                "This agreement shall be governed by and construed in accordance with Singapore law.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count_with(CHECK.id, HOME, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn chinese_law_other_laws_to_obey_and_parties_from_abroad_stay_silent() {
        for (zh, en) in [
            (
                "本协议适用中华人民共和国法律（为本协议之目的，不包括香港、澳门、台湾地区法律）。",
                "This agreement is governed by the laws of the People’s Republic of China, excluding those of Hong Kong, Macao and Taiwan.",
            ),
            (
                "乙方应当遵守适用的美国出口管制法律。",
                "Party B shall comply with the export control laws of the United States.",
            ),
            (
                "乙方在新加坡的子公司适用乙方的保密制度。",
                "Party B’s rules on confidentiality govern its subsidiary in Singapore.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count_with(CHECK.id, HOME, zh, en), 0, "{zh}");
        }
        let (zh, en) = ("1. 本协议适用新加坡法律。\n", "1. This agreement is governed by the laws of Singapore.\n");
        assert_eq!(count(CHECK.id, zh, en), 0, "nothing is known of the parties");
    }
}
