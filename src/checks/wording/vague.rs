//! A time or an amount that nobody can measure.

use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::lengths::{is_en_number, is_zh_number, lengths};
use crate::checks::typed::{Fault, Typed, both, is_whole, sentence};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::HOLE;
use crate::say;
use crate::value::{Indexed, Letters, Vocabulary, each_word, has_word};

pub static CHECK: Check = Check {
    id: "wording/vague",
    severity: Severity::Warning,
    title: Words { zh: "期限或金额无法衡量", en: "a time or an amount that cannot be measured" },
    why: Words {
        zh: "“尽快付款”“约10日内”没有可以核对的到期日，是否违约、从何时计算违约金，都无从证明。",
        en: "“pay as soon as possible” or “within about 10 days” has no last day, so nobody can prove that it was missed \
             or from when damages run",
    },
    basis: &["民法典第五百一十一条 / Civil Code art. 511（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当尽快支付价款。\n",
        en: "1. Party A shall pay the price as soon as possible.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起5日内支付价款。\n",
        en: "1. Party A shall pay the price within 5 days after receiving the invoice.\n",
    },
    run: Run::Bound(run),
};

/// Words for a time that is no time.
const ZH_TIMES: [&str; 7] = ["尽快", "尽早", "及早", "从速", "择期", "在适当的时候", "近期内"];

/// 及时 before these is a time for payment or delivery, and not a manner of acting.
const ZH_PROMPT: [&str; 10] = ["支付", "付款", "付清", "结清", "退还", "退款", "交付", "交货", "发货", "结算"];

/// Lengths and amounts that are none.
const ZH_AMOUNTS: [&str; 18] = [
    "一定数额",
    "一定金额",
    "一定的金额",
    "一定的数额",
    "一定费用",
    "一定的费用",
    "一定比例",
    "一定的比例",
    "一定期限内",
    "一定的期限内",
    "一定时间内",
    "一定时期内",
    "适当费用",
    "适当的费用",
    "适当金额",
    "适当的金额",
    "适当的违约金",
    "适当比例",
];

/// Words for a time that is no time.
const EN_TIMES: [&str; 7] = [
    "as soon as possible",
    "as soon as practicable",
    "as soon as reasonably practicable",
    "at its earliest convenience",
    "at the earliest opportunity",
    "in due course",
    "asap",
];

/// Adverbs that make a time of payment or delivery vague.
const EN_PROMPT: [&str; 12] = [
    "promptly pay",
    "promptly deliver",
    "promptly refund",
    "promptly reimburse",
    "promptly settle",
    "timely pay",
    "timely deliver",
    "pay promptly",
    "deliver promptly",
    "pay in a timely manner",
    "deliver in a timely manner",
    "pay in good time",
];

/// Lengths and amounts that are none.
const EN_AMOUNTS: [&str; 12] = [
    "a certain amount",
    "a certain sum",
    "a certain fee",
    "a certain percentage",
    "a certain period",
    "a certain time",
    "an appropriate amount",
    "an appropriate fee",
    "an appropriate sum",
    "a suitable amount",
    "a reasonable amount of money",
    "a reasonable percentage",
];

/// Characters with which 约 is an agreement and not an approximation: 合约, 租约, 要约.
const NO_ABOUT: &str = "合协违预节特续履签条邀契失解制要租公婚和盟毁守背缔换立本原集简隐";

/// Words before a number that take its exactness away.
const EN_ABOUT: [&str; 6] = ["about", "approximately", "around", "roughly", "circa", "approx."];

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

/// A glance at whether anything vague could be in a text.
static HINTS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let zh = ZH_TIMES.iter().chain(&ZH_AMOUNTS).chain(&[
        "约",
        "左右",
        "及时",
        "合理期限",
        "合理的期限",
        "合理时间",
        "合理的时间",
        "合理期间",
    ]);
    let en = EN_TIMES.iter().chain(&EN_PROMPT).chain(&EN_AMOUNTS).chain(&EN_ABOUT).chain(&["within a reasonable"]);
    Vocabulary::new(zh.chain(en).copied(), Letters::Folded)
});

