//! Passages: every paragraph, heading, cell and bilingual value, in both languages.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::sentence::{self, Sentence};
use super::words::Prose;
use crate::contract::{Contract, Field};
use crate::diag::{Lang, Text};
use crate::document::{Block, Document, Inline, Pair, Section};
use crate::value::Value;

/// The same thing said in Chinese and in English.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The Chinese; empty where there is none.
    pub zh: Prose,
    /// The English; empty where there is none.
    pub en: Prose,
    /// What it is.
    pub home: Home,
    /// The section it stands in, as an index into [`Document::sections`]; none for a value.
    pub section: Option<usize>,
    /// The id by which clauses refer to it; empty where nothing can.
    pub id: String,
    /// The printed number, such as `6.1` or `（1）`; empty where there is none.
    pub label: Text,
    /// Depth below the section: 0 for `6.1` and for plain text, 1 for `(1)`, 2 for `(a)`.
    pub level: usize,
    sentences: OnceLock<Vec<Sentence>>,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// The heading of a section.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A cell of a table.
    Cell,
    /// A bilingual value of the spec: its path, without the language.
    Value(String),
}

impl Passage {
    /// One language.
    #[must_use]
    pub const fn get(&self, lang: Lang) -> &Prose {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Its sentences in both languages; the passage as one, where the languages divide it differently. They are told
    /// apart the first time they are asked for.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| sentence::split(self))
    }

    /// Whether both languages say something.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.zh.is_empty() && !self.en.is_empty()
    }
}

/// Every passage of a contract: first its clauses in the order of the document, then its bilingual values in the order
/// of the schema.
#[must_use]
pub fn passages(contract: &Contract, document: &Document) -> Vec<Passage> {
    let read = |(index, section): (usize, &Section)| {
        let mut passages = Vec::new();
        of_section(contract, index, section, &mut passages);
        passages
    };
    let mut passages: Vec<Passage> =
        document.sections.par_iter().with_max_len(1).enumerate().map(read).flatten_iter().collect();
    let sides = contract.fields.iter().filter(|field| field.side == Some(Lang::Zh));
    passages.extend(sides.filter_map(|zh| of_value(contract, zh)));
    passages
}

fn of_section(contract: &Contract, index: usize, section: &Section, passages: &mut Vec<Passage>) {
    let passage = |pair: &Pair<Vec<Inline>>, place: &Pair<_>, home| Passage {
        zh: Prose::of_clause(contract, Lang::Zh, &pair.zh, &place.zh),
        en: Prose::of_clause(contract, Lang::En, &pair.en, &place.en),
        home,
        section: Some(index),
        id: String::new(),
        label: Text::default(),
        level: 0,
        sentences: OnceLock::new(),
    };
    if let Some(place) = &section.place {
        let heading = passage(&section.title, place, Home::Heading);
        passages.push(Passage { id: section.id.clone(), label: section.number.clone(), ..heading });
    }
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let Some(place) = &paragraph.place else { continue };
                let words = passage(&paragraph.text, place, Home::Paragraph);
                let (id, label) = (paragraph.id.clone(), paragraph.label.clone());
                passages.push(Passage { id, label, level: paragraph.level, ..words });
            }
            Block::Table(table) => {
                let Some(place) = &table.place else { continue };
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                passages.extend(cells.map(|cell| passage(cell, place, Home::Cell)));
            }
            Block::Particulars(_) | Block::Signature(_) | Block::Figure(_) => {}
        }
    }
}

