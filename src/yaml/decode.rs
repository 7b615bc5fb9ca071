//! Bytes of a file to text.

use std::sync::Arc;

use super::{Fault, Limit};
use crate::diag::{Source, Span};

/// The largest file read, in bytes: twenty times the largest contract anyone has handed us.
pub const LARGEST: usize = 2 * 1024 * 1024;

/// Decodes UTF-8, with or without a byte order mark. What cannot be decoded is replaced, so that it can be shown.
#[must_use]
pub fn decode(name: &str, bytes: &[u8]) -> (Arc<Source>, Option<Fault>) {
    if bytes.len() > LARGEST {
        let source = Source::new(name, "");
        let span = Span::new(&source, 0..0);
        return (source, Some(Fault::Limit { limit: Limit::Size, span }));
    }
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let before = bytes.len() - text.len();
    let source = |text: String| Arc::new(Source { name: name.to_owned(), text, before });
    match std::str::from_utf8(text) {
        Ok(text) => (source(text.to_owned()), None),
        Err(error) => {
            let source = source(String::from_utf8_lossy(text).into_owned());
            let start = error.valid_up_to();
            let span = Span::new(&source, start..start + char::REPLACEMENT_CHARACTER.len_utf8());
            (source, Some(Fault::Encoding { span, utf16 }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_not_text() {
        let (source, fault) = decode("s", "\u{feff}a: 1".as_bytes());
        assert_eq!((source.text.as_str(), fault), ("a: 1", None));
        assert_eq!(source.position(0).byte, 3, "places are those of the file");
    }

    #[test]
    fn what_is_not_utf8_is_shown_where_it_stands() {
        let (_, fault) = decode("s", b"a: \xBC\xD7"); // 甲 in GBK
        let Some(Fault::Encoding { span, utf16: false }) = fault else { panic!("{fault:?}") };
        assert_eq!(span.start, 3);
        let (_, fault) = decode("s", b"\xFF\xFEa\0");
        assert!(matches!(fault, Some(Fault::Encoding { utf16: true, .. })));
    }
}
