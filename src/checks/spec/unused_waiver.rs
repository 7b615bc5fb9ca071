//! A waiver that covers nothing.

use crate::checks::{self, Check, Effect, Example, Run, Waived, pattern};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::spec::Waiver;

pub static CHECK: Check = Check {
    id: "spec/unused-waiver",
    severity: Severity::Warning,
    title: Words { zh: "没有用到的豁免", en: "a waiver that covers nothing" },
    why: Words {
        zh: "没有对象的豁免会在将来悄悄放过新的错误，也让复核的人以为有问题已经商定。",
        en: "a waiver without an object will let a later mistake pass unseen, and tells reviewers that something was \
             agreed which is not there",
    },
    basis: &[],
    bad: Example::Spec(
        "template: sample\nservice: { response: 10 hours }\n\
         waive:\n  - { check: value/range, at: service.response, reason: 驻场服务，百小时内响应即可 }\n",
    ),
    good: Example::Spec(
        "template: sample\nservice: { response: 100 hours }\n\
         waive:\n  - { check: value/range, at: service.response, reason: 驻场服务，百小时内响应即可 }\n",
    ),
    run: Run::Waived(run),
};

fn run(waived: &Waived) -> Vec<Finding> {
    let unused = waived.spec.waivers.iter().zip(waived.effects).filter(|(waiver, effect)| {
        // What is written wrongly is spec/waiver's to say, what is past its day spec/expired-waiver's.
        let is_known = waiver.check.as_deref().is_some_and(|id| checks::find(id).is_some());
        effect.covered == 0 && !effect.unchecked && is_known && waiver.is_sound() && !waiver.has_expired(waived.today)
    });
    unused.map(|(waiver, effect)| judge(waiver, effect)).collect()
}

fn judge(waiver: &Waiver, effect: &Effect) -> Finding {
    let check = waiver.check.as_deref().unwrap_or_default();
    let place = match &waiver.at {
        Some(at) => {
            say!(zh: "在 `{at}` 对 `{check}` 的豁免", en: "of `{check}` at `{at}`", at = pattern::quoted(at), check = check)
        }
        None => say!(zh: "对 `{check}` 的豁免", en: "of `{check}`", check = check),
    };
    if effect.holes > 0 {
        let message = say!(
            zh: "{zh}不起作用：空白不能豁免", en: "the waiver {en} has no effect: a blank cannot be waived",
            zh = place.zh, en = place.en,
        );
        let label = say!(zh: "不能豁免", en: "cannot be waived");
        let help = say!(
            zh: "请填写该处；确实不适用的，填 `/`；然后删去这项豁免",
            en: "fill the blank in, or write `/` where it does not apply, and delete this waiver",
        );
        return Finding::new(message).at(waiver.span.clone(), label).help(help);
    }
    let message = say!(zh: "{zh}没有用到", en: "the waiver {en} covers nothing", zh = place.zh, en = place.en);
    let label = say!(zh: "没有对应的问题", en: "there is nothing here to waive");
    Finding::new(message).at(waiver.span.clone(), label).help(help(effect))
}

fn help(effect: &Effect) -> Text {
    if effect.elsewhere.is_empty() {
        return say!(zh: "问题已经改正的，请删去这项豁免", en: "if the fault is mended, delete this waiver");
    }
    let places = pattern::listed(effect.elsewhere.iter().map(String::as_str));
    say!(
        zh: "这项检查另有所指：{zh}；若要豁免的是它，请改 `at`，否则删去这项豁免",
        en: "the check finds fault elsewhere: {en}; if that is meant, correct `at`, or else delete this waiver",
        zh = places.zh, en = places.en,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(&'static str, String)> {
        let open = examine_example(Example::Spec(spec)).findings.into_iter().filter(|finding| finding.waived.is_none());
        open.map(|finding| (finding.id, finding.message.en)).collect()
    }

    #[test]
    fn every_way_of_covering_nothing_is_named() {
        let elsewhere = "template: sample\nservice: { response: 100 hours }\nterms: { damages: 40% }\n\
                         waive:\n  - { check: value/range, at: service.respons, reason: x }\n  \
                         - { check: value/range, at: terms, reason: x }\n";
        let said_elsewhere = said(elsewhere);
        assert_eq!(said_elsewhere.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["value/range", CHECK.id]);
        assert_eq!(said_elsewhere[1].1, "the waiver of `value/range` at `service.respons` covers nothing");
        let nowhere = "template: sample\nwaive: { check: party/same, reason: x }\n";
        assert_eq!(said(nowhere), [(CHECK.id, "the waiver of `party/same` covers nothing".to_owned())]);
        let hole = "template: sample\nservice: { kind: onsite, site: 待定 }\n\
                    waive: { check: blank/unfilled, at: service, reason: x }\n";
        let last = said(hole).pop().expect("said");
        let message = "the waiver of `blank/unfilled` at `service` has no effect: a blank cannot be waived";
        assert_eq!(last, (CHECK.id, message.to_owned()));
    }

    #[test]
    fn what_covers_something_or_is_said_to_be_wrong_otherwise_is_silent() {
        for spec in [
            "template: sample\nservice: { response: 100 hours }\nwaive: { check: value/range, reason: x }\n",
            "template: sample\nservice: { response: 100 hours }\n\
             waive: [{ check: value/range, reason: x }, { check: value/range, at: service, reason: y }]\n",
            "template: sample\nwaive: { check: value/range, reason: x, until: 2026-01-01 }\n",
            "template: sample\nwaive: { check: value/rang, reason: x }\n",
            "template: sample\nwaive: { check: value/range }\n",
            "template: simple\nwaive: { check: value/range, reason: x }\n",
        ] {
            assert!(said(spec).iter().all(|(id, _)| *id != CHECK.id), "{spec}: {:?}", said(spec));
        }
    }
}
