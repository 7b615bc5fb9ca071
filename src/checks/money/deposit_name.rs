//! 订金, 押金 or 保证金 taken for 定金.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Passage, Prose};
use crate::say;
use crate::template::{Definition, Role};
use crate::value::{Indexed, find_word, has_word};

pub static CHECK: Check = Check {
    id: "money/deposit-name",
    severity: Severity::Warning,
    title: Words {
        zh: "订金、押金、保证金与定金混淆", en: "a down payment or security taken for earnest money"
    },
    why: Words {
        zh: "只有定金才有“给付方违约不得请求返还、收受方违约双倍返还”的效力。写作订金、押金、保证金、留置金而没有约定定金性质的，主张定金权利不予支持。",
        en: "only earnest money (定金) is lost by the payer who breaches and returned twofold by the receiver who does. \
             Money called 订金, 押金, 保证金 or 留置金 gives no such right, unless its nature as earnest money is agreed",
    },
    basis: &[
        "民法典第五百八十七条 / Civil Code art. 587（2021-01-01起施行 / in force since 2021-01-01）",
        "合同编通则解释（法释〔2023〕13号）第六十七条 / Interpretation on the General Part of Contracts (Fa Shi [2023] No. 13) \
         art. 67",
    ],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方不履行本协议的，应当双倍返还订金。\n",
        en: "1. If Party B does not perform this agreement, it shall return the down payment twofold.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方不履行本协议的，应当双倍返还定金。\n",
        en: "1. If Party B does not perform this agreement, it shall return the earnest money twofold.\n",
    },
    run: Run::Bound(run),
};

/// Names of money that is no 定金, in Chinese.
const OTHERS: [&str; 7] = ["订金", "押金", "保证金", "留置金", "担保金", "意向金", "诚意金"];

/// Words for what only 定金 does.
const EFFECTS: [&str; 7] = ["双倍返还", "双倍退还", "加倍返还", "加倍退还", "两倍返还", "二倍返还", "双倍偿还"];

fn run(case: &Case) -> Vec<Finding> {
    let definitions = case.contract.template.schema.definitions().iter();
    let mut findings: Vec<Finding> = definitions.filter_map(misnamed).collect();
    findings.extend(case.passages.iter().filter_map(in_passage));
    findings
}

/// A field whose label says something else than its role.
fn misnamed(definition: &Definition) -> Option<Finding> {
    let label = &definition.label.zh;
    let other = OTHERS.iter().find(|other| has_word(label, other));
    let (found, wanted) = match definition.role? {
        Role::Deposit if !has_word(label, "定金") => ((*other?), "定金"),
        Role::Security if has_word(label, "定金") && other.is_none() => ("定金", "保证金"),
        _ => return None,
    };
    let role = definition.role.map_or("", Role::name);
    Some(
        Finding::new(say!(
            zh: "字段 `{path}` 标作“{found}”，却声明为 `role: {role}`",
            en: "field `{path}` is labelled “{found}” but declared `role: {role}`",
            path = definition.path, found = found, role = role,
        ))
        .at(definition.span.clone(), say!(zh: "标签与性质不符", en: "label and role differ"))
        .help(say!(
            zh: "若要定金的效力，标签写“定金”；若不要，声明为 `role: security`。此处与 `role: {role}` 相符的名称是“{wanted}”",
            en: "if it is to bind as earnest money, label it 定金; if not, declare `role: security`. The name that goes with \
                 `role: {role}` is {wanted}",
            role = role, wanted = wanted,
        )),
    )
}

/// A sentence that gives other money what only 定金 does, in Chinese or else in English.
fn in_passage(passage: &Passage) -> Option<Finding> {
    let zh = &passage.zh;
    if let Some((start, end)) = in_chinese(&zh.words) {
        let word = &zh.words[start..end];
        return Some(finding(zh, start, end, word));
    }
    let en = &passage.en;
    // Where there is Chinese, it says what the money is.
    if !zh.is_empty() {
        return None;
    }
    let (start, end) = in_english(&en.words)?;
    Some(finding(en, start, end, &en.words[start..end]))
}

