//! A rate for delay that does not say whether it is charged daily or once.

use rust_decimal::Decimal;

use crate::checks::charge::{Charge, charges, said_per};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::say;
use crate::template::Per;

pub static CHECK: Check = Check {
    id: "rate/no-period",
    severity: Severity::Warning,
    title: Words {
        zh: "违约金未写明按日还是一次性", en: "damages for delay charged daily or once, unsaid"
    },
    why: Words {
        zh: "同一个比例，按日计和只付一次，一年相差三百六十五倍；没有写明的，双方各按对自己有利的一种去读。",
        en: "charged daily or paid once, the same rate differs three hundred and sixty-five-fold over a year; unless it \
             is said, each party reads it as suits it",
    },
    basis: &["民法典第五百八十五条 / Civil Code art. 585（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方逾期付款的，应当按照逾期金额的0.05%支付违约金，累计不超过逾期金额的10%。\n",
        en: "1. If Party A pays late, it shall pay liquidated damages of 0.05% of the overdue amount, not exceeding 10% of \
             the overdue amount.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方逾期付款的，每逾期一日，应当按照逾期金额的0.05%支付违约金，累计不超过逾期金额的10%。\n",
        en: "1. If Party A pays late, it shall pay liquidated damages of 0.05% of the overdue amount for each day of delay, \
             not exceeding 10% of the overdue amount.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut told: Vec<*const _> = Vec::new();
    let mut findings = Vec::new();
    for charge in charges(case).iter().filter(|charge| is_unsaid(charge)) {
        // What both languages leave out is one omission.
        let passage: *const _ = charge.passage;
        if !told.contains(&passage) {
            told.push(passage);
            findings.push(finding(charge));
        }
    }
    findings
}

/// Whether a sentence on delay names a rate and not how often it is charged. A rate of a per cent or more, of which
/// the template says nothing, is taken to be paid once.
fn is_unsaid(charge: &Charge) -> bool {
    let sentence = charge.sentence();
    if said_per(charge.prose.lang, sentence).is_some() {
        return false;
    }
    match charge.definition.and_then(|definition| definition.per) {
        Some(Per::Once) => false,
        Some(Per::Day | Per::Month | Per::Year) => true,
        None => charge.percent.points() < Decimal::ONE && is_on_delay(charge.prose.lang, sentence),
    }
}

fn is_on_delay(lang: Lang, sentence: &str) -> bool {
    let words: &[&str] = match lang {
        Lang::Zh => &["逾期", "迟延", "延迟", "延期", "延误", "拖欠", "未按期", "未按时", "不按期", "不按时"],
        Lang::En => &["late", "delay", "overdue", "arrears", "on time", "in time", "when due"],
    };
    words.iter().any(|words| sentence.contains(words))
}

fn finding(charge: &Charge) -> Finding {
    let declared = charge.definition.and_then(|definition| definition.per);
    let (zh, en) = match declared {
        Some(Per::Month) => ("每逾期一个月", "for each month of delay"),
        Some(Per::Year) => ("年利率", "per annum"),
        _ => ("每逾期一日", "for each day of delay"),
    };
    let shown = charge.percent;
    let message = say!(
        zh: "{shown}的违约金没有写明是按日计还是只付一次",
        en: "damages of {shown} are stated without saying whether they are charged daily or once",
        shown = shown,
    );
    let help = if declared.is_some() {
        say!(
            zh: "按模板的定义，请在比例前写上“{zh}”", en: "as the template defines it, add “{en}”",
            zh = zh, en = en,
        )
    } else {
        say!(
            zh: "按日计的，写“每逾期一日”，一年合{year}；只付一次的，写“一次性”",
            en: "if daily, write “for each day of delay”, which makes {year} a year; if paid once, write “a one-time payment”",
            year = pattern::annual(shown, Per::Day),
        )
    };
    let label = match charge.field {
        Some(_) => Text::default(),
        None => say!(zh: "按日还是一次", en: "daily or once?"),
    };
    let finding = Finding::new(message).at(charge.prose.span(charge.at.clone()), label).help(help);
    match charge.field {
        Some(field) => finding.of(&field.path),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn fires(spec: &'static str, zh: &'static str, en: &'static str) -> usize {
        let findings = examine_example(Example::Clause { spec, zh, en }).findings;
        findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn small_rates_for_delay_need_a_period() {
        for zh in [
            "1. 乙方迟延交付的，按合同总额的千分之一支付违约金。\n",
            "1. 甲方逾期付款的，按未付金额的万分之五支付违约金。\n",
            "1. 乙方未按时交付的，违约金为总价的0.3%。\n",
        ] {
            assert_eq!(fires("", zh, "1. If late, liquidated damages fall due.\n"), 1, "{zh}");
        }
        let en = "1. If Party B delivers late, liquidated damages of 0.1% of the price fall due.\n";
        assert_eq!(fires("", "1. 乙方迟延交付的，按价款的千分之一支付违约金。\n", en), 1);
    }

    #[test]
    fn a_declared_rate_must_be_printed_as_declared() {
        let spec = "fees: { late_rate: 2%, late_cap: 10% }\n";
        let zh = "1. 甲方违约的，按未付金额的{{ fees.late_rate }}支付违约金。\n";
        assert_eq!(fires(spec, zh, "1. Liquidated damages of {{ fees.late_rate }} of the unpaid amount per day.\n"), 1);
    }

    #[test]
    fn what_is_said_or_needs_no_saying_is_let_pass() {
        for zh in [
            "1. 甲方逾期付款的，按日支付未付金额万分之五的违约金。\n",
            "1. 甲方逾期超过三十日的，应当支付合同总额10%的违约金。\n",
            "1. 乙方泄露秘密的，支付合同总额0.5%的违约金。\n",
            "1. 甲方逾期付款的，一次性支付未付金额0.5%的违约金。\n",
            "1. 逾期付款的违约金，按年利率0.9%计算，以未付金额为基数。\n",
            "1. 逾期付款的违约金累计不超过未付金额的0.5%。\n",
        ] {
            assert_eq!(fires("", zh, "1. Nothing else.\n"), 0, "{zh}");
        }
    }
}
