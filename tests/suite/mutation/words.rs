//! Changes to the words of a template, in one language or in its order of parts.

use super::values::{changed_number, digits};
use super::{Mutant, Original};

/// What is swapped for what in the words of one language, and who must notice.
struct Swap {
    kind: &'static str,
    lang: &'static str,
    from: &'static str,
    to: &'static str,
    caught_by: &'static [&'static str],
}

const fn swap(
    kind: &'static str,
    lang: &'static str,
    from: &'static str,
    to: &'static str,
    caught_by: &'static [&'static str],
) -> Swap {
    Swap { kind, lang, from, to, caught_by }
}

const DUTY: &str = "a duty made a permission in one language";
const FREE: &str = "a prohibition made a permission in one language";
const LEAVE: &str = "a permission made a duty in one language";
const BOUND: &str = "a bound turned in one language";
const PARTY: &str = "the parties swapped in one language";
const UNIT: &str = "a unit swapped in one language";

const SWAPS: [Swap; 16] = [
    swap(DUTY, "zh", "应当", "可以", &["parity"]),
    swap(DUTY, "en", " shall ", " may ", &["parity"]),
    swap(FREE, "zh", "不得", "可以", &["parity"]),
    swap(FREE, "en", " shall not ", " may ", &["parity"]),
    swap(LEAVE, "zh", "可以", "应当", &["parity"]),
    swap(LEAVE, "en", " may ", " shall ", &["parity"]),
    swap(BOUND, "zh", "不超过", "超过", &["parity"]),
    swap(BOUND, "en", "at least ", "more than ", &["parity"]),
    swap(BOUND, "en", "no later than ", "after ", &["parity"]),
    swap(PARTY, "zh", "甲方应当", "乙方应当", &["parity"]),
    swap(PARTY, "zh", "乙方应当", "甲方应当", &["parity"]),
    swap(PARTY, "en", "Party A shall", "Party B shall", &["parity"]),
    swap(PARTY, "en", "Party B shall", "Party A shall", &["parity"]),
    swap(UNIT, "zh", "个工作日", "日", &["parity"]),
    swap(UNIT, "en", " working days", " days", &["parity"]),
    swap(UNIT, "zh", "个月", "日", &["parity"]),
];

pub(super) fn mutants(original: &Original) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for lang in ["zh", "en"] {
        for (name, text) in original.clauses(lang) {
            numbers(name, lang, text, &mut mutants);
            references(name, lang, text, &mut mutants);
            paragraphs(name, lang, text, &mut mutants);
            marks(name, lang, text, &mut mutants);
            for swap in SWAPS.iter().filter(|swap| swap.lang == lang) {
                let changes = |at: &usize| !is_the_same(swap, text, *at);
                for at in text.match_indices(swap.from).map(|(at, _)| at).filter(changes) {
                    let changed = replaced(text, at, swap.from.len(), swap.to);
                    let what = format!("`{name}.{lang}`: `{}`", around(&changed, at, swap.to.len()));
                    mutants.push(in_file(swap.kind, what, name, lang, changed, swap.caught_by));
                }
            }
        }
    }
    parts(original, &mut mutants);
    mutants
}

/// Whether a swap leaves the sense as it is: `may not` and `neither may` forbid as with shall, `may only` as `shall only`
/// does, and what could be foreseen, gained, suffered or caused, or may be so, is nobody's duty or right.
fn is_the_same(swap: &Swap, text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + swap.from.len()..]);
    let clause = &before[before.rfind([',', ';', '.', ':', '\n']).map_or(0, |mark| mark + 1)..];
    let rest = &after[..after.find([',', ';', '.', ':', '\n']).unwrap_or(after.len())];
    let is_negative = clause.trim_start().to_lowercase().starts_with("neither ");
    let is_modal = swap.from.contains("may") || swap.from.contains("shall");
    after.starts_with("not ")
        || is_modal && (is_negative || rest.split(' ').any(|word| word == "only"))
        || ["预见", "获得的利益"].iter().any(|word| after.starts_with(word))
        || before.ends_with("is or")
        || ["suffer", "cause"].iter().any(|word| after.starts_with(word))
}

