//! A list where a value belongs, or the other way round.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Fault, Field, Shape};
use crate::diag::{Finding, Lang, Severity, Span, Text, Words};
use crate::say;
use crate::template::{Definition, Type};

pub static CHECK: Check = Check {
    id: "value/shape",
    severity: Severity::Error,
    title: Words { zh: "填写的结构不对", en: "a value of the wrong shape" },
    why: Words {
        zh: "结构不对的内容无法填入合同，等于没有填；双语内容缺一种语言，两种文本就不一致。",
        en: "what has the wrong shape cannot go into the contract, and is as good as blank; bilingual text given once \
             leaves one of the two versions without it",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nsigned_at: 北京市海淀区\n"),
    good: Example::Spec("template: sample\nsigned_at: { zh: 北京市海淀区, en: \"Haidian, Beijing\" }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let faults = case.contract.faults.iter().filter_map(|fault| match fault {
        Fault::Shape { path, expected, span } => Some(judge(case, path, *expected, span)),
        _ => None,
    });
    faults.collect()
}

fn judge(case: &Case, path: &str, expected: Shape, span: &Span) -> Finding {
    let name = pattern::name_at(case.contract, path);
    let wanted = wanted(expected);
    let [zh, en] = Lang::ALL.map(|lang| example(case, path, expected, lang));
    let message = say!(
        zh: "“{zh}”应填{wanted_zh}", en: "“{en}” takes {wanted_en}",
        zh = name.zh, en = name.en, wanted_zh = wanted.zh, wanted_en = wanted.en,
    );
    let label = say!(zh: "不是{zh}", en: "not {en}", zh = wanted.zh, en = wanted.en);
    let help = say!(zh: "请写成 `{zh}` 的样子", en: "write it like `{en}`", zh = zh, en = en);
    Finding::new(message).of(path).at(place(case, path, span), label).help(help)
}

fn wanted(expected: Shape) -> Text {
    match expected {
        Shape::Single => say!(zh: "一个值", en: "a single value"),
        Shape::Bilingual => say!(zh: "中英文两种文字", en: "words in Chinese and in English"),
        Shape::List => say!(zh: "一个列表", en: "a list"),
        Shape::Map => say!(zh: "若干个“键: 值”", en: "keys with values"),
    }
}

/// The value; of a list or a mapping, which may be long, the key alone.
fn place(case: &Case, path: &str, span: &Span) -> Span {
    let key = match path.rsplit_once('.') {
        _ if pattern::raw(case, path).is_some() => None,
        Some((parent, name)) => pattern::node(case, parent).and_then(|node| node.entry(name)),
        None => case.spec.root.as_ref().and_then(|root| root.entry(path)),
    };
    key.map_or_else(|| span.clone(), |entry| entry.key.span.clone())
}

/// How the field is written, with as much as possible of what is there, for readers of one language.
fn example(case: &Case, path: &str, expected: Shape, lang: Lang) -> String {
    let schema = &case.contract.template.schema;
    let key = path.rsplit('.').next().unwrap_or(path).split('[').next().unwrap_or(path);
    match (expected, schema.get(path)) {
        (Shape::Single, _) => {
            let field = case.contract.field(path);
            let example = |field: &Field| {
                scalar(pattern::example(case.contract.definition(field)).get(field.side.unwrap_or(lang)))
            };
            format!("{key}: {}", field.map_or_else(|| "…".to_owned(), example))
        }
        (Shape::Bilingual, definition) => {
            let text = |lang| definition.map_or("…", |definition| definition.example.get(lang)).to_owned();
            let written = pattern::raw(case, path).map(str::trim).filter(|raw| !raw.contains('\n'));
            let is_chinese = |raw: &&str| !raw.is_ascii();
            let zh = written.filter(is_chinese).map_or_else(|| text(Lang::Zh), str::to_owned);
            let en = written.filter(|raw| !is_chinese(raw)).map_or_else(|| text(Lang::En), str::to_owned);
            format!("{key}: {{ zh: {}, en: {} }}", scalar(&zh), scalar(&en))
        }
        (Shape::List, _) => format!("{key}: [{}]", children(case, &format!("{path}[]"), lang)),
        (Shape::Map, _) if path.ends_with(']') => format!("- {}", children(case, path, lang)),
        (Shape::Map, _) => format!("{key}: {}", children(case, path, lang)),
    }
}

