//! A document it builds on that cannot be read.

use crate::checks::{Case, Check, Example, Run};
use crate::contract::Missing;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "source/file",
    severity: Severity::Error,
    title: Words { zh: "读不到所依据的文件", en: "a document it builds on that cannot be read" },
    why: Words {
        zh: "读不到它，取自其中的名称、期限和指标就无从得知，也无从核对。",
        en: "without it, the names, periods and criteria that come from it are neither known nor checked",
    },
    basis: &[],
    bad: Example::Report("contract: { file: contracts/contract.yaml }\n"),
    good: Example::Report("contract: { file: contract.yaml }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let findings = case.contract.parents.iter().filter_map(|parent| {
        let (missing, link) = (parent.state.as_ref().err()?, parent.link.as_ref()?);
        let (written, span) = match &link.file {
            Some((file, span)) => (file.as_str(), span.clone()),
            None => ("", link.key.clone()),
        };
        let (what, help) = words(missing, written, &parent.name)?;
        let label = Text { zh: what.zh.clone(), en: what.en.clone() };
        let message = say!(
            zh: "`{name}` {zh}", en: "`{name}` {en}", name = parent.name, zh = what.zh, en = what.en,
        );
        Some(Finding::new(message).of(&parent.name).at(span, label).help(help))
    });
    findings.collect()
}

/// What keeps a file from being read, and what to do about it.
pub(in crate::checks) fn words(missing: &Missing, written: &str, name: &str) -> Option<(Text, Text)> {
    Some(match missing {
        Missing::Unnamed => return None,
        Missing::NoFile => (
            say!(zh: "没有写文件的路径", en: "has no path"),
            say!(zh: "请写 `file: {name}.yaml`", en: "write `file: {name}.yaml`", name = name),
        ),
        Missing::Outside => (
            say!(zh: "指向不许到达的地方", en: "leads where it must not"),
            say!(
                zh: "请写从本文件所在文件夹起的相对路径，至多上两级，例如 `../contract.yaml`；不写盘符、根目录和指向别处的链接",
                en: "write a path from the folder of this file, at most two folders up, as in `../contract.yaml`, \
                     without a drive, a root or a link that leads elsewhere",
            ),
        ),
        Missing::NotFound => (
            say!(zh: "不在所写的位置", en: "is not where it is said to be"),
            say!(
                zh: "请核对 `{written}`，路径从本文件所在的文件夹算起",
                en: "correct `{written}`, a path that starts from the folder of this file",
                written = written,
            ),
        ),
        Missing::Unreadable(error) => (
            say!(zh: "无法读取：{error}", en: "cannot be read: {error}", error = error),
            say!(zh: "请检查文件的权限", en: "check the permissions of the file"),
        ),
        Missing::NoSpec => (
            say!(zh: "不是依照现有模板写成的文件", en: "is no spec of a template at hand"),
            say!(
                zh: "请先用 `hetong check {written}` 检查它",
                en: "check that file first with `hetong check {written}`",
                written = written,
            ),
        ),
        Missing::Endless => (
            say!(zh: "辗转以自己为依据", en: "builds on itself, directly or not"),
            say!(zh: "请去掉其中一处引用", en: "take out one of the links"),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(spec: &str) -> Vec<String> {
        let findings = examine_report(spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn what_keeps_it_from_being_read_is_said() {
        for (spec, words) in [
            ("contract: gone.yaml\n", "`contract` is not where it is said to be"),
            ("contract: { file: /etc/passwd }\n", "`contract` leads where it must not"),
            ("contract: { sha256: ab }\n", "`contract` has no path"),
        ] {
            assert_eq!(said(spec), [words], "{spec}");
        }
    }

    #[test]
    fn a_lost_document_is_one_finding() {
        assert_eq!(examine_report("contract: gone.yaml\n").findings.len(), 1);
        for spec in ["contract: contract.yaml\n", "contract: { file: contract.yaml }\n", "number: HT-9\n"] {
            assert_eq!(said(spec), Vec::<String>::new(), "{spec}");
        }
    }
}
