//! The same party on both sides.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Type;
use crate::value::{Kind, Value};

pub static CHECK: Check = Check {
    id: "party/same",
    severity: Severity::Error,
    title: Words { zh: "合同双方为同一主体", en: "the same party on both sides" },
    why: Words {
        zh: "合同是两个以上民事主体之间的协议；一方不能与自己订立合同。",
        en: "a contract is an agreement between two or more persons; nobody contracts with themselves",
    },
    basis: &["民法典第四百六十四条（2021-01-01起施行）"],
    bad: Example::Spec(
        "template: sample\nparties:\n  client: { credit_code: 91350100M000100Y43 }\n  provider: { credit_code: 91350100M000100Y43 }\n",
    ),
    good: Example::Spec(
        "template: sample\nparties:\n  client: { credit_code: 91350100M000100Y43 }\n  provider: { credit_code: 91110000600037341L }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let contract = case.contract;
    let parties: Vec<_> =
        contract.template.schema.definitions().iter().filter(|definition| definition.r#type == Type::Party).collect();
    let mut findings = Vec::new();
    for (index, party) in parties.iter().enumerate() {
        for other in &parties[index + 1..] {
            let pairs = contract.fields.iter().filter_map(|field| {
                let rest = field.path.strip_prefix(&party.path)?.strip_prefix('.')?;
                let twin = contract.field(&format!("{}.{rest}", other.path))?;
                (identifies(field, rest) && same(field, twin)).then_some((field, twin))
            });
            // The first field that gives it away says enough.
            if let Some((field, twin)) = pairs.take(1).next() {
                let name = pattern::label(contract.definition(field));
                let (one, two) = (pattern::label(party), pattern::label(other));
                let message = say!(
                    zh: "{one_zh}与{two_zh}的“{zh}”相同", en: "{one_en} and {two_en} have the same {en}",
                    one_zh = one.zh, two_zh = two.zh, one_en = one.en, two_en = two.en, zh = name.zh, en = name.en,
                );
                findings.push(
                    Finding::new(message)
                        .of(&twin.path)
                        .at(twin.place.value(), say!(zh: "与上一方相同", en: "the same again"))
                        .see(field.place.value(), say!(zh: "这是其中一方", en: "one party"))
                        .help(say!(
                            zh: "请核对双方的名称与统一社会信用代码，改正填错的一方",
                            en: "compare both parties with their business licences and correct the one that is wrong",
                        )),
                );
            }
        }
    }
    findings
}

/// Whether a field of a party identifies it: its credit code, or its name.
fn identifies(field: &Field, rest: &str) -> bool {
    field.value().is_some_and(|value| value.kind() == Kind::CreditCode) || rest.starts_with("name.")
}

fn same(field: &Field, twin: &Field) -> bool {
    let folded = |value: &Value| value.canonical().to_lowercase().replace(' ', "");
    matches!((field.value(), twin.value()), (Some(one), Some(other)) if folded(one) == folded(other))
}
