//! A rate whose size fits another unit: per cent for per mille, a yearly rate charged by the day.

use rust_decimal::Decimal;

use crate::checks::charge::{charges, rates};
use crate::checks::search::Search;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::{Passage, Prose};
use crate::say;
use crate::template::Per;
use crate::value::{Alphabet, Percent, Value, has_word};

pub static CHECK: Check = Check {
    id: "rate/unit",
    severity: Severity::Warning,
    title: Words { zh: "比例的单位像是用错了", en: "a rate that seems to be in the wrong unit" },
    why: Words {
        zh: "百分之、千分之、万分之一字之差，相差十倍、百倍；每日5%一年是本金的十八倍，写的人多半想的是万分之五。",
        en: "per cent, per mille and per ten thousand lie tenfold and hundredfold apart; five per cent a day makes eighteen \
             times the sum in a year, and is mostly five per ten thousand gone wrong",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nfees:\n  late_rate: 5%\n  late_cap: 10%\n"),
    good: Example::Spec("template: sample\nfees:\n  late_rate: 0.05%\n  late_cap: 10%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let declared = case.contract.fields.iter().filter_map(|field| {
        let Some(Value::Percent(percent)) = field.value() else { return None };
        let definition = case.contract.definition(field);
        // A rate outside its range is said to be so.
        let is_told = !pattern::is_within_range(definition, &Value::Percent(*percent)) || !percent.is_within_bounds();
        let per = definition.per.filter(|_| !is_told)?;
        doubt(*percent, per).map(|meant| finding(field.place.value(), *percent, per, &meant, Some(field)))
    });
    let mut findings: Vec<Finding> = declared.collect();
    let mut passages: Vec<*const _> = Vec::new();
    for charge in charges(case).iter().filter(|charge| charge.field.is_none()) {
        let passage: *const _ = charge.passage;
        let Some((per, meant)) = charge.per().and_then(|per| Some((per, doubt(charge.percent, per)?))) else {
            continue;
        };
        if !passages.contains(&passage) {
            passages.push(passage);
            findings.push(finding(charge.prose.span(charge.at.clone()), charge.percent, per, &meant, None));
        }
    }
    let search = Search::of(case, &twice, String::new());
    let doubled = |passage: &Passage| Lang::ALL.into_iter().filter_map(|lang| twice(passage.get(lang))).collect();
    findings.extend(search.found(doubled));
    findings
}

/// What was probably meant by a daily rate of a per cent or more, or by a yearly one of less than half a per cent.
fn doubt(percent: Percent, per: Per) -> Option<Vec<String>> {
    let points = percent.points();
    match per {
        Per::Day if points >= Decimal::ONE => {
            let scaled = |scale| format!("{}%", (points * Decimal::new(1, scale)).normalize());
            Some(vec![scaled(1), scaled(2)])
        }
        Per::Year if points > Decimal::ZERO && points < Decimal::new(5, 1) => {
            Some(vec![format!("{}%", (points * Decimal::from(365)).normalize())])
        }
        _ => None,
    }
}

fn finding(place: Span, percent: Percent, per: Per, meant: &[String], field: Option<&Field>) -> Finding {
    let message = if per == Per::Day {
        say!(
            zh: "每日{percent}，一年合{year}，单位像是用错了",
            en: "{percent} a day makes {year} a year; the unit seems to be wrong",
            year = pattern::annual(percent, per), percent = percent,
        )
    } else {
        say!(
            zh: "年率只有{percent}，像是把日率写成了年率",
            en: "{percent} a year is next to nothing; a daily rate seems to have been taken for a yearly one",
            percent = percent,
        )
    };
    let meant = pattern::either(meant);
    let help = if per == Per::Day {
        say!(
            zh: "若指千分之或者万分之，请写 {meant_zh}；确为每日{percent}的，请核对是否过分高于损失",
            en: "if per mille or per ten thousand is meant, write {meant_en}; if {percent} a day is, ask whether it is not far \
                 above any loss",
            meant_zh = meant.zh, meant_en = meant.en, percent = percent,
        )
    } else {
        say!(
            zh: "若为每日{percent}，年率应写 {meant_zh}，或者改按日计", en: "if it is {percent} a day, write {meant_en} a year, or charge it daily",
            meant_zh = meant.zh, meant_en = meant.en, percent = percent,
        )
    };
    let label = if per == Per::Day {
        say!(zh: "百分、千分还是万分", en: "per cent, or per ten thousand?")
    } else {
        say!(zh: "年率还是日率", en: "yearly or daily?")
    };
    let finding = Finding::new(message).at(place, label).help(help);
    match field {
        Some(field) => finding.of(&field.path),
        None => finding,
    }
}

