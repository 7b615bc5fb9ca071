//! A clause that contracts of this type generally have, and this one lacks.

use crate::checks::{Case, Check, Example, Run, requirement};
use crate::diag::{Finding, Severity, Words};

pub static CHECK: Check = Check {
    id: "structure/required-clause",
    severity: Severity::Warning,
    title: Words {
        zh: "缺少此类合同一般应有的条款",
        en: "a clause missing that contracts of this type generally have",
    },
    why: Words {
        zh: "没有约定的内容，事后只能协议补充、按交易习惯确定或者适用法定规则，结果未必如双方所愿。",
        en: "what is not agreed has to be supplied by later agreement, by usage or by the default rules of the law, and \
             may turn out as neither party meant",
    },
    basis: &["civil-code-470", "civil-code-845", "civil-code-510"],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               required:\n\
               \x20 - law: civil-code-470\n\
               \x20   parties: service\n\
               \x20   subject: service\n\
               \x20   quantity: /\n\
               \x20   quality: scope\n\
               \x20   price: fees.total\n\
               \x20   performance: service\n\
               \x20   breach: payment\n\
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
               \x20 - law: civil-code-470\n\
               \x20   parties: service\n\
               \x20   subject: service\n\
               \x20   quantity: /\n\
               \x20   quality: scope\n\
               \x20   price: fees.total\n\
               \x20   performance: service\n\
               \x20   breach: payment\n\
               \x20   disputes: payment\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    requirement::missing(case, |article| !article.is_binding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    /// What is said of a template that declares items, with the last chapter under a condition.
    fn said(items: &str, when: &str) -> Vec<String> {
        let text = format!(
            "title: {{ zh: 服务合同, en: Service Agreement }}\nsummary: {{ zh: 样例。, en: A sample. }}\nrequired:\n  - law: civil-code-845\n{items}contents:\n  - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n  - chapter: service\n  - chapter: payment\n{when}"
        );
        let findings = examine_files(&[("template.yaml", &text)]).findings;
        let own = findings.into_iter().filter(|finding| finding.id == CHECK.id);
        own.map(|finding| finding.message.zh).collect()
    }

    const ALL: &str = "    project: service\n    scope: scope\n    plan: scope\n    confidentiality: payment\n    results: /\n    acceptance: payment\n    terms: service\n";

    #[test]
    fn every_item_is_missed_by_itself() {
        assert_eq!(said("", "").len(), 7);
        assert_eq!(said(&ALL.replace("    results: /\n", ""), "").len(), 1);
        let out = said(ALL, "    when: service.kind is onsite\n");
        assert_eq!(out.len(), 2, "{out:#?}");
        assert!(out[0].contains("技术信息和资料的保密") && out[0].contains("民法典第八百四十五条第一款"), "{out:#?}");
    }

    #[test]
    fn files_ids_and_fields_cover_an_item_and_several_are_alternatives() {
        assert_eq!(said(ALL, ""), Vec::<String>::new());
        let either = ALL.replace("acceptance: payment", "acceptance: [service, payment]");
        assert_eq!(said(&either, "    when: service.kind is onsite\n").len(), 1);
        // A place that does not exist is the template's fault, and said once.
        let unknown = ALL.replace("acceptance: payment", "acceptance: acceptence");
        assert_eq!(said(&unknown, ""), Vec::<String>::new());
    }
}
