//! A number written twice.

use crate::checks::typed::{Fault, Typed, both};
use crate::checks::wording::numbered::numbered;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/doubled-number",
    severity: Severity::Note,
    title: Words { zh: "同一个数写了两遍", en: "a number written twice" },
    why: Words {
        zh: "金额之外的数写一遍就够；写两遍的，改了一处忘了另一处，就出现两个数。",
        en: "outside amounts of money, once is enough; when only one of the two is changed later, there are two numbers",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提供5份副本。\n",
        en: "1. Party B shall provide five (5) copies.\n",
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
    let doubled = numbered(typed).into_iter().filter(|number| number.first.1 == number.second.1);
    doubled
        .map(|number| {
            let figures = match typed.prose.lang {
                Lang::Zh | Lang::En if number.first.0.starts_with(|c: char| c.is_ascii_digit()) => &number.first.0,
                _ => &number.second.0,
            };
            Fault {
                message: say!(
                    zh: "`{range}` 把一个数写了两遍", en: "`{range}` gives one number twice",
                    range = &typed.words()[number.range.clone()],
                ),
                label: say!(zh: "写了两遍", en: "twice"),
                help: say!(zh: "请只写 `{figures}`", en: "write `{figures}` alone", figures = figures),
                range: number.range,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn numbers_given_twice_are_caught() {
        assert_eq!(
            caught_in_en(CHECK.id, "Within twenty-one (21) days after delivery, A shall pay."),
            ["twenty-one (21)"]
        );
        assert_eq!(caught_in_en(CHECK.id, "The rate is ten percent (10%)."), ["ten percent (10%)"]);
        assert_eq!(caught_in_zh(CHECK.id, "乙方应当提供五（5）份副本和3（三）份图纸。"), ["五（5）", "3（三）"]);
        assert_eq!(caught(CHECK.id, "提供五（5）份副本。", "Provide five (5) copies.").len(), 1);
    }

    #[test]
    fn amounts_references_and_remarks_are_silent() {
        assert!(caught_in_en(CHECK.id, "The price is USD five (5), and one (the first) copy is free.").is_empty());
        assert!(
            caught_in_zh(CHECK.id, "价款为人民币五（5）元，依照第五（5）条支付，其中之一（见下）除外。").is_empty()
        );
        assert!(
            caught_in_en(CHECK.id, "Party A (1) pays, (2) delivers and (3) reports on someone (5) times.").is_empty()
        );
    }
}
