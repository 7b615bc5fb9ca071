//! A second YAML document in one file.

use crate::checks::{Check, Example, Run, Written};
use crate::diag::{Finding, Severity, Span, Words};
use crate::say;
use crate::yaml::Fault;

pub static CHECK: Check = Check {
    id: "spec/second-document",
    severity: Severity::Error,
    title: Words { zh: "一个文件里有两份内容", en: "two documents in one file" },
    why: Words {
        zh: "一份合同一个文件；若只读第一份，后面的内容会无声无息地丢失。",
        en: "one file is one contract; to read the first part only would lose the rest without a word",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nnumber: HT-1\n---\ntemplate: sample\nnumber: HT-2\n"),
    good: Example::Spec("template: sample\nnumber: HT-1\n"),
    run: Run::Written(run),
};

fn run(written: &Written) -> Vec<Finding> {
    let seconds = written.spec.faults.iter().filter_map(|fault| match fault {
        Fault::SecondDocument { span } => Some(span),
        _ => None,
    });
    seconds
        .map(|span| {
            Finding::new(say!(
                zh: "`---` 之后又开始了一份内容",
                en: "a second document begins after `---`",
            ))
            .at(rule(span), say!(zh: "此行以下未读取", en: "nothing below this line was read"))
            .help(say!(
                zh: "如果是另一份合同，请移到单独的文件；如果 `---` 只是分隔线，请删去或改成 `#` 开头的注释",
                en: "if it is another contract, move it to a file of its own; if `---` was meant as a ruled line, \
                     delete it or write a comment that begins with `#`",
            ))
        })
        .collect()
}

/// The line `---` above the place where the second document begins.
pub(in crate::checks) fn rule(span: &Span) -> Span {
    match span.source.text[..span.start].rfind("\n---") {
        Some(at) => Span::new(&span.source, at + 1..at + 4),
        None => span.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn the_line_between_is_pointed_at() {
        let findings = examine_example(CHECK.bad).findings;
        let span = &findings[0].primary.as_ref().expect("it points").span;
        assert_eq!((span.text(), span.source.position(span.start).line), ("---", 3));
    }

    #[test]
    fn a_line_before_the_first_document_is_no_second() {
        assert_eq!(examine_example(Example::Spec("---\ntemplate: sample\n...\n")).findings, []);
    }
}
