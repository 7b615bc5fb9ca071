//! The press: fonts and typesetter, built once and shared by all threads.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::{Value, json};
use typst::diag::SourceResult;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::model::DocumentInfo;
use typst::syntax::FileId;
use typst::text::{Lang as Tongue, Locale};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;

use super::ahead::later_half;
use super::anchor::settle;
use super::font::{Fonts, embedded_lack};
use super::light::lighten;
use super::link::tie;
use super::printable::printable;
use super::world::{DOCUMENT, Desk};
use super::{Failure, Layout, Pages, Setting, layout};
use crate::diag::{Lang, Text};
use crate::document::Document;

/// After how many documents the typesetter's memory is swept.
const SWEEP_EVERY: usize = 16;

/// How many sweeps a piece of layout may lie unused before it is forgotten.
const SWEEPS_KEPT: usize = 2;

/// Fonts and typesetter. Build one per process: what it learns setting one document speeds up the next of the same
/// layout, on any thread.
pub struct Press {
    library: LazyHash<Library>,
    fonts: Fonts,
    document: FileId,
    begun: AtomicBool,
    set: AtomicUsize,
}

impl Press {
    /// A press with the embedded fonts and, as a fallback for characters those lack, the user's font files, already
    /// read. A file that is no font is passed over.
    ///
    /// # Panics
    /// Never: the one name it interns is a valid path.
    #[must_use]
    pub fn new(user_fonts: Vec<Vec<u8>>) -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            fonts: Fonts::new(user_fonts),
            document: layout::file(DOCUMENT).expect("a plain file name is a valid path"),
            begun: AtomicBool::new(false),
            set: AtomicUsize::new(0),
        }
    }

    /// Makes the fonts known to the typesetter while there is nothing to set yet.
    pub fn warm(&self) {
        self.fonts.digest();
    }

    /// Whether none of the embedded fonts has a glyph for this character, known without opening them. Invisible
    /// characters need none.
    #[must_use]
    pub fn embedded_lacks(character: char) -> bool {
        embedded_lack(character)
    }

    /// Whether no font has a glyph for this character. Invisible characters need none.
    #[must_use]
    pub fn lacks(&self, character: char) -> bool {
        self.fonts.lack(character)
    }

    /// Sets a document: the same document, setting and layout give the same pages.
    ///
    /// A character without a glyph prints as 〓, as on a proof of old; refuse it beforehand with [`Press::lacks`].
    ///
    /// # Errors
    /// Fails only where the layout is at fault, whatever the document says.
    pub fn set(&self, document: &Document, setting: &Setting, layout: &Layout) -> Result<Pages, Failure> {
        let mut data = json!({ "document": document, "setting": setting.json() });
        settle(&mut data["document"]);
        printable(&mut data, &|character| self.lacks(character));
        lighten(&mut data["document"]);
        let desk = self.desk(&data, layout);
        let paged = self.compile(&desk, || later_half(&data).map(|data| self.desk(&data, layout)));
        let mut paged = tie(&paged.map_err(|diagnostics| Failure::of(&diagnostics, &desk))?);
        describe(paged.info_mut(), document, *setting);
        self.sweep();
        Ok(Pages::new(paged, identity(document, *setting)))
    }

    /// Draws a page that is no contract: `data` for the layout, a title, and the day it is dated.
    ///
    /// # Errors
    /// Fails only where the layout is at fault, whatever the data say.
    pub fn draw(
        &self,
        data: Value,
        title: &Text,
        day: &str,
        setting: &Setting,
        layout: &Layout,
    ) -> Result<Pages, Failure> {
        let document = Document { title: title.clone(), date: day.to_owned(), ..Document::default() };
        let identity = format!("hetong/drawing/{data}");
        let mut data = data;
        printable(&mut data, &|character| self.lacks(character));
        let desk = self.desk(&data, layout);
        let mut paged = self.compile(&desk, || None).map_err(|diagnostics| Failure::of(&diagnostics, &desk))?;
        describe(paged.info_mut(), &document, *setting);
        self.sweep();
        Ok(Pages::new(paged, identity))
    }

    fn desk<'a>(&'a self, data: &Value, layout: &'a Layout) -> Desk<'a> {
        Desk {
            library: &self.library,
            fonts: &self.fonts,
            layout,
            name: self.document,
            document: Bytes::from_string(data.to_string()),
        }
    }

    /// Sets pages. The layout is read on one core before any font is needed; meanwhile another makes the fonts known, if
    /// they are not. The press remembers nothing yet of what its first document is made of; there the other core sets
    /// `ahead` as well.
    fn compile<'a>(
        &'a self,
        desk: &Desk,
        ahead: impl FnOnce() -> Option<Desk<'a>> + Send,
    ) -> SourceResult<PagedDocument> {
        let is_done = AtomicBool::new(false);
        let main = || {
            let paged = typst::compile(desk).output;
            is_done.store(true, Ordering::Relaxed);
            paged
        };
        let help = || {
            self.fonts.digest();
            let is_first = rayon::current_num_threads() > 1 && !self.begun.swap(true, Ordering::Relaxed);
            if is_first && !is_done.load(Ordering::Relaxed) {
                // Its pages are of no use, and whatever is wrong with them shows in those of the document.
                ahead().map(|desk| typst::compile::<PagedDocument>(&desk));
            }
        };
        rayon::join(main, help).0
    }

    /// Forgets now and then what no document needed for long, so that a run over thousands stays small.
    fn sweep(&self) {
        if self.set.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            comemo::evict(SWEEPS_KEPT);
        }
    }
}

