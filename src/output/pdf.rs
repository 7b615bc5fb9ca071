//! Pages as one PDF: archival and accessible, the same bytes every time.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{Attachment, Failure};

/// Both in one file: PDF/A-3a, archival with attachments, and PDF/UA-1, accessible.
const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_3a, PdfStandard::Ua_1];

/// The PDF of these pages.
pub(super) fn export(
    document: &PagedDocument,
    identity: &str,
    attachment: Option<Attachment<'_>>,
) -> Result<Vec<u8>, Failure> {
    let standards = PdfStandards::new(&STANDARDS).expect("PDF/A-3a and PDF/UA-1 share PDF 1.7");
    let options = PdfOptions {
        ident: Smart::Custom(identity.to_owned()),
        creator: Smart::Custom(Some(concat!("hetong ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let fastened = attachment.map(|attachment| attachment.fasten(document));
    typst_pdf::pdf(fastened.as_ref().unwrap_or(document), &options).map_err(|diagnostics| {
        let lines: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        Failure::new(lines.join("\n"))
    })
}
