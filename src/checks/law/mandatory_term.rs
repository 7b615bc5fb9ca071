//! A term that a statute demands, and the contract lacks.

use crate::checks::{Case, Check, Example, Run, requirement};
use crate::diag::{Finding, Severity, Words};

pub static CHECK: Check = Check {
    id: "law/mandatory-term",
    severity: Severity::Error,
    title: Words { zh: "缺少法律要求约定的内容", en: "a term missing that the law demands" },
    why: Words {
        zh: "这是法律规定应当约定的内容；没有约定，委托本身就不合规，双方都可能因此受罚。",
        en: "the law says that this must be agreed; without it the arrangement itself is unlawful, and both parties may be \
             penalised for it",
    },
    basis: &["personal-information-law-21", "network-data-regulation-12"],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               required:\n\
               \x20 - law: personal-information-law-21\n\
               \x20   purpose: scope\n\
               \x20   period: service\n\
               \x20   method: service\n\
               \x20   kinds: payment\n\
               \x20   rights: payment\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    good: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               required:\n\
               \x20 - law: personal-information-law-21\n\
               \x20   purpose: scope\n\
               \x20   period: service\n\
               \x20   method: service\n\
               \x20   kinds: payment\n\
               \x20   measures: payment\n\
               \x20   rights: payment\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    requirement::missing(case, |article| article.is_binding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    fn said(required: &str) -> Vec<String> {
        let text = format!(
            "title: {{ zh: 服务合同, en: Service Agreement }}\nsummary: {{ zh: 样例。, en: A sample. }}\nrequired:\n{required}contents:\n  - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n  - chapter: service\n  - chapter: payment\n"
        );
        let findings = examine_files(&[("template.yaml", &text)]).findings;
        findings.into_iter().filter(|finding| finding.id == CHECK.id).map(|finding| finding.message.zh).collect()
    }

    #[test]
    fn each_of_the_six_is_named_and_none_can_be_struck() {
        let none = said("  - law: personal-information-law-21\n    purpose: payment\n    kinds: /\n");
        assert_eq!(none.len(), 5);
        for item in ["委托处理的期限", "处理方式", "个人信息的种类", "保护措施", "双方的权利和义务"]
        {
            assert!(none.iter().any(|said| said.contains(item)), "{item}: {none:#?}");
        }
    }

    #[test]
    fn a_list_whose_condition_does_not_hold_asks_for_nothing() {
        assert_eq!(
            said("  - law: personal-information-law-21\n    when: service.kind is onsite\n"),
            Vec::<String>::new()
        );
        assert_eq!(said("  - law: civil-code-470\n"), Vec::<String>::new());
        let all = "  - law: personal-information-law-21\n    purpose: payment\n    period: payment\n    method: payment\n    kinds: payment\n    measures: payment\n    rights: payment\n";
        assert_eq!(said(all), Vec::<String>::new());
    }
}