/// Title, authors, language and date. They are put on the finished pages rather than set in the layout, where they
/// would enter the styles of every paragraph and make each contract's layout new to the typesetter's memory.
fn describe(info: &mut DocumentInfo, document: &Document, setting: Setting) {
    let primary = setting.languages.primary();
    let title = setting.languages.join(&document.title);
    // A file without a title would not be accessible.
    info.title = Some(if title.is_empty() { "合同 / Contract".into() } else { title.into() });
    info.author = document
        .parties
        .iter()
        .map(|party| setting.languages.join(party))
        .filter(|name| !name.is_empty())
        .map(Into::into)
        .collect();
    info.keywords =
        Some(document.number.as_str()).filter(|number| !number.is_empty()).map(Into::into).into_iter().collect();
    info.date = Smart::Custom(Some(date(&document.date)));
    info.locale = Smart::Custom(match primary {
        Lang::Zh => Locale { lang: Tongue::CHINESE, region: "CN".parse().ok() },
        Lang::En => Locale { lang: Tongue::ENGLISH, region: None },
    });
}

/// The date the contract bears. Where it is blank, the first day of Unix time: an attachment needs a date, and there
/// is no clock here.
fn date(text: &str) -> Datetime {
    let unknown = || Datetime::from_ymd(1970, 1, 1).expect("1970-01-01 is a date");
    read_date(text).unwrap_or_else(unknown)
}

fn read_date(text: &str) -> Option<Datetime> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Datetime::from_ymd(year, month, day)
}

