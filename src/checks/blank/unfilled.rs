//! A field that is still to be filled in.

use std::borrow::Cow;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Contract, Field, State};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::say;
use crate::template::{Definition, Type};
use crate::value::is_struck;

pub static CHECK: Check = Check {
    id: "blank/unfilled",
    severity: Severity::Error,
    title: Words { zh: "字段尚未填写", en: "a field that is not filled in" },
    why: Words {
        zh: "签署时留有空白，等于允许他人事后补写；约定不明的内容只能依法推定，未必合乎双方本意。",
        en: "a blank in a signed contract invites whoever holds it to complete it; what the parties leave open, the law \
             fills in, and not always as they meant",
    },
    basis: &["civil-code-510", "civil-code-511"],
    bad: Example::Spec("template: sample\nservice:\n  kind: onsite\n  site: { zh: 北京市海淀区, en: TBD }\n"),
    good: Example::Spec(
        "template: sample\nservice:\n  kind: onsite\n  site: { zh: 北京市海淀区, en: \"Haidian, Beijing\" }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let blank = case.contract.fields.iter().filter(|field| field.state == State::Blank);
    blank
        .filter_map(|field| whole(case.contract, field))
        .map(|field| {
            let field = &field;
            let definition = case.contract.definition(field);
            let name = pattern::name(case.contract, field);
            let example = match field.side {
                Some(side) => Text::same(definition.example.get(side)),
                None if definition.r#type == Type::Bilingual => {
                    let Text { zh, en } = &definition.example;
                    Text::same(format!("{{ zh: \"{zh}\", en: \"{en}\" }}"))
                }
                None => pattern::example(definition),
            };
            let label = match field.place.key {
                Some(_) if is_struck(field.place.span.text()) => {
                    say!(zh: "此项不能划去", en: "this cannot be struck out")
                }
                Some(_) => say!(zh: "尚未填写", en: "not filled in"),
                None => say!(zh: "此处缺少 `{key}`", en: "`{key}` is missing here", key = missing_key(&field.path)),
            };
            Finding::new(say!(zh: "“{zh}”尚未填写", en: "“{en}” is not filled in", zh = name.zh, en = name.en))
                .of(&field.path)
                .at(field.place.whole(), label)
                .help(help(definition, &example))
        })
        .collect()
}

/// Bilingual text of which neither side is there is one blank: its Chinese side stands for both, its English side is
/// passed over. Anything else is itself.
fn whole<'a>(contract: &Contract, field: &'a Field) -> Option<Cow<'a, Field>> {
    let Some(side) = field.side else { return Some(Cow::Borrowed(field)) };
    let path = field.path.strip_suffix(side.key()).and_then(|path| path.strip_suffix('.')).unwrap_or(&field.path);
    let twin = Lang::ALL.into_iter().find(|lang| *lang != side).and_then(|lang| contract.side(path, lang));
    if twin.is_none_or(|twin| twin.state != State::Blank || twin.place != field.place) {
        return Some(Cow::Borrowed(field));
    }
    (side == Lang::Zh).then(|| Cow::Owned(Field { path: path.to_owned(), side: None, ..field.clone() }))
}

/// The key to add: the last step of the path.
fn missing_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// What to write, and where it makes sense, how to say that there is nothing to write: a struck address stands, a struck
/// period leaves a hole in a sentence.
fn help(definition: &Definition, example: &Text) -> Text {
    let strike = if definition.may_be_struck() {
        ["若确实不适用，请填 `/`", "if it does not apply, write `/`"]
    } else {
        [""; 2]
    };
    let example = [("例如", &example.zh), ("for example", &example.en)].map(|(word, example)| match example.as_str() {
        "" => String::new(),
        example => format!("{word} `{example}`"),
    });
    let Text { zh, en } = &definition.help;
    Text {
        zh: sentences(zh, [&example[0], strike[0]], ["", "；", "。"]),
        en: sentences(en, [&example[1], strike[1]], [" ", "; ", "."]),
    }
}

/// The help of the template, then a sentence of two parts; either may be missing. `[space, join, stop]` is how a
/// language parts sentences, joins clauses and ends.
fn sentences(help: &str, parts: [&str; 2], [space, join, stop]: [&str; 3]) -> String {
    let help = help.trim();
    let more = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(join);
    let mut letters = more.chars();
    let more = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    let end =
        if help.is_empty() || help.ends_with(['.', '。', '！', '？', '!', '?', '；', ';']) { "" } else { stop };
    match more {
        Some(more) if help.is_empty() => format!("{more}{stop}"),
        Some(more) => format!("{help}{end}{space}{more}{stop}"),
        None => format!("{help}{end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    #[test]
    fn what_to_write_is_said_in_whole_sentences() {
        let en = |help, parts| sentences(help, parts, [" ", "; ", "."]);
        assert_eq!(
            en("The place.", ["for example `x`", "if not, write `/`"]),
            "The place. For example `x`; if not, write `/`."
        );
        assert_eq!(en("The place", ["", "if not, write `/`"]), "The place. If not, write `/`.");
        assert_eq!(en("", ["for example `x`", ""]), "For example `x`.");
        assert_eq!(en("The place.", ["", ""]), "The place.");
        assert_eq!(
            sentences("地点", ["例如 `甲`", "若无，填 `/`"], ["", "；", "。"]),
            "地点。例如 `甲`；若无，填 `/`。"
        );
    }

    #[test]
    fn a_slash_is_offered_only_where_it_is_taken() {
        let said = |more: &str| {
            let schema = include_str!("../sample/schema.yaml");
            let field = format!(
                "terms.extra: {{ type: period, label: {{ zh: 期, en: Term }}, help: {{ zh: 长短。, en: How long. }}, example: 3 \
                 months{more} }}\n"
            );
            let findings =
                examine_files(&[("schema.yaml", &format!("{schema}{field}")), ("template.yaml", TEMPLATE)]).findings;
            let [finding] = &findings[..] else { panic!("{findings:#?}") };
            (finding.help.zh.clone(), finding.help.en.clone())
        };
        let struck = examine_example(Example::Spec("template: sample\nservice: { kind: onsite, site: / }\n")).findings;
        let labels = struck.iter().filter_map(|finding| finding.primary.as_ref()).map(|label| label.text.en.as_str());
        assert!(
            !struck.is_empty() && labels.into_iter().all(|text| text == "this cannot be struck out"),
            "{struck:#?}"
        );
        assert_eq!(said(""), ("长短。例如 `3个月`。".to_owned(), "How long. For example `3 months`.".to_owned()));
        assert_eq!(said(", strike: true").1, "How long. For example `3 months`; if it does not apply, write `/`.");
    }

    const TEMPLATE: &str = "title: { zh: 服务合同, en: Service Agreement }\nsummary: { zh: 样例。, en: A sample. }\n\
         contents:\n  - particulars: [number, signed_on, signed_at, parties, service, terms, fees, copies]\n\
         \x20 - chapter: service\n  - chapter: payment\n";
}
