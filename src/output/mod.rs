//! What comes out: pages in PDF, PNG and SVG, Markdown, and of a template its blank form and its JSON Schema.
//!
//! Nothing here touches disk, clock or environment. Words are never evaluated: the layout reads them as data.

mod accepted;
pub mod agenda;
mod ahead;
pub mod almanac;
mod anchor;
mod attachment;
mod coverage;
mod failure;
mod font;
mod form;
mod guide;
mod json_schema;
mod layout;
mod light;
mod link;
mod markdown;
mod pages;
mod pdf;
mod press;
mod printable;
mod required;
mod scores;
mod setting;
mod spelling;
mod world;
mod wrap;

pub use accepted::Accepted;
pub use attachment::Attachment;
pub use failure::Failure;
pub use form::{Given, form, form_with};
pub use json_schema::json_schema;
pub use layout::Layout;
pub use markdown::markdown;
pub use pages::Pages;
pub use press::Press;
pub use scores::{score_csv, score_json, score_sheet};
pub use setting::{Arrangement, Languages, Setting};