/// What makes this file the same file when it is built again.
fn identity(document: &Document, setting: Setting) -> String {
    let title = &document.title;
    format!("hetong/{}/{}/{}/{}", document.number, title.zh, title.en, setting.json())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use typst::foundations::{Content, NativeElement as _};
    use typst::introspection::{Introspector as _, Location};
    use typst::model::ParElem;

    use super::*;
    use crate::diag::Text;
    use crate::output::{Arrangement, Attachment};
    use crate::template::Catalog;

    const LAYOUT: &str = "#let data = json(\"/document.json\")\n#data.document.title.zh #data.setting.languages";

    fn document() -> Document {
        let title = Text { zh: "协议 #read(\"x\") *a* 🙂".into(), en: "Agreement".into() };
        Document { title, number: "HT-1".into(), date: "2026-03-02".into(), ..Document::default() }
    }

    #[test]
    fn the_same_document_gives_the_same_bytes_and_carries_its_source() {
        let layout = Layout::new([("layout.typ", LAYOUT)]).expect("has its main file");
        let press = Press::new(Vec::new());
        let file = || {
            let pages = press.set(&document(), &Setting::default(), &layout).expect("words are no markup");
            assert_eq!(pages.count(), 1);
            pages.pdf(Some(Attachment { name: "合同.yaml", bytes: b"template: x" })).expect("meets both standards")
        };
        let first = file();
        assert_eq!(first, file());
        assert!(first.windows(14).any(|window| window == b"/EmbeddedFiles"));
    }

    /// What is remembered of a paragraph is found again only where the typesetter takes it for the same one: where it has the
    /// same words and the same place.
    #[test]
    fn what_is_set_ahead_is_what_the_document_asks_for() {
        let paragraph = |number: usize| {
            // Some may break over a page, some have a name, some are items of a list.
            let times = if number.is_multiple_of(3) { 12 } else { 2 };
            let words = |word: &str| json!([{ "kind": "text", "text": format!("{word}{number}").repeat(times) }]);
            json!({
                "kind": "paragraph",
                "id": if number.is_multiple_of(4) { format!("p{number}") } else { String::new() },
                "level": number % 2,
                "label": { "zh": format!("{number}"), "en": format!("{number}") },
                "text": { "zh": words("乙方应当提供服务"), "en": words("Party B shall provide the services ") },
            })
        };
        let section = |number: usize| {
            let title =
                json!({ "zh": [{ "kind": "text", "text": "服务" }], "en": [{ "kind": "text", "text": "Services" }] });
            let blocks: Vec<Value> = (0..15).map(|block| paragraph(number * 15 + block)).collect();
            let number = json!({ "zh": format!("第{number}章"), "en": format!("Article {number}") });
            json!({ "kind": "chapter", "id": "", "number": number, "title": title, "blocks": blocks })
        };
        let catalog = Catalog::open(None).expect("embedded");
        let template = catalog.get("evaluation-agreement").expect("readable").expect("listed");
        let layout = Layout::new(template.layout.iter()).expect("has its main file");
        let press = Press::new(Vec::new());
        for arrangement in [Arrangement::Parallel, Arrangement::Stacked] {
            let text = json!({ "zh": "甲", "en": "A" });
            let mut data = json!({
                "document": {
                    "title": text, "numbering": text, "number": "", "rooms": {},
                    "sections": (0..4).map(section).collect::<Vec<_>>(),
                },
                "setting": Setting { arrangement, ..Setting::default() }.json(),
            });
            lighten(&mut data["document"]);
            let places = |data: &Value| -> HashSet<Location> {
                let paged: PagedDocument = typst::compile(&press.desk(data, &layout)).output.expect("sound");
                let found = paged.introspector().query(&ParElem::ELEM.select());
                found.iter().filter_map(Content::location).collect()
            };
            let (all, ahead) = (places(&data), places(&later_half(&data).expect("long enough")));
            assert!(all.len() >= 4 * 15 * 2, "{arrangement:?}: {}", all.len());
            assert!(ahead.len() > all.len() / 4 && ahead.len() < all.len(), "{arrangement:?}: {}", ahead.len());
            assert!(ahead.is_subset(&all), "{arrangement:?}");
        }
    }

    #[test]
    fn a_broken_layout_says_where() {
        let layout = Layout::new([("layout.typ", "\n  #nothing")]).expect("has its main file");
        let failure = Press::new(Vec::new()).set(&document(), &Setting::default(), &layout).expect_err("unknown name");
        assert_eq!(failure.to_string(), "layout.typ:2:4: unknown variable: nothing");
    }

    #[test]
    fn a_date_is_read_or_is_the_first_day() {
        assert_eq!(date("2026-03-02"), Datetime::from_ymd(2026, 3, 2).expect("a date"));
        for blank in ["", "2026", "2026-02-30"] {
            assert_eq!(date(blank), Datetime::from_ymd(1970, 1, 1).expect("a date"));
        }
    }
}
