//! Processing of personal information for another, with something left open that must be agreed.

use std::ops::Range;

use super::hit::{hits, is_whole};
use super::reading::{Reading, first, has};
use super::topic::Topic;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Text, Words};
use crate::law;
use crate::say;

pub static CHECK: Check = Check {
    id: "law/personal-information",
    severity: Severity::Error,
    title: Words {
        zh: "委托处理个人信息而没有约定法定事项",
        en: "entrusted processing of personal information with a term left open",
    },
    why: Words {
        zh: "委托处理个人信息，应当与受托人约定目的、期限、处理方式、个人信息的种类、保护措施和双方的权利义务；缺一项，委托就不合规。",
        en: "whoever entrusts the processing of personal information must agree on its purpose, period and method, the \
             kinds of information, the protective measures, and the rights and duties of both; with one missing, the \
             arrangement is unlawful",
    },
    basis: &["personal-information-law-21", "network-data-regulation-12"],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方委托乙方处理个人信息，处理目的为发送订单通知，处理期限与本协议有效期相同，处理方式为存储和查询，保护措施为\
             加密存储。\n\
             2. 乙方应当按照甲方的指示处理个人信息，并接受甲方的监督。\n",
        en: "1. Party A entrusts Party B with processing personal information for the purpose of sending order notices, for \
             the period of this agreement, by the method of storage and retrieval, with the measure of encrypted storage.\n\
             2. Party B shall process personal information as Party A instructs, under its supervision.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方委托乙方处理个人信息，处理目的为发送订单通知，处理期限与本协议有效期相同，处理方式为存储和查询，个人信息的\
             种类为姓名和电话，保护措施为加密存储。\n\
             2. 乙方应当按照甲方的指示处理个人信息，并接受甲方的监督。\n",
        en: "1. Party A entrusts Party B with processing personal information for the purpose of sending order notices, for \
             the period of this agreement, by the method of storage and retrieval, the kinds of information being names \
             and telephone numbers, with the measure of encrypted storage.\n\
             2. Party B shall process personal information as Party A instructs, under its supervision.\n",
    },
    run: Run::Bound(run),
};

/// The items of the article, and the words in which a contract agrees on them.
const ITEMS: [(&str, &[&str]); 6] = [
    ("purpose", &["目的", "purpose"]),
    ("period", &["期限", "期间", "有效期", "届满", "period", "duration", "term of"]),
    ("method", &["处理方式", "方式", "method", "manner", "means of"]),
    ("kinds", &["种类", "类型", "类别", "范围包括", "kinds", "types", "categories"]),
    (
        "measures",
        &[
            "保护措施",
            "安全措施",
            "技术措施",
            "加密",
            "访问控制",
            "protective measures",
            "security measures",
            "measure",
            "encrypt",
        ],
    ),
    (
        "rights",
        &[
            "乙方应当",
            "受托方应当",
            "受托人应当",
            "权利和义务",
            "权利义务",
            "有权",
            "监督",
            "应当按照",
            "shall",
            "rights and duties",
            "supervis",
        ],
    ),
];

fn run(case: &Case) -> Vec<Finding> {
    let article = law::article("personal-information-law-21");
    // Where the template says which clause covers what, that is checked instead.
    let is_declared = case.contract.template.required.iter().any(|required| {
        article.is_some_and(|article| article.key == required.article.key)
            && case.contract.holds(required.when.as_ref())
    });
    let topics = case.topics();
    if is_declared || !is_whole(case) || !topics.any(Topic::PersonalInformation) {
        return Vec::new();
    }
    let found = hits(case, Topic::PersonalInformation, entrusts_zh, entrusts_en);
    let (Some(hit), Some(article)) = (found.first(), article) else { return Vec::new() };
    // What is agreed may stand in any passage of a section that speaks of personal information.
    let mut sections: Vec<Option<usize>> = Vec::new();
    for (index, passage) in case.passages.iter().enumerate() {
        if topics.has(index, Topic::PersonalInformation) && !sections.contains(&passage.section) {
            sections.push(passage.section);
        }
    }
    let mut said = String::new();
    for passage in case.passages.iter().filter(|passage| sections.contains(&passage.section)) {
        said.push_str(&Reading::of(&passage.zh).text);
        said.push_str(&Reading::of(&passage.en).text);
    }
    for section in sections.iter().flatten().filter_map(|index| case.document.sections.get(*index)) {
        said.push_str(&labels(section));
    }
    let missing = ITEMS.iter().filter(|(_, words)| !has(&said, words));
    missing
        .filter_map(|(key, _)| article.items.iter().find(|(item, _)| item == key))
        .map(|(_, item)| lacking(hit, item, &article.name()))
        .collect()
}

