//! A period that runs from nowhere.

use crate::checks::lengths::{Length, lengths};
use crate::checks::typed::{Fault, Typed, both, is_whole, sentence};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::HOLE;
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "time/no-trigger",
    severity: Severity::Warning,
    title: Words { zh: "期限没有起算点", en: "a period that runs from nowhere" },
    why: Words {
        zh: "“应当在10日内付款”没有说从何时起算，也就没有到期日；何时起算逾期，双方各有各的说法。",
        en: "“shall pay within 10 days” does not say from when the days run, so there is no last day and nobody can say \
             when payment is late",
    },
    basis: &["民法典第二百零一条 / Civil Code art. 201（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当在10日内支付价款。\n",
        en: "1. Party A shall pay the price within 10 days.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起10日内支付价款。\n",
        en: "1. Party A shall pay the price within 10 days after receiving the invoice.\n",
    },
    run: Run::Bound(run),
};

/// Words of duty; other sentences describe rather than oblige.
const ZH_DUTIES: [&str; 6] = ["应", "须", "必须", "不得", "保证", "承诺"];
const EN_DUTIES: [&str; 4] = ["shall", "must", "undertakes", "agrees"];

/// Words from which a period may run, with what makes other words of them when it stands before or after.
const ZH_TRIGGERS: [(&str, &[&str], &[&str]); 19] = [
    ("自", &["各", "亲", "擅", "独"], &["行", "己", "身", "然", "动", "由", "愿", "主", "有", "担", "负", "费"]),
    ("从", &["服", "遵", "听"], &["事", "而", "业", "属"]),
    ("起", &["引", "一", "发", "提", "兴"], &["诉", "草", "息", "见"]),
    ("后", &["售", "最", "延", "滞", "落", "先", "背", "幕", "善"], &["果", "续", "期", "者", "台", "勤", "备"]),
    ("前", &["目", "提", "当"], &["述", "款", "条", "项", "期", "言", "提", "台", "景"]),
    (
        "时",
        &[
            "及", "同", "按", "准", "随", "临", "当", "即", "工", "小", "课", "暂", "定", "限", "平", "有", "何", "学",
            "计", "适", "实",
        ],
        &["间", "期", "效", "限", "段", "刻", "任", "而", "常"],
    ),
    ("合同时", &[], &[]),
    ("的，", &[], &[]),
    ("出现", &[], &[]),
    ("发生", &[], &[]),
    ("知道", &[], &[]),
    ("知悉", &[], &[]),
    ("届满", &[], &[]),
    ("期满", &[], &[]),
    ("收到", &[], &[]),
    ("接到", &[], &[]),
    ("每", &[], &[]),
    ("次日", &[], &[]),
    ("当日", &[], &[]),
];

/// What stands right before a period that has a name or a frame of its own: 有效期, 任意连续, 约定的.
const ZH_FRAMES: [&str; 20] = [
    "期",
    "期限",
    "期间",
    "为",
    "任意",
    "任何",
    "连续",
    "同一",
    "近",
    "过去",
    "未来",
    "累计",
    "至少",
    "提前",
    "约定的",
    "规定的",
    "上述",
    "该",
    "至",
    "到",
];

/// Events from which a period runs though 后 is left out: 合同签订10日内.
const ZH_EVENTS: [&str; 29] = [
    "送达", "签订", "签署", "生效", "合格", "到达", "届至", "交付", "完成", "终止", "解除", "发生", "成立", "收货",
    "到货", "付款", "验收", "发出", "成就", "离职", "退休", "受理", "竣工", "开工", "交货", "通知", "确认", "批准",
    "提出",
];

/// Words from which a period may run.
const EN_TRIGGERS: [&str; 32] = [
    "after",
    "following",
    "from",
    "before",
    "prior",
    "upon",
    "when",
    "once",
    "if",
    "where",
    "since",
    "until",
    "during",
    "thereafter",
    "each",
    "every",
    "any",
    "receipt",
    "receiving",
    "expiry",
    "expiration",
    "whenever",
    "subsequent",
    "unless",
    "starting",
    "counted",
    "commencing",
    "beginning",
    "end",
    "ends",
    "ending",
    "expires",
];

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    let words = typed.words();
    let is_possible = match typed.prose.lang {
        Lang::Zh => words.contains('内'),
        Lang::En => has_word(words, "ithin"),
    };
    if !is_possible || typed.value().is_some() {
        return Vec::new();
    }
    let lengths = lengths(typed).into_iter().filter(|length| match typed.prose.lang {
        Lang::Zh => runs_from_nowhere_in_chinese(words, length),
        Lang::En => runs_from_nowhere_in_english(words, length),
    });
    lengths
        .map(|length| {
            let shown = match typed.hole(length.range.start) {
                Some(crate::prose::What::Value { text, .. }) => pattern::quoted(text),
                _ => pattern::quoted(&words[length.range.clone()]),
            };
            Fault {
                range: length.range,
                message: say!(zh: "“{shown}内”没有说从何时起算", en: "“{shown}” does not say from when it runs", shown = shown),
                label: say!(zh: "从何时起算？", en: "from when?"),
                help: say!(
                    zh: "请写明起算点，例如“自收到发票之日起{shown}内”", en: "say what it runs from, as in “within … after receiving the invoice”",
                    shown = shown,
                ),
            }
        })
        .collect()
}

