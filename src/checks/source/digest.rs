//! A document it builds on that has changed since.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::Digest;

pub static CHECK: Check = Check {
    id: "source/digest",
    severity: Severity::Error,
    title: Words { zh: "所依据的文件已有改动", en: "a document it builds on that has changed" },
    why: Words {
        zh: "这份文件是照着另一个版本写的；改动之处是否仍然合适，没有人看过。",
        en: "this was written against another version, and nobody has looked at whether it still fits",
    },
    basis: &[],
    bad: Example::Report(
        "contract:\n  file: contract.yaml\n  \
         sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n",
    ),
    good: Example::Report(
        "contract:\n  file: contract.yaml\n  \
         sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let findings = case.contract.parents.iter().filter_map(|parent| {
        let (written, span) = parent.link.as_ref()?.sha256.as_ref()?;
        let now = &parent.bound()?.digest;
        let message = match Digest::parse(written) {
            Ok(digest) if digest == *now => return None,
            Ok(digest) => say!(
                zh: "`{name}` 已有改动：写的是 {was}…，现在是 {now}…",
                en: "`{name}` has changed: {was}… is written, and it is now {now}…",
                name = parent.name, was = digest.short(), now = now.short(),
            ),
            Err(_) => say!(
                zh: "`{name}` 的摘要不是64位十六进制数字", en: "the digest of `{name}` is not 64 hexadecimal digits",
                name = parent.name,
            ),
        };
        let label = say!(zh: "与文件不符", en: "not that of the file");
        Some(Finding::new(message).of(&parent.name).at(span.clone(), label).help(say!(
            zh: "请看清改动之处，确认无误后写 `sha256: {now}`",
            en: "look at what has changed; if all is well, write `sha256: {now}`",
            now = now.as_str(),
        )))
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn fires(sha256: &str) -> bool {
        let spec = format!("contract: {{ file: contract.yaml, sha256: {sha256} }}\n");
        examine_report(&spec).findings.iter().any(|finding| finding.id == CHECK.id)
    }

    #[test]
    fn any_other_digest_is_told() {
        for sha256 in ["abc", &"b".repeat(64), &format!("{}b", "a".repeat(63)), &"a".repeat(63)] {
            assert!(fires(sha256), "{sha256}");
        }
    }

    #[test]
    fn the_same_digest_is_silent_however_written() {
        for sha256 in ["", "TBD", &"A".repeat(64)] {
            assert!(!fires(sha256), "{sha256}");
        }
    }
}