fn in_file(
    kind: &'static str,
    what: String,
    name: &str,
    lang: &str,
    text: String,
    caught_by: &'static [&'static str],
) -> Mutant {
    Mutant { kind, what, spec: None, files: vec![(format!("clauses/{name}.{lang}.md"), text)], caught_by }
}

fn replaced(text: &str, at: usize, length: usize, with: &str) -> String {
    format!("{}{with}{}", &text[..at], &text[at + length..])
}

/// Some words around a place, so that a person finds it.
fn around(text: &str, at: usize, length: usize) -> String {
    let start = text.floor_char_boundary(at.saturating_sub(24));
    let end = text.ceil_char_boundary((at + length + 24).min(text.len()));
    text[start..end].replace(['\n', '`', '|'], " ").trim().to_owned()
}

/// Numbers typed by hand: not those of list items, ids, references and fields.
fn numbers(name: &str, lang: &str, text: &str, mutants: &mut Vec<Mutant>) {
    for (at, run) in digits(text) {
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let is_item = text[line..at].trim().is_empty();
        let is_markup =
            |open: &str, close: &str| text[..at].rfind(open).is_some_and(|start| !text[start..at].contains(close));
        if is_item || is_markup("{", "}") || is_markup("(#", ")") {
            continue;
        }
        let changed = replaced(text, at, run.len(), &changed_number(run));
        let what = format!("`{name}.{lang}`: `{}`", around(&changed, at, run.len()));
        mutants.push(in_file("a number changed in one language", what, name, lang, changed, &["parity"]));
    }
}

fn references(name: &str, lang: &str, text: &str, mutants: &mut Vec<Mutant>) {
    for (at, _) in text.match_indices("](#") {
        let end = text[at..].find(')').map_or(text.len(), |end| at + end);
        let changed = replaced(text, at + 3, end - at - 3, "no-such-clause");
        let what = format!("`{name}.{lang}`: `{}`", around(&changed, at, 3));
        mutants.push(in_file("a reference broken", what, name, lang, changed, &["reference"]));
    }
}

fn paragraphs(name: &str, lang: &str, text: &str, mutants: &mut Vec<Mutant>) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_item = line.trim_start().starts_with(|c: char| c.is_ascii_digit());
        // The only paragraph of a clause gone, another fault says that the file is empty.
        if is_item && text.matches('\n').count() > 2 {
            let changed = replaced(text, at, line.len(), "");
            let what = format!("`{name}.{lang}`: `{}`", around(text, at, 24));
            mutants.push(in_file("a paragraph dropped in one language", what, name, lang, changed, &["template"]));
        }
        at += line.len();
    }
}

fn marks(name: &str, lang: &str, text: &str, mutants: &mut Vec<Mutant>) {
    for mark in ["”", "）", "》", "“", "（", "《"] {
        for (at, _) in text.match_indices(mark) {
            let changed = replaced(text, at, mark.len(), "");
            let what = format!("`{name}.{lang}`: `{}`", around(&changed, at, 0));
            mutants.push(in_file("a bracket or quotation mark left open", what, name, lang, changed, &["wording"]));
        }
    }
}

/// A part of the document dropped from the table of contents, its files with it.
fn parts(original: &Original, mutants: &mut Vec<Mutant>) {
    let manifest = &original.files[&format!("{}/template.yaml", original.name)];
    let mut at = 0;
    for line in manifest.split_inclusive('\n') {
        let part = line.trim_start().strip_prefix("- ").and_then(|rest| rest.split_once(": "));
        if let Some((kind @ ("chapter" | "part" | "annex"), _)) = part {
            let rest = &manifest[at + line.len()..];
            let when = rest.lines().next().filter(|next| next.trim_start().starts_with("when:"));
            let length = line.len() + when.map_or(0, |when| when.len() + 1);
            mutants.push(Mutant {
                kind: "a clause dropped",
                what: format!("{kind} `{}`", line.trim()),
                spec: None,
                files: vec![("template.yaml".to_owned(), replaced(manifest, at, length, ""))],
                caught_by: &["reference", "structure", "template", "law"],
            });
        }
        at += line.len();
    }
}
