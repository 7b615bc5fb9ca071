//! A file larger, deeper or more entangled than any contract.

use crate::checks::{Check, Example, Run, Written};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::yaml::{Fault, LARGEST, Limit};

pub static CHECK: Check = Check {
    id: "spec/limit",
    severity: Severity::Error,
    title: Words { zh: "文件超出限度", en: "a file beyond all limits" },
    why: Words {
        zh: "这些限度远远高于任何一份合同的需要；超出的多半是给错了文件，也可能使程序耗尽内存，因此不予读取。",
        en: "these limits lie far above what any contract needs; a file beyond them is mostly the wrong file, or made to \
             use up all memory, so it is not read",
    },
    basis: &[],
    bad: Example::Spec(
        "template: sample\n\
         a: &a [x, x, x, x, x, x, x, x, x, x]\n\
         b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n\
         c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n\
         d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n\
         e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n",
    ),
    good: Example::Spec("template: sample\nnumber: HT-1\n"),
    run: Run::Written(run),
};

fn run(written: &Written) -> Vec<Finding> {
    let limits = written.spec.faults.iter().filter_map(|fault| match fault {
        Fault::Limit { limit, span } => Some((*limit, span)),
        _ => None,
    });
    limits.map(|(limit, span)| Finding::new(what(limit)).at(span.clone(), label(limit)).help(help(limit))).collect()
}

/// What was exceeded; `template/form` says the same of a template's files.
pub(in crate::checks) fn what(limit: Limit) -> Text {
    match limit {
        Limit::Size => {
            say!(zh: "文件超过 {size} MB", en: "the file is larger than {size} MB", size = LARGEST / 1024 / 1024)
        }
        Limit::Depth => say!(zh: "嵌套层数过多", en: "the values are nested too deeply"),
        Limit::Aliases => say!(zh: "别名展开后的内容过多", en: "the aliases unfold into too much"),
        Limit::Values => say!(zh: "文件中的值过多", en: "the file holds too many values"),
    }
}

fn label(limit: Limit) -> Text {
    match limit {
        Limit::Size => say!(zh: "文件未予读取", en: "the file was not read"),
        Limit::Depth | Limit::Aliases | Limit::Values => say!(zh: "读到这里为止", en: "read as far as this"),
    }
}

/// What to do about it.
pub(in crate::checks) fn help(limit: Limit) -> Text {
    match limit {
        Limit::Size => say!(
            zh: "请确认给出的是合同的 YAML 文件，而不是 PDF 或扫描件；图片和附件不要放进文件里",
            en: "make sure this is the contract's YAML file and no PDF or scan; pictures and attachments do not \
                 belong in it",
        ),
        Limit::Depth => say!(
            zh: "合同内容一般不超过五层；请检查此处是否有多余的括号或缩进",
            en: "a contract needs about five levels; look for brackets or indentation too many",
        ),
        Limit::Aliases => say!(
            zh: "请直接写出内容，不要让别名（`*名称`）层层相套",
            en: "write the values out instead of aliases (`*name`) that hold aliases",
        ),
        Limit::Values => say!(
            zh: "请确认给出的是一份合同；多份合同请分成多个文件",
            en: "make sure this is one contract; give every contract a file of its own",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Spec;

    fn said(text: &str) -> Vec<String> {
        let spec = Spec::read("contract.yaml", text.as_bytes());
        let findings = run(&Written { spec: &spec, templates: &[] });
        findings.into_iter().map(|finding| finding.message.en).collect()
    }

    #[test]
    fn every_limit_is_named() {
        let long = "#".repeat(LARGEST + 1);
        let deep = format!("a: {}", "[".repeat(60));
        let many = "- 1\n".repeat(200_000);
        assert_eq!(said(&long), ["the file is larger than 2 MB"]);
        assert_eq!(said(&deep), ["the values are nested too deeply"]);
        assert_eq!(said(&many), ["the file holds too many values"]);
    }

    #[test]
    fn the_largest_file_allowed_is_read() {
        assert_eq!(said(&"#".repeat(LARGEST)), Vec::<String>::new());
    }
}
