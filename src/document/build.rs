//! The document of a contract, part by part in the order of its template.

use rayon::prelude::*;
use tera::Context;

use super::fault::{Fault, Markup};
use super::figure::{figure, schedule};
use super::fill::{context, inline};
use super::model::{
    Block, Document, Inline, Pair, Particular, Particulars, Section, SectionKind, Signatory, Signature,
};
use super::number::number;
use super::pair::{Paired, pair};
use super::parse::{Piece, parse};
use super::reference::resolve;
use super::room::rooms;
use crate::contract::Contract;
use crate::diag::{Lang, Span, Text};
use crate::template::{Definition, Item, Template, Type};
use crate::value::Value;

/// Builds the document of a contract. Blanks stay visible as blanks; what is wrong is in the faults.
#[must_use]
pub fn build(contract: &Contract) -> (Document, Vec<Fault>) {
    let contexts = Pair { zh: context(contract, Lang::Zh), en: context(contract, Lang::En) };
    let entries: Vec<_> =
        contract.template.contents.iter().filter(|entry| contract.holds(entry.when.as_ref())).collect();
    // Clauses are filled and read side by side, and set into the document in order.
    let filled = entries.par_iter().with_max_len(1).map(|entry| {
        let read = |lang| entry.item.clause().map(|clause| pieces(contract, contexts.get(lang), clause, lang));
        Pair { zh: read(Lang::Zh).unwrap_or_default(), en: read(Lang::En).unwrap_or_default() }
    });
    let filled: Vec<Pair<Filled>> = filled.collect();
    let mut builder = Builder { contract, sections: Vec::new(), faults: Vec::new() };
    builder.open(SectionKind::Opening);
    for (entry, filled) in entries.into_iter().zip(filled) {
        builder.item(&entry.item, &entry.span, filled);
    }
    let Builder { mut sections, mut faults, .. } = builder;
    number(&mut sections);
    resolve(contract, &mut sections, &mut faults);
    let template = &contract.template;
    let document = Document {
        title: template.title.clone(),
        numbering: template
            .number
            .as_deref()
            .and_then(|path| template.schema.get(path))
            .map(|definition| definition.label.clone())
            .unwrap_or_default(),
        number: template
            .number
            .as_deref()
            .and_then(|path| contract.value(path))
            .map(Value::canonical)
            .unwrap_or_default(),
        date: template.date.as_deref().and_then(|path| contract.value(path)).map(Value::canonical).unwrap_or_default(),
        parties: template.parties.iter().map(|party| party_name(contract, party)).collect(),
        sections,
        rooms: rooms(contract),
    };
    (document, faults)
}

/// The name of a party as plain words; empty where it is blank.
fn party_name(contract: &Contract, party: &str) -> Text {
    let side = |lang| {
        let field = contract.side(&format!("{party}.name"), lang);
        field.and_then(|field| field.value()).map(Value::canonical).unwrap_or_default()
    };
    Text { zh: side(Lang::Zh), en: side(Lang::En) }
}

/// One language of a clause, filled and read.
#[derive(Default)]
struct Filled {
    pieces: Vec<Piece>,
    faults: Vec<Fault>,
}

fn pieces(contract: &Contract, context: &Context, name: &str, lang: Lang) -> Filled {
    let mut filled = Filled::default();
    let template = &contract.template;
    let Some(source) = template.clauses.get(name).and_then(|clause| clause.source(lang)) else { return filled };
    let tera_name = Template::tera_name(name, lang);
    if !template.tera.contains_template(&tera_name) {
        return filled;
    }
    match template.tera.render(&tera_name, context) {
        Ok(text) => filled.pieces = parse(&text, source, lang, &mut filled.faults),
        Err(error) => {
            let (words, range) = match error.kind() {
                tera::ErrorKind::RenderingError(report) => (report.message().to_owned(), report.span().range.clone()),
                _ => (error.to_string(), 0..0),
            };
            filled.faults.push(Fault::Fill { words, span: Span::new(source, range) });
        }
    }
    filled
}

struct Builder<'a> {
    contract: &'a Contract,
    sections: Vec<Section>,
    faults: Vec<Fault>,
}

