//! The fonts: embedded families first, then the user's, and the characters they can print between them.

use rayon::prelude::*;
use typst::foundations::Bytes;
use typst::text::{Font, is_default_ignorable};
use typst_kit::fonts::FontStore;

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

/// One bit to each code point, one word to 64 of them.
const WORDS: usize = 0x11_0000 / 64;

/// All fonts at hand, and the characters they cover.
pub(super) struct Fonts {
    /// The fonts in order of preference.
    pub(super) store: FontStore,
    covered: Vec<u64>,
}

impl Fonts {
    /// The embedded fonts, then the user's as a fallback. A file that is no font is passed over.
    pub(super) fn new(user: Vec<Vec<u8>>) -> Self {
        let files: Vec<Bytes> = EMBEDDED.into_iter().map(Bytes::new).chain(user.into_iter().map(Bytes::new)).collect();
        // Opening a font reads its whole table of characters; the large ones take some milliseconds each.
        let opened: Vec<Vec<Font>> = files.into_par_iter().map(|file| Font::iter(file).collect()).collect();
        let mut fonts = Self { store: FontStore::new(), covered: vec![0; WORDS] };
        for font in opened.into_iter().flatten() {
            fonts.add(font);
        }
        fonts
    }

    fn add(&mut self, font: Font) {
        let info = font.info().clone();
        for code in info.coverage.iter() {
            let (word, bit) = (code as usize / 64, code % 64);
            if let Some(word) = self.covered.get_mut(word) {
                *word |= 1 << bit;
            }
        }
        self.store.push((font, info));
    }

    /// Whether no font has a glyph for this character. Invisible characters need none.
    pub(super) fn lack(&self, character: char) -> bool {
        let code = u32::from(character);
        let covered = self.covered.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1);
        !covered && !character.is_control() && !is_default_ignorable(character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
