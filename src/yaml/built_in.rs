//! The YAML that comes with the program: read when the program was compiled, by the same reader.

use std::sync::Arc;

use super::kept::restore;
use super::{Fault, Node, read};
use crate::diag::Source;

/// The trees of the files, sorted by path from the root of the project: the path, the length of the text, the tree.
/// `build.rs` writes it. A file in which anything is wrong is not in it.
static TREES: &[(&str, usize, &[u8])] = include!(concat!(env!("OUT_DIR"), "/trees.rs"));

/// Reads a file that comes with the program, `path` from the root of the project. What is found is what [`read`] finds.
#[must_use]
pub fn read_built_in(path: &str, source: &Arc<Source>) -> (Option<Node>, Vec<Fault>) {
    let place = TREES.binary_search_by_key(&path, |(path, ..)| path);
    let known = place.ok().map(|place| TREES[place]).filter(|(_, length, _)| *length == source.text.len());
    match known.and_then(|(.., tree)| restore(tree, source)) {
        Some(root) => (Some(root), Vec::new()),
        None => read(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_when_compiled_is_what_is_read_now() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for (path, length, tree) in TREES {
            #[expect(clippy::disallowed_methods, reason = "the files as they lie in the project")]
            let text = std::fs::read_to_string(root.join(path)).expect("a file of this project");
            let source = Source::new(*path, text);
            assert_eq!(source.text.len(), *length, "{path}");
            assert_eq!((restore(tree, &source), Vec::new()), read(&source), "{path}");
        }
        for path in
            ["src/calendar/holidays.json", "src/law/articles.yaml", "templates/evaluation-agreement/schema.yaml"]
        {
            assert!(TREES.iter().any(|(known, ..)| known == &path), "{path} is read each time the program runs");
        }
    }

    #[test]
    fn a_file_that_is_not_known_is_read() {
        let source = Source::new("x.yaml", "a: 1\n");
        assert_eq!(read_built_in("x.yaml", &source), read(&source));
        // Nor is one whose text is another.
        let source = Source::new("templates/common/terms.yaml", "a: 1\n");
        assert_eq!(read_built_in("templates/common/terms.yaml", &source), read(&source));
    }
}