fn runs_from_nowhere_in_chinese(words: &str, length: &Length) -> bool {
    let after = words[length.range.end..].trim_start_matches(' ').trim_start_matches(['以', '之']);
    let before = words[..length.range.start].trim_end_matches(' ');
    let is_framed = ZH_FRAMES.iter().chain(&ZH_EVENTS).any(|frame| before.ends_with(frame));
    // 六个月内未提出异议的: a condition and no duty.
    let clause = &after[..after.find(['，', '。', '；', '：']).unwrap_or(after.len())];
    if !after.starts_with('内') || is_framed || clause.ends_with('的') {
        return false;
    }
    let sentence = &words[sentence(words, length.range.start)];
    ZH_DUTIES.iter().any(|duty| has_word(sentence, duty))
        && !ZH_TRIGGERS.iter().any(|trigger| triggers(sentence, *trigger))
}

/// Whether a word is in a sentence, and not as a part of another.
fn triggers(sentence: &str, (word, before, after): (&str, &[&str], &[&str])) -> bool {
    sentence.match_indices(word).any(|(at, word)| {
        let (head, tail) = (&sentence[..at], &sentence[at + word.len()..]);
        !before.iter().any(|c| head.ends_with(c)) && !after.iter().any(|c| tail.starts_with(c))
    })
}

fn runs_from_nowhere_in_english(words: &str, length: &Length) -> bool {
    let before = words[..length.range.start].trim_end_matches(' ');
    let after = words[length.range.end..].trim_start_matches([' ', '’', '\'']);
    // within 5 days of; within 5 days’ notice has a trigger of its own kind.
    if !before.ends_with("ithin") || after.starts_with("of ") || after.starts_with("notice") || after.starts_with(HOLE)
    {
        return false;
    }
    let range = sentence(words, length.range.start);
    let sentence = &words[range];
    let has = |word: &&str| sentence.match_indices(*word).any(|(at, word)| is_whole(sentence, &(at..at + word.len())));
    let begins = |word: &&str| {
        has(word) || {
            let mut capital = (*word).to_owned();
            capital[..1].make_ascii_uppercase();
            sentence.starts_with(&capital)
        }
    };
    EN_DUTIES.iter().any(has) && !sentence.trim_start().starts_with("On ") && !EN_TRIGGERS.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn periods_without_a_beginning_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "乙方应及时在五个工作日以内自行整改，并承担后果。"), ["五个工作日"]);
        assert_eq!(caught_in_zh(CHECK.id, "依照前款规定，甲方须于 30 日之内答复。"), ["30 日"]);
        assert_eq!(caught_in_en(CHECK.id, "Party B shall deliver the report within two weeks."), ["two weeks"]);
        assert_eq!(caught(CHECK.id, "甲方应当在3日内答复。", "Party A shall reply within 3 days.").len(), 1);
        let example = Example::Clause {
            spec: "terms: { notice: 2 months }\n",
            zh: "1. 甲方应当在{{ terms.notice }}内答复。\n",
            en: "1. Party A shall reply within {{ terms.notice }}.\n",
        };
        let found = examine_example(example).findings;
        let own: Vec<_> = found.iter().filter(|finding| finding.id == CHECK.id).collect();
        assert_eq!(own[0].message.zh, "“2个月内”没有说从何时起算");
    }

    #[test]
    fn periods_with_a_beginning_are_silent() {
        for words in [
            "甲方应当在验收合格后10日内付款。",
            "乙方应当于收到通知当日起3日内答复；逾期的，应当在甲方催告的次日起2日内答复。",
            "任意连续12个月内，乙方不得中断服务超过2次；保修期12个月内，乙方应当免费维修。",
            "合同签订10日内，甲方应当支付预付款；乙方应当在约定的30日内交货。",
            "甲方在六个月内未提出异议的，视为同意；情况紧急的，应当在2日内答复。",
            "乙方应当在解除合同时出具证明，并在十五日内移交资料。",
            "开标前5日内，甲方应当公布名单。",
            "会话在72小时内未再次咨询的，计为解决。",
        ] {
            assert!(caught_in_zh(CHECK.id, words).is_empty(), "{words}");
        }
        for words in [
            "Party A shall pay within 10 days of the invoice date.",
            "After acceptance, Party A shall pay within 10 days.",
            "On acceptance of the goods, Party A shall pay within 10 days.",
            "If a fault occurs, Party B shall respond within 2 working days.",
            "Sessions not raised again within 72 hours count as resolved.",
        ] {
            assert!(caught_in_en(CHECK.id, words).is_empty(), "{words}");
        }
    }
}
