//! A value that is not of its kind, with all that checks need to speak of it.

use unicode_normalization::UnicodeNormalization;

use super::Case;
use super::pattern::{self, name_at, raw};
use crate::contract::Fault;
use crate::diag::{Finding, Span, Text};
use crate::say;
use crate::template::Definition;
use crate::value::{self, Kind};

/// A value that is not of its kind.
pub(super) struct Unreadable<'a> {
    /// The field's path.
    pub path: &'a str,
    /// Its definition.
    pub definition: &'a Definition,
    /// Its name for people.
    pub name: Text,
    /// The kind it has.
    pub kind: Kind,
    /// Why the text is none.
    pub fault: &'a value::Fault,
    /// The text; for an alias, the one it stands for.
    pub raw: &'a str,
    /// Where it stands.
    pub span: &'a Span,
}

/// What is said of a value after its name: what is wrong, the words for the margin, and what to do.
pub(super) struct Said(pub Text, pub Text, pub Text);

/// Every value that is not of its kind.
pub(super) fn unreadable<'a>(case: &'a Case) -> impl Iterator<Item = Unreadable<'a>> {
    case.contract.faults.iter().filter_map(|fault| match fault {
        Fault::Value { path, kind, fault, span } => Some(Unreadable {
            path,
            definition: case.contract.template.schema.get(path)?,
            name: name_at(case.contract, path),
            kind: *kind,
            fault,
            raw: raw(case, path).unwrap_or_else(|| span.text()),
            span,
        }),
        _ => None,
    })
}

impl Unreadable<'_> {
    /// A finding about this value.
    pub fn finding(&self, message: Text, label: Text, help: Text) -> Finding {
        let span = match self.fault {
            value::Fault::Character { character, offset } => self.place_of(*character, *offset),
            _ => self.span.clone(),
        };
        Finding::new(message).of(self.path).at(span, label).help(help)
    }

    /// The text, as a message may quote it.
    pub fn quoted(&self) -> String {
        pattern::quoted(self.raw)
    }

    /// How another text is written for readers of either language, if that is a value of this kind.
    pub fn mended(&self, text: &str) -> Option<Text> {
        self.kind.parse(text).ok().map(|value| pattern::spelt(&value))
    }

    /// The same of a kind that is written alike in both languages: a number, a code, an address.
    pub fn rewritten(&self, text: &str) -> Option<String> {
        self.kind.parse(text).ok().map(|value| value.canonical())
    }

    /// The text in one width.
    pub fn narrow(&self) -> String {
        self.raw.nfkc().collect::<String>().trim().to_owned()
    }

    /// The spellings accepted.
    pub fn spellings(&self) -> Text {
        let Text { zh, en } = pattern::spellings(self.definition, self.kind);
        say!(zh: "请写成 {zh} 的形式", en: "write it like {en}", zh = zh, en = en)
    }

    /// The text with letters that look like digits turned into those, if that makes it a value of this kind.
    pub fn with_digits(&self) -> Option<String> {
        let digit = |c| match c {
            'O' | 'o' => '0',
            'I' | 'l' => '1',
            'Z' => '2',
            'S' => '5',
            'B' if self.kind != Kind::CreditCode => '8',
            _ => c,
        };
        self.rewritten(&self.raw.chars().map(digit).collect::<String>())
    }

    /// The place of one character of the text; of the whole, where quotes or escapes hide it.
    fn place_of(&self, character: char, offset: usize) -> Span {
        let Some(start) = self.span.text().find(self.raw).map(|start| start + offset) else { return self.span.clone() };
        self.span.part(start..start + character.len_utf8())
    }
}