/// The first keys below a path, with their examples.
fn children(case: &Case, path: &str, lang: Lang) -> String {
    const SHOWN: usize = 2;
    let pattern = path.rsplit_once('[').map_or_else(|| path.to_owned(), |(list, _)| format!("{list}[]"));
    let pattern = if path.ends_with(']') { pattern } else { path.to_owned() };
    let definitions = case.contract.template.schema.definitions().iter();
    let below = definitions.filter_map(|definition| {
        let name = definition.path.strip_prefix(&pattern)?.strip_prefix('.')?;
        (!name.contains(['.', '['])).then(|| child(name, definition, lang))
    });
    let mut keys: Vec<String> = below.take(SHOWN + 1).collect();
    if keys.len() > SHOWN {
        keys.truncate(SHOWN);
        keys.push("…".to_owned());
    }
    if keys.is_empty() { "{ … }".to_owned() } else { format!("{{ {} }}", keys.join(", ")) }
}

fn child(name: &str, definition: &Definition, lang: Lang) -> String {
    let (zh, en) = (scalar(&definition.example.zh), scalar(&definition.example.en));
    match definition.r#type {
        Type::Bilingual => format!("{name}: {{ zh: {zh}, en: {en} }}"),
        Type::Single(_) => format!("{name}: {}", scalar(pattern::example(definition).get(lang))),
        Type::List => format!("{name}: [ … ]"),
        Type::Group | Type::Party => format!("{name}: {{ … }}"),
    }
}

/// A text as it may stand within braces: in quotes where YAML would read it otherwise.
fn scalar(text: &str) -> String {
    let is_special = text.contains([',', ':', '#', '{', '}', '[', ']', '"', '\'', '\\'])
        || text.starts_with(['@', '`', '%', '*', '&', '!', '|', '>', '-', '?']);
    let is_number = text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_special || is_number {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> Vec<(String, String, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings
            .map(|finding| {
                assert_eq!(finding.id, CHECK.id, "{}", finding.message.en);
                let place = finding.primary.map(|label| label.span.text().to_owned()).unwrap_or_default();
                (place, finding.message.en, finding.help.en)
            })
            .collect()
    }

    #[test]
    fn every_shape_is_shown_as_it_should_be() {
        for (spec, place, message, help) in [
            (
                "template: sample\nsigned_at: Beijing\n",
                "Beijing",
                "takes words in Chinese",
                "`signed_at: { zh: 北京, en: Beijing }`",
            ),
            ("template: sample\nnumber: [HT, 1]\n", "number", "takes a single value", "`number: HT-1`"),
            (
                "template: sample\nsigned_at: { zh: 北京, en: [a] }\n",
                "en",
                "(English)” takes a single value",
                "`en: Beijing`",
            ),
            (
                "template: sample\nfees:\n  instalments: 50%\n",
                "50%",
                "takes a list",
                "`instalments: [{ share: 50%, amount: CNY 500.00 }]`",
            ),
            (
                "template: sample\nfees:\n  instalments: [50%]\n",
                "50%",
                "“item 1 of Instalments” takes keys",
                "`- { share: 50%, amount: CNY 500.00 }`",
            ),
            (
                "template: sample\nparties:\n  client: 示例公司\n",
                "示例公司",
                "“Party A” takes keys",
                "`client: { name: { zh: 示例公司, en: Example Ltd }, credit_code: 91350100M000100Y43, … }`",
            ),
            (
                "template: sample\nterms: 5%\n",
                "5%",
                "“terms” takes keys",
                "`terms: { duration: 2 years, notice: 3 months, … }`",
            ),
        ] {
            let all = said(spec);
            assert_eq!(all.len(), 1, "{spec}");
            assert_eq!(all[0].0, place, "{spec}");
            assert!(all[0].1.contains(message), "{}", all[0].1);
            assert!(all[0].2.contains(help), "{}", all[0].2);
        }
    }

    #[test]
    fn blank_groups_and_lists_have_no_shape() {
        for spec in
            ["template: sample\nterms: TBD\nfees: { instalments: 待定 }\n", "template: sample\nsigned_at: /\nterms:\n"]
        {
            assert_eq!(said(spec), [], "{spec}");
        }
    }
}