impl Builder<'_> {
    fn item(&mut self, item: &Item, asked: &Span, filled: Pair<Filled>) {
        match item {
            Item::Particulars(paths) => {
                let particulars = self.particulars(paths);
                self.block(Block::Particulars(particulars));
            }
            Item::Text(clause) => {
                self.open(SectionKind::Text);
                self.clause(clause, asked, filled);
            }
            Item::Chapter(clause) => {
                self.open(SectionKind::Chapter);
                self.clause(clause, asked, filled);
            }
            Item::Annex(clause) => {
                self.open(SectionKind::Annex);
                self.clause(clause, asked, filled);
            }
            Item::Part(clause) => self.clause(clause, asked, filled),
            Item::Figure(kind, caption) => {
                if let Some(figure) = figure(self.contract, *kind, caption, self.figures() + 1) {
                    self.block(Block::Figure(figure));
                }
            }
            Item::Schedule(branches, caption) => {
                let figure = schedule(branches, caption, self.figures() + 1);
                self.block(Block::Figure(figure));
            }
            Item::Signature(parties) => {
                self.open(SectionKind::Signature);
                let parties = parties.iter().map(|party| self.signatory(party)).collect();
                self.block(Block::Signature(Signature { parties }));
            }
        }
    }

    /// How many figures there are so far.
    fn figures(&self) -> usize {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter(|block| matches!(block, Block::Figure(_))).count()
    }

    fn open(&mut self, kind: SectionKind) {
        self.sections.push(Section {
            kind,
            id: String::new(),
            number: Text::default(),
            title: Pair::default(),
            place: None,
            blocks: Vec::new(),
        });
    }

    fn block(&mut self, block: Block) {
        self.sections.last_mut().expect("the opening is always there").blocks.push(block);
    }

    /// Sets a clause file into the section that is open.
    fn clause(&mut self, name: &str, asked: &Span, filled: Pair<Filled>) {
        let Some(clause) = self.contract.template.clauses.get(name) else { return };
        let wants_heading = self.sections.last().is_some_and(|section| {
            matches!(section.kind, SectionKind::Chapter | SectionKind::Annex) && section.blocks.is_empty()
        });
        let end = |lang| match clause.source(lang) {
            Some(source) => Span::new(source, source.text.trim_end().len()..source.text.trim_end().len()),
            None => asked.clone(),
        };
        let ends = Pair { zh: end(Lang::Zh), en: end(Lang::En) };
        self.faults.extend(filled.zh.faults.into_iter().chain(filled.en.faults));
        let mut has_heading = false;
        for paired in pair(name, filled.zh.pieces, filled.en.pieces, &ends, &mut self.faults) {
            match paired {
                Paired::Heading { id, title, place } => {
                    has_heading = true;
                    let section = self.sections.last_mut().expect("a section is open");
                    (section.id, section.title, section.place) = (id, title, Some(place));
                }
                Paired::Block(block) => self.block(block),
            }
        }
        if wants_heading != has_heading && clause.source(Lang::Zh).is_some() {
            let what = if wants_heading { Markup::NoHeading } else { Markup::Heading };
            let span = clause.source(Lang::Zh).map_or_else(|| asked.clone(), |source| Span::new(source, 0..1));
            self.faults.push(Fault::Markup { what, span });
        }
    }

    /// Labels and values. A single group is set under its own label.
    fn particulars(&self, paths: &[String]) -> Particulars {
        let schema = &self.contract.template.schema;
        let heading = match paths {
            [path] => schema.get(path).filter(|definition| matches!(definition.r#type, Type::Group | Type::Party)),
            _ => None,
        };
        let rows = paths
            .iter()
            .flat_map(|path| schema.within(path))
            .filter_map(|definition| self.particular(definition))
            .collect();
        Particulars { title: heading.map(|definition| definition.label.clone()).unwrap_or_default(), rows }
    }

    fn particular(&self, definition: &Definition) -> Option<Particular> {
        definition.kind()?;
        let field = self.contract.side(&definition.path, Lang::Zh)?;
        field
            .is_asked_for()
            .then(|| Particular { label: definition.label.clone(), value: self.value(&definition.path) })
    }

    /// A field in both languages; nothing where there is no such field.
    fn value(&self, path: &str) -> Pair<Vec<Inline>> {
        let side = |lang| {
            let field = self.contract.side(path, lang);
            field.map(|field| vec![inline(self.contract, field, lang)]).unwrap_or_default()
        };
        Pair { zh: side(Lang::Zh), en: side(Lang::En) }
    }

    fn signatory(&self, party: &str) -> Signatory {
        let template = &self.contract.template;
        Signatory {
            title: template.schema.get(party).map(|definition| definition.label.clone()).unwrap_or_default(),
            name: self.value(&format!("{party}.name")),
            representative: self.value(&format!("{party}.representative")),
            place: template.place.as_deref().map(|path| self.value(path)).unwrap_or_default(),
        }
    }
}
