//! YAML in which every key and every value knows its bytes in the file.

mod decode;
mod error;
mod fault;
mod node;
mod patch;
mod place;
mod read;

pub use decode::{LARGEST, decode};
pub use fault::{Fault, Limit, Slip};
pub use node::{Entry, Key, Node, Tree};
pub use patch::{Patched, patch, restyle};
pub use read::read;
