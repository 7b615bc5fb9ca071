//! One width for all: full-width digits, letters and punctuation read as their ordinary forms.

use unicode_normalization::UnicodeNormalization;

use super::Fault;

/// The text in ordinary width (Unicode NFKC), without invisible characters, trimmed.
pub(super) fn narrow(raw: &str) -> String {
    if raw.is_ascii() {
        return raw.trim().to_owned();
    }
    let wide = raw.chars().filter(|c| !is_invisible(*c));
    wide.nfkc().map(dash).collect::<String>().trim().to_owned()
}

/// The characters of `raw` in ordinary width, each with the byte of `raw` it comes from.
pub(super) fn narrow_chars(raw: &str) -> impl Iterator<Item = (usize, char)> {
    let visible = raw.char_indices().filter(|(_, c)| !is_invisible(*c));
    visible.flat_map(|(offset, c)| std::iter::once(c).nfkc().map(move |narrow| (offset, dash(narrow))))
}

/// The fault of the first character that `allowed` turns away, in ordinary width, where there is one. White space
/// around the text is no fault.
pub(super) fn stranger(raw: &str, allowed: impl Fn(char) -> bool) -> Option<Fault> {
    let text = raw.trim();
    let margin = raw.len() - raw.trim_start().len();
    let (offset, _) = narrow_chars(text).find(|(_, c)| !allowed(*c))?;
    let character = text[offset..].chars().next()?;
    Some(Fault::Character { character, offset: margin + offset })
}

/// Whether a character belongs to the Chinese script.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Zero-width and directional marks, which come along when text is copied from a web page or a chat.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Unites the hyphens, the en dash and the minus sign.
const fn dash(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_reads_as_ordinary() {
        assert_eq!(narrow("　１０ 个工作日\u{200B} "), "10 个工作日");
        assert_eq!(narrow("￥５８，６００．００"), "¥58,600.00");
        assert_eq!(narrow_chars("Ａ１\u{200B}B").collect::<Vec<_>>(), [(0, 'A'), (3, '1'), (9, 'B')]);
    }

    #[test]
    fn a_stranger_is_named_as_written() {
        let fault = stranger("１２Ａ", |c| c.is_ascii_digit());
        assert_eq!(fault, Some(Fault::Character { character: 'Ａ', offset: 6 }));
        assert_eq!(stranger("　1.", |c| c.is_ascii_digit()), Some(Fault::Character { character: '.', offset: 4 }));
        assert_eq!(stranger(" 12 ", |c| c.is_ascii_digit()), None);
    }
}
