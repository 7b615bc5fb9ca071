//! The document as GitHub Markdown, to be read in a diff, a review or a terminal.

use std::iter;

use super::Setting;
use super::printable::visible;
use crate::diag::{Lang, Text};
use crate::document::{
    Alignment, Block, Document, Figure, Inline, Pair, Paragraph, Particulars, Section, SectionKind, Signatory,
    Signature, Table,
};

/// What a blank looks like, and what a signature is written on.
const BLANK: &str = r"\_\_\_\_\_\_";

/// The document as GitHub Markdown. Words print literally, whatever they contain. Markdown has no columns: two languages
/// stand one below the other in text, and side by side in tables, in either arrangement.
#[must_use]
pub fn markdown(document: &Document, setting: &Setting) -> String {
    let page = Page { langs: setting.languages.list() };
    let mut parts = Vec::new();
    if setting.draft {
        parts.push("> **草案 DRAFT**".to_owned());
    }
    for section in &document.sections {
        parts.extend(page.heading(document, section));
        parts.extend(section.blocks.iter().map(|block| page.block(block)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// The languages printed, in order.
struct Page {
    langs: &'static [Lang],
}

impl Page {
    fn heading(&self, document: &Document, section: &Section) -> Option<String> {
        let opening = section.kind == SectionKind::Opening;
        let words = self.join(" / ", |lang| {
            if opening {
                return escape(document.title.get(lang));
            }
            let number = escape(section.number.get(lang));
            let parts = [number, inlines(section.title.get(lang))];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        (!words.is_empty()).then(|| format!("{} {words}", if opening { "#" } else { "##" }))
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => self.table(table),
            Block::Particulars(particulars) => self.particulars(particulars),
            Block::Signature(signature) => self.signature(signature),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> String {
        let indent = "&emsp;".repeat(2 * paragraph.level);
        let one = |lang: Lang| {
            let label = escape(paragraph.label.get(lang));
            let text = inlines(paragraph.text.get(lang));
            let space = if label.is_empty() || text.is_empty() { "" } else { " " };
            format!("{indent}{label}{space}{}", text.trim_start())
        };
        self.langs.iter().map(|&lang| one(lang)).collect::<Vec<_>>().join("\n\n")
    }

    fn table(&self, table: &Table) -> String {
        let rule = table.columns.iter().map(|alignment| match alignment {
            Alignment::Start => ":--",
            Alignment::Center => ":-:",
            Alignment::End => "--:",
        });
        let cells = |row: &[Pair<Vec<Inline>>]| line(row.iter().map(|cell| self.cell(cell)));
        iter::once(cells(&table.head))
            .chain(iter::once(line(rule.map(str::to_owned))))
            .chain(table.rows.iter().map(|row| cells(row)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn particulars(&self, particulars: &Particulars) -> String {
        let title = self.join(" / ", |lang| escape(particulars.title.get(lang)));
        let empty = line(iter::repeat_n(String::new(), 1 + self.langs.len()));
        let rule = line(iter::repeat_n("---".to_owned(), 1 + self.langs.len()));
        let rows = particulars.rows.iter().map(|row| {
            let label = self.join(" / ", |lang| escape(row.label.get(lang)));
            line(iter::once(label).chain(self.langs.iter().map(|&lang| inlines(row.value.get(lang)))))
        });
        let head = if title.is_empty() { title } else { format!("**{title}**\n\n") };
        head + &[empty, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }

    /// What a figure shows, in words.
    fn figure(&self, figure: &Figure) -> String {
        let one = |lang: Lang| {
            let (number, alt) = (escape(figure.number.get(lang)), escape(figure.alt.get(lang)));
            format!("**{number}** {alt}")
        };
        self.langs.iter().map(|&lang| one(lang)).collect::<Vec<_>>().join("\n\n")
    }

    /// One column to each party, and room to seal and sign.
    fn signature(&self, signature: &Signature) -> String {
        let row = |label: Text, value: &dyn Fn(&Signatory, Lang) -> String| {
            let label = self.join(" / ", |lang| escape(label.get(lang)));
            let values = signature.parties.iter().map(|party| self.join("<br>", |lang| value(party, lang)));
            line(iter::once(label).chain(values))
        };
        let text = |zh: &str, en: &str| Text { zh: zh.to_owned(), en: en.to_owned() };
        let end = text("（以下无正文）", "(The remainder of this page is intentionally left blank)");
        let rows = [
            row(Text::default(), &|party, lang| escape(party.title.get(lang))),
            line(iter::repeat_n("---".to_owned(), 1 + signature.parties.len())),
            row(text("名称（盖章）", "Name (Company Seal)"), &|party, lang| inlines(party.name.get(lang))),
            row(text("法定代表人或授权代表", "Legal or Authorised Representative"), &|party, lang| {
                inlines(party.representative.get(lang))
            }),
            row(text("签字", "Signature"), &|_, _| BLANK.to_owned()),
            row(text("日期", "Date"), &|_, _| BLANK.to_owned()),
            row(text("签订地点", "Place of Signing"), &|party, lang| inlines(party.place.get(lang))),
        ];
        format!("{}\n\n{}", self.join(" ", |lang| escape(end.get(lang))), rows.join("\n"))
    }

    fn cell(&self, pair: &Pair<Vec<Inline>>) -> String {
        self.join("<br>", |lang| inlines(pair.get(lang)))
    }

    /// The words in each language, the second after `between`; once where they are the same.
    fn join(&self, between: &str, words: impl Fn(Lang) -> String) -> String {
        let mut all: Vec<_> = self.langs.iter().map(|&lang| words(lang)).filter(|words| !words.is_empty()).collect();
        all.dedup();
        all.join(between)
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.fold("|".to_owned(), |line, cell| line + " " + &cell + " |")
}

fn inlines(pieces: &[Inline]) -> String {
    pieces.iter().map(inline).collect()
}

fn inline(piece: &Inline) -> String {
    match piece {
        Inline::Value { blank: true, .. } => BLANK.to_owned(),
        Inline::Text { text } | Inline::Value { text, .. } | Inline::Reference { text, .. } => escape(text),
        Inline::Strong { body } => marked(body, "**", "strong"),
        Inline::Emphasis { body } => marked(body, "*", "em"),
        Inline::Break => "<br>".to_owned(),
    }
}

/// Stars mark words only where these begin and end with a letter: beside punctuation, as in **“平台”**指, whether they
/// do depends on the spaces around, which Chinese does not have. A tag always does.
fn marked(body: &[Inline], stars: &str, tag: &str) -> String {
    let (plain, words) = (Inline::plain(body), inlines(body));
    if plain.starts_with(char::is_alphanumeric) && plain.ends_with(char::is_alphanumeric) {
        format!("{stars}{words}{stars}")
    } else {
        format!("<{tag}>{words}</{tag}>")
    }
}

/// The words with a backslash before every mark that means something to Markdown where it stands: some always, some
/// only where a line, the number of a list or an address could begin.
fn escape(text: &str) -> String {
    const ALWAYS: &str = r"\`*_[]<>|~&$@:";
    const AT_START: &str = "#+-=.)!";
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().filter_map(visible).peekable();
    let mut before = None;
    let mut only_digits = true;
    while let Some(character) = characters.next() {
        let inside_number = before.is_some() && characters.peek().is_some_and(char::is_ascii_digit);
        let begins = only_digits && !inside_number && AT_START.contains(character);
        let address = matches!(before, Some('w' | 'W')) && character == '.';
        if begins || address || ALWAYS.contains(character) {
            out.push('\\');
        }
        only_digits &= character.is_ascii_digit();
        before = Some(character);
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Languages;

    fn paragraph(label: &str, zh: Vec<Inline>, en: Vec<Inline>) -> Block {
        let (id, label) = (String::new(), Text::same(label));
        Block::Paragraph(Paragraph { id, label, level: 0, text: Pair { zh, en }, place: None })
    }

    fn document(block: Block) -> Document {
        let section = Section {
            kind: SectionKind::Chapter,
            id: String::new(),
            number: Text { zh: "第一章".into(), en: "Article 1".into() },
            title: Pair { zh: vec![Inline::text("定义")], en: vec![Inline::text("Definitions")] },
            place: None,
            blocks: vec![block],
        };
        Document { sections: vec![section], ..Document::default() }
    }

    #[test]
    fn a_clause_stands_in_both_languages_or_in_one() {
        let strong = Inline::Strong { body: vec![Inline::text("“平台”")] };
        let clause = paragraph("1.1", vec![strong, Inline::text("指……")], vec![Inline::text("Platform")]);
        let document = document(clause);
        let both = "## 第一章 定义 / Article 1 Definitions\n\n1.1 <strong>“平台”</strong>指……\n\n1.1 Platform\n";
        assert_eq!(markdown(&document, &Setting::default()), both);
        let english = Setting { languages: Languages::Only(Lang::En), ..Setting::default() };
        assert_eq!(markdown(&document, &english), "## Article 1 Definitions\n\n1.1 Platform\n");
    }

    #[test]
    fn values_print_literally() {
        let name = "*a* [b](c)\n| {{ d }} <script>".to_owned();
        let value = Inline::Value { field: "f".into(), text: name, blank: false };
        assert_eq!(inlines(&[value]), r"\*a\* \[b\](c) \| {{ d }} \<script\>");
        let blank = Inline::Value { field: "f".into(), text: String::new(), blank: true };
        assert_eq!(inlines(&[blank]), BLANK);
    }

    #[test]
    fn a_table_cell_prints_once_where_both_languages_agree() {
        let cell = |zh: &str, en: &str| Pair { zh: vec![Inline::text(zh)], en: vec![Inline::text(en)] };
        let table = Table {
            columns: vec![Alignment::Start, Alignment::End],
            head: vec![cell("指标", "Indicator"), cell("权重", "Weight")],
            rows: vec![vec![cell("可用率", "Availability"), cell("20", "20")]],
            place: None,
        };
        let text = markdown(&document(Block::Table(table)), &Setting::default());
        assert!(
            text.ends_with("| 指标<br>Indicator | 权重<br>Weight |\n| :-- | --: |\n| 可用率<br>Availability | 20 |\n")
        );
    }
}