/// One rate written twice, the second time differently: 0.5%（万分之五）.
fn twice(prose: &Prose) -> Option<Finding> {
    const SIGNS: Alphabet = Alphabet::of("%％‰");
    let words = &prose.words;
    if !prose.words.may_hold(&SIGNS) && !["分之", " per cent", " percent"].iter().any(|sign| has_word(words, sign)) {
        return None;
    }
    let rates = rates(words);
    let pair = rates.windows(2).find(|pair| {
        let between = words[pair[0].0.end..pair[1].0.start].trim();
        let (first, second) = (&words[pair[0].0.clone()], &words[pair[1].0.clone()]);
        is_repeating(between, first, second) && pair[0].1 != pair[1].1
    })?;
    let [(first, one), (second, other)] = pair else { return None };
    let message = say!(
        zh: "同一比例写了两遍而不一致：`{first}`是{one}，`{second}`是{other}",
        en: "one rate is written twice and differs: `{first}` is {one}, and `{second}` is {other}",
        first = &words[first.clone()], one = one, second = &words[second.clone()], other = other,
    );
    Some(
        Finding::new(message)
            .at(prose.span(second.clone()), say!(zh: "合{other}", en: "that is {other}", other = other))
            .see(prose.span(first.clone()), say!(zh: "合{one}", en: "that is {one}", one = one))
            .help(say!(zh: "请核对后只写一遍", en: "find out which is right and write it once")),
    )
}

/// Whether what stands between two rates says that they are one: 即, or a bracket around the same in another notation.
fn is_repeating(between: &str, first: &str, second: &str) -> bool {
    let is_sign = |text: &str| text.contains(['%', '％']);
    let open = between.trim_start_matches(['（', '(', '，', ',', ' ']);
    let is_bracket = between.starts_with(['（', '(']) && open.is_empty();
    let is_said = ["即", "也就是", "也即", "i.e.", "that is", "that is,", "i.e.,"].contains(&open);
    is_said || (is_bracket && is_sign(first) != is_sign(second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(example: Example) -> Vec<String> {
        let findings = examine_example(example).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    fn clause(zh: &'static str) -> Vec<String> {
        said(Example::Clause { spec: "", zh, en: "1. Nothing else.\n" })
    }

    #[test]
    fn a_daily_rate_of_per_cents_is_doubted() {
        let message = "5% a day makes 1825% a year; the unit seems to be wrong";
        assert_eq!(clause("1. 甲方逾期付款的，每日按未付金额的5%支付违约金，累计不超过20%。\n"), [message]);
        assert_eq!(clause("1. 每逾期一日，按未付金额的百分之五支付违约金，累计不超过20%。\n"), [message]);
        assert_eq!(said(Example::Spec("template: sample\nfees: { late_rate: 1%, late_cap: 10% }\n")).len(), 1);
    }

    #[test]
    fn a_yearly_rate_of_next_to_nothing_is_doubted() {
        let message = "0.05% a year is next to nothing; a daily rate seems to have been taken for a yearly one";
        assert_eq!(clause("1. 逾期付款的违约金，以未付金额为基数，按年利率0.05%计算。\n"), [message]);
    }

    #[test]
    fn two_spellings_of_one_rate_must_agree() {
        let message = "one rate is written twice and differs: `0.5%` is 0.5%, and `万分之五` is 0.05%";
        assert_eq!(clause("1. 服务费的调整幅度为0.5%（万分之五）。\n"), [message]);
        assert_eq!(clause("1. 服务费的调整幅度为0.5%，即万分之五。\n"), [message]);
        assert_eq!(clause("1. 服务费的调整幅度为0.5%（千分之五）。\n"), Vec::<String>::new());
        assert_eq!(clause("1. 服务费的调整幅度为百分之5%。\n"), Vec::<String>::new());
        assert_eq!(clause("1. 首付款为30%，尾款为70%。\n"), Vec::<String>::new());
        assert_eq!(clause("1. 首付款为30%（尾款为70%）。\n"), Vec::<String>::new());
        assert_eq!(clause("1. 合格率不低于95%（99%以上为优）。\n"), Vec::<String>::new());
    }

    #[test]
    fn rates_of_their_size_are_let_pass() {
        for zh in [
            "1. 每逾期一日，按未付金额的万分之五支付违约金，累计不超过10%。\n",
            "1. 每逾期一日，按未付金额的0.5‰支付违约金，累计不超过10%。\n",
            "1. 乙方违约的，支付合同总额5%的违约金。\n",
            "1. 逾期付款的违约金，以未付金额为基数，按年利率6%计算。\n",
        ] {
            assert_eq!(clause(zh), Vec::<String>::new(), "{zh}");
        }
        assert_eq!(said(Example::Spec("template: sample\nfees: { damages: 20% }\n")), Vec::<String>::new());
    }
}
