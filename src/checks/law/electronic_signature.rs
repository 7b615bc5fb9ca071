//! Electronic signatures on a document that the law keeps on paper.

use std::ops::Range;

use super::hit::hits;
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::document::Inline;
use crate::say;

pub static CHECK: Check = Check {
    id: "law/electronic-signature",
    severity: Severity::Error,
    title: Words {
        zh: "不适用电子签名的文书约定电子签名",
        en: "electronic signatures where the law does not allow them",
    },
    why: Words {
        zh: "涉及婚姻、收养、继承等人身关系的文书，以及停止供水、供热、供气等公用事业服务的文书，不适用电子签名。",
        en: "electronic signatures do not serve for documents on marriage, adoption or succession, nor for those on \
             cutting off water, heating or gas",
    },
    basis: &["electronic-signature-law-3"],
    bad: Example::Template {
        file: "clauses/payment.zh.md",
        text: "## 继承份额的付款 {#payment}\n\n1. 甲方应就[](#service)所述服务支付{{ fees.total }}，收据采用电子签名。\n",
    },
    good: Example::Template {
        file: "clauses/payment.zh.md",
        text: "## 份额的付款 {#payment}\n\n1. 甲方应就[](#service)所述服务支付{{ fees.total }}，收据采用电子签名。\n",
    },
    run: Run::Bound(run),
};

/// Subjects of which the documents need ink, as headings name them.
const SUBJECTS: [&str; 14] = [
    "离婚",
    "婚前",
    "婚内",
    "婚姻财产",
    "婚姻关系",
    "夫妻财产",
    "收养",
    "继承",
    "遗产",
    "遗嘱",
    "遗赠",
    "停止供水",
    "停止供热",
    "停止供气",
];

fn run(case: &Case) -> Vec<Finding> {
    if !case.topics().any(Topic::ElectronicSignature) {
        return Vec::new();
    }
    let headings = case.document.sections.iter().map(|section| Inline::plain(&section.title.zh));
    let titles = std::iter::once(case.document.title.zh.clone()).chain(headings);
    let Some(subject) = titles.into_iter().find_map(|title| {
        let found = first(&title, &SUBJECTS)?;
        Some(title[found].to_owned())
    }) else {
        return Vec::new();
    };
    hits(case, Topic::ElectronicSignature, zh, en)
        .iter()
        .map(|hit| {
            hit.finding(
                say!(
                    zh: "本合同涉及“{subject}”，不适用电子签名",
                    en: "this contract concerns “{subject}”, for which electronic signatures do not serve",
                    subject = subject,
                ),
                say!(zh: "约定了电子签名", en: "electronic signatures are agreed"),
            )
            .help(say!(zh: "请改为在纸质文本上亲笔签名", en: "sign on paper, by hand"))
        })
        .collect()
}

/// Words that keep electronic signatures out rather than in.
const APART: [&str; 8] = ["不适用", "不使用", "不得使用", "不得采用", "除外", "do not", "does not", "not be signed"];

fn zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let found = first(text, &["电子签名", "电子签章", "电子签署", "电子合同", "电子方式签"])?;
        (!has(text, &APART)).then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

fn en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let found = first(text, &["electronic signature", "signed electronically", "e-sign"])?;
        (!has(text, &APART)).then(|| sentence.start + found.start..sentence.start + found.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    fn count(heading: &str, zh: &str) -> usize {
        let zh = format!("## {heading} {{#payment}}\n\n1. 就[](#service)所述服务支付{{{{ fees.total }}}}。{zh}\n");
        let examined = examine_files(&[("clauses/payment.zh.md", &zh)]);
        examined.findings.iter().filter(|finding| finding.id == CHECK.id).count()
    }

    #[test]
    fn subjects_that_need_ink_are_found() {
        assert_eq!(count("离婚财产", "本协议可以采用电子签章签署。"), 1);
        assert_eq!(count("收养的条件", "本协议以电子合同形式订立。"), 1);
        assert_eq!(count("停止供水的程序", "通知书使用电子签名。"), 1);
    }

    #[test]
    fn other_subjects_and_refusals_stay_silent() {
        assert_eq!(count("供水服务", "本协议可以采用电子签名签署。"), 0);
        assert_eq!(count("婚庆服务", "本协议可以采用电子签名签署。"), 0);
        assert_eq!(count("遗产的分割", "本协议不使用电子签名。"), 0);
        assert_eq!(count("遗产的分割", "双方当面签署本协议。"), 0);
    }
}
