//! Old lawyers' English.

use std::sync::LazyLock;

use crate::checks::lexicon::{Hit, Lexicon};
use crate::checks::typed::{Fault, Typed, each};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/archaic",
    severity: Severity::Note,
    title: Words { zh: "英文陈旧用语", en: "old lawyers’ English" },
    why: Words {
        zh: "herein、thereof一类的词不说明所指何处，非母语的读者更难读懂；译成中文也无从对应。",
        en: "words like “herein” do not say where, and a reader whose first language is not English has to guess",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 本协议的附件是本协议的组成部分。\n",
        en: "1. The annexes hereto are part of this agreement.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 本协议的附件是本协议的组成部分。\n",
        en: "1. The annexes to this agreement are part of it.\n",
    },
    run: Run::Bound(run),
};

static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("archaic.en.txt")));

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    let Some(words) = typed.of(Lang::En) else { return Vec::new() };
    // “whereas” between two clauses contrasts them; at the head of a recital it is the old formula.
    let contrasts = |hit: &Hit| hit.range.start > 0 && &words[hit.range.clone()] == "whereas";
    let hits = LIST.find(words).filter(|hit| !contrasts(hit));
    hits.map(|hit| Fault {
        message: say!(
            zh: "英文用了陈旧的 `{word}`", en: "`{word}` is a word of old lawyers’ English",
            word = &words[hit.range.clone()],
        ),
        label: say!(zh: "陈旧用语", en: "old-fashioned"),
        help: help(hit.advice),
        range: hit.range,
    })
    .collect()
}

fn help(advice: &str) -> crate::diag::Text {
    match advice.strip_prefix("nothing").map(|why| why.trim_start_matches([':', ' '])) {
        Some("") => say!(zh: "请删去", en: "leave it out"),
        Some(why) => say!(zh: "请删去：{why}", en: "leave it out: {why}", why = why),
        None => say!(zh: "请改写为：{advice}", en: "write instead: {advice}", advice = advice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::caught_in_en;

    #[test]
    fn old_words_are_caught_in_any_case() {
        assert_eq!(caught_in_en(CHECK.id, "WHEREAS Party A owns the system;"), ["WHEREAS"]);
        assert_eq!(caught_in_en(CHECK.id, "The parties hereby agree to the terms herein."), ["hereby", "herein"]);
        assert_eq!(caught_in_en(CHECK.id, "In witness whereof, the parties sign."), ["In witness whereof"]);
        assert_eq!(caught_in_en(CHECK.id, "the fees and any part thereof are due"), ["thereof"]);
    }

    #[test]
    fn plain_words_that_look_like_them_are_silent() {
        assert!(
            caught_in_en(CHECK.id, "Therefore, the parties agree where they can; there is no other term.").is_empty()
        );
        assert!(caught_in_en(CHECK.id, "Adherence to the rules is required, whereby Party A is informed.").is_empty());
        assert!(caught_in_en(CHECK.id, "Party A bears costs, whereas Party B bears none.").is_empty());
        assert!(caught_in_en(CHECK.id, "The heredity study is here, of which there are two copies.").is_empty());
    }
}
