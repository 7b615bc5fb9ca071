//! `hetong new` and `hetong schema`: what a template asks for, as a blank spec and as a JSON Schema.

use std::path::Path;
use std::sync::Arc;

use super::talk::Talk;
use super::trouble::Trouble;
use super::{Outcome, write};
use crate::output;
use crate::template::{Catalog, Template};

/// Writes a blank spec.
pub(super) fn new(
    talk: &Talk,
    catalog: &Catalog,
    name: &str,
    output: Option<&Path>,
    force: bool,
) -> Result<Outcome, Trouble> {
    let text = output::form(&template(catalog, name)?);
    match output {
        Some(path) if path.as_os_str() != "-" => {
            if path.exists() && !path.is_dir() && !force {
                return Err(Trouble::Exists(path.to_owned()));
            }
            write::folder_of(path)?;
            write::write(vec![(path.to_owned(), text.into_bytes())])?;
            talk.print(&format!("{}\n", path.display()))
        }
        _ => talk.print(&text),
    }
}

/// Prints a JSON Schema.
pub(super) fn schema(talk: &Talk, catalog: &Catalog, name: &str) -> Result<Outcome, Trouble> {
    talk.print(&format!("{:#}\n", output::json_schema(&template(catalog, name)?)))
}

/// The template of that name.
pub(super) fn template(catalog: &Catalog, name: &str) -> Result<Arc<Template>, Trouble> {
    catalog.get(name)?.ok_or_else(|| Trouble::NoTemplate {
        name: name.to_owned(),
        nearest: catalog.nearest(name),
        known: catalog.names().to_vec(),
    })
}
