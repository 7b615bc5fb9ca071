//! A field that is asked for and then used nowhere.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::template::Fault;

pub static CHECK: Check = Check {
    id: "template/unused-field",
    severity: Severity::Warning,
    title: Words { zh: "定义了却没有用到的字段", en: "a field that is defined but never used" },
    why: Words {
        zh: "填写的人以为写了就有约定，而合同里并没有这一项。",
        en: "whoever fills it in believes that it was agreed, and the contract does not have it",
    },
    basis: &[],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    good: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20 - chapter: payment\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    // What is used can only be told once everything can be read.
    let unread = |fault: &Fault| {
        matches!(fault, Fault::Yaml(_) | Fault::Form { .. } | Fault::Tera { .. } | Fault::MissingLanguage { .. })
    };
    if template.faults.iter().any(unread) {
        return Vec::new();
    }
    let mut fields: Vec<(&Span, Vec<&str>)> = Vec::new();
    for fault in &template.faults {
        let Fault::UnusedField { path, span } = fault else { continue };
        match fields.iter_mut().find(|(known, _)| *known == span) {
            // A field of a composite type stands in as many groups as use the type.
            Some((_, paths)) => paths.push(path),
            None => fields.push((span, vec![path])),
        }
    }
    fields.into_iter().map(|(span, paths)| finding(case, span, &paths)).collect()
}

fn finding(case: &Case, span: &Span, paths: &[&str]) -> Finding {
    let schema = &case.contract.template.schema;
    let label = paths.first().and_then(|path| schema.get(path)).map(pattern::label).unwrap_or_default();
    let list = pattern::listed(paths.iter().copied());
    let Text { zh, en } = label;
    let example = paths.first().copied().unwrap_or_default();
    Finding::new(say!(
        zh: "字段“{zh}”（{list_zh}）没有用到", en: "the field “{en}” ({list_en}) is not used",
        zh = zh, en = en, list_zh = list.zh, list_en = list.en,
    ))
    .at(span.clone(), say!(zh: "在这里定义", en: "defined here"))
    .help(say!(
        zh: "请在两种语言的条款中写上 `{{{{ {example} }}}}`，或列入 `particulars`；确实不需要的，删去定义",
        en: "write `{{{{ {example} }}}}` in a clause in both languages, or list it under `particulars`; if it is not \
             needed, delete its definition",
        example = example,
    ))
}

#[cfg(test)]
mod tests {
    use crate::checks::sample::examine_files;

    #[test]
    fn a_field_of_two_parties_is_one_finding() {
        let template = "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\ncontents:\n\
             - particulars: [number, signed_on, signed_at, service, terms, fees, copies]\n\
             - particulars: [parties.client.name, parties.client.credit_code, parties.client.phone]\n\
             - particulars: [parties.provider.name, parties.provider.credit_code, parties.provider.phone]\n\
             - particulars: [parties.client.bank_account, parties.provider.bank_account]\n\
             - chapter: service\n- chapter: payment\n";
        let findings = examine_files(&[("template.yaml", template)]).findings;
        let said: Vec<_> = findings.iter().map(|finding| finding.message.en.as_str()).collect();
        assert_eq!(said, ["the field “E-mail” (`parties.client.email`, `parties.provider.email`) is not used"]);
    }

    #[test]
    fn what_is_used_is_not_judged_while_the_contents_cannot_be_read() {
        let findings = examine_files(&[("template.yaml", "title: [\n")]).findings;
        assert!(findings.iter().all(|finding| finding.id == "template/form"), "{findings:#?}");
    }
}
