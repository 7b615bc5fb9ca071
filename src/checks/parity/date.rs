//! A date or a time of day that is not the same in Chinese and in English.

use super::compare::{self, BASIS, align, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Day, Passage, Said, pair};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/date",
    severity: Severity::Error,
    title: Words { zh: "中英文日期或时刻不同", en: "a date or time that differs between the languages" },
    why: Words {
        zh: "期间、履行和违约都从日期算起，两种文本的日期不同，就有两个起点或者两个终点。",
        en: "periods, performance and default are counted from dates; with two dates there are two beginnings or two ends",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 服务自2026年3月2日起提供。\n",
        en: "1. The service is provided from 3 February 2026.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 服务自2026年3月2日起提供。\n",
        en: "1. The service is provided from March 2, 2026.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, find)
}

fn find(passage: &Passage) -> Vec<Finding> {
    let (zh, en) = (passage.zh.reading(), passage.en.reading());
    let days = pair(&zh.days, &en.days, |left, right| left.agrees(*right));
    let times = pair(&zh.times, &en.times, |left, right| left == right || left % 1440 == right % 1440);
    let mut findings: Vec<Finding> = days.apart.iter().map(|(left, right)| differing(passage, left, right)).collect();
    findings.extend(times.apart.iter().map(|(left, right)| differing(passage, left, right)));
    for (lang, only, other) in [(Lang::Zh, &days.only_zh, &en.days), (Lang::En, &days.only_en, &zh.days)] {
        let is_alone = |said: &&&Said<Day>| said.what.is_full() && !other.iter().any(|day| day.what.agrees(said.what));
        findings.extend(only.iter().filter(is_alone).map(|said| lonely(passage, lang, said)));
    }
    findings
}

fn differing<T>(passage: &Passage, zh: &Said<T>, en: &Said<T>) -> Finding {
    let (left, right) = (words(passage, Lang::Zh, &zh.range), words(passage, Lang::En, &en.range));
    let message = say!(
        zh: "中文写“{left}”，英文写“{right}”，不是同一时间",
        en: "the Chinese says “{left}”, the English “{right}”, which is another time",
        left = left, right = right,
    );
    compare::apart(passage, &zh.range, &en.range, message).help(align())
}

fn lonely(passage: &Passage, lang: Lang, said: &Said<Day>) -> Finding {
    let (word, name) = (words(passage, lang, &said.range), compare::language_name(lang));
    let message = say!(
        zh: "日期“{word}”只见于{zh}文本", en: "the date “{word}” is in the {en} text only",
        word = word, zh = name.zh, en = name.en,
    );
    compare::only(passage, lang, &said.range, message).help(align())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn days_months_years_and_hours_are_compared() {
        for (zh, en) in [
            ("1. 至2026年12月31日止。\n", "1. Until 31 December 2027.\n"),
            ("1. 每年1月15日结算。\n", "1. Accounts are settled on 15 June of each year.\n"),
            ("1. 上午9:00至下午6:00。\n", "1. From 9 a.m. to 5 p.m.\n"),
            ("1. 甲方付款。\n", "1. Party A pays on 2026-03-02.\n"),
            ("1. 乙方应当补交6月的书面说明。\n", "1. Party B shall submit the written explanation for July.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn one_day_in_two_spellings_is_no_fault() {
        for (zh, en) in [
            ("1. 自二〇二六年三月二日起。\n", "1. From the 2nd day of March 2026.\n"),
            ("1. 自2026年3月起。\n", "1. From March 2026.\n"),
            ("1. 每日9时至18时。\n", "1. From 9:00 to 6:00 p.m. every day.\n"),
            ("1. 至当日二十四时止。\n", "1. Until 24:00 on that day.\n"),
            ("1. 每月5日前付款。\n", "1. Payment is made by the 5th day of each month.\n"),
            ("1. 期限为6个月，自7月起算。\n", "1. The period is six months from July.\n"),
            ("1. 张军应当在3月提交报告。\n", "1. June Zhang shall submit the report in March.\n"),
            (
                "1. 乙方应当在5月提交计划，并在上半年完成。\n",
                "1. Party B shall submit the plan in May and complete it by the end of June.\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
