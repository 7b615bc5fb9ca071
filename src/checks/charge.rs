//! Where the words of a contract charge damages at a rate: 每逾期一日按未付金额的0.05%支付违约金.

use std::ops::Range;

use super::Case;
use super::search::Search;
use crate::contract::Field;
use crate::diag::Lang;
use crate::prose::{Home, Passage, Prose, What};
use crate::template::{Definition, Per, Role};
use crate::value::{Kind, Percent, Value, has_word};

/// A rate of damages in a sentence.
pub(super) struct Charge<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// The language of it that is read.
    pub prose: &'a Prose,
    /// The sentence, in bytes of the words.
    pub sentence: Range<usize>,
    /// The rate, in bytes of the words.
    pub at: Range<usize>,
    /// The rate itself.
    pub percent: Percent,
    /// The field it is printed from, unless it is typed by hand.
    pub field: Option<&'a Field>,
    /// The definition of that field.
    pub definition: Option<&'a Definition>,
}

impl<'a> Charge<'a> {
    /// The sentence.
    pub fn sentence(&self) -> &'a str {
        &self.prose.words[self.sentence.clone()]
    }

    /// The sentence before the rate.
    pub fn before(&self) -> &'a str {
        &self.prose.words[self.sentence.start..self.at.start]
    }

    /// The sentence after the rate.
    pub fn after(&self) -> &'a str {
        &self.prose.words[self.at.end..self.sentence.end]
    }

    /// How often it is charged, as its field declares or as the sentence says.
    pub fn per(&self) -> Option<Per> {
        self.definition.and_then(|definition| definition.per).or_else(|| said_per(self.prose.lang, self.sentence()))
    }
}

/// Words that make a sentence one on damages.
pub(super) fn is_on_damages(lang: Lang, text: &str) -> bool {
    match lang {
        Lang::Zh => has_word(text, "违约金") || has_word(text, "滞纳金"),
        Lang::En => ["liquidated damages", "Liquidated Damages", "Liquidated damages", "late payment fee"]
            .iter()
            .any(|words| has_word(text, words)),
    }
}

/// How often a sentence says that something is charged.
pub(super) fn said_per(lang: Lang, text: &str) -> Option<Per> {
    const ZH: [(Per, &[&str]); 4] = [
        (Per::Day, &["按日", "按天", "逐日", "日利率", "日息", "/日", "/天", "日率", "每个工作日", "每工作日"]),
        (Per::Month, &["按月", "逐月", "月利率", "月息", "/月"]),
        (Per::Year, &["按年", "年利率", "年息", "年化", "/年", "报价利率"]),
        (Per::Once, &["一次性"]),
    ];
    const EN: [(Per, &[&str]); 4] = [
        (
            Per::Day,
            &["per day", "each day", "every day", "a day", "daily", "per diem", "each working day", "per working day"],
        ),
        (Per::Month, &["per month", "each month", "every month", "a month", "monthly"]),
        (Per::Year, &["per annum", "per year", "each year", "a year", "annual", "yearly", "prime rate"]),
        (Per::Once, &["one-time", "one-off", "once", "lump sum", "flat"]),
    ];
    let table = match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    };
    let said = table.iter().find(|(_, words)| words.iter().any(|words| has_word(text, words)));
    said.map(|(per, _)| *per).or_else(|| if lang == Lang::Zh { each(text) } else { None })
}

/// 每日, 每逾期一天, 每延迟1个月: the unit within a few characters of 每.
fn each(text: &str) -> Option<Per> {
    text.match_indices('每').find_map(|(at, _)| {
        let tail = text[at + '每'.len_utf8()..].chars().take(8);
        tail.take_while(|c| !"，。；、：".contains(*c)).find_map(|c| match c {
            '日' | '天' => Some(Per::Day),
            '月' | '周' => Some(Per::Month),
            '年' => Some(Per::Year),
            _ => None,
        })
    })
}

/// Every rate of damages the clauses and values of a contract charge, sentence by sentence.
pub(super) fn charges<'a>(case: &'a Case) -> Vec<Charge<'a>> {
    let search = Search::of(case, &charges, String::new());
    search.found(|passage| in_passage(case, passage)).collect()
}

fn in_passage<'a>(case: &'a Case, passage: &'a Passage) -> Vec<Charge<'a>> {
    let mut charges = Vec::new();
    if passage.home == Home::Heading {
        return charges;
    }
    for lang in Lang::ALL {
        let prose = passage.get(lang);
        if is_on_damages(lang, &prose.words) {
            in_prose(case, passage, prose, &mut charges);
        }
    }
    charges
}

