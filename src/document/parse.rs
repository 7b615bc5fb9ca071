//! Filled Markdown of one clause in one language, as pieces in order.

use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::fault::{Fault, Markup};
use super::fill::{BLANK, FIELD};
use super::model::{Alignment, Inline};
use super::number::DEEPEST;
use crate::diag::{Lang, Source, Span};
use crate::value::find_word;

/// A part of a clause file.
#[derive(Debug)]
pub(super) struct Piece {
    pub kind: PieceKind,
    /// The id it bears; empty without one.
    pub id: String,
    /// Where it stands in the clause file, as near as can be told once values are filled in.
    pub span: Span,
}

#[derive(Debug)]
pub(super) enum PieceKind {
    Heading(Vec<Inline>),
    Paragraph { level: usize, numbered: bool, text: Vec<Inline> },
    Table { columns: Vec<Alignment>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
}

/// Reads the filled text of a clause. `source` is the clause file itself, for places.
pub(super) fn parse(filled: &str, source: &Arc<Source>, lang: Lang, faults: &mut Vec<Fault>) -> Vec<Piece> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        source,
        lang,
        faults,
        pieces: Vec::new(),
        open: Vec::new(),
        lists: Vec::new(),
        fresh_item: false,
        stray: false,
        from: 0,
    };
    for (event, range) in Parser::new_ext(filled, options).into_offset_iter() {
        if let Event::Text(text) = &event {
            let is_meant = text.starts_with('*') && filled[..range.start].ends_with('\\');
            reader.stray |= text[usize::from(is_meant)..].contains('*');
        }
        reader.event(event);
    }
    reader.pieces
}

