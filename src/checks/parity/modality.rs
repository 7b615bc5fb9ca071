//! A duty in one language that is a permission or a prohibition in the other.

use super::compare::{self, BASIS, align, every, words};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Modality, Passage, Sense, Sentence, modals};
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
    every(case, |passage| passage.sentences().iter().filter_map(|sentence| find(passage, sentence)).collect())
}

/// The words that contradict each other in a sentence: those which stand opposite one another when its words that bind,
/// forbid and permit are laid side by side, in the order of each language, with as little left over as can be.
pub(super) fn contradiction(passage: &Passage, sentence: &Sentence) -> Option<(Sense<Modality>, Sense<Modality>)> {
    let zh = modals(&passage.zh.words, sentence.zh.clone(), Lang::Zh);
    let en = modals(&passage.en.words, sentence.en.clone(), Lang::En);
    // Two words left alone are less likely than two that contradict each other, or more; either way tells something.
    ALONE.into_iter().find_map(|alone| real(&opposites(&zh, &en, alone)))
}

/// What it costs to leave a sure word without a counterpart, if that hardly happens, and if it well may.
const ALONE: [usize; 2] = [6, 4];
/// What it costs to leave a lesser word alone, or to lay two of one kind side by side.
const LESSER: usize = 1;
/// What it costs to let a lesser word stand for a sure one.
const STAND_IN: usize = 3;
/// What it costs to lay two sure words of different kinds side by side.
const OPPOSITE: usize = 4;
/// How many pairs of words of one sentence are compared at most.
const MANY: usize = 1_000_000;

/// The first pair that contradicts in earnest.
fn real(opposite: &[(&Sense<Modality>, &Sense<Modality>)]) -> Option<(Sense<Modality>, Sense<Modality>)> {
    // What has only changed places, as a translation may, stands opposite something else once in each direction.
    let left = |kind: Kind| opposite.iter().filter(|(zh, _)| Kind::of(zh).0 == kind).count();
    let right = |kind: Kind| opposite.iter().filter(|(_, en)| Kind::of(en).0 == kind).count();
    let is_real = |(zh, en): &&(&Sense<Modality>, &Sense<Modality>)| {
        let (zh, en) = (Kind::of(zh).0, Kind::of(en).0);
        left(zh) > right(zh) && right(en) > left(en)
    };
    opposite.iter().find(is_real).map(|(zh, en)| ((*zh).clone(), (*en).clone()))
}

/// What a word does, and whether it surely does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Duty,
    Ban,
    Leave,
}

impl Kind {
    fn of(sense: &Sense<Modality>) -> (Self, bool) {
        match sense.meaning {
            Modality::Duty => (Self::Duty, true),
            Modality::LesserDuty => (Self::Duty, false),
            Modality::Ban => (Self::Ban, true),
            Modality::LesserBan => (Self::Ban, false),
            Modality::Leave => (Self::Leave, true),
            Modality::LesserLeave | Modality::None => (Self::Leave, false),
        }
    }
}

/// The cheapest way to lay two lists side by side in order, and of it the pairs of sure words that differ in kind.
fn opposites<'a>(
    zh: &'a [Sense<Modality>],
    en: &'a [Sense<Modality>],
    sure_alone: usize,
) -> Vec<(&'a Sense<Modality>, &'a Sense<Modality>)> {
    let alone = |sense: &Sense<Modality>| if Kind::of(sense).1 { sure_alone } else { LESSER };
    let together = |zh: &Sense<Modality>, en: &Sense<Modality>| {
        let ((left, left_sure), (right, right_sure)) = (Kind::of(zh), Kind::of(en));
        match (left == right, left_sure, right_sure) {
            (true, true, true) => 0,
            (true, false, false) => LESSER,
            (true, ..) => STAND_IN,
            (false, true, true) => OPPOSITE,
            (false, ..) => alone(zh) + alone(en),
        }
    };
    // Nobody writes such a sentence; what does is no contract.
    if zh.len().saturating_mul(en.len()) > MANY {
        return Vec::new();
    }
    // cost[i][j]: of all that follows the first i and the first j.
    let mut cost = vec![vec![0; en.len() + 1]; zh.len() + 1];
    for i in (0..=zh.len()).rev() {
        for j in (0..=en.len()).rev() {
            let left = zh.get(i).map(|sense| alone(sense) + cost[i + 1][j]);
            let right = en.get(j).map(|sense| alone(sense) + cost[i][j + 1]);
            let both = zh.get(i).zip(en.get(j)).map(|(zh, en)| together(zh, en) + cost[i + 1][j + 1]);
            cost[i][j] = [left, right, both].into_iter().flatten().min().unwrap_or(0);
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while let (Some(left), Some(right)) = (zh.get(i), en.get(j)) {
        if cost[i][j] == together(left, right) + cost[i + 1][j + 1] {
            let ((kind, sure), (other, other_sure)) = (Kind::of(left), Kind::of(right));
            if kind != other && sure && other_sure {
                found.push((left, right));
            }
            (i, j) = (i + 1, j + 1);
        } else if cost[i][j] == alone(left) + cost[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
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