fn find(typed: Typed) -> Vec<Fault> {
    let words = typed.words();
    if !HINTS.is_in(words) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = match typed.prose.lang {
        Lang::Zh => in_chinese(typed, words),
        Lang::En => in_english(typed, words),
    };
    found.sort_by_key(|range| range.start);
    found.into_iter().map(|range| fault(words, range)).collect()
}

fn fault(words: &str, range: Range<usize>) -> Fault {
    let shown = pattern::quoted(&words[range.clone()].replace(HOLE, "…"));
    Fault {
        range,
        message: say!(zh: "“{shown}”无法衡量", en: "“{shown}” cannot be measured", shown = shown),
        label: say!(zh: "多久？多少？", en: "how long, or how much?"),
        help: say!(
            zh: "请写明从何时起算的多少日，或者确定的数额；确实无法确定的，写明计算方法",
            en: "give a number of days and from when they run, or a fixed amount; if it cannot be fixed now, say how it is worked out",
        ),
    }
}

fn in_chinese(typed: Typed, words: &Indexed) -> Vec<Range<usize>> {
    let mut found = about_in_chinese(typed, words);
    let mut add = |range: Range<usize>| {
        if !has_measure(typed, words, range.start) && !words[..range.start].ends_with(['未', '不', '没']) {
            found.push(range);
        }
    };
    for word in ZH_TIMES {
        for at in each_word(words, word).filter(|at| !is_inside(words, *at, word)) {
            add(at..at + word.len());
        }
    }
    for word in ZH_AMOUNTS {
        for at in each_word(words, word).filter(|at| is_duty(words, *at)) {
            add(at..at + word.len());
        }
    }
    for (at, word) in words.match_indices("及时") {
        let end = at + word.len();
        let after = words[end..].strip_prefix('地').unwrap_or(&words[end..]);
        if let Some(verb) = ZH_PROMPT.iter().find(|verb| after.starts_with(*verb) && is_duty(words, at)) {
            add(at..words.len() - after.len() + verb.len());
        }
    }
    for opening in ["合理期限内", "合理的期限内", "合理时间内", "合理的时间内", "合理期间内"]
    {
        for at in each_word(words, opening) {
            let rest = &words[at + opening.len()..];
            let clause = &rest[..rest.find(['，', '。', '；']).unwrap_or(rest.len())];
            let is_payment = ["支付", "付款", "付清", "结清"].iter().any(|verb| clause.starts_with(verb));
            if is_payment && is_duty(words, at) {
                add(at..at + opening.len());
            }
        }
    }
    found
}

/// Whether the sentence obliges, and does not leave the measure to what is agreed elsewhere or the other side to ask.
fn is_duty(words: &str, at: usize) -> bool {
    let sentence = &words[sentence(words, at)];
    let has = |marks: &[&str]| marks.iter().any(|mark| has_word(sentence, mark));
    has(&["应", "须", "同意", "承诺", "保证"]) && !has(&["约定", "规定", "具体", "催告", "请求", "可以"])
}

/// Whether the characters belong to other words: 选择期限, 从速度, 以及早期.
fn is_inside(words: &str, at: usize, word: &str) -> bool {
    let (before, after) = (&words[..at], &words[at + word.len()..]);
    match word {
        "择期" => before.ends_with(['选', '抉']),
        "从速" => after.starts_with(['度', '率']),
        "及早" => after.starts_with('期'),
        _ => false,
    }
}

