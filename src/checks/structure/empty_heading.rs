//! A heading with nothing under it.

use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::document::{Block, Fault, Section, SectionKind};
use crate::say;

pub static CHECK: Check = Check {
    id: "structure/empty-heading",
    severity: Severity::Warning,
    title: Words { zh: "有标题而没有内容", en: "a heading without text" },
    why: Words {
        zh: "标题本身不是约定。有题无文，说明该写的没有写，或者条件使全部内容都没有印出。",
        en: "a heading agrees on nothing; without text, what belongs there was not written, or a condition left all of it out",
    },
    basis: &[],
    bad: Example::Clause { spec: "", zh: "", en: "" },
    good: Example::Clause {
        spec: "",
        zh: "1. 双方应当遵守本协议。",
        en: "1. Each party shall comply with this agreement.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let is_empty = |section: &&Section| {
        matches!(section.kind, SectionKind::Chapter | SectionKind::Annex) && section.blocks.iter().all(is_blank)
    };
    case.document.sections.iter().filter(is_empty).filter_map(|section| finding(case, section)).collect()
}

/// Whether a block prints nothing.
fn is_blank(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.text.zh.is_empty() && paragraph.text.en.is_empty(),
        Block::Particulars(particulars) => particulars.rows.is_empty(),
        Block::Table(_) | Block::Signature(_) | Block::Figure(_) => false,
    }
}

fn finding(case: &Case, section: &Section) -> Option<Finding> {
    let place = section.place.as_ref()?;
    // A clause that could not be filled has its own finding, and its text will be there once it is mended.
    let is_told = case.faults.iter().any(|fault| match fault {
        Fault::Fill { span, .. } => [&place.zh, &place.en].iter().any(|place| place.source == span.source),
        _ => false,
    });
    let file = |lang| case.contract.template.clauses.values().filter_map(move |clause| clause.source(lang));
    let is_read = file(Lang::Zh).any(|source| *source == place.zh.source);
    (!is_told && is_read).then(|| {
        Finding::new(say!(
            zh: "{number}只有标题，没有内容",
            en: "{number_en} has a heading and no text",
            number = section.number.zh, number_en = section.number.en,
        ))
        .at(place.zh.clone(), say!(zh: "标题之下没有内容", en: "nothing under this heading"))
        .see(place.en.clone(), say!(zh: "英文", en: "in English"))
        .help(say!(
            zh: "请写上内容；内容都有条件的，给这一章也加上同样的 `when:`，或者删去标题",
            en: "write the text; if all of it is conditional, put the chapter under the same `when:`; or delete the heading",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{caught, examine_files};

    #[test]
    fn headings_alone_are_found() {
        for words in ["", "\n\n", "{* 待写 *}"] {
            assert_eq!(caught(CHECK.id, words, words), ["其他"], "{words:?}");
        }
    }

    #[test]
    fn text_in_any_form_is_enough() {
        for (zh, en) in
            [("守约。", "Comply."), ("1. 守约。", "1. Comply."), ("| 甲 |\n| - |\n| 乙 |", "| A |\n| - |\n| B |")]
        {
            assert!(caught(CHECK.id, zh, en).is_empty(), "{zh}");
        }
        let broken = [("clauses/payment.zh.md", "## 付款 {#payment}\n\n1. {{ fees.total\n")];
        assert!(examine_files(&broken).findings.iter().all(|finding| finding.id != CHECK.id));
    }
}
