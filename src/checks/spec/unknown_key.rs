//! A key the template does not know.

use crate::checks::{Case, Check, Example, Run, pattern, remedy, template};
use crate::contract::{Contract, Fault, RESERVED};
use crate::diag::{Finding, Fix, Severity, Span, Text, Words};
use crate::say;
use crate::yaml::{Entry, Tree};

pub static CHECK: Check = Check {
    id: "spec/unknown-key",
    severity: Severity::Error,
    title: Words { zh: "模板中没有的键", en: "a key the template does not know" },
    why: Words {
        zh: "模板不认识的内容不会写进合同；多半是拼写有误，而真正的字段还空着。",
        en: "what the template does not know is not printed; mostly it is misspelt, and the field that was meant stays \
             blank",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nnumbre: HT-1\n"),
    good: Example::Spec("template: sample\nnumber: HT-1\n"),
    run: Run::Bound(run),
};

/// As many keys as can be taken in at a glance.
const GLANCE: usize = 12;

fn run(case: &Case) -> Vec<Finding> {
    let unknown = case.contract.faults.iter().filter_map(|fault| match fault {
        Fault::UnknownKey { path, nearest, span } => Some((path.as_str(), nearest.as_deref(), span)),
        _ => None,
    });
    // What the template meant to define but defines wrongly is template/form's to say.
    let unknown = unknown.filter(|(path, ..)| !template::form::is_withheld(&case.contract.template, path));
    let mut findings: Vec<Finding> = Vec::new();
    let mut told: Vec<&Span> = Vec::new();
    for (path, nearest, span) in unknown {
        // A key written again is spec/duplicate-key's to say, and the rest of a value cut at its commas is one fault.
        if findings.iter().any(|finding| finding.path.as_deref() == Some(path)) || told.contains(&span) {
            continue;
        }
        let (parent, key) = split(path, span);
        let message = if parent.is_empty() {
            say!(zh: "模板中没有 `{key}`", en: "the template has no `{key}`", key = key)
        } else {
            say!(zh: "`{parent}` 之下没有 `{key}`", en: "there is no `{key}` in `{parent}`", parent = parent, key = key)
        };
        let (help, fix) = match cut(case, parent, span) {
            Some((help, rest)) => {
                told.extend(rest);
                (help, None)
            }
            None => (help(case.contract, parent, key, nearest), fix(case, parent, key, span)),
        };
        let label = say!(zh: "不认识的键", en: "unknown key");
        findings.push(Finding::new(message).of(path).at(span.clone(), label).help(help).fix(fix));
    }
    findings
}

/// The right key, where a slip keeps this from being it, and only it, and it does not stand there already. The value goes
/// with it into the contract, so a key that is merely like another is not enough.
fn fix(case: &Case, parent: &str, key: &str, span: &Span) -> Option<Fix> {
    let map = if parent.is_empty() { case.spec.root.as_ref()? } else { pattern::node(case, parent)? };
    let known = known(case.contract, parent);
    let mut meant = known.iter().filter(|known| remedy::is_slip(key, known));
    let right = meant.next()?;
    (meant.next().is_none() && map.entry(right).is_none()).then_some(())?;
    remedy::rewrite(span, right)
}

/// A value within braces that its own comma cuts in two: `{ en: Lin, Yinuo }` has a key `Yinuo` without a value. Gives
/// the advice, and the places of all that was cut off.
fn cut<'a>(case: &'a Case, parent: &str, key: &Span) -> Option<(Text, Vec<&'a Span>)> {
    let map = if parent.is_empty() { case.spec.root.as_ref()? } else { pattern::node(case, parent)? };
    let source = &case.spec.source;
    let entries = map.entries();
    let at = entries.iter().position(|entry| entry.key.span == *key)?;
    let before = entries[..at].last()?;
    let is_rest = |entry: &&Entry| entry.value.tree == Tree::Null && entry.value.span.text().is_empty();
    let rest: Vec<&Span> = entries[at..].iter().take_while(is_rest).map(|entry| &entry.key.span).collect();
    let end = rest.last()?.end;
    let is_bare = !before.value.scalar()?.is_empty() && !before.value.span.text().starts_with(['"', '\'']);
    let between = source.text.get(before.value.span.end..key.start)?;
    (is_bare && between.trim() == ",").then_some(())?;
    let whole = source.text.get(before.value.span.start..end)?;
    let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('"', "\\\"");
    let help = say!(
        zh: "值里有逗号的，要加引号：`{name}: \"{whole}\"`",
        en: "put a value that holds a comma in quotation marks: `{name}: \"{whole}\"`",
        name = before.key.name, whole = whole,
    );
    Some((help, rest))
}

