//! Checks that are a pattern with two nouns filled in.

use std::borrow::Borrow;
use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Case;
use crate::contract::{Contract, Field};
use crate::diag::{Lang, Span, Text};
use crate::say;
use crate::template::{Definition, Per, Type};
use crate::value::{Kind, Percent, Period, Style, Unit, Value};
use crate::yaml::Node;

/// The name of a field for people: its label, 提交方案的期限 / Time for the plan, with the party it belongs to, its number
/// in a list, and for one side of bilingual text the language.
pub(super) fn name(contract: &Contract, field: &Field) -> Text {
    let definition = contract.definition(field);
    let mut name = label(definition);
    if let Some(number) = item(&field.path) {
        name.zh = format!("第{number}项的{}", name.zh);
        name.en = format!("{} of item {number}", name.en);
    }
    if let Some(party) = party(contract, definition) {
        let party = label(party);
        name.zh = format!("{}的{}", party.zh, name.zh);
        name.en = format!("{} of {}", name.en, party.en);
    }
    match field.side {
        Some(Lang::Zh) => Text { zh: format!("{}（中文）", name.zh), en: format!("{} (Chinese)", name.en) },
        Some(Lang::En) => Text { zh: format!("{}（英文）", name.zh), en: format!("{} (English)", name.en) },
        None => name,
    }
}

/// The party a definition is a part of.
fn party<'a>(contract: &'a Contract, definition: &Definition) -> Option<&'a Definition> {
    contract.template.schema.definitions().iter().find(|party| {
        let is_above = definition.path.strip_prefix(&party.path).is_some_and(|rest| rest.starts_with('.'));
        party.r#type == Type::Party && is_above
    })
}

/// A definition's label; its path, where the template gives none.
pub(super) fn label(definition: &Definition) -> Text {
    let or_path = |text: &str| if text.is_empty() { definition.path.clone() } else { text.to_owned() };
    Text { zh: or_path(&definition.label.zh), en: or_path(&definition.label.en) }
}

/// Names one after the other, each as it is written.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> Text {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    Text { zh: names.join("、"), en: names.join(", ") }
}

/// What to do about a name that is nearly right.
pub(super) fn meant(nearest: &str) -> Text {
    meant_value(&Text::same(nearest))
}

/// What to do about a value that is nearly right.
pub(super) fn meant_value(nearest: &Text) -> Text {
    say!(zh: "您是否想写 `{zh}`？", en: "did you mean `{en}`?", zh = nearest.zh, en = nearest.en)
}

/// Where a character of a value is written; the whole value, where it is written as an escape.
pub(super) fn place_of(field: &Field, character: char) -> Span {
    let span = &field.place.span;
    match span.text().find(character) {
        Some(at) => span.part(at..at + character.len_utf8()),
        None => field.place.value(),
    }
}

/// The number of a list's item in a path, counted from 1.
fn item(path: &str) -> Option<usize> {
    let (_, rest) = path.rsplit_once('[')?;
    let (index, _) = rest.split_once(']')?;
    index.parse::<usize>().ok().map(|index| index + 1)
}

/// The name of whatever a path leads to, a group or an item of a list included; the path itself, where it has none.
pub(super) fn name_at(contract: &Contract, path: &str) -> Text {
    if let Some(field) = contract.field(path) {
        return name(contract, field);
    }
    let stem = path.strip_suffix(']').and_then(|head| head.rsplit_once('[')).map_or(path, |(stem, _)| stem);
    let name = contract.template.schema.get(stem).map_or_else(|| Text::same(stem), label);
    match item(path) {
        Some(number) => {
            say!(zh: "{zh}第{number}项", en: "item {number} of {en}", zh = name.zh, en = name.en, number = number)
        }
        None => name,
    }
}

/// A value in both languages, amounts in figures.
pub(super) fn shown(value: &Value) -> Text {
    Text { zh: value.show(Lang::Zh, Style::Figures), en: value.show(Lang::En, Style::Figures) }
}

/// How a value is written in a spec, for readers of either language: `120个工作日` and `120 working days`.
pub(super) fn spelt(value: &Value) -> Text {
    let en = value.canonical();
    match value.kind() {
        Kind::Period | Kind::Money | Kind::Flag => Text { zh: value.show(Lang::Zh, Style::Figures), en },
        _ => Text::same(en),
    }
}

/// The example of a definition, for readers of either language; of bilingual text, each its own.
pub(super) fn example(definition: &Definition) -> Text {
    let value = match definition.r#type {
        Type::Single(kind) => kind.parse(&definition.example.zh).ok(),
        _ => None,
    };
    value.map_or_else(|| definition.example.clone(), |value| spelt(&value))
}

