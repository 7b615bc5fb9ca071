//! A party that stands in the place of the other in one of the languages.

use std::ops::Range;

use super::compare::{self, BASIS, align, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Mention, Modality, Passage, Roles, Sentence, modals};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/role",
    severity: Severity::Error,
    title: Words { zh: "中英文所指的一方不同", en: "a party that differs between the languages" },
    why: Words {
        zh: "一种文本由甲方承担，另一种文本由乙方承担：义务、权利和风险归谁，没有答案。",
        en: "what one text lays on Party A the other lays on Party B, and there is no saying who owes, may claim or bears the risk",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当承担运输费用。\n",
        en: "1. Party A shall bear the cost of transport.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当承担运输费用。\n",
        en: "1. Party B shall bear the cost of transport.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let roles = Roles::of(&case.contract.template);
    compare::every_in(case, &roles, |roles, passage| find(roles, passage).into_iter().collect())
}

fn find(roles: &Roles, passage: &Passage) -> Option<Finding> {
    let zh = roles.mentions(&passage.zh.words, 0..passage.zh.words.len(), Lang::Zh);
    let en = roles.mentions(&passage.en.words, 0..passage.en.words.len(), Lang::En);
    if zh.is_empty() || en.is_empty() {
        return None;
    }
    let (left, right) = exchanged(roles.all.len(), &zh, &en)
        .or_else(|| shifted(passage, &zh, &en))
        .or_else(|| passage.sentences().iter().find_map(|sentence| subjects_exchanged(passage, sentence, &zh, &en)))
        .or_else(|| passage.sentences().iter().find_map(|sentence| owed_to_itself(passage, sentence, &zh, &en)))?;
    let (zh_text, en_text) = (words(passage, Lang::Zh, &left.range), words(passage, Lang::En, &right.range));
    let message = say!(
        zh: "中文写“{zh}”，英文写“{en}”，不是同一方", en: "the Chinese names “{zh}”, the English “{en}”, which is another party",
        zh = zh_text, en = en_text,
    );
    Some(compare::apart(passage, &left.range, &right.range, message).help(align()))
}

/// A party that one language never names, where the other party is named more often than in the other language.
fn exchanged(roles: usize, zh: &[Mention], en: &[Mention]) -> Option<(Mention, Mention)> {
    let count = |side: &[Mention], role| side.iter().filter(|mention| mention.role == role).count();
    let first = |side: &[Mention], role| side.iter().find(|mention| mention.role == role).cloned();
    let excess = |this: &[Mention], other: &[Mention]| {
        (0..roles).find(|role| count(this, *role) > 0 && count(this, *role) > count(other, *role))
    };
    for role in 0..roles {
        if count(zh, role) > 0 && count(en, role) == 0 {
            let other = excess(en, zh)?;
            // The word to point at is the one too many: the last in a run of the same party, the only one otherwise.
            let extra = en.iter().rfind(|mention| mention.role == other)?.clone();
            return Some((first(zh, role)?, extra));
        }
        if count(en, role) > 0 && count(zh, role) == 0 {
            let other = excess(zh, en)?;
            let extra = zh.iter().rfind(|mention| mention.role == other)?.clone();
            return Some((extra, first(en, role)?));
        }
    }
    None
}

/// One mention that is of another party: both languages name parties as often, one of them once more and another once
/// less, and no pronoun stands for either.
fn shifted(passage: &Passage, zh: &[Mention], en: &[Mention]) -> Option<(Mention, Mention)> {
    let english = passage.en.words.to_ascii_lowercase();
    let mut words = english.split(|c: char| !c.is_ascii_alphabetic());
    if zh.len() != en.len() || words.any(|word| ["it", "its", "they", "their", "other", "itself"].contains(&word)) {
        return None;
    }
    let mut rest: Vec<&Mention> = en.iter().collect();
    let left: Vec<&Mention> = zh
        .iter()
        .filter(|mention| match rest.iter().position(|other| other.role == mention.role) {
            Some(at) => {
                rest.remove(at);
                false
            }
            None => true,
        })
        .collect();
    match (left.as_slice(), rest.as_slice()) {
        ([left], [right]) => Some(((*left).clone(), (*right).clone())),
        _ => None,
    }
}

