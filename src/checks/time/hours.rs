//! Hours of which nobody says when they run.

use crate::checks::lengths::lengths;
use crate::checks::typed::{Typed, typed};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::HOLE;
use crate::say;
use crate::value::{Unit, has_word};

pub static CHECK: Check = Check {
    id: "time/hours",
    severity: Severity::Warning,
    title: Words { zh: "小时未说明如何计算", en: "hours of which the contract does not say when they run" },
    why: Words {
        zh: "“4小时内”是连续计算，还是只算工作时间，相差可达几天：周五傍晚的故障，一种算法当晚到期，另一种下周一才到期。",
        en: "hours may run day and night or only while people work, which can make days of difference: of a fault on \
             Friday evening, one reading ends that night and the other on Monday",
    },
    basis: &["民法典第二百零一条 / Civil Code art. 201（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当在收到故障报告后4小时内响应。\n",
        en: "1. Party B shall respond within 4 hours after receiving a fault report.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当在收到故障报告后4小时内响应，该时间连续计算，包括节假日。\n",
        en: "1. Party B shall respond within 4 hours after receiving a fault report; those hours run continuously, \
             holidays included.\n",
    },
    run: Run::Bound(run),
};

/// Words that say when hours run. One of them, anywhere in the contract, is enough.
const SAID: [&str; 32] = [
    "连续计算",
    "连续的",
    "自然小时",
    "7×24",
    "7x24",
    "7*24",
    "24×7",
    "24x7",
    "24*7",
    "24小时不间断",
    "全天候",
    "工作时间",
    "业务时间",
    "营业时间",
    "办公时间",
    "工作小时",
    "节假日",
    "每日24小时",
    "每天24小时",
    "7天24小时",
    "continuous",
    "24 hours a day",
    "around the clock",
    "round-the-clock",
    "24/7",
    "consecutive hours",
    "business hours",
    "working hours",
    "office hours",
    "clock hours",
    "holidays",
    "day and night",
];

fn run(case: &Case) -> Vec<Finding> {
    // When hours run is said in the contract the document builds on.
    if !case.contract.template.builds_on.is_empty() {
        return Vec::new();
    }
    let Some((first, more)) = deadlines(case) else { return Vec::new() };
    if typed(case).flatten().any(says_when) {
        return Vec::new();
    }
    let (zh, en) = (pattern::quoted(first.text()), pattern::quoted(more.as_ref().unwrap_or(&first).text()));
    let message = say!(
        zh: "以小时计的期限没有说明是否连续计算", en: "times in hours, and nothing says when the hours run",
    );
    let help = say!(
        zh: "请写明一种：“按小时计算的期间连续计算，包括夜间和节假日”，或者“仅计算工作日9:00至18:00”",
        en: "say which: “periods in hours run continuously, nights and holidays included”, or “only hours from 9:00 to \
             18:00 on working days count”",
    );
    let label = say!(zh: "“{zh}”怎么算？", en: "“{en}”: when do they run?", zh = zh, en = en);
    let finding = Finding::new(message).at(first, label).help(help);
    let see = say!(zh: "英文同此", en: "the same in English");
    vec![more.into_iter().fold(finding, |finding, span| finding.see(span, see.clone()))]
}

/// The first time in hours within which something has to be done, and the same in the other language.
fn deadlines(case: &Case) -> Option<(Span, Option<Span>)> {
    typed(case).find_map(|[zh, en]| {
        let mut places = [zh, en].into_iter().filter_map(deadline);
        Some((places.next()?, places.next()))
    })
}

fn deadline(typed: Typed) -> Option<Span> {
    let words = typed.words();
    let hint = match typed.prose.lang {
        Lang::Zh => "内",
        Lang::En => "ithin",
    };
    if !has_word(words, hint) || !words.contains(HOLE) && !has_word(words, "小时") && !has_word(words, "hour") {
        return None;
    }
    let is_within = |range: &std::ops::Range<usize>| match typed.prose.lang {
        Lang::Zh => words[range.end..].trim_start_matches(['以', '之', '的']).starts_with('内'),
        Lang::En => words[..range.start].trim_end().ends_with("ithin"),
    };
    let mut hours = lengths(typed).into_iter().filter(|length| length.unit == Unit::Hours);
    hours.find(|length| is_within(&length.range)).map(|length| typed.prose.span(length.range))
}

fn says_when(typed: Typed) -> bool {
    SAID.iter().any(|said| has_word(typed.words(), said)) || {
        let is_english = typed.prose.lang == Lang::En && has_word(typed.words(), "Hours");
        is_english
            && ["Business Hours", "Working Hours", "Office Hours"].iter().any(|said| has_word(typed.words(), said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn hours_without_a_clock_are_caught_once() {
        assert_eq!(caught_in_zh(CHECK.id, "乙方应当在接到通知后两小时内到场，四小时以内修复。"), ["两小时"]);
        assert_eq!(
            caught_in_en(CHECK.id, "Within twenty-four hours after the report, Party B shall reply."),
            ["twenty-four hours"]
        );
        assert_eq!(caught(CHECK.id, "于通知后24小时内答复。", "Reply within 24 hours after the notice."), ["24小时"]);
    }

    #[test]
    fn hours_with_a_clock_and_other_hours_are_silent() {
        assert!(caught_in_zh(CHECK.id, "乙方应当在收到报告后2小时内响应，提供7×24小时服务。").is_empty());
        assert!(caught_in_zh(CHECK.id, "培训共16小时，每次2小时。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "Party B shall respond within 2 hours after the report, counted in Business Hours.")
                .is_empty()
        );
        assert!(caught_in_en(CHECK.id, "The training takes 16 hours within the term of this agreement.").is_empty());
    }
}
