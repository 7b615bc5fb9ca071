//! One e-mail address or telephone for both parties.

use super::parties;
use super::same::same_entity;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Definition;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "party/shared-contact",
    severity: Severity::Warning,
    title: Words { zh: "双方留了同一个联系方式", en: "one contact for both parties" },
    why: Words {
        zh: "通知发往合同所列的地址即可生效；双方是同一个邮箱或电话，发给对方的通知回到自己手里，而对方可能被视为已经收到。",
        en: "a notice takes effect at the address the contract gives; with one address for both, a notice to the other \
             party comes back to its sender, and may count as received all the same",
    },
    basis: &["民法典第一百三十七条 / Civil Code art. 137（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec(
        "template: sample\nparties:\n  client: { email: legal@example.com }\n  provider: { email: legal@example.com }\n",
    ),
    good: Example::Spec(
        "template: sample\nparties:\n  client: { email: legal@example.com }\n  provider: { email: legal@example.org }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let parties: Vec<&Definition> = parties(case.contract).collect();
    let mut findings = Vec::new();
    for (index, party) in parties.iter().enumerate() {
        for other in &parties[index + 1..] {
            // Where the two are one entity, that says it all.
            if same_entity(case.contract, party, other).is_none() {
                findings
                    .extend(shared(case, party, other).map(|(field, twin)| finding(case, [party, other], field, twin)));
            }
        }
    }
    findings
}

/// The contacts two parties have in common, wherever in either party they stand.
fn shared<'a>(
    case: &'a Case,
    party: &'a Definition,
    other: &'a Definition,
) -> impl Iterator<Item = (&'a Field, &'a Field)> {
    let of = |party: &'a Definition| {
        case.contract.fields.iter().filter(move |field| {
            let is_below = field.path.strip_prefix(&party.path).is_some_and(|rest| rest.starts_with('.'));
            is_below && matches!(field.value(), Some(Value::Email(_) | Value::Phone(_)))
        })
    };
    of(party).filter_map(move |field| Some((field, of(other).find(|twin| is_same(field, twin))?)))
}

/// Whether two fields lead to the same mailbox or telephone.
fn is_same(field: &Field, twin: &Field) -> bool {
    match (field.value(), twin.value()) {
        (Some(Value::Phone(one)), Some(Value::Phone(other))) => one.same_line(other),
        (Some(one @ Value::Email(_)), Some(other @ Value::Email(_))) => {
            one.canonical().eq_ignore_ascii_case(&other.canonical())
        }
        _ => false,
    }
}

fn finding(case: &Case, parties: [&Definition; 2], field: &Field, twin: &Field) -> Finding {
    let name = pattern::label(case.contract.definition(field));
    let [one, two] = parties.map(pattern::label);
    let message = say!(
        zh: "{one_zh}与{two_zh}的“{zh}”是同一个：`{value}`",
        en: "{one_en} and {two_en} have one “{en}” between them: `{value}`",
        one_zh = one.zh, two_zh = two.zh, one_en = one.en, two_en = two.en, zh = name.zh, en = name.en,
        value = twin.value().map(Value::canonical).unwrap_or_default(),
    );
    Finding::new(message)
        .of(&twin.path)
        .at(twin.place.value(), say!(zh: "与{zh}相同", en: "the same as {en}’s", zh = one.zh, en = one.en))
        .see(field.place.value(), say!(zh: "{zh}的在此", en: "{en}’s", zh = one.zh, en = one.en))
        .help(say!(
            zh: "请改填各自有人收看的邮箱、有人接听的电话；多半是复制一方的资料后忘了改",
            en: "give each party a mailbox and a number of its own; one block was probably copied from the other and \
                 not changed",
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(&'static str, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.map(|finding| (finding.id, finding.message.en)).collect()
    }

    #[test]
    fn one_address_is_found_however_it_is_written() {
        for spec in [
            "template: sample\nparties: { client: { email: legal@example.com }, provider: { email: Legal@Example.com } }\n",
            "template: sample\nparties: { client: { phone: 010-55500123 }, provider: { phone: \"010 5550 0123\" } }\n",
            "template: sample\nparties: { client: { phone: \"13800138000\" }, provider: { phone: \"+86 138 0013 8000\" } }\n",
        ] {
            let all = said(spec);
            assert!(all.len() == 1 && all[0].0 == CHECK.id, "{spec}: {all:?}");
        }
    }

    #[test]
    fn contacts_of_ones_own_are_accepted() {
        for spec in [
            "template: sample\nparties: { client: { phone: 010-55500123 }, provider: { phone: 010-55500124 } }\n",
            "template: sample\nparties: { client: { email: a@example.com }, provider: { phone: 010-55500124 } }\n",
            "template: sample\nparties: { client: { phone: 010-55500123 转 1 }, provider: { phone: 010-55500123 转 2 } }\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
    }

    #[test]
    fn one_entity_on_both_sides_is_said_once() {
        let spec = "template: sample\nparties:\n  client: { credit_code: 91350100M000100Y43, phone: 010-55500123 }\n  \
                    provider: { credit_code: 91350100M000100Y43, phone: 010-55500123 }\n";
        assert_eq!(said(spec).into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["party/same"]);
    }
}
