//! A waiver that cannot work: no check, no reason, or no such check.

use crate::checks::{self, Check, Example, Run, Written, pattern};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::spec::Waiver;
use crate::template::nearest;
use crate::value::is_blank;
use crate::yaml::{Node, Tree};

pub static CHECK: Check = Check {
    id: "spec/waiver",
    severity: Severity::Error,
    title: Words { zh: "无效的豁免", en: "a waiver that waives nothing" },
    why: Words {
        zh: "豁免须写明针对哪一项检查、理由是什么；否则签署前复核的人无从判断，也不起作用。",
        en: "a waiver must say which check it means and why, or whoever reviews the contract cannot judge it, and it \
             has no effect",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nwaive:\n  - { check: blank/unfilled, at: number }\n"),
    good: Example::Spec(
        "template: sample\nwaive:\n  - { check: blank/unfilled, at: number, reason: 编号由归档部门在签署后编列 }\n",
    ),
    run: Run::Written(run),
};

/// The keys a waiver has.
const KEYS: [&str; 4] = ["check", "at", "reason", "by"];

fn run(written: &Written) -> Vec<Finding> {
    let Some(node) = written.spec.root.as_ref().and_then(|root| root.get("waive")) else { return Vec::new() };
    let nodes = match &node.tree {
        Tree::Null => return Vec::new(),
        Tree::List(items) => &items[..],
        _ => std::slice::from_ref(node),
    };
    nodes.iter().zip(&written.spec.waivers).flat_map(|(node, waiver)| faults(node, waiver)).collect()
}

fn faults(node: &Node, waiver: &Waiver) -> Vec<Finding> {
    if !matches!(node.tree, Tree::Map(_)) {
        return vec![malformed(&waiver.span)];
    }
    let mut findings: Vec<Finding> = Vec::new();
    let mut meant = Vec::new();
    for (key, span) in &waiver.unknown {
        let nearest = nearest(key, KEYS.into_iter());
        findings.push(unknown_key(key, nearest.as_deref(), span));
        meant.extend(nearest);
    }
    // A key misspelt is said to be misspelt, not missing as well.
    let misspelt = |key: &str| meant.iter().any(|one| one == key);
    match &waiver.check {
        Some(id) if checks::find(id).is_none() => {
            findings.push(unknown_check(id, node.get("check").map_or(&waiver.span, |node| &node.span)));
        }
        None if !misspelt("check") => findings.push(no_check(&waiver.span)),
        _ => {}
    }
    let reason = waiver.reason.as_deref().filter(|reason| is_blank(reason).is_none());
    if reason.is_none() && !misspelt("reason") {
        let span = node.entry("reason").map_or(&waiver.span, |entry| &entry.key.span);
        findings.push(no_reason(waiver.check.as_deref(), span));
    }
    findings
}

fn malformed(span: &Span) -> Finding {
    Finding::new(say!(zh: "豁免的写法不对", en: "this is not how a waiver is written"))
        .at(span.clone(), say!(zh: "这里应是一项豁免", en: "a waiver belongs here"))
        .help(say!(zh: "请写成 {form}", en: "write {form}", form = "`waive: [{ check: …, at: …, reason: … }]`"))
}

fn no_check(span: &Span) -> Finding {
    Finding::new(say!(zh: "豁免没有写明针对哪一项检查", en: "the waiver does not say which check it means"))
        .at(span.clone(), say!(zh: "缺少 `check`", en: "`check` is missing"))
        .help(say!(
            zh: "请加上要豁免的那条提示方括号中的编号，例如 `check: blank/unfilled`",
            en: "add the id that stands in brackets beside the finding, such as `check: blank/unfilled`",
        ))
}

fn no_reason(check: Option<&str>, span: &Span) -> Finding {
    let check = check.unwrap_or("…");
    Finding::new(
        say!(zh: "对 `{check}` 的豁免没有说明理由", en: "the waiver of `{check}` gives no reason", check = check),
    )
    .at(span.clone(), say!(zh: "缺少理由", en: "no reason given"))
    .help(say!(
        zh: "请加上 `reason: …`，用一句话写明为何可以接受、由谁决定",
        en: "add `reason: …`: one sentence that says why this is acceptable, and who decided so",
    ))
}

fn unknown_key(key: &str, nearest: Option<&str>, span: &Span) -> Finding {
    let list = pattern::listed(KEYS.into_iter());
    let all = say!(zh: "豁免只有 {zh}", en: "a waiver has {en}, and nothing else", zh = list.zh, en = list.en);
    Finding::new(say!(zh: "豁免中没有 `{key}` 这一项", en: "a waiver has no `{key}`", key = key))
        .at(span.clone(), say!(zh: "不认识的键", en: "unknown key"))
        .help(nearest.map_or(all, pattern::meant))
}

fn unknown_check(id: &str, span: &Span) -> Finding {
    Finding::new(say!(zh: "没有名为 `{id}` 的检查", en: "there is no check `{id}`", id = id))
        .at(span.clone(), say!(zh: "没有这项检查", en: "no such check"))
        .help(candidates(id))
}

/// The checks that may have been meant: the nearest id, or all of the same group or of the same name.
fn candidates(id: &str) -> Text {
    let ids = || checks::ALL.iter().map(|check| check.id);
    let akin: Vec<&str> = ids().filter(|known| known.split('/').any(|part| part == id)).collect();
    if !akin.is_empty() {
        let list = pattern::listed(akin.into_iter());
        return say!(zh: "编号要写全：{zh}", en: "write the whole id: {en}", zh = list.zh, en = list.en);
    }
    if let Some(nearest) = nearest(id, ids()) {
        return pattern::meant(&nearest);
    }
    say!(
        zh: "编号写在每条提示的方括号中；`hetong explain` 列出全部检查",
        en: "the id stands in brackets beside each finding; `hetong explain` lists all checks",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(String, String)> {
        let findings = examine_example(Example::Spec(spec)).findings;
        assert!(findings.iter().all(|finding| finding.id == CHECK.id), "{findings:#?}");
        findings.into_iter().map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    fn messages(spec: &'static str) -> Vec<String> {
        said(spec).into_iter().map(|(message, _)| message).collect()
    }

    #[test]
    fn every_fault_is_said_once() {
        for (spec, expected) in [
            ("template: sample\nwaive: blank/unfilled\n", &["this is not how a waiver is written"][..]),
            ("template: sample\nwaive: [{ reason: 甲方确认 }]\n", &["the waiver does not say which check it means"]),
            (
                "template: sample\nwaive: [{ check: party/same, reason: TBD }]\n",
                &["the waiver of `party/same` gives no reason"],
            ),
            ("template: sample\nwaive: [{ chek: party/same, reason: 甲方确认 }]\n", &["a waiver has no `chek`"]),
            ("template: sample\nwaive: { check: party/sane, reason: 甲方确认 }\n", &["there is no check `party/sane`"]),
        ] {
            assert_eq!(messages(spec), expected, "{spec}");
        }
    }

    #[test]
    fn an_id_cut_short_is_completed() {
        let [(_, help)] = &said("template: sample\nwaive: { check: same, reason: 甲方确认 }\n")[..] else {
            panic!("one")
        };
        assert_eq!(help, "write the whole id: `party/same`");
    }

    #[test]
    fn no_waivers_are_no_fault() {
        assert_eq!(messages("template: sample\nwaive:\n"), Vec::<String>::new());
        assert_eq!(messages("template: sample\nwaive: []\n"), Vec::<String>::new());
    }
}
