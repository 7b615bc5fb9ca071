//! Amounts of several currencies in one contract, and no word on how they are converted.

use crate::checks::search::Search;
use crate::checks::stated::{Form, stated};
use crate::checks::{Case, Check, Example, Run, pattern, total};
use crate::contract::Field;
use crate::diag::{Finding, Lang, Severity, Span, Text, Words};
use crate::prose::Prose;
use crate::say;
use crate::value::{Currency, Kind, Value, has_word};

pub static CHECK: Check = Check {
    id: "money/mixed-currency",
    severity: Severity::Warning,
    title: Words { zh: "一份合同用了几种货币", en: "several currencies in one contract" },
    why: Words {
        zh: "金额用不同的货币表示又没有约定汇率，总额、违约金、上限都算不到一起；多半是套用范本时改了一处漏了一处。",
        en: "with amounts in different currencies and no rate of exchange, neither totals nor damages nor caps can be worked out; \
             mostly one place was changed in an old contract and another forgotten",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  retention: USD 50.00\n"),
    good: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  retention: CNY 50.00\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let Some((main, place)) = main(case) else { return Vec::new() };
    // Amounts that are added up are compared there.
    let sums = total::sums(case, Kind::Money);
    let is_summed =
        |field: &Field| sums.iter().any(|sum| sum.items.iter().chain(&sum.total).any(|item| item.path == field.path));
    let odd = case.contract.fields.iter().filter(|field| currency(field).is_some_and(|found| found != main));
    let mut findings: Vec<Finding> = odd
        .filter(|field| !is_summed(field))
        .filter_map(|field| {
            let name = pattern::name(case.contract, field);
            let what = say!(zh: "“{zh}”", en: "“{en}”", zh = name.zh, en = name.en);
            Some(finding(&what, currency(field)?, main, field.place.value(), &place).of(&field.path))
        })
        .collect();
    let odd = |prose: &Prose| {
        let amounts = stated(case, prose).into_iter();
        amounts.filter(|amount| amount.form != Form::Field).find_map(|amount| {
            let found = amount.money.map(|money| money.currency).filter(|found| *found != main)?;
            Some((amount.range, found))
        })
    };
    let search = Search::of(case, &stated, main.code().to_owned());
    findings.extend(search.found(|passage| {
        let typed = Lang::ALL.into_iter().find_map(|lang| {
            let prose = passage.get(lang);
            let (range, found) = odd(prose)?;
            let what = say!(zh: "`{text}`", en: "`{text}`", text = pattern::quoted(&prose.words[range.clone()]));
            Some(finding(&what, found, main, prose.span(range), &place))
        });
        typed.into_iter().collect()
    }));
    let is_agreed =
        || case.passages.iter().any(|passage| Lang::ALL.iter().any(|lang| converts(&passage.get(*lang).words)));
    if findings.is_empty() || is_agreed() { Vec::new() } else { findings }
}

/// The currency of the first amount filled in, and where it stands.
fn main(case: &Case) -> Option<(Currency, Span)> {
    case.contract.fields.iter().find_map(|field| Some((currency(field)?, field.place.value())))
}

fn currency(field: &Field) -> Option<Currency> {
    match field.value() {
        Some(Value::Money(money)) => Some(money.currency),
        _ => None,
    }
}

/// Whether words provide for conversion.
fn converts(words: &str) -> bool {
    [
        "汇率",
        "折合",
        "折算",
        "中间价",
        "等值",
        "兑换",
        "exchange rate",
        "rate of exchange",
        "equivalent",
        "converted",
        "conversion",
    ]
    .iter()
    .any(|word| has_word(words, word))
}

fn finding(what: &Text, found: Currency, main: Currency, at: Span, see: &Span) -> Finding {
    let (found, main) = (found.code(), main.code());
    let message = say!(
        zh: "{zh}以{found}计，合同的其他金额以{main}计，没有约定汇率",
        en: "{en} is in {found} while the contract is in {main}, and no rate of exchange is agreed",
        zh = what.zh, en = what.en, found = found, main = main,
    );
    Finding::new(message)
        .at(at, say!(zh: "以 {found} 计", en: "in {found}", found = found))
        .see(see.clone(), say!(zh: "以 {main} 计", en: "in {main}", main = main))
        .help(say!(
            zh: "请统一改用 {main}；确须用两种货币的，在条款中写明汇率以何处公布的哪一日的为准",
            en: "give it in {main}; if two currencies are really meant, say in a clause whose rate of what day applies",
            main = main,
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str, zh: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Clause { spec, zh, en: "1. Nothing else.\n" }).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn another_currency_is_found_in_fields_and_in_words() {
        let spec = "fees: { total: 1000元 }\n";
        assert_eq!(said(spec, "1. 超出部分按USD 50.00另计。\n").len(), 1);
        assert_eq!(said(spec, "1. 超出部分每次50美元。\n").len(), 1);
        assert_eq!(said("fees: { total: 1000元, loss: USD 50 }\n", "1. 无。\n").len(), 1);
        assert_eq!(said("fees: { total: USD 1000 }\n", "1. 超出部分每次50元。\n").len(), 1);
    }

    #[test]
    fn one_currency_and_a_rate_of_exchange_are_let_pass() {
        for (spec, zh) in [
            ("fees: { total: 1000元 }\n", "1. 超出部分每次人民币50元。\n"),
            ("fees: { total: 1000元, loss: USD 50 }\n", "1. 美元按付款当日中国银行公布的汇率折算。\n"),
            ("fees: { total: 1000元 }\n", "1. 赔偿限额为50美元或者等值人民币。\n"),
            ("", "1. 超出部分每次50美元。\n"),
        ] {
            assert_eq!(said(spec, zh), Vec::<String>::new(), "{zh}");
        }
        // What is added up is said there.
        let spec = "fees: { total: USD 900, instalments: [{ amount: USD 400 }, { amount: 500元 }] }\n";
        assert_eq!(said(spec, "1. 无。\n"), Vec::<String>::new());
    }
}
