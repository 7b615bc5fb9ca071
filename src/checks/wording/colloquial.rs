//! Everyday speech in a contract.

use std::sync::LazyLock;

use crate::checks::lexicon::Lexicon;
use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/colloquial",
    severity: Severity::Note,
    title: Words { zh: "口语", en: "everyday speech" },
    why: Words {
        zh: "口语词没有确定的法律含义：“弄好”是修复、交付还是验收合格，各说各话。",
        en: "a word of everyday speech has no settled meaning in law, so each side can give it its own",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "", zh: "1. 乙方应当把系统弄好。\n", en: "1. Party B shall repair the system.\n"
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当修复系统，使其符合本协议。\n",
        en: "1. Party B shall repair the system so that it conforms to this agreement.\n",
    },
    run: Run::Bound(run),
};

static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("colloquial.txt")));

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    if typed.is_of_party() {
        return Vec::new();
    }
    let words = typed.words();
    let hits = LIST.find(words).filter(|hit| !is_lane(&words[..hit.range.start], &words[hit.range.clone()]));
    hits.map(|hit| {
        let word = &words[hit.range.clone()];
        Fault {
            message: say!(zh: "“{word}”是口语", en: "“{word}” is everyday speech", word = word),
            label: say!(zh: "口语", en: "not a word for a contract"),
            help: if hit.advice.is_empty() {
                say!(zh: "请删去，或者改用书面语", en: "leave it out, or say it in the words of a contract")
            } else {
                say!(zh: "请改写为：{advice}", en: "write instead: {advice}", advice = hit.advice)
            },
            range: hit.range,
        }
    })
    .collect()
}

/// 长寿路128弄: a lane in an address.
fn is_lane(before: &str, word: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '〇' | '一'..='十') && is_han(c);
    word == "弄" && before.ends_with(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn everyday_words_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "乙方搞定系统后，甲方应当打钱。"), ["搞", "打钱"]);
        assert_eq!(caught_in_zh(CHECK.id, "东西坏了的话，乙方应当赶紧修。"), ["东西", "的话", "赶紧"]);
        assert_eq!(caught_in_en(CHECK.id, "Party B won’t disclose a lot of things."), ["won’t", "a lot of"]);
        assert_eq!(caught_in_zh(CHECK.id, "验收差不多就行。"), ["差不多", "就行"]);
    }

    #[test]
    fn words_that_hold_the_same_characters_are_silent() {
        assert!(
            caught_in_zh(CHECK.id, "交付地点为上海市长寿路128弄3号，位于东西两侧楼宇之间，不得弄虚作假。").is_empty()
        );
        assert!(
            caught_in_zh(CHECK.id, "一方就行使权利所作的通知，结算了款项后仍然有效；电话费的话费单由乙方保存。")
                .is_empty()
        );
        assert!(
            caught_in_zh(CHECK.id, "没事先通知的，没法律依据；首都行政区、山东西部和股东西某都行使权利。").is_empty()
        );
        assert!(caught_in_en(CHECK.id, "Party A’s staff cannot be moved; the lot of land is sold.").is_empty());
    }
}
