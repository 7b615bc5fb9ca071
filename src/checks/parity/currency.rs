//! A currency that is not the same in Chinese and in English.

use super::compare::{self, BASIS, align, every};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Measure, Passage, Said, pair_quantities};
use crate::say;
use crate::value::Currency;

pub static CHECK: Check = Check {
    id: "parity/currency",
    severity: Severity::Error,
    title: Words { zh: "中英文币种不同", en: "a currency that differs between the languages" },
    why: Words {
        zh: "币种不同，同一个数目可以相差数倍，付款、开票和外汇手续也无从办理。",
        en: "in another currency the same figure is worth several times as much or as little, and neither payment nor invoice can be right",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "", zh: "1. 服务费为人民币58,600元。\n", en: "1. The service fee is USD 58,600.\n"
    },
    good: Example::Clause {
        spec: "", zh: "1. 服务费为人民币58,600元。\n", en: "1. The service fee is RMB 58,600.\n"
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, |passage| find(passage).into_iter().collect())
}

fn find(passage: &Passage) -> Option<Finding> {
    let (zh, en) = (&passage.zh.reading().currencies, &passage.en.reading().currencies);
    if zh.is_empty() || en.is_empty() {
        return None;
    }
    let lacks = |side: &[Said<Currency>], currency| side.iter().all(|said| said.what != currency);
    let left = zh.iter().find(|said| lacks(en, said.what));
    let right = en.iter().find(|said| lacks(zh, said.what));
    match (left, right) {
        (Some(left), Some(right)) => Some(differing(passage, (left, left.what), (right, right.what))),
        (Some(left), None) => Some(lonely(passage, Lang::Zh, left)),
        (None, Some(right)) => Some(lonely(passage, Lang::En, right)),
        (None, None) => exchanged(passage),
    }
}

/// Two currencies that changed places.
fn exchanged(passage: &Passage) -> Option<Finding> {
    let pairing = pair_quantities(&passage.zh.reading().quantities, &passage.en.reading().quantities);
    pairing.apart.iter().find_map(|(zh, en)| match (zh.what.measure, en.what.measure) {
        (Measure::Money(left), Measure::Money(right)) if left != right && zh.what.number == en.what.number => {
            Some(differing(passage, (zh, left), (en, right)))
        }
        _ => None,
    })
}

fn differing<T>(passage: &Passage, zh: (&Said<T>, Currency), en: (&Said<T>, Currency)) -> Finding {
    let message = say!(
        zh: "中文的币种是{left}，英文的币种是{right}", en: "the currency is {left} in Chinese and {right} in English",
        left = zh.1.code(), right = en.1.code(),
    );
    compare::apart(passage, &zh.0.range, &en.0.range, message).help(align())
}

fn lonely(passage: &Passage, lang: Lang, said: &Said<Currency>) -> Finding {
    let name = compare::language_name(lang);
    let message = say!(
        zh: "币种{code}只见于{zh}文本", en: "{code} is a currency of the {en} text only",
        code = said.what.code(), zh = name.zh, en = name.en,
    );
    compare::only(passage, lang, &said.range, message).help(align())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn currencies_are_compared_with_a_number_and_without() {
        for (zh, en) in [
            ("1. 一切款项以人民币支付。\n", "1. All payments are made in US dollars.\n"),
            ("1. 押金为五万港元。\n", "1. The security is EUR 50,000.\n"),
            ("1. 押金为￥500。\n", "1. The security is $500.\n"),
            ("1. 价款为10万美元，运费为5万元。\n", "1. The price is RMB 100,000 and the freight USD 50,000.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn one_currency_by_two_names_is_no_fault() {
        for (zh, en) in [
            ("1. 押金为人民币500元（大写：伍佰元整）。\n", "1. The security is CNY 500.\n"),
            ("1. 押金为￥500。\n", "1. The security is 500 yuan.\n"),
            ("1. 价款为5万美元。\n", "1. The price is US$50,000.\n"),
            ("1. 港币100元。\n", "1. HKD 100.\n"),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
