//! A statement that one language denies and the other does not.

use std::ops::Range;

use super::compare::{self, BASIS, align, every, words};
use super::{condition, modality};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Denial, Passage, Sense, Sentence, negations};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/negation",
    severity: Severity::Warning,
    title: Words {
        zh: "一种文本否定而另一种没有否定",
        en: "a statement that one language denies and the other does not",
    },
    why: Words {
        zh: "少了一个“不”，意思正好相反；两种文本都读得通，往往到发生争议时才被发现。",
        en: "without its “not” a sentence says the opposite, and as both texts read well, nobody notices until there is a dispute",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 本协议终止后，乙方已收取的费用不予退还。\n",
        en: "1. When this agreement ends, fees collected by Party B are refunded.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 本协议终止后，乙方已收取的费用不予退还。\n",
        en: "1. When this agreement ends, fees collected by Party B are not refunded.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, |passage| passage.sentences().iter().filter_map(|sentence| find(passage, sentence)).collect())
}

fn find(passage: &Passage, sentence: &Sentence) -> Option<Finding> {
    let zh = negations(&passage.zh.words, sentence.zh.clone(), Lang::Zh);
    let en = negations(&passage.en.words, sentence.en.clone(), Lang::En);
    let (lang, word) = match (denied(&zh, &en), denied(&en, &zh)) {
        (Some(word), _) => (Lang::Zh, word),
        (None, Some(word)) => (Lang::En, word),
        (None, None) => return None,
    };
    // A prohibition that became a duty, or an exception left out, is said by the check of that name.
    if modality::contradiction(passage, sentence).is_some() || condition::missing(passage, sentence).is_some() {
        return None;
    }
    Some(finding(passage, lang, &word))
}

/// The word by which one language surely denies what the other does not: of a predicate, a word that only comes close
/// does not make up for it.
fn denied(this: &[Sense<Denial>], other: &[Sense<Denial>]) -> Option<Range<usize>> {
    let is_near = other.iter().any(|sense| sense.meaning != Denial::Far);
    let sure = |sense: &&Sense<Denial>| match sense.meaning {
        Denial::Predicate => !is_near,
        Denial::Plain => other.is_empty(),
        Denial::Near | Denial::Far => false,
    };
    this.iter().find(sure).map(|sense| sense.range.clone())
}

fn finding(passage: &Passage, lang: Lang, word: &Range<usize>) -> Finding {
    let (text, name) = (words(passage, lang, word), compare::language_name(lang));
    let message = say!(
        zh: "{zh}在这里否定（“{text}”），另一种文本没有", en: "the {en} text denies here (“{text}”), and the other does not",
        zh = name.zh, en = name.en, text = text,
    );
    compare::only(passage, lang, word, message).help(align())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn a_negation_in_one_language_is_found() {
        for (zh, en) in [
            ("1. 鉴定不是司法鉴定。\n", "1. The evaluation is a judicial appraisal.\n"),
            ("1. 该期间计入保修期。\n", "1. That period does not count towards the warranty period.\n"),
            ("1. 甲方未收到货物。\n", "1. Party A has received the goods.\n"),
            ("1. 使用系统构成验收。\n", "1. Using the system does not constitute acceptance.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn other_ways_to_deny_are_no_fault() {
        for (zh, en) in [
            ("1. 货物不合格的，甲方可以退货。\n", "1. If the goods are defective, Party A may return them.\n"),
            (
                "1. 本协议部分无效的，其余部分继续有效。\n",
                "1. If part of this agreement is void, the rest remains valid.\n",
            ),
            ("1. 乙方无偿提供培训。\n", "1. Party B provides training free of charge.\n"),
            ("1. 违约金不超过价款的10%。\n", "1. The damages are at most 10% of the price.\n"),
            ("1. 未付款项应当立即支付。\n", "1. Outstanding amounts are payable at once.\n"),
        ] {
            assert_eq!(parity(zh, en), [""; 0], "{zh}");
        }
    }
}
