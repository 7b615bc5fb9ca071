//! Damages that grow with time and never stop.

use std::collections::BTreeSet;

use crate::checks::charge::{Charge, charges, is_capped, is_on_damages};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::{Prose, What};
use crate::say;
use crate::template::{Per, Relation, Role};
use crate::value::{Percent, Value};

pub static CHECK: Check = Check {
    id: "rate/no-cap",
    severity: Severity::Note,
    title: Words { zh: "按期累计的违约金没有上限", en: "damages that grow without a cap" },
    why: Words {
        zh: "逐日累计的违约金没有上限，拖得久了会过分高于损失，法院或者仲裁机构可以根据当事人的请求予以适当减少；约定上限，双方都算得出最坏的结果。",
        en: "without a cap, damages that grow by the day end up far above the loss, and on request a court or tribunal may \
             reduce them as appropriate; with one, both parties can work out the worst case",
    },
    basis: &["民法典第五百八十五条 / Civil Code art. 585（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方逾期付款的，每逾期一日，按逾期金额的0.05%支付违约金。\n",
        en: "1. If Party A pays late, it shall pay liquidated damages of 0.05% of the overdue amount for each day of delay.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方逾期付款的，每逾期一日，按逾期金额的0.05%支付违约金，累计不超过逾期金额的10%。\n",
        en: "1. If Party A pays late, it shall pay liquidated damages of 0.05% of the overdue amount for each day of delay, \
             not exceeding 10% of the overdue amount.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    let mut passages: Vec<*const _> = Vec::new();
    for charge in charges(case) {
        let passage: *const _ = charge.passage;
        let is_growing = matches!(charge.per(), Some(Per::Day | Per::Month));
        if !is_growing || passages.contains(&passage) || is_capped_nearby(case, &charge) {
            continue;
        }
        let is_told = |field: &Field| is_capped_by_field(case, field) || !told.insert(field.path.clone());
        if charge.field.is_some_and(is_told) {
            continue;
        }
        // What both languages leave out is one omission.
        passages.push(passage);
        let per = charge.per().unwrap_or(Per::Day);
        findings.push(finding(charge.prose.span(charge.at.clone()), charge.percent, per, charge.field));
    }
    for field in &case.contract.fields {
        let definition = case.contract.definition(field);
        let per = definition.per.filter(|per| matches!(per, Per::Day | Per::Month));
        let (Some(per), Some(Role::Damages), Some(Value::Percent(percent))) = (per, definition.role, field.value())
        else {
            continue;
        };
        let is_printed =
            case.passages.iter().any(|passage| Lang::ALL.iter().any(|lang| prints(passage.get(*lang), field)));
        if !is_printed && !is_capped_by_field(case, field) && told.insert(field.path.clone()) {
            findings.push(finding(field.place.value(), *percent, per, Some(field)));
        }
    }
    findings
}

/// Whether the clause, or another of its section that speaks of damages, puts a limit to them.
fn is_capped_nearby(case: &Case, charge: &Charge) -> bool {
    let lang = charge.prose.lang;
    let is_near = |words: &str| is_on_damages(lang, words) && is_capped(lang, words);
    if is_capped(lang, charge.sentence()) || is_near(&charge.prose.words) {
        return true;
    }
    let section = charge.passage.section;
    section.is_some()
        && case.passages.iter().any(|passage| passage.section == section && is_near(&passage.get(lang).words))
}

/// Whether the template declares a cap for a field, and it is filled.
fn is_capped_by_field(case: &Case, field: &Field) -> bool {
    case.contract.definition(field).relations.iter().any(|(relation, _)| match relation {
        Relation::CappedBy(path) => {
            pattern::related(case.contract, field, path).is_some_and(|cap| cap.value().is_some())
        }
        _ => false,
    })
}

fn prints(prose: &Prose, field: &Field) -> bool {
    prose.pieces.iter().any(|piece| matches!(&piece.what, What::Value { field: path, .. } if *path == field.path))
}

fn finding(place: Span, percent: Percent, per: Per, field: Option<&Field>) -> Finding {
    let year = pattern::annual(percent, per);
    let (zh, en) = if per == Per::Month { ("每月", "a month") } else { ("每日", "a day") };
    let message = say!(
        zh: "{zh}{percent}的违约金没有上限，一年合{year}", en: "damages of {percent} {en}, {year} a year, have no cap",
        zh = zh, en = en, percent = percent, year = year,
    );
    let finding = Finding::new(message)
        .at(place, say!(zh: "一年合{year}", en: "{year} a year", year = year))
        .help(say!(
            zh: "请写明上限，例如“累计不超过逾期金额的10%”", en: "add a limit, such as “not exceeding 10% of the overdue amount”",
        ));
    match field {
        Some(field) => finding.of(&field.path),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(example: Example) -> Vec<String> {
        let findings = examine_example(example).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn growing_damages_without_a_limit_are_found_with_what_they_make_a_year() {
        let en = "1. If late, liquidated damages of 0.1% of the unpaid amount fall due for each day of delay.\n";
        for zh in [
            "1. 每迟延一日，按合同总额的千分之一支付违约金。\n",
            "1. 甲方逾期超过十日的，按日支付未付金额千分之一的违约金。\n",
        ] {
            assert_eq!(
                said(Example::Clause { spec: "", zh, en }),
                ["damages of 0.1% a day, 36.5% a year, have no cap"],
                "{zh}"
            );
        }
        let zh = "1. 每逾期一个月，按未付金额的1%支付违约金。\n";
        let en = "1. Liquidated damages of 1% of the unpaid amount for each month of delay.\n";
        assert_eq!(said(Example::Clause { spec: "", zh, en }), ["damages of 1% a month, 12% a year, have no cap"]);
        let spec = Example::Spec("template: sample\nfees: { late_rate: 0.05% }\n");
        assert_eq!(said(spec), ["damages of 0.05% a day, 18.25% a year, have no cap"]);
    }

    #[test]
    fn a_limit_is_seen_in_the_section_and_in_the_field() {
        let en = "1. Nothing else.\n";
        for zh in [
            "1. 每迟延一日，按合同总额的千分之一支付违约金。\n2. 违约金的总额以合同总额的10%为限。\n",
            "1. 甲方违约的，支付合同总额10%的违约金。\n",
            "1. 每迟延一日，按合同总额的千分之一支付违约金，最高为合同总额的5%。\n",
        ] {
            assert_eq!(said(Example::Clause { spec: "", zh, en }), Vec::<String>::new(), "{zh}");
        }
        let spec = "template: sample\nfees: { late_rate: 0.05%, late_cap: 10% }\n";
        assert_eq!(said(Example::Spec(spec)), Vec::<String>::new());
    }
}
