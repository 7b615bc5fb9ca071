//! A field that is still to be filled in.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::State;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::Kind;

pub static CHECK: Check = Check {
    id: "blank/unfilled",
    severity: Severity::Error,
    title: Words { zh: "字段尚未填写", en: "a field that is not filled in" },
    why: Words {
        zh: "签署时留有空白，等于允许他人事后补写；约定不明的内容只能依法推定，未必合乎双方本意。",
        en: "a blank in a signed contract invites whoever holds it to complete it; what the parties leave open, the law \
             fills in, and not always as they meant",
    },
    basis: &["民法典第五百一十条（2021-01-01起施行）", "民法典第五百一十一条（2021-01-01起施行）"],
    bad: Example::Spec("template: sample\nservice:\n  kind: onsite\n  site: { zh: 北京市海淀区, en: TBD }\n"),
    good: Example::Spec(
        "template: sample\nservice:\n  kind: onsite\n  site: { zh: 北京市海淀区, en: \"Haidian, Beijing\" }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let blank = case.contract.fields.iter().filter(|field| field.state == State::Blank);
    blank
        .map(|field| {
            let definition = case.contract.definition(field);
            let name = pattern::name(case.contract, field);
            let example = match field.side {
                Some(side) => definition.example.get(side),
                None => &definition.example.zh,
            };
            let label = match field.place.key {
                Some(_) => say!(zh: "尚未填写", en: "not filled in"),
                None => say!(zh: "此处缺少 `{key}`", en: "`{key}` is missing here", key = missing_key(&field.path)),
            };
            Finding::new(say!(zh: "“{zh}”尚未填写", en: "“{en}” is not filled in", zh = name.zh, en = name.en))
                .of(&field.path)
                .at(field.place.whole(), label)
                .help(help(&definition.help, example, definition.kind()))
        })
        .collect()
}

/// The key to add: the last step of the path.
fn missing_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// What to write, and where it makes sense, how to say that there is nothing to write: a struck address stands, a struck
/// period leaves a hole in a sentence.
fn help(help: &Text, example: &str, kind: Option<Kind>) -> Text {
    let (zh, en) = (&help.zh, &help.en);
    let strike = match kind {
        Some(Kind::Text | Kind::Phone | Kind::Email | Kind::Account | Kind::CreditCode) => {
            say!(zh: "若确实不适用，请填 `/`", en: "if it does not apply, write `/`")
        }
        _ => Text::default(),
    };
    let example = match example {
        "" => Text::default(),
        example => say!(zh: "例如 `{example}`", en: "for example `{example}`", example = example),
    };
    let join =
        |parts: [&str; 2], by: &str| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by);
    let (more_zh, more_en) = (join([&example.zh, &strike.zh], "；"), join([&example.en, &strike.en], "; "));
    Text { zh: join([zh, &more_zh], ""), en: join([en, &more_en], " ") }
}
