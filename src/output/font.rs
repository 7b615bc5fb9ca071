//! The fonts: embedded families first, then the user's, and the characters they can print between them.

use std::iter;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use typst::foundations::Bytes;
use typst::text::{Font, is_default_ignorable};
use typst::utils::hash128;
use typst_kit::fonts::FontStore;

use super::coverage::Coverage;

/// The families the layouts name. `fonts/README.md` says where each file comes from.
static EMBEDDED: [&[u8]; 7] = [
    include_bytes!("../../fonts/NotoSerifSC-Regular.ttf"),
    include_bytes!("../../fonts/NotoSerifSC-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansSC-Medium.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Italic.ttf"),
    include_bytes!("../../fonts/SourceSerif4-Bold.ttf"),
    include_bytes!("../../fonts/SourceSerif4-BoldItalic.ttf"),
];

/// All fonts at hand, and the characters they cover.
pub(super) struct Fonts {
    /// The fonts in order of preference.
    pub(super) store: FontStore,
    covered: Coverage,
}

impl Fonts {
    /// The embedded fonts, then the user's as a fallback. A file that is no font is passed over.
    pub(super) fn new(user: Vec<Vec<u8>>) -> Self {
        let files: Vec<Bytes> = EMBEDDED.into_iter().map(Bytes::new).chain(user.into_iter().map(Bytes::new)).collect();
        let mut fonts = Self { store: FontStore::new(), covered: Coverage::none() };
        for font in open(&files) {
            fonts.add(font);
        }
        fonts
    }

    fn add(&mut self, font: Font) {
        let info = font.info().clone();
        info.coverage.iter().for_each(|code| self.covered.add(code));
        self.store.push((font, info));
    }

    /// Whether no font has a glyph for this character. Invisible characters need none.
    pub(super) fn lack(&self, character: char) -> bool {
        lacks(&self.covered, character)
    }

    /// Works out the digests by which the typesetter tells fonts apart, which takes it longer than anything else it does
    /// with them. They are kept.
    pub(super) fn digest(&self) {
        for font in (0..).map_while(|index| self.store.font(index)) {
            hash128(font.data());
        }
    }
}

/// The fonts of these files, in order. Opening one reads its whole table of characters; the large ones take some
/// milliseconds each. Not on the shared threads: one that waits there may take up a document, and so ask for the very fonts
/// it is opening.
fn open(files: &[Bytes]) -> Vec<Font> {
    let next = AtomicUsize::new(0);
    let some = || {
        let indices = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mine = indices.map_while(|index| Some((index, files.get(index)?)));
        mine.map(|(index, file)| (index, Font::iter(file.clone()).collect::<Vec<_>>())).collect::<Vec<_>>()
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(files.len());
    let mut opened: Vec<(usize, Vec<Font>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(some)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    opened.sort_by_key(|(index, _)| *index);
    opened.into_iter().flat_map(|(_, fonts)| fonts).collect()
}

/// Whether none of the embedded fonts has a glyph for this character. Invisible characters need none.
pub(super) fn embedded_lack(character: char) -> bool {
    lacks(Coverage::embedded(), character)
}

fn lacks(covered: &Coverage, character: char) -> bool {
    !covered.has(u32::from(character)) && !character.is_control() && !is_default_ignorable(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_embedded_fonts_cover_is_known_without_them() {
        let ranges = Fonts::new(Vec::new()).covered.ranges();
        let pinned = snapbox::Data::read_from(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/coverage.txt"),
            Some(snapbox::data::DataFormat::Text),
        );
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(snapbox::Data::text(ranges).raw(), pinned.raw());
    }

    #[test]
    fn what_contracts_are_written_in_is_covered() {
        let fonts = Fonts::new(vec![b"no font".to_vec()]);
        for character in "甲方Ａ贰仟㛃䶮→¥￥‰①〔〕“”《》—…×≤≥±℃㎡ é\u{200b}\n".chars()
        {
            assert!(!fonts.lack(character), "{character:?}");
        }
        assert!(fonts.lack('𠮷') && fonts.lack('🙂') && fonts.lack('א'));
    }
}
