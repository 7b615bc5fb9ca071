//! A key that stands twice at one level.

use crate::checks::{Check, Example, Run, Written};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::yaml::Fault;

pub static CHECK: Check = Check {
    id: "spec/duplicate-key",
    severity: Severity::Error,
    title: Words { zh: "同一个键写了两次", en: "a key that is written twice" },
    why: Words {
        zh: "同一个键有两个值，便无从确定以哪一个为准。",
        en: "where one key has two values, nobody can tell which of them was meant",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nnumber: HT-1\nsigned_on: 2026-03-02\nnumber: HT-2\n"),
    good: Example::Spec("template: sample\nnumber: HT-2\nsigned_on: 2026-03-02\n"),
    run: Run::Written(run),
};

fn run(written: &Written) -> Vec<Finding> {
    let duplicates = written.spec.faults.iter().filter_map(|fault| match fault {
        // An alias repeats the fault of its anchor, at a place where both keys are one.
        Fault::DuplicateKey { key, first, again } if first != again => Some((key, first, again)),
        _ => None,
    });
    duplicates
        .map(|(key, first, again)| {
            Finding::new(say!(zh: "`{key}` 在同一层写了两次", en: "`{key}` is written twice at one level", key = key))
                .at(again.clone(), say!(zh: "又写了一次", en: "written again"))
                .see(
                    first.clone(),
                    say!(zh: "第一次写在这里，目前以此为准", en: "first written here; for now this one counts"),
                )
                .help(say!(
                    zh: "请只留一处，删去其余；如果本是两项内容，请改正其中一个键",
                    en: "keep one and delete the other; if two different things were meant, correct one of the keys",
                ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn count(spec: &'static str) -> usize {
        let findings = examine_example(Example::Spec(spec)).findings;
        findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn every_further_time_is_one_finding() {
        assert_eq!(count("template: sample\nnumber: HT-1\nnumber: HT-2\nnumber: HT-3\n"), 2);
    }

    #[test]
    fn the_same_key_at_another_level_is_another_key() {
        assert_eq!(count("template: sample\nservice: { scope: { zh: 甲, en: A } }\nsigned_at: { zh: 甲, en: A }\n"), 0);
    }

    #[test]
    fn an_alias_does_not_say_it_again() {
        assert_eq!(count("template: sample\nsigned_at: &x { zh: 甲, zh: 乙, en: A }\nservice: { scope: *x }\n"), 1);
    }
}
