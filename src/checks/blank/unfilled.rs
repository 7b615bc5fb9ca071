//! A field that is still to be filled in.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::State;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;

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
                .help(help(&definition.help, example))
        })
        .collect()
}

/// The key to add: the last step of the path.
fn missing_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn help(help: &Text, example: &str) -> Text {
    let (zh, en) = (&help.zh, &help.en);
    if example.is_empty() {
        return say!(zh: "{zh}若确实不适用，请填 `/`", en: "{en} If it does not apply, write `/`", zh = zh, en = en);
    }
    say!(
        zh: "{zh}例如 `{example}`；若确实不适用，请填 `/`",
        en: "{en} For example `{example}`; if it does not apply, write `/`",
        zh = zh, en = en, example = example,
    )
}