/// 约10日、10万元左右: a number of days or of money, and a word that makes it inexact.
fn about_in_chinese(typed: Typed, words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, about) in words.match_indices('约') {
        let before = &words[..at];
        let start = if before.ends_with('大') { at - '大'.len_utf8() } else { at };
        if before.ends_with(|c| NO_ABOUT.contains(c)) {
            continue;
        }
        if let Some(length) = amount_at(typed, words, at + about.len()) {
            found.push(start..at + about.len() + length);
        }
    }
    for (at, about) in words.match_indices("左右") {
        let before = words[..at].trim_end();
        let is_hole = before.ends_with(HOLE) && typed.is_measure(before.len() - HOLE.len_utf8());
        let unit = ["日", "天", "周", "个月", "年", "小时", "元"].iter().find_map(|unit| before.strip_suffix(unit));
        let is_counted = unit.is_some_and(|head| {
            let head = head.trim_end_matches("工作").trim_end_matches(['个', '万', '亿']);
            head.ends_with(|c: char| is_zh_number(c) || c == ',')
        });
        let counted =
            unit.filter(|_| is_counted).map(|head| head.trim_end_matches("工作").trim_end_matches(['个', '亿']));
        let start = counted.map(|head| head.trim_end_matches(|c| is_zh_number(c) || matches!(c, ',' | '.')).len());
        if let Some(start) = start.or_else(|| is_hole.then(|| before.len() - HOLE.len_utf8())) {
            found.push(start..at + about.len());
        }
    }
    found
}

/// The length of an amount of time or money that begins here.
fn amount_at(typed: Typed, words: &str, at: usize) -> Option<usize> {
    let rest = words[at..].trim_start_matches(' ');
    let start = words.len() - rest.len();
    if typed.is_measure(start) {
        return Some(start + HOLE.len_utf8() - at);
    }
    let bare = rest.strip_prefix("人民币").unwrap_or(rest).trim_start_matches(['¥', '￥', ' ']);
    let is_marked = bare.len() < rest.len();
    let after = bare.trim_start_matches(|c| is_zh_number(c) || matches!(c, ',' | '.'));
    if after.len() == bare.len() {
        return None;
    }
    let unit = after.trim_start_matches(['个', '亿', '余']);
    let known = ["工作日", "日", "天", "周", "月", "年", "小时", "元"].iter().find(|known| unit.starts_with(*known));
    let end = known.map(|known| words.len() - unit.len() + known.len());
    end.or_else(|| is_marked.then(|| words.len() - after.len())).map(|end| end - at)
}

fn in_english(typed: Typed, words: &str) -> Vec<Range<usize>> {
    let lower = words.to_ascii_lowercase();
    let mut found = Vec::new();
    for about in EN_ABOUT {
        for at in each_word(&lower, about) {
            let end = at + about.len();
            if is_whole(words, &(at..end))
                && let Some(length) = amount_in_english(typed, words, end)
            {
                found.push(at..end + length);
            }
        }
    }
    for phrase in EN_TIMES.iter().chain(&EN_PROMPT).chain(&EN_AMOUNTS) {
        for at in each_word(&lower, phrase) {
            let range = at..at + phrase.len();
            let is_told = found.iter().any(|other: &Range<usize>| other.start <= range.start && range.end <= other.end);
            if !is_told && is_whole(words, &range) && !has_measure(typed, words, at) {
                found.push(range);
            }
        }
    }
    for opening in ["within a reasonable time", "within a reasonable period"] {
        for at in each_word(&lower, opening) {
            let range = sentence(words, at);
            let is_payment = ["pay ", "payment", "pays "].iter().any(|verb| has_word(&lower[range.clone()], verb));
            if is_payment && !has_measure(typed, words, at) {
                found.push(at..at + opening.len());
            }
        }
    }
    found
}

