//! A layout: the Typst files that set a template's documents, held in memory.

use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

use super::Failure;

/// The file of a layout that is run.
const MAIN: &str = "layout.typ";

/// The Typst files that set a template's documents. Parsed once, used for every document of the template.
///
/// Files are named by their path from the root of the templates, `layout.typ` for the one that is run and
/// `common/layout/….typ` for those it imports; it reads `/document.json`.
#[derive(Debug, Clone)]
pub struct Layout {
    main: FileId,
    sources: Vec<Source>,
}

impl Layout {
    /// The layout made of these files, each a name and its text.
    ///
    /// # Errors
    /// Fails where a name is no path inside the templates, or where `layout.typ` is missing.
    pub fn new<N, T>(files: impl IntoIterator<Item = (N, T)>) -> Result<Self, Failure>
    where
        N: AsRef<str>,
        T: Into<String>,
    {
        let mut sources = Vec::new();
        for (name, text) in files {
            sources.push(Source::new(file(name.as_ref())?, text.into()));
        }
        let main = file(MAIN)?;
        if !sources.iter().any(|source| source.id() == main) {
            return Err(Failure::new(format!("{MAIN}: missing from the layout")));
        }
        Ok(Self { main, sources })
    }

    /// The file that is run.
    pub(super) const fn main(&self) -> FileId {
        self.main
    }

    /// A file of the layout.
    pub(super) fn source(&self, id: FileId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id() == id)
    }
}

/// The typesetter's handle for a file name.
pub(super) fn file(name: &str) -> Result<FileId, Failure> {
    let path = VirtualPath::new(name).map_err(|error| Failure::new(format!("{name}: {error}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_needs_its_main_file_and_names_inside_the_templates() {
        assert!(Layout::new([("layout.typ", "")]).is_ok());
        assert!(Layout::new([("other.typ", "")]).is_err());
        assert!(Layout::new([("../layout.typ", "")]).is_err());
    }
}
