//! Numbers that do not add up to their total.

use crate::checks::{Case, Check, Example, Run, total};
use crate::diag::{Finding, Severity, Words};
use crate::value::Kind;

pub static CHECK: Check = Check {
    id: "sum/counts",
    severity: Severity::Error,
    title: Words { zh: "各项数量合计不对", en: "numbers that do not add up to their total" },
    why: Words {
        zh: "总数与各项之和对不上，总有一处写错；例如一式五份、各执两份，就有一份原件下落不明。",
        en: "if the parts do not make the total, one of them is wrong; with five originals of which each party keeps \
             two, one is unaccounted for",
    },
    basis: &[],
    bad: Example::Spec("template: sample\ncopies:\n  client: 2\n  provider: 2\n  total: 5\n"),
    good: Example::Spec("template: sample\ncopies:\n  client: 2\n  provider: 2\n  total: 4\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let sums = total::sums(case, Kind::Integer);
    sums.iter().filter_map(|sum| total::mismatch(case.contract, sum)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn every_part_and_the_total_are_shown() {
        let findings = examine_example(CHECK.bad).findings;
        let finding = &findings[0];
        assert_eq!(
            finding.message.en,
            "“Copies of Party A” and “Copies of Party B” add up to 4, but “Copies in total” is 5: 1 too few"
        );
        assert_eq!(finding.help.en, "check every one; if “Copies in total” is wrong, write `4`");
        assert_eq!(finding.path.as_deref(), Some("copies.total"));
        assert_eq!(finding.related.len(), 2);
    }

    #[test]
    fn words_count_and_a_missing_part_does_not() {
        for spec in [
            "template: sample\ncopies: { client: 贰, provider: two, total: 四 }\n",
            "template: sample\ncopies: { client: 2, total: 5 }\n",
        ] {
            let findings = examine_example(Example::Spec(spec)).findings;
            assert!(findings.iter().all(|finding| finding.id != CHECK.id), "{spec}");
        }
    }
}
