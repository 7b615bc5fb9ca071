//! A blank left inside words, in a value or in a clause of the template.

use std::ops::Range;
use std::sync::Arc;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Lang, Severity, Source, Span, Text, Words};
use crate::say;
use crate::value::{Value, blanks_within};

pub static CHECK: Check = Check {
    id: "blank/in-text",
    severity: Severity::Error,
    title: Words { zh: "文字中留有空白", en: "a blank left inside words" },
    why: Words {
        zh: "空白签进合同，等于允许他人事后补写；约定不明的内容只能依法推定，未必合乎双方本意。",
        en: "a blank that is signed invites whoever holds the contract to complete it; what the parties leave open, \
             the law fills in, and not always as they meant",
    },
    basis: &["civil-code-510", "civil-code-511"],
    bad: Example::Spec(
        "template: sample\nservice:\n  scope: { zh: ____系统的维护, en: Maintenance of the ____ system }\n",
    ),
    good: Example::Spec(
        "template: sample\nservice:\n  scope: { zh: 订单系统的维护, en: Maintenance of the order system }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let values = case.contract.fields.iter().filter(|field| field.place.key.is_some());
    let mut findings: Vec<Finding> = values.flat_map(|field| in_value(case, field)).collect();
    let way = case.recall.way(&in_clause, String::new());
    for entry in &case.contract.template.contents {
        let Some(name) = entry.item.clause().filter(|_| case.contract.holds(entry.when.as_ref())) else { continue };
        let Some(clause) = case.contract.template.clauses.get(name) else { continue };
        for lang in Lang::ALL {
            let source = clause.source(lang);
            let found =
                source.map(|source| case.recall.search_file(way, source, || in_clause(case, name, lang, source)));
            findings.extend(found.into_iter().flatten());
        }
    }
    findings
}

/// The blanks in a value. An alias, and a mark that escapes hide, is pointed at as a whole.
fn in_value(case: &Case, field: &Field) -> Vec<Finding> {
    let Some(Value::Text(text)) = field.value() else { return Vec::new() };
    let marks = blanks_within(text);
    if marks.is_empty() {
        return Vec::new();
    }
    let span = &field.place.span;
    let shown = blanks_within(span.text());
    let places = if shown.len() == marks.len() { shown } else { vec![0..span.text().len(); marks.len()] };
    let name = pattern::name(case.contract, field);
    marks
        .into_iter()
        .zip(places)
        .map(|(mark, place)| {
            let mark = pattern::quoted(&text[mark]);
            Finding::new(say!(
                zh: "“{zh}”中还有空白 `{mark}`", en: "“{en}” still holds a blank, `{mark}`",
                zh = name.zh, en = name.en, mark = mark,
            ))
            .of(&field.path)
            .at(span.part(place), say!(zh: "待填", en: "to be filled in"))
            .help(remedy(case, &mark))
        })
        .collect()
}

/// What to put in the place of a blank.
fn remedy(case: &Case, mark: &str) -> Text {
    if mark.contains(['年', '月']) {
        let today = pattern::shown(&Value::Date(case.today));
        return say!(
            zh: "请写成完整的日期，例如 `{zh}`", en: "write the whole date, as in `{en}`", zh = today.zh, en = today.en,
        );
    }
    say!(
        zh: "请用确定的内容替换 `{mark}`；没有可填的，连同前后的字一并删去",
        en: "replace `{mark}` by what belongs there; if nothing does, delete it together with the words around it",
        mark = mark,
    )
}

/// The blanks in the words of a clause.
fn in_clause(case: &Case, name: &str, lang: Lang, source: &Arc<Source>) -> Vec<Finding> {
    let text = &source.text;
    let markup = markup(text);
    // Only one of the stretches can reach into the mark: the last that begins before its end.
    let is_words = |mark: &Range<usize>| {
        let before = markup.partition_point(|tag| tag.start < mark.end);
        markup[..before].last().is_none_or(|tag| tag.end <= mark.start) && !is_emphasis(text, mark)
    };
    let marks = blanks_within(text).into_iter().filter(is_words);
    marks
        .map(|mark| {
            let span = Span::new(source, mark);
            let language = match lang {
                Lang::Zh => say!(zh: "中文", en: "Chinese"),
                Lang::En => say!(zh: "英文", en: "English"),
            };
            let message = say!(
                zh: "模板“{title_zh}”的条款 `{name}`（{zh}）中还有空白 `{mark}`",
                en: "clause `{name}` ({en}) of template “{title_en}” still holds a blank, `{mark}`",
                title_zh = case.contract.template.title.zh, title_en = case.contract.template.title.en,
                name = name, zh = language.zh, en = language.en, mark = pattern::quoted(span.text()),
            );
            Finding::new(message).at(span, say!(zh: "待填", en: "to be filled in")).help(say!(
                zh: "请在 `schema.yaml` 中定义字段，此处改写成 `{{{{ 字段 }}}}`；各份合同都一样的内容，直接写出",
                en: "define a field in `schema.yaml` and write `{{{{ field }}}}` here; what is the same \
                     in every contract is written out in full",
            ))
        })
        .collect()
}

/// The tags, comments and references of a clause file, in order.
fn markup(text: &str) -> Vec<Range<usize>> {
    const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{*", "*}")];
    let mut found = Vec::new();
    let mut end = 0;
    // A tag that nothing closes begins no other of its kind that something closes.
    let mut is_open = [false; TAGS.len()];
    for (at, _) in text.match_indices(['{', '[']) {
        let rest = &text[at..];
        let length = match TAGS.iter().position(|(open, _)| rest.starts_with(open)) {
            _ if at < end => None,
            Some(kind) if is_open[kind] => None,
            Some(kind) => {
                let close = rest[2..].find(TAGS[kind].1);
                is_open[kind] = close.is_none();
                close.map(|close| close + 4)
            }
            None => reference(rest),
        };
        if let Some(length) = length {
            end = at + length;
            found.push(at..end);
        }
    }
    found
}

/// The length of the reference a text begins with: `[](#fees)`, `[](contract#report)`.
fn reference(text: &str) -> Option<usize> {
    let words = text.strip_prefix('[')?;
    let target = words[words.find([']', '\n'])?..].strip_prefix("](")?;
    let id = target.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '-').strip_prefix('#')?;
    let rest = id[id.find([')', '\n'])?..].strip_prefix(')')?;
    Some(text.len() - rest.len())
}

