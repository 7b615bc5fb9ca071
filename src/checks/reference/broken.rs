//! A reference to a clause that this contract does not have.

use std::sync::Arc;

use crate::checks::template::syntax;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Source, Span, Text, Words};
use crate::document::{Fault, Markup};
use crate::say;
use crate::template::{Condition, Entry};

pub static CHECK: Check = Check {
    id: "reference/broken",
    severity: Severity::Error,
    title: Words { zh: "引用的条款不存在", en: "a reference to a clause that is not there" },
    why: Words {
        zh: "引用落空，该处就没有约定内容，依赖它的条款也无法适用。",
        en: "a reference to nothing leaves nothing agreed, and the clause that rests on it cannot be applied",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当依照[](#paymnet)付款。",
        en: "1. Party A shall pay under [](#paymnet).",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当依照[](#payment)付款。",
        en: "1. Party A shall pay under [](#payment).",
    },
    run: Run::Bound(run),
};

/// All references of one clause, in both languages, to one target that is not there.
pub(super) struct Broken<'a> {
    /// The id referred to.
    pub target: &'a str,
    nearest: Option<&'a str>,
    clause: Option<&'a str>,
    spans: Vec<&'a Span>,
}

/// Where the clause of an id is written, though this contract does not print it.
pub(super) enum Written<'a> {
    /// In a clause file whose condition does not hold.
    LeftOut {
        /// The clause file.
        name: &'a str,
        /// The mark of the id.
        mark: Span,
        /// The condition.
        condition: &'a Condition,
    },
    /// In a clause file that is part of this contract, inside a condition or a loop.
    Inside {
        /// The mark of the id.
        mark: Span,
    },
    /// In a clause file that stands nowhere among the contents.
    Unlisted {
        /// The clause file.
        name: &'a str,
        /// The mark of the id.
        mark: Span,
    },
}

fn run(case: &Case) -> Vec<Finding> {
    references(case).iter().filter_map(|broken| finding(case, broken)).collect()
}

/// The references to clauses that are not there, each with all its places.
pub(super) fn references<'a>(case: &Case<'a>) -> Vec<Broken<'a>> {
    let mut all: Vec<Broken> = Vec::new();
    for fault in case.faults {
        let Fault::BrokenReference { target, nearest, span } = fault else { continue };
        let clause = clause(case, &span.source);
        match all.iter_mut().find(|broken| broken.target == target && broken.clause == clause) {
            // The same place twice is one reference of a loop.
            Some(broken) if broken.spans.contains(&span) => {}
            Some(broken) => broken.spans.push(span),
            None => all.push(Broken { target, nearest: nearest.as_deref(), clause, spans: vec![span] }),
        }
    }
    all.retain(|broken| !is_told(case, broken.target));
    all
}

/// Whether the finding of another check says why the clause of an id is not there: its file cannot be read, or a further
/// heading, which does not belong there, has displaced its own.
fn is_told(case: &Case, target: &str) -> bool {
    defined(case, target).is_some_and(|(_, mark)| syntax::is_unread(case, &mark.source) || is_displaced(case, &mark))
}

/// Where the clause of an id is written, if a clause file has it.
pub(super) fn written<'a>(case: &Case<'a>, target: &str) -> Option<Written<'a>> {
    let (name, mark) = defined(case, target)?;
    let is_its = |entry: &&Entry| entry.item.clause() == Some(name);
    let entries: Vec<&Entry> = case.contract.template.contents.iter().filter(is_its).collect();
    if entries.iter().any(|entry| case.contract.holds(entry.when.as_ref())) {
        return Some(Written::Inside { mark });
    }
    Some(match entries.iter().find_map(|entry| entry.when.as_ref()) {
        Some(condition) => Written::LeftOut { name, mark, condition },
        None => Written::Unlisted { name, mark },
    })
}

/// Points a finding at every place of a reference.
pub(super) fn point(finding: Finding, broken: &Broken) -> Option<Finding> {
    let (first, others) = broken.spans.split_first()?;
    let finding = finding.at((*first).clone(), say!(zh: "引用落空", en: "refers to nothing"));
    let other = |finding: Finding, span: &&Span| finding.see((*span).clone(), say!(zh: "这里也是", en: "here too"));
    Some(others.iter().fold(finding, other))
}

/// The clause a file belongs to.
fn clause<'a>(case: &Case<'a>, source: &Arc<Source>) -> Option<&'a str> {
    let is_this = |own: &Arc<Source>| Arc::ptr_eq(own, source);
    case.contract.template.clauses.iter().find_map(|(name, clause)| {
        Lang::ALL.iter().any(|lang| clause.source(*lang).is_some_and(is_this)).then_some(name.as_str())
    })
}