fn in_prose<'a>(case: &'a Case, passage: &'a Passage, prose: &'a Prose, charges: &mut Vec<Charge<'a>>) {
    let rates = rates(&prose.words).into_iter().map(|(at, percent)| (at, percent, None));
    let values = prose.pieces.iter().filter_map(|piece| match &piece.what {
        What::Value { field, .. } => {
            let field = case.contract.field(field)?;
            match field.value()? {
                Value::Percent(percent) => Some((piece.range.clone(), *percent, Some(field))),
                _ => None,
            }
        }
        _ => None,
    });
    for (at, percent, field) in rates.chain(values) {
        let sentence = sentence(prose, &at);
        let definition = field.map(|field| case.contract.definition(field));
        // A tax, a share or a cap that stands in a sentence on damages is no rate of them.
        let is_other = match definition {
            Some(definition) => definition.role.is_some_and(|role| role != Role::Damages),
            None => false,
        };
        let is_limit = is_limit(prose.lang, &prose.words[sentence.start..at.start]);
        if !is_other && !is_limit && is_on_damages(prose.lang, &prose.words[sentence.clone()]) {
            charges.push(Charge { passage, prose, sentence, at, percent, field, definition });
        }
    }
}

/// The sentence, or the half of it, that a place lies in.
fn sentence(prose: &Prose, at: &Range<usize>) -> Range<usize> {
    let words = &prose.words;
    let (before, after) = (&words[..at.start], &words[at.end..]);
    match prose.lang {
        Lang::Zh => {
            let ends = ['。', '；', '\n', ';'];
            let start =
                before.char_indices().rev().find(|(_, c)| ends.contains(c)).map_or(0, |(at, c)| at + c.len_utf8());
            start..after.find(ends).map_or(words.len(), |end| at.end + end)
        }
        Lang::En => {
            let start = ["; ", ". ", "\n"].iter().filter_map(|end| before.rfind(end).map(|at| at + end.len())).max();
            let end = ["; ", ". ", "\n"].iter().filter_map(|end| after.find(end)).min();
            start.unwrap_or(0)..end.map_or(words.len(), |end| at.end + end)
        }
    }
}

/// Whether what stands before a rate makes it a limit: 累计不超过, up to.
fn is_limit(lang: Lang, before: &str) -> bool {
    match lang {
        Lang::Zh => {
            let clause = before.rsplit(['，', '、', '（']).next().unwrap_or(before);
            CAPS_ZH.iter().chain(&["超过", "高于"]).any(|cap| clause.contains(cap))
        }
        Lang::En => {
            let clause = before.rsplit([',', '(']).next().unwrap_or(before).to_ascii_lowercase();
            let last = clause.rfind(" at a rate").map_or(0, |at| at + 1);
            CAPS_EN.iter().chain(&["exceeding", "exceeds"]).any(|cap| clause[last..].contains(cap))
        }
    }
}

const CAPS_ZH: [&str; 10] =
    ["不超过", "不得超过", "不高于", "不得高于", "上限", "为限", "封顶", "最高", "至多", "最多"];
const CAPS_EN: [&str; 9] =
    ["not exceed", "up to", "maximum", "cap of", "capped", "limited to", "at most", "no more than", "ceiling"];

/// Whether words put a limit to damages.
pub(super) fn is_capped(lang: Lang, text: &str) -> bool {
    match lang {
        Lang::Zh => CAPS_ZH.iter().any(|cap| text.contains(cap)),
        Lang::En => {
            let text = text.to_ascii_lowercase();
            CAPS_EN.iter().chain(&["cap "]).any(|cap| text.contains(cap))
        }
    }
}

