//! YAML in which every key and every value knows its bytes in the file.

mod built_in;
mod decode;
mod error;
mod fault;
mod kept;
mod node;
mod patch;
mod place;
mod read;
mod typed;

pub use built_in::read_built_in;
pub use decode::{LARGEST, decode};
pub use fault::{Fault, Limit, Slip};
pub use kept::{keep, restore};
pub use node::{Entry, Key, Node, Tree};
pub use patch::{Patched, patch, restyle};
pub use read::read;
