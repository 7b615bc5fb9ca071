//! What the law asks a contract to contain, and is not there.

use std::collections::BTreeSet;

use super::Case;
use crate::contract::State;
use crate::diag::{Finding, Lang, Span};
use crate::document::{Block, Inline, Section};
use crate::law::Article;
use crate::say;
use crate::template::{Places, Requirement};

/// A finding for every item that a list of the law has and this contract lacks, for the lists that a test picks.
pub(super) fn missing(case: &Case, picks: fn(&Article) -> bool) -> Vec<Finding> {
    let template = &case.contract.template;
    let required = template.required.iter().filter(|required| picks(required.article));
    let mut required = required.filter(|required| case.contract.holds(required.when.as_ref())).peekable();
    // A template that is itself at fault says so; what it lacks may only be unreadable.
    if required.peek().is_none() || !template.faults.is_empty() {
        return Vec::new();
    }
    let printed = Printed::of(case);
    required.flat_map(|required| of_list(case, required, &printed)).collect()
}

fn of_list(case: &Case, required: &Requirement, printed: &Printed) -> Vec<Finding> {
    let article = required.article;
    let mut findings = Vec::new();
    for (key, item) in &article.items {
        let places = required.places.get(key);
        let is_there = places.is_some_and(|places| {
            if places.struck { !article.is_binding } else { places.any.iter().any(|place| printed.has(place)) }
        });
        if is_there || places.is_some_and(|places| is_open(case, places)) {
            continue;
        }
        let name = article.name();
        let message = if article.is_binding {
            say!(
                zh: "合同缺少{zh_law}要求约定的“{zh}”", en: "the contract lacks {en}, which {en_law} demands",
                zh = item.zh, en = item.en, zh_law = name.zh, en_law = name.en,
            )
        } else {
            say!(
                zh: "合同缺少“{zh}”，{zh_law}列为一般应有的内容",
                en: "the contract lacks {en}, which by {en_law} a contract generally includes",
                zh = item.zh, en = item.en, zh_law = name.zh, en_law = name.en,
            )
        };
        let span = places.map_or(&required.span, |places| &places.span).clone();
        let label = match places {
            Some(Places { struck: true, .. }) => say!(zh: "不能划去", en: "cannot be struck out"),
            Some(_) => say!(zh: "所指的内容不在本合同中", en: "what is named here is not in this contract"),
            None => say!(zh: "没有写明在哪里约定", en: "nothing says where it is agreed"),
        };
        let mut finding = Finding::new(message).at(span, label);
        for when in left_out(case, places) {
            finding = finding.see(when, say!(zh: "此条件在本合同中不成立", en: "this does not hold in this contract"));
        }
        // What must be agreed has its whole basis in the check; of the other lists, only this one is meant.
        if !article.is_binding {
            finding = finding.on(article.printed());
        }
        findings.push(finding.help(say!(
            zh: "请写出这一条款，并在 `template.yaml` 的 `required` 下写明 `{key}: 条款`",
            en: "write the clause, and say `{key}: CLAUSE` under `required` in `template.yaml`",
            key = key,
        )));
    }
    findings
}

/// Whether a clause that would cover an item waits for a field that is blank or unreadable, which has its own finding.
fn is_open(case: &Case, places: &Places) -> bool {
    let entries = case.contract.template.contents.iter();
    let entries = entries.filter(|entry| places.any.iter().any(|place| entry.item.clause() == Some(place)));
    let mut tests = entries.filter_map(|entry| entry.when.as_ref()).flat_map(|when| &when.tests);
    tests.any(|test| {
        let field = case.contract.side(&test.path, Lang::Zh);
        field.is_some_and(|field| matches!(field.state, State::Blank | State::Unreadable))
    })
}

/// The conditions by which the clauses that would cover an item are left out.
fn left_out<'a>(case: &'a Case, places: Option<&'a Places>) -> impl Iterator<Item = Span> {
    let named = move |clause: Option<&str>| {
        places.is_some_and(|places| clause.is_some_and(|clause| places.any.iter().any(|place| place == clause)))
    };
    let entries = case.contract.template.contents.iter().filter(move |entry| named(entry.item.clause()));
    entries
        .filter_map(|entry| entry.when.as_ref())
        .filter(|when| !case.contract.holds(Some(when)))
        .map(|when| when.span.clone())
}

/// What a contract prints: its clause files, the ids of its clauses, and its fields.
struct Printed<'a> {
    clauses: BTreeSet<&'a str>,
    ids: BTreeSet<&'a str>,
    fields: BTreeSet<String>,
}

impl<'a> Printed<'a> {
    fn of(case: &'a Case) -> Self {
        let contents = &case.contract.template.contents;
        let entries = contents.iter().filter(|entry| case.contract.holds(entry.when.as_ref()));
        let mut printed = Self {
            clauses: entries.filter_map(|entry| entry.item.clause()).collect(),
            ids: case.passages.iter().map(|passage| passage.id.as_str()).collect(),
            fields: BTreeSet::new(),
        };
        for section in &case.document.sections {
            printed.section(section);
        }
        printed
    }

    fn section(&mut self, section: &Section) {
        self.inlines(&section.title.zh);
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.inlines(&paragraph.text.zh),
                Block::Table(table) => {
                    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                        self.inlines(&cell.zh);
                    }
                }
                Block::Particulars(particulars) => {
                    for row in &particulars.rows {
                        self.inlines(&row.value.zh);
                    }
                }
                Block::Signature(_) | Block::Figure(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Value { field, .. } => {
                    self.fields.insert(without_indices(field));
                }
                Inline::Strong { body } | Inline::Emphasis { body } => self.inlines(body),
                _ => {}
            }
        }
    }

    fn has(&self, place: &str) -> bool {
        let below = format!("{place}.");
        let is_field = self.fields.contains(place)
            || self.fields.range(below.clone()..).next().is_some_and(|field| field.starts_with(&below));
        is_field || self.clauses.contains(place) || self.ids.contains(place)
    }
}

/// `fees.instalments[2].share` as the schema has it: `fees.instalments[].share`.
fn without_indices(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut is_inside = false;
    for character in path.chars() {
        is_inside = character == '[' || is_inside && character != ']';
        if !is_inside || character == '[' {
            out.push(character);
        }
    }
    out
}
