//! An exception or a condition that stands in one language only.

use std::ops::Range;

use super::compare::{self, BASIS, align, every, words};
use super::number;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Exception, Passage, Sense, Sentence, exceptions};
use crate::say;

pub static CHECK: Check = Check {
    id: "parity/condition",
    severity: Severity::Warning,
    title: Words { zh: "条件或例外只见于一种文本", en: "a condition or exception in one language only" },
    why: Words {
        zh: "少了条件，义务成了无条件的；少了例外，禁止成了绝对的。另一种文本却不是这样写的。",
        en: "without its condition a duty is unconditional, and without its exception a ban is absolute, while the other text says otherwise",
    },
    basis: BASIS,
    bad: Example::Clause {
        spec: "",
        zh: "1. 除非甲方同意，乙方应当在现场提供服务。\n",
        en: "1. Party B shall provide the services on site.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 除非甲方同意，乙方应当在现场提供服务。\n",
        en: "1. Unless Party A agrees otherwise, Party B shall provide the services on site.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    every(case, |passage| {
        // A clause left out with its number is said by parity/number.
        if number::is_lonely(passage) {
            return Vec::new();
        }
        let missing = passage.sentences().iter().filter_map(|sentence| missing(passage, sentence));
        missing.map(|(lang, sense)| finding(passage, lang, &sense)).collect()
    })
}

/// The condition or exception of a sentence that the other language has nothing like.
pub(super) fn missing(passage: &Passage, sentence: &Sentence) -> Option<(Lang, Sense<Exception>)> {
    let zh = exceptions(&passage.zh.words, sentence.zh.clone(), Lang::Zh);
    let en = exceptions(&passage.en.words, sentence.en.clone(), Lang::En);
    // English takes about three letters to a Chinese character: where it is much shorter, something was left out.
    let length = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_short =
        || length(&passage.en.words[sentence.en.clone()]) * 10 < length(&passage.zh.words[sentence.zh.clone()]) * 25;
    let in_zh = lacking(&zh, &en, is_short).map(|sense| (Lang::Zh, sense));
    in_zh.or_else(|| lacking(&en, &zh, || false).map(|sense| (Lang::En, sense)))
}

fn lacking(
    this: &[Sense<Exception>],
    other: &[Sense<Exception>],
    is_short: impl Fn() -> bool,
) -> Option<Sense<Exception>> {
    use Exception::{Condition, Either, LesserCondition, LesserException, Proviso, Relative};
    let has = |kinds: &[Exception]| other.iter().any(|sense| kinds.contains(&sense.meaning));
    let has_condition = || has(&[Condition, Relative, LesserCondition, Either, Exception::Exception]);
    let has_exception = || has(&[Exception::Exception, Proviso, LesserException, Either]);
    let is_lacking = |sense: &&Sense<Exception>| match sense.meaning {
        Exception::Exception => !has_exception(),
        Condition => !has_condition(),
        Relative => !has_condition() && is_short(),
        Proviso => !has_exception() && is_short(),
        _ => false,
    };
    this.iter().find(is_lacking).cloned()
}

fn finding(passage: &Passage, lang: Lang, sense: &Sense<Exception>) -> Finding {
    let range: &Range<usize> = &sense.range;
    let (text, name) = (words(passage, lang, range), compare::language_name(lang));
    let message = match sense.meaning {
        Exception::Exception | Exception::Proviso => say!(
            zh: "{zh}有例外（“{text}”），另一种文本没有", en: "the {en} text makes an exception (“{text}”), and the other makes none",
            zh = name.zh, en = name.en, text = text,
        ),
        _ => say!(
            zh: "{zh}有条件（“{text}”），另一种文本没有", en: "the {en} text sets a condition (“{text}”), and the other sets none",
            zh = name.zh, en = name.en, text = text,
        ),
    };
    compare::only(passage, lang, range, message).help(align())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::parity::pairs::parity;

    #[test]
    fn what_one_language_leaves_out_is_found() {
        for (zh, en) in [
            ("1. 甲方逾期付款的，乙方可以暂停服务。\n", "1. Party B may suspend the services.\n"),
            ("1. 乙方可以暂停服务。\n", "1. Party B may suspend the services if Party A is late in paying.\n"),
            ("1. 甲方应当付款。\n", "1. Party A shall pay, unless the goods are defective.\n"),
        ] {
            assert_eq!(parity(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn other_forms_of_a_condition_are_no_fault() {
        for (zh, en) in [
            ("1. 一方违约的，应当赔偿损失。\n", "1. A party in breach shall compensate the loss.\n"),
            ("1. 甲方变更地址的，应当通知乙方。\n", "1. A party that changes its address shall notify Party B.\n"),
            ("1. 除另有约定外，双方各自承担费用。\n", "1. Unless agreed otherwise, each party bears its own costs.\n"),
            ("1. 经甲方同意，乙方方可转让。\n", "1. Party B may transfer it only with Party A’s consent.\n"),
        ] {
            assert!(!parity(zh, en).iter().any(|id| id == CHECK.id), "{zh}: {:?}", parity(zh, en));
        }
    }
}
