//! Files are written whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::trouble::Trouble;

/// Where bytes are on their way to.
enum Ready {
    /// A file that is complete beside its place, and only has to be moved there.
    Beside(NamedTempFile, PathBuf),
    /// A device or a pipe: what is written there is not kept, and nothing may be put in its place.
    Stream(PathBuf, Vec<u8>),
}

/// Writes all of these files, or none: each goes to a temporary file beside its place, and only when all are there are
/// they moved into place. A link keeps pointing where it points, and a file keeps its permissions.
pub(super) fn write(files: Vec<(PathBuf, Vec<u8>)>) -> Result<(), Trouble> {
    let mut ready = Vec::new();
    for (path, bytes) in files {
        let trouble = |error| Trouble::write(&path, error);
        ready.push(prepare(&path, bytes).map_err(trouble)?);
    }
    for ready in ready {
        match ready {
            Ready::Beside(file, path) => {
                file.persist(&path).map_err(|error| Trouble::write(&path, error.error))?;
            }
            Ready::Stream(path, bytes) => {
                let mut stream =
                    fs::OpenOptions::new().write(true).open(&path).map_err(|error| Trouble::write(&path, error))?;
                stream.write_all(&bytes).map_err(|error| Trouble::write(&path, error))?;
            }
        }
    }
    Ok(())
}

fn prepare(path: &Path, bytes: Vec<u8>) -> io::Result<Ready> {
    let path = if path.is_symlink() { path.canonicalize()? } else { path.to_owned() };
    let permissions = match fs::metadata(&path) {
        Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if !there.is_file() => return Ok(Ready::Stream(path, bytes)),
        Ok(there) if there.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(there) => Some(there.permissions()),
        Err(_) => new_file(),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut builder = Builder::new();
    builder.prefix(".hetong-");
    let mut file = match &permissions {
        Some(permissions) => builder.permissions(permissions.clone()).tempfile_in(folder)?,
        None => builder.tempfile_in(folder)?,
    };
    file.write_all(&bytes).and_then(|()| file.flush())?;
    if let Some(permissions) = permissions.filter(|_| path.exists()) {
        file.as_file().set_permissions(permissions)?;
    }
    Ok(Ready::Beside(file, path))
}

/// A temporary file is private by default; a contract gets the permissions of any other new file.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such permissions")]
fn new_file() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_file() -> Option<Permissions> {
    None
}

/// Makes the folder a file goes to, and those it stands in.
#[expect(clippy::disallowed_methods, reason = "the command line writes where the user says")]
pub(super) fn folder_of(path: &Path) -> Result<(), Trouble> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        Some(folder) => fs::create_dir_all(folder).map_err(|error| Trouble::write(folder, error)),
        None => Ok(()),
    }
}

#[cfg(all(test, unix))]
#[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_permissions_and_what_may_not_be_written_are_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let put = |name: &str, text: &str| write(vec![(path(name), text.as_bytes().to_vec())]);
        put("private", "old").expect("written");
        fs::set_permissions(path("private"), Permissions::from_mode(0o600)).expect("set");
        symlink(path("private"), path("link")).expect("linked");
        put("link", "new").expect("written");
        assert!(path("link").is_symlink());
        let mode = |name| fs::metadata(path(name)).expect("there").permissions().mode() & 0o777;
        assert_eq!((fs::read(path("private")).expect("there"), mode("private")), (b"new".to_vec(), 0o600));
        fs::set_permissions(path("private"), Permissions::from_mode(0o400)).expect("set");
        assert!(put("private", "newer").is_err());
        assert_eq!(fs::read(path("private")).expect("there"), b"new");
        put("fresh", "x").expect("written");
        assert_ne!(mode("fresh") & 0o044, 0, "a new file is readable as other files are");
    }

    #[test]
    fn a_device_is_written_into_and_never_replaced() {
        use std::os::unix::fs::FileTypeExt;
        write(vec![(PathBuf::from("/dev/null"), b"x".to_vec())]).expect("written");
        assert!(fs::metadata("/dev/null").expect("there").file_type().is_char_device());
    }

    #[test]
    fn all_files_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("b")).expect("made");
        let files = ["a", "b"].map(|name| (folder.path().join(name), b"x".to_vec()));
        assert!(write(files.to_vec()).is_err());
        assert!(!folder.path().join("a").exists());
    }
}
