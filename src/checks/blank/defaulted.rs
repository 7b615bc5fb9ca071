//! An important term left to its default.

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::{Field, State};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::Kind;

pub static CHECK: Check = Check {
    id: "blank/defaulted",
    severity: Severity::Warning,
    title: Words { zh: "重要条件沿用默认值", en: "an important term left to its default" },
    why: Words {
        zh: "默认值是模板作者定的，不是双方谈定的；没有写出，签约的人往往不知道合同里有这一数字。",
        en: "a default is what the template's author thought fit, not what the parties agreed; left unwritten, it binds \
             people who never saw it",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  urgent: yes\n"),
    good: Example::Spec("template: sample\nservice:\n  urgent: yes\n  urgent_within: 2 hours\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let fields = case.contract.fields.iter();
    // Of bilingual text, the Chinese side stands for both.
    let defaulted = fields.filter(|field| field.side != Some(Lang::En) && is_defaulted(case, field));
    defaulted.filter_map(|field| finding(case, field)).collect()
}

/// Whether the template calls a field important and its value is the template's own.
fn is_defaulted(case: &Case, field: &Field) -> bool {
    let definition = case.contract.definition(field);
    let is_written = || pattern::raw(case, &field.path).is_some_and(|text| !text.trim().is_empty());
    definition.important && definition.default.is_some() && matches!(field.state, State::Filled(_)) && !is_written()
}

fn finding(case: &Case, field: &Field) -> Option<Finding> {
    let name = pattern::name(case.contract, field);
    let definition = case.contract.definition(field);
    let value = field.value()?;
    let choice =
        definition.choices.iter().find(|choice| value.kind() == Kind::Choice && choice.key == value.canonical());
    let shown = choice.map_or_else(|| pattern::shown(value), |choice| choice.label.clone());
    let spelt = pattern::spelt(value);
    let key = field.path.rsplit('.').next().unwrap_or(&field.path);
    let message = say!(
        zh: "“{zh}”没有填写，将按默认值{value_zh}生效",
        en: "“{en}” is not filled in, and its default, {value_en}, would hold",
        zh = name.zh, en = name.en, value_zh = shown.zh, value_en = shown.en,
    );
    let label = match field.place.key {
        Some(_) => say!(zh: "默认为{zh}", en: "defaults to {en}", zh = shown.zh, en = shown.en),
        None => say!(
            zh: "此处没有 `{key}`，默认为{zh}", en: "`{key}` is not here and defaults to {en}",
            key = key, zh = shown.zh, en = shown.en,
        ),
    };
    let help = say!(
        zh: "与对方谈定后写明；若就是默认值，请写出 `{key}: {value_zh}`",
        en: "agree on it and write it down; if it is to be the default, write `{key}: {value_en}`",
        key = key, value_zh = spelt.zh, value_en = spelt.en,
    );
    Some(Finding::new(message).of(&field.path).at(field.place.whole(), label).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    fn said(spec: &'static str) -> Vec<(&'static str, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings.map(|finding| (finding.id, finding.message.en)).collect()
    }

    #[test]
    fn a_default_nobody_wrote_is_named_with_its_value() {
        let message = "“Urgent response time” is not filled in, and its default, 2 hours, would hold";
        for spec in [
            "template: sample\nservice: { urgent: yes }\n",
            "template: sample\nservice:\n  urgent: yes\n  urgent_within:\n",
            "template: sample\nservice: { urgent: yes, urgent_within: \"\" }\n",
        ] {
            assert_eq!(said(spec), [(CHECK.id, message.to_owned())], "{spec}");
        }
    }

    #[test]
    fn a_default_written_out_or_not_asked_for_is_none() {
        for spec in [
            "template: sample\nservice: { urgent: yes, urgent_within: 3 hours }\n",
            "template: sample\nservice: { urgent: no }\n",
            "template: sample\n",
        ] {
            assert_eq!(said(spec), [], "{spec}");
        }
        // A blank is a blank, whatever the default.
        let spec = "template: sample\nservice: { urgent: yes, urgent_within: TBD }\n";
        assert!(said(spec).iter().all(|(id, _)| *id == "blank/unfilled"));
    }

    #[test]
    fn a_default_of_no_importance_is_accepted() {
        let schema = include_str!("../sample/schema.yaml")
            .replace("important: yes, when: service.urgent is yes", "important: no");
        assert_eq!(examine_files(&[("schema.yaml", &schema)]).findings, []);
    }
}
