//! The door to the files that lie beside a spec: the documents it builds on, its tables, its evidence.
//!
//! A path is relative to the folder of the spec. Evidence and tables lie in that folder or below it; a document it
//! builds on may also lie up to two folders above, as in `../contracts/contract.yaml`. What a path leads to in the end,
//! links followed, must lie there too.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::strays::strays;
use crate::contract::Missing;
use crate::template::Catalog;
use crate::value::{self, Digest};
use crate::yaml::LARGEST;

/// How many folders above the spec a document it builds on may lie.
pub(super) const CLIMB: usize = 2;

/// Where the files beside a spec are looked for.
#[derive(Debug, Clone)]
pub(super) enum Beside {
    /// In a folder on disk.
    Folder(PathBuf),
    /// Among the examples of the templates, as seen from the folder of one.
    Examples(String),
}

/// Where a path leads.
enum Way<'a> {
    Disk(PathBuf),
    Example(&'a str),
}

impl Beside {
    /// Beside the spec of that path; standard input lies in the folder one works in.
    pub(super) fn of(path: &Path) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Self::Folder(folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf))
    }

    /// The bytes of a file no larger than a spec, and the name by which a user knows it.
    pub(super) fn read(&self, catalog: &Catalog, path: &str, climb: usize) -> Result<(String, Vec<u8>), Missing> {
        match self.way(path, climb)? {
            Way::Example(path) => {
                let name = path.strip_suffix("/example.yaml").ok_or(Missing::NotFound)?;
                let template = catalog.get(name).ok().flatten().ok_or(Missing::NotFound)?;
                let example = template.example.as_ref().ok_or(Missing::NotFound)?;
                Ok((example.name.clone(), example.text.clone().into_bytes()))
            }
            Way::Disk(file) => {
                let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
                let mut bytes = Vec::new();
                open(&file)?.take(limit).read_to_end(&mut bytes).map_err(|error| missing(&error))?;
                let shown = self.shown(path);
                Ok((shown, bytes))
            }
        }
    }

    /// The digest of a file of any size; nothing where there is no disk to look at.
    pub(super) fn digest(&self, path: &str) -> Result<Option<Digest>, Missing> {
        let Way::Disk(file) = self.way(path, 0)? else { return Ok(None) };
        let mut file = open(&file)?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            match file.read(&mut buffer).map_err(|error| missing(&error))? {
                0 => return Ok(Some(Digest::of(&hasher.finalize().into()))),
                count => hasher.update(&buffer[..count]),
            }
        }
    }

    /// The files in the folders of those listed that neither they, nor the text of the spec, nor any document beside it
    /// name.
    pub(super) fn strays(&self, text: &str, listed: &[&value::File]) -> Vec<String> {
        match self {
            Self::Folder(folder) => strays(folder, text, listed),
            Self::Examples(_) => Vec::new(),
        }
    }

    /// The place from which the links of a file beside this spec are followed.
    pub(super) fn at(&self, path: &str) -> Self {
        match self {
            Self::Folder(folder) => Self::of(&folder.join(path)),
            Self::Examples(template) => Self::Examples(template.clone()),
        }
    }

    /// A path as a user would write it from where the spec was named.
    fn shown(&self, path: &str) -> String {
        match self {
            Self::Folder(folder) if folder != Path::new(".") => folder.join(path).display().to_string(),
            _ => path.to_owned(),
        }
    }

    /// Where a path leads, when it stays where it may lead.
    fn way<'a>(&self, path: &'a str, climb: usize) -> Result<Way<'a>, Missing> {
        let (up, below) = split(path, climb).ok_or(Missing::Outside)?;
        match self {
            Self::Examples(_) if up == 1 => Ok(Way::Example(below)),
            Self::Examples(_) => Err(Missing::NotFound),
            Self::Folder(folder) => within(folder, up, below).map(Way::Disk),
        }
    }
}

/// How often a relative path climbs at its beginning, and what follows; nothing where it leads elsewhere.
fn split(path: &str, climb: usize) -> Option<(usize, &str)> {
    let mut rest = path.trim();
    rest = rest.strip_prefix("./").unwrap_or(rest);
    let mut up = 0;
    while let Some(next) = rest.strip_prefix("../") {
        (up, rest) = (up + 1, next);
    }
    let strays = rest.is_empty() || rest.starts_with(['/', '~']) || rest.contains(['\\', ':', '\0']);
    let climbs = rest.split('/').any(|name| name == "..");
    (up <= climb && !strays && !climbs).then_some((up, rest))
}

/// The real path of a file, links followed, when it lies in or below the folder climbed to.
pub(super) fn within(folder: &Path, up: usize, below: &str) -> Result<PathBuf, Missing> {
    let top = (0..up).fold(folder.to_path_buf(), |folder, _| folder.join(".."));
    let top = fs::canonicalize(top).map_err(|error| missing(&error))?;
    let file = fs::canonicalize(top.join(below)).map_err(|error| missing(&error))?;
    if file.starts_with(&top) { Ok(file) } else { Err(Missing::Outside) }
}

#[expect(clippy::disallowed_methods, reason = "one of the doors to the disk")]
pub(super) fn open(file: &Path) -> Result<File, Missing> {
    let is_file = fs::metadata(file).map_err(|error| missing(&error))?.is_file();
    // A pipe or a device would never end.
    if !is_file {
        return Err(Missing::NotFound);
    }
    File::open(file).map_err(|error| missing(&error))
}

fn missing(error: &io::Error) -> Missing {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Missing::NotFound,
        _ => Missing::Unreadable(error.to_string()),
    }
}

/// The digest of bytes.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    Digest::of(&Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_climb_as_far_as_they_may_and_only_at_the_beginning() {
        for (path, climb, expected) in [
            ("contract.yaml", 0, Some((0, "contract.yaml"))),
            ("./a/b.csv", 0, Some((0, "a/b.csv"))),
            ("../contract.yaml", 2, Some((1, "contract.yaml"))),
            ("../../a/contract.yaml", 2, Some((2, "a/contract.yaml"))),
            ("../../../contract.yaml", 2, None),
            ("../x", 0, None),
            ("a/../../x", 2, None),
            ("/etc/passwd", 2, None),
            ("C:/x", 2, None),
            ("a\\..\\x", 2, None),
            ("", 2, None),
        ] {
            assert_eq!(split(path, climb), expected, "{path}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test makes the files it reads")]
    fn links_lead_nowhere_else() {
        let root = tempfile::tempdir().expect("a folder for the test");
        let folder = root.path().join("case");
        fs::create_dir(&folder).expect("a new folder");
        fs::write(root.path().join("secret"), "x").expect("a new file");
        fs::write(folder.join("own"), "abc").expect("a new file");
        let beside = Beside::Folder(folder.clone());
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            beside.digest("own").expect("it is there").map(|digest| digest.as_str().to_owned()),
            Some(abc.into())
        );
        assert_eq!(beside.digest("none"), Err(Missing::NotFound));
        assert_eq!(beside.digest("../secret"), Err(Missing::Outside));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.path().join("secret"), folder.join("link")).expect("a new link");
            assert_eq!(beside.digest("link"), Err(Missing::Outside));
        }
    }
}
