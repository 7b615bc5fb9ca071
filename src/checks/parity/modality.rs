//! A duty in one language that is a permission or a prohibition in the other.

use super::compare::{self, BASIS, align, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Modality, Passage, Sense, Sentence, modals, sentences};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/modality",
    severity: Severity::Error,
    title: Words { zh: "中英文的义务与权利不同", en: "a duty in one language that is none in the other" },
    why: Words {
        zh: "“应当”“可以”“不得”是合同的骨架：一种文本里的义务，在另一种文本里成了选择或者禁止，双方各有依据，谁也无法违约。",
        en: "shall, may and shall not carry the contract: where one text binds and the other permits or forbids, each party has \
             a text to stand on and nobody can be held to either",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当每年提交报告。\n",
        en: "1. Party B may submit a report every year.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当每年提交报告。\n",
        en: "1. Party B shall submit a report every year.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, |passage| sentences(passage).iter().filter_map(|sentence| find(passage, sentence)).collect())
}

/// The words that contradict each other in a sentence.
pub(super) fn contradiction(passage: &Passage, sentence: &Sentence) -> Option<(Sense<Modality>, Sense<Modality>)> {
    let zh = modals(&passage.zh.words, sentence.zh.clone(), Lang::Zh);
    let en = modals(&passage.en.words, sentence.en.clone(), Lang::En);
    let (left, right) = (Count::of(&zh), Count::of(&en));
    let (from, to) = opposed(left, right).or_else(|| opposed(right, left).map(|(en, zh)| (zh, en)))?;
    Some(place(&zh, from, &en, to))
}

/// How often words of each kind stand in a sentence: surely, and at most.
#[derive(Clone, Copy, Default)]
struct Count {
    duty: (usize, usize),
    ban: (usize, usize),
    leave: (usize, usize),
}

impl Count {
    fn of(modals: &[Sense<Modality>]) -> Self {
        let mut count = Self::default();
        for sense in modals {
            let (kind, sure) = match sense.meaning {
                Modality::Duty => (&mut count.duty, 1),
                Modality::LesserDuty => (&mut count.duty, 0),
                Modality::Ban => (&mut count.ban, 1),
                Modality::LesserBan => (&mut count.ban, 0),
                Modality::Leave => (&mut count.leave, 1),
                Modality::LesserLeave => (&mut count.leave, 0),
                Modality::None => continue,
            };
            kind.0 += sure;
            kind.1 += 1;
        }
        count
    }
}

/// What one language surely says more often than the other can, where the other does the same with something else.
fn opposed(this: Count, other: Count) -> Option<(Modality, Modality)> {
    let exceeds = |this: (usize, usize), other: (usize, usize)| this.0 > other.1;
    if exceeds(this.ban, other.ban) {
        if exceeds(other.duty, this.duty) {
            return Some((Modality::Ban, Modality::Duty));
        }
        return exceeds(other.leave, this.leave).then_some((Modality::Ban, Modality::Leave));
    }
    (exceeds(this.duty, other.duty) && exceeds(other.leave, this.leave)).then_some((Modality::Duty, Modality::Leave))
}

/// The two words to point at: the first place at which the kinds differ as found, or the first of each kind.
fn place(
    zh: &[Sense<Modality>],
    from: Modality,
    en: &[Sense<Modality>],
    to: Modality,
) -> (Sense<Modality>, Sense<Modality>) {
    let is_sure = |sense: &&Sense<Modality>| matches!(sense.meaning, Modality::Duty | Modality::Ban | Modality::Leave);
    let (left, right): (Vec<_>, Vec<_>) = (zh.iter().filter(is_sure).collect(), en.iter().filter(is_sure).collect());
    let in_step = left.iter().zip(&right).find(|(zh, en)| zh.meaning == from && en.meaning == to);
    if let Some((zh, en)) = in_step {
        return ((*zh).clone(), (*en).clone());
    }
    let first =
        |list: &[&Sense<Modality>], kind| list.iter().find(|sense| sense.meaning == kind).map(|sense| (*sense).clone());
    (first(&left, from).expect("it was counted"), first(&right, to).expect("it was counted"))
}

fn find(passage: &Passage, sentence: &Sentence) -> Option<Finding> {
    let (zh, en) = contradiction(passage, sentence)?;
    let (left, right) = (words(passage, Lang::Zh, &zh.range), words(passage, Lang::En, &en.range));
    let message = say!(
        zh: "中文“{left}”是{left_zh}，英文“{right}”却是{right_zh}",
        en: "the Chinese “{left}” makes it {left_en}, the English “{right}” {right_en}",
        left = left, right = right, left_zh = zh.meaning.name().zh, right_zh = en.meaning.name().zh,
        left_en = zh.meaning.name().en, right_en = en.meaning.name().en,
    );
    Some(compare::apart(passage, &zh.range, &en.range, message).help(align()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn duties_permissions_and_prohibitions_are_told_apart() {
        for (zh, en) in [
            ("1. 乙方可以转让本协议。\n", "1. Party B shall transfer this agreement.\n"),
            ("1. 乙方不得转让本协议。\n", "1. Party B may transfer this agreement.\n"),
            (
                "1. 未经甲方书面同意，乙方不得披露。\n",
                "1. Party B shall disclose it without Party A’s written consent.\n",
            ),
            ("1. 乙方应当通知甲方。\n", "1. Party B must not notify Party A.\n"),
            (
                "1. 甲方有权解除本协议，乙方应当退款。\n",
                "1. Party A shall terminate this agreement, and Party B shall give a refund.\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn other_words_for_the_same_are_no_fault() {
        for (zh, en) in [
            ("1. 租金应当于每月首日支付。\n", "1. The rent is payable on the first day of each month.\n"),
            ("1. 任何一方不得转让本协议。\n", "1. Neither party shall transfer this agreement.\n"),
            ("1. 乙方无须赔偿。\n", "1. Party B shall not be required to compensate the loss.\n"),
            ("1. 甲方有权查阅记录。\n", "1. Party A is entitled to inspect the records.\n"),
            (
                "1. 货物可能损坏的，乙方应当通知甲方。\n",
                "1. If the goods may be damaged, Party B shall notify Party A.\n",
            ),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
