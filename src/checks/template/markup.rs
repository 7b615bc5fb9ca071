//! Markdown that has no place in a contract.

use crate::checks::template::syntax;
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::document::{Fault, Markup};
use crate::say;

pub static CHECK: Check = Check {
    id: "template/markup",
    severity: Severity::Error,
    title: Words { zh: "条款中不能使用的 Markdown", en: "Markdown that has no place in a contract" },
    why: Words {
        zh: "条款只由标题、编号、段落和表格组成，其他写法印不出来，文字会丢失或变样。",
        en: "clauses are headings, numbered items, paragraphs and tables; anything else is not printed, and words are \
             lost or changed",
    },
    basis: &[],
    bad: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n\
               1. Party A shall pay <u>{{ fees.total }}</u> for the service under [](#service).\n",
    },
    good: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n\
               1. Party A shall pay **{{ fees.total }}** for the service under [](#service).\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let mut groups: Vec<(Markup, Vec<&Span>)> = Vec::new();
    for fault in case.faults {
        let Fault::Markup { what, span } = fault else { continue };
        if *what == Markup::NoHeading && syntax::is_unread(case, &span.source) {
            continue;
        }
        let group = groups.iter_mut().find(|(known, spans)| known == what && spans[0].source == span.source);
        match group {
            // An opening mark and its closing mark, or the lines of one block, are one fault.
            Some((_, spans)) if continues(spans, span) => {}
            Some((_, spans)) => spans.push(span),
            None => groups.push((*what, vec![span])),
        }
    }
    groups.into_iter().filter_map(|(markup, spans)| finding(markup, &spans)).collect()
}

/// Whether a place only goes on from one that is known.
fn continues(known: &[&Span], span: &Span) -> bool {
    span.text().starts_with("</") || known.iter().any(|known| span.start <= known.end && known.start <= span.end)
}

/// One finding for all places in one file with the same fault.
fn finding(markup: Markup, spans: &[&Span]) -> Option<Finding> {
    let (first, others) = spans.split_first()?;
    let (what, help) = words(markup, first);
    let finding =
        Finding::new(what).at((*first).clone(), say!(zh: "请改正此处", en: "to be corrected here")).help(help);
    Some(
        others.iter().fold(finding, |finding, span| finding.see((*span).clone(), say!(zh: "这里也是", en: "here too"))),
    )
}

fn words(markup: Markup, span: &Span) -> (Text, Text) {
    match markup {
        Markup::Html => (
            say!(zh: "条款中写了 HTML", en: "the clause holds HTML"),
            say!(
                zh: "请删去尖括号中的标记；需要醒目的文字用 `**…**`",
                en: "delete the marks in angle brackets; for words that must catch the eye use `**…**`",
            ),
        ),
        Markup::Image => (
            say!(zh: "条款中插入了图片", en: "the clause holds a picture"),
            say!(zh: "请删去图片，作为附件另行装订", en: "delete it, and attach the picture to the contract on its own"),
        ),
        Markup::Code => (
            say!(zh: "此处会被当作程序代码", en: "this reads as program code"),
            say!(
                zh: "请去掉反引号；行首不要空四格以上，除非它是上一编号的下级",
                en: "take out the backquotes; begin no line with four spaces or more unless it stands under a \
                     numbered item",
            ),
        ),
        Markup::Bullet => (
            say!(zh: "用了没有编号的列表", en: "a list without numbers"),
            say!(
                zh: "请把 `-`、`*` 改为 `1.`、`2.`，条款才能被引用",
                en: "write `1.`, `2.` instead of `-` or `*`, so that the items can be referred to",
            ),
        ),
        Markup::Quote => (
            say!(zh: "用了引用段落", en: "a quoted block"),
            say!(zh: "请删去行首的 `>`", en: "delete the `>` at the beginning of the line"),
        ),
        Markup::Rule => (
            say!(zh: "用了分隔线", en: "a ruled line"),
            say!(zh: "请删去这一行；分章用 `##` 标题", en: "delete the line; chapters begin with a `##` heading"),
        ),
        Markup::Link => link(span),
        Markup::Heading => (
            say!(zh: "此处不应有标题", en: "a heading does not belong here"),
            say!(
                zh: "每个章或附件文件只在开头有一个 `##` 标题，`text` 和 `part` 文件没有标题；小节请写成 `1.`",
                en: "a chapter or annex has one `##` heading at its beginning, a `text` or `part` file has none; write \
                     subdivisions as `1.`",
            ),
        ),
        Markup::NoHeading => (
            say!(zh: "章或附件没有标题", en: "a chapter or annex without its heading"),
            say!(
                zh: "请在文件开头写 `## 标题 {form}`；如果它接续上一章，在 `contents` 中改用 `part`",
                en: "begin the file with `## Heading {form}`; if it continues the chapter before, write `part` under \
                     `contents`",
                form = "{#id}",
            ),
        ),
        Markup::Deep => (
            say!(zh: "编号超过三级", en: "items more than three levels deep"),
            say!(
                zh: "编号最多三级：6.1、（1）、（a）；请把更深的内容提上一级或写进正文",
                en: "there are three levels: 6.1, (1), (a); move what lies deeper one level up, or write it as a \
                     sentence",
            ),
        ),
        Markup::Emphasis => (
            say!(zh: "星号没有成对，会原样印出", en: "asterisks that do not match, and would be printed"),
            say!(
                zh: "请写成 `**文字**`，星号紧贴文字；若遇标点不起作用，把标点移到星号之外",
                en: "write `**words**`, with no space inside; if punctuation stands in the way, move it outside the \
                     asterisks",
            ),
        ),
    }
}

fn link(span: &Span) -> (Text, Text) {
    // A filter turns a value's own mark into an address.
    if span.source.text.split("{{").skip(1).any(|rest| rest.split("}}").next().is_some_and(|tag| tag.contains('|'))) {
        return (
            say!(zh: "字段的值被改动，无法写入", en: "the value of a field was altered and cannot be printed"),
            say!(
                zh: "请删去花括号中的 `|` 及其后的内容；值按所在语言自动写出",
                en: "delete the `|` and what follows between the braces; values are written out for each language by \
                     themselves",
            ),
        );
    }
    (
        say!(zh: "此处的链接不是对条款的引用", en: "a link that is no reference to a clause"),
        say!(
            zh: "引用条款写成 `[](#编号)`，方括号内留空；网址请直接写出，不加括号",
            en: "refer to a clause by `[](#id)` with nothing between the brackets; write a web address as plain words",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    #[test]
    fn every_kind_is_told_once() {
        for (text, expected) in [
            ("see <b>x</b> <i>y</i>", "the clause holds HTML"),
            ("see ![x](x.png)", "the clause holds a picture"),
            ("see `x`", "this reads as program code"),
            ("see\n\n> x\n\ny", "a quoted block"),
            ("see\n\n***\n\ny", "a ruled line"),
            ("see <http://example.com>", "a link that is no reference to a clause"),
            ("see [here](#service)", "a link that is no reference to a clause"),
            ("see {{ number | upper }}", "the value of a field was altered and cannot be printed"),
            ("see **x* y", "asterisks that do not match, and would be printed"),
        ] {
            // The same in both languages, so that their structure does not differ.
            let zh = format!("## 付款 {{#payment}}\n\n[](#service) {text}\n");
            let en = format!("## Payment {{#payment}}\n\n[](#service) {text}\n");
            let findings = examine_files(&[("clauses/payment.zh.md", &zh), ("clauses/payment.en.md", &en)]).findings;
            let said: Vec<_> = findings.iter().map(|finding| (finding.id, finding.message.en.as_str())).collect();
            assert_eq!(said, [(CHECK.id, expected); 2], "{text}");
        }
    }

    #[test]
    fn lists_and_headings_are_held_to_their_form() {
        for (text, expected) in [
            ("## P {#payment}\n\n- a\n- b\n", "a list without numbers"),
            ("## P {#payment}\n\n1. a\n   1. b\n      1. c\n         1. d\n", "items more than three levels deep"),
            ("1. a\n", "a chapter or annex without its heading"),
            ("# P {#payment}\n\n1. a\n", "a heading does not belong here"),
        ] {
            let findings = examine_files(&[("clauses/payment.zh.md", text), ("clauses/payment.en.md", text)]).findings;
            assert!(
                !findings.is_empty() && findings.iter().all(|finding| finding.message.en == expected),
                "{findings:#?}"
            );
        }
    }
}