/// The labels of the particulars of a section: 处理目的, 处理方式.
fn labels(section: &crate::document::Section) -> String {
    let mut said = String::new();
    for block in &section.blocks {
        if let crate::document::Block::Particulars(particulars) = block {
            for row in &particulars.rows {
                said.push_str(&row.label.zh);
                said.push_str(&row.label.en.to_ascii_lowercase());
            }
        }
    }
    said
}

fn lacking(hit: &super::hit::Hit, item: &Text, law: &Text) -> Finding {
    hit.finding(
        say!(
            zh: "委托处理个人信息，没有约定{zh_law}要求的“{zh}”",
            en: "personal information is processed for another without agreeing on {en}, which {en_law} demands",
            zh = item.zh, en = item.en, zh_law = law.zh, en_law = law.en,
        ),
        say!(zh: "委托处理个人信息", en: "entrusted processing"),
    )
    .help(say!(
        zh: "请写明{zh}；模板经常用于委托处理的，在 `template.yaml` 的 `required` 中逐项写明",
        en: "agree on {en}; a template often used so should list all items under `required` in `template.yaml`",
        zh = item.zh, en = item.en,
    ))
}

fn entrusts_zh(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let entrusts = first(text, &["委托"])?;
        let rest = &text[entrusts.start..];
        let processes = first(rest, &["处理"])?;
        let information = first(rest, &["个人信息"])?;
        let is_refused = text[..entrusts.start].ends_with(['不', '未', '再', '转'])
            || has(
                text,
                &[
                    "不委托",
                    "未委托",
                    "转委托",
                    "不得委托",
                    "不涉及",
                    "未经",
                    "如果",
                    "如需",
                    "另行",
                    "再委托",
                    "不构成",
                ],
            )
            || rest.starts_with("委托人")
            || rest.starts_with("委托方");
        let end = processes.end.max(information.end);
        let is_near = rest[..end].chars().count() <= 24 && !rest[..end].contains(['，', '；']);
        (!is_refused && is_near).then(|| sentence.start + entrusts.start..sentence.start + entrusts.start + end)
    })
}

fn entrusts_en(reading: &Reading) -> Option<Range<usize>> {
    reading.sentences().into_iter().find_map(|sentence| {
        let text = &reading.text[sentence.clone()];
        let entrusts = first(
            text,
            &[
                "entrusts",
                "entrusted with processing",
                "as a processor",
                "processes personal information on behalf",
                "process personal information on behalf",
            ],
        )?;
        let information = first(text, &["personal information", "personal data"])?;
        let is_refused =
            has(text, &["does not", "not entrust", "unless", "without", "sub-process", "shall not", "if "]);
        let (from, to) = (entrusts.start.min(information.start), entrusts.end.max(information.end));
        (!is_refused && text.contains("process") && to - from <= 120)
            .then(|| sentence.start + from..sentence.start + to)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hit::tests::count;
    use super::*;

    #[test]
    fn each_item_left_open_is_a_finding() {
        for (zh, en, expected) in [
            (
                "甲方委托乙方处理用户的个人信息。",
                "Party A entrusts Party B with processing personal information of Users.",
                6,
            ),
            (
                "甲方委托乙方处理个人信息，目的、期限和方式见附件。",
                "Party A entrusts Party B with processing personal information; the annex states its purpose, period and method.",
                3,
            ),
            ("见英文，不涉及。", "Party B processes personal information on behalf of Party A.", 6),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), expected, "{zh}");
        }
    }

    #[test]
    fn refusals_and_ones_own_processing_stay_silent() {
        for (zh, en) in [
            ("甲方不委托乙方处理个人信息。", "Party A does not entrust Party B with processing personal information."),
            (
                "未经甲方书面同意，乙方不得委托他人处理个人信息。",
                "Without Party A’s consent, Party B shall not entrust others with processing personal information.",
            ),
            (
                "双方应当依法保护所知悉的个人信息。",
                "Each party shall protect in accordance with law the personal information it comes to know.",
            ),
            ("受托方委托的律师处理本协议的争议。", "Counsel entrusted by the provider handles disputes."),
        ] {
            let (zh, en) = (format!("1. {zh}\n").leak(), format!("1. {en}\n").leak());
            assert_eq!(count(CHECK.id, zh, en), 0, "{zh}");
        }
    }
}
