//! The same party on both sides.

use unicode_normalization::UnicodeNormalization;

use super::parties;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Definition;
use crate::value::{Kind, Value};

pub static CHECK: Check = Check {
    id: "party/same",
    severity: Severity::Error,
    title: Words { zh: "合同双方为同一主体", en: "the same party on both sides" },
    why: Words {
        zh: "合同是两个以上民事主体之间的协议；一方不能与自己订立合同。",
        en: "a contract is an agreement between two or more persons; nobody contracts with themselves",
    },
    basis: &["civil-code-464"],
    bad: Example::Spec(
        "template: sample\nparties:\n  client: { credit_code: 91350100M000100Y43 }\n  provider: { credit_code: 91350100M000100Y43 }\n",
    ),
    good: Example::Spec(
        "template: sample\nparties:\n  client: { credit_code: 91350100M000100Y43 }\n  provider: { credit_code: 91110000600037341L }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let parties: Vec<&Definition> = parties(case.contract).collect();
    let mut findings = Vec::new();
    for (index, party) in parties.iter().enumerate() {
        for other in &parties[index + 1..] {
            let pair = same_entity(case.contract, party, other);
            findings.extend(pair.map(|(field, twin)| finding(case, [party, other], field, twin)));
        }
    }
    findings
}

/// The first pair of fields that gives two parties away as one entity.
pub(in crate::checks) fn same_entity<'a>(
    contract: &'a Contract,
    party: &Definition,
    other: &Definition,
) -> Option<(&'a Field, &'a Field)> {
    contract.fields.iter().find_map(|field| {
        let rest = field.path.strip_prefix(&party.path)?.strip_prefix('.')?;
        let twin = contract.field(&format!("{}.{rest}", other.path))?;
        (identifies(field, rest) && same(field, twin)).then_some((field, twin))
    })
}

fn finding(case: &Case, parties: [&Definition; 2], field: &Field, twin: &Field) -> Finding {
    let name = pattern::label(case.contract.definition(field));
    let [one, two] = parties.map(pattern::label);
    let message = say!(
        zh: "{one_zh}与{two_zh}的“{zh}”相同", en: "{one_en} and {two_en} have the same “{en}”",
        one_zh = one.zh, two_zh = two.zh, one_en = one.en, two_en = two.en, zh = name.zh, en = name.en,
    );
    let help = match kind(field) {
        Some(Kind::Account) => say!(
            zh: "请核对双方的开户许可或银行回单，改正填错的一方",
            en: "compare both accounts with what each party's bank has issued, and correct the one that is wrong",
        ),
        _ => say!(
            zh: "请对照双方的营业执照核对名称与统一社会信用代码，改正填错的一方",
            en: "compare both parties with their business licences, and correct the one that is wrong",
        ),
    };
    Finding::new(message)
        .of(&twin.path)
        .at(twin.place.value(), say!(zh: "与上一方相同", en: "the same again"))
        .see(field.place.value(), say!(zh: "这是其中一方", en: "one party"))
        .help(help)
}

fn kind(field: &Field) -> Option<Kind> {
    field.value().map(Value::kind)
}

/// Whether a field of a party identifies it: its credit code, its bank account, or its name.
fn identifies(field: &Field, rest: &str) -> bool {
    matches!(kind(field), Some(Kind::CreditCode | Kind::Account)) || rest == "name" || rest.starts_with("name.")
}

fn same(field: &Field, twin: &Field) -> bool {
    let (Some(one), Some(other)) = (field.value(), twin.value()) else { return false };
    let (one, other) = (folded(&one.canonical()), folded(&other.canonical()));
    !one.is_empty() && one == other
}

/// A name as it is compared: in one width and case, with one kind of brackets, and without spaces, dots, commas and the
/// marks nobody sees, so that `Co. Ltd` is `Co., Ltd.`
fn folded(name: &str) -> String {
    let dropped = |c: &char| {
        c.is_whitespace()
            || matches!(c, '.' | ',' | '。' | '、' | '·' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}')
    };
    let bracket = |c| match c {
        '[' | '{' | '【' | '〔' | '〈' | '《' => '(',
        ']' | '}' | '】' | '〕' | '〉' | '》' => ')',
        _ => c,
    };
    name.nfkc().flat_map(char::to_lowercase).filter(|c| !dropped(c)).map(bracket).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<String> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn spellings_of_one_name_are_one_name() {
        for (one, other) in [
            ("示例（北京）有限公司", "示例(北京)有限公司"),
            ("示例〔北京〕有限公司", "示例 （北京） 有限公司"),
            ("Example Co. Ltd", "EXAMPLE Co., Ltd."),
            ("Ｅｘａｍｐｌｅ Ltd", "Example\u{3000}Ltd"),
            ("示例\u{200B}公司", "示例公司"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        for (one, other) in [
            ("示例（北京）有限公司", "示例（上海）有限公司"),
            ("示例甲公司", "示例乙公司"),
            ("Example Ltd", "Example Inc."),
            ("A-1 Ltd", "A1 Ltd"),
        ] {
            assert_ne!(folded(one), folded(other));
        }
    }

    #[test]
    fn a_name_and_an_account_give_the_party_away() {
        assert_eq!(
            said(
                "template: sample\nparties:\n  client: { name: { zh: 甲, en: Co. Ltd } }\n  \
                 provider: { name: { zh: 乙, en: \"Co., Ltd.\" } }\n"
            ),
            ["Party A and Party B have the same “Name”"]
        );
        assert_eq!(
            said(
                "template: sample\nparties:\n  client: { bank_account: \"11001234500000000017\" }\n  \
                 provider: { bank_account: \"1100 1234 5000 0000 0017\" }\n"
            ),
            ["Party A and Party B have the same “Bank account”"]
        );
    }

    #[test]
    fn what_two_parties_may_share_is_let_pass() {
        let spec =
            "template: sample\nparties:\n  client: { phone: 010-55500123 }\n  provider: { phone: 010-55500123 }\n";
        assert_eq!(said(spec), Vec::<String>::new());
    }
}
