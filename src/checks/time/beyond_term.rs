//! A date outside the term of the contract it rests on.

use super::order::is_out_of_order;
use crate::calendar::Roll;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::Relation;
use crate::value::{Date, Period, Value};

pub static CHECK: Check = Check {
    id: "time/beyond-term",
    severity: Severity::Warning,
    title: Words { zh: "日期超出合同期限", en: "a date outside the term" },
    why: Words {
        zh: "合同期限以外的日子没有合同依据：届满以后再做的事，没有谁有权做，也没有谁有义务做。受托处理个人信息的，委托终止就应当返还或者删除。",
        en: "outside its term the contract supports nothing: what is to be done after it ends, nobody has a right or a duty \
             to do. Whoever processes personal information for another must return or delete it when the entrustment ends",
    },
    basis: &[],
    bad: Example::Spec(
        "template: sample\nsigned_on: 2026-03-02\nservice:\n  data_until: 2036-03-02\nterms:\n  duration: 3 years\n",
    ),
    good: Example::Spec(
        "template: sample\nsigned_on: 2026-03-02\nservice:\n  data_until: 2029-03-01\nterms:\n  duration: 3 years\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let dates = case.contract.relations().filter_map(|(field, relation)| match relation {
        Relation::WithinTerm { from, length } => judge(case, field, from, length),
        _ => None,
    });
    dates.collect()
}

fn judge(case: &Case, field: &Field, from: &str, length: &str) -> Option<Finding> {
    let (start, term) =
        (pattern::related(case.contract, field, from)?, pattern::related(case.contract, field, length)?);
    let (Value::Date(date), Value::Date(first), Value::Period(period)) =
        (field.value()?, start.value()?, term.value()?)
    else {
        return None;
    };
    let last = last_day(case, *first, *period)?;
    // A date that breaks the order of its own is said to do so.
    if (*first..=last).contains(date) || is_out_of_order(case, field) {
        return None;
    }
    let nearest = if date < first { *first } else { last };
    let (name, start_name, term_name) =
        (pattern::name(case.contract, field), pattern::name(case.contract, start), pattern::name(case.contract, term));
    let [day, first, last, length] =
        [Value::Date(*date), Value::Date(*first), Value::Date(last), Value::Period(*period)]
            .map(|value| pattern::shown(&value));
    let message = say!(
        zh: "“{zh}”为{day_zh}，而期限自{first_zh}起，至{last_zh}止",
        en: "“{en}” is {day_en}, but the term runs from {first_en} to {last_en}",
        zh = name.zh, en = name.en, day_zh = day.zh, day_en = day.en, first_zh = first.zh, first_en = first.en,
        last_zh = last.zh, last_en = last.en,
    );
    let help = say!(
        zh: "“{zh}”请写 `{nearest}`，或者期限之内的其他日期；若错在“{term_zh}”，请更正该项",
        en: "for “{en}” write `{nearest}` or another day of the term; if “{term_en}” is what is wrong, correct that",
        zh = name.zh, en = name.en, nearest = nearest, term_zh = term_name.zh, term_en = term_name.en,
    );
    let see = |name: &Text, value: &Text| {
        say!(
            zh: "“{zh}”为{value_zh}", en: "“{en}”: {value_en}",
            zh = name.zh, en = name.en, value_zh = value.zh, value_en = value.en,
        )
    };
    Some(
        Finding::new(message)
            .of(&field.path)
            .at(field.place.value(), say!(zh: "在期限之外", en: "outside the term"))
            .see(start.place.value(), see(&start_name, &first))
            .see(term.place.value(), see(&term_name, &length))
            .help(help),
    )
}

/// The last day of a term; the latest it can be, where a year's holidays are not yet known.
fn last_day(case: &Case, first: Date, period: Period) -> Option<Date> {
    case.calendar.term(first, period, Roll::Stay).map(|reach| reach.latest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_spec};

    fn said(signed_on: &str, until: &str, duration: &str) -> Vec<(&'static str, String)> {
        let spec = format!(
            "template: sample\nsigned_on: {signed_on}\nservice: {{ data_until: {until} }}\nterms: {{ duration: {duration} }}\n"
        );
        let findings = examine_spec(&spec, &[]).findings.into_iter();
        findings.map(|finding| (finding.id, finding.message.en)).collect()
    }

    #[test]
    fn days_before_and_after_the_term_are_caught() {
        assert_eq!(
            said("2026-03-02", "2029-03-02", "3 years"),
            [(
                CHECK.id,
                "“Data kept until” is 2 March 2029, but the term runs from 2 March 2026 to 1 March 2029".to_owned()
            )]
        );
        assert_eq!(said("2026-03-02", "2026-03-01", "3 years").len(), 1);
        assert_eq!(said("2026-03-02", "2036-03-02", "18 months").len(), 1);
        // In 2025 there is no 29 February: the term ends on the 28th.
        assert_eq!(said("2024-02-29", "2025-03-01", "1 year").len(), 1);
    }

    #[test]
    fn the_first_and_the_last_day_are_of_the_term_and_what_is_open_is_silent() {
        for until in ["2026-03-02", "2027-11-30", "2029-03-01"] {
            assert_eq!(said("2026-03-02", until, "3 years"), [], "{until}");
        }
        for spec in ["signed_on: 2026-03-02\n", "terms: { duration: 3 years }\n", ""] {
            let spec = format!("template: sample\nservice: {{ data_until: 2036-03-02 }}\n{spec}");
            assert_eq!(examine_spec(&spec, &[]).findings, [], "{spec}");
        }
    }

    #[test]
    fn a_date_in_the_wrong_order_is_reported_for_that() {
        let schema =
            include_str!("../sample/schema.yaml").replace("within-term:", "not-after: service.ends_on, within-term:");
        let spec = "template: sample\nsigned_on: 2026-03-02\nterms: { duration: 3 years }\n\
                    service: { ends_on: 2029-03-01, data_until: 2030-03-01 }\n";
        let found: Vec<_> =
            examine_spec(spec, &[("schema.yaml", &schema)]).findings.iter().map(|finding| finding.id).collect();
        assert_eq!(found, ["time/order"]);
    }

    #[test]
    fn the_term_is_a_date_and_a_period() {
        for wrong in ["terms.duration + signed_on", "signed_on + number", "signed_on", "signed_on + terms.lenght"] {
            let schema = include_str!("../sample/schema.yaml").replace("signed_on + terms.duration", wrong);
            let found = examine_spec("template: sample\n", &[("schema.yaml", &schema)]).findings;
            assert!(found.iter().any(|finding| finding.id.starts_with("template/")), "{wrong}: {found:#?}");
        }
        assert_eq!(examine_example(CHECK.good).findings, []);
    }
}
