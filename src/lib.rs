//! Contracts as code: one YAML file, checked before anyone signs, built into a signature-ready bilingual
//! Chinese/English PDF.
//!
//! ```text
//! contract.yaml ──spec──▶ Spec ──┐
//!                                ├─bind─▶ Contract ──render──▶ Document ──output─▶ PDF · PNG · SVG · Markdown
//! templates/<name>/ ────▶ Template ┘         │                    │
//!                                            └───── checks ◀──────┘
//!                                                     │
//!                                                 Findings ──emit──▶ human · JSON · SARIF · GitHub
//! ```
//!
//! The rooms stand on floors, and no room imports from its own floor or from above; `tests/suite/house.rs` keeps it so.
//!
//! | floor | rooms |
//! | --: | :-- |
//! | 10 | `main.rs`, a door |
//! | 9 | [`cli`] |
//! | 8 | [`pipeline`]: the whole story on one page |
//! | 7 | [`checks`]: one check, one file |
//! | 6 | [`output`]: pages, Markdown, forms; [`prose`]: what is typed by hand |
//! | 5 | [`document`]: a contract as a tree of clauses; [`timeline`]: when everything in it is due; [`table`]: a list kept in a file beside its spec |
//! | 4 | [`contract`]: a spec bound to a template |
//! | 3 | [`spec`], [`template`], [`config`], [`emit`], [`calendar`]: the Chinese legal clock |
//! | 2 | [`law`]: as dated data |
//! | 1 | [`yaml`], [`value`], [`score`] |
//! | 0 | [`diag`] |

pub mod calendar;
pub mod checks;
pub mod cli;
pub mod config;
pub mod contract;
pub mod diag;
pub mod document;
pub mod emit;
pub mod law;
pub mod output;
pub mod pipeline;
pub mod prose;
pub mod score;
pub mod spec;
pub mod table;
pub mod template;
pub mod timeline;
pub mod value;
pub mod yaml;
