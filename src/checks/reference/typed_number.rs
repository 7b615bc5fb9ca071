//! The number of a clause typed by hand.

use std::ops::Range;

use crate::checks::clause_number::{self, Kind, Number, Printed};
use crate::checks::sides::per_passage;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::prose::{Home, Passage, Prose};
use crate::say;

pub static CHECK: Check = Check {
    id: "reference/typed-number",
    severity: Severity::Warning,
    title: Words { zh: "手写的条款号", en: "a clause number typed by hand" },
    why: Words {
        zh: "条款增删或者按条件省去后，编排的号码会变，手写的不会变，就会指向别的条款。",
        en: "when clauses come and go, the printed numbers move and a typed one does not, so that it points at another clause",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "", zh: "1. 甲方应当依照第二条付款。", en: "1. Party A shall pay under Article 2."
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当依照[](#payment)付款。",
        en: "1. Party A shall pay under [](#payment).",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    per_passage(case, &Printed::of(case), faults)
}

fn faults(printed: &Printed, passage: &Passage, prose: &Prose) -> Vec<Finding> {
    let is_value = matches!(passage.home, Home::Value(_));
    let mut faults = Vec::new();
    for number in clause_number::find(prose.lang, &prose.words) {
        let is_there = printed.has(&number);
        let is_annex = number.kind == Kind::Annex;
        // An annex that is not there is another check's; a value cannot refer by id, and only its number can be wrong.
        if is_annex && !is_there || is_value && is_there {
            continue;
        }
        faults.push(finding(passage, prose, &number, is_there));
    }
    faults
}

fn finding(passage: &Passage, prose: &Prose, number: &Number, is_there: bool) -> Finding {
    let Range { start, end } = number.range;
    let written = &prose.words[start..end];
    let place = prose.span(number.range.clone());
    if matches!(passage.home, Home::Value(_)) {
        let message = say!(
            zh: "合同中没有“{written}”", en: "the contract has no “{written}”", written = written,
        );
        return Finding::new(message).at(place, say!(zh: "指向不存在的条款", en: "points at no clause")).help(say!(
            zh: "请核对印出的条款号后改正", en: "correct it after looking up the number that is printed",
        ));
    }
    let message =
        say!(zh: "条款号“{written}”是手写的", en: "the number “{written}” is typed by hand", written = written);
    let message = if is_there {
        message
    } else {
        say!(
            zh: "条款号“{written}”是手写的，而合同中没有这一条",
            en: "the number “{written}” is typed by hand, and the contract has no such clause",
            written = written,
        )
    };
    Finding::new(message).at(place, say!(zh: "手写的条款号", en: "typed by hand")).help(say!(
        zh: "请在该条款开头写上标识 `{mark}`，此处改写为 `[](#…)`，号码由 hetong 编排",
        en: "give that clause an id, `{mark}`, and write `[](#…)` here; hetong prints the number",
        mark = "{#…}",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{caught, examine_example};

    #[test]
    fn typed_numbers_are_found() {
        for (zh, en, expected) in [
            ("依照本协议第3.1条付款。", "Pay under Clause 3.1.", "第3.1条"),
            ("依照第二章执行。", "Proceed under Articles 2 and 3.", "第二章"),
            ("依照第六条第（一）项执行。", "Proceed as agreed.", "第六条第（一）项"),
            ("照约定付款。", "Pay under Section 2.1(b) of this agreement.", "Section 2.1(b)"),
        ] {
            assert_eq!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")), [expected], "{zh}");
        }
        let spec = "service:\n  scope: { zh: 依照第四十条提供, en: \"As provided in Article 40\" }\n";
        let value = Example::Clause { spec, zh: "1. 守约。", en: "1. Comply." };
        assert_eq!(examine_example(value).findings.iter().map(|finding| finding.id).collect::<Vec<_>>(), [CHECK.id]);
    }

    #[test]
    fn articles_of_statutes_and_other_counts_are_silent() {
        for (zh, en) in [
            (
                "依照《中华人民共和国民法典》第五百八十五条。",
                "Under Article 585 of the Civil Code of the People’s Republic of China.",
            ),
            (
                "依照《民法典》第五百六十三条、第五百六十五条和第五百六十六条。",
                "Under Articles 563, 565 and 566 of the Civil Code.",
            ),
            (
                "依照民法典第五百零六条、个人信息保护法第二十一条第一款。",
                "Under the Civil Code, Article 506, and Article 21 of the Personal Information Protection Law.",
            ),
            (
                "第三方、第一次、第二期、第三个工作日。",
                "A third party; the first time; clause by clause; Section headings.",
            ),
            (
                "依照[](#payment)第（1）项、本条前款。",
                "Under [](#payment)(1), this Article and the preceding paragraph.",
            ),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
    }
}
