//! A value outside the range its field allows.

use std::cmp::Ordering::{Greater, Less};

use crate::checks::rate::{bounds, magnitude};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, State};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::{Definition, Relation, Type};
use crate::value::{Kind, Value};

pub static CHECK: Check = Check {
    id: "value/range",
    severity: Severity::Error,
    title: Words { zh: "超出允许的范围", en: "a value outside the range allowed" },
    why: Words {
        zh: "范围由模板的起草人按法律和交易习惯划定；超出的多半是笔误，确实如此约定的，也应有人知情并说明理由。",
        en: "the template's author drew the range from law and custom; what lies outside is mostly a slip, and where \
             it is meant, somebody should know and say why",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  response: 100 hours\n"),
    good: Example::Spec("template: sample\nservice:\n  response: 10 hours\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.contract.fields.iter().filter_map(|field| judge(case, field)).collect()
}

fn judge(case: &Case, field: &Field) -> Option<Finding> {
    let definition = case.contract.definition(field);
    let value = match &field.state {
        State::Filled(value) => value.clone(),
        State::Items(count) => Value::Integer(u64::try_from(*count).ok()?),
        _ => return None,
    };
    if is_spoken_elsewhere(definition, &value) {
        return None;
    }
    if is_of_other_currency(definition, &value) && !is_added_up(case, definition) {
        return Some(foreign(case, field, definition, &value));
    }
    let end = |end: &Option<Value>, wrong| end.clone().filter(|end| value.compare(end) == Some(wrong));
    let (end, below) = match (end(&definition.min, Less), end(&definition.max, Greater)) {
        (Some(min), _) => (min, true),
        (None, max) => (max?, false),
    };
    let name = pattern::name_at(case.contract, &field.path);
    let (shown, allowed) = (pattern::measured(definition, &value), pattern::range(definition));
    let message = say!(
        zh: "“{zh}”为{shown_zh}，超出允许的范围（{allowed_zh}）",
        en: "“{en}” is {shown_en}, outside the range allowed ({allowed_en})",
        zh = name.zh, en = name.en, shown_zh = shown.zh, shown_en = shown.en,
        allowed_zh = allowed.zh, allowed_en = allowed.en,
    );
    let limit = pattern::measured(definition, &end);
    let label = if below {
        say!(zh: "不得小于{zh}", en: "no less than {en}", zh = limit.zh, en = limit.en)
    } else {
        say!(zh: "不得大于{zh}", en: "no more than {en}", zh = limit.zh, en = limit.en)
    };
    let place = if definition.r#type == Type::List { field.place.key.clone() } else { None };
    let place = place.unwrap_or_else(|| field.place.value());
    Some(Finding::new(message).of(&field.path).at(place, label).help(help(definition, &end, below)))
}

/// Whether an amount is of another currency than the range.
fn is_of_other_currency(definition: &Definition, value: &Value) -> bool {
    let ends = definition.min.iter().chain(&definition.max);
    ends.into_iter()
        .any(|end| matches!((value, end), (Value::Money(one), Value::Money(other)) if one.currency != other.currency))
}

/// Whether other amounts are worked out from it or compared with it, where another currency is told.
fn is_added_up(case: &Case, definition: &Definition) -> bool {
    let is_sum = |relation: &Relation| {
        use Relation::{AtLeast, AtMost, ProductOf, SumOf, SumTo};
        matches!(relation, SumTo(_) | SumOf(_) | ProductOf(_) | AtMost(_) | AtLeast(_))
    };
    let fields = case.contract.template.schema.definitions().iter();
    let mut sums = fields.flat_map(|other| other.relations.iter().map(move |(relation, _)| (other, relation)));
    sums.any(|(other, relation)| {
        is_sum(relation) && (other.path == definition.path || relation.paths().contains(&definition.path.as_str()))
    })
}

fn foreign(case: &Case, field: &Field, definition: &Definition, value: &Value) -> Finding {
    let name = pattern::name(case.contract, field);
    let (shown, allowed) = (pattern::shown(value), pattern::range(definition));
    let message = say!(
        zh: "“{zh}”为{shown_zh}，与允许的范围（{allowed_zh}）不是同一币种",
        en: "“{en}” is {shown_en}, which is not in the currency of the range allowed ({allowed_en})",
        zh = name.zh, en = name.en, shown_zh = shown.zh, shown_en = shown.en,
        allowed_zh = allowed.zh, allowed_en = allowed.en,
    );
    Finding::new(message).of(&field.path).at(field.place.value(), say!(zh: "币种不同", en: "another currency")).help(say!(
        zh: "请写成范围所用币种的金额；确须使用这一币种的，在 `waive` 中写明理由",
        en: "write the amount in the currency of the range; if it is meant as it stands, give the reason under `waive`",
    ))
}

/// A share that is no share, or probably meant a hundredfold, has a check of its own.
fn is_spoken_elsewhere(definition: &Definition, value: &Value) -> bool {
    match value {
        Value::Percent(percent) => {
            bounds::is_out(definition, *percent) || magnitude::meant(definition, *percent).is_some()
        }
        _ => false,
    }
}

/// The nearest value allowed.
fn help(definition: &Definition, end: &Value, below: bool) -> Text {
    if definition.r#type == Type::List {
        let end = pattern::shown(end);
        return if below {
            say!(zh: "请补足到至少{zh}项", en: "add items until there are at least {en}", zh = end.zh, en = end.en)
        } else {
            say!(
                zh: "请合并或删减到至多{zh}项", en: "merge or delete items until there are at most {en}",
                zh = end.zh, en = end.en,
            )
        };
    }
    let (zh, en) = match (end.kind(), below) {
        (Kind::Date, true) => ("更晚", "later"),
        (Kind::Date, false) => ("更早", "earlier"),
        (_, true) => ("更大", "more"),
        (_, false) => ("更小", "less"),
    };
    let spelt = pattern::spelt(end);
    say!(
        zh: "请写 `{end_zh}` 或{zh}的值；确须超出的，在 `waive` 中写明理由",
        en: "write `{end_en}` or {en}; if it is meant as it stands, give the reason under `waive`",
        end_zh = spelt.zh, end_en = spelt.en, zh = zh, en = en,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_spec};

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn the_ends_belong_to_the_range() {
        for spec in [
            "template: sample\nservice: { response: 1 hour }\n",
            "template: sample\nservice: { response: 72 hours }\n",
            "template: sample\nterms: { damages: 30% }\n",
        ] {
            assert_eq!(said(spec), Vec::<String>::new(), "{spec}");
        }
        assert_eq!(
            said("template: sample\nservice: { response: 0 hours }\n"),
            ["“Response time” is 0 hours, outside the range allowed (1 hour to 72 hours)"]
        );
        assert_eq!(
            said("template: sample\nterms: { damages: 30.01% }\n"),
            ["“Liquidated damages” is 30.01%, outside the range allowed (1% to 30%)"]
        );
    }

    #[test]
    fn another_family_of_units_cannot_be_compared() {
        assert_eq!(said("template: sample\nservice: { response: 90 working days }\n"), Vec::<String>::new());
    }

    #[test]
    fn an_amount_in_another_currency_is_told_unless_a_sum_tells_it() {
        let said = |field: &str, spec: &str| {
            let own = format!("{field}: {{ type: money, ");
            let ranged = format!("{own}range: {{ min: \"CNY 0.00\", max: \"CNY 9,000.00\" }}, ");
            let schema = include_str!("../sample/schema.yaml").replace(&own, &ranged);
            let spec = format!("template: sample\nfees: {{ {spec} }}\n");
            let findings = examine_spec(&spec, &[("schema.yaml", &schema)]).findings.into_iter();
            findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect::<Vec<_>>()
        };
        assert_eq!(
            said("fees.loss", "loss: \"USD 300.00\""),
            [
                "“Estimated loss” is USD 300.00, which is not in the currency of the range allowed (CNY 0.00 to CNY 9,000.00)"
            ]
        );
        assert_eq!(said("fees.loss", "loss: \"CNY 300.00\""), Vec::<String>::new());
        assert_eq!(said("fees.total", "total: \"USD 300.00\""), Vec::<String>::new());
        assert_eq!(said("fees.deposit", "loss: \"USD 300.00\""), Vec::<String>::new());
    }

    #[test]
    fn items_are_counted() {
        let spec = "template: sample\nfees:\n  instalments: [{}, {}, {}, {}, {}]\n";
        assert_eq!(said(spec), ["“Instalments” is 5 items, outside the range allowed (at most 4 items)"]);
    }
}
