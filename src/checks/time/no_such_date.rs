//! A date that the calendar does not have.

use crate::checks::dates::{Written, dates};
use crate::checks::typed::{Fault, Typed, both};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "time/no-such-date",
    severity: Severity::Error,
    title: Words { zh: "日历上没有的日期", en: "a date that does not exist" },
    why: Words {
        zh: "不存在的日期不会到来：以它为界的期限从何时起、到何时止，都无从确定。",
        en: "a day that does not exist never comes, so whatever begins or ends on it has no beginning or no end",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当于2026年2月30日前付款。\n",
        en: "1. Party A shall pay by 30 February 2026.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当于2026年2月28日前付款。\n",
        en: "1. Party A shall pay by 28 February 2026.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    let impossible = dates(typed).into_iter().filter(Written::is_impossible);
    impossible
        .map(|written| Fault {
            message: say!(
                zh: "没有“{date}”这一天", en: "there is no “{date}”",
                date = pattern::quoted(&typed.words()[written.range.clone()]),
            ),
            label: say!(zh: "日历上没有", en: "not in the calendar"),
            help: help(&written),
            range: written.range,
        })
        .collect()
}

fn help(written: &Written) -> Text {
    let last = match written.month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return say!(zh: "一年只有十二个月，请核对月份", en: "a year has twelve months; check the month"),
    };
    let leap = Written { year: written.year, month: 2, day: 29, range: 0..0, weekday: None };
    let last = if written.month == 2 && leap.date().is_some() { 29 } else { last };
    let suffix = if last == 31 { "st" } else { "th" };
    say!(
        zh: "该月的最后一日是{last}日，请核对约定的是哪一天",
        en: "the last day of that month is the {last}{suffix}; check which day was agreed",
        last = last, suffix = suffix,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn days_the_calendar_lacks_are_caught() {
        assert_eq!(
            caught_in_zh(CHECK.id, "甲方应当于2027年2月29日前付款，于4月31日前交货。"),
            ["2027年2月29日", "4月31日"]
        );
        assert_eq!(
            caught_in_zh(CHECK.id, "自二〇二六年六月三十一日起，至2026-13-01止。"),
            ["二〇二六年六月三十一日", "2026-13-01"]
        );
        assert_eq!(
            caught_in_en(CHECK.id, "Pay by April 31, 2026 and by the 31st of June; deliver by Feb. 30."),
            ["April 31, 2026", "31st of June", "Feb. 30"]
        );
        assert_eq!(caught(CHECK.id, "于2026年9月31日付款。", "Pay on 31 September 2026.").len(), 1);
        let spec = "template: sample\nservice: { scope: { zh: 2月30日前的维护, en: Maintenance until 30 February } }\n";
        let found = examine_example(Example::Spec(spec)).findings;
        assert_eq!(found[0].path.as_deref(), Some("service.scope.zh"));
        assert_eq!(found[0].help.en, "the last day of that month is the 28th; check which day was agreed");
    }

    #[test]
    fn real_days_and_other_numbers_are_silent() {
        assert!(caught_in_zh(CHECK.id, "于2028年2月29日付款，2月29日除外；3个月30日内，编号2026-0031-45。").is_empty());
        assert!(caught_in_zh(CHECK.id, "十二月三十一日止，依照GB/T 2026-02-30号标准。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "By 31 March 2026, May 31 and 29 February; in June 2031 Party A may pay 35 yuan.")
                .is_empty()
        );
        assert!(caught_in_en(CHECK.id, "The room 31 Aprilia keeps file HT-2026-02-30 of Decision 45.").is_empty());
    }
}
