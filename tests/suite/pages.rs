//! The PDF as others see it: standards, attachment, outline, fonts, language, and the same bytes every time.

use hetong::calendar::Calendar;
use hetong::diag::Lang;
use hetong::output::{Arrangement, Attachment, Languages, Pages, Setting, form};
use hetong::template::Catalog;
use lopdf::{Document as Pdf, Object};

use crate::workshop::{changed, check, example, workshop};

/// The pages of the example in a setting.
fn pages(setting: Setting) -> Pages {
    let job = check(example());
    let (contract, document) = job.examined.bound.expect("bound");
    workshop().set(&contract.template, &document, &setting).expect("sets")
}

fn pdf(pages: &Pages) -> Vec<u8> {
    pages.pdf(Some(Attachment { name: "contract.yaml", bytes: example().as_bytes() })).expect("meets its standards")
}

/// Whether the right margin of a page, 15 mm of it, has no ink. Decodes the picture with the PNG reader of typst.
pub fn right_margin_is_white(png: &[u8]) -> bool {
    let picture = image(png);
    let from = picture.width - picture.width * 15 / 210;
    (0..picture.height).all(|y| (from..picture.width).all(|x| picture.luma(x, y) > 0xE8))
}

/// A picture in memory.
struct Picture {
    width: usize,
    height: usize,
    channels: usize,
    bytes: Vec<u8>,
}

impl Picture {
    fn luma(&self, x: usize, y: usize) -> u8 {
        self.bytes[(y * self.width + x) * self.channels]
    }
}

fn image(bytes: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut buffer = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut buffer).expect("a picture");
    let channels = info.color_type.samples();
    Picture { width: info.width as usize, height: info.height as usize, channels, bytes: buffer }
}

#[test]
fn two_builds_give_the_same_bytes() {
    assert_eq!(pdf(&pages(Setting::default())), pdf(&pages(Setting::default())));
}

/// Several cores share the first document out; what comes of it must not depend on them.
#[test]
fn one_core_and_four_give_the_same_bytes() {
    let on = |cores, setting| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build().expect("threads");
        comemo::evict(0);
        pool.install(|| pdf(&pages(setting)))
    };
    let stacked = Setting { arrangement: Arrangement::Stacked, ..Setting::default() };
    for setting in [Setting::default(), stacked, Setting { languages: Languages::Only(Lang::En), ..Setting::default() }]
    {
        assert!(on(1, setting) == on(4, setting), "{setting:?}");
    }
}

#[test]
fn the_file_is_archival_accessible_and_says_what_it_is() {
    let bytes = pdf(&pages(Setting::default()));
    let file = Pdf::load_mem(&bytes).expect("a PDF");
    let catalog = file.catalog().expect("a catalog");
    let stream = |key: &[u8]| {
        let id = catalog.get(key).and_then(Object::as_reference).expect("a reference");
        let stream = file.get_object(id).and_then(Object::as_stream).expect("a stream");
        String::from_utf8_lossy(&stream.get_plain_content().expect("readable")).into_owned()
    };
    let metadata = stream(b"Metadata");
    for sign in
        ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"]
    {
        assert!(metadata.contains(sign), "{sign} is missing from {metadata}");
    }
    assert!(metadata.contains("在线教育平台在线客服系统鉴定协议"), "no title");
    assert!(catalog.get(b"MarkInfo").is_ok() && catalog.get(b"StructTreeRoot").is_ok(), "not tagged");
    assert!(catalog.get(b"Outlines").is_ok(), "no bookmarks");
    let lang = catalog.get(b"Lang").and_then(Object::as_str).expect("a language");
    assert!(String::from_utf8_lossy(lang).starts_with("zh"));
    let names = catalog.get(b"Names").expect("names");
    assert!(format!("{names:?}").len() > 2);
    assert!(bytes.windows(13).any(|window| window == b"contract.yaml"), "the spec is not attached");
}

#[test]
fn every_font_is_embedded() {
    let bytes = pdf(&pages(Setting::default()));
    let file = Pdf::load_mem(&bytes).expect("a PDF");
    let mut fonts = 0;
    for object in file.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor") {
            fonts += 1;
            let embedded = [&b"FontFile2"[..], b"FontFile3", b"FontFile"].iter().any(|key| dictionary.has(key));
            assert!(embedded, "{dictionary:?}");
        }
    }
    assert!(fonts >= 3, "{fonts} fonts");
}

#[test]
fn all_languages_and_arrangements_set_and_keep_the_margin_free() {
    let job = check(changed("HT-2026-0017", "待定"));
    let (contract, document) = job.examined.bound.expect("bound");
    let workshop = workshop();
    for languages in [Languages::Both, Languages::Only(Lang::Zh), Languages::Only(Lang::En)] {
        for arrangement in [Arrangement::Parallel, Arrangement::Stacked] {
            let setting = Setting { languages, arrangement, draft: false };
            let pages = workshop.set(&contract.template, &document, &setting).expect("sets");
            assert!(pages.count() > 5, "{setting:?}: {}", pages.count());
            for page in 0..pages.count() {
                assert!(right_margin_is_white(&pages.png(page, 36).expect("a picture")), "{setting:?}, page {page}");
            }
            pages.pdf(None).expect("meets its standards");
        }
    }
}

#[test]
fn no_blank_and_no_choice_of_a_form_runs_into_the_margin() {
    let (workshop, catalog) = (workshop(), Catalog::open(None).expect("embedded"));
    for name in catalog.names() {
        let template = catalog.get(name).expect("readable").expect("listed");
        let (_, document) = check(form(&template, Calendar::built_in())).examined.bound.expect("bound");
        let pages = workshop.set(&template, &document, &Setting::default()).expect("sets");
        for page in 0..pages.count() {
            assert!(right_margin_is_white(&pages.png(page, 36).expect("a picture")), "{name}, page {page}");
        }
    }
}

