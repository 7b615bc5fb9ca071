//! A list with a single item.

use crate::checks::sides::per_passage;
use crate::checks::typed_list::{Mark, lists, marks};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Text, Words};
use crate::document::Fault;
use crate::prose::{Home, Passage, Prose};
use crate::say;

pub static CHECK: Check = Check {
    id: "structure/single-item",
    severity: Severity::Note,
    title: Words { zh: "只有一项的列举", en: "a list of a single item" },
    why: Words {
        zh: "只有（1）而没有（2），看的人会怀疑漏了一项；引用时也多出一层。",
        en: "a (1) without a (2) makes a reader suspect that an item was lost, and adds a level to every reference",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当：\n   1. 提交说明书。\n2. 甲方应当付款。",
        en: "1. Party B shall:\n   1. submit the manual.\n2. Party A shall pay.",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当提交说明书。\n2. 甲方应当付款。",
        en: "1. Party B shall submit the manual.\n2. Party A shall pay.",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut findings = lists_of_clauses(case);
    findings.extend(per_passage(case, &(), |(), _, prose| typed(prose)));
    findings
}

/// Numbered paragraphs below others that are alone on their level.
fn lists_of_clauses(case: &Case) -> Vec<Finding> {
    let numbered = |passage: &&Passage| passage.home == Home::Paragraph && !passage.label.zh.is_empty();
    let all: Vec<&Passage> = case.passages.iter().filter(numbered).collect();
    let mut findings = Vec::new();
    for (index, passage) in all.iter().enumerate() {
        // The nearest paragraph on either side that is not below this one tells whether it has company.
        let is_beside = |other: &&&Passage| other.section != passage.section || other.level <= passage.level;
        let is_same = |other: &&Passage| other.section == passage.section && other.level == passage.level;
        let before = all[..index].iter().rev().find(is_beside).is_some_and(is_same);
        let after = all[index + 1..].iter().find(is_beside).is_some_and(is_same);
        if passage.level == 0 || is_misread(case, passage) || before || after {
            continue;
        }
        let mut finding = Finding::new(say!(zh: "此处列举只有一项", en: "this list has a single item"));
        let places = [&passage.zh, &passage.en].into_iter().filter(|prose| !prose.is_empty()).map(Prose::place);
        for (side, place) in places.enumerate() {
            let text = say!(zh: "只有这一项", en: "the only item");
            finding = if side == 0 { finding.at(place.clone(), text) } else { finding.see(place.clone(), text) };
        }
        findings.push(finding.help(remedy()));
    }
    findings
}

/// Whether the markup of a clause file is at fault, so that its lists may not be what they seem.
fn is_misread(case: &Case, passage: &Passage) -> bool {
    case.faults.iter().any(|fault| match fault {
        Fault::Markup { span, .. } => {
            [&passage.zh, &passage.en].iter().any(|prose| prose.place().source == span.source)
        }
        Fault::Structure { zh, .. } => passage.zh.place().source == zh.source,
        _ => false,
    })
}

/// A typed （1） that no （2） follows, at the beginning of an item; a longer list may go on in the next passage.
fn typed(prose: &Prose) -> Vec<Finding> {
    let is_single = |list: &&Vec<Mark>| list.len() == 1 && list[0].number == 1;
    let opens_a_list = |mark: &Mark| prose.words[..mark.range.start].trim_end().ends_with(['：', ':']);
    // A second item in another kind of numeral is another mistake.
    let marks = marks(&prose.words);
    let goes_on = marks.windows(2).any(|pair| pair[0].number == 1 && pair[1].number == 2);
    if goes_on {
        return Vec::new();
    }
    let lists = lists(marks);
    let single = lists.iter().filter(is_single).filter(|list| opens_a_list(&list[0]));
    single
        .map(|list| {
            let text = say!(zh: "只有这一项", en: "the only item");
            Finding::new(say!(zh: "此处列举只有一项", en: "this list has a single item"))
                .at(prose.span(list[0].range.clone()), text)
                .help(remedy())
        })
        .collect()
}

fn remedy() -> Text {
    say!(
        zh: "请补上漏掉的项；没有漏的，并入上文，去掉序号",
        en: "add what was lost; if nothing was, join it to the sentence before it and drop the number",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::caught;

    #[test]
    fn single_items_are_found() {
        let one = caught(
            CHECK.id,
            "1. 甲方：\n   1. 付款；\n   2. 验收：\n      1. 测试。\n2. 乙方。",
            "1. Party A:\n   1. pays;\n   2. accepts:\n      1. tests.\n2. Party B.",
        );
        assert_eq!(one, ["测试。"]);
        assert_eq!(caught(CHECK.id, "1. 资料：（1）说明书。", "1. The items: (1) the manual."), ["（1）"]);
        assert_eq!(caught(CHECK.id, "1. 资料：说明书。", "1. The items: (a) the manual."), ["(a)"]);
        assert_eq!(caught(CHECK.id, "1. 甲方：\n   1. 付款。", "1. Party A:\n   1. pays."), ["付款。"]);
    }

    #[test]
    fn clauses_and_longer_lists_are_silent() {
        for (zh, en) in [
            ("1. 双方应当守约。", "1. The parties shall comply."),
            (
                "1. 甲方：\n   1. 付款；\n   2. 验收。\n2. 乙方：\n   1. 交付；\n   2. 维护。",
                "1. Party A:\n   1. pays;\n   2. accepts.\n2. Party B:\n   1. delivers;\n   2. maintains.",
            ),
            ("1. 资料：（1）说明书；（2）记录。", "1. The items: (1) the manual; (2) the records."),
            ("1. 依照第（1）项付款。", "1. Item (1) applies."),
        ] {
            assert!(caught(CHECK.id, zh, en).is_empty(), "{zh}");
        }
    }
}
