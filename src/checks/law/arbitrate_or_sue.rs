//! Disputes that may go to arbitration as well as to court.

use std::ops::Range;

use super::arbitration::{is_about_disputes, is_by_statute, submits_zh, sues_zh};
use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Span, Words};
use crate::prose::Home;
use crate::say;

pub static CHECK: Check = Check {
    id: "law/arbitrate-or-sue",
    severity: Severity::Error,
    title: Words { zh: "约定争议既可仲裁又可诉讼", en: "disputes that may go to arbitration or to court" },
    why: Words {
        zh: "约定既可申请仲裁又可起诉的，仲裁协议无效，除非对方在仲裁庭首次开庭前没有提出异议；结果往往是先为由谁审理争上一年。",
        en: "an agreement that allows both is void as an agreement to arbitrate, unless nobody objects before the first \
             hearing; what follows is mostly a year of arguing about who decides",
    },
    basis: &["arbitration-interpretation-7", "arbitration-law-27"],
    bad: Example::Clause {
        spec: "",
        zh: "1. **因本协议引起的争议，双方可以提交北京仲裁委员会仲裁，也可以向被告住所地人民法院提起诉讼。**\n",
        en: "1. **The parties may submit a dispute arising from this agreement to the Beijing Arbitration Commission for \
             arbitration, or bring an action in the people’s court of the defendant’s domicile.**\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. **因本协议引起的争议，双方应当提交北京仲裁委员会仲裁。**\n",
        en: "1. **The parties shall submit a dispute arising from this agreement to the Beijing Arbitration Commission \
             for arbitration.**\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let found: Vec<Finding> = hits(case, Topic::Arbitration, both_zh, both_en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(
                    zh: "约定争议既可仲裁又可诉讼，仲裁协议无效",
                    en: "disputes may go to arbitration or to court, which makes the agreement to arbitrate void",
                ),
                say!(zh: "仲裁和诉讼并列", en: "arbitration and action side by side"),
            )
            .help(say!(
                zh: "请只留一种：约定仲裁的，写明一家仲裁机构；约定诉讼的，写明管辖法院",
                en: "keep one of the two: for arbitration name one institution, for court name the court",
            ))
        })
        .collect();
    if found.is_empty() { apart(case).into_iter().collect() } else { found }
}

/// Words that set two ways side by side.
const BETWEEN: [&str; 13] =
    ["或", "也可", "亦可", "还可", "又可", "既可", "也有权", "亦有权", "之一", "任选", "选择", "不服", "先仲裁"];

fn both_zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        if !text.contains("仲裁") || is_by_statute(text) || is_put_to_choice(text) {
            return None;
        }
        let place = |range: Range<usize>| sentence.start + range.start..sentence.start + range.end;
        if let Some(refused) =
            first(text, &["不服仲裁", "对仲裁裁决不服", "对仲裁结果不服", "对裁决不服", "不服裁决", "裁决不服"])
        {
            let sues = sues_zh(text).filter(|sues| sues.start > refused.end)?;
            return Some(place(refused.start..sues.end));
        }
        let (arbitrates, sues) = (submits_zh(text)?, sues_zh(text)?);
        let from = arbitrates.start.min(sues.start);
        let to = arbitrates.end.max(sues.end);
        let is_between = has(&text[from..to], &BETWEEN) || has(text, &["既可", "任选", "之一", "选择"]);
        // “……提起诉讼或者申请仲裁的，……”只是说到那时。
        let is_condition =
            ["的，", "时，", "前，", "后，", "期间", "过程中"].iter().any(|end| text[to..].starts_with(end));
        (is_between && !is_condition).then(|| place(from..to))
    })
}

/// “按下列第1种方式解决”: both are printed, one is chosen.
fn is_put_to_choice(text: &str) -> bool {
    text.contains("种方式")
}

fn both_en(reading: &Reading) -> Option<Range<usize>> {
    const BESIDE: [&str; 14] = [
        "cost",
        "fees",
        "expense",
        "award",
        "pending",
        "threatened",
        "interim",
        "injunct",
        "enforce",
        "during",
        "shall not",
        "no arbitration",
        "waive",
        "set aside",
    ];
    const SUBMITS: [&str; 8] =
        ["submit", "refer", "resolved by", "settled by", "resolved through", "settled through", "bring", "brought"];
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let arbitrates = first(text, &["arbitration"])?;
        let sues =
            first(text, &["litigation", "lawsuit", "bring an action", "court", "legal proceedings", "legal action"])?;
        let is_about = has(text, &["dispute", "controvers", "difference"]) && has(text, &SUBMITS);
        let (from, to) = (arbitrates.start.min(sues.start), arbitrates.end.max(sues.end));
        let is_between = has(&text[from..to], &[" or ", "may also", "alternatively"]);
        (is_about && is_between && !has(text, &BESIDE)).then(|| sentence.start + from..sentence.start + to)
    })
}

