//! A number that counts one thing in Chinese and another in English.

use std::ops::Range;

use super::compare::{self, BASIS, align, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Measure, Passage, Said, Time, bare_units, pair_quantities};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/unit",
    severity: Severity::Error,
    title: Words { zh: "中英文单位不同", en: "a unit that differs between the languages" },
    why: Words {
        zh: "15日与15个工作日相差一周上下，5%与5‰相差十倍：单位不同，就是两个约定。",
        en: "15 days and 15 working days are about a week apart, 5% and 5‰ a factor of ten: with another unit, it is another term",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起15日内付款。\n",
        en: "1. Party A shall pay within 15 working days after receiving the invoice.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当自收到发票之日起15个工作日内付款。\n",
        en: "1. Party A shall pay within 15 working days after receiving the invoice.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, find)
}

fn find(passage: &Passage) -> Vec<Finding> {
    let pairing = pair_quantities(&passage.zh.reading().quantities, &passage.en.reading().quantities);
    let is_money = |measure| matches!(measure, Measure::Money(_));
    let typed = pairing.apart.into_iter().filter(|(zh, en)| {
        zh.what.number == en.what.number && !(is_money(zh.what.measure) && is_money(en.what.measure))
    });
    let pairs: Vec<_> = typed.map(|(zh, en)| (zh.range.clone(), en.range.clone())).collect();
    let pairs = if pairs.is_empty() { without_number(passage).into_iter().collect() } else { pairs };
    pairs
        .into_iter()
        .map(|(zh, en)| {
            let (left, right) = (words(passage, Lang::Zh, &zh), words(passage, Lang::En, &en));
            let message = say!(
                zh: "中文的单位是“{left}”，英文的单位是“{right}”",
                en: "the unit is “{left}” in Chinese and “{right}” in English",
                left = left, right = right,
            );
            compare::apart(passage, &zh, &en, message).help(align())
        })
        .collect()
}

/// A unit that stands without a number more often in one language, where the other has another unit more often.
fn without_number(passage: &Passage) -> Option<(Range<usize>, Range<usize>)> {
    let (zh, en) = (bare_units(&passage.zh.words, Lang::Zh), bare_units(&passage.en.words, Lang::En));
    let count = |units: &[Said<Time>], unit| units.iter().filter(|said| said.what == unit).count();
    let extra = |this: &[Said<Time>], other: &[Said<Time>]| {
        let more = |said: &&Said<Time>| count(this, said.what) > count(other, said.what);
        this.iter().rfind(more).map(|said| said.range.clone())
    };
    extra(&zh, &en).zip(extra(&en, &zh))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn one_number_of_two_units_is_found() {
        for (zh, en) in [
            ("1. 乙方应当在两小时内响应。\n", "1. Party B shall respond within two days.\n"),
            ("1. 费率为5‰。\n", "1. The rate is 5%.\n"),
            ("1. 质保期为一年。\n", "1. The warranty period is one month.\n"),
            ("1. 租赁面积为200平方米。\n", "1. The leased area is 200 square feet.\n"),
            ("1. 每日按万分之三计算。\n", "1. The daily rate is 3%.\n"),
            ("1. 期间按工作日计算。\n", "1. Periods are counted in days.\n"),
            ("1. 乙方应当每个工作日报告。\n", "1. Party B shall report every day.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn units_that_come_to_the_same_are_no_fault() {
        for (zh, en) in [
            ("1. 乙方应当在24小时内响应。\n", "1. Party B shall respond within one day.\n"),
            ("1. 期限为半年。\n", "1. The period is six months.\n"),
            ("1. 期限为两周。\n", "1. The period is 14 days.\n"),
            ("1. 每逾期一日，按千分之一计算。\n", "1. For each day of delay, the rate is 0.1%.\n"),
            ("1. 自每月的第一个工作日起计算。\n", "1. It runs from the first working day of each month.\n"),
            ("1. 乙方应当按月报告。\n", "1. Party B shall report monthly, on the day it is paid.\n"),
            ("1. 期限为5至10日。\n", "1. The period is 5 to 10 days.\n"),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
