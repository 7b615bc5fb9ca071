//! A number that is one thing in words and another in figures.

use crate::checks::typed::{Fault, Typed, both};
use crate::checks::wording::numbered::numbered;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/number-mismatch",
    severity: Severity::Error,
    title: Words { zh: "文字和数字不一致", en: "a number that differs in words and in figures" },
    why: Words {
        zh: "一处写了两个不同的数，以哪个为准没有约定，期限、数量就都不确定。",
        en: "the contract gives two numbers in one place and does not say which counts, so the time or the quantity is \
             uncertain",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提供5份副本。\n",
        en: "1. Party B shall provide five (6) copies.\n",
    },
    good: Example::Clause {
        spec: "", zh: "1. 乙方应当提供5份副本。\n", en: "1. Party B shall provide 5 copies.\n"
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    let differing = numbered(typed).into_iter().filter(|number| number.first.1 != number.second.1);
    differing
        .map(|number| Fault {
            message: say!(
                zh: "“{first}”是{first_value}，括号中却是{second_value}",
                en: "“{first}” is {first_value}, but the brackets say {second_value}",
                first = number.first.0, first_value = number.first.1, second_value = number.second.1,
            ),
            label: say!(zh: "两个不同的数", en: "two different numbers"),
            help: say!(
                zh: "请核对约定的是哪个数，只写一遍：`{first_value}` 或者 `{second_value}`",
                en: "find out which was agreed, and write it once: `{first_value}` or `{second_value}`",
                first_value = number.first.1, second_value = number.second.1,
            ),
            range: number.range,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn differing_numbers_are_caught() {
        assert_eq!(caught_in_en(CHECK.id, "Within thirty (13) days after delivery, A shall pay."), ["thirty (13)"]);
        assert_eq!(caught_in_zh(CHECK.id, "提供十五（16）份副本。"), ["十五（16）"]);
        assert_eq!(caught_in_zh(CHECK.id, "提供3（四）份副本。"), ["3（四）"]);
        assert_eq!(
            caught_in_en(CHECK.id, "The rate is one hundred and five percent (150%)."),
            ["one hundred and five percent (150%)"]
        );
    }

    #[test]
    fn equal_numbers_and_numbers_of_other_things_are_silent() {
        assert!(caught_in_en(CHECK.id, "Provide five (5) copies and the two (see Annex 3) plans.").is_empty());
        assert!(caught_in_zh(CHECK.id, "共十（10）份，见第三（二）项；价款为五（6）元。").is_empty());
        assert!(caught(CHECK.id, "提供5份（2026年印）。", "Provide five copies (2026 edition).").is_empty());
    }
}