/// Whether a mark is Markdown: `***` everywhere, and `__` at one end of a word.
fn is_emphasis(text: &str, mark: &Range<usize>) -> bool {
    let is_open = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
    match &text[mark.clone()] {
        "__" => is_open(text[..mark.start].chars().next_back()) != is_open(text[mark.end..].chars().next()),
        mark => mark.chars().all(|c| c == '*'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    /// The marks this check points at.
    fn marks(example: Example) -> Vec<String> {
        let findings = examine_example(example).findings.into_iter().filter(|finding| finding.id == CHECK.id);
        findings.filter_map(|finding| finding.primary).map(|label| label.span.text().to_owned()).collect()
    }

    #[test]
    fn marks_are_pointed_at_in_every_style_of_yaml() {
        assert_eq!(marks(Example::Spec("template: sample\nnumber: \"HT-XXX-【】\"\n")), ["XXX", "【】"]);
        assert_eq!(marks(Example::Spec("template: sample\nnumber: |\n  HT-2026\n  第____号\n")), ["____"]);
        assert_eq!(
            marks(Example::Spec("template: sample\nnumber: \"\\u0048T-\\u3010\\u3011\"\n")),
            ["\"\\u0048T-\\u3010\\u3011\""]
        );
        assert_eq!(marks(Example::Spec("template: sample\nnumber: ____\n")), Vec::<String>::new());
    }

    #[test]
    fn clauses_are_read_without_their_markup() {
        let clause = |words: &'static str| Example::Template { file: "clauses/service.zh.md", text: words };
        assert_eq!(
            marks(clause(
                "## 服务 {#service}\n\n1. {#scope} 乙方于 年 月 日前向甲方提供____服务。\n2. 甲方依照[](#scope)支付【】元。\n"
            )),
            [" 年 月 日", "____", "【】"]
        );
        assert_eq!(
            marks(clause(
                "## 服务 {#service}\n\n1. {#scope} __乙方__ 提供{{ service.scope }}。{* 待定 *}\n2. 甲方依照[](#scope)付款。\n"
            )),
            Vec::<String>::new()
        );
        assert_eq!(marks(clause("## 服务 {#service}\n\n1. {#scope} 乙方提供第__项服务。\n")), ["__"]);
    }
}
