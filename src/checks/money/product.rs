//! An amount that is not the rate of the other amount it is said to be.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::checks::{Case, Check, Example, Run, pattern, total};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::Relation;
use crate::value::{Kind, Money, Percent, Value};

pub static CHECK: Check = Check {
    id: "money/product",
    severity: Severity::Error,
    title: Words { zh: "金额与比例算不拢", en: "an amount that is not the share it is said to be" },
    why: Words {
        zh: "合同既写了比例又写了金额，两者算不拢，应付多少就有两种说法；税额算错，发票就开不对。",
        en: "where a contract gives both the rate and the amount and one does not follow from the other, there are two \
             answers to what is owed; with a wrong amount of tax, the invoice will not agree with the contract",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nfees:\n  net: CNY 1,000.00\n  tax_rate: 6%\n  tax: CNY 66.00\n"),
    good: Example::Spec("template: sample\nfees:\n  net: CNY 1,000.00\n  tax_rate: 6%\n  tax: CNY 60.00\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let contract = case.contract;
    let mut products =
        contract.relations().filter_map(|(field, relation)| product(contract, field, relation)).peekable();
    if products.peek().is_none() {
        return Vec::new();
    }
    let told = miscounted(case);
    let is_told = |product: &Product| {
        [product.field, product.base, product.rate].iter().any(|field| told.contains(&field.path.as_str()))
    };
    products
        .filter(|product| !is_right(contract, product) && !is_told(product))
        .filter_map(|product| finding(contract, &product))
        .collect()
}

/// An amount, and the amount and the rate it should follow from; all filled, and of one currency.
struct Product<'a> {
    field: &'a Field,
    amount: Money,
    base: &'a Field,
    rate: &'a Field,
    percent: Percent,
    /// The amount due, to the last digit.
    exact: Decimal,
}

fn product<'a>(contract: &'a Contract, field: &'a Field, relation: &Relation) -> Option<Product<'a>> {
    let Relation::ProductOf(factors) = relation else { return None };
    let Value::Money(amount) = field.value()? else { return None };
    let fields = factors.each_ref().map(|path| pattern::related(contract, field, path));
    let [Some(one), Some(other)] = fields else { return None };
    let (base, rate) = if matches!(one.value()?, Value::Money(_)) { (one, other) } else { (other, one) };
    let (Value::Money(whole), Value::Percent(percent)) = (base.value()?, rate.value()?) else { return None };
    let exact = whole.amount.checked_mul(percent.points())?.checked_div(Decimal::ONE_HUNDRED)?;
    (whole.currency == amount.currency).then_some(Product {
        field,
        amount: *amount,
        base,
        rate,
        percent: *percent,
        exact,
    })
}

/// Whether an amount is its share, rounded either way to the smallest coin. The last item of a list may carry what the
/// rounding of all the others leaves over.
fn is_right(contract: &Contract, product: &Product) -> bool {
    let coin = Decimal::new(1, product.amount.currency.places());
    let difference = (product.amount.amount - product.exact).abs();
    if difference < coin {
        return true;
    }
    let Some((list, _)) = product.field.path.split_once('[') else { return false };
    let items: Vec<&Field> = contract.filling(&product.field.definition).collect();
    let is_last = items.last().is_some_and(|last| last.path == product.field.path && last.path.starts_with(list));
    is_last && difference < coin * Decimal::from(items.len())
}

/// The fields of sums that do not come out, of which that is said already.
fn miscounted<'a>(case: &'a Case) -> Vec<&'a str> {
    let sums = [Kind::Money, Kind::Percent].into_iter().flat_map(|kind| total::sums(case, kind));
    let wrong = sums.filter(|sum| total::mismatch(case.contract, sum).is_some());
    wrong.flat_map(|sum| sum.items.into_iter().chain(sum.total)).map(|field| field.path.as_str()).collect()
}

