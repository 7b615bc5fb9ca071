//! A file carried inside the PDF: the spec it was built from.

use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Content, Derived, NativeElement, PathOrStr};
use typst::introspection::{Location, Tag, TagFlags};
use typst::layout::{FrameItem, Point};
use typst::model::Document;
use typst::pdf::{AttachElem, AttachedFileRelationship};
use typst_layout::PagedDocument;

/// A file to be carried inside the PDF, as its source.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    /// The file name a reader sees.
    pub name: &'a str,
    /// The content, as it was read.
    pub bytes: &'a [u8],
}

impl Attachment<'_> {
    /// The document with this file fastened to its first page.
    ///
    /// A layout could attach it with `pdf.attach`, but then the bytes of every spec would pass through the
    /// typesetter; here the same element is laid on the finished page, where the export finds it.
    pub(super) fn fasten(&self, document: &PagedDocument) -> PagedDocument {
        let mut pages: EcoVec<_> = document.pages().into();
        if let Some(first) = pages.make_mut().first_mut() {
            let location = Location::new(0);
            let flags = TagFlags { introspectable: true, tagged: false };
            let start = Tag::Start(self.element(location), flags);
            first.frame.push_multiple([
                (Point::zero(), FrameItem::Tag(start)),
                (Point::zero(), FrameItem::Tag(Tag::End(location, 0, flags))),
            ]);
        }
        PagedDocument::new(pages, document.info().clone())
    }

    fn element(&self, location: Location) -> Content {
        let path = Derived::new(PathOrStr::Str(self.name.into()), self.name.into());
        let mut element = AttachElem::new(path, Bytes::new(self.bytes.to_vec()))
            .with_relationship(Some(AttachedFileRelationship::Source))
            .with_mime_type(Some("application/yaml".into()))
            .with_description(Some("合同文本所据的数据 / The data this contract was built from".into()))
            .pack();
        element.set_location(location);
        element
    }
}