/// Spellings a field takes, those of each language for its readers.
pub(super) fn spellings(definition: &Definition, kind: Kind) -> Text {
    let example = example(definition);
    if let Ok(Value::Period(Period { count, .. })) = kind.parse(&definition.example.zh) {
        return in_units(definition, count);
    }
    let has_han = |text: &str| text.contains(['年', '百', '四', '肆', '是', '否', '元']);
    let is_english = |text: &str| kind != Kind::Email && text.contains(|c: char| c.is_ascii_lowercase());
    let of = |lang, example: &str| {
        let is_foreign = |text: &&&str| match lang {
            Lang::Zh => is_english(text),
            Lang::En => has_han(text),
        };
        let known: Vec<&str> = kind.examples().iter().filter(|text| !is_foreign(text)).copied().collect();
        if known.is_empty() { either(&[example]) } else { either(&known) }
    };
    Text { zh: of(Lang::Zh, &example.zh).zh, en: of(Lang::En, &example.en).en }
}

/// A count in every unit a field takes.
pub(super) fn in_units(definition: &Definition, count: u32) -> Text {
    let units = if definition.units.is_empty() { &Unit::ALL[..] } else { &definition.units };
    let show = |lang: Lang| units.iter().map(|unit| Period { count, unit: *unit }.show(lang)).collect::<Vec<_>>();
    Text { zh: either(&show(Lang::Zh)).zh, en: either(&show(Lang::En)).en }
}

/// A value in both languages, or the number of items of a list: 5项.
pub(super) fn measured(definition: &Definition, value: &Value) -> Text {
    let Text { zh, en } = shown(value);
    if definition.r#type != Type::List {
        return Text { zh, en };
    }
    say!(zh: "{zh}项", en: "{en} item{s}", zh = zh, en = en, s = if en == "1" { "" } else { "s" })
}

/// The range a definition allows: 1%至30%.
pub(super) fn range(definition: &Definition) -> Text {
    match (&definition.min, &definition.max) {
        (Some(min), Some(max)) => {
            let (min, max) = (shown(min), measured(definition, max));
            say!(
                zh: "{min_zh}至{max_zh}", en: "{min_en} to {max_en}",
                min_zh = min.zh, min_en = min.en, max_zh = max.zh, max_en = max.en,
            )
        }
        (Some(min), None) => {
            let min = measured(definition, min);
            say!(zh: "不小于{zh}", en: "at least {en}", zh = min.zh, en = min.en)
        }
        (None, Some(max)) => {
            let max = measured(definition, max);
            say!(zh: "不大于{zh}", en: "at most {en}", zh = max.zh, en = max.en)
        }
        (None, None) => say!(zh: "不限", en: "any"),
    }
}

/// What a rate makes in a year of 365 days or twelve months.
pub(super) fn annual(percent: Percent, per: Per) -> Percent {
    let times = match per {
        Per::Day => 365,
        Per::Month => 12,
        Per::Once | Per::Year => 1,
    };
    percent.points().checked_mul(Decimal::from(times)).map_or(percent, Percent::new)
}

/// Whether a value lies in the range a definition allows, as far as they can be compared.
pub(super) fn is_within_range(definition: &Definition, value: &Value) -> bool {
    let beyond = |end: &Option<Value>, wrong| end.as_ref().and_then(|end| value.compare(end)) == Some(wrong);
    !beyond(&definition.min, Ordering::Less) && !beyond(&definition.max, Ordering::Greater)
}

/// The ending of an English noun after a count.
pub(super) const fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Spellings one may choose from: `a`、`b` 或 `c`.
pub(super) fn either<T: Borrow<str>>(spellings: &[T]) -> Text {
    let quoted: Vec<String> = spellings.iter().map(|spelling| format!("`{}`", spelling.borrow())).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => {
            say!(zh: "{zh} 或 {last}", en: "{en} or {last}", zh = others.join("、"), en = others.join(", "), last = last)
        }
        _ => Text::same(quoted.concat()),
    }
}

/// The field a relation of `field` names; within a list, the one of the same item.
pub(super) fn related<'a>(contract: &'a Contract, field: &Field, path: &str) -> Option<&'a Field> {
    let Some((list, rest)) = path.split_once("[]") else { return contract.field(path) };
    let (index, _) = field.path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    contract.field(&format!("{list}[{index}]{rest}"))
}

/// The scalar a spec has at a path.
pub(super) fn raw<'a>(case: &'a Case, path: &str) -> Option<&'a str> {
    node(case, path)?.scalar()
}

/// The node a spec has at a path.
pub(super) fn node<'a>(case: &'a Case, path: &str) -> Option<&'a Node> {
    let mut node = case.spec.root.as_ref()?;
    for step in path.split('.') {
        let (key, index) = step.split_once('[').map_or((step, None), |(key, index)| (key, Some(index)));
        node = node.get(key)?;
        if let Some(index) = index {
            node = node.items().get(index.strip_suffix(']')?.parse::<usize>().ok()?)?;
        }
    }
    Some(node)
}

/// A text as a message may quote it: on one line, and cut where it is long.
pub(super) fn quoted(raw: &str) -> String {
    const LONGEST: usize = 40;
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}
