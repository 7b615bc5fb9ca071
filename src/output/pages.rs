//! Finished pages, and pictures of them.

use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use super::{Accepted, Attachment, Failure, accepted, pdf};

/// The finest picture made; an A4 page then takes half a gigabyte.
const FINEST: u32 = 1200;

/// Finished pages.
#[derive(Debug, Clone)]
pub struct Pages {
    document: PagedDocument,
    identity: String,
}

impl Pages {
    /// Pages as set, with what makes their file the same file when it is built again.
    pub(super) const fn new(document: PagedDocument, identity: String) -> Self {
        Self { document, identity }
    }

    /// Writes into the file's description which errors the contract is built in spite of.
    pub fn stamp(&mut self, accepted: &[Accepted]) {
        accepted::stamp(self.document.info_mut(), accepted);
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// All pages as one file that is both PDF/A-3a and PDF/UA-1, with the attachment as its source.
    ///
    /// # Errors
    /// Fails where a layout breaks one of the two standards.
    pub fn pdf(&self, attachment: Option<Attachment<'_>>) -> Result<Vec<u8>, Failure> {
        pdf::export(&self.document, &self.identity, attachment)
    }

    /// One page, counted from 0, as a picture with `ppi` pixels to the inch, up to 1200.
    ///
    /// # Errors
    /// Fails where there is no such page or the picture would be empty or too large.
    pub fn png(&self, page: usize, ppi: u32) -> Result<Vec<u8>, Failure> {
        let page = self.page(page)?;
        if !(1..=FINEST).contains(&ppi) {
            return Err(Failure::new(format!("{ppi} pixels per inch: must be 1 to {FINEST}")));
        }
        let pixel_per_pt = Scalar::new(ppi.into()) / Scalar::new(72.0);
        let picture = typst_render::render(page, &RenderOptions { pixel_per_pt, ..RenderOptions::default() });
        picture.encode_png().map_err(|error| Failure::new(error.to_string()))
    }

    /// One page, counted from 0, as SVG; empty where there is no such page.
    #[must_use]
    pub fn svg(&self, page: usize) -> String {
        self.page(page).map_or_else(|_| String::new(), |page| typst_svg::svg(page, &SvgOptions::default()))
    }

    fn page(&self, page: usize) -> Result<&Page, Failure> {
        let count = self.count();
        self.document.pages().get(page).ok_or_else(|| Failure::new(format!("page {page} of {count}: no such page")))
    }
}
