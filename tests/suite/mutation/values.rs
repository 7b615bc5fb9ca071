//! Changes to the values of a spec.

use hetong::diag::Span;
use hetong::spec::Spec;
use hetong::template::{Relation, Type};
use hetong::value::{Kind, Unit};
use hetong::yaml::{Node, Tree};

use super::{Mutant, Original};

/// A scalar of the spec.
struct Leaf {
    path: String,
    span: Span,
}

pub(super) fn mutants(original: &Original) -> Vec<Mutant> {
    let spec = Spec::read("contract.yaml", original.example.as_bytes());
    let mut leaves = Vec::new();
    collect(spec.root.as_ref().expect("the example is a mapping"), "", &mut leaves);
    let mut mutants = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.path != "template") {
        of_leaf(original, leaf, &mut mutants);
    }
    keys(original, spec.root.as_ref().expect("a mapping"), "", &mut mutants);
    mutants
}

fn collect(node: &Node, path: &str, leaves: &mut Vec<Leaf>) {
    match &node.tree {
        Tree::Map(entries) => {
            for entry in entries {
                let path = if path.is_empty() { entry.key.name.clone() } else { format!("{path}.{}", entry.key.name) };
                collect(&entry.value, &path, leaves);
            }
        }
        Tree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{path}[{index}]"), leaves);
            }
        }
        _ => leaves.push(Leaf { path: path.to_owned(), span: node.span.clone() }),
    }
}

impl Leaf {
    fn with(&self, original: &Original, text: &str) -> String {
        let example = &original.example;
        format!("{}{text}{}", &example[..self.span.start], &example[self.span.end..])
    }
}

fn of_leaf(original: &Original, leaf: &Leaf, mutants: &mut Vec<Mutant>) {
    let schema = &original.template.schema;
    let stem = leaf.path.strip_suffix(".zh").or_else(|| leaf.path.strip_suffix(".en"));
    let definition = schema.get(&leaf.path).or_else(|| schema.get(stem?)).expect("the example has only known fields");
    let mut add = |kind, text: &str, caught_by| {
        let what = format!("`{}`: `{}` → `{text}`", leaf.path, leaf.span.text().replace('\n', " "));
        mutants.push(Mutant { kind, what, spec: Some(leaf.with(original, text)), files: Vec::new(), caught_by });
    };
    if !definition.optional {
        add("a value emptied", "\"\"", &["blank"]);
        add("a value left open", "待定", &["blank"]);
    }
    let text = leaf.span.text();
    let has = |wanted: fn(&Relation) -> bool| definition.relations.iter().any(|(relation, _)| wanted(relation));
    match definition.r#type {
        Type::Single(Kind::Period) => {
            let count: String = text.chars().take_while(char::is_ascii_digit).collect();
            for name in ["hours", "days", "working days", "months", "years"] {
                let unit = Unit::from_name(name).expect("a unit");
                if !definition.units.contains(&unit) {
                    add("a unit swapped", &format!("{count} {name}"), &["value"]);
                }
            }
        }
        Type::Single(Kind::Percent) => {
            add("a share of the wrong magnitude", "0.0005", &["rate", "value", "sum"]);
            add("a share beyond the whole", "500%", &["rate", "value", "sum"]);
            if has(|relation| matches!(relation, Relation::SumTo(_))) {
                add("a sum broken", "7%", &["sum", "money"]);
            }
        }
        Type::Single(Kind::Money) => {
            add("an amount changed", "CNY 123.45", &["sum", "money"]);
            add("a currency changed", &text.replace("CNY", "USD"), &["sum", "money"]);
        }
        Type::Single(Kind::Integer) if has(|relation| matches!(relation, Relation::SumOf(_))) => {
            add("a sum broken", "9", &["sum"]);
        }
        Type::Single(Kind::Date) => {
            add("a date that does not exist", "2026-02-30", &["value"]);
            add("a date put off", "2036-03-02", &["time"]);
        }
        Type::Single(Kind::CreditCode) => {
            for at in [2, 9, 17] {
                let other = if text.as_bytes()[at] == b'7' { "8" } else { "7" };
                add(
                    "a character miscopied",
                    &format!("{}{other}{}", &text[..at], &text[at + 1..]),
                    &["party", "value"],
                );
            }
        }
        Type::Single(Kind::Email) => add("an address damaged", &text.replace('@', " "), &["party", "value"]),
        Type::Single(Kind::Phone) => add(
            "a number cut short",
            &format!("{}\"", &text.trim_end_matches('"')[..text.len() - 4]).replace("\"\"", "\""),
            &["party", "value"],
        ),
        Type::Single(Kind::Choice) => add("a choice that is none", "neither", &["value"]),
        Type::Bilingual => bilingual(leaf, &mut add),
        _ => {}
    }
}

/// What may go wrong in one language of a bilingual value.
fn bilingual(leaf: &Leaf, add: &mut impl FnMut(&'static str, &str, &'static [&'static str])) {
    let text = leaf.span.text();
    for (at, run) in digits(text) {
        let changed = format!("{}{}{}", &text[..at], changed_number(run), &text[at + run.len()..]);
        add("a number changed in one language of a value", &changed, &["parity"]);
    }
}

/// The runs of digits in a text.
pub(super) fn digits(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| at + from) {
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |at| at + start);
        runs.push((start, &text[start..end]));
        from = end;
    }
    runs
}

/// A number of as many digits that is another.
pub(super) fn changed_number(run: &str) -> String {
    let last = run.len() - 1;
    let digit = run.as_bytes()[last] - b'0';
    format!("{}{}", &run[..last], (digit + 1) % 10)
}

/// Keys misspelt, and written twice.
fn keys(original: &Original, node: &Node, path: &str, mutants: &mut Vec<Mutant>) {
    for entry in node.entries() {
        let name = &entry.key.name;
        let here = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let (start, end) = (entry.key.span.start, entry.key.span.end);
        let example = &original.example;
        if name.len() > 4 && name != "template" {
            let misspelt = format!("{}{}{}", &example[..start], &name[..name.len() - 1], &example[end..]);
            mutants.push(Mutant {
                kind: "a key misspelt",
                what: format!("`{here}`"),
                spec: Some(misspelt),
                files: Vec::new(),
                caught_by: &["spec"],
            });
        }
        if let Tree::Scalar(_) = entry.value.tree
            && !example[..start].ends_with(['{', ' ', ','])
        {
            let line = example[start..].lines().next().unwrap_or_default();
            mutants.push(Mutant {
                kind: "a key written twice",
                what: format!("`{here}`"),
                spec: Some(format!("{}{line}\n{}", &example[..start], &example[start..])),
                files: Vec::new(),
                caught_by: &["spec"],
            });
        }
        keys(original, &entry.value, &here, mutants);
    }
}
