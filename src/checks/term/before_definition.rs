//! A term that is used before the clause that defines it.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::document::SectionKind;
use crate::prose::{Home, Manner, Term, Use};
use crate::say;

pub static CHECK: Check = Check {
    id: "term/before-definition",
    severity: Severity::Note,
    title: Words { zh: "术语先使用、后定义", en: "a term used before it is defined" },
    why: Words {
        zh: "读到此处的人不知道它是术语，只会按通常含义理解；要到后面才知道另有所指。",
        en: "whoever reads so far does not know that it is a term, takes it in its ordinary sense, and learns only later that it means something else",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提交检验报告。\n2. 由检验人员签字的报告（“**检验报告**”）应当写明结论。",
        en: "1. Party B shall submit the Inspection Report.\n2. The report signed by the inspectors (the “**Inspection \
             Report**”) must state a conclusion.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提交由检验人员签字的报告（“**检验报告**”）。\n2. 检验报告应当写明结论。",
        en: "1. Party B shall submit a report signed by the inspectors (the “**Inspection Report**”).\n2. The Inspection \
             Report must state a conclusion.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let early = case.terms.of(Lang::En).filter(|(_, term)| is_to_be_read_in_order(case, term));
    early.filter_map(|(index, term)| finding(case, index, term)).collect()
}

/// Whether a term is only known to those who have read so far. Small letters say nothing about a term; a chapter of
/// definitions is consulted at any time; a definition of the opening words comes first anyhow.
fn is_to_be_read_in_order(case: &Case, term: &Term) -> bool {
    let is_capital = term.words.starts_with(|c: char| c.is_ascii_uppercase());
    let passage = &case.passages[term.passage];
    is_capital && term.manner != Manner::Pointer && passage.home == Home::Paragraph && !is_among_definitions(case, term)
}

/// Whether a term is defined in a chapter of definitions: by its heading, or since it defines several terms one by one.
fn is_among_definitions(case: &Case, term: &Term) -> bool {
    const MANY: usize = 3;
    let section = case.passages[term.passage].section;
    let here = |passage: usize| case.passages[passage].section == section;
    let heading = case.passages.iter().find(|passage| passage.section == section && passage.home == Home::Heading);
    let is_headed = heading.is_some_and(|heading| {
        heading.zh.words.contains("定义")
            || heading.zh.words.contains("释义")
            || heading.en.words.contains("Definition")
    });
    let terms = case.terms.all.iter();
    let means =
        terms.filter(|term| term.lang == Lang::En && term.manner == Manner::Means && here(term.passage)).count();
    is_headed || (term.manner == Manner::Means && means >= MANY)
}

fn finding(case: &Case, index: usize, term: &Term) -> Option<Finding> {
    let mut uses = case.terms.uses_of(index).filter(|used| !is_in_a_definition(case, used));
    let early = uses.find(|used| {
        let passage = &case.passages[used.passage];
        used.passage < term.passage && passage.home == Home::Paragraph && is_operative(case, passage.section)
    })?;
    let mut finding = Finding::new(say!(
        zh: "“{term}”先使用、后定义", en: "“{term}” is used before it is defined", term = term.words,
    ))
    .at(early.span(case.terms, case.passages), say!(zh: "在此使用", en: "used here"))
    .see(term.span(case.passages), say!(zh: "到这里才定义", en: "defined only here"));
    if let Some(partner) = term.partner
        && let Some(zh) = case.terms.uses_of(partner).find(|used| used.passage == early.passage)
    {
        finding = finding.see(zh.span(case.terms, case.passages), say!(zh: "中文", en: "in Chinese"));
    }
    Some(finding.help(say!(
        zh: "请把定义移到第一次使用之处，或者在定义条款中写明它的含义见后面哪一条",
        en: "define it where it is used first, or say among the definitions which clause gives its meaning",
    )))
}

/// Whether a term is used to define another: definitions may rest on later ones.
fn is_in_a_definition(case: &Case, used: &Use) -> bool {
    let mut terms = case.terms.all.iter();
    terms.any(|term| {
        term.passage == used.passage
            && term.lang == case.terms.all[used.term].lang
            && term.manner == Manner::Means
            && term.body.contains(&used.range.start)
    })
}

/// Whether a section obliges: recitals tell a story.
fn is_operative(case: &Case, section: Option<usize>) -> bool {
    section.is_some_and(|index| matches!(case.document.sections[index].kind, SectionKind::Chapter | SectionKind::Annex))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn early_uses_are_found() {
        for (zh, en, expected) in [
            (
                "1. 提交计划。\n2. “**计划**”指书面计划。",
                "1. Submit the Plan.\n2. “**Plan**” means a written plan.",
                "Plan",
            ),
            (
                "1. 提交各项计划。\n2. 书面计划（“**计划**”）。",
                "1. Submit all Plans.\n2. A written plan (a “**Plan**”).",
                "Plans",
            ),
            (
                "1. 甲方：\n   1. 提交计划；\n   2. 付款。\n2. 书面计划（“**计划**”）。",
                "1. Party A shall:\n   1. submit a Plan;\n   2. pay.\n2. A written plan (a “**Plan**”).",
                "Plan",
            ),
        ] {
            assert_eq!(caught(CHECK.id, zh, en), [expected], "{zh}");
        }
    }

    #[test]
    fn definitions_may_be_looked_up() {
        for (zh, en) in [
            (
                "1. “**计划**”具有[](#p)规定的含义。\n2. 提交计划。\n3. {#p} 书面计划（“**计划**”）。",
                "1. “**Plan**” has the meaning given in [](#p).\n2. Submit the Plan.\n3. {#p} A written plan (a “**Plan**”).",
            ),
            (
                "1. 遇不可抗力的，免责。\n2. “**不可抗力**”指不能克服者。",
                "1. Force majeure releases.\n2. “**force majeure**” means what cannot be overcome.",
            ),
            (
                "1. 解决争议。\n2. 任何争议（“**争议**”）应当协商。争议照此解决。",
                "1. Resolve any dispute.\n2. Any dispute (a “**Dispute**”) is discussed. The Dispute is so resolved.",
            ),
        ] {
            assert!(caught(CHECK.id, zh, en).is_empty(), "{zh}");
        }
        let words = [("甲物", "Alpha"), ("乙物", "Beta"), ("丙物", "Gamma")];
        let zh: Vec<_> = words.map(|(zh, _)| format!("1. “**{zh}**”指丙物或者一物。")).to_vec();
        let en: Vec<_> = words.map(|(_, en)| format!("1. “**{en}**” means a Gamma or a thing.")).to_vec();
        assert!(caught(CHECK.id, &zh.join("\n"), &en.join("\n")).is_empty());
    }
}
