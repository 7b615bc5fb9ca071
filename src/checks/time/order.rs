//! Dates in an order that cannot be.

use crate::calendar::Roll;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::{Anchor, Bound, Order, Relation};
use crate::value::{Date, Period, Unit, Value};

pub static CHECK: Check = Check {
    id: "time/order",
    severity: Severity::Error,
    title: Words { zh: "日期先后不对", en: "dates in the wrong order" },
    why: Words {
        zh: "先后颠倒的期间不存在，依此起算的期限都无从确定。",
        en: "a time that ends before it begins does not exist, and every period counted from it is uncertain",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  starts_on: 2026-04-01\n  ends_on: 2026-03-31\n"),
    good: Example::Spec("template: sample\nservice:\n  starts_on: 2026-04-01\n  ends_on: 2027-03-31\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: Vec<(&str, &str)> = Vec::new();
    for (field, relation) in case.contract.relations() {
        let Relation::Order(order) = relation else { continue };
        let Some(breach) = Breach::find(case, field, order) else { continue };
        // `after` on one date and `before` on the other say the same thing; once is enough.
        if let Some(other) = breach.other {
            if told.contains(&(other.path.as_str(), field.path.as_str())) {
                continue;
            }
            told.push((field.path.as_str(), other.path.as_str()));
        }
        findings.push(breach.finding(case));
    }
    findings
}

/// Whether a date stands on the wrong side of a bound of its own.
pub(super) fn is_out_of_order(case: &Case, field: &Field) -> bool {
    case.contract.definition(field).relations.iter().any(|(relation, _)| match relation {
        Relation::Order(order) => Breach::find(case, field, order).is_some(),
        _ => false,
    })
}

/// A date on the wrong side of its bound.
struct Breach<'a> {
    field: &'a Field,
    date: Date,
    order: &'a Order,
    /// The other field; the day of checking, without one.
    other: Option<&'a Field>,
    anchor: Date,
    /// The anchor, and the period added to it.
    limit: Date,
}

impl<'a> Breach<'a> {
    fn find(case: &'a Case, field: &'a Field, order: &'a Order) -> Option<Self> {
        let date = date(field)?;
        let other = match &order.anchor {
            Anchor::Today => None,
            Anchor::Field(path) => Some(pattern::related(case.contract, field, path)?),
        };
        let anchor = match other {
            Some(other) => self::date(other)?,
            None => case.today,
        };
        let limit = match order.plus {
            Some(period) => {
                let reach = case.calendar.end(anchor, period, Roll::Stay)?;
                // In a year not yet published, only what is wrong either way is wrong.
                match order.bound {
                    Bound::After | Bound::NotBefore => reach.earliest,
                    Bound::Before | Bound::NotAfter => reach.latest,
                }
            }
            None => anchor,
        };
        let holds = match order.bound {
            Bound::After => date > limit,
            Bound::NotBefore => date >= limit,
            Bound::Before => date < limit,
            Bound::NotAfter => date <= limit,
        };
        (!holds).then_some(Self { field, date, order, other, anchor, limit })
    }

    fn finding(&self, case: &Case) -> Finding {
        let name = pattern::name(case.contract, self.field);
        let other = self.other.map(|other| pattern::name(case.contract, other));
        let (date, limit) = (day(self.date), day(self.limit));
        let (bound, reference) = (words(self.order.bound), self.reference(other.as_ref()));
        let message = say!(
            zh: "“{zh}”为{date_zh}，应当{bound_zh}{reference_zh}",
            en: "“{en}” is {date_en}, but must be {bound_en} {reference_en}",
            zh = name.zh, en = name.en, date_zh = date.zh, date_en = date.en, bound_zh = bound.zh, bound_en = bound.en,
            reference_zh = reference.zh, reference_en = reference.en,
        );
        let label = say!(
            zh: "应当{bound_zh}{zh}", en: "must be {bound_en} {en}",
            bound_zh = bound.zh, bound_en = bound.en, zh = limit.zh, en = limit.en,
        );
        let finding = Finding::new(message).of(&self.field.path).at(self.field.place.value(), label);
        let finding = match (self.other, &other) {
            (Some(place), Some(other)) => {
                finding.see(place.place.value(), say!(zh: "“{zh}”在此", en: "“{en}”", zh = other.zh, en = other.en))
            }
            _ => finding,
        };
        finding.help(self.help(&name, other.as_ref()))
    }

    /// What the date is compared with, in words.
    fn reference(&self, other: Option<&Text>) -> Text {
        let (anchor, limit) = (day(self.anchor), day(self.limit));
        let named = match other {
            Some(other) => say!(zh: "“{zh}”", en: "“{en}”", zh = other.zh, en = other.en),
            None => say!(zh: "检查当日", en: "the day of checking"),
        };
        let Some(period) = self.order.plus else {
            return say!(
                zh: "{named_zh}（{anchor_zh}）", en: "{named_en} ({anchor_en})",
                named_zh = named.zh, named_en = named.en, anchor_zh = anchor.zh, anchor_en = anchor.en,
            );
        };
        let period = pattern::shown(&Value::Period(period));
        say!(
            zh: "{named_zh}（{anchor_zh}）之后{period_zh}，即{limit_zh}",
            en: "{limit_en}, {period_en} after {named_en} ({anchor_en})",
            named_zh = named.zh, named_en = named.en, anchor_zh = anchor.zh, anchor_en = anchor.en,
            period_zh = period.zh, period_en = period.en, limit_zh = limit.zh, limit_en = limit.en,
        )
    }

    /// The nearest date that would do, or the other field to correct.
    fn help(&self, name: &Text, other: Option<&Text>) -> Text {
        let nearest = match self.order.bound {
            Bound::After => self.limit.add(Period { count: 1, unit: Unit::Days }),
            Bound::Before => self.limit.0.yesterday().ok().map(Date),
            Bound::NotBefore | Bound::NotAfter => Some(self.limit),
        };
        let (zh, en) = match self.order.bound {
            Bound::After | Bound::NotBefore => ("之后", "later"),
            Bound::Before | Bound::NotAfter => ("之前", "earlier"),
        };
        let nearest = nearest.unwrap_or(self.limit);
        let write = say!(
            zh: "“{name_zh}”请写 `{nearest}` 或{zh}的日期", en: "for “{name_en}” write `{nearest}` or {en}",
            name_zh = name.zh, name_en = name.en, nearest = nearest, zh = zh, en = en,
        );
        match other {
            Some(other) => say!(
                zh: "{write_zh}；若错在“{other_zh}”，请更正该日期", en: "{write_en}; if “{other_en}” is what is wrong, correct \
                     that",
                write_zh = write.zh, write_en = write.en, other_zh = other.zh, other_en = other.en,
            ),
            None => write,
        }
    }
}

fn date(field: &Field) -> Option<Date> {
    match field.value() {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    }
}

fn day(date: Date) -> Text {
    pattern::shown(&Value::Date(date))
}

fn words(bound: Bound) -> Text {
    match bound {
        Bound::After => say!(zh: "晚于", en: "later than"),
        Bound::NotBefore => say!(zh: "不早于", en: "no earlier than"),
        Bound::Before => say!(zh: "早于", en: "earlier than"),
        Bound::NotAfter => say!(zh: "不晚于", en: "no later than"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_spec};

    fn said(spec: &'static str) -> Vec<(String, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    #[test]
    fn the_same_day_is_not_after() {
        let all = said("template: sample\nservice: { starts_on: 2026-04-01, ends_on: 2026-04-01 }\n");
        assert_eq!(all[0].0, "“Service end” is 1 April 2026, but must be later than “Service start” (1 April 2026)");
        assert!(all[0].1.starts_with("for “Service end” write `2026-04-02` or later;"), "{}", all[0].1);
        assert_eq!(said("template: sample\nservice: { starts_on: 2026-04-01, ends_on: 2026-04-02 }\n"), []);
        assert_eq!(said("template: sample\nservice: { ends_on: 2026-04-02 }\n"), []);
    }

    #[test]
    fn working_days_are_counted_by_the_calendar() {
        let said = |ends_on: &str| {
            let schema = include_str!("../sample/schema.yaml")
                .replace("after: service.starts_on", "not-before: service.starts_on + 5 working days");
            let spec = format!("template: sample\nservice: {{ starts_on: 2026-02-12, ends_on: {ends_on} }}\n");
            let findings = examine_spec(&spec, &[("schema.yaml", &schema)]).findings.into_iter();
            findings.map(|finding| finding.message.en).collect::<Vec<_>>()
        };
        assert_eq!(
            said("2026-02-25"),
            ["“Service end” is 25 February 2026, but must be no earlier than 26 February 2026, 5 working days after \
              “Service start” (12 February 2026)"]
        );
        assert_eq!(said("2026-02-26"), Vec::<String>::new());
    }

    #[test]
    fn today_and_a_period_make_a_bound() {
        assert_eq!(said("template: sample\nsigned_on: 2027-03-02\n"), []);
        let all = said("template: sample\nsigned_on: 2027-03-03\n");
        assert_eq!(
            all[0].0,
            "“Signing date” is 3 March 2027, but must be no later than 2 March 2027, \
             1 year after the day of checking (2 March 2026)"
        );
        assert_eq!(all[0].1, "for “Signing date” write `2027-03-02` or earlier");
    }
}