/// The length of an amount of time or money after “about”.
fn amount_in_english(typed: Typed, words: &str, at: usize) -> Option<usize> {
    let rest = words[at..].trim_start_matches(' ');
    let start = words.len() - rest.len();
    if typed.is_measure(start) {
        return Some(start + HOLE.len_utf8() - at);
    }
    if let Some(length) = lengths(typed).into_iter().find(|length| length.range.start == start) {
        return Some(length.range.end - at);
    }
    let is_sign = |word: &str| {
        ["CNY", "RMB", "USD", "EUR"].iter().any(|sign| word.starts_with(sign)) || word.starts_with(['$', '¥', '€'])
    };
    let mut parts = rest.split(' ');
    let (first, second) = (parts.next()?, parts.next().unwrap_or_default());
    let is_figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || is_en_number(word);
    let is_currency = ["yuan", "dollars", "euros", "RMB", "CNY", "USD"].iter().any(|name| second.starts_with(name));
    let is_amount = is_sign(first) && (first.len() > 3 || is_figures(second)) || is_figures(first) && is_currency;
    let end = match second.trim_end_matches(['.', ',', ';', '\u{FFFC}']) {
        "" => start + first.trim_end_matches(['.', ',', ';']).len(),
        unit => start + first.len() + 1 + unit.len(),
    };
    is_amount.then_some(end - at)
}

/// Whether a sentence gives a measure after all: a length of time, or a last day.
fn has_measure(typed: Typed, words: &str, at: usize) -> bool {
    let range = sentence(words, at);
    let inside = &words[range.clone()];
    let is_dated = ["不迟于", "最迟", "不晚于", "no later than", "not later than", "%", "％"];
    is_dated.iter().any(|mark| has_word(inside, mark))
        || lengths(typed).iter().any(|length| range.start <= length.range.start && length.range.end <= range.end)
        || inside.char_indices().any(|(at, c)| c == HOLE && typed.filled(range.start + at).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn times_and_amounts_without_a_measure_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当自收到发票之日起约10个工作日内付款。"), ["约10个工作日"]);
        assert_eq!(caught_in_zh(CHECK.id, "价款为10万元左右，乙方应当在收款后及时交付。"), ["10万元左右", "及时交付"]);
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当在合理期限内支付尾款，并承担一定比例的运费。").len(), 2);
        assert_eq!(
            caught_in_en(CHECK.id, "Party A shall pay about CNY 5,000 within approximately 30 days of delivery."),
            ["about CNY 5,000", "approximately 30 days"]
        );
        assert_eq!(caught_in_en(CHECK.id, "Party B shall promptly deliver the goods."), ["promptly deliver"]);
        assert_eq!(caught(CHECK.id, "甲方应当尽早付款。", "Party A shall pay in due course.").len(), 1);
    }

    #[test]
    fn accepted_standards_and_measured_times_are_silent() {
        assert!(caught_in_zh(CHECK.id, "一方应当采取合理的保密措施，及时通知对方，并承担合理费用。").is_empty());
        assert!(
            caught_in_zh(CHECK.id, "乙方应当尽快恢复，且不迟于收到通知后24小时；应当及时支付，最迟于月末付清。")
                .is_empty()
        );
        assert!(
            caught_in_zh(
                CHECK.id,
                "租约10日后终止，要约3日内有效，选择期限届满，从速度方面考虑，设备左右两侧各留1米，约定10日。"
            )
            .is_empty()
        );
        assert!(
            caught_in_zh(CHECK.id, "甲方应当按照约定及时支付电费；未及时支付的，乙方可以催告甲方在合理期限内支付。")
                .is_empty()
        );
        assert!(
            caught_in_zh(CHECK.id, "经催告后在合理期限内仍未支付的，应当支付一定数额的违约金，具体数额由双方约定。")
                .is_empty()
        );
        assert!(caught_in_zh(CHECK.id, "受影响的一方应当在合理期限内提供证明。").is_empty());
        assert!(caught_in_en(CHECK.id, "A party shall promptly notify the other and take reasonable care.").is_empty());
        assert!(
            caught_in_en(CHECK.id, "Party B shall respond as soon as possible and within 2 hours after the report.")
                .is_empty()
        );
        assert!(caught_in_en(CHECK.id, "The question is about 3 plans walked around 5 rooms.").is_empty());
    }
}
