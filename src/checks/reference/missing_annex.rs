//! A reference to an annex that is not attached.

use crate::checks::clause_number::{self, Kind, Printed};
use crate::checks::sides::per_passage;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::Prose;
use crate::say;

pub static CHECK: Check = Check {
    id: "reference/missing-annex",
    severity: Severity::Error,
    title: Words { zh: "提到的附件没有附上", en: "an annex that is not attached" },
    why: Words {
        zh: "以附件约定的内容，附件不在，就等于没有约定；事后补上的一份，对方可以不认。",
        en: "what is agreed in an annex is not agreed without it, and the other party need not accept one that is produced later",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 服务标准见附件一。",
        en: "1. The service standard is set out in Annex 1.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 服务标准由双方在[](#service)中约定。",
        en: "1. The parties agree on the service standard in [](#service).",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    per_passage(case, &Printed::of(case), |printed, _, prose| faults(printed, prose))
}

fn faults(printed: &Printed, prose: &Prose) -> Vec<Finding> {
    let numbers = clause_number::find(prose.lang, &prose.words);
    let missing = numbers.into_iter().filter(|number| number.kind == Kind::Annex && !printed.has(number));
    let mut places: Vec<_> = missing.map(|number| number.range).collect();
    if places.is_empty() && printed.annexes == 0 {
        places.extend(unnumbered(prose));
    }
    let finding = |range: std::ops::Range<usize>| {
        let written = prose.words[range.clone()].to_owned();
        Finding::new(say!(
            zh: "提到“{written}”，但合同没有这份附件",
            en: "“{written}” is referred to, but the contract has no such annex",
            written = written,
        ))
        .at(prose.span(range), say!(zh: "没有附上", en: "not attached"))
        .help(say!(
            zh: "请在 `template.yaml` 的 `contents` 中列入该附件，并用 `[](#…)` 引用；没有附件的，把内容写进正文",
            en: "list the annex among the `contents` of `template.yaml` and refer to it with `[](#…)`; without an annex, \
                 write its content here",
        ))
    };
    places.into_iter().map(finding).collect()
}

/// An annex named without a number as the place where something is set out, in a contract without any. That annexes are
/// part of the contract, as general provisions say, refers to none.
fn unnumbered(prose: &Prose) -> Option<std::ops::Range<usize>> {
    const ZH: [&str; 10] = [
        "见附件",
        "详见附件",
        "如附件所",
        "附件所列",
        "附件载明",
        "附件所载",
        "附件约定的",
        "按照附件",
        "依照附件",
        "列于附件",
    ];
    const EN: [&str; 10] = [
        "set out in the annex",
        "set out in an annex",
        "stated in the annex",
        "listed in the annex",
        "attached as an annex",
        "in the attached",
        "attached hereto",
        "specified in the annex",
        "in accordance with the annex",
        "see the annex",
    ];
    let forms = if prose.lang == Lang::Zh { &ZH } else { &EN };
    let text = &prose.words;
    let hit = forms.iter().find_map(|form| text.find(form).map(|at| at..at + form.len()))?;
    // An annex to another document, or to an e-mail, is none of this contract's.
    let before = text[..hit.start].trim_end();
    let is_other = ["》", "邮件", "邮件的", "通知", "通知的", "e-mail"].iter().any(|word| before.ends_with(word));
    (!is_other).then_some(hit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{caught, examine_example};

    #[test]
    fn annexes_that_are_not_there_are_found() {
        for (zh, en, expected) in [
            ("服务标准详见附件。", "The service standard is set out in the annex.", "见附件"),
            ("资料清单由双方另行确认。", "The materials are those in the attached list.", "in the attached"),
            ("依照附件2验收。", "Acceptance follows Schedule 2.", "附件2"),
        ] {
            assert_eq!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")), [expected], "{zh}");
        }
        let spec = "service:\n  scope: { zh: 见附件三, en: See Annex 3 }\n";
        let value = Example::Clause { spec, zh: "1. 守约。", en: "1. Comply." };
        assert_eq!(examine_example(value).findings.iter().map(|finding| finding.id).collect::<Vec<_>>(), [CHECK.id]);
    }

    #[test]
    fn annexes_in_general_are_silent() {
        for (zh, en) in [
            ("本协议的附件是本协议的组成部分。", "The annexes to this agreement are part of it."),
            ("以电子邮件附件形式发送。", "Sent as an attachment to an e-mail."),
            ("框架协议另有附件的，从其约定。", "Where the framework agreement has an annex, that annex applies."),
        ] {
            assert!(caught(CHECK.id, &format!("1. {zh}"), &format!("1. {en}")).is_empty(), "{zh}");
        }
    }
}
