//! When the contract takes effect, said so that signing and sealing can be read either way.

use std::ops::Range;

use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::document::SectionKind;
use crate::say;

pub static CHECK: Check = Check {
    id: "law/effectiveness",
    severity: Severity::Warning,
    title: Words {
        zh: "生效条件没有写清签字与盖章的关系",
        en: "an effectiveness clause unclear about signing and sealing",
    },
    why: Words {
        zh: "“签字盖章”既可理解为签字并盖章，也可理解为签字或者盖章；只签未盖的合同是否成立，就会成为争议。",
        en: "“signed sealed” may mean signed and sealed, or signed or sealed; whether a contract signed but not sealed was \
             ever formed then becomes a dispute",
    },
    basis: &["civil-code-490", "contract-interpretation-22"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 本协议自双方签字盖章之日起生效。\n",
        en: "1. This agreement takes effect on the day on which both parties have signed and sealed it.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 本协议自双方签字并盖章之日起生效。\n",
        en: "1. This agreement takes effect on the day on which both parties have signed and sealed it.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings: Vec<Finding> = hits(case, Topic::Effect, unclear_zh, |_| None)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(zh: "生效条件没有写清是签字并盖章，还是签字或者盖章", en: "it is unclear whether signing and sealing are both needed"),
                say!(zh: "“并”还是“或者”", en: "“and”, or “or”"),
            )
            .help(say!(
                zh: "请写“签字并盖章”或者“签字或者盖章”，英文相应写 and 或者 or",
                en: "write 签字并盖章 for both, or 签字或者盖章 for either, and “and” or “or” in English",
            ))
        })
        .collect();
    findings.extend(unlike(case));
    if !case.document.sections.iter().any(|section| section.kind == SectionKind::Signature) {
        let nowhere = hits(case, Topic::Effect, signed_zh, signed_en);
        findings.extend(nowhere.first().filter(|_| findings.is_empty()).map(|hit| {
            hit.finding(
                say!(zh: "合同自签署时生效，却没有签署页", en: "the contract takes effect on signing, but has no signature page"),
                say!(zh: "以签署为生效条件", en: "signing is the condition"),
            )
            .help(say!(
                zh: "请在 `template.yaml` 的 `contents` 中加上 `- signature: [各方]`",
                en: "add `- signature: [PARTIES]` to the `contents` of `template.yaml`",
            ))
        }));
    }
    findings
}

/// Both languages say clearly which, and say different things.
fn unlike(case: &Case) -> Vec<Finding> {
    let topics = case.topics();
    let passages = case.passages.iter().enumerate().filter(|(index, _)| topics.has(*index, Topic::Effect));
    passages
        .filter_map(|(_, passage)| {
            let (zh, en) = (Reading::of(&passage.zh), Reading::of(&passage.en));
            let (zh_range, zh_both) = joined(&zh, &["签字并盖章", "签字并加盖", "签字且盖章", "签字和盖章", "签名并盖章", "签署并盖章"], &["签字或盖章", "签字或者盖章", "签名或者盖章", "签名或盖章", "签署或盖章", "签字或者加盖"])?;
            let (en_range, en_both) = joined(&en, &["signed and sealed", "signature and seal", "sign and seal"], &["signed or sealed", "signature or seal", "sign or seal"])?;
            (zh_both != en_both).then(|| {
                let label = |both: bool| {
                    if both {
                        say!(zh: "两者都要", en: "both are needed")
                    } else {
                        say!(zh: "有一即可", en: "either is enough")
                    }
                };
                Finding::new(say!(
                    zh: "签字与盖章的关系，中英文不一致", en: "Chinese and English differ on whether signing and sealing are both needed",
                ))
                .at(zh.span(zh_range), label(zh_both))
                .see(en.span(en_range), label(en_both))
                .help(say!(zh: "请改成一致", en: "make them the same"))
            })
        })
        .collect()
}

fn joined(reading: &Reading, both: &[&str], either: &[&str]) -> Option<(Range<usize>, bool)> {
    if !has(&reading.text, &["生效", "成立", "effect"]) {
        return None;
    }
    let found = first(&reading.text, both).map(|range| (range, true));
    found.or_else(|| first(&reading.text, either).map(|range| (range, false)))
}

fn unclear_zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        if !has(text, &["生效", "成立"]) || !has(text, &["合同", "协议", "订单", "补充"]) {
            return None;
        }
        let found = first(
            text,
            &[
                "签字盖章",
                "签字、盖章",
                "签名盖章",
                "签名、盖章",
                "盖章签字",
                "签字/盖章",
                "签字（盖章）",
                "签字(盖章)",
                "签章",
            ],
        )?;
        // “签字、盖章不在同一日完成的”只说先后，不说条件。
        let is_condition = has(&text[found.end..], &["之日", "后", "时", "起", "生效", "成立"])
            && !has(&text[found.end..], &["不在同一", "先后"])
            && !has(&text[..found.start], &["并", "均"])
                | text[..found.start].ends_with("双方")
                | !text[..found.start].contains("均");
        let is_plain = !has(text, &["签字并盖章", "签字并加盖", "签字或盖章", "签字或者盖章", "电子签章"]);
        (is_condition && is_plain).then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

fn signed_zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let found = first(text, &["签字", "盖章", "签署", "签名"])?;
        let is_whole = has(text, &["本合同", "本协议"]) && text.contains("之日起生效");
        is_whole.then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

fn signed_en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let found = first(text, &["signed", "sealed", "signing"])?;
        let is_whole = has(
            text,
            &["this agreement takes effect", "this contract takes effect", "this agreement becomes effective"],
        );
        is_whole.then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn unclear_and_unlike_conditions_are_found() {
        for (zh, en) in [
            (
                "本合同经双方签字、盖章后生效。",
                "This agreement takes effect when both parties have signed and sealed it.",
            ),
            ("本协议自双方签章之日起成立并生效。", "This agreement is formed and takes effect when executed."),
            (
                "本协议自双方签字并盖章之日起生效。",
                "This agreement takes effect when signed or sealed by both parties.",
            ),
            ("本协议自双方签字或者盖章之日起生效。", "This agreement takes effect on the day it is signed and sealed."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 1, "{zh}");
        }
    }

    #[test]
    fn clear_conditions_and_other_documents_stay_silent() {
        for (zh, en) in [
            (
                "本协议自双方的法定代表人签字并加盖公章之日起生效；签字、盖章不在同一日完成的，以最后完成之日为准。",
                "This agreement takes effect on the day on which it has been signed and sealed; if not on the same day, on the last.",
            ),
            ("本协议自双方签字或者盖章之日起生效。", "This agreement takes effect on the day it is signed or sealed."),
            ("验收单由双方签字盖章，一式两份。", "The acceptance form is signed and sealed in two originals."),
            ("本协议自双方签订之日起生效。", "This agreement takes effect on signing."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