/// The path before a key, and the key as it is written: a key may hold dots itself.
fn split<'a>(path: &'a str, span: &Span) -> (&'a str, &'a str) {
    let written = span.text().trim_matches(['"', '\'']);
    let at = match path.strip_suffix(written) {
        Some(before) if !written.is_empty() => before.len(),
        _ => path.rfind('.').map_or(0, |dot| dot + 1),
    };
    (path[..at].trim_end_matches('.'), &path[at..])
}

fn help(contract: &Contract, parent: &str, key: &str, nearest: Option<&str>) -> Text {
    let schema = &contract.template.schema;
    let known = known(contract, parent);
    if let Some(same) = known.iter().find(|known| known.eq_ignore_ascii_case(key)) {
        return pattern::meant(same);
    }
    let whole = if parent.is_empty() { key.to_owned() } else { format!("{parent}.{key}") };
    if let Some((group, name)) = key.split_once('.')
        && (schema.get(&whole).is_some() || schema.has_below(&whole))
    {
        let inner = name.replace('.', ": { ");
        let close = " }".repeat(name.matches('.').count() + 1);
        return say!(
            zh: "键里的点要写成层级：`{group}: {{ {inner}: …{close}`",
            en: "write levels instead of dots: `{group}: {{ {inner}: …{close}`",
            group = group, inner = inner, close = close,
        );
    }
    let elsewhere: Vec<_> =
        schema.definitions().iter().filter(|found| found.name() == key && !found.path.contains('[')).collect();
    if let [found] = elsewhere[..] {
        let label = pattern::label(found);
        return say!(
            zh: "如果指的是“{zh}”，请写成 `{path}`，即放在相应的层级之下", en: "if “{en}” is meant, it belongs at `{path}`",
            zh = label.zh, en = label.en, path = found.path,
        );
    }
    if let Some(nearest) = nearest {
        return pattern::meant(nearest);
    }
    if known.is_empty() {
        return say!(zh: "请删去此键", en: "delete this key");
    }
    let list = pattern::listed(known.iter().take(GLANCE).map(String::as_str));
    let more = if known.len() > GLANCE { "…" } else { "" };
    say!(
        zh: "请删去此键；此处可以写 {zh}{more}", en: "delete this key; what can stand here is {en}{more}",
        zh = list.zh, en = list.en, more = more,
    )
}

