//! The user's own fonts.

use std::path::{Path, PathBuf};

use super::trouble::Trouble;
use crate::pipeline;

/// Every font file in these folders and the folders in them, in the order of their names.
pub(super) fn read(folders: &[PathBuf]) -> Result<Vec<Vec<u8>>, Trouble> {
    let mut fonts = Vec::new();
    for folder in folders {
        collect(folder, &mut fonts)?;
    }
    Ok(fonts)
}

#[expect(clippy::disallowed_methods, reason = "the user names the folder on the command line")]
fn collect(folder: &Path, fonts: &mut Vec<Vec<u8>>) -> Result<(), Trouble> {
    let trouble = |path: &Path| {
        let path = path.to_owned();
        move |error| Trouble::Work(pipeline::Trouble::Read { path, error })
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(trouble(folder))? {
        paths.push(entry.map_err(trouble(folder))?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, fonts)?;
        } else if is_font(&path) {
            fonts.push(std::fs::read(&path).map_err(trouble(&path))?);
        }
    }
    Ok(())
}

fn is_font(path: &Path) -> bool {
    let endings = ["ttf", "otf", "ttc", "otc"];
    path.extension().is_some_and(|extension| endings.iter().any(|ending| extension.eq_ignore_ascii_case(ending)))
}
