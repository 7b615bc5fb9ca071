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
    bad: Example::Spec("template: sample\nwaive:\n  - { check: value/range, at: service.response }\n"),
    good: Example::Spec(
        "template: sample\nservice: { response: 100 hours }\n\
         waive:\n  - { check: value/range, at: service.response, reason: 驻场服务，百小时内响应即可 }\n",
    ),
    run: Run::Written(run),
};

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
    if !node.entries().iter().any(|entry| Waiver::KEYS.contains(&entry.key.name.as_str()) || is_near(&entry.key.name)) {
        return vec![no_waiver(node)];
    }
    let mut findings: Vec<Finding> =
        waiver.malformed.iter().map(|(key, span)| malformed(waiver, node, key, span)).collect();
    let mut told: Vec<String> = waiver.malformed.iter().map(|(key, _)| key.clone()).collect();
    for (key, span) in &waiver.unknown {
        let nearest = nearest(key, Waiver::KEYS.into_iter());
        findings.push(unknown_key(waiver, key, nearest.as_deref(), span));
        told.extend(nearest);
    }
    // A key misspelt or malformed is said to be so, not missing as well.
    let is_told = |key: &str| told.iter().any(|one| one == key);
    match &waiver.check {
        Some(id) if checks::find(id).is_none() => {
            findings.push(unknown_check(waiver, id, node.get("check").map_or(&waiver.span, |node| &node.span)));
        }
        None if !is_told("check") => findings.push(no_check(waiver)),
        _ => {}
    }
    if waiver.reason.is_none() && !is_told("reason") {
        let span = node.entry("reason").map_or(&waiver.span, |entry| &entry.key.span);
        findings.push(no_reason(waiver, span));
    }
    findings
}

/// Whether a key is a misspelling of one that a waiver has.
fn is_near(key: &str) -> bool {
    nearest(key, Waiver::KEYS.into_iter()).is_some()
}

/// How a waiver is written, with as much as is known of this one.
fn form(check: Option<&str>, at: Option<&str>, reason: Option<&str>) -> String {
    let quoted = |text: &str| {
        let is_plain = !text.contains([',', '{', '}', '[', ']', '"', '\'', '#', ':', '\\']);
        if is_plain { pattern::quoted(text) } else { "…".to_owned() }
    };
    let part = |text: Option<&str>| text.map_or_else(|| "…".to_owned(), quoted);
    format!("`waive: [{{ check: {}, at: {}, reason: {} }}]`", part(check), part(at), part(reason))
}

/// The advice of one fault, and the form of the whole.
fn advice(waiver: &Waiver, what: &Text) -> Text {
    let check = waiver.check.as_deref().filter(|id| checks::find(id).is_some());
    let form = form(check, waiver.at.as_deref(), waiver.reason.as_deref());
    say!(
        zh: "{zh}；写法是 {form}", en: "{en}; the form is {form}",
        zh = what.zh.trim_end_matches('？'), en = what.en.trim_end_matches('?'), form = form,
    )
}

/// Something that is no waiver at all: a bare id, or the id for a key.
fn no_waiver(node: &Node) -> Finding {
    let known = |id: &str| checks::find(id).map(|check| check.id);
    let form = match &node.tree {
        Tree::Scalar(id) => form(known(id.trim()), None, None),
        Tree::Map(entries) => match entries.iter().find_map(|entry| Some((known(&entry.key.name)?, &entry.value))) {
            Some((id, value)) => form(Some(id), None, value.scalar().filter(|text| is_blank(text).is_none())),
            None => form(None, None, None),
        },
        _ => form(None, None, None),
    };
    Finding::new(say!(zh: "豁免的写法不对", en: "this is not how a waiver is written"))
        .at(node.span.clone(), say!(zh: "这里应是一项豁免", en: "a waiver belongs here"))
        .help(say!(zh: "请写成 {form}", en: "write {form}", form = form))
}

/// A list, a mapping or nothing where a single text belongs, or no date where one does.
fn malformed(waiver: &Waiver, node: &Node, key: &str, span: &Span) -> Finding {
    let is_blank = node.get(key).is_none_or(|value| value.items().is_empty() && value.entries().is_empty());
    let message = if key == "until" {
        say!(zh: "豁免的 `until` 不是日期", en: "the `until` of the waiver is not a date")
    } else if is_blank {
        say!(zh: "豁免的 `{key}` 没有填写", en: "the `{key}` of the waiver is blank", key = key)
    } else {
        say!(zh: "豁免的 `{key}` 只能写一个值", en: "the `{key}` of a waiver is a single value", key = key)
    };
    let what = match key {
        "at" if is_blank => say!(
            zh: "请写明字段的路径，例如 `at: terms.notice`；整份文件都要豁免的，删去 `at`",
            en: "write the path of a field, such as `at: terms.notice`; to waive it in the whole file, delete `at`",
        ),
        "at" => say!(
            zh: "请写成带点的路径，例如 `at: terms.notice`；有几处的，各写一项豁免",
            en: "write a path with dots, such as `at: terms.notice`; for several places, write a waiver for each",
        ),
        "until" => say!(
            zh: "请写豁免的最后一天，例如 `until: 2026-12-31`；没有期限的，删去 `until`",
            en: "write the last day it holds, such as `until: 2026-12-31`; if it has no end, delete `until`",
        ),
        "check" => say!(zh: "有几项检查的，各写一项豁免", en: "for several checks, write a waiver for each"),
        _ => say!(zh: "请写成一句话", en: "write one sentence"),
    };
    Finding::new(message)
        .at(span.clone(), say!(zh: "这项豁免不起作用", en: "this waiver has no effect"))
        .help(advice(waiver, &what))
}

