//! A calendar file that cannot be right.

use crate::calendar::{Calendar, Fault, Slip};
use crate::checks::spec::{limit, syntax};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::yaml;

pub static CHECK: Check = Check {
    id: "time/calendar",
    severity: Severity::Error,
    title: Words { zh: "日历文件有误", en: "a calendar file that cannot be right" },
    why: Words {
        zh: "工作日数错一天，依此计算的每一个期限都会差一天。",
        en: "one day wrong in the calendar, and every period counted over it is a day wrong",
    },
    basis: &[
        "全国年节及纪念日放假办法第二条 / Regulations on Public Holidays for National Annual Festivals and Memorial Days \
         art. 2（2024-11-10修订 / as revised on 10 November 2024）",
    ],
    bad: Example::Calendar(
        "years:\n  2027:\n    off:\n      元旦: [2027-01-01..2027-01-03]\n      劳动节: [2027-05-01..2027-05-05]\n      \
         其他: [2027-02-05..2027-02-11, 2027-04-05, 2027-06-09, 2027-09-15]\n      \
         国庆节: [2027-10-01..2027-10-07]\n    work: [2027-05-08, 2027-10-09, 2027-10-11]\n",
    ),
    good: Example::Calendar(
        "years:\n  2027:\n    off:\n      元旦: [2027-01-01..2027-01-03]\n      劳动节: [2027-05-01..2027-05-05]\n      \
         其他: [2027-02-05..2027-02-11, 2027-04-05, 2027-06-09, 2027-09-15]\n      \
         国庆节: [2027-10-01..2027-10-07]\n    work: [2027-05-08, 2027-10-09, 2027-10-10]\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    findings(case.calendar)
}

/// What is wrong with a calendar.
pub(in crate::checks) fn findings(calendar: &Calendar) -> Vec<Finding> {
    let findings = calendar.faults().iter().map(|fault| {
        let label = say!(zh: "请核对此处", en: "to be checked here");
        Finding::new(what(fault)).at(fault.span.clone(), label).help(help(fault))
    });
    findings.collect()
}

/// What is wrong.
fn what(fault: &Fault) -> Text {
    match &fault.slip {
        Slip::Yaml(fault) => broken(fault),
        Slip::Form => {
            say!(zh: "这不是能读懂的日历文件", en: "this file cannot be read as a calendar")
        }
        Slip::Year => say!(zh: "这里应写年份", en: "a year belongs here"),
        Slip::Day => say!(zh: "这里应写一天，或者起止两天", en: "a day belongs here, or a first and a last day"),
        Slip::Entry => say!(
            zh: "这里应有 `name`、`date` 和 `isOffDay`", en: "`name`, `date` and `isOffDay` belong here",
        ),
        Slip::Empty(year) => {
            say!(zh: "{year}年没有列出任何日子", en: "no day of {year} is named", year = year)
        }
        Slip::Outside(year) => {
            say!(zh: "这一天不在{year}年前后", en: "this day lies far from {year}", year = year)
        }
        Slip::Both(date) => {
            say!(zh: "{date}既放假又上班", en: "{date} is both off and worked", date = date)
        }
        Slip::NoWeekend(date) => say!(
            zh: "调休上班日{date}不是星期六、星期日", en: "the make-up day {date} is no Saturday or Sunday", date = date,
        ),
        Slip::Statutory(date) => {
            say!(zh: "{date}是法定节日，却没有放假", en: "{date} is a statutory holiday, but not off", date = date)
        }
        Slip::Total(year, total) => say!(
            zh: "{year}年共有{total}个工作日，与历年相差过大",
            en: "{year} comes to {total} working days, unlike any year before",
            year = year, total = total,
        ),
    }
}

fn broken(fault: &yaml::Fault) -> Text {
    match fault {
        yaml::Fault::Syntax { slip, .. } => syntax::what(*slip),
        yaml::Fault::Limit { limit, .. } => limit::what(*limit),
        yaml::Fault::Encoding { .. } => say!(zh: "日历文件不是 UTF-8 编码", en: "the calendar file is not UTF-8"),
        yaml::Fault::DuplicateKey { key, .. } => {
            say!(zh: "`{key}` 写了两次", en: "`{key}` is written twice", key = key)
        }
        yaml::Fault::SecondDocument { .. } => {
            say!(zh: "`---` 之后的内容没有读取", en: "what follows `---` was not read")
        }
    }
}

/// What to do about it.
fn help(fault: &Fault) -> Text {
    match &fault.slip {
        Slip::Yaml(yaml::Fault::Syntax { slip, .. }) => syntax::help(*slip),
        Slip::Yaml(yaml::Fault::Limit { limit, .. }) => limit::help(*limit),
        Slip::Yaml(_) | Slip::Form | Slip::Year | Slip::Day | Slip::Entry => say!(
            zh: "请写成 `years: {form}`，或者使用 holiday-cn 的年度文件",
            en: "write `years: {form}`, or use a year's file of holiday-cn",
            form = "{ 2027: { off: { 元旦: [2027-01-01..2027-01-03] }, work: [2027-01-04] } }",
        ),
        Slip::Empty(_) => say!(
            zh: "请等通知公布后再加入；在此之前该年按未知处理", en: "add it once the notice is out; until then the year counts as unknown",
        ),
        Slip::Outside(_) | Slip::Both(_) | Slip::NoWeekend(_) | Slip::Statutory(_) | Slip::Total(..) => say!(
            zh: "请对照国务院办公厅的放假通知改正", en: "correct it by the notice of the General Office of the State Council",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(text: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Calendar(text)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn every_slip_is_told() {
        assert_eq!(said("- 2027-01-01\n"), ["this file cannot be read as a calendar"]);
        assert_eq!(said("years: { next: {} }\n"), ["a year belongs here"]);
        assert_eq!(said("{ year: 2027, papers: [], days: [] }\n"), ["no day of 2027 is named"]);
        assert_eq!(
            said("{ year: 2027, days: [{ name: 元旦, date: 2027-01-01 }] }\n")[0],
            "`name`, `date` and `isOffDay` belong here"
        );
        assert_eq!(said("years: [\n").len(), 1);
        let two = "years: { 2027: { off: { 元旦: [2027-01-02] }, work: [2027-01-02] } }\n";
        assert!(said(two).contains(&"2027-01-02 is both off and worked".to_owned()), "{:?}", said(two));
    }

    #[test]
    fn a_year_as_it_is_published_is_silent() {
        assert_eq!(said(include_str!("../../../examples/calendar/2026.json")), Vec::<String>::new());
    }
}
