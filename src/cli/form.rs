//! `hetong new` and `hetong schema`: what a template asks for, as a blank spec and as a JSON Schema.

use std::path::Path;
use std::sync::Arc;

use super::args::New;
use super::talk::Talk;
use super::trouble::Trouble;
use super::{Outcome, write};
use crate::output;
use crate::pipeline::Workshop;
use crate::template::{Catalog, Template};

/// Writes a blank spec; where it builds on documents that are named, with all that is known from them.
pub(super) fn new(talk: &Talk, workshop: &Workshop, new: &New) -> Result<Outcome, Trouble> {
    let template = template(workshop.catalog(), &new.template)?;
    let to_file = new.output.as_deref().filter(|path| path.as_os_str() != "-");
    let folder = to_file.and_then(Path::parent).unwrap_or_else(|| Path::new(""));
    let mut read = Vec::new();
    for (name, path) in &new.parents {
        if !template.builds_on.contains(name) {
            return Err(Trouble::NoParent { template: template.name.clone(), name: name.clone() });
        }
        let bound = workshop.bind(path)?.map_err(|_| Trouble::NoSpec(path.clone()))?;
        read.push((name, relative(path, folder), bound));
    }
    let given: Vec<output::Given> =
        read.iter().map(|(name, file, bound)| output::Given { name, file, bound }).collect();
    let text = output::form_with(&template, &given, workshop.calendar());
    match to_file {
        Some(path) => {
            if path.exists() && !path.is_dir() && !new.force {
                return Err(Trouble::Exists(path.to_owned()));
            }
            write::folder_of(path)?;
            write::write(vec![(path.to_owned(), text.into_bytes())])?;
            talk.print(&format!("{}\n", path.display()))
        }
        None => talk.print(&text),
    }
}

/// A path as it is written in a spec that lies in a folder.
fn relative(path: &Path, folder: &Path) -> String {
    let names = |path: &Path| -> Vec<String> {
        path.components()
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .filter(|name| name != ".")
            .collect()
    };
    let (path, folder) = (names(path), names(folder));
    let shared = path.iter().zip(&folder).take_while(|(one, other)| one == other).count();
    let up = folder[shared..].iter().map(|_| "..".to_owned());
    up.chain(path[shared..].iter().cloned()).collect::<Vec<_>>().join("/")
}

/// Prints a JSON Schema.
pub(super) fn schema(talk: &Talk, workshop: &Workshop, name: &str) -> Result<Outcome, Trouble> {
    let template = template(workshop.catalog(), name)?;
    talk.print(&format!("{:#}\n", output::json_schema(&template, workshop.calendar())))
}

/// The template of that name.
pub(super) fn template(catalog: &Catalog, name: &str) -> Result<Arc<Template>, Trouble> {
    catalog.get(name)?.ok_or_else(|| Trouble::NoTemplate {
        name: name.to_owned(),
        nearest: catalog.nearest(name),
        known: catalog.names().to_vec(),
    })
}
