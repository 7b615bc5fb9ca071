//! Shares that do not make up the whole.

use crate::checks::{Case, Check, Example, Run, total};
use crate::diag::{Finding, Severity, Words};
use crate::value::Kind;

pub static CHECK: Check = Check {
    id: "sum/shares",
    severity: Severity::Error,
    title: Words { zh: "各项比例合计不对", en: "shares that do not make up the whole" },
    why: Words {
        zh: "比例合计不等于整体，总有一部分没有着落或者重复计算，付款和评分都会起争议。",
        en: "where shares do not make up the whole, some of it belongs to nobody or is counted twice, and payments and \
             scores are open to dispute",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nfees:\n  instalments:\n    - share: 40%\n    - share: 50%\n"),
    good: Example::Spec("template: sample\nfees:\n  instalments:\n    - share: 40%\n    - share: 60%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let sums = total::sums(case, Kind::Percent);
    sums.iter().filter_map(|sum| total::mismatch(case.contract, sum)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(String, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    #[test]
    fn shares_are_added_exactly() {
        assert_eq!(
            said(
                "template: sample\nfees: { instalments: [{ share: 33.33% }, { share: 33.33% }, { share: 33.34% }] }\n"
            ),
            []
        );
        let all =
            said("template: sample\nfees: { instalments: [{ share: 33.3% }, { share: 33.3% }, { share: 33.3% }] }\n");
        assert_eq!(all[0].0, "the 3 values of “Share” add up to 99.9%, but they must make 100%: 0.1% too little");
        assert_eq!(all[0].1, "check every one; if only the last is wrong, write `33.4%`");
    }

    #[test]
    fn too_much_before_the_last_leaves_it_nothing_to_mend() {
        let all = said("template: sample\nfees: { instalments: [{ share: 70% }, { share: 60% }, { share: 10% }] }\n");
        assert_eq!(all[0].1, "the last is not even needed to make the whole; check every one");
    }

    #[test]
    fn a_share_that_is_missing_is_not_added_up() {
        assert_eq!(said("template: sample\nfees: { instalments: [{ share: 70% }, { share: TBD }] }\n"), []);
        assert_eq!(said("template: sample\nfees: { instalments: [] }\n"), []);
    }
}
