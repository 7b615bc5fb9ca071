//! Values that hang together: sums, products, and shares of a whole.

use hetong::template::{Definition, Relation, Total};
use hetong::value::{Kind, Value};

use super::filling::{Filling, related};
use super::scalar;

/// Whether a field is worked out from others.
pub fn is_worked_out(definition: &Definition) -> bool {
    let by =
        |relation: &Relation| matches!(relation, Relation::SumOf(_) | Relation::ProductOf(_) | Relation::DurationOf(_));
    definition.relations.iter().any(|(relation, _)| by(relation))
}

/// Whether all fields of a definition are decided together, or worked out from others.
pub fn is_joint(definition: &Definition) -> bool {
    is_worked_out(definition) || definition.relations.iter().any(|(relation, _)| matches!(relation, Relation::SumTo(_)))
}

/// Decides on them.
pub fn decide(filling: &mut Filling, definition: &Definition) {
    let paths = filling.instances(&definition.path);
    let relations: Vec<&Relation> = definition.relations.iter().map(|(relation, _)| relation).collect();
    let total = relations.iter().find_map(|relation| match relation {
        Relation::SumTo(total) => Some(total),
        _ => None,
    });
    let product = relations.iter().find_map(|relation| match relation {
        Relation::ProductOf(factors) => Some(factors),
        _ => None,
    });
    let sum = relations.iter().find_map(|relation| match relation {
        Relation::SumOf(parts) => Some(parts),
        _ => None,
    });
    let values: Vec<Value> = match (total, product, sum) {
        (_, Some(factors), _) => products(filling, &paths, factors, total.is_some()),
        (Some(Total::Percent(whole)), None, _) => {
            let whole = whole.to_string().trim_end_matches('%').parse().expect("a whole percentage");
            let parts = filling.draws.parts(whole, paths.len());
            parts.into_iter().map(|part| scalar::read(Kind::Percent, &format!("{part}%"))).collect()
        }
        (Some(Total::Field(path)), None, _) => {
            let whole = cents(&filling.value(path).expect("the total is decided on first"));
            let parts = filling.draws.parts(whole, paths.len());
            parts.into_iter().map(scalar::yuan).collect()
        }
        (None, None, Some(parts)) => {
            let parts: Vec<Value> =
                parts.iter().map(|part| filling.value(part).expect("the parts are decided on first")).collect();
            vec![match parts[0] {
                Value::Integer(_) => Value::Integer(
                    parts.iter().map(|part| if let Value::Integer(number) = part { *number } else { 0 }).sum(),
                ),
                _ => scalar::yuan(parts.iter().map(cents).sum()),
            }]
        }
        _ => panic!("teach the fillings how {} is worked out", definition.path),
    };
    for (path, value) in paths.iter().zip(values) {
        filling.write(path, value);
    }
}

/// A rate of an amount for each field, rounded half up; where all add up to the amount, the last takes the rest.
fn products(filling: &mut Filling, paths: &[String], factors: &[String; 2], adds_up: bool) -> Vec<Value> {
    let mut amounts = Vec::new();
    let mut amount = 0;
    for path in paths {
        let values = factors.each_ref().map(|factor| {
            let factor = related(factor, path);
            filling.value(&factor).unwrap_or_else(|| panic!("{factor} is decided on before {path}"))
        });
        let (money, rate) = match &values {
            [money @ Value::Money(_), Value::Percent(rate)] | [Value::Percent(rate), money @ Value::Money(_)] => {
                (money, rate)
            }
            other => panic!("no amount and rate: {other:?}"),
        };
        amount = cents(money);
        // Rates of up to two digits after the point.
        let rate = rate.to_string();
        let (whole, part) = rate.trim_end_matches('%').split_once('.').unwrap_or((rate.trim_end_matches('%'), ""));
        let rate: usize = format!("{whole}{part:0<2}").parse().expect("digits");
        amounts.push((amount * rate + 5000) / 10_000);
    }
    if adds_up {
        let others: usize = amounts[..amounts.len() - 1].iter().sum();
        let last = amounts.len() - 1;
        amounts[last] = amount.saturating_sub(others);
    }
    amounts.into_iter().map(scalar::yuan).collect()
}

/// An amount in cents.
fn cents(value: &Value) -> usize {
    let Value::Money(money) = value else { panic!("{value:?} is no amount") };
    money.figures().chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("digits")
}
