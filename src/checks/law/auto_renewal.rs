//! A contract that renews itself, and nobody says for how long.

use std::ops::Range;

use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "law/auto-renewal",
    severity: Severity::Warning,
    title: Words { zh: "自动续期而没有写明续多久", en: "automatic renewal for no stated time" },
    why: Words {
        zh: "续期后没有期限的持续性合同是不定期合同，任何一方在合理期限之前通知对方，就可以随时解除。",
        en: "a continuing contract renewed for no stated time has no fixed term, and either party may end it at any time \
             on reasonable notice",
    },
    basis: &["civil-code-563"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 有效期届满前双方均未书面提出异议的，本协议自动续期。\n",
        en: "1. If neither party objects in writing before the term ends, this agreement is automatically renewed.\n",
    },
    good: Example::Clause {
        spec: "terms:\n  duration: 1 year\n",
        zh: "1. 有效期届满前双方均未书面提出异议的，本协议自动续期{{ terms.duration }}，以一次为限。\n",
        en: "1. If neither party objects in writing before the term ends, this agreement is automatically renewed once, for \
             {{ terms.duration }}.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    hits(case, Topic::Renewal, zh, en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(zh: "自动续期，却没有写明续多久", en: "the agreement renews itself, but for no stated time"),
                say!(zh: "续期没有期限", en: "renewal without a term"),
            )
            .help(say!(
                zh: "请写明每次续多久、最多续几次，例如“自动续期一年，以一次为限”",
                en: "say for how long and how often, such as “renewed once, for one year”",
            ))
        })
        .collect()
}

fn zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let renews = first(
            text,
            &[
                "自动续期",
                "自动续展",
                "自动续签",
                "自动续约",
                "自动延续",
                "自动展期",
                "自动延长",
                "自动顺延",
                "长期有效",
                "永久有效",
            ],
        )?;
        let is_refused =
            text[..renews.start].ends_with(['不', '非', '止']) || has(text, &["不再自动", "不会自动", "不得自动"]);
        let is_contract = has(text, &["合同", "协议", "有效期", "期满", "合作期", "租期", "服务期", "期限届满"]);
        let is_other =
            has(text, &["保密义务", "保密期限", "付款期限", "工期", "交付期限", "交货期", "同等期限", "相同期限"])
                && !text.contains("本协议");
        let rest = &text[renews.end..];
        let is_measured =
            has(rest, &["年", "个月", "季度", "日", "次", "同等期限", "相同期限", "相同的期限", "原期限"])
                || has(text, &["每次续期", "续期期限", "续期的期限", "同等期限", "次为限"]);
        (is_contract && !is_refused && !is_other && !is_measured)
            .then(|| sentence.start + renews.start..sentence.start + renews.end)
    })
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let renews = first(
            text,
            &[
                "automatically renew",
                "automatically extended",
                "automatically extends",
                "renewed automatically",
                "renews automatically",
                "renew automatically",
                "automatic renewal",
                "extended automatically",
            ],
        )?;
        let is_refused =
            has(text, &["not automatically", "no automatic", "not be automatically", "not renew automatically"]);
        let is_contract = has(text, &["agreement", "contract", "term ", "lease"]);
        let is_measured = has(
            text,
            &[
                "year",
                "month",
                "successive",
                "same period",
                "same term",
                "same length",
                " day",
                "once",
                "times",
                "quarter",
            ],
        );
        (is_contract && !is_refused && !is_measured).then(|| sentence.start + renews.start..sentence.start + renews.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn renewal_without_a_term_is_found() {
        for (zh, en) in [
            ("期满后任何一方未通知终止的，合同自动延续。", "See the Chinese."),
            ("合作期届满，本协议自动顺延。", "When the term ends, this agreement renews automatically."),
            ("本协议长期有效。", "See the Chinese."),
            ("见英文。", "This agreement shall be automatically extended unless a party objects."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn terms_refusals_and_other_periods_stay_silent() {
        for (zh, en) in [
            (
                "期满后本协议自动续期一年，次数不限。",
                "This agreement is then automatically renewed for one year each time.",
            ),
            ("本协议期满不自动续期。", "This agreement is not automatically renewed."),
            (
                "因甲方原因停工的，工期自动顺延。",
                "If Party A stops the works, the time for completion is extended accordingly.",
            ),
            ("双方另行书面约定的，本协议可以续期。", "This agreement may be renewed by written agreement."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