fn in_chinese(words: &Indexed) -> Option<(usize, usize)> {
    if !EFFECTS.iter().any(|effect| has_word(words, effect)) {
        return None;
    }
    let mut at = 0;
    for sentence in words.split(['。', '；', '\n']) {
        let other = OTHERS.iter().find_map(|other| find_word(sentence, other).map(|start| (start, other.len())));
        let is_double = EFFECTS.iter().any(|effect| has_word(sentence, effect));
        if let (true, Some((start, length)), false) = (is_double, other, has_word(sentence, "定金")) {
            return Some((at + start, at + start + length));
        }
        at += sentence.len() + words[at + sentence.len()..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

fn in_english(words: &Indexed) -> Option<(usize, usize)> {
    let is_double = ["twofold", "twice the", "double the"].iter().any(|effect| has_word(words, effect));
    let is_earnest = has_word(words, "earnest money") || has_word(words, "Earnest Money");
    if !is_double || is_earnest {
        return None;
    }
    ["down payment", "security deposit", "deposit"]
        .iter()
        .find_map(|word| find_word(words, word).map(|at| (at, at + word.len())))
}

fn finding(prose: &Prose, start: usize, end: usize, word: &str) -> Finding {
    let label = match prose.lang {
        Lang::Zh => say!(zh: "不是“定金”", en: "not 定金"),
        Lang::En => say!(zh: "不是 earnest money", en: "not earnest money"),
    };
    Finding::new(say!(
        zh: "“{word}”不是定金，却约定了双倍返还", en: "“{word}” is no earnest money, yet is to be returned twofold",
        word = pattern::quoted(word),
    ))
    .at(prose.span(start..end), label)
    .help(say!(
        zh: "若要定金的效力，请改写“定金”，数额不超过主合同标的额的20%；若只是预付或担保，删去双倍返还",
        en: "if it is to bind as earnest money, call it 定金 (earnest money) and keep it within 20% of the contract’s worth; if \
             it is only paid in advance or as security, drop the double return",
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::sample::examine_files;

    #[test]
    fn only_earnest_money_is_returned_twofold() {
        for (words, word) in [
            ("乙方违约的，应当双倍返还押金。", "押金"),
            ("甲方支付保证金；乙方违约的，保证金加倍返还。", "保证金"),
            ("定金为一万元。收受意向金的一方违约的，双倍退还意向金。", "意向金"),
        ] {
            assert_eq!(in_chinese(&words.into()).map(|(start, end)| &words[start..end]), Some(word), "{words}");
        }
        assert!(in_english(&"Party B shall return double the deposit.".into()).is_some());
    }

    #[test]
    fn money_by_its_own_name_and_effect_is_let_pass() {
        for words in [
            "乙方违约的，应当双倍返还定金。",
            "租期届满，乙方应当返还押金。",
            "履约保证金不计利息，验收后退还。",
            "该订金具有定金性质，乙方违约的，双倍返还。",
        ] {
            assert_eq!(in_chinese(&words.into()), None, "{words}");
        }
        assert!(in_english(&"Party B shall return double the earnest money.".into()).is_none());
        assert!(in_english(&"Party B shall return the deposit.".into()).is_none());
    }

    #[test]
    fn a_label_must_agree_with_the_role() {
        let schema = include_str!("../sample/schema.yaml");
        for (from, to) in [("{ zh: 定金, en", "{ zh: 订金, en"), ("{ zh: 质量保证金, en", "{ zh: 质量定金, en")]
        {
            let findings = examine_files(&[("schema.yaml", &schema.replace(from, to))]).findings;
            assert!(findings.len() == 1 && findings[0].id == CHECK.id, "{to}: {findings:#?}");
        }
        let same =
            schema.replace("{ zh: 定金, en", "{ zh: 立约定金, en").replace("{ zh: 质量保证金, en", "{ zh: 质保金, en");
        assert_eq!(examine_files(&[("schema.yaml", &same)]).findings, []);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            for found in [in_chinese(&text.as_str().into()), in_english(&text.as_str().into())] {
                prop_assert!(found.is_none_or(|(start, end)| text.get(start..end).is_some()));
            }
        }
    }
}
