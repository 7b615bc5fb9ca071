//! A template that names a field it does not define.

use crate::checks::template::{form, syntax, unused_clause};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::template::{Fault, Schema};

pub static CHECK: Check = Check {
    id: "template/unknown-field",
    severity: Severity::Error,
    title: Words { zh: "模板引用了未定义的字段", en: "a field that is named but not defined" },
    why: Words {
        zh: "没有定义的字段无处填写，含有它的整个条款文件也无法写入合同。",
        en: "a field that is not defined cannot be filled in, and the whole clause file that names it cannot be \
             printed",
    },
    basis: &[],
    bad: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n1. Party A shall pay {{ fees.totl }} for the service under [](#service).\n",
    },
    good: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    let mut fields: Vec<(&str, Option<&str>, Vec<&Span>)> = Vec::new();
    for fault in &template.faults {
        let Fault::UnknownField { path, nearest, span } = fault else { continue };
        // In a file that cannot be read, words are taken for fields that are none.
        if form::is_withheld(template, path)
            || syntax::is_garbled(template, &span.source)
            || unused_clause::is_unused(template, &span.source)
        {
            continue;
        }
        match fields.iter_mut().find(|(known, ..)| known == path) {
            Some((.., spans)) => spans.push(span),
            None => fields.push((path, nearest.as_deref(), vec![span])),
        }
    }
    fields.into_iter().filter_map(|(path, nearest, spans)| finding(&template.schema, path, nearest, &spans)).collect()
}

/// One finding for all places that name a field.
fn finding(schema: &Schema, path: &str, nearest: Option<&str>, spans: &[&Span]) -> Option<Finding> {
    let (first, others) = spans.split_first()?;
    let message = say!(zh: "模板没有定义字段 `{path}`", en: "the template defines no field `{path}`", path = path);
    let finding = Finding::new(message)
        .at((*first).clone(), say!(zh: "没有这个字段", en: "no such field"))
        .help(help(schema, path, nearest));
    Some(
        others.iter().fold(finding, |finding, span| finding.see((*span).clone(), say!(zh: "这里也是", en: "here too"))),
    )
}

fn help(schema: &Schema, path: &str, nearest: Option<&str>) -> Text {
    // A name without its group, or with hyphens, is nearly right.
    let name = path.rsplit('.').next().unwrap_or(path);
    let akin: Vec<&str> =
        schema.definitions().iter().filter(|found| found.name() == name).map(|found| found.path.as_str()).collect();
    let meant = match akin[..] {
        [one] => Some(one),
        _ => nearest,
    };
    let define = say!(
        zh: "请在 `schema.yaml` 中定义 `{path}`，或改用已有的字段",
        en: "define `{path}` in `schema.yaml`, or name a field that is there",
        path = path,
    );
    meant.map_or(define, pattern::meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    #[test]
    fn both_languages_are_one_finding_and_nothing_follows_from_it() {
        // A reference to the clause that cannot be filled is not broken on top of it.
        let zh = format!("{}\n见[](#payment)。\n", include_str!("../sample/service.zh.md"));
        let en = format!("{}\nSee [](#payment).\n", include_str!("../sample/service.en.md"));
        let files = [
            ("clauses/payment.zh.md", "## 付款 {#payment}\n\n1. 甲方应支付{{ total }}，见[](#service)。\n"),
            ("clauses/payment.en.md", "## Payment {#payment}\n\n1. Party A shall pay {{ total }}, see [](#service).\n"),
            ("clauses/service.zh.md", zh.as_str()),
            ("clauses/service.en.md", en.as_str()),
        ];
        let findings = examine_files(&files).findings;
        // `total` is the name of two fields, so neither is offered before the nearest path.
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!((finding.id, finding.related.len()), (CHECK.id, 1));
    }

    #[test]
    fn a_name_without_its_group_is_completed() {
        let text = "## Payment {#payment}\n\n1. Pay {{ fees.total }} into {{ account }} under [](#service).\n";
        let findings = examine_example(Example::Template { file: "clauses/payment.en.md", text }).findings;
        assert_eq!(findings[0].help.en, "did you mean `fees.account`?", "{findings:#?}");
    }
}