#[test]
fn a_timetable_keeps_to_the_standards_and_says_all_it_shows() {
    let job = check(example() + "\nannexes:\n  timetable: yes\n");
    let (contract, document) = job.examined.bound.expect("bound");
    let workshop = workshop();
    let zh = "附件三时间表图1系统鉴定合格时的进程甲方：提出鉴定要求2026-03-09星期一图2系统鉴定不合格时的进程";
    let en = "Party A: Evaluation requirements (Article 3.1), Mon 9 March 2026";
    for (languages, arrangement) in [
        (Languages::Both, Arrangement::Parallel),
        (Languages::Both, Arrangement::Stacked),
        (Languages::Only(Lang::Zh), Arrangement::Parallel),
    ] {
        let setting = Setting { languages, arrangement, draft: false };
        let pages = workshop.set(&contract.template, &document, &setting).expect("sets");
        for page in pages.count() - 2..pages.count() {
            assert!(right_margin_is_white(&pages.png(page, 36).expect("a picture")), "{setting:?}, page {page}");
        }
        let file = Pdf::load_mem(&pages.pdf(None).expect("meets its standards")).expect("a PDF");
        let numbers: Vec<u32> = file.get_pages().into_keys().rev().take(2).collect();
        let text: String = file.extract_text(&[numbers[1], numbers[0]]).expect("text").split_whitespace().collect();
        for part in zh.split_inclusive(['表', '程', '求', '一']) {
            assert!(text.contains(part), "{setting:?}: {part} is not in {text}");
        }
        let alternatives = file.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok());
        let alternatives: Vec<String> = alternatives.filter_map(|alt| lopdf::decode_text_string(alt).ok()).collect();
        assert_eq!(alternatives.len(), 2, "{alternatives:?}");
        assert_eq!(alternatives.iter().any(|alt| alt.contains(en)), languages == Languages::Both, "{alternatives:?}");
    }
}

#[test]
fn a_row_whose_cells_could_not_fill_a_page_is_not_parted() {
    let mut rows = String::from("criteria:\n");
    for row in 0..10 {
        let zh = format!("第{row}号{}", "，系统在业务时间内记录各项数据".repeat(8));
        let en = |first: &str, last: &str| {
            format!("{first}{row}{}, {last}{row}", ", the System records all figures in Business Hours".repeat(7))
        };
        rows.push_str(&format!(
            "  - indicator: {{ zh: {zh}, en: \"{}\" }}\n    weight: 10%\n    target: {{ zh: {zh}, en: \"{}\" }}\n    veto: no\n",
            en("Alpha", "Omega"),
            en("Aleph", "Tav"),
        ));
    }
    let text = example();
    let (before, rest) = text.split_once("criteria:\n").expect("the example has criteria");
    let after = rest.find("\n#").expect("a heading after them");
    let job = check(format!("{before}{rows}{}", &rest[after..]));
    let (contract, document) = job.examined.bound.expect("bound");
    for arrangement in [Arrangement::Parallel, Arrangement::Stacked] {
        let setting = Setting { arrangement, ..Setting::default() };
        let pages = workshop().set(&contract.template, &document, &setting).expect("sets");
        let file = Pdf::load_mem(&pages.pdf(None).expect("meets its standards")).expect("a PDF");
        let read = |page: &u32| file.extract_text(&[*page]).expect("text");
        let texts: Vec<String> = file.get_pages().keys().map(read).collect();
        let places = |word: String| (0..texts.len()).filter(|page| texts[*page].contains(&word)).collect::<Vec<_>>();
        for row in 0..10 {
            let first = places(format!("Alpha{row}"));
            assert_eq!(first.len(), 1, "{arrangement:?}, row {row}");
            for word in ["Omega", "Aleph", "Tav"] {
                assert_eq!(places(format!("{word}{row}")), first, "{arrangement:?}, {word}{row}");
            }
        }
    }
}

#[test]
fn a_draft_is_unmistakable_on_every_page() {
    let draft = pages(Setting { draft: true, ..Setting::default() });
    let file = Pdf::load_mem(&pdf(&draft)).expect("a PDF");
    for number in file.get_pages().keys() {
        let text: String = file.extract_text(&[*number]).expect("text").split_whitespace().collect();
        assert!(text.contains("DRAFT") && text.contains("草案"), "page {number}: {text}");
    }
}

#[test]
fn every_reference_leads_to_its_clause_and_is_read_aloud_as_printed() {
    let bytes = pdf(&pages(Setting::default()));
    let file = Pdf::load_mem(&bytes).expect("a PDF");
    let text = |dictionary: &lopdf::Dictionary, key: &[u8]| {
        dictionary.get(key).ok().and_then(|text| lopdf::decode_text_string(text).ok())
    };
    let mut links = 0;
    for object in file.objects.values() {
        let Ok(annotation) = object.as_dict() else { continue };
        if !annotation.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Link") {
            continue;
        }
        links += 1;
        assert!(annotation.has(b"Dest") && !annotation.has(b"A"), "{annotation:?}");
        let aloud = text(annotation, b"Contents").unwrap_or_else(|| panic!("{annotation:?} is mute"));
        assert!(["第", "附件", "Article ", "Annex "].iter().any(|start| aloud.starts_with(start)), "{aloud}");
    }
    assert!(links > 100, "{links} links");
}
