//! A clause file whose fields, conditions or loops are written wrongly.

use std::sync::Arc;

use crate::checks::template::{form, unused_clause};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Source, Span, Text, Words};
use crate::document;
use crate::say;
use crate::template::{Fault, Template};
use crate::value::{find_word, has_word};

pub static CHECK: Check = Check {
    id: "template/syntax",
    severity: Severity::Error,
    title: Words { zh: "条款文件中花括号的写法有误", en: "braces written wrongly in a clause file" },
    why: Words {
        zh: "花括号写错，字段就填不进去，整个条款文件都无法写入合同。",
        en: "where braces are written wrongly no field can be filled in, and the whole clause file is left out",
    },
    basis: &[],
    bad: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total } for the service under [](#service).\n",
    },
    good: Example::Template {
        file: "clauses/payment.en.md",
        text: "## Payment {#payment}\n\n1. Party A shall pay {{ fees.total }} for the service under [](#service).\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    let unread = template.faults.iter().filter_map(|fault| match fault {
        Fault::Tera { words, span } if !unused_clause::is_unused(template, &span.source) => Some((words, span)),
        _ => None,
    });
    let unfilled = case.faults.iter().filter_map(|fault| match fault {
        document::Fault::Fill { words, span } if !names_unknown_field(template, span) => Some((words, span)),
        _ => None,
    });
    let mut findings: Vec<Finding> = unread.chain(unfilled).map(|(words, span)| finding(words, span)).collect();
    let way = case.recall.way(&lookalike, String::new());
    findings.extend(
        sources(template)
            .flat_map(|source| case.recall.search_file(way, source, || lookalike(source).into_iter().collect())),
    );
    findings
}

/// Whether Tera could not read a file, or not fill it: then nothing of it is in the document.
pub(in crate::checks) fn is_unread(case: &Case, source: &Arc<Source>) -> bool {
    let unfilled = case.faults.iter().any(|fault| match fault {
        document::Fault::Fill { span, .. } => Arc::ptr_eq(&span.source, source),
        _ => false,
    });
    unfilled || is_garbled(&case.contract.template, source)
}

/// Whether Tera could not read a file.
pub(in crate::checks) fn is_garbled(template: &Template, source: &Arc<Source>) -> bool {
    template.faults.iter().any(|fault| match fault {
        Fault::Tera { span, .. } => Arc::ptr_eq(&span.source, source),
        _ => false,
    })
}

/// Whether the braces around a place name a field that is not defined, or not defined well; both are said elsewhere.
fn names_unknown_field(template: &Template, place: &Span) -> bool {
    let text = &place.source.text;
    let start = text[..place.start].rfind("{{").max(text[..place.start].rfind("{%")).unwrap_or(place.start);
    let end = find_word(&text[place.end..], "}}").into_iter().chain(find_word(&text[place.end..], "%}")).min();
    let end = end.map_or(place.end, |at| place.end + at);
    template.faults.iter().any(|fault| match fault {
        Fault::UnknownField { span, .. } => {
            Arc::ptr_eq(&span.source, &place.source) && start <= span.start && span.end <= end
        }
        _ => false,
    }) || form::is_withheld(template, place.text())
}

/// The files of all clauses the template sets.
fn sources(template: &Template) -> impl Iterator<Item = &Arc<Source>> {
    let sources =
        template.clauses.values().flat_map(|clause| Lang::ALL.into_iter().filter_map(|lang| clause.source(lang)));
    sources.filter(|source| !unused_clause::is_unused(template, source))
}

fn finding(words: &str, span: &Span) -> Finding {
    let (what, help) = slip(words);
    let (words, span) = located(words, span);
    Finding::new(say!(zh: "此处无法填入：{zh}", en: "this cannot be filled in: {en}", zh = what.zh, en = what.en))
        .at(span, say!(zh: "读到这里无法继续（{words}）", en: "could not read on from here ({words})", words = words))
        .help(help)
}

/// Tera's words in one line, and the place they name where Tera gives none.
fn located(words: &str, span: &Span) -> (String, Span) {
    let first = words.lines().next().unwrap_or_default();
    let first = first.strip_prefix("error: ").unwrap_or(first).trim_end_matches('.').to_owned();
    let place = words.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut numbers =
        place.into_iter().flat_map(|place| place.rsplit(':')).map_while(|part| part.parse::<usize>().ok());
    let (Some(column), Some(line)) = (numbers.next(), numbers.next()) else { return (first, span.clone()) };
    let text = &span.source.text;
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let inside: usize = text[before.min(text.len())..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let start = before + inside;
    let length =
        text.get(start..).map_or(0, |rest| rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()));
    (first, Span::new(&span.source, start..start + length))
}