fn no_check(waiver: &Waiver) -> Finding {
    let what = say!(
        zh: "请加上要豁免的那条提示方括号中的编号，例如 `check: blank/unfilled`",
        en: "add the id that stands in brackets beside the finding, such as `check: blank/unfilled`",
    );
    Finding::new(say!(zh: "豁免没有写明针对哪一项检查", en: "the waiver does not say which check it means"))
        .at(waiver.span.clone(), say!(zh: "缺少 `check`", en: "`check` is missing"))
        .help(advice(waiver, &what))
}

fn no_reason(waiver: &Waiver, span: &Span) -> Finding {
    let message = match &waiver.check {
        Some(check) => {
            say!(zh: "对 `{check}` 的豁免没有说明理由", en: "the waiver of `{check}` gives no reason", check = check)
        }
        None => say!(zh: "豁免没有说明理由", en: "the waiver gives no reason"),
    };
    let what = say!(
        zh: "请加上 `reason`，用一句话写明为何可以接受、由谁决定",
        en: "add a `reason`: one sentence that says why this is acceptable, and who decided so",
    );
    Finding::new(message).at(span.clone(), say!(zh: "缺少理由", en: "no reason given")).help(advice(waiver, &what))
}

fn unknown_key(waiver: &Waiver, key: &str, nearest: Option<&str>, span: &Span) -> Finding {
    let list = pattern::listed(Waiver::KEYS.into_iter());
    let all = say!(zh: "豁免只有 {zh}", en: "a waiver has {en}, and nothing else", zh = list.zh, en = list.en);
    Finding::new(say!(zh: "豁免中没有 `{key}` 这一项", en: "a waiver has no `{key}`", key = key))
        .at(span.clone(), say!(zh: "不认识的键", en: "unknown key"))
        .help(advice(waiver, &nearest.map_or(all, instead)))
}

fn unknown_check(waiver: &Waiver, id: &str, span: &Span) -> Finding {
    Finding::new(say!(zh: "没有名为 `{id}` 的检查", en: "there is no check `{id}`", id = pattern::quoted(id)))
        .at(span.clone(), say!(zh: "没有这项检查", en: "no such check"))
        .help(advice(waiver, &candidates(id)))
}

/// What to write in the place of a misspelling.
fn instead(right: &str) -> Text {
    say!(zh: "请改为 `{right}`", en: "write `{right}` instead", right = right)
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
        return instead(&nearest);
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
            (
                "template: sample\nwaive: [{ check: value/range, at: [terms.notice], reason: 甲方确认 }]\n",
                &["the `at` of a waiver is a single value"],
            ),
            (
                "template: sample\nwaive: [{ check: value/range, at: , reason: 甲方确认 }]\n",
                &["the `at` of the waiver is blank"],
            ),
            (
                "template: sample\nwaive: [{ check: [value/range], reason: 甲方确认 }]\n",
                &["the `check` of a waiver is a single value"],
            ),
            (
                "template: sample\nwaive: [{ check: value/range, reason: { zh: 甲方确认 } }]\n",
                &["the `reason` of a waiver is a single value"],
            ),
            (
                "template: sample\nwaive: [{ check: value/range, reason: 甲方确认, until: 年底 }]\n",
                &["the `until` of the waiver is not a date"],
            ),
            ("template: sample\nwaive: { value/range: agreed }\n", &["this is not how a waiver is written"]),
            ("template: sample\nwaive: [{}]\n", &["this is not how a waiver is written"]),
        ] {
            assert_eq!(messages(spec), expected, "{spec}");
        }
    }

    #[test]
    fn an_id_cut_short_is_completed() {
        let [(_, help)] = &said("template: sample\nwaive: { check: same, reason: 甲方确认 }\n")[..] else {
            panic!("one")
        };
        let form = "the form is `waive: [{ check: …, at: …, reason: 甲方确认 }]`";
        assert_eq!(*help, format!("write the whole id: `party/same`; {form}"));
    }

    #[test]
    fn every_help_shows_the_form_with_what_is_known() {
        for (spec, help) in [
            (
                "template: sample\nwaive: { value/range: agreed }\n",
                "write `waive: [{ check: value/range, at: …, reason: agreed }]`",
            ),
            ("template: sample\nwaive: party/same\n", "write `waive: [{ check: party/same, at: …, reason: … }]`"),
            (
                "template: sample\nwaive: [{ check: party/same, at: number }]\n",
                "the form is `waive: [{ check: party/same, at: number, reason: … }]`",
            ),
            (
                "template: sample\nwaive: [{ chek: party/same, reason: 甲方确认 }]\n",
                "write `check` instead; the form is `waive: [{ check: …, at: …, reason: 甲方确认 }]`",
            ),
        ] {
            assert!(said(spec)[0].1.ends_with(help), "{:?}", said(spec));
        }
    }

    #[test]
    fn no_waivers_are_no_fault() {
        assert_eq!(messages("template: sample\nwaive:\n"), Vec::<String>::new());
        assert_eq!(messages("template: sample\nwaive: []\n"), Vec::<String>::new());
    }
}
