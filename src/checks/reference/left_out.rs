//! A reference to a clause that this contract leaves out.

use crate::checks::reference::broken::{self, Broken, Written};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "reference/left-out",
    severity: Severity::Error,
    title: Words { zh: "引用的条款未列入本合同", en: "a reference to a clause that is left out" },
    why: Words {
        zh: "被引用的条款在另一种情形下才有。引用落空，该处就没有约定内容，依赖它的条款也无法适用。",
        en: "the clause referred to is there only in another case; a reference to nothing leaves nothing agreed, and the clause that rests on it cannot be applied",
    },
    basis: &[],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               summary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
               \x20   when: service.kind is onsite\n\
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
    let references = broken::references(case);
    references.iter().filter_map(|reference| finding(case, reference)).collect()
}

fn finding(case: &Case, reference: &Broken) -> Option<Finding> {
    let Written::LeftOut { name, mark, condition } = broken::written(case, reference.target)? else { return None };
    let message = say!(
        zh: "引用的条款 `{target}` 因条件不成立未列入本合同",
        en: "the clause `{target}` referred to is left out of this contract, since its condition does not hold",
        target = reference.target,
    );
    let finding = broken::point(Finding::new(message), reference)?
        .see(mark, say!(zh: "条款写在这里", en: "the clause is written here"))
        .see(condition.span.clone(), say!(zh: "此条件在本合同中不成立", en: "this does not hold in this contract"));
    Some(finding.help(say!(
        zh: "请把引用 `{name}` 的文字移到同样以 `{when}` 为条件的条款中，或为另一种情形另写条款",
        en: "move the words that refer to `{name}` to a clause under the same `when: {when}`, or write a clause for the \
             other case",
        name = name, when = condition.span.text(),
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    /// The ids found where the chapter of services has a condition and the last clause refers to it.
    fn found(condition: &str, target: &str) -> Vec<&'static str> {
        let contents = format!(
            "title: {{ zh: 服务合同, en: Service Agreement }}\nsummary: {{ zh: 样例。, en: A sample. }}\ncontents:\n\
             \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
             \x20 - chapter: service\n{condition}\x20 - chapter: payment\n"
        );
        let zh = format!("## 付款 {{#payment}}\n\n1. 见[](#{target})。\n");
        let en = format!("## Payment {{#payment}}\n\n1. See [](#{target}).\n");
        let files = [("template.yaml", &*contents), ("clauses/payment.zh.md", &*zh), ("clauses/payment.en.md", &*en)];
        examine_files(&files).findings.into_iter().map(|finding| finding.id).collect()
    }

    #[test]
    fn what_a_condition_leaves_out_is_left_out() {
        for condition in ["service.kind is onsite", "service.kind", "not number and service.kind is remote"] {
            assert_eq!(found(&format!("    when: {condition}\n"), "service"), [CHECK.id], "{condition}");
        }
        assert_eq!(found("    when: service.kind\n", "scope"), [CHECK.id]);
    }

    #[test]
    fn what_is_there_or_nowhere_is_not_left_out() {
        assert!(found("", "service").is_empty());
        assert!(found("    when: not service.kind\n", "scope").is_empty());
        assert_eq!(found("    when: service.kind\n", "nowhere"), [broken::CHECK.id]);
    }
}
