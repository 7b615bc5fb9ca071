//! The world the typesetter sees: fonts, the files of a layout, one document as data, and nothing else.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::Layout;
use super::font::Fonts;

/// Where a layout finds its document.
pub(super) const DOCUMENT: &str = "document.json";

/// One document about to be set.
pub(super) struct Desk<'a> {
    /// The typesetter's own functions.
    pub(super) library: &'a LazyHash<Library>,
    /// The fonts.
    pub(super) fonts: &'a Fonts,
    /// The layout.
    pub(super) layout: &'a Layout,
    /// The name of the document among the files.
    pub(super) name: FileId,
    /// The document, as JSON.
    pub(super) document: Bytes,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.layout.main()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.layout.source(id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.name {
            return Ok(self.document.clone());
        }
        self.source(id).map(Bytes::from_string)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    /// There is no clock here: the same document gives the same pages on any day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
