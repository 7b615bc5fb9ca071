//! A choice that is not offered.

use crate::checks::{Case, Check, Example, Run, pattern, remedy};
use crate::contract::Fault;
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::template::{self, Choice};

pub static CHECK: Check = Check {
    id: "value/choice",
    severity: Severity::Error,
    title: Words { zh: "所填不在可选之列", en: "a choice that is not offered" },
    why: Words {
        zh: "合同采用哪些条款取决于此项选择；选项之外的内容没有对应的条款。",
        en: "the choice decides which clauses the contract has; for anything else there are none",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  kind: remotely\n"),
    good: Example::Spec("template: sample\nservice:\n  kind: remote\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let faults = case.contract.faults.iter().filter_map(|fault| match fault {
        Fault::Choice { path, choices, nearest, span } => Some(judge(case, path, choices, nearest.as_deref(), span)),
        _ => None,
    });
    faults.collect()
}

fn judge(case: &Case, path: &str, choices: &[Choice], nearest: Option<&str>, span: &Span) -> Finding {
    let name = pattern::name_at(case.contract, path);
    let raw = pattern::raw(case, path).unwrap_or_else(|| span.text());
    let nearest = nearest.map(str::to_owned).or_else(|| by_label(choices, raw));
    let nearest = nearest.filter(|_| named(choices, raw) < 2);
    let offered = offered(choices);
    let fix = nearest.as_deref().and_then(|key| remedy::propose(span, key));
    let help = if let Some(key) = nearest {
        let meant = pattern::meant(&key);
        say!(
            zh: "{meant_zh}可选：{zh}", en: "{meant_en} The choices are {en}",
            meant_zh = meant.zh, meant_en = meant.en, zh = offered.zh, en = offered.en,
        )
    } else {
        say!(zh: "请从中选一项：{zh}", en: "choose one of {en}", zh = offered.zh, en = offered.en)
    };
    let message = say!(
        zh: "“{zh}”没有 `{raw}` 这一选项", en: "“{en}” offers no choice `{raw}`",
        zh = name.zh, en = name.en, raw = pattern::quoted(raw),
    );
    Finding::new(message)
        .of(path)
        .at(span.clone(), say!(zh: "不在可选之列", en: "not among the choices"))
        .help(help)
        .fix(fix)
}

/// The choice whose name on paper is nearest to what is written.
fn by_label(choices: &[Choice], raw: &str) -> Option<String> {
    let labels = choices.iter().flat_map(|choice| [choice.label.zh.as_str(), choice.label.en.as_str()]);
    let label = template::nearest(raw.trim(), labels)?;
    let choice = choices.iter().find(|choice| choice.label.zh == label || choice.label.en == label)?;
    Some(choice.key.clone())
}

/// How many choices a text names: 仲裁或诉讼 is no slip for either.
fn named(choices: &[Choice], raw: &str) -> usize {
    let raw = raw.to_lowercase();
    let names = |choice: &Choice| [&choice.key, &choice.label.zh, &choice.label.en].map(|name| name.to_lowercase());
    choices.iter().filter(|choice| names(choice).iter().any(|name| raw.contains(name.as_str()))).count()
}

/// Every choice with its name on paper: `remote`（远程）、`onsite`（现场）.
fn offered(choices: &[Choice]) -> Text {
    let zh: Vec<String> = choices.iter().map(|choice| format!("`{}`（{}）", choice.key, choice.label.zh)).collect();
    let en: Vec<String> = choices.iter().map(|choice| format!("`{}` ({})", choice.key, choice.label.en)).collect();
    Text { zh: zh.join("、"), en: en.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn help(spec: &'static str) -> Vec<String> {
        examine_example(Example::Spec(spec)).findings.into_iter().map(|finding| finding.help.en).collect()
    }

    #[test]
    fn keys_and_names_are_taken_and_what_is_near_is_suggested() {
        for taken in ["template: sample\nservice: { kind: Remote }\n", "template: sample\nservice: { kind: 远程 }\n"]
        {
            assert_eq!(help(taken), Vec::<String>::new(), "{taken}");
        }
        assert!(help("template: sample\nservice: { kind: remotely }\n")[0].starts_with("did you mean `remote`?"));
        assert!(help("template: sample\nservice: { kind: 远程或现场 }\n")[0].starts_with("choose one of"));
        assert!(help("template: sample\nservice: { kind: 远程的 }\n")[0].starts_with("did you mean `remote`?"));
        assert!(
            help("template: sample\nservice: { kind: 电话 }\n")[0]
                .starts_with("choose one of `remote` (remote), `onsite`")
        );
    }
}
