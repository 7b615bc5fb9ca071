//! A file of evidence that is missing or not what its digest says.

use super::unlisted::listed;
use crate::checks::remedy::{is_slip, propose};
use crate::checks::source::file::words;
use crate::checks::{Case, Check, Example, Run, Seen, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::Relation;
use crate::value::{File, Value};

pub static CHECK: Check = Check {
    id: "evidence/file",
    severity: Severity::Error,
    title: Words { zh: "证据文件缺失或者已有改动", en: "evidence that is missing or has changed" },
    why: Words {
        zh: "摘要证明文件自提交以来没有改动；对不上的文件，对方可以不认。",
        en: "the digest shows that a file has not changed since it was handed in; one that does not match may be rejected",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nevidence:\n  - file: e-01.csv\n    \
         sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nevidence:\n  - file: e-01.csv\n    \
         sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let digests = case.contract.relations().filter_map(|(field, relation)| match relation {
        Relation::DigestOf(path) => Some((field, pattern::related(case.contract, field, path)?)),
        _ => None,
    });
    digests.filter_map(|(digest, file)| finding(case, digest, file)).collect()
}

fn finding(case: &Case, digest: &Field, file: &Field) -> Option<Finding> {
    // What another document handed in lies beside that document, and is checked with it.
    if file.adopted {
        return None;
    }
    let Some(Value::File(path)) = file.value() else { return None };
    let now = match (case.look.file)(path) {
        Seen::Nowhere => return None,
        Seen::Missing(missing) => {
            let (what, help) = words(&missing, path.as_str(), "file")?;
            let message = say!(
                zh: "证据文件 `{path}` {zh}", en: "the evidence `{path}` {en}",
                path = pattern::quoted(path.as_str()), zh = what.zh, en = what.en,
            );
            let finding = Finding::new(message).of(&file.path).at(file.place.value(), what);
            return Some(match meant(case, path) {
                Some(meant) => finding.help(pattern::meant(&meant)).fix(propose(&file.place.value(), &meant)),
                None => finding.help(help),
            });
        }
        Seen::Digest(now) => now,
    };
    let Some(Value::Digest(written)) = digest.value() else { return None };
    if *written == now {
        return None;
    }
    let message = say!(
        zh: "证据文件 `{path}` 已有改动：写的是 {was}…，现在是 {now}…",
        en: "the evidence `{path}` has changed: {was}… is written, and it is now {now}…",
        path = pattern::quoted(path.as_str()), was = written.short(), now = now.short(),
    );
    let finding = Finding::new(message)
        .of(&digest.path)
        .at(digest.place.value(), say!(zh: "与文件不符", en: "not that of the file"))
        .see(file.place.value(), say!(zh: "文件在此写明", en: "the file is named here"));
    Some(finding.help(say!(
        zh: "请找回原来的文件；若本来就应当是现在这一份，写 `{now}` 并说明原因",
        en: "restore the file as it was; if the present one is right, write `{now}` and say why",
        now = now.as_str(),
    )))
}

/// The file that lies with the evidence under nearly that name.
fn meant(case: &Case, path: &File) -> Option<String> {
    let (files, _) = listed(case);
    (case.look.strays)(&files).into_iter().find(|stray| is_slip(path.as_str(), stray))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(file: &str, sha256: &str) -> Vec<String> {
        let spec = format!("contract: contract.yaml\nevidence: [{{ file: {file}, sha256: {sha256} }}]\n");
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.en).collect()
    }

    #[test]
    fn a_file_is_there_and_unchanged() {
        let (a, b) = ("a".repeat(64), "b".repeat(64));
        assert_eq!(said("gone.csv", &a), ["the evidence `gone.csv` is not where it is said to be"]);
        assert!(said("e-01.csv", &b)[0].starts_with("the evidence `e-01.csv` has changed"));
        assert_eq!(said("./e-01.csv", &format!("{}b", "a".repeat(63))).len(), 1);
        assert_eq!(said("records/e_01.csv", &a), ["the evidence `records/e_01.csv` is not where it is said to be"]);
        for (file, sha256) in [("e-01.csv", a.as_str()), ("./e-01.csv", &"A".repeat(64)), ("e-01.csv", ""), ("", &a)] {
            assert_eq!(said(file, sha256), Vec::<String>::new(), "{file} {sha256}");
        }
    }
}