/// The first party that shall, may or shall not in one language where the other has another, if both have as many and
/// the same sentence only orders them the same way.
fn subjects_exchanged(
    passage: &Passage,
    sentence: &Sentence,
    zh: &[Mention],
    en: &[Mention],
) -> Option<(Mention, Mention)> {
    let left = subjects(&passage.zh.words, &sentence.zh, zh, Lang::Zh);
    let right = subjects(&passage.en.words, &sentence.en, en, Lang::En);
    let sorted = |side: &[Mention]| {
        let mut roles: Vec<usize> = side.iter().map(|mention| mention.role).collect();
        roles.sort_unstable();
        roles
    };
    if left.is_empty() || left.len() != right.len() || sorted(&left) == sorted(&right) && left.len() > 1 {
        return None;
    }
    left.into_iter().zip(right).find(|(zh, en)| zh.role != en.role)
}

/// A party that owes something to itself in English, where the Chinese of the sentence names another party: "Party A
/// shall notify Party A".
fn owed_to_itself(
    passage: &Passage,
    sentence: &Sentence,
    zh: &[Mention],
    en: &[Mention],
) -> Option<(Mention, Mention)> {
    let text = &passage.en.words;
    let here =
        |part: &Range<usize>, mention: &&Mention| part.start <= mention.range.start && mention.range.end <= part.end;
    let debtors = subjects(text, &sentence.en, en, Lang::En);
    let creditor = debtors.iter().find_map(|debtor| {
        let next = en.iter().find(|mention| mention.range.start >= debtor.range.end)?;
        let between = text.get(debtor.range.end..next.range.start)?;
        let is_owner = text[next.range.end..].starts_with(['’', '\'']);
        (next.role == debtor.role && between.split_whitespace().count() <= 3 && !is_owner).then_some(next)
    })?;
    let other =
        zh.iter().filter(|mention| here(&sentence.zh, mention)).find(|mention| mention.role != creditor.role)?;
    Some((other.clone(), creditor.clone()))
}

/// The parties that stand right before a word that binds or permits.
fn subjects(text: &str, part: &Range<usize>, mentions: &[Mention], lang: Lang) -> Vec<Mention> {
    let modals = modals(text, part.clone(), lang);
    let sure = modals.iter().filter(|sense| matches!(sense.meaning, Modality::Duty | Modality::Ban | Modality::Leave));
    sure.filter_map(|sense| {
        let before = mentions.iter().rev().find(|mention| mention.range.end <= sense.range.start)?;
        let between = text.get(before.range.end..sense.range.start)?;
        let is_next = match lang {
            Lang::Zh => ["", "均", "也", "还", "仍", "亦", "同时"].contains(&between),
            Lang::En => ["", "also", "then", "promptly"].contains(&between.trim()),
        };
        (is_next && before.range.start >= part.start).then(|| before.clone())
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn parties_that_changed_places_are_found() {
        for (zh, en) in [
            ("1. 甲方应当向乙方支付费用。\n", "1. Party B shall pay the fee to Party A.\n"),
            ("1. 甲方应当向乙方支付费用。\n", "1. Party B shall pay the fee to Party B.\n"),
            ("1. 损失由甲方承担。\n", "1. Party B bears the loss.\n"),
            (
                "1. 甲方应当验收，乙方应当配合甲方。\n",
                "1. Party A shall carry out acceptance, and Party A shall assist Party A.\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn a_party_that_owes_to_itself_is_found() {
        let zh = "1. 乙方完成升级后，应当书面通知甲方。乙方应当培训甲方的人员，甲方应当配合乙方。\n";
        let en = "1. After completing the upgrade, Party A shall notify Party A in writing. Party B shall train Party A’s \
                  staff, and Party A shall assist Party B.\n";
        assert_eq!(parity(zh, en), [CHECK.id]);
    }

    #[test]
    fn pronouns_and_another_order_are_no_fault() {
        for (zh, en) in [
            (
                "1. 甲方变更地址的，甲方应当通知乙方。\n",
                "1. If Party A changes its address, it shall notify Party B.\n",
            ),
            ("1. 甲方付款后，乙方应当交货。\n", "1. Party B shall deliver once Party A has paid.\n"),
            ("1. 乙方应当通知对方。\n", "1. Party B shall notify Party A.\n"),
            ("1. 双方应当保密。\n", "1. Party A and Party B shall keep it confidential.\n"),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
