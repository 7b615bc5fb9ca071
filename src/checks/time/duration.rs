//! A length that its first and last day do not make.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;
use crate::value::{Date, Period, Value};

pub static CHECK: Check = Check {
    id: "time/duration",
    severity: Severity::Warning,
    title: Words { zh: "期限与起止日期不符", en: "a length that does not fit its first and last day" },
    why: Words {
        zh: "期限和起止日期各说一个长度，合同何时到期就有了两个答案。",
        en: "the length and the two days each say something else, so there are two answers to when the contract ends",
    },
    basis: &[
        "民法典第二百零一条 / Civil Code art. 201（2021-01-01起施行 / in force since 2021-01-01）",
        "民法典第二百零二条 / Civil Code art. 202（2021-01-01起施行 / in force since 2021-01-01）",
    ],
    bad: Example::Spec(
        "template: sample\nservice:\n  starts_on: 2026-04-01\n  ends_on: 2028-03-31\nterms:\n  length: 3 years\n",
    ),
    good: Example::Spec(
        "template: sample\nservice:\n  starts_on: 2026-04-01\n  ends_on: 2029-03-31\nterms:\n  length: 3 years\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let durations = case.contract.relations().filter_map(|(field, relation)| match relation {
        Relation::DurationOf(paths) => judge(case, field, paths),
        _ => None,
    });
    durations.collect()
}

fn judge(case: &Case, field: &Field, paths: &[String]) -> Option<Finding> {
    let [start, end] = paths else { return None };
    let (start, end) = (pattern::related(case.contract, field, start)?, pattern::related(case.contract, field, end)?);
    let (Value::Period(period), Value::Date(from), Value::Date(to)) = (field.value()?, start.value()?, end.value()?)
    else {
        return None;
    };
    // The order of the two days has a check of its own.
    let (habit, statute) = last_days(*from, *period)?;
    if to < from || *to == habit || *to == statute {
        return None;
    }
    let (name, start_name, end_name) =
        (pattern::name(case.contract, field), pattern::name(case.contract, start), pattern::name(case.contract, end));
    let [length, from, to, last] = [Value::Period(*period), Value::Date(*from), Value::Date(*to), Value::Date(habit)]
        .map(|value| pattern::shown(&value));
    let message = say!(
        zh: "“{zh}”为{length_zh}，但{from_zh}至{to_zh}不是{length_zh}",
        en: "“{en}” is {length_en}, but {from_en} to {to_en} is not",
        zh = name.zh, en = name.en, length_zh = length.zh, length_en = length.en,
        from_zh = from.zh, from_en = from.en, to_zh = to.zh, to_en = to.en,
    );
    let label = say!(
        zh: "自{from_zh}起应至{last_zh}", en: "from {from_en} that is until {last_en}",
        from_zh = from.zh, from_en = from.en, last_zh = last.zh, last_en = last.en,
    );
    let help = say!(
        zh: "三者改其一：期限不变，“{end_zh}”请写 `{habit}`，或者按不计首日的算法写 `{statute}`；日期不变，请改“{zh}”",
        en: "correct one of the three: to keep the length, write `{habit}` for “{end_en}”, or `{statute}` if the first day \
             is not counted; to keep the days, correct “{en}”",
        end_zh = end_name.zh, end_en = end_name.en, habit = habit, statute = statute, zh = name.zh, en = name.en,
    );
    let see = |name: &crate::diag::Text| say!(zh: "“{zh}”在此", en: "“{en}”", zh = name.zh, en = name.en);
    Some(
        Finding::new(message)
            .of(&field.path)
            .at(field.place.value(), label)
            .see(start.place.value(), see(&start_name))
            .see(end.place.value(), see(&end_name))
            .help(help),
    )
}

/// The last day by the habit of contracts, which counts the first day, and by 民法典 201 and 202, which do not.
fn last_days(from: Date, period: Period) -> Option<(Date, Date)> {
    let statute = from.add(period)?;
    // Where the month has no corresponding day, its last day is the last of the period either way.
    let has_day = statute.0.day() == from.0.day() || !is_of_calendar(period);
    let habit = if has_day { Date(statute.0.yesterday().ok()?) } else { statute };
    Some((habit, statute))
}

const fn is_of_calendar(period: Period) -> bool {
    matches!(period.unit, crate::value::Unit::Months | crate::value::Unit::Years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(from: &str, to: &str, length: &str) -> Vec<String> {
        let spec = format!(
            "template: sample\nservice: {{ starts_on: {from}, ends_on: {to} }}\nterms: {{ length: {length} }}\n"
        );
        let findings = examine_example(Example::Spec(Box::leak(spec.into_boxed_str()))).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn lengths_that_do_not_fit_are_caught() {
        assert_eq!(
            said("2026-01-01", "2029-12-31", "3 years"),
            ["“Length of service” is 3 years, but 1 January 2026 to 31 December 2029 is not"]
        );
        assert_eq!(said("2026-01-31", "2026-03-31", "1 month").len(), 1);
        assert_eq!(said("2026-03-02", "2026-03-10", "14 days").len(), 1);
        assert_eq!(said("2026-01-01", "2028-12-30", "3 years").len(), 1);
    }

    #[test]
    fn both_readings_and_the_ends_of_months_are_silent() {
        assert!(said("2026-01-01", "2028-12-31", "3 years").is_empty());
        assert!(said("2026-01-01", "2029-01-01", "3 years").is_empty());
        assert!(said("2026-01-31", "2026-02-28", "1 month").is_empty());
        assert!(said("2026-03-02", "2026-03-15", "2 weeks").is_empty());
        assert!(said("2026-03-02", "2026-03-01", "3 years").is_empty());
        assert!(said("2026-03-02", "2026-09-01", "120 working days").is_empty());
    }
}
