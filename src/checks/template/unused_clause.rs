//! A clause file that no part of the contract asks for.

use std::sync::Arc;

use crate::checks::template::form;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Source, Span, Words};
use crate::say;
use crate::template::{Fault, Template};

pub static CHECK: Check = Check {
    id: "template/unused-clause",
    severity: Severity::Warning,
    title: Words { zh: "没有列入合同的条款文件", en: "a clause file that no contract contains" },
    why: Words {
        zh: "条款写好了却没有列入目录，任何一份合同都不会有它。",
        en: "a clause that is written but not among the contents is in no contract",
    },
    basis: &[],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n",
    },
    good: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    // What the contents ask for can only be told once they can be read.
    let Some(entry) = template.contents.first() else { return Vec::new() };
    if form::is_faulty(template, &entry.span.source) {
        return Vec::new();
    }
    let mut clauses: Vec<(&str, Vec<&Span>)> = Vec::new();
    for fault in &template.faults {
        let Fault::UnusedClause { clause, span } = fault else { continue };
        match clauses.iter_mut().find(|(name, _)| name == clause) {
            Some((_, spans)) => spans.push(span),
            None => clauses.push((clause, vec![span])),
        }
    }
    clauses.into_iter().filter_map(|(clause, spans)| finding(clause, &spans)).collect()
}

/// One finding for both languages of a clause.
fn finding(clause: &str, spans: &[&Span]) -> Option<Finding> {
    let (first, others) = spans.split_first()?;
    let message =
        say!(zh: "条款 `{clause}` 没有列入目录", en: "clause `{clause}` is not among the contents", clause = clause);
    let finding = Finding::new(message).at(heading(first), say!(zh: "没有用到", en: "not used")).help(say!(
        zh: "请在 `template.yaml` 的 `contents` 中加一行 `- chapter: {clause}`，或删去此文件",
        en: "add `- chapter: {clause}` to the `contents` of `template.yaml`, or delete the file",
        clause = clause,
    ));
    let also =
        |finding: Finding, span: &&Span| finding.see(heading(span), say!(zh: "另一种语言", en: "the other language"));
    Some(others.iter().fold(finding, also))
}

/// The first line of a file.
fn heading(span: &Span) -> Span {
    Span::new(&span.source, 0..span.source.text.find('\n').unwrap_or(span.source.text.len()))
}

/// Whether a file is a clause that this template does not set, such as one shared by other templates: what is wrong
/// with it is not this template's fault.
pub(in crate::checks) fn is_unused(template: &Template, source: &Arc<Source>) -> bool {
    let name = template.clauses.iter().find_map(|(name, clause)| {
        Lang::ALL.iter().any(|lang| clause.source(*lang).is_some_and(|own| Arc::ptr_eq(own, source))).then_some(name)
    });
    name.is_some_and(|name| !template.contents.iter().any(|entry| entry.item.clause() == Some(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    #[test]
    fn both_languages_are_one_finding() {
        let files = [("clauses/extra.zh.md", "## 附加\n"), ("clauses/extra.en.md", "## Extra {{ nothing }}\n")];
        let findings = examine_files(&files).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!((finding.id, finding.related.len()), (CHECK.id, 1));
    }
}
