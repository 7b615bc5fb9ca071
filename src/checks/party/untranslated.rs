//! A party whose name stands in one language only.

use super::{has_han, name, parties};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::State;
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::template::Definition;

pub static CHECK: Check = Check {
    id: "party/untranslated",
    severity: Severity::Warning,
    title: Words { zh: "一方的名称只有一种文字", en: "a party named in one language only" },
    why: Words {
        zh: "在中国登记的主体，登记名称是中文，公章上也只有中文；中文栏写英文，就认不出是谁签的合同。英文栏写中文，英文读者则无从称呼该方。",
        en: "an entity registered in China is registered under its Chinese name, and that alone stands on its seal; an \
             English name in its place does not say who signed, and a Chinese name in the English text cannot be read \
             there",
    },
    basis: &["民法典第四百七十条 / Civil Code art. 470（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec("template: sample\nparties:\n  client: { name: { zh: Example Ltd, en: Example Ltd } }\n"),
    good: Example::Spec("template: sample\nparties:\n  client: { name: { zh: 示例有限公司, en: Example Ltd } }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let sides = parties(case.contract).flat_map(|party| Lang::ALL.map(|lang| (party, lang)));
    sides.filter_map(|(party, lang)| finding(case, party, lang)).collect()
}

fn finding(case: &Case, party: &Definition, lang: Lang) -> Option<Finding> {
    let (field, text) = name(case.contract, party, lang)?;
    let is_foreign = match lang {
        // A foreign party has no name in Chinese but the one it gives itself.
        Lang::Zh => !has_han(text) && text.chars().any(char::is_alphabetic) && !is_abroad(case, party),
        Lang::En => has_han(text),
    };
    if !is_foreign {
        return None;
    }
    let role = pattern::label(party);
    let quoted = pattern::quoted(text);
    let finding = match lang {
        Lang::Zh => Finding::new(say!(
            zh: "{zh}的中文名称 `{text}` 没有一个汉字",
            en: "the Chinese name of {en}, `{text}`, has no Chinese character",
            zh = role.zh, en = role.en, text = quoted,
        ))
        .at(field.place.value(), say!(zh: "应为中文名称", en: "its Chinese name belongs here"))
        .help(say!(
            zh: "请照营业执照写中文全称；境外主体没有中文名称的，统一社会信用代码填 `/`",
            en: "copy its full Chinese name from the business licence; for a foreign entity without one, write `/` for \
                 the credit code",
        )),
        Lang::En => Finding::new(say!(
            zh: "{zh}的英文名称 `{text}` 含有汉字",
            en: "the English name of {en}, `{text}`, has Chinese characters",
            zh = role.zh, en = role.en, text = quoted,
        ))
        .at(field.place.value(), say!(zh: "应为英文名称", en: "its English name belongs here"))
        .help(say!(
            zh: "请写公司章程或对外备案所用的英文名称；没有的，写拼音加 Co., Ltd.",
            en: "write the name in its articles of association or official filings; if it has none, its name in pinyin \
                 with Co., Ltd.",
        )),
    };
    Some(finding.of(&field.path))
}

/// Whether a party says that it has no code of a Chinese register.
fn is_abroad(case: &Case, party: &Definition) -> bool {
    let code = case.contract.field(&format!("{}.credit_code", party.path));
    code.is_some_and(|code| matches!(code.state, State::Struck(_)))
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
    fn each_side_is_asked_for_its_own_language() {
        for (spec, message) in [
            (
                "template: sample\nparties: { client: { name: { zh: \"Example Co., Ltd.\", en: Example Ltd } } }\n",
                "the Chinese name of Party A, `Example Co., Ltd.`, has no Chinese character",
            ),
            (
                "template: sample\nparties: { provider: { name: { zh: 示例公司, en: 示例公司 } } }\n",
                "the English name of Party B, `示例公司`, has Chinese characters",
            ),
            (
                "template: sample\nparties: { provider: { name: { zh: 示例公司, en: Example 公司 } } }\n",
                "the English name of Party B, `Example 公司`, has Chinese characters",
            ),
        ] {
            assert_eq!(said(spec), [(CHECK.id, message.to_owned())], "{spec}");
        }
    }

    #[test]
    fn names_of_their_language_and_of_foreigners_are_accepted() {
        for spec in [
            "template: sample\nparties: { client: { name: { zh: IBM示例（中国）有限公司, en: IBM Example (China) } } }\n",
            "template: sample\nparties: { client: { name: { zh: Acme GmbH, en: Acme GmbH }, credit_code: / } }\n",
            "template: sample\nparties: { client: { name: { zh: 三六〇公司, en: \"360 Co., Ltd.\" } } }\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
    }
}
