//! An id that two clauses of one contract bear.

use std::sync::Arc;

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Source, Span, Words};
use crate::document::Fault;
use crate::say;
use crate::template::Entry;

pub static CHECK: Check = Check {
    id: "reference/ambiguous",
    severity: Severity::Error,
    title: Words { zh: "两处条款使用同一标识", en: "one id for two clauses" },
    why: Words {
        zh: "引用同一标识时，无法确定指的是哪一条，印出的条款号可能指向错误的约定。",
        en: "a reference by that id may print the number of the wrong clause, and so refer to what was not agreed",
    },
    basis: &[],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n\
               \x20 - chapter: service\n",
    },
    good: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut twice: Vec<&Arc<Source>> = Vec::new();
    let mut findings = Vec::new();
    for fault in case.faults {
        let Fault::AmbiguousId { id, first, again } = fault else { continue };
        if is_unpaired(case, id, first, again) {
            continue;
        }
        if first != again {
            findings.push(shared(id, &mark(id, first), &mark(id, again)));
            continue;
        }
        // A file that is set twice repeats every id it has; once is enough to say so.
        if !twice.iter().any(|source| Arc::ptr_eq(source, &again.source)) {
            twice.push(&again.source);
            findings.push(repeated(case, id, again));
        }
    }
    findings
}

/// Whether an id stands twice only since the two languages of its clause could not be paired; that has a finding.
fn is_unpaired(case: &Case, id: &str, first: &Span, again: &Span) -> bool {
    let is_told = case.faults.iter().any(|fault| match fault {
        Fault::Structure { zh, .. } => Arc::ptr_eq(&zh.source, &again.source),
        _ => false,
    });
    let mark = format!("{{#{id}}}");
    first != again
        && Arc::ptr_eq(&first.source, &again.source)
        && is_told
        && again.source.text.matches(&mark).count() < 2
}

/// Two clauses with one id.
fn shared(id: &str, first: &Span, again: &Span) -> Finding {
    Finding::new(say!(zh: "标识 `{id}` 用于两处条款", en: "the id `{id}` is borne by two clauses", id = id))
        .at(again.clone(), say!(zh: "又用了一次", en: "used again"))
        .see(first.clone(), say!(zh: "第一次用在这里", en: "first used here"))
        .help(say!(
            zh: "请给其中一处另取标识，中英文两个文件都要改，并改正引用它的地方",
            en: "give one of them another id, in both languages, and correct the references to it",
        ))
}

/// One clause file that stands twice among the contents.
fn repeated(case: &Case, id: &str, place: &Span) -> Finding {
    let template = &case.contract.template;
    let is_this = |entry: &&Entry| {
        let clause = entry.item.clause().and_then(|name| template.clauses.get(name));
        let source = clause.and_then(|clause| clause.source(Lang::Zh));
        source.is_some_and(|source| Arc::ptr_eq(source, &place.source)) && case.contract.holds(entry.when.as_ref())
    };
    let entries: Vec<&Entry> = template.contents.iter().filter(is_this).collect();
    let [first, .., again] = entries[..] else { return shared(id, place, place) };
    let name = again.item.clause().unwrap_or_default();
    Finding::new(
        say!(zh: "条款 `{name}` 列入了两次", en: "clause `{name}` stands twice among the contents", name = name),
    )
    .at(again.span.clone(), say!(zh: "又列了一次", en: "once more"))
    .see(first.span.clone(), say!(zh: "第一次列在这里", en: "first here"))
    .help(say!(
        zh: "请删去其中一行；如果本应择一，给两行加上互斥的 `when:`",
        en: "delete one of the lines; if either was meant, give them a `when:` that excludes the other",
    ))
}

/// The mark of an id in the line of a clause; the clause, where it is not found.
fn mark(id: &str, span: &Span) -> Span {
    let text = &span.source.text;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let mark = format!("{{#{id}}}");
    match text[start..end].find(&mark) {
        Some(at) => Span::new(&span.source, start + at..start + at + mark.len()),
        None => span.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    #[test]
    fn a_file_set_twice_is_one_finding() {
        assert_eq!(examine_example(CHECK.bad).findings.len(), 1);
    }

    #[test]
    fn the_marks_of_both_clauses_are_pointed_at() {
        let files = [
            ("clauses/payment.zh.md", "## 付款 {#payment}\n\n1. {#scope} 按[](#service)付款。\n"),
            ("clauses/payment.en.md", "## Payment {#payment}\n\n1. {#scope} Pay under [](#service).\n"),
        ];
        let findings = examine_files(&files).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        let primary = &finding.primary.as_ref().expect("it points").span;
        assert_eq!((primary.text(), finding.related[0].span.text()), ("{#scope}", "{#scope}"));
        assert!(primary.source.name.ends_with("payment.zh.md"));
    }
}
