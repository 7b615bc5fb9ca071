//! An annex that nothing in the contract refers to.

use crate::checks::clause_number::{self, Kind};
use crate::checks::sides::is_read;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::document::{Section, SectionKind};
use crate::prose::{Home, Passage, Prose, What};
use crate::say;

pub static CHECK: Check = Check {
    id: "reference/unused-annex",
    severity: Severity::Warning,
    title: Words { zh: "没有条款提到的附件", en: "an annex nothing refers to" },
    why: Words {
        zh: "正文没有说明附件约定什么、怎样适用，附件的内容就可能不约束双方。",
        en: "if no clause says what an annex is for and how it applies, its content may not bind the parties",
    },
    basis: &[],
    bad: Example::Template { file: "template.yaml", text: CONTENTS },
    good: Example::Template {
        file: "clauses/payment.zh.md",
        text: "## 付款 {#payment}\n\n1. 甲方应就[](#service)所述服务支付{{ fees.total }}。\n",
    },
    run: Run::Bound(run),
};

/// The sample with the terms of payment in an annex, to which nothing refers.
const CONTENTS: &str = "title: { zh: 服务合同, en: Service Agreement }\n\
    summary: { zh: 样例。, en: A sample. }\n\
    contents:\n\
    \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
    \x20 - chapter: service\n\
    \x20 - annex: payment\n";

fn run(case: &Case) -> Vec<Finding> {
    // What could not be read may refer to any annex.
    if !is_read(case) {
        return Vec::new();
    }
    let sections = case.document.sections.iter().enumerate();
    let annexes = sections.filter(|(_, section)| section.kind == SectionKind::Annex);
    let unused = annexes.enumerate().filter(|(order, (index, section))| !is_used(case, *order, *index, section));
    unused.filter_map(|(_, (_, section))| finding(section)).collect()
}

fn finding(section: &Section) -> Option<Finding> {
    let place = section.place.as_ref()?;
    Some(
        Finding::new(say!(
            zh: "没有条款提到{number}",
            en: "no clause refers to {number_en}",
            number = section.number.zh, number_en = section.number.en,
        ))
        .at(place.zh.clone(), say!(zh: "此附件", en: "this annex"))
        .see(place.en.clone(), say!(zh: "英文", en: "in English"))
        .help(say!(
            zh: "请在相关条款中引用它，例如 `[](#{id})`；不需要的，从目录中删去",
            en: "refer to it in the clause it belongs to, as in `[](#{id})`; if it is not needed, drop it from the contents",
            id = section.id,
        )),
    )
}

/// Whether another section refers to an annex: to it, to one of its paragraphs, by a typed number, or by its title.
fn is_used(case: &Case, order: usize, index: usize, section: &Section) -> bool {
    let own = |passage: &&Passage| passage.section == Some(index);
    let ids: Vec<&str> = case.passages.iter().filter(own).map(|passage| passage.id.as_str()).collect();
    let title = case.passages.iter().find(|passage| own(passage) && passage.home == Home::Heading);
    let others = case.passages.iter().filter(|passage| !own(passage));
    let prose = others.flat_map(|passage| Lang::ALL.map(|lang| passage.get(lang)));
    let refers = |prose: &Prose| {
        prose.pieces.iter().any(|piece| match &piece.what {
            What::Reference { target, .. } => *target == section.id || ids.contains(&target.as_str()),
            _ => false,
        })
    };
    let name = title.map(|title| title.zh.words.as_str()).filter(|name| !name.is_empty());
    let name = name.map(|name| format!("《{name}》"));
    let is_named =
        |prose: &Prose| prose.lang == Lang::Zh && name.as_ref().is_some_and(|name| prose.words.contains(name.as_str()));
    let number = (order + 1).to_string();
    let is_numbered = |prose: &Prose| {
        let mut numbers = clause_number::find(prose.lang, &prose.words).into_iter();
        numbers.any(|found| found.kind == Kind::Annex && found.digits == number)
    };
    // What takes longer to see is looked for only where nothing plainer is found.
    prose.clone().any(refers) || prose.clone().any(|prose| is_named(prose) || is_numbered(prose))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    /// The ids found where the clause of services says this, and payment is an annex.
    fn found(zh: &str, en: &str) -> Vec<&'static str> {
        let table = "| 比例 | 金额 |\n| - | - |\n{% for item in fees.instalments %}| {{ item.share }} | {{ item.amount }} |\n{% endfor %}";
        let zh = format!("## 服务 {{#service}}\n\n1. {zh}\n\n{table}\n");
        let en = format!("## Service {{#service}}\n\n1. {en}\n\n{table}\n");
        let files = [
            ("template.yaml", CONTENTS),
            ("clauses/service.zh.md", zh.as_str()),
            ("clauses/service.en.md", en.as_str()),
            ("clauses/payment.zh.md", "## 付款 {#payment}\n\n1. {#sum} 支付{{ fees.total }}。\n"),
            ("clauses/payment.en.md", "## Payment {#payment}\n\n1. {#sum} Pay {{ fees.total }}.\n"),
        ];
        examine_files(&files).findings.into_iter().map(|finding| finding.id).filter(|id| *id == CHECK.id).collect()
    }

    #[test]
    fn an_annex_without_a_mention_is_found() {
        for (zh, en) in [
            ("守约。", "Comply."),
            ("本协议的附件是本协议的组成部分。", "The annexes are part of this agreement."),
            ("依照[](#service)付款。", "Pay under [](#service)."),
        ] {
            assert_eq!(found(zh, en), [CHECK.id], "{zh}");
        }
    }

    #[test]
    fn any_mention_will_do() {
        for (zh, en) in [
            ("依照[](#payment)付款。", "Pay under [](#payment)."),
            ("依照[](#sum)付款。", "Pay under [](#sum)."),
            ("依照附件一付款。", "Pay as agreed."),
            ("依照附件《付款》支付。", "Pay as agreed."),
        ] {
            assert!(found(zh, en).is_empty(), "{zh}");
        }
    }
}
