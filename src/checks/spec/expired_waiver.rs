//! A waiver whose last day has passed.

use crate::checks::{Check, Effect, Example, Run, Waived};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::spec::Waiver;
use crate::value::Date;

pub static CHECK: Check = Check {
    id: "spec/expired-waiver",
    severity: Severity::Warning,
    title: Words { zh: "过期的豁免", en: "a waiver that has expired" },
    why: Words {
        zh: "写了期限，就是到期要重新决定；过了期的豁免不再起作用，它掩盖的问题重新显现。",
        en: "an end was set so that the matter would be decided again; past it the waiver has no effect, and what it \
             covered shows again",
    },
    basis: &[],
    bad: Example::Spec(
        "template: sample\nservice: { response: 10 hours }\n\
         waive:\n  - { check: value/range, at: service.response, reason: 试运行期内不作要求, until: 2025-12-31 }\n",
    ),
    good: Example::Spec(
        "template: sample\nservice: { response: 100 hours }\n\
         waive:\n  - { check: value/range, at: service.response, reason: 试运行期内不作要求, until: 2026-12-31 }\n",
    ),
    run: Run::Waived(run),
};

fn run(waived: &Waived) -> Vec<Finding> {
    let all = waived.spec.waivers.iter().zip(waived.effects);
    let sound = all.filter(|(waiver, _)| waiver.is_sound());
    let expired = sound.filter_map(|(waiver, effect)| {
        let until = waiver.until.filter(|_| waiver.has_expired(waived.today))?;
        Some(judge(waiver, until, effect))
    });
    expired.collect()
}

fn judge(waiver: &Waiver, until: Date, effect: &Effect) -> Finding {
    let message = say!(
        zh: "对 `{check}` 的豁免已于{zh}到期", en: "the waiver of `{check}` expired on {en}",
        check = waiver.check.as_deref().unwrap_or_default(), zh = until.show(Lang::Zh), en = until.show(Lang::En),
    );
    let help = if effect.covered > 0 {
        say!(
            zh: "请改正它掩盖的问题；仍要接受的，重新决定后改写 `until`",
            en: "mend what it covered; or, if that is accepted still, decide so again and move `until`",
        )
    } else {
        say!(zh: "它已没有可豁免的问题，请删去", en: "there is nothing left for it to cover; delete it")
    };
    Finding::new(message).at(waiver.span.clone(), say!(zh: "已过期", en: "expired")).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(&'static str, bool, String)> {
        let findings = examine_example(Example::Spec(spec)).findings;
        findings.into_iter().map(|finding| (finding.id, finding.waived.is_some(), finding.help.en)).collect()
    }

    #[test]
    fn what_it_covered_shows_again() {
        let spec = "template: sample\nservice: { response: 100 hours }\n\
                    waive: [{ check: value/range, reason: x, until: 2026-03-01 }]\n";
        let said = said(spec);
        assert_eq!(
            said.iter().map(|(id, waived, _)| (*id, *waived)).collect::<Vec<_>>(),
            [("value/range", false), (CHECK.id, false),]
        );
        assert!(said[1].2.starts_with("mend what it covered"), "{said:?}");
    }

    #[test]
    fn an_expired_waiver_is_said_once_however_it_is_dated() {
        for until in ["2025-12-31", "2025年12月31日", "31 December 2025"] {
            let spec = format!("template: sample\nwaive: [{{ check: party/same, reason: x, until: {until} }}]\n");
            let said = said(Box::leak(spec.into_boxed_str()));
            assert_eq!(said.len(), 1, "{said:?}");
            assert_eq!((said[0].0, said[0].2.as_str()), (CHECK.id, "there is nothing left for it to cover; delete it"));
        }
    }

    #[test]
    fn the_last_day_itself_a_waiver_without_end_and_one_written_wrongly_are_silent() {
        for waive in [
            "{ check: value/range, reason: x, until: 2026-03-02 }",
            "{ check: value/range, reason: x }",
            "{ check: value/range, until: 2025-01-01 }",
            "{ check: value/range, reason: x, until: soon }",
        ] {
            let spec = format!("template: sample\nservice: {{ response: 100 hours }}\nwaive: {waive}\n");
            assert!(said(Box::leak(spec.into_boxed_str())).iter().all(|(id, ..)| *id != CHECK.id), "{waive}");
        }
    }
}
