//! Earnest money and liquidated damages for the same breach.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Field};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::Passage;
use crate::say;
use crate::template::Role;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "money/deposit-and-damages",
    severity: Severity::Note,
    title: Words { zh: "既约定定金又约定违约金", en: "both earnest money and liquidated damages" },
    why: Words {
        zh: "既约定违约金又约定定金的，一方违约时，对方只能选择适用其中一种；定金不足以弥补损失的，可以请求赔偿超过定金数额的损失。\
             合同里写成两样都要，另一样落空。",
        en: "where both are agreed, the other party may on a breach choose one of them only, and if the earnest money does not \
             cover its loss, claim what exceeds it; a contract that claims both gets one",
    },
    basis: &["民法典第五百八十八条 / Civil Code art. 588（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  deposit: CNY 200.00\n  damages: 10%\n"),
    good: Example::Spec("template: sample\nfees:\n  total: CNY 1,000.00\n  damages: 10%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    // Where the contract lets the party choose, all is said.
    if case.passages.iter().any(lets_choose) {
        return Vec::new();
    }
    if let Some(finding) = case.passages.iter().find_map(claims_both) {
        return vec![finding];
    }
    let of = |role| filled(case.contract, role);
    let (Some(deposit), Some(damages)) = (of(Role::Deposit), of(Role::Damages)) else { return Vec::new() };
    let (name, other) = (pattern::name(case.contract, deposit), pattern::name(case.contract, damages));
    let message = say!(
        zh: "“{zh}”和“{other_zh}”，对同一违约只能择一适用",
        en: "of “{en}” and “{other_en}”, only one applies to the same breach",
        zh = name.zh, en = name.en, other_zh = other.zh, other_en = other.en,
    );
    let finding = Finding::new(message)
        .of(&deposit.path)
        .at(deposit.place.value(), say!(zh: "定金", en: "earnest money"))
        .see(damages.place.value(), say!(zh: "违约金", en: "liquidated damages"));
    vec![finding.help(help())]
}

fn help() -> crate::diag::Text {
    say!(
        zh: "请在条款中写明：对同一违约，守约方可以选择适用定金或者违约金；或者只保留其中一种",
        en: "say in a clause that, for the same breach, the other party may choose between the earnest money and the liquidated \
             damages; or keep one of the two",
    )
}

fn filled(contract: &Contract, role: Role) -> Option<&Field> {
    contract.fields.iter().find(|field| contract.definition(field).role == Some(role) && field.value().is_some())
}

/// Whether a passage lets a party choose between the two.
fn lets_choose(passage: &Passage) -> bool {
    let words = &passage.zh.words;
    let is_choice = ["择一", "选择", "任一", "只能", "不得同时", "不并用", "不得并用", "二者", "两者"];
    has_word(words, "定金") && has_word(words, "违约金") && is_choice.iter().any(|word| has_word(words, word))
}

/// A sentence that claims both at once.
fn claims_both(passage: &Passage) -> Option<Finding> {
    let words = &passage.zh.words;
    if !has_word(words, "定金") || !has_word(words, "违约金") {
        return None;
    }
    let sentence = words.split(['。', '；', '\n']).find(|sentence| is_both(sentence))?;
    let start = words.find(sentence)?;
    let prose = passage.get(Lang::Zh);
    let message = say!(
        zh: "“{words}”：定金和违约金，对同一违约只能择一适用",
        en: "“{words}”: of earnest money and liquidated damages, only one applies to the same breach",
        words = pattern::quoted(sentence),
    );
    let place = prose.span(start..start + sentence.len());
    Some(Finding::new(message).at(place, say!(zh: "两样都要", en: "claims both")).help(help()))
}

/// 没收定金并支付违约金, 除双倍返还定金外，还应当支付违约金.
fn is_both(sentence: &str) -> bool {
    let claims = ["没收定金", "返还定金", "不退还定金", "不予退还定金", "定金不予", "定金不退", "退还定金"];
    let joins = ["并", "同时", "另", "还应", "还须", "还需", "以及", "外"];
    has_word(sentence, "违约金")
        && claims.iter().any(|claim| has_word(sentence, claim))
        && joins.iter().any(|join| has_word(sentence, join))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    const BOTH: &str = "fees: { total: 1000元, deposit: 200元, damages: 10% }\n";

    fn count(spec: &'static str, zh: &'static str) -> usize {
        let findings = examine_example(Example::Clause { spec, zh, en: "1. Nothing else.\n" }).findings;
        findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn claiming_both_is_noted_once() {
        for zh in [
            "1. 甲方违约的，乙方有权没收定金，并要求支付合同总额10%的违约金。\n",
            "1. 乙方违约的，除双倍返还定金外，还应当支付违约金。\n",
        ] {
            assert_eq!(count("", zh), 1, "{zh}");
            assert_eq!(count(BOTH, zh), 1, "{zh}");
        }
        assert_eq!(count(BOTH, "1. 双方应当遵守本协议。\n"), 1);
    }

    #[test]
    fn a_choice_and_either_alone_are_let_pass() {
        assert_eq!(count(BOTH, "1. 一方违约的，对方可以选择适用定金或者违约金。\n"), 0);
        assert_eq!(count(BOTH, "1. 对同一违约，违约金和定金不得同时主张。\n"), 0);
        assert_eq!(count("", "1. 乙方违约的，应当双倍返还定金。\n2. 甲方逾期的，支付违约金。\n"), 0);
        assert_eq!(count("fees: { total: 1000元, deposit: 200元 }\n", "1. 双方应当遵守本协议。\n"), 0);
        assert_eq!(count("fees: { total: 1000元, retention: 200元, damages: 10% }\n", "1. 双方应当遵守本协议。\n"), 0);
    }
}
