//! A template's YAML file that is not of the form it must have.

use super::event;
use super::places::follows;
pub(in crate::checks) use super::places::{is_faulty, is_withheld};
use crate::checks::spec::{limit, second_document, syntax};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::template::{Condition, Expected, Fault, nearest};
use crate::yaml;

pub static CHECK: Check = Check {
    id: "template/form",
    severity: Severity::Error,
    title: Words { zh: "模板文件的写法有误", en: "a template file that is not of its form" },
    why: Words {
        zh: "模板中看不懂的内容不会起作用，用它写出的每一份合同都会受影响。",
        en: "what cannot be understood in a template has no effect, and every contract written with it is affected",
    },
    basis: &[],
    bad: Example::Template {
        file: "template.yaml",
        text: "title: { zh: 服务合同, en: Service Agreement }\n\
               sumary: { zh: 样例。, en: A sample. }\n\
               contents:\n\
               \x20 - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
               \x20 - chapter: service\n\
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
    let faults = &case.contract.template.faults;
    let findings = faults.iter().filter_map(|fault| match fault {
        Fault::Yaml(fault) => Some(broken(fault)),
        Fault::Form { expected, span } if !follows(expected, span, faults) => {
            let label = say!(zh: "请改正此处", en: "to be corrected here");
            Some(Finding::new(what(expected, span)).at(first_line(span), label).help(help(expected, span)))
        }
        _ => None,
    });
    findings.collect()
}

/// A file of the template that is broken as YAML.
fn broken(fault: &yaml::Fault) -> Finding {
    match fault {
        yaml::Fault::Syntax { slip, words, span } => {
            let what = syntax::what(*slip);
            Finding::new(say!(
                zh: "模板文件不是有效的 YAML：{zh}",
                en: "the template's file is not valid YAML: {en}",
                zh = what.zh, en = what.en,
            ))
            .at(
                span.clone(),
                say!(zh: "读到这里无法继续（{words}）", en: "could not read on from here ({words})", words = words),
            )
            .help(syntax::help(*slip))
        }
        yaml::Fault::DuplicateKey { key, first, again } => {
            Finding::new(say!(zh: "`{key}` 定义了两次", en: "`{key}` is defined twice", key = key))
                .at(again.clone(), say!(zh: "第二次", en: "the second time"))
                .see(first.clone(), say!(zh: "第一次", en: "the first time"))
                .help(say!(zh: "请只留一处", en: "keep one of them"))
        }
        yaml::Fault::Limit { limit, span } => {
            Finding::new(limit::what(*limit)).at(span.clone(), Text::default()).help(limit::help(*limit))
        }
        yaml::Fault::SecondDocument { span } => {
            Finding::new(say!(zh: "`---` 之后的内容没有读取", en: "what follows `---` was not read"))
                .at(second_document::rule(span), say!(zh: "此行以下未读取", en: "nothing below this line was read"))
                .help(say!(zh: "请删去 `---`", en: "delete `---`"))
        }
        yaml::Fault::Encoding { span, .. } => {
            Finding::new(say!(zh: "模板文件不是 UTF-8 编码", en: "the template's file is not UTF-8"))
                .at(span.clone(), say!(zh: "从这里起无法读取", en: "cannot be read from here on"))
                .help(say!(zh: "请另存为 UTF-8 编码", en: "save it as UTF-8"))
        }
    }
}

fn what(expected: &Expected, span: &Span) -> Text {
    let found = found(span);
    match expected {
        Expected::File(path) => {
            say!(zh: "模板缺少文件 `{path}`", en: "the template's file `{path}` is missing", path = path)
        }
        Expected::Map => say!(zh: "这里应写“键: 值”", en: "keys and values belong here"),
        Expected::List => say!(zh: "这里应写一个列表", en: "a list belongs here"),
        Expected::Scalar => say!(zh: "这里只能写一个值", en: "a single value belongs here"),
        Expected::Text => say!(zh: "这里应有中英文两种文字", en: "words in both languages belong here"),
        Expected::OneOf(_) => {
            say!(zh: "“{found}”不能用在这里", en: "“{found}” cannot stand here", found = found)
        }
        Expected::Key(key) => say!(zh: "这里缺少 `{key}`", en: "`{key}` is missing here", key = key),
        Expected::KnownKey { found, .. } => {
            say!(zh: "这里没有 `{found}` 这一项", en: "there is no `{found}` here", found = found)
        }
        Expected::Condition => {
            say!(zh: "“{found}”不是能读懂的条件", en: "“{found}” cannot be read as a condition", found = found)
        }
        Expected::Place => {
            say!(zh: "“{found}”不是条款，也不是字段", en: "“{found}” is neither a clause nor a field", found = found)
        }
        Expected::Relation => {
            say!(zh: "“{found}”不是能读懂的关系", en: "“{found}” cannot be read as a relation", found = found)
        }
        Expected::Value(kind) => say!(
            zh: "“{found}”不是{zh}",
            en: "“{found}” is not of type `{name}`",
            found = found, zh = kind.label().zh, name = kind.name(),
        ),
        Expected::Unit => say!(zh: "“{found}”不是时间单位", en: "“{found}” is not a unit of time", found = found),
        Expected::Fit(_) => say!(zh: "这一项不适用于此类型的字段", en: "this does not fit a field of this type"),
        Expected::Target(_) => {
            say!(zh: "“{found}”不是能用在这里的字段", en: "“{found}” is not a field that fits here", found = found)
        }
        Expected::Name
        | Expected::Moment(_)
        | Expected::Event { .. }
        | Expected::Clause(_)
        | Expected::When
        | Expected::NoCircle(_)
        | Expected::AtMost(_) => event::what(expected, &found),
    }
}

fn help(expected: &Expected, span: &Span) -> Text {
    match expected {
        Expected::File(_) => say!(zh: "请从现有模板复制一份再改", en: "copy it from another template and change it"),
        Expected::Map => say!(zh: "请写成 `键: 值`，一行一项", en: "write `key: value`, one to a line"),
        Expected::List => say!(zh: "请写成 `[…, …]`", en: "write `[…, …]`"),
        Expected::Scalar => say!(
            zh: "请只写一个词或一句话，不要写成列表或下级；文字中有 `: ` 的，整句加双引号",
            en: "write one word or one sentence, no list and no further level; in double quotes, if it contains `: `",
        ),
        Expected::Text => say!(zh: "请写成 `{form}`", en: "write `{form}`", form = "{ zh: …, en: … }"),
        Expected::OneOf(list) => one_of(list, span),
        Expected::Key("type") => {
            say!(zh: "请写明类型，例如 `type: text`", en: "say of which type it is, such as `type: text`")
        }
        Expected::Key("example") => {
            say!(zh: "请给出一个填写示例，例如 `example: …`", en: "give a value as an example, `example: …`")
        }
        Expected::Key("choices") => say!(
            zh: "请列出各选项：`choices: {form}`", en: "list what can be chosen: `choices: {form}`",
            form = "{ court: { zh: 诉讼, en: litigation } }",
        ),
        Expected::Key("contents") => say!(
            zh: "请按顺序列出合同的各部分，例如 `- chapter: payment`",
            en: "list the parts of the contract in their order, such as `- chapter: payment`",
        ),
        Expected::Key("events") => say!(
            zh: "时间表由 `events` 画出：请写明谁在何时之前做什么",
            en: "a timetable is drawn from `events`: say who does what by when",
        ),
        Expected::Key(key) => {
            say!(zh: "请补上 `{key}: {form}`", en: "add `{key}: {form}`", key = key, form = "{ zh: …, en: … }")
        }
        Expected::KnownKey { nearest: Some(nearest), .. } => pattern::meant(nearest),
        Expected::KnownKey { nearest: None, .. } => say!(
            zh: "请删去，或对照 `templates/README.md` 改正", en: "delete it, or correct it by `templates/README.md`",
        ),
        Expected::Condition => condition(span),
        Expected::Place => say!(
            zh: "请写 `clauses/` 下的文件名、条款的标识或者字段的路径；不适用的写 `/`",
            en: "write a file of `clauses/`, the id of a clause or the path of a field; `/` for what does not apply",
        ),
        Expected::Relation => say!(
            zh: "日期写成 `after: 字段` 或 `not-after: today + 1 year`，合计写成 `sum-to: 100%` 或 `sum-to: 字段`，\
                 乘积写成 `product-of: [金额字段, 比例字段]`",
            en: "write `after: FIELD` or `not-after: today + 1 year` for dates, `sum-to: 100%` or `sum-to: FIELD` for \
                 sums, `product-of: [AMOUNT, RATE]` for products",
        ),
        Expected::Value(kind) => match kind.examples().first().and_then(|example| kind.parse(example).ok()) {
            Some(value) => {
                let spelt = pattern::spelt(&value);
                say!(zh: "请写成 `{zh}` 的样子", en: "write it like `{en}`", zh = spelt.zh, en = spelt.en)
            }
            None => say!(zh: "请写明文字", en: "write some words"),
        },
        Expected::Unit => {
            let list = pattern::listed(["hours", "working days", "days", "weeks", "months", "years"].into_iter());
            say!(zh: "可用 {zh}", en: "write one of {en}", zh = list.zh, en = list.en)
        }
        Expected::Target(kinds) => {
            let list = pattern::listed(kinds.iter().map(|kind| kind.name()));
            say!(
                zh: "这里应写字段的路径，其类型为 {zh}；相乘的两个字段，一个是金额，一个是比例；相加的，先写日期，后写期间",
                en: "name a field of type {en} here; of two that are multiplied, one is an amount and one a percentage; of \
                     two that are added, the date comes first and then the period",
                zh = list.zh, en = list.en,
            )
        }
        Expected::Fit(kinds) => {
            let list = pattern::listed(kinds.iter().map(|kind| kind.name()));
            say!(
                zh: "请删去；它只用于以下类型的字段：{zh}",
                en: "delete it; it is for fields of type {en} only",
                zh = list.zh, en = list.en,
            )
        }
        Expected::Name
        | Expected::Moment(_)
        | Expected::Event { .. }
        | Expected::Clause(_)
        | Expected::When
        | Expected::NoCircle(_)
        | Expected::AtMost(_) => event::help(expected),
    }
}

fn one_of(list: &[String], span: &Span) -> Text {
    let listed = pattern::listed(list.iter().map(String::as_str));
    if let Some(nearest) = nearest(span.text(), list.iter().map(String::as_str)) {
        return pattern::meant(&nearest);
    }
    say!(zh: "可用 {zh}", en: "write one of {en}", zh = listed.zh, en = listed.en)
}

/// How a condition is written, and this one, where signs stand for words.
fn condition(span: &Span) -> Text {
    let spelt = span.text().replace("!=", " is not ").replace("==", " is ").replace('=', " is ").replace("&&", " and ");
    let spelt = spelt.split_whitespace().collect::<Vec<_>>().join(" ");
    if Condition::parse(&spelt, span).is_some() {
        return say!(zh: "请写成 `{spelt}`", en: "write `{spelt}`", spelt = spelt);
    }
    say!(
        zh: "请写成 `字段`、`not 字段`、`字段 is 值` 或 `字段 is not 值`，几个条件之间用 `and`；没有 `or`",
        en: "write `FIELD`, `not FIELD`, `FIELD is VALUE` or `FIELD is not VALUE`, joined by `and`; there is no `or`",
    )
}

/// What is written, as far as one line shows it.
fn found(span: &Span) -> String {
    let line = first_line(span);
    let short: String = line.text().chars().take(40).collect();
    if short.len() < line.text().len() { format!("{short}…") } else { short }
}

/// The first line of what is written at a place.
fn first_line(span: &Span) -> Span {
    let rest = &span.source.text[span.start..];
    let line = rest.lines().next().unwrap_or_default().trim_end();
    // The place of a list or mapping is its beginning alone, which may cut a word.
    let is_cut = span.text().starts_with(['{', '[']) || rest[span.text().len()..].starts_with(char::is_alphanumeric);
    let end = if is_cut { line.len() } else { line.len().min(span.text().len()) };
    Span::new(&span.source, span.start..span.start + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_files;

    const TEMPLATE: &str = "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\n\
         contents:\n  - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
         \x20 - chapter: service\n  - chapter: payment\n";

    fn said(file: &str, text: &str) -> Vec<(String, String)> {
        let findings = examine_files(&[(file, text)]).findings;
        assert!(findings.iter().all(|finding| finding.id == CHECK.id), "{findings:#?}");
        findings.into_iter().map(|finding| (finding.message.en, finding.help.en)).collect()
    }

    /// What is said of the sample's schema with one more field that stands in the contract.
    fn field(definition: &str) -> Vec<(String, String)> {
        let schema = include_str!("../sample/schema.yaml");
        said("schema.yaml", &format!("{schema}service.extra:\n{definition}"))
    }

    #[test]
    fn every_fault_of_a_definition_is_one_finding() {
        const REST: &str = "  optional: true\n  label: { zh: 甲, en: A }\n  help: { zh: 乙。, en: B. }\n";
        for (definition, message, help) in [
            ("  tpye: text\n  example: x\n", "`type` is missing here", "say of which type it is"),
            ("  type: txt\n  example: x\n", "“txt” cannot stand here", "did you mean `text`?"),
            ("  type: text\n  exmaple: x\n", "there is no `exmaple` here", "did you mean `example`?"),
            ("  type: text\n", "`example` is missing here", "give a value"),
            ("  type: date\n  example: soon\n", "“soon” is not of type `date`", "write it like `2026-03-02`"),
            (
                "  type: text\n  example: x\n  when: number = 1\n",
                "“number = 1” cannot be read as a condition",
                "write `number is 1`",
            ),
            ("  type: text\n  example: x\n  when: a or b\n", "“a or b” cannot be read as a condition", "write `FIELD`"),
            (
                "  type: date\n  example: 2026-01-01\n  after: today + 1\n",
                "“today + 1” cannot be read as a relation",
                "write `after: FIELD`",
            ),
            (
                "  type: period\n  example: 1 day\n  units: [moons]\n",
                "“moons” is not a unit of time",
                "write one of `hours`",
            ),
            ("  type: text\n  example: x\n  after: signed_on\n", "this does not fit a field of this type", "delete it"),
            ("  type: choice\n  example: x\n", "`choices` is missing here", "list what can be chosen"),
            ("  type: text\n  example: [x]\n", "a single value belongs here", "write one word"),
        ] {
            let found = field(&format!("{definition}{REST}"));
            let [(said, helped)] = &found[..] else { panic!("{definition} {found:?}") };
            assert_eq!(said, message, "{definition}");
            assert!(helped.starts_with(help), "{definition}: {helped}");
        }
        let found = field("  type: text\n  optional: true\n  example: x\n  help: { zh: 乙。, en: B. }\n  label: 甲\n");
        assert_eq!(found, [("words in both languages belong here".to_owned(), "write `{ zh: …, en: … }`".to_owned())]);
    }

    #[test]
    fn nothing_follows_from_a_file_that_cannot_be_read() {
        let found = said("schema.yaml", "number: { type: text\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0.starts_with("the template's file is not valid YAML"), "{found:?}");
        let found = said("template.yaml", "title: [\n");
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_part_of_no_known_kind_is_one_finding() {
        let found = said("template.yaml", &TEMPLATE.replace("chapter: payment", "chpater: payment"));
        assert_eq!(found, [("there is no `chpater` here".to_owned(), "did you mean `chapter`?".to_owned())]);
        let found = said("template.yaml", &TEMPLATE.replace("chapter: payment", "payment"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "“payment” cannot stand here");
    }

    #[test]
    fn a_timetable_needs_events_and_takes_branches_that_there_are() {
        let figure = |figure: &str, more: &str| {
            let events = "branches:\n  failed: { zh: 不合格, en: it fails }\nevents:\n  signing:\n    \
                          label: { zh: 签订, en: Signing }\n    at: signed_on\n";
            let caption = "caption: { zh: 时间表, en: Timetable }";
            let text = format!("{TEMPLATE}  - figure: {figure}\n    {caption}\n");
            said("template.yaml", &if more == "none" { text } else { format!("{text}{more}{events}") })
        };
        assert_eq!(figure("schedule", ""), []);
        assert_eq!(figure("schedule", "    branches: [failed]\n"), []);
        let found = figure("schedule", "    branches: [fialed]\n");
        assert_eq!(found, [("“fialed” cannot stand here".to_owned(), "did you mean `failed`?".to_owned())]);
        let found = figure("schedule", "none");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "`events` is missing here");
        let found = figure("radar", "    branches: [failed]\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "there is no `branches` here");
    }

    #[test]
    fn a_second_definition_points_at_both() {
        let found = said("template.yaml", &format!("{TEMPLATE}title: {{ zh: 甲, en: A }}\n"));
        assert_eq!(found, [("`title` is defined twice".to_owned(), "keep one of them".to_owned())]);
    }
}
