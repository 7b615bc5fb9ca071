//! Where words are found again in the file they were typed in.

use crate::diag::Span;
use crate::value::find_word;

/// What a passage was read from.
#[derive(Debug, Clone)]
pub(super) enum Ground {
    /// Some words of a paragraph in a clause file, or the beginning of a table.
    Clause(Span),
    /// A scalar of the spec.
    Value(Span),
}

impl Ground {
    pub(super) const fn place(&self) -> &Span {
        match self {
            Self::Clause(place) | Self::Value(place) => place,
        }
    }

    /// The stretch to search: a scalar; of a clause file the paragraph around the place, and for a table all that
    /// follows it.
    fn stretch(&self) -> Span {
        match self {
            Self::Value(place) => place.clone(),
            Self::Clause(place) => {
                let text = &place.source.text;
                let line = text[..place.start].rfind('\n').map_or(0, |newline| newline + 1);
                let is_table = text[line..].starts_with('|');
                let end = if is_table { None } else { find_word(&text[place.start..], "\n\n") };
                Span::new(&place.source, line..end.map_or(text.len(), |end| place.start + end))
            }
        }
    }
}

/// The occurrence of `words` that has `before` others before it; the first, where there are not so many.
pub(super) fn find(ground: &Ground, words: &str, before: usize) -> Option<Span> {
    if words.trim().is_empty() {
        return None;
    }
    let stretch = ground.stretch();
    let text = stretch.text();
    let at = text.match_indices(words).nth(before).or_else(|| text.match_indices(words).next())?.0;
    Some(stretch.part(at..at + words.len()))
}
