//! An item of the other document's list that has none here.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Bound, State, matching};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::say;
use crate::template::{Definition, Origin, Type};
use crate::value::{Style, Value};

pub static CHECK: Check = Check {
    id: "source/left-out",
    severity: Severity::Error,
    title: Words {
        zh: "所依据的文件中有而此处没有的项", en: "an item of the other document that is left out"
    },
    why: Words {
        zh: "合同列明的每一项都要有结果；漏掉一项，总分就不是合同约定的总分。",
        en: "every item the contract lists needs a result; if one is left out, the total is not the one agreed on",
    },
    basis: &[],
    bad: Example::Report("contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n"),
    good: Example::Report("contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: yes }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    matched_lists(case).filter_map(|(list, origin, name, bound)| finding(case, list, origin, name, bound)).collect()
}

/// Every list that is written and whose items are matched with those of a parent's list.
pub(super) fn matched_lists<'a>(
    case: &'a Case,
) -> impl Iterator<Item = (&'a Definition, &'a Origin, &'a str, &'a Bound)> {
    let definitions = case.contract.template.schema.definitions().iter();
    definitions.filter(|definition| definition.r#type == Type::List).filter_map(|list| {
        let (origin, name) = (list.origin.as_ref()?, list.r#match.as_deref()?);
        let bound = case.contract.parent(&origin.parent)?.bound()?;
        matches!(case.contract.field(&list.path)?.state, State::Items(_)).then_some((list, origin, name, bound))
    })
}

/// How many items a written list has.
pub(super) fn count(case: &Case, list: &Definition) -> usize {
    match case.contract.field(&list.path).map(|field| &field.state) {
        Some(State::Items(count)) => *count,
        _ => 0,
    }
}

fn finding(case: &Case, list: &Definition, origin: &Origin, name: &str, bound: &Bound) -> Option<Finding> {
    let State::Items(all) = bound.contract.field(&origin.path)?.state else { return None };
    let matched = (0..count(case, list)).filter_map(|item| {
        let value = case.contract.value(&format!("{}[{item}].{name}", list.path))?;
        matching(bound, &origin.path, name, value)
    });
    let matched: Vec<usize> = matched.collect();
    let missing: Vec<usize> = (0..all).filter(|item| !matched.contains(item)).collect();
    let first = *missing.first()?;
    let field = case.contract.field(&list.path)?;
    let told = |lang| {
        let each = missing.iter().map(|item| match title(bound, &origin.path, *item) {
            Some(title) => format!("{}. {}", item + 1, title.get(lang)),
            None => (item + 1).to_string(),
        });
        each.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
    };
    let label = pattern::label(list);
    let message = say!(
        zh: "“{zh}”中没有 `{parent}` 列明的第{items}项", en: "“{en}” has nothing on {items} of `{parent}`",
        zh = label.zh, en = label.en, parent = origin.parent,
        items = missing.iter().map(|item| (item + 1).to_string()).collect::<Vec<_>>().join(", "),
    );
    let finding = Finding::new(message).of(&list.path).at(
        field.place.key.clone().unwrap_or_else(|| field.place.value()),
        say!(
            zh: "缺少 {zh}", en: "missing: {en}", zh = told(Lang::Zh), en = told(Lang::En),
        ),
    );
    let finding =
        match bound.contract.fields.iter().find(|field| field.path.starts_with(&format!("{}[{first}]", origin.path))) {
            Some(other) => finding.see(other.place.value(), say!(zh: "缺少的第一项在此", en: "the first one missing")),
            None => finding,
        };
    Some(finding.help(say!(
        zh: "请补上；没有检验的，也要写一项并说明原因",
        en: "add it; what was not tested has an item too, which says why",
    )))
}

/// The first words of an item, by which people know it.
fn title(bound: &Bound, list: &str, item: usize) -> Option<Text> {
    let prefix = format!("{list}[{item}].");
    let field = bound.contract.fields.iter().find(|field| {
        field.path.starts_with(&prefix) && field.side.is_some() && matches!(field.value(), Some(Value::Text(_)))
    })?;
    let stem = field.path.rsplit_once('.')?.0;
    let side = |lang| Some(bound.contract.side(stem, lang)?.value()?.show(lang, Style::Figures));
    Some(Text { zh: side(Lang::Zh)?, en: side(Lang::En)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(results: &str) -> Vec<String> {
        let findings = examine_report(&format!("contract: contract.yaml\n{results}")).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn every_item_left_out_is_named_once() {
        assert_eq!(said("results: [{ no: 2, met: yes }]\n"), ["“Results” has nothing on 1 of `contract`"]);
        assert_eq!(said("results: [{ no: 2, met: yes }, { no: 2, met: no }]\n").len(), 1);
        assert_eq!(said("results: [{ no: 9, met: yes }]\n"), ["“Results” has nothing on 1, 2 of `contract`"]);
    }

    #[test]
    fn all_items_in_any_order_are_enough() {
        for results in ["results: [{ no: 2, met: yes }, { no: 1, met: yes }]\n", "results:\n", ""] {
            assert_eq!(said(results), Vec::<String>::new(), "{results}");
        }
    }
}
