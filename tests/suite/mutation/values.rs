//! Changes to the values of a spec.

use hetong::diag::Span;
use hetong::spec::Spec;
use hetong::template::{Definition, Relation, ScoreRole, Type};
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
        let is_link = |name: &String| leaf.path.strip_prefix(name.as_str()).is_some_and(|rest| rest == ".file");
        if original.template.builds_on.iter().any(is_link) {
            of_link(original, leaf, &mut mutants);
        } else {
            of_leaf(original, leaf, &mut mutants);
        }
    }
    for leaf in leaves.iter().filter(|leaf| leaf.span.text() == "/") {
        mutants.extend(of_stroke(original, leaf, &leaves));
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

/// What may go wrong with the file of another document.
fn of_link(original: &Original, leaf: &Leaf, mutants: &mut Vec<Mutant>) {
    let file = leaf.span.text();
    let changed = format!("{file}\n  sha256: {}", "23cda7ef".repeat(8));
    for (kind, text) in [
        ("a document it builds on lost", format!("{file}.bak")),
        ("a document it builds on left open", "待定".to_owned()),
        ("a document it builds on changed", changed),
    ] {
        mutants.push(Mutant {
            kind,
            what: format!("`{}`: `{file}`", leaf.path),
            spec: Some(leaf.with(original, &text)),
            files: Vec::new(),
            caught_by: &["source"],
        });
    }
}

/// What need not be said by one person, left unsaid by another.
fn of_stroke(original: &Original, leaf: &Leaf, leaves: &[Leaf]) -> Option<Mutant> {
    let schema = &original.template.schema;
    let (field, unless) = schema.get(&leaf.path)?.relations.iter().find_map(|(relation, _)| match relation {
        Relation::Discloses { field, unless } => Some((field, unless)),
        _ => None,
    })?;
    let (item, _) = leaf.path.rsplit_once('.')?;
    let (_, name) = field.rsplit_once('.')?;
    let other = leaves.iter().find(|other| other.path == format!("{item}.{name}"))?;
    let choice = schema.get(field)?.choices.iter().find(|choice| choice.key != *unless)?;
    Some(Mutant {
        kind: "an interest not disclosed",
        what: format!("`{}`: `{}` → `{}`", other.path, other.span.text(), choice.key),
        spec: Some(other.with(original, &choice.key)),
        files: Vec::new(),
        caught_by: &["report"],
    })
}

fn of_leaf(original: &Original, leaf: &Leaf, mutants: &mut Vec<Mutant>) {
    let schema = &original.template.schema;
    let stem = leaf.path.strip_suffix(".zh").or_else(|| leaf.path.strip_suffix(".en"));
    let definition = schema.get(&leaf.path).or_else(|| schema.get(stem?)).expect("the example has only known fields");
    let mut add = |kind, text: &str, caught_by| {
        let what = format!("`{}`: `{}` → `{text}`", leaf.path, leaf.span.text().replace('\n', " "));
        mutants.push(Mutant { kind, what, spec: Some(leaf.with(original, text)), files: Vec::new(), caught_by });
    };
    let may_be_left = definition.optional || definition.default.is_some() || definition.origin.is_some();
    if !may_be_left {
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
            // An amount that stands alone may be any amount.
            if is_compared(original, definition) {
                add("an amount changed", "CNY 123.45", &["sum", "money"]);
            }
            add("a currency changed", &text.replace("CNY", "USD"), &["sum", "money", "value"]);
        }
        Type::Single(Kind::Integer) if has(|relation| matches!(relation, Relation::SumOf(_))) => {
            add("a sum broken", "9", &["sum"]);
        }
        Type::Single(Kind::Date) => {
            add("a date that does not exist", "2026-02-30", &["value"]);
            add("a date put off", "2036-03-02", &["time", "report"]);
            add("a date put back", "2019-03-01", &["time"]);
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
        Type::Single(Kind::Digest) => {
            let other = if text.starts_with('0') { "1" } else { "0" };
            add("a digest miscopied", &format!("{other}{}", &text[1..]), &["evidence"]);
        }
        Type::Single(Kind::File) => add("a file lost", &format!("{text}.bak"), &["evidence"]),
        Type::Bilingual => bilingual(leaf, &mut add),
        _ => {}
    }
    match definition.score {
        Some(ScoreRole::Measured | ScoreRole::Met) if definition.origin.is_none() => {
            add("a result removed", "\"\"", &["score"]);
        }
        Some(ScoreRole::Goal) => add("a value to be reached changed", "77.7%", &["score"]),
        _ => {}
    }
    for (relation, _) in &definition.relations {
        match relation {
            Relation::RefersTo(_) => add("a reference to an item broken", "X-99", &["evidence"]),
            Relation::EachOf(keys) => {
                let other = definition.choices.iter().find(|choice| !keys.contains(&choice.key));
                if let Some(other) = other {
                    add("a role left to nobody", &other.key, &["report"]);
                }
            }
            _ => {}
        }
    }
    let list = leaf.path.split_once('[').and_then(|(list, _)| schema.get(list));
    if list.is_some_and(|list| list.r#match.as_deref() == Some(definition.name())) {
        add("an item of the other document left out", "99", &["source"]);
    }
}

/// Whether another field says what this one must be.
fn is_compared(original: &Original, definition: &Definition) -> bool {
    let named = |other: &Definition| {
        other.relations.iter().any(|(relation, _)| relation.paths().contains(&definition.path.as_str()))
    };
    !definition.relations.is_empty() || original.template.schema.definitions().iter().any(named)
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