/// A bilingual value, found by its Chinese side.
fn of_value(contract: &Contract, zh: &Field) -> Option<Passage> {
    let stem = zh.path.strip_suffix(".zh")?;
    let en = contract.field(&format!("{stem}.en"))?;
    let prose = |lang, field: &Field| {
        let text = match field.value() {
            Some(Value::Text(text)) => text,
            _ => "",
        };
        Prose::of_value(lang, text, &field.place.value())
    };
    let (zh, en) = (prose(Lang::Zh, zh), prose(Lang::En, en));
    let home = Home::Value(stem.to_owned());
    let is_written = !zh.is_empty() || !en.is_empty();
    is_written.then(|| Passage {
        zh,
        en,
        home,
        section: None,
        id: String::new(),
        label: Text::default(),
        level: 0,
        sentences: OnceLock::new(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::contract::bind;
    use crate::document;
    use crate::prose::HOLE;
    use crate::spec::Spec;
    use crate::template::{Files, Template};

    /// The passages of a contract with one clause, in Chinese and in English.
    fn read(zh: &str, en: &str, spec: &str) -> Vec<Passage> {
        let mut files = Files::default();
        for (path, text) in [
            ("common/types.yaml", ""),
            ("t/template.yaml", "title: { zh: 甲, en: A }\nsummary: { zh: 甲, en: A }\ncontents: [{ chapter: c }]\n"),
            (
                "t/schema.yaml",
                "a: { type: bilingual, label: { zh: 甲, en: A }, help: { zh: 甲, en: A }, example: { zh: 甲, en: A } }\n",
            ),
            ("t/clauses/c.zh.md", zh),
            ("t/clauses/c.en.md", en),
        ] {
            files.insert(path, path, text.as_bytes());
        }
        let spec = Spec::read("s", spec.as_bytes());
        let root = spec.root.as_ref().expect("a mapping");
        let contract = bind(&spec.source, root, Arc::new(Template::read("t", &files)));
        let (document, _) = document::build(&contract);
        passages(&contract, &document)
    }

    #[test]
    fn words_are_found_where_they_were_typed() {
        let zh = "## 题 {#c}\n\n1. {#x} 甲方**应当**付款，甲方应当{{ a }}。\n2. 依照[](#x)付款。\n";
        let en = "## Title {#c}\n\n1. {#x} A **shall** pay, A shall {{ a }}.\n2. Pay under [](#x).\n";
        let passages = read(zh, en, "template: t\na: { zh: 乙, en: \"B \\u0042\" }\n");
        let words: Vec<_> = passages.iter().map(|passage| passage.zh.words.as_str()).collect();
        assert_eq!(words, ["题", "甲方应当付款，甲方应当\u{FFFC}。", "依照\u{FFFC}付款。", "乙"]);
        let first = &passages[1].zh;
        assert_eq!(first.printed(), "甲方应当付款，甲方应当乙。");
        let again = first.words.rfind("甲方").expect("there");
        let span = first.span(again..again + "甲方应当".len());
        assert_eq!((span.text(), span.start), ("甲方应当", zh.rfind("甲方").expect("there")));
        let across = first.span(0..first.words.find("付款").expect("there") + "付款".len());
        assert_eq!(across.text(), "甲方**应当**付款");
        let hole = first.words.find(HOLE).expect("there");
        assert_eq!(first.span(hole..hole + HOLE.len_utf8()).text(), "乙");
        let reference = &passages[2].en;
        let hole = reference.words.find(HOLE).expect("there");
        assert_eq!(reference.span(hole..hole + HOLE.len_utf8()).text(), "(#x)");
        // A value written with escapes is pointed at as a whole.
        assert_eq!(passages[3].en.words.as_str(), "B B");
        assert_eq!(passages[3].en.span(2..3).text(), "B");
    }

    #[test]
    fn tables_and_values_of_one_language_are_passages() {
        let table = "## T {#c}\n\n| 甲 | {{ a }} |\n| - | - |\n| 甲 | 丙 |\n";
        let passages = read(table, table, "template: t\na: { zh: 乙 }\n");
        let cells: Vec<_> = passages.iter().filter(|passage| passage.home == Home::Cell).collect();
        assert_eq!(cells.len(), 4);
        assert_eq!(cells[3].zh.span(0.."丙".len()).text(), "丙");
        let value = passages.last().expect("the value");
        assert_eq!(value.home, Home::Value("a".to_owned()));
        assert!(!value.is_complete() && value.en.is_empty());
    }
}
