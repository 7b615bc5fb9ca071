//! An evaluation from which nothing can be concluded yet.

use super::unscored;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::score::Conclusion;
use crate::template::ScoreRole;

pub static CHECK: Check = Check {
    id: "score/incomplete",
    severity: Severity::Error,
    title: Words { zh: "鉴定尚未完成，得不出结论", en: "an evaluation that is not complete" },
    why: Words {
        zh: "一票否决指标没有检验，或者没有检验的指标过多的，合格与否都没有根据。",
        en: "with a veto indicator or too much else untested, neither passing nor failing has a foundation",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, untested: other }\n",
    ),
    good: Example::Report("contract: contract.yaml\nresults:\n  - { no: 1, met: yes }\n  - { no: 2, met: yes }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let Some(scoring) = case.contract.scoring.as_ref() else { return Vec::new() };
    let sheet = &scoring.sheet;
    if sheet.conclusion != Conclusion::Incomplete {
        return Vec::new();
    }
    let at = |item: usize| {
        let field = unscored::field(case.contract, ScoreRole::Untested, item);
        field.filter(|field| field.value().is_some()).map(|field| field.place.value())
    };
    let is_left_out = |item: &usize| sheet.lines.get(*item).is_some_and(|line| line.rate.is_none());
    let items: Vec<usize> = match &sheet.untested_vetoes[..] {
        [] => (0..sheet.lines.len()).filter(is_left_out).collect(),
        vetoes => vetoes.to_vec(),
    };
    let message = if sheet.untested_vetoes.is_empty() {
        say!(
            zh: "没有检验的指标权重合计{left_out}，超过{limit}，不得出结论",
            en: "indicators that weigh {left_out} together were not tested, more than {limit}, so nothing is concluded",
            left_out = sheet.left_out, limit = scoring.marks.untested,
        )
    } else {
        let numbers = items.iter().map(|item| (item + 1).to_string()).collect::<Vec<_>>();
        say!(
            zh: "第{zh}项一票否决指标没有检验，鉴定尚未完成",
            en: "veto indicator {en} was not tested, so the evaluation is not complete",
            zh = numbers.join("、"), en = numbers.join(", "),
        )
    };
    let mut places = items.into_iter().filter_map(at);
    let Some(first) = places.next() else { return Vec::new() };
    let finding = Finding::new(message).of(&scoring.list).at(first, say!(zh: "没有检验", en: "not tested"));
    let finding = places.fold(finding, |finding, place| finding.see(place, say!(zh: "没有检验", en: "not tested")));
    vec![finding.help(say!(
        zh: "请补充检验后再出具报告；因乙方原因不能检验的，填 `provider`，该项得0分",
        en: "test it before the report is issued; if it could not be tested for reasons of the provider, write \
             `provider`, and it scores 0",
    ))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(one: &str, two: &str) -> Vec<String> {
        let spec = format!("contract: contract.yaml\nresults: [{{ no: 1, {one} }}, {{ no: 2, {two} }}]\n");
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn too_much_and_any_veto() {
        assert!(said("met: yes", "untested: other")[0].starts_with("indicators that weigh 40 together"));
        assert!(said("met: yes", "untested: other, veto: yes")[0].starts_with("veto indicator 2 was not tested"));
        assert!(said("untested: other", "untested: other")[0].starts_with("indicators that weigh 100 together"));
    }

    #[test]
    fn what_counts_as_nothing_counts() {
        for (one, two) in [
            ("met: yes", "untested: provider"),
            ("met: yes", "untested: provider, veto: yes"),
            ("met: no, veto: yes", "untested: other"),
        ] {
            assert_eq!(said(one, two), Vec::<String>::new(), "{one}, {two}");
        }
    }
}
