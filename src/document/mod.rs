//! Contract → Document: Tera fills the words, pulldown-cmark reads them, clauses are paired, numbered and referred to.

mod build;
mod fault;
mod figure;
mod fill;
mod model;
mod number;
mod pair;
mod parse;
mod reference;
mod room;
mod schedule;

pub use build::build;
pub use fault::{Fault, Markup};
pub use figure::{Figure, Point};
pub use model::{
    Alignment, Block, Document, Inline, Pair, Paragraph, Particular, Particulars, Section, SectionKind, Signatory,
    Signature, Table,
};
pub use reference::numbers;
pub use room::Room;
pub use schedule::{Bar, Due, Month, Run, Schedule, Since};
