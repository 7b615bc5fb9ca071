//! A term that is defined twice.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Span, Words};
use crate::prose::{Manner, Term};
use crate::say;

pub static CHECK: Check = Check {
    id: "term/duplicate",
    severity: Severity::Warning,
    title: Words { zh: "同一术语定义了两次", en: "a term defined twice" },
    why: Words {
        zh: "两个定义不一致时，无法确定以哪一个为准；即使今天一致，以后也可能只改其中一处。",
        en: "if the two differ, nobody can say which one counts; even if they agree today, a later change may reach only one",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. “**平台**”指甲方运营的网站。\n2. “**平台**”指甲方运营的移动应用程序，平台由甲方维护。",
        en: "1. “**Platform**” means the site that Party A runs.\n2. “**Platform**” means the application that Party A \
             runs; Party A maintains the Platform.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. “**平台**”指甲方运营的网站和移动应用程序。\n2. 平台由甲方维护。",
        en: "1. “**Platform**” means the site and the application that Party A runs.\n2. Party A maintains the Platform.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    let all = &case.terms.all;
    for (index, term) in all.iter().enumerate() {
        let others: Vec<usize> = (index + 1..all.len()).filter(|other| is_again(case, term, &all[*other])).collect();
        if !defines(term) || others.is_empty() || told.contains(&index) {
            continue;
        }
        told.extend(&others);
        let mut finding = Finding::new(say!(
            zh: "“{term}”定义了{count}次",
            en: "“{term}” is defined {times}",
            term = term.words, count = others.len() + 1,
            times = if others.len() == 1 { "twice".to_owned() } else { format!("{} times", others.len() + 1) },
        ))
        .at(all[others[0]].span(case.passages), say!(zh: "又定义了一次", en: "defined again"))
        .see(term.span(case.passages), say!(zh: "第一次在这里定义", en: "first defined here"));
        // The English beside a Chinese term defined twice is the same mistake.
        for partner in [index].iter().chain(&others).filter_map(|index| all[*index].partner) {
            if term.lang == Lang::Zh {
                told.push(partner);
            }
        }
        if let Some(partner) = all[others[0]].partner.filter(|_| term.lang == Lang::Zh) {
            finding = finding.see(all[partner].span(case.passages), say!(zh: "英文", en: "in English"));
        }
        findings.push(finding.help(say!(
            zh: "请只保留一个定义；如果指的是两件事，给其中一件另取名称",
            en: "keep one definition; if two things are meant, give one of them another name",
        )));
    }
    findings
}

/// Whether a definition says what a term means, and does not only name the clause that does.
fn defines(term: &Term) -> bool {
    term.manner != Manner::Pointer && !term.is_alias
}

/// Whether a definition defines the same term again, at another place: a loop prints the same words several times.
fn is_again(case: &Case, term: &Term, other: &Term) -> bool {
    let place = |term: &Term| -> Span { term.span(case.passages) };
    other.lang == term.lang
        && other.words.eq_ignore_ascii_case(&term.words)
        && defines(other)
        && place(other) != place(term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn however_it_is_defined_twice_is_twice() {
        for (zh, en, expected) in [
            (
                "1. “**甲**”指一，甲。\n2. “**甲**”指二。",
                "1. “**Alpha**” means one, Alpha.\n2. “**Beta**” means two, Beta.",
                &["甲"][..],
            ),
            (
                "1. 网站（“**平台**”）。\n2. 程序（以下简称“平台”），平台。",
                "1. The site (the “**Platform**”).\n2. The program (the “Platform”), Platform.",
                &["平台"],
            ),
            (
                "1. “**甲**”指一，甲。\n2. “**乙**”指二，乙。",
                "1. “**Alpha**” means one, Alpha.\n2. “**alpha**” means two.",
                &["alpha"],
            ),
            (
                "1. 一（“**甲**”），甲。\n2. 二（“**甲**”）。\n3. 三（“**甲**”）。",
                "1. One (an “**Alpha**”).\n2. Two (an “**Alpha**”).\n3. Three (an “**Alpha**”).",
                &["甲"],
            ),
        ] {
            assert_eq!(caught(CHECK.id, zh, en), expected, "{zh}");
        }
    }

    #[test]
    fn a_pointer_or_another_form_is_no_second_definition() {
        for (zh, en) in [
            (
                "1. “**争议**”具有[](#d)规定的含义。\n2. {#d} 任何争议（“**争议**”）应当协商。",
                "1. “**Dispute**” has the meaning given in [](#d).\n2. {#d} The parties discuss any dispute (a “**Dispute**”).",
            ),
            (
                "1. “**书面**”指文书。\n2. 书面通知。",
                "1. “**in writing**” (and “written”) means on paper.\n2. In writing.",
            ),
            (
                "1. “**甲**”指一，甲。\n2. “**甲物**”指二，甲物。",
                "1. “**Alpha**” means one, Alpha.\n2. “**Alpha Thing**” means two, Alpha Thing.",
            ),
        ] {
            assert!(caught(CHECK.id, zh, en).is_empty(), "{zh}");
        }
    }
}
