//! Damages at a rate of nobody knows what.

use crate::checks::charge::{Charge, charges};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "rate/no-base",
    severity: Severity::Warning,
    title: Words { zh: "违约金没有计算基数", en: "damages at a rate of nothing stated" },
    why: Words {
        zh: "只写比例不写基数，是按合同总额、已付金额还是逾期金额来算，结果可以相差几十倍，而双方都说自己有理。",
        en: "a rate without a base may be taken of the contract price, of what was paid or of what is overdue; the results \
             differ many times over, and each party has a case",
    },
    basis: &["民法典第五百八十五条 / Civil Code art. 585（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方逾期付款的，每逾期一日，按0.05%支付违约金，累计不超过逾期金额的10%。\n",
        en: "1. If Party A pays late, it shall pay liquidated damages at 0.05% for each day of delay, not exceeding 10% of \
             the overdue amount.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方逾期付款的，每逾期一日，按逾期金额的0.05%支付违约金，累计不超过逾期金额的10%。\n",
        en: "1. If Party A pays late, it shall pay liquidated damages at 0.05% of the overdue amount for each day of delay, \
             not exceeding 10% of the overdue amount.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut told: Vec<*const _> = Vec::new();
    let mut findings = Vec::new();
    for charge in charges(case).iter().filter(|charge| !has_base(charge)) {
        // What both languages leave out is one omission.
        let passage: *const _ = charge.passage;
        if !told.contains(&passage) {
            told.push(passage);
            findings.push(finding(charge));
        }
    }
    findings
}

fn has_base(charge: &Charge) -> bool {
    match charge.prose.lang {
        Lang::Zh => has_base_zh(charge.before(), charge.after()),
        Lang::En => has_base_en(charge.before(), charge.after()),
    }
}

/// 未付金额的0.05%, 以未付金额为基数, 按未付款项每日0.05%: a noun before the rate in its own part of the sentence, or a
/// base said anywhere.
fn has_base_zh(before: &str, after: &str) -> bool {
    const NOUNS: [&str; 22] = [
        "金额",
        "总额",
        "价款",
        "款项",
        "货款",
        "价金",
        "租金",
        "费用",
        "服务费",
        "本金",
        "余额",
        "总价",
        "合同价",
        "数额",
        "报酬",
        "工程款",
        "欠款",
        "标的额",
        "债权",
        "对价",
        "单价",
        "费",
    ];
    let near = before.trim_end_matches([' ', '日', '每', '按', '天', '（', '(']);
    let clause = before.rsplit(['，', ',', '：', ':']).next().unwrap_or(before);
    let is_based =
        |text: &str| ["为基数", "为基准", "为计算", "为准", "作为基数"].iter().any(|words| has_word(text, words));
    // 5%的合同总额, or a rate quoted from somewhere else.
    let is_followed =
        after.starts_with(['的', '\u{FFFC}']) && !after.starts_with("的违约金") && !after.starts_with("的比例");
    near.ends_with(['的', '之'])
        || NOUNS.iter().any(|noun| has_word(clause, noun))
        || clause.contains('\u{FFFC}')
        || is_based(before)
        || is_based(after)
        || is_followed
}

/// "0.05% of the overdue amount", "at 0.05% per day on what is unpaid", "calculated on the unpaid sum at 0.05% a day".
fn has_base_en(before: &str, after: &str) -> bool {
    let mut after = after.to_ascii_lowercase();
    for period in
        ["day of", "days of", "day or part of", "month of", "week of", "working day of", "day on which", "period of"]
    {
        after = after.replace(period, "");
    }
    let before = before.to_ascii_lowercase();
    let is_said_before =
        ["based on", "calculated on", " on the ", " on any ", " on such ", "percentage of", "by reference to"];
    [" of ", " on ", " of\u{FFFC}"].iter().any(|word| has_word(&after, word))
        || is_said_before.iter().any(|words| has_word(&before, words))
}

fn finding(charge: &Charge) -> Finding {
    let message = say!(
        zh: "{percent}的违约金没有写明以什么为基数", en: "damages of {percent} are stated without saying of what",
        percent = charge.percent,
    );
    let finding = Finding::new(message)
        .at(
            charge.prose.span(charge.at.clone()),
            say!(zh: "什么的{percent}", en: "{percent} of what?", percent = charge.percent),
        )
        .help(say!(
            zh: "请在比例前写明基数，例如“按逾期金额的{percent}”",
            en: "name what the rate is taken of, such as “{percent} of the overdue amount”",
            percent = charge.percent,
        ));
    match charge.field {
        Some(field) => finding.of(&field.path),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_rate_of_nothing_is_found() {
        for before in [
            "逾期交货的，每逾期一日按",
            "乙方违约的，违约金为",
            "乙方违约的，应当支付违约金，比例为",
            "逾期支付货款的，按日",
        ] {
            assert!(!has_base_zh(before, "支付违约金"), "{before}");
        }
        for (before, after) in [
            ("If Party B is late, it shall pay liquidated damages of ", " for each day of delay"),
            ("liquidated damages at ", " per day"),
            ("liquidated damages at ", " a day, to be paid with the price"),
        ] {
            assert!(!has_base_en(before, after), "{before}{after}");
        }
    }

    #[test]
    fn a_base_is_seen_wherever_it_stands() {
        for (before, after) in [
            ("每逾期一日按照逾期金额的", "支付违约金"),
            ("按日支付逾期金额", "的违约金"),
            ("按未付款项每日", "支付违约金"),
            ("以未付货款为基数，按每日", "计算违约金"),
            ("按每日", "计算违约金，以未付货款为基数"),
            ("违约金为合同总价之", ""),
            ("支付违约金，数额为违约时甲方已支付的服务费的", ""),
        ] {
            assert!(has_base_zh(before, after), "{before}{after}");
        }
        for (before, after) in [
            ("liquidated damages of ", " of the overdue amount for each day of delay"),
            ("liquidated damages at ", " per day on the amount overdue"),
            ("liquidated damages calculated on the unpaid price at ", " per day"),
        ] {
            assert!(has_base_en(before, after), "{before}{after}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            let _ = (has_base_zh(&text, &text), has_base_en(&text, &text));
        }
    }
}