/// What is being read.
enum Open {
    Heading(String),
    Paragraph,
    Strong,
    Emphasis,
    Link(String),
    Cell,
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    lang: Lang,
    faults: &'a mut Vec<Fault>,
    pieces: Vec<Piece>,
    open: Vec<(Open, Vec<Inline>)>,
    lists: Vec<()>,
    /// Whether the next paragraph is the first of its list item, and bears its number.
    fresh_item: bool,
    /// Whether what is being read holds an asterisk with no backslash before it that is printed as it is.
    stray: bool,
    /// How far the clause file has been searched for places.
    from: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Code(text) => self.misplaced(Markup::Code, &text),
            Event::Html(text) | Event::InlineHtml(text) => self.misplaced(Markup::Html, &text),
            Event::Rule => self.misplaced(Markup::Rule, "---"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, id, .. } => {
                if level != HeadingLevel::H2 || !self.pieces.is_empty() {
                    self.misplaced(Markup::Heading, id.as_deref().unwrap_or("#"));
                }
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                self.open.push((Open::Heading(id), Vec::new()));
            }
            Tag::Paragraph | Tag::TableHead if self.in_paragraph() => {}
            Tag::Paragraph => self.open.push((Open::Paragraph, Vec::new())),
            Tag::List(start) => {
                self.finish_paragraph();
                if start.is_none() {
                    self.misplaced(Markup::Bullet, "- ");
                }
                self.lists.push(());
                if self.lists.len() == DEEPEST + 1 {
                    self.misplaced(Markup::Deep, "");
                }
            }
            Tag::Item => self.fresh_item = true,
            Tag::Strong => self.open.push((Open::Strong, Vec::new())),
            Tag::Emphasis => self.open.push((Open::Emphasis, Vec::new())),
            Tag::Link { dest_url, link_type, .. } => {
                if link_type != LinkType::Inline {
                    self.misplaced(Markup::Link, &dest_url);
                }
                self.open.push((Open::Link(dest_url.to_string()), Vec::new()));
            }
            Tag::Table(alignments) => {
                self.finish_paragraph();
                let columns = alignments.into_iter().map(alignment).collect();
                let span = self.place("|");
                self.pieces.push(Piece {
                    kind: PieceKind::Table { columns, head: Vec::new(), rows: Vec::new() },
                    id: String::new(),
                    span,
                });
            }
            Tag::TableRow => {
                if let Some(Piece { kind: PieceKind::Table { rows, .. }, .. }) = self.pieces.last_mut() {
                    rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.open.push((Open::Cell, Vec::new())),
            Tag::Image { dest_url, .. } => self.misplaced(Markup::Image, &dest_url),
            Tag::CodeBlock(_) => self.misplaced(Markup::Code, ""),
            Tag::BlockQuote(_) => self.misplaced(Markup::Quote, ">"),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph => self.finish_paragraph(),
            TagEnd::Item => {
                self.finish_paragraph();
                self.fresh_item = false;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => self.close_inline(),
            TagEnd::TableCell => {
                self.tell_stray();
                let Some((Open::Cell, text)) = self.open.pop() else { return };
                if let Some(Piece { kind: PieceKind::Table { head, rows, .. }, .. }) = self.pieces.last_mut() {
                    rows.last_mut().unwrap_or(head).push(text);
                }
            }
            _ => {}
        }
    }

    /// Whether words can be taken as they come.
    fn in_paragraph(&self) -> bool {
        !self.open.is_empty()
    }

    fn text(&mut self, text: &str) {
        if !self.in_paragraph() {
            self.open.push((Open::Paragraph, Vec::new()));
        }
        self.inline(Inline::text(text));
    }

    fn inline(&mut self, inline: Inline) {
        if self.open.is_empty() {
            self.open.push((Open::Paragraph, Vec::new()));
        }
        let (_, inlines) = self.open.last_mut().expect("just made sure");
        match (inlines.last_mut(), inline) {
            (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
            (_, inline) => inlines.push(inline),
        }
    }

    /// A line break in the file is nothing between Han characters, and a space elsewhere.
    fn soft_break(&mut self) {
        if self.lang == Lang::En {
            self.inline(Inline::text(" "));
        }
    }

    fn close_inline(&mut self) {
        let Some((open, body)) = self.open.pop() else { return };
        let inline = match open {
            Open::Strong => Inline::Strong { body },
            Open::Emphasis => Inline::Emphasis { body },
            Open::Link(url) => self.link(&url, &body),
            open => return self.open.push((open, body)),
        };
        self.inline(inline);
    }

    /// A link is a value, a blank or a reference.
    fn link(&mut self, url: &str, body: &[Inline]) -> Inline {
        if let Some(field) = url.strip_prefix(FIELD) {
            return Inline::Value { field: field.to_owned(), text: Inline::plain(body), blank: false };
        }
        if let Some(field) = url.strip_prefix(BLANK) {
            return Inline::Value { field: field.to_owned(), text: String::new(), blank: true };
        }
        if let Some(target) = url.strip_prefix('#')
            && body.is_empty()
        {
            return Inline::Reference { target: target.to_owned(), text: String::new() };
        }
        // `contract#report`: a clause of a document this one builds on.
        let is_name =
            |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if let Some((parent, _)) = url.split_once('#')
            && body.is_empty()
            && is_name(parent)
        {
            return Inline::Reference { target: url.to_owned(), text: String::new() };
        }
        self.misplaced(Markup::Link, url);
        Inline::text(Inline::plain(body))
    }

    /// Ends the paragraph or heading being read, if there is one.
    fn finish_paragraph(&mut self) {
        while matches!(self.open.last(), Some((Open::Strong | Open::Emphasis | Open::Link(_), _))) {
            self.close_inline();
        }
        let Some((open, mut text)) = self.open.pop() else { return };
        let (kind, id) = match open {
            Open::Heading(id) => (PieceKind::Heading(text), id),
            Open::Paragraph => {
                let id = take_id(&mut text);
                let level = self.lists.len().saturating_sub(1);
                let numbered = std::mem::take(&mut self.fresh_item);
                (PieceKind::Paragraph { level, numbered, text }, id)
            }
            open => return self.open.push((open, text)),
        };
        let words = match &kind {
            PieceKind::Heading(text) | PieceKind::Paragraph { text, .. } => longest_words(text),
            PieceKind::Table { .. } => String::new(),
        };
        self.tell_stray();
        let span = self.place(&words);
        self.pieces.push(Piece { kind, id, span });
    }

    fn tell_stray(&mut self) {
        if std::mem::take(&mut self.stray) {
            self.misplaced(Markup::Emphasis, "**");
        }
    }

    fn misplaced(&mut self, what: Markup, words: &str) {
        let span = self.place(words);
        self.faults.push(Fault::Markup { what, span });
    }

    /// Where `words` stand in the clause file, from where the last ones stood.
    fn place(&mut self, words: &str) -> Span {
        let text = &self.source.text;
        let found = find_word(&text[self.from..], words).map(|at| at + self.from).filter(|_| !words.is_empty());
        let start = found.unwrap_or(self.from);
        self.from = start;
        Span::new(self.source, start..start + if found.is_some() { words.len() } else { 1 })
    }
}

const fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
    }
}

/// Takes `{#id}` from the beginning of a paragraph.
fn take_id(text: &mut [Inline]) -> String {
    let Some(Inline::Text { text: first }) = text.first_mut() else { return String::new() };
    let Some((id, rest)) = first.strip_prefix("{#").and_then(|rest| rest.split_once('}')) else { return String::new() };
    let (id, rest) = (id.trim().to_owned(), rest.trim_start().to_owned());
    *first = rest;
    id
}

/// The longest run of the template's own words, by which a paragraph is found again in its file.
fn longest_words(inlines: &[Inline]) -> String {
    longest(inlines).to_owned()
}

fn longest(inlines: &[Inline]) -> &str {
    let runs = inlines.iter().map(|inline| match inline {
        Inline::Text { text } => text.trim(),
        Inline::Strong { body } | Inline::Emphasis { body } => longest(body),
        _ => "",
    });
    runs.max_by_key(|run| run.len()).unwrap_or_default()
}
