//! Chinese pieces beside English pieces.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::model::{Block, Inline, Pair, Paragraph, Table};
use super::number::NUMBERED;
use super::parse::{Piece, PieceKind};
use crate::diag::{Lang, Span, Text};

/// A heading with its id and place, or a block.
pub(super) enum Paired {
    Heading { id: String, title: Pair<Vec<Inline>>, place: Pair<Span> },
    Block(Block),
}

/// Pairs the pieces of a clause. From the first place where the languages differ in structure, what one has and the
/// other lacks stands beside nothing, so that a draft still shows every word.
pub(super) fn pair(
    clause: &str,
    zh: Vec<Piece>,
    en: Vec<Piece>,
    ends: &Pair<Span>,
    faults: &mut Vec<Fault>,
) -> Vec<Paired> {
    let mut paired = Vec::new();
    let (mut zh, mut en) = (zh.into_iter().peekable(), en.into_iter().peekable());
    let mut told = false;
    loop {
        let alike = matches!((zh.peek(), en.peek()), (Some(one), Some(other)) if alike(one, other));
        if alike {
            let (Some(one), Some(other)) = (zh.next(), en.next()) else { break };
            check_inlines(clause, &one, &other, faults);
            paired.push(join(one, other));
            continue;
        }
        if zh.peek().is_none() && en.peek().is_none() {
            break;
        }
        if !told {
            told = true;
            let place =
                |piece: Option<&Piece>, end: &Span| piece.map_or_else(|| end.clone(), |piece| piece.span.clone());
            faults.push(Fault::Structure {
                clause: clause.to_owned(),
                zh: place(zh.peek(), &ends.zh),
                en: place(en.peek(), &ends.en),
            });
        }
        if let Some(piece) = zh.next() {
            let place = ends.en.clone();
            paired.push(alone(piece, Lang::Zh, place));
        }
        if let Some(piece) = en.next() {
            let place = ends.zh.clone();
            paired.push(alone(piece, Lang::En, place));
        }
    }
    paired
}

/// Whether two pieces can stand beside each other.
fn alike(one: &Piece, other: &Piece) -> bool {
    one.id == other.id
        && match (&one.kind, &other.kind) {
            (PieceKind::Heading(_), PieceKind::Heading(_)) => true,
            (
                PieceKind::Paragraph { level, numbered, .. },
                PieceKind::Paragraph { level: other_level, numbered: other_numbered, .. },
            ) => level == other_level && numbered == other_numbered,
            (
                PieceKind::Table { columns, rows, .. },
                PieceKind::Table { columns: other_columns, rows: other_rows, .. },
            ) => columns.len() == other_columns.len() && rows.len() == other_rows.len(),
            _ => false,
        }
}

fn join(zh: Piece, en: Piece) -> Paired {
    let place = Pair { zh: zh.span, en: en.span };
    let id = zh.id;
    match (zh.kind, en.kind) {
        (PieceKind::Heading(zh), PieceKind::Heading(en)) => Paired::Heading { id, title: Pair { zh, en }, place },
        (PieceKind::Paragraph { level, numbered, text: zh }, PieceKind::Paragraph { text: en, .. }) => {
            Paired::Block(paragraph(id, level, numbered, Pair { zh, en }, place))
        }
        (
            PieceKind::Table { columns, head: zh_head, rows: zh_rows },
            PieceKind::Table { head: en_head, rows: en_rows, .. },
        ) => {
            let rows = zh_rows.into_iter().zip(en_rows).map(|(zh, en)| zip(zh, en)).collect();
            Paired::Block(Block::Table(Table { columns, head: zip(zh_head, en_head), rows, place: Some(place) }))
        }
        _ => unreachable!("only pieces of one kind are joined"),
    }
}

/// A piece the other language lacks.
fn alone(piece: Piece, lang: Lang, other: Span) -> Paired {
    let place = match lang {
        Lang::Zh => Pair { zh: piece.span, en: other },
        Lang::En => Pair { zh: other, en: piece.span },
    };
    let one = |text| match lang {
        Lang::Zh => Pair { zh: text, en: Vec::new() },
        Lang::En => Pair { zh: Vec::new(), en: text },
    };
    match piece.kind {
        PieceKind::Heading(text) => Paired::Heading { id: piece.id, title: one(text), place },
        PieceKind::Paragraph { level, numbered, text } => {
            Paired::Block(paragraph(piece.id, level, numbered, one(text), place))
        }
        PieceKind::Table { columns, head, rows } => {
            let row = |cells: Vec<Vec<Inline>>| cells.into_iter().map(one).collect();
            let rows = rows.into_iter().map(row).collect();
            Paired::Block(Block::Table(Table { columns, head: row(head), rows, place: Some(place) }))
        }
    }
}

fn paragraph(id: String, level: usize, numbered: bool, text: Pair<Vec<Inline>>, place: Pair<Span>) -> Block {
    let label = if numbered { Text::same(NUMBERED) } else { Text::default() };
    Block::Paragraph(Paragraph { id, label, level, text, place: Some(place) })
}

fn zip(zh: Vec<Vec<Inline>>, en: Vec<Vec<Inline>>) -> Vec<Pair<Vec<Inline>>> {
    zh.into_iter().zip(en).map(|(zh, en)| Pair { zh, en }).collect()
}

/// The two languages of a paragraph name the same fields and refer to the same clauses.
fn check_inlines(clause: &str, zh: &Piece, en: &Piece, faults: &mut Vec<Fault>) {
    let (mut zh_named, mut en_named) = (Named::default(), Named::default());
    zh_named.piece(zh);
    en_named.piece(en);
    let clause = || clause.to_owned();
    let places = || (zh.span.clone(), en.span.clone());
    for (lacking, has, lacks) in [(Lang::En, &zh_named, &en_named), (Lang::Zh, &en_named, &zh_named)] {
        let (zh, en) = places();
        let fields: Vec<_> = has.fields.difference(&lacks.fields).cloned().collect();
        if !fields.is_empty() {
            faults.push(Fault::Values { clause: clause(), fields, lacking, zh, en });
        }
        let (zh, en) = places();
        let targets: Vec<_> = has.targets.difference(&lacks.targets).cloned().collect();
        if !targets.is_empty() {
            faults.push(Fault::References { clause: clause(), targets, lacking, zh, en });
        }
    }
}

/// The fields and clauses a piece names.
#[derive(Default)]
struct Named {
    fields: BTreeSet<String>,
    targets: BTreeSet<String>,
}

impl Named {
    fn piece(&mut self, piece: &Piece) {
        match &piece.kind {
            PieceKind::Heading(text) | PieceKind::Paragraph { text, .. } => self.inlines(text),
            PieceKind::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    self.inlines(cell);
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Value { field, .. } => {
                    let bare = field.strip_suffix(".zh").or_else(|| field.strip_suffix(".en")).unwrap_or(field);
                    self.fields.insert(bare.to_owned());
                }
                Inline::Reference { target, .. } => {
                    self.targets.insert(target.clone());
                }
                Inline::Strong { body } | Inline::Emphasis { body } => self.inlines(body),
                Inline::Text { .. } | Inline::Break => {}
            }
        }
    }
}
