//! A group or a list printed as if it were a value, or a value looped over as if it were a list.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::{Fault, Schema};

pub static CHECK: Check = Check {
    id: "template/misused-field",
    severity: Severity::Error,
    title: Words { zh: "字段的用法与其类型不符", en: "a field that is not used as what it is" },
    why: Words {
        zh: "只有单个的值才能印在条款里；印出一组字段或整个列表，合同中会出现无法阅读的内容。",
        en: "only a single value can be printed in a clause; a whole group or list comes out as something nobody can read",
    },
    basis: &[],
    bad: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n1. Party A shall pay {{ fees }} for the service under [](#service), in all {{ fees.total }}.\n",
    },
    good: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    let misused = template.faults.iter().filter_map(|fault| match fault {
        Fault::Misused { path, wants_list, span } => Some((path, *wants_list, span)),
        _ => None,
    });
    misused
        .map(|(path, wants_list, span)| {
            let (message, help) = if wants_list {
                (
                    say!(zh: "`{path}` 不是列表，不能逐项循环", en: "`{path}` is no list and cannot be looped over", path = path),
                    say!(zh: "请直接写 `{open} {path} {close}`", en: "print it as it is: `{open} {path} {close}`", path = path, open = "{{", close = "}}"),
                )
            } else {
                (
                    say!(zh: "`{path}` 是一组字段，不是单个的值", en: "`{path}` is a group or a list of fields, not a value", path = path),
                    choose(&template.schema, path),
                )
            };
            Finding::new(message).at(span.clone(), say!(zh: "不能这样用", en: "cannot be used like this")).help(help)
        })
        .collect()
}

/// Which of the fields below to print.
fn choose(schema: &Schema, path: &str) -> Text {
    let prefix = format!("{path}.");
    let below: Vec<String> = schema
        .definitions()
        .iter()
        .filter(|definition| definition.path.starts_with(&prefix) && definition.kind().is_some())
        .take(3)
        .map(|definition| format!("`{{{{ {} }}}}`", definition.path))
        .collect();
    if below.is_empty() {
        return say!(
            zh: "列表请用循环逐项写出：`{open} for item in {path} {close}`", en: "write a list item by item: `{open} for item in {path} {close}`",
            path = path, open = "{%", close = "%}",
        );
    }
    say!(
        zh: "请写明其中的字段，例如 {zh}", en: "name the field below it, such as {en}",
        zh = below.join("、"), en = below.join(", "),
    )
}