/// What keeps a sentence on courts from standing beside arbitration.
const RESERVED: [&str; 18] = [
    "保全",
    "临时",
    "禁令",
    "强制令",
    "执行",
    "撤销",
    "无效",
    "不成立",
    "第三方",
    "第三人",
    "他人",
    "知识产权",
    "协助",
    "法律规定",
    "专属管辖",
    "证据",
    "费用",
    "送达",
];

/// Arbitration in one place and a court in another.
fn apart(case: &Case) -> Option<Finding> {
    let topics = case.topics();
    let (mut arbitrates, mut sues): (Option<Span>, Option<Span>) = (None, None);
    for (index, passage) in case.passages.iter().enumerate() {
        let is_clause = matches!(passage.home, Home::Paragraph | Home::Cell);
        if !is_clause || !(topics.has(index, Topic::Arbitration) || topics.has(index, Topic::Court)) {
            continue;
        }
        let reading = Reading::of(&passage.zh);
        if is_put_to_choice(&reading.text) {
            return None;
        }
        for sentence in reading.sentences() {
            let text = &reading.text[sentence.clone()];
            let place = |range: Range<usize>| reading.span(sentence.start + range.start..sentence.start + range.end);
            if let Some(range) = submits_zh(text) {
                arbitrates.get_or_insert_with(|| place(range));
            } else if let Some(range) = sues_zh(text)
                && is_about_disputes(text)
                && !has(text, &RESERVED)
                && !is_by_statute(text)
                && !text.contains("仲裁")
                && ["的，", "时，", "前，", "后，", "期间", "过程中"]
                    .iter()
                    .all(|end| !text[range.end..].starts_with(end))
            {
                sues.get_or_insert_with(|| place(range));
            }
        }
    }
    let (arbitrates, sues) = (arbitrates?, sues?);
    let message = say!(
        zh: "一处约定仲裁，另一处约定诉讼，仲裁协议无效",
        en: "one clause sends disputes to arbitration and another to court, which makes the agreement to arbitrate void",
    );
    let help = say!(zh: "请只留一种，删去另一处", en: "keep one of the two and delete the other");
    Some(
        Finding::new(message)
            .at(sues, say!(zh: "这里约定诉讼", en: "a court is agreed here"))
            .see(arbitrates, say!(zh: "这里约定仲裁", en: "arbitration is agreed here"))
            .help(help),
    )
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn both_ways_are_found_however_they_are_joined() {
        for (zh, en) in [
            ("协商不成的，任何一方可选择申请仲裁或者提起诉讼。", "Failing that, either party may apply for either."),
            ("争议应当先提交上海仲裁委员会仲裁，对仲裁裁决不服的，可以向人民法院起诉。", "See the Chinese."),
            ("争议由双方协商解决。", "Any dispute shall be settled by arbitration or litigation."),
            ("争议通过仲裁或诉讼解决。", "Disputes are resolved through arbitration or litigation."),
            (
                "协商不成的，提交广州仲裁委员会仲裁。\n2. 协商不成的，由甲方住所地人民法院管辖。",
                "Failing that, it goes to the commission.\n2. Failing that, it goes to the other place.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn one_way_and_what_belongs_to_it_stay_silent() {
        for (zh, en) in [
            (
                "争议应当提交北京仲裁委员会仲裁。仲裁费、诉讼费由败诉方承担。",
                "The parties shall submit disputes to the Beijing Arbitration Commission for arbitration. The losing party bears the costs of arbitration and of any court.",
            ),
            (
                "争议提交北京仲裁委员会仲裁。任何一方可以向有管辖权的人民法院申请财产保全，或者申请执行仲裁裁决。",
                "Disputes are submitted to the Beijing Arbitration Commission for arbitration. Either party may apply to a competent court for interim measures or for enforcement of the award.",
            ),
            (
                "一方就争议提起诉讼或者申请仲裁的，应当在三日内通知对方。",
                "A party that goes to court or to arbitration over a dispute shall notify the other party within three days.",
            ),
            (
                "劳动争议应当先向劳动争议仲裁委员会申请仲裁，对裁决不服的，可以向人民法院起诉。",
                "Labour disputes go to the labour arbitration commission first and, after its award, to the people’s court.",
            ),
            (
                "协商不成的，任何一方均可以向甲方住所地人民法院提起诉讼。",
                "Failing agreement, either party may bring an action in the people’s court of Party A’s domicile.",
            ),
            (
                "接收方在诉讼或者仲裁中主张权利，可以在所必需的范围内披露保密信息。",
                "The receiving party may disclose Confidential Information to the extent needed to assert its rights in litigation or arbitration.",
            ),
            (
                "争议提交北京仲裁委员会仲裁，任何一方不得就该争议向法院起诉。",
                "Disputes are submitted to the Beijing Arbitration Commission for arbitration, and neither party shall bring an action in court.",
            ),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