/// The rates typed in words, in figures or numerals: 0.05%, 5‰, 万分之五, five per cent.
pub(super) fn rates(words: &str) -> Vec<(Range<usize>, Percent)> {
    let mut found = Vec::new();
    for (at, sign) in words.char_indices().filter(|(_, c)| matches!(c, '%' | '％' | '‰' | '‱')) {
        let start = figures_before(words, at);
        found.extend(read(words, start..at + sign.len_utf8()));
    }
    for (at, half) in words.match_indices("分之") {
        let before = words[..at].chars().next_back();
        let Some(whole) = before.filter(|c| "百千万".contains(*c)) else { continue };
        let end = words[at + half.len()..]
            .find(|c: char| !c.is_ascii_digit() && !"零〇一二两三四五六七八九十百点.".contains(c))
            .map_or(words.len(), |end| at + half.len() + end);
        found.extend(read(words, at - whole.len_utf8()..end));
    }
    for sign in [" per cent", " percent"] {
        for (at, _) in words.match_indices(sign) {
            let word = words[..at].rsplit([' ', '(', '\u{FFFC}']).next().unwrap_or_default();
            found.extend(read(words, at - word.len()..at + sign.len()));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    // 百分之5% is one rate, however badly it is written.
    let mut end = 0;
    found.retain(|(range, _)| {
        let is_apart = range.start >= end;
        end = end.max(range.end);
        is_apart
    });
    found
}

/// Where the figures begin that end at a place.
fn figures_before(words: &str, at: usize) -> usize {
    let is_figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '.' | '．' | ',' | ' ');
    let head = &words[..at];
    let start = head.len() - head.chars().rev().take_while(|c| is_figure(*c)).map(char::len_utf8).sum::<usize>();
    let lead = head[start..].find(|c: char| !matches!(c, '.' | ',' | ' ' | '．')).unwrap_or(head.len() - start);
    start + lead
}

fn read(words: &str, range: Range<usize>) -> Option<(Range<usize>, Percent)> {
    match Kind::Percent.parse(words.get(range.clone())?) {
        Ok(Value::Percent(percent)) => Some((range, percent)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::check::Example;
    use crate::checks::sample::examine_example;

    /// Clauses as careful lawyers write them, of many kinds of contract.
    const SOUND_ZH: &str = "\
1. 合同总价为人民币伍拾捌万陆仟元整（¥586,000.00），含13%增值税。\n\
2. 甲方应于合同签订后10个工作日内支付合同总价的30%作为预付款，验收合格后支付60%，余款10%作为质量保证金，质保期满后无息退还。\n\
3. 乙方逾期交货的，每逾期一日，应按逾期交付货物价款的万分之五向甲方支付违约金，但违约金总额不超过合同总价的5%；逾期超过三十日的，甲方有权解除合同，并要求乙方支付合同总价10%的违约金。\n\
4. 甲方逾期付款的，应以逾期金额为基数，自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率的1.5倍支付违约金。\n\
5. 定金为合同总价的百分之十五；交付定金的一方不履行约定的，无权请求返还定金；收受定金的一方不履行约定的，应当双倍返还定金。对同一违约行为，守约方可以选择适用定金或者违约金。\n\
6. 押金为两个月租金，租期届满后十日内退还；承租人拖欠租金的，出租人可以从押金中扣除。\n\
7. 违约金低于造成的损失的，守约方可以请求增加；过分高于损失的，违约方可以请求适当减少，双方不得因此中止履行。\n\
8. 系统可用率不低于99.9%（每月统计），低于99%的，当月服务费减收20%。\n\
9. 保证期间的赔偿限额为100万元，单次不超过20万元，已付款项为3,000元的除外。\n\
10. 附件一载明2026年度的1,200个账号，编号为HT-2026-0017，按3.5元/个计费。\n\
11. 第三方公司、甲方的子公司和乙方的关联公司不享有本协议项下的权利。\n\
12. 乙方应在收到通知后{{ service.response }}内到场（如适用），费用按实际发生额结算。\n\
13. 泄露商业秘密的，应当支付违约金十万元；不足以弥补损失的，还应当赔偿损失。\n\
14. 日期以2026年3月2日为准，期间按照公历年、月、日计算。\n";

    const SOUND_EN: &str = "\
1. The contract price is CNY 586,000.00 (Renminbi Five Hundred Eighty-Six Thousand Yuan Only), including VAT at 13%.\n\
2. Party A shall pay 30% of the contract price within 10 working days after signing, 60% after acceptance, and the balance of 10% as retention money after the warranty period.\n\
3. If Party B delivers late, it shall pay liquidated damages of 0.05% of the price of the goods delayed for each day of delay, capped at 5% of the contract price; if the delay exceeds thirty days, Party A may terminate this agreement and claim liquidated damages of 10% of the contract price.\n\
4. If Party A pays late, it shall pay liquidated damages on the overdue amount at 1.5 times the one-year loan prime rate, from the day on which payment was due.\n\
5. The earnest money is 15% of the contract price; a payer in breach may not claim it back, and a receiver in breach shall return it twofold. For the same breach the other party may choose between the earnest money and the liquidated damages.\n\
6. The deposit equals two months’ rent and is returned within ten days after the lease ends; the lessor may deduct unpaid rent from it.\n\
7. If the liquidated damages are lower than the loss, the other party may request an increase; if they far exceed the loss, the party in breach may request a reduction, and neither party may suspend performance for this reason.\n\
8. Availability is at least 99.9% (counted monthly); below 99%, the fee of that month is reduced by 20%.\n\
9. The limit of compensation is CNY 1,000,000, not exceeding CNY 200,000 in each case, excluding a sum of CNY 3,000 already paid.\n\
10. Annex 1 lists 1,200 accounts for 2026 under No. HT-2026-0017, charged at CNY 3.50 each.\n\
11. No third company, subsidiary of Party A or affiliate of Party B has rights under this agreement.\n\
12. Party B shall arrive within {{ service.response }} after the notice (if applicable), and the actual cost is settled.\n\
13. Disclosure of trade secrets is subject to liquidated damages of CNY 100,000; if they do not cover the loss, the loss is compensated as well.\n\
14. The date of 2 March 2026 prevails, and periods are counted by the Gregorian calendar.\n";

    #[test]
    fn sound_prose_is_left_alone() {
        let spec = "parties:\n  client: { name: { zh: 云杉示例教育科技（北京）有限公司, en: \"Spruce Example Education (Beijing) Co., Ltd.\" } }\n\
                    service: { response: 4 hours }\nfees: { total: 58600元 }\n";
        let findings = examine_example(Example::Clause { spec, zh: SOUND_ZH, en: SOUND_EN }).findings;
        let is_ours = |id: &str| ["blank/", "money/", "party/", "rate/"].iter().any(|group| id.starts_with(group));
        let ours: Vec<_> = findings.into_iter().filter(|finding| is_ours(finding.id)).collect();
        let said: Vec<_> = ours.iter().map(|finding| (finding.id, &finding.message.zh)).collect();
        assert!(said.is_empty(), "{said:#?}");
    }

    #[test]
    fn rates_are_found_in_either_language() {
        let found = |text: &str| {
            rates(text).into_iter().map(|(range, percent)| format!("{} = {percent}", &text[range])).collect::<Vec<_>>()
        };
        assert_eq!(found("按0.05%或5‰，即万分之五计"), ["0.05% = 0.05%", "5‰ = 0.5%", "万分之五 = 0.05%"]);
        assert_eq!(found("百分之十二点五；千分之3。"), ["百分之十二点五 = 12.5%", "千分之3 = 0.3%"]);
        assert_eq!(found("百分之5%；1百分之0%（万分之五‰）"), ["百分之5 = 5%", "百分之0 = 0%", "万分之五 = 0.05%"]);
        assert_eq!(
            found("at 5 per cent, or five percent, of 1,000 %"),
            ["5 per cent = 5%", "five percent = 5%", "1,000 % = 1000%"]
        );
        assert_eq!(found("5 out of % and 三分之一, ％ per cent"), Vec::<String>::new());
    }

    #[test]
    fn how_often_is_read_from_the_sentence() {
        for (text, per) in [
            ("每逾期一日支付", Some(Per::Day)),
            ("每迟延1个月", Some(Per::Month)),
            ("按日万分之五", Some(Per::Day)),
            ("年利率6%", Some(Per::Year)),
            ("每一方，逾期之日起", None),
            ("逾期的，按5%支付", None),
        ] {
            assert_eq!(said_per(Lang::Zh, text), per, "{text}");
        }
        assert_eq!(said_per(Lang::En, "0.05% for each day of delay"), Some(Per::Day));
        assert_eq!(said_per(Lang::En, "damages of 5% of the price"), None);
    }

    #[test]
    fn a_limit_is_no_rate() {
        assert!(is_limit(Lang::Zh, "违约金累计不超过合同总额的"));
        assert!(!is_limit(Lang::Zh, "累计不超过一个月，按日"));
        assert!(is_limit(Lang::En, "the liquidated damages do not exceed a total of "));
        assert!(!is_limit(Lang::En, "if the delay exceeds ten days, at a rate of "));
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            let rates = rates(&text);
            prop_assert!(rates.iter().all(|(range, _)| text.get(range.clone()).is_some()));
            prop_assert!(rates.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
            for lang in Lang::ALL {
                let _ = (said_per(lang, &text), is_limit(lang, &text), is_capped(lang, &text));
            }
        }
    }
}