/// The keys that can stand below a path.
fn known(contract: &Contract, parent: &str) -> Vec<String> {
    let prefix = if parent.is_empty() { String::new() } else { format!("{parent}.") };
    let below = contract.fields.iter().filter_map(|field| field.path.strip_prefix(&prefix));
    let names = below.map(|rest| rest.split(['.', '[']).next().unwrap_or(rest));
    let mut known: Vec<String> = Vec::new();
    for name in names.chain(RESERVED.into_iter().filter(|_| parent.is_empty())) {
        if !known.iter().any(|one| one == name) {
            known.push(name.to_owned());
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn said(spec: &'static str) -> (String, String) {
        let findings = examine_example(Example::Spec(spec)).findings;
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!(finding.id, CHECK.id);
        (finding.message.en.clone(), finding.help.en.clone())
    }

    fn pair(message: &str, help: &str) -> (String, String) {
        (message.to_owned(), help.to_owned())
    }

    #[test]
    fn the_remedy_fits_the_slip() {
        let nearest = said("template: sample\nservice: { kindd: onsite }\n");
        assert_eq!(nearest, pair("there is no `kindd` in `service`", "did you mean `kind`?"));
        let elsewhere = said("template: sample\nstarts_on: 2026-03-02\n");
        assert_eq!(
            elsewhere,
            pair("the template has no `starts_on`", "if “Service start” is meant, it belongs at `service.starts_on`")
        );
        let dotted = said("template: sample\n\"service.scope\": x\n");
        assert_eq!(
            dotted,
            pair("the template has no `service.scope`", "write levels instead of dots: `service: { scope: … }`")
        );
        let language = said("template: sample\nsigned_at: { zh: 北京, en: Beijing, fr: Pékin }\n");
        assert_eq!(
            language,
            pair("there is no `fr` in `signed_at`", "delete this key; what can stand here is `zh`, `en`")
        );
        let item = said("template: sample\nfees: { instalments: [{ xyz: 1 }] }\n");
        assert_eq!(
            item,
            pair(
                "there is no `xyz` in `fees.instalments[0]`",
                "delete this key; what can stand here is `share`, `amount`"
            )
        );
    }

    #[test]
    fn a_slip_is_mended_unless_the_right_key_is_there_too() {
        let fix = |spec| examine_example(Example::Spec(spec)).findings[0].fix.clone().map(|fix| fix.text);
        assert_eq!(fix("template: sample\nnumbre: HT-1\n").as_deref(), Some("number"));
        assert_eq!(fix("template: sample\nservice: { \"starts-on\": 2026-04-01 }\n").as_deref(), Some("\"starts_on\""));
        for spec in [
            "template: sample\nnumber: HT-1\nnumbre: HT-2\n",
            "template: sample\nstarts_on: 2026-03-02\n",
            "template: sample\nservice: { begins_on: 2026-04-01 }\n",
        ] {
            assert_eq!(fix(spec), None, "{spec}");
        }
    }

    #[test]
    fn a_value_cut_at_its_comma_is_shown_in_quotes() {
        let help = "put a value that holds a comma in quotation marks: `en: \"Lin, Yinuo\"`";
        assert_eq!(said("template: sample\nsigned_at: { zh: 林, en: Lin, Yinuo }\n").1, help);
        let help = "put a value that holds a comma in quotation marks: `en: \"A, B, C\"`";
        assert_eq!(said("template: sample\nsigned_at: { en: A, B, C, zh: 甲 }\n").1, help);
        for other in [
            "template: sample\nsigned_at: { zh: 林, en: \"Lin\", Yinuo }\n",
            "template: sample\nsigned_at: { zh: 林, en: Lin, Yinuo: x }\n",
            "template: sample\nsigned_at:\n  zh: 林\n  en: Lin\n  Yinuo:\n",
        ] {
            assert!(said(other).1.starts_with("delete this key"), "{other}");
        }
    }

    #[test]
    fn capitals_are_no_other_word_and_twice_is_once() {
        assert_eq!(said("template: sample\nsigned_at: { ZH: 北京, zh: 北京, en: Beijing }\n").1, "did you mean `zh`?");
        assert_eq!(said("template: sample\nNumber: HT-1\n").1, "did you mean `number`?");
        let twice = "template: sample\nxyz: 1\nxyz: 2\n";
        let ids: Vec<_> = examine_example(Example::Spec(twice)).findings.iter().map(|finding| finding.id).collect();
        assert_eq!(ids, [CHECK.id, "spec/duplicate-key"]);
    }

    #[test]
    fn template_and_waive_are_known() {
        let spec = "template: sample\nwaive: []\n";
        assert_eq!(examine_example(Example::Spec(spec)).findings, []);
    }
}
