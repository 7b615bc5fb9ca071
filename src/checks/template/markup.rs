//! Markdown that has no place in a contract.

use std::sync::Arc;

use crate::checks::template::{structure, syntax};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Source, Span, Text, Words};
use crate::document::{Fault, Markup};
use crate::say;
use crate::template::Item;

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
        if *what == Markup::Heading && is_lopsided(case, &span.source) {
            continue;
        }
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
    let findings = groups.into_iter().filter_map(|(markup, spans)| finding(markup, &spans));
    findings.chain(headings(case)).collect()
}

/// A heading that one language of a clause has and the other lacks.
fn headings(case: &Case) -> impl Iterator<Item = Finding> {
    case.faults.iter().filter_map(|fault| {
        let Fault::Structure { clause, .. } = fault else { return None };
        let lacking = structure::lacks_heading(case, clause)?;
        let template = &case.contract.template;
        let files = template.clauses.get(clause)?;
        let (zh, en) = (files.source(Lang::Zh)?, files.source(Lang::En)?);
        let (without, with) = if lacking == Lang::Zh { (zh, en) } else { (en, zh) };
        if syntax::is_unread(case, without) || syntax::is_unread(case, with) {
            return None;
        }
        let at =
            with.text.match_indices('#').map(|(at, _)| at).find(|at| with.text[..*at].ends_with('\n') || *at == 0)?;
        let line = with.text[at..].lines().next().unwrap_or_default();
        let heading = Span::new(with, at..at + line.len());
        let wanted = template.contents.iter().any(|entry| {
            matches!(entry.item, Item::Chapter(_) | Item::Annex(_)) && entry.item.clause() == Some(clause.as_str())
        });
        if !wanted {
            return finding(Markup::Heading, &[&heading]);
        }
        let start = Span::new(without, 0..without.text.lines().next().unwrap_or_default().len());
        let id = line.rsplit_once('{').map_or("{#id}".to_owned(), |(_, id)| format!("{{{id}"));
        let no_heading = words(Markup::NoHeading, &start).0;
        Some(
            Finding::new(no_heading)
                .at(start, say!(zh: "此前缺少标题", en: "the heading is missing before this"))
                .see(heading, say!(zh: "另一种语言的标题", en: "the heading in the other language"))
                .help(say!(
                    zh: "请在文件开头写 `## 标题 {id}`，与另一种语言一致",
                    en: "begin the file with `## Heading {id}`, as in the other language",
                    id = id,
                )),
        )
    })
}

/// Whether a file belongs to a clause with a heading in one language only.
fn is_lopsided(case: &Case, source: &Arc<Source>) -> bool {
    case.contract.template.clauses.iter().any(|(name, clause)| {
        let is_own = Lang::ALL.iter().any(|lang| clause.source(*lang).is_some_and(|own| Arc::ptr_eq(own, source)));
        is_own && structure::lacks_heading(case, name).is_some()
    })
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
                zh: "请写成 `**文字**`，星号紧贴文字；若遇标点不起作用，把标点移到星号之外；若要印出星号，写成 `\\*`",
                en: "write `**words**`, with no space inside; if punctuation stands in the way, move it outside the \
                     asterisks; an asterisk that is to be printed is written `\\*`",
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
            ("see 5 \\* 2 * 3", "asterisks that do not match, and would be printed"),
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

    #[test]
    fn a_heading_in_one_language_is_one_finding_where_it_is_missing() {
        let (zh, en) = (include_str!("../sample/service.zh.md"), include_str!("../sample/service.en.md"));
        let cut = |text: &str| text.split_once("\n\n").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        for (zh, en, lacking) in [(cut(zh), en.to_owned(), "service.zh.md"), (zh.to_owned(), cut(en), "service.en.md")]
        {
            let findings = examine_files(&[("clauses/service.zh.md", &zh), ("clauses/service.en.md", &en)]).findings;
            let [finding] = &findings[..] else { panic!("{findings:#?}") };
            assert_eq!((finding.id, finding.message.en.as_str()), (CHECK.id, "a chapter or annex without its heading"));
            assert!(finding.primary.as_ref().is_some_and(|label| label.span.source.name.ends_with(lacking)));
            assert!(finding.help.en.starts_with("begin the file with `## Heading {#service}`"), "{}", finding.help.en);
        }
    }

    #[test]
    fn a_heading_too_many_in_one_language_is_one_finding_where_it_stands() {
        let contents = include_str!("../sample/template.yaml").replace("chapter: payment", "part: payment");
        let en = include_str!("../sample/payment.en.md");
        let zh = include_str!("../sample/payment.zh.md");
        let zh = zh.split_once("\n\n").map_or(zh, |(_, rest)| rest);
        let files = [("template.yaml", &*contents), ("clauses/payment.zh.md", zh), ("clauses/payment.en.md", en)];
        let findings = examine_files(&files).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!(finding.message.en, "a heading does not belong here");
        assert!(finding.primary.as_ref().is_some_and(|label| label.span.source.name.ends_with("payment.en.md")));
    }
}
