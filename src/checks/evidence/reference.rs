//! A number of a list that is referred to and not there, or there twice.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Span, Words};
use crate::say;
use crate::template::Relation;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "evidence/reference",
    severity: Severity::Error,
    title: Words { zh: "证据编号对不上", en: "a number of evidence that leads nowhere" },
    why: Words {
        zh: "引用的证据不在清单里，或者一个编号有两份证据，这一结果就没有证据支持。",
        en: "a result whose evidence is not in the list, or stands there twice, is supported by nothing certain",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, met: yes, evidence: E-02 }\n  \
         - { no: 2, met: yes, evidence: E-01 }\nevidence:\n  - { id: E-01 }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, met: yes, evidence: E-01 }\n  \
         - { no: 2, met: yes, evidence: E-01 }\nevidence:\n  - { id: E-01 }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lists: Vec<&str> = Vec::new();
    for (field, relation) in case.contract.relations() {
        let Relation::RefersTo(list) = relation else { continue };
        if !lists.contains(&list.as_str()) {
            lists.push(list);
            findings.extend(twice(case, list));
        }
        findings.extend(referred(field).filter_map(|(name, span)| finding(case, field, list, name, span)));
    }
    findings
}

/// The names a text gives, each with its place.
pub(super) fn referred(field: &Field) -> impl Iterator<Item = (&str, Span)> {
    let text = match field.value() {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let names = text.split(|c: char| matches!(c, ',' | '、' | '，' | ';' | '；') || c.is_whitespace());
    names.filter(|name| !name.is_empty()).map(move |name| {
        let span = &field.place.span;
        let place = span.text().find(name).map(|at| span.part(at..at + name.len()));
        (name, place.unwrap_or_else(|| field.place.value()))
    })
}

/// The items of a list by the name they are referred to.
pub(super) fn named<'a>(case: &'a Case, list: &'a str) -> impl Iterator<Item = (&'a str, &'a Field)> {
    case.contract.filling(list).filter_map(|field| match field.value() {
        Some(Value::Text(name)) => Some((name.as_str(), field)),
        _ => None,
    })
}

fn finding(case: &Case, field: &Field, list: &str, name: &str, span: Span) -> Option<Finding> {
    if named(case, list).any(|(known, _)| known == name) {
        return None;
    }
    let items = pattern::name_at(case.contract, list.split_once("[]").map_or(list, |(items, _)| items));
    let message = say!(
        zh: "“{zh}”中没有 `{name}`", en: "“{en}” has no `{name}`",
        zh = items.zh, en = items.en, name = pattern::quoted(name),
    );
    let finding = Finding::new(message).of(&field.path).at(span, say!(zh: "没有这一份", en: "not there"));
    let nearest = crate::template::nearest(name, named(case, list).map(|(known, _)| known));
    Some(finding.help(match nearest {
        Some(nearest) => pattern::meant(&nearest),
        None => say!(zh: "请把它列入清单，或者改正编号", en: "add it to the list, or correct the number"),
    }))
}

/// Items of a list that bear the same name.
fn twice(case: &Case, list: &str) -> Vec<Finding> {
    let mut seen = std::collections::BTreeMap::new();
    let mut findings = Vec::new();
    for (name, field) in named(case, list) {
        let Some(first) = seen.get(name) else {
            seen.insert(name, field);
            continue;
        };
        let first: &&Field = first;
        let message = say!(zh: "编号 `{name}` 用了两次", en: "`{name}` is used twice", name = pattern::quoted(name));
        let finding = Finding::new(message)
            .of(&field.path)
            .at(field.place.value(), say!(zh: "第二次", en: "again"))
            .see(first.place.value(), say!(zh: "第一次", en: "first here"));
        findings.push(finding.help(say!(zh: "请另编一个号", en: "give one of them another number")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(evidence: &str, ids: &str) -> Vec<String> {
        let spec = format!(
            "contract: contract.yaml\nresults: [{{ no: 1, met: yes, evidence: \"{evidence}\" }}, {{ no: 2, met: yes }}]\n\
             evidence: [{ids}]\n"
        );
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn every_number_leads_somewhere() {
        assert_eq!(said("E-1", "{ id: E-01 }"), ["“Pieces of evidence” has no `E-1`"]);
        assert_eq!(said("E-01、E-03", "{ id: E-01 }").len(), 1);
        assert_eq!(said("E-01, E-02 E-03", "{ id: E-01 }").len(), 2);
        assert_eq!(said("E-01", "{ id: E-01 }, { id: E-01 }"), ["`E-01` is used twice"]);
    }

    #[test]
    fn several_numbers_however_parted() {
        for evidence in ["E-01", "E-01、E-02", "E-02, E-01", "E-01；E-02", ""] {
            assert_eq!(said(evidence, "{ id: E-01 }, { id: E-02 }"), Vec::<String>::new(), "{evidence}");
        }
    }
}