fn finding(contract: &Contract, product: &Product) -> Option<Finding> {
    let places = product.amount.currency.places();
    let due = product.exact.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize();
    let due = Value::Money(Money { amount: due, ..product.amount });
    let [name, base, rate] = [product.field, product.base, product.rate].map(|field| pattern::name(contract, field));
    let (amount, whole) = (pattern::shown(product.field.value()?), pattern::shown(product.base.value()?));
    let Text { zh: due_zh, en: due_en } = pattern::shown(&due);
    let message = say!(
        zh: "“{zh}”为{amount_zh}，而“{base_zh}”{whole_zh}的{percent}是{due_zh}",
        en: "“{en}” is {amount_en}, but {percent} of “{base_en}” ({whole_en}) is {due_en}",
        zh = name.zh, en = name.en, amount_zh = amount.zh, amount_en = amount.en, base_zh = base.zh, base_en = base.en,
        whole_zh = whole.zh, whole_en = whole.en, percent = product.percent, due_zh = due_zh, due_en = due_en,
    );
    let spelt = pattern::spelt(&due);
    let help = say!(
        zh: "请核对三处；若比例和基数无误，应写 `{zh}`", en: "check all three; if the rate and the base are right, write `{en}`",
        zh = spelt.zh, en = spelt.en,
    );
    Some(
        Finding::new(message)
            .of(&product.field.path)
            .at(product.field.place.value(), say!(zh: "应为{zh}", en: "should be {en}", zh = due_zh, en = due_en))
            .see(product.base.place.value(), say!(zh: "“{zh}”", en: "“{en}”", zh = base.zh, en = base.en))
            .see(product.rate.place.value(), say!(zh: "“{zh}”", en: "“{en}”", zh = rate.zh, en = rate.en))
            .help(help),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    fn ids(spec: &'static str) -> Vec<(&'static str, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.map(|finding| (finding.id, finding.path.unwrap_or_default())).collect()
    }

    #[test]
    fn a_wrong_product_is_found_to_the_cent() {
        for (spec, path) in [
            ("template: sample\nfees: { net: \"CNY 55,283.02\", tax_rate: 6%, tax: \"CNY 3,317.98\" }\n", "fees.tax"),
            ("template: sample\nfees: { net: \"CNY 100.00\", tax_rate: 13%, tax: \"CNY 13.01\" }\n", "fees.tax"),
            ("template: sample\nfees: { net: \"CNY 100.00\", tax_rate: 0%, tax: \"CNY 6.00\" }\n", "fees.tax"),
            (
                "template: sample\nfees: { total: CNY 1000, instalments: [{ share: 30%, amount: CNY 400 }, \
                 { share: 70%, amount: CNY 600 }] }\n",
                "fees.instalments[0].amount",
            ),
        ] {
            let found = ids(spec);
            assert!(found.first().is_some_and(|one| *one == (CHECK.id, path.to_owned())), "{spec}: {found:?}");
        }
    }

    #[test]
    fn roundings_and_remainders_are_accepted() {
        for spec in [
            "template: sample\nfees: { net: \"CNY 55,283.02\", tax_rate: 6%, tax: \"CNY 3,316.98\" }\n",
            "template: sample\nfees: { net: \"CNY 55,283.02\", tax_rate: 6%, tax: \"CNY 3,316.99\" }\n",
            "template: sample\nfees: { net: CNY 100, tax: CNY 42 }\n",
            "template: sample\nfees: { total: \"CNY 100.01\", instalments: [{ share: 25%, amount: 25元 }, { share: 25%, \
             amount: 25元 }, { share: 25%, amount: 25元 }, { share: 25%, amount: 25.01元 }] }\n",
            "template: sample\nfees: { total: \"CNY 0.10\", instalments: [{ share: 33%, amount: 0.03元 }, { share: 33%, \
             amount: 0.03元 }, { share: 34%, amount: 0.04元 }] }\n",
        ] {
            assert_eq!(ids(spec), [], "{spec}");
        }
    }

    #[test]
    fn a_sum_that_does_not_come_out_says_it_all() {
        let spec = "template: sample\nfees: { total: CNY 1000, instalments: [{ share: 30%, amount: CNY 300 }, { share: 70%, \
                    amount: CNY 800 }] }\n";
        assert_eq!(ids(spec).into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["sum/amounts"]);
    }

    #[test]
    fn declarations_are_read_strictly() {
        let said = |more: &str| {
            let schema = include_str!("../sample/schema.yaml");
            let (head, tail) =
                schema.split_once("optional: true, product-of: [fees.net, fees.tax_rate]").expect("it is there");
            let findings = examine_files(&[("schema.yaml", &format!("{head}optional: true, {more}{tail}"))]).findings;
            findings.into_iter().map(|finding| (finding.id, finding.message.en)).collect::<Vec<_>>()
        };
        for (more, message) in [
            ("product-of: [fees.net]", "cannot be read as a relation"),
            ("product-of: [fees.net, fees.total]", "is not a field that fits here"),
            ("product-of: [fees.net, signed_on]", "is not a field that fits here"),
            ("of: signed_on", "is not a field that fits here"),
            ("role: deposti", "cannot stand here"),
            ("role: tax-rate", "this does not fit a field of this type"),
            ("per: weekly", "cannot stand here"),
        ] {
            let found = said(more);
            assert!(
                found.iter().any(|(id, said)| *id == "template/form" && said.contains(message)),
                "{more}: {found:?}"
            );
        }
        assert_eq!(said("of: fees.total, loss: fees.loss, per: once, role: damages"), []);
    }
}
