//! References that can be followed: set as addresses, tied to the places they name once the pages stand.
//!
//! Typst could tie them itself. But where a place stands is known only after a first layout, so that every paragraph
//! that refers to one would be laid out twice, and again for the next contract of the same template.

use std::sync::Arc;

use typst::foundations::Label;
use typst::introspection::{Introspector, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document, LinkMarker};
use typst::utils::PicoStr;
use typst_layout::{PagedDocument, PagedIntrospector};

/// How a layout writes the address of a clause: this, and the id.
const SCHEME: &str = "clause:";

/// How a layout labels the place that bears an id: this, and the id.
const LABEL: &str = "clause-";

/// Ties every reference to the clause it names. What is read aloud for it is what is printed.
pub(super) fn tie(paged: &PagedDocument) -> PagedDocument {
    let introspector = Arc::clone(paged.introspector());
    let mut pages = paged.pages().to_vec();
    for page in &mut pages {
        tie_frame(&mut page.frame, &introspector);
    }
    PagedDocument::new(pages.into(), paged.info().clone())
}

fn tie_frame(frame: &mut Frame, introspector: &PagedIntrospector) {
    if !has_address(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => tie_frame(&mut group.frame, introspector),
            FrameItem::Link(destination, _) => {
                if let Some(place) = place(destination, introspector) {
                    *destination = place;
                }
            }
            FrameItem::Tag(Tag::Start(content, _)) => {
                if let Some(link) = content.to_packed_mut::<LinkMarker>()
                    && link.alt.as_ref().is_some_and(|alt| alt.starts_with(SCHEME))
                {
                    link.alt = Some(link.body.plain_text());
                }
            }
            _ => {}
        }
        true
    });
}

/// Whether any reference stands in a frame.
fn has_address(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_address(&group.frame),
        FrameItem::Link(Destination::Url(url), _) => url.starts_with(SCHEME),
        _ => false,
    })
}

/// The place an address names; none for an address of another kind.
fn place(destination: &Destination, introspector: &PagedIntrospector) -> Option<Destination> {
    let Destination::Url(url) = destination else { return None };
    let id = url.strip_prefix(SCHEME)?;
    let label = Label::new(PicoStr::intern(&format!("{LABEL}{id}")))?;
    let clause = introspector.query_label(label).ok()?;
    clause.location().map(Destination::Location)
}
