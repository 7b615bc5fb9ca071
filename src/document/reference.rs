//! References by id, resolved to the numbers that are printed.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::model::{Block, Inline, Pair, Section};
use super::number::{refer_to_paragraph, refer_to_section};
use crate::contract::Contract;
use crate::diag::{Lang, Span, Text};
use crate::template::nearest;

/// Resolves every reference of the document, and reports ids that are missing or stand twice.
pub(super) fn resolve(contract: &Contract, sections: &mut [Section], faults: &mut Vec<Fault>) {
    let mut targets = targets(sections, faults);
    for parent in &contract.parents {
        let Some(bound) = parent.bound() else { continue };
        let theirs = bound.numbers.iter().map(|(id, number)| (format!("{}#{id}", parent.name), number.clone()));
        targets.extend(theirs);
    }
    let lost = |target: &str| {
        let (name, _) = target.split_once('#')?;
        contract.parent(name).filter(|parent| parent.bound().is_none()).map(|parent| parent.name.clone())
    };
    let mut resolver = Resolver { targets: &targets, lost: &lost, faults };
    for section in sections.iter_mut() {
        resolver.pair(&mut section.title, section.place.as_ref());
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(paragraph) => resolver.pair(&mut paragraph.text, paragraph.place.as_ref()),
                Block::Table(table) => {
                    for cell in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
                        resolver.pair(cell, table.place.as_ref());
                    }
                }
                Block::Particulars(_) | Block::Signature(_) | Block::Figure(_) => {}
            }
        }
    }
}

/// Every id of finished sections, with the number it prints as, for documents that build on this one.
#[must_use]
pub fn numbers(sections: &[Section]) -> BTreeMap<String, Text> {
    targets(sections, &mut Vec::new())
}

/// Every id, with the number it prints as.
fn targets(sections: &[Section], faults: &mut Vec<Fault>) -> BTreeMap<String, Text> {
    let mut targets: BTreeMap<String, (Text, Option<Span>)> = BTreeMap::new();
    let mut add = |id: &str, text: Text, place: Option<&Pair<Span>>| {
        let span = place.map(|place| place.zh.clone());
        if id.is_empty() {
            return;
        }
        if let Some((_, Some(first))) = targets.get(id)
            && let Some(again) = &span
        {
            faults.push(Fault::AmbiguousId { id: id.to_owned(), first: first.clone(), again: again.clone() });
            return;
        }
        targets.insert(id.to_owned(), (text, span));
    };
    for section in sections {
        add(&section.id, refer_to_section(section), section.place.as_ref());
        let mut labels: Vec<Text> = Vec::new();
        for block in &section.blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            if !paragraph.label.zh.is_empty() {
                labels.truncate(paragraph.level);
                labels.push(paragraph.label.clone());
            }
            add(&paragraph.id, refer_to_paragraph(section, &labels), paragraph.place.as_ref());
        }
    }
    targets.into_iter().map(|(id, (text, _))| (id, text)).collect()
}

struct Resolver<'a> {
    targets: &'a BTreeMap<String, Text>,
    /// The parent a target belongs to, where that parent could not be read.
    lost: &'a dyn Fn(&str) -> Option<String>,
    faults: &'a mut Vec<Fault>,
}

impl Resolver<'_> {
    fn pair(&mut self, pair: &mut Pair<Vec<Inline>>, place: Option<&Pair<Span>>) {
        self.inlines(&mut pair.zh, Lang::Zh, place.map(|place| &place.zh));
        self.inlines(&mut pair.en, Lang::En, place.map(|place| &place.en));
    }

    fn inlines(&mut self, inlines: &mut [Inline], lang: Lang, place: Option<&Span>) {
        for inline in inlines {
            match inline {
                Inline::Reference { target, text } => match self.targets.get(target) {
                    Some(number) => number.get(lang).clone_into(text),
                    // What is wrong with the parent is said of the parent.
                    None => match (self.lost)(target) {
                        Some(field) => *inline = Inline::Value { field, text: String::new(), blank: true },
                        None => self.broken(target, place),
                    },
                },
                Inline::Strong { body } | Inline::Emphasis { body } => self.inlines(body, lang, place),
                _ => {}
            }
        }
    }

    fn broken(&mut self, target: &str, place: Option<&Span>) {
        let Some(place) = place else { return };
        let link = format!("(#{target})");
        let text = &place.source.text;
        let span = match text[place.start..].find(&link).map(|at| place.start + at).or_else(|| text.find(&link)) {
            Some(at) => Span::new(&place.source, at + 1..at + link.len() - 1),
            None => place.clone(),
        };
        let nearest = nearest(target, self.targets.keys().map(String::as_str));
        self.faults.push(Fault::BrokenReference { target: target.to_owned(), nearest, span });
    }
}