/// What the slip is and what to do, by Tera's words.
fn slip(words: &str) -> (Text, Text) {
    let has = |needles: &[&str]| needles.iter().any(|needle| has_word(words, needle));
    if has(&["comment"]) {
        (
            say!(zh: "注释没有结束", en: "a comment is never closed"),
            say!(zh: "注释写成 `{form}`", en: "write comments as `{form}`", form = "{* … *}"),
        )
    } else if has(&["Unknown tag", "Unknown template", "Unknown test", "Unknown function"]) {
        (
            say!(zh: "没有这种写法", en: "there is no such thing"),
            say!(
                zh: "条款中只用 `{condition}` 和 `{each}`；引入另一个文件请在 `contents` 中写 `- part: …`",
                en: "clauses use `{condition}` and `{each}` only; to bring in another file write `- part: …` under \
                     `contents`",
                condition = "{% if … %}…{% endif %}", each = "{% for … in … %}…{% endfor %}",
            ),
        )
    } else if has(&["ilter"]) {
        (
            say!(zh: "值不能加工", en: "a value cannot be altered"),
            say!(
                zh: "请删去 `|` 及其后的内容；值按所在语言自动写出",
                en: "delete the `|` and what follows; values are written out for each language by themselves",
            ),
        )
    } else if has(&["Math", "operand", "numbers"]) {
        (
            say!(zh: "字段不能用来计算", en: "fields cannot be calculated with"),
            say!(
                zh: "请为结果另设一个字段；字段名中用 `_`，不用 `-`",
                en: "define a field for the result; in the name of a field write `_`, not `-`",
            ),
        )
    } else if has(&["Unexpected character", "missing its closing"]) {
        (
            say!(zh: "花括号里有不能用的字符", en: "a character that cannot stand between braces"),
            say!(
                zh: "花括号里只写字段名，用半角英文字母、数字、`_` 和 `.`，例如 `{form}`",
                en: "write the name of a field and nothing else between the braces, such as `{form}`",
                form = "{{ fees.total }}",
            ),
        )
    } else {
        (
            say!(zh: "花括号没有成对，或条件、循环没有结束", en: "braces do not match, or a condition or loop is never ended"),
            say!(
                zh: "字段写成 `{field}`，条件写成 `{condition}`，循环写成 `{each}`",
                en: "write fields as `{field}`, conditions as `{condition}`, loops as `{each}`",
                field = "{{ fees.total }}", condition = "{% if … %}…{% endif %}",
                each = "{% for … in … %}…{% endfor %}",
            ),
        )
    }
}

/// Signs that look like braces or a comment and would be printed as they stand.
fn lookalike(source: &Arc<Source>) -> Option<Finding> {
    let (at, sign) =
        ["｛", "｝", "{# "].into_iter().filter_map(|sign| Some((find_word(&source.text, sign)?, sign))).min()?;
    let span = Span::new(source, at..at + sign.len());
    let (what, help) = if sign == "{# " {
        (
            say!(zh: "`{sign}` 不是注释", en: "`{sign}` does not begin a comment", sign = "{#"),
            say!(
                zh: "注释写成 `{form}`；条款编号写成 `{id}`，中间没有空格",
                en: "write comments as `{form}`, and the id of a clause as `{id}`, without a space",
                form = "{* … *}", id = "{#payment}",
            ),
        )
    } else {
        (
            say!(zh: "全角花括号不是花括号", en: "full-width braces are no braces"),
            say!(zh: "请改用半角：`{form}`", en: "write them in ordinary width: `{form}`", form = "{{ fees.total }}"),
        )
    };
    Some(
        Finding::new(
            say!(zh: "此处会原样印出：{zh}", en: "this will be printed as it stands: {en}", zh = what.zh, en = what.en),
        )
        .at(span, say!(zh: "从这里起", en: "from here on"))
        .help(help),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    /// What is said of a clause's one English line, and where.
    fn said(line: &str) -> (String, String) {
        let text = format!("## Payment {{#payment}}\n\n1. Pay {line} {{{{ fees.total }}}} under [](#service).\n");
        let findings = examine_files(&[("clauses/payment.en.md", &text)]).findings;
        let [finding] = &findings[..] else { panic!("{line}: {findings:#?}") };
        assert_eq!(finding.id, CHECK.id);
        let span = &finding.primary.as_ref().expect("it points").span;
        (finding.message.en.clone(), span.text().to_owned())
    }

    #[test]
    fn slips_are_told_apart() {
        for (line, what, at) in [
            ("{{ fees.total }", "braces do not match", "}"),
            ("{% if number %}a", "braces do not match", ""),
            ("{{ number | nofilter }}", "a value cannot be altered", "nofilter"),
            ("{% foo %}", "there is no such thing", "foo"),
            ("{{ 费用 }}", "a character that cannot stand", ""),
            ("{{ number + 1 }}", "fields cannot be calculated with", "number + 1"),
            ("{* never closed", "a comment is never closed", "{*"),
            ("｛｛ fees.total ｝｝", "full-width braces", "｛"),
            ("{# aside #}", "does not begin a comment", "{# "),
        ] {
            let (message, place) = said(line);
            assert!(message.contains(what), "{line}: {message}");
            assert!(at.is_empty() || place == at, "{line}: {place}");
        }
    }
}
