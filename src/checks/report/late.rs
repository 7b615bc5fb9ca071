//! Something that was done after its last day.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "report/late",
    severity: Severity::Warning,
    title: Words { zh: "逾期", en: "after its last day" },
    why: Words {
        zh: "逾期的后果由合同规定，例如经催告仍不提交的，视为通过；文件中会如实写明逾期。",
        en: "the contract says what follows from being late, such as a deemed pass after a demand; the document will \
             truthfully say that it is late",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\ndone: 2026-04-03\ndeadline: 2026-04-02\n"),
    good: Example::Report("contract: contract.yaml\ndone: 2026-04-02\ndeadline: 2026-04-02\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let kept = case.contract.relations().filter_map(|(field, relation)| match relation {
        Relation::Kept { done, by } if !field.adopted => Some((field, done, by)),
        _ => None,
    });
    let findings = kept.filter_map(|(_, done, by)| {
        let (done, by) = (case.contract.field(done)?, case.contract.field(by)?);
        let (Some(Value::Date(day)), Some(Value::Date(last))) = (done.value(), by.value()) else { return None };
        if day <= last {
            return None;
        }
        let (name, limit) = (pattern::name(case.contract, done), pattern::name(case.contract, by));
        let (day, last) = (pattern::shown(&Value::Date(*day)), pattern::shown(&Value::Date(*last)));
        let message = say!(
            zh: "“{zh}”为{day_zh}，迟于“{limit_zh}”{last_zh}",
            en: "“{en}” is {day_en}, after “{limit_en}”, {last_en}",
            zh = name.zh, en = name.en, day_zh = day.zh, day_en = day.en, limit_zh = limit.zh, limit_en = limit.en,
            last_zh = last.zh, last_en = last.en,
        );
        let label = say!(zh: "应不迟于{zh}", en: "due by {en}", zh = last.zh, en = last.en);
        Some(Finding::new(message).of(&done.path).at(done.place.value(), label).help(say!(
            zh: "日期写错的，请更正；确已逾期的，另行书面说明原因，期限应当顺延的写明依据",
            en: "correct the date if it is wrong; if it is late, explain why in writing and, where the period is \
                 extended, on what ground",
        )))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn fires(done: &str, deadline: &str) -> bool {
        let spec = format!("contract: contract.yaml\ndone: {done}\ndeadline: {deadline}\n");
        examine_report(&spec).findings.iter().any(|finding| finding.id == CHECK.id)
    }

    #[test]
    fn a_day_too_late_is_late() {
        for (done, deadline) in
            [("2026-04-03", "2026-04-02"), ("2027-01-01", "2026-12-31"), ("2026年5月1日", "2026-04-30")]
        {
            assert!(fires(done, deadline), "{done} {deadline}");
        }
        for (done, deadline) in
            [("2026-04-02", "2026-04-02"), ("2026-04-01", "2026-04-02"), ("TBD", "2026-04-02"), ("2026-04-02", "")]
        {
            assert!(!fires(done, deadline), "{done} {deadline}");
        }
    }
}