fn finding(case: &Case, broken: &Broken) -> Option<Finding> {
    let target = broken.target;
    if target.is_empty() {
        let (first, others) = broken.spans.split_first()?;
        let message = say!(zh: "引用没有写明条款", en: "a reference that names no clause");
        let finding = Finding::new(message).at((*first).clone(), say!(zh: "此处缺少标识", en: "an id is missing here"));
        let finding = others
            .iter()
            .fold(finding, |finding, span| finding.see((*span).clone(), say!(zh: "这里也是", en: "here too")));
        return Some(finding.help(say!(
            zh: "请写上被引用条款的标识，例如 `[](#payment)`", en: "write the id of the clause, as in `[](#payment)`",
        )));
    }
    let message = say!(
        zh: "引用的条款 `{target}` 不在本合同中",
        en: "the clause `{target}` referred to is not in this contract",
        target = target,
    );
    let finding = point(Finding::new(message), broken)?;
    let here = say!(zh: "条款写在这里", en: "the clause is written here");
    Some(match written(case, target) {
        // A condition of the contents is another check's.
        Some(Written::LeftOut { .. }) => return None,
        None => finding.help(undefined(target, broken.nearest)),
        Some(Written::Inside { mark }) => finding.see(mark, here).help(say!(
            zh: "该条款放在条件或循环之内，本合同没有印出；请让引用处于同样的条件之内，或把标识移到必有的段落",
            en: "it stands inside a condition or loop and is not printed in this contract; put the reference under \
                 the same condition, or move the id to a paragraph that is always there",
        )),
        Some(Written::Unlisted { name, mark }) => finding.see(mark, here).help(say!(
            zh: "请在 `template.yaml` 的 `contents` 中列入 `{name}`",
            en: "list `{name}` among the `contents` of `template.yaml`",
            name = name,
        )),
    })
}

/// The clause file that defines an id, and where; whether or not it is part of this contract.
fn defined<'a>(case: &Case<'a>, target: &str) -> Option<(&'a str, Span)> {
    let mark = format!("{{#{target}}}");
    case.contract.template.clauses.iter().find_map(|(name, clause)| {
        let source =
            Lang::ALL.into_iter().filter_map(|lang| clause.source(lang)).find(|source| source.text.contains(&mark))?;
        let at = source.text.find(&mark)?;
        Some((name.as_str(), Span::new(source, at..at + mark.len())))
    })
}

/// Whether an id is that of a chapter whose heading a further heading, which does not belong there, has displaced.
fn is_displaced(case: &Case, mark: &Span) -> bool {
    let text = &mark.source.text;
    let line = &text[text[..mark.start].rfind('\n').map_or(0, |at| at + 1)..];
    let too_many = |fault: &Fault| matches!(fault, Fault::Markup { what: Markup::Heading, .. });
    line.starts_with('#') && case.faults.iter().any(too_many)
}

fn undefined(target: &str, nearest: Option<&str>) -> Text {
    if let Some(nearest) = nearest {
        return pattern::meant(&format!("[](#{nearest})"));
    }
    say!(
        zh: "请在被引用的条款开头写上 `{{#{target}}}`，中英文两个文件都要写",
        en: "write `{{#{target}}}` at the beginning of the clause that is meant, in both languages",
        target = target,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    fn said(zh: &str, en: &str) -> Vec<(usize, String)> {
        let zh = format!("## 付款 {{#payment}}\n\n{zh}\n");
        let en = format!("## Payment {{#payment}}\n\n{en}\n");
        let findings = examine_files(&[("clauses/payment.zh.md", &zh), ("clauses/payment.en.md", &en)]).findings;
        assert!(findings.iter().all(|finding| finding.id == CHECK.id), "{findings:#?}");
        findings.into_iter().map(|finding| (finding.related.len(), finding.help.en)).collect()
    }

    #[test]
    fn both_languages_are_one_finding_with_the_nearest_id() {
        let found = said("1. 见[](#serivce)。", "1. See [](#serivce).");
        assert_eq!(found, [(1, "did you mean `[](#service)`?".to_owned())]);
    }

    #[test]
    fn an_id_inside_a_loop_without_items_is_said_to_be_left_out() {
        let item = "{% for item in fees.instalments %}\n2. {#each} {{ item.share }}\n{% endfor %}";
        let found = said(
            &format!("1. 见[](#each)、[](#service)。\n{item}"),
            &format!("1. See [](#each) and [](#service).\n{item}"),
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].1.starts_with("it stands inside a condition or loop"), "{found:?}");
    }

    #[test]
    fn a_reference_to_nothing_wants_an_id() {
        let found = said("1. 见[](#)、[](#service)。", "1. See [](#) and [](#service).");
        assert_eq!(found, [(1, "write the id of the clause, as in `[](#payment)`".to_owned())]);
    }

    #[test]
    fn what_no_file_defines_is_to_be_defined() {
        let found = said("1. 见[](#xyz)。", "1. See [](#xyz).");
        assert!(found[0].1.starts_with("write `{#xyz}`"), "{found:?}");
    }
}
