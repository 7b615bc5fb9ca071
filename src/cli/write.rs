//! Files are written whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::trouble::Trouble;

/// Writes all of these files, or none: each goes to a temporary file beside its place, and only when all are there are
/// they moved into place.
pub(super) fn write(files: Vec<(PathBuf, Vec<u8>)>) -> Result<(), Trouble> {
    let mut ready = Vec::new();
    for (path, bytes) in files {
        ready.push((beside(&path, &bytes)?, path));
    }
    for (file, path) in ready {
        file.persist(&path).map_err(|error| Trouble::write(&path, error.error))?;
    }
    Ok(())
}

/// The bytes in a temporary file in the folder of `path`.
fn beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Trouble> {
    let trouble = |error| Trouble::write(path, error);
    if path.is_dir() {
        return Err(trouble(std::io::ErrorKind::IsADirectory.into()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".hetong-");
    readable_by_others(&mut builder);
    let mut file = builder.tempfile_in(folder).map_err(trouble)?;
    file.write_all(bytes).and_then(|()| file.flush()).map_err(trouble)?;
    Ok(file)
}

/// A temporary file is private by default; a contract gets the permissions of any other new file.
#[cfg(unix)]
fn readable_by_others(builder: &mut Builder) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable_by_others(_: &mut Builder) {}

/// Makes a folder, and those it stands in.
#[expect(clippy::disallowed_methods, reason = "the command line writes where the user says")]
pub(super) fn folder(path: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(path).map_err(|error| Trouble::write(path, error))
}
