//! The whole story on one page: read → bind → render → check → output.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

mod beside;
mod strays;

use beside::{Beside, CLIMB};

use crate::calendar::Calendar;
use crate::checks::{Around, Examined, Look, Seen, Written, examine};
use crate::config::Policy;
use crate::contract::{Bound, Missing, Parent, bind_with};
use crate::diag::{Finding, Severity};
use crate::document::{self, Document};
use crate::output::agenda::{self, Agenda};
use crate::output::{Failure, Languages, Layout, Pages, Press, Setting};
use crate::prose::Memory;
use crate::say;
use crate::spec::Spec;
use crate::table;
use crate::template::{Catalog, Template, Unreadable};
use crate::value::{Date, File};
use crate::yaml::{self, LARGEST, Patched};

/// The layout that draws a schedule; it imports what all layouts share.
const SCHEDULE: &str = "#import \"/common/layout/schedule.typ\": schedule\n#schedule(json(\"/document.json\"))\n";

/// How long a chain of documents that build on each other may be.
const LONGEST_CHAIN: usize = 4;

/// Where specs are checked and contracts built, any number of them, on any number of threads. What can be shared
/// between contracts (templates, fonts, layouts) is made once, when first needed.
pub struct Workshop {
    catalog: Catalog,
    user_fonts: Mutex<Vec<Vec<u8>>>,
    has_own_fonts: bool,
    press: OnceLock<Press>,
    layouts: Mutex<BTreeMap<String, Arc<Layout>>>,
    memories: Mutex<BTreeMap<String, Arc<Memory>>>,
    today: Date,
    policy: Policy,
    calendar: Option<Arc<Calendar>>,
}

/// Why a job could not be done. What is wrong with a spec is never here: that is a finding.
#[derive(Debug)]
pub enum Trouble {
    /// A file could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A template folder could not be read.
    Template(Unreadable),
    /// The layout of a template does not set, or breaks a standard.
    Layout(Failure),
}

/// A spec after all checks, with the bytes it was read from.
#[derive(Debug)]
pub struct Job {
    /// The spec as written.
    pub spec: Spec,
    /// Its bytes, to be carried inside the PDF.
    pub bytes: Vec<u8>,
    /// What the checks found.
    pub examined: Examined,
}

/// A spec, its template, and what lies beside it.
type Reading = (Spec, Option<Arc<Template>>, Around);

/// How often what was mended is looked at again.
const ROUNDS: usize = 4;

/// How many remedies are tried one by one, where a spec shares values; further ones are offered once these are applied.
const MOST_TRIED: usize = 100;

impl Job {
    /// The spec with its safe remedies applied, where there are any.
    fn patched(&self) -> Option<Patched> {
        let open = self.examined.findings.iter().filter(|finding| finding.waived.is_none());
        let fixes: Vec<_> = open
            .filter_map(|finding| finding.fix.as_ref())
            .filter(|fix| fix.safe && Arc::ptr_eq(&fix.span.source, &self.spec.source))
            .collect();
        let patched = yaml::patch(&self.spec.source, self.spec.root.as_ref()?, &fixes);
        (patched.applied > 0).then_some(patched)
    }
}

impl Workshop {
    /// A workshop with these templates and, besides the embedded fonts, these font files. `today` is the day of
    /// checking.
    #[must_use]
    pub fn new(catalog: Catalog, user_fonts: Vec<Vec<u8>>, today: Date) -> Self {
        let has_own_fonts = !user_fonts.is_empty();
        let user_fonts = Mutex::new(user_fonts);
        Self {
            catalog,
            user_fonts,
            has_own_fonts,
            press: OnceLock::new(),
            layouts: Mutex::default(),
            memories: Mutex::default(),
            today,
            policy: Policy::default(),
            calendar: None,
        }
    }

    /// The same workshop, working by what a project and its user have decided about the checks.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// The same workshop with another calendar than the one that comes with the program, if there is one.
    #[must_use]
    pub fn with_calendar(self, calendar: Option<Arc<Calendar>>) -> Self {
        Self { calendar, ..self }
    }

    /// Which days are worked.
    pub fn calendar(&self) -> &Calendar {
        self.calendar.as_ref().unwrap_or_else(|| Calendar::built_in())
    }

    /// The templates at hand.
    pub const fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Reads a spec, binds it to its template, renders its document, and runs all checks. What lies beside it is looked
    /// for among the examples of the templates; [`check_file`](Self::check_file) looks on disk.
    ///
    /// # Errors
    /// When its template is there but cannot be read.
    pub fn check(&self, name: &str, bytes: Vec<u8>) -> Result<Job, Trouble> {
        self.examine(name, bytes, &Beside::Examples(String::new()))
    }

    /// The same for a spec of that path, whose parents, tables and evidence lie beside it on disk.
    ///
    /// # Errors
    /// When its template is there but cannot be read.
    pub fn check_file(&self, path: &Path, name: &str, bytes: Vec<u8>) -> Result<Job, Trouble> {
        self.examine(name, bytes, &Beside::of(path))
    }

    fn examine(&self, name: &str, bytes: Vec<u8>, beside: &Beside) -> Result<Job, Trouble> {
        let (spec, template, around) = self.read(name, &bytes, beside, 0)?;
        let written = Written { spec: &spec, templates: self.catalog.names() };
        let lacks = |character| {
            if self.has_own_fonts { self.press().lacks(character) } else { Press::embedded_lacks(character) }
        };
        let file = |file: &File| match beside.digest(file.as_str()) {
            Ok(Some(digest)) => Seen::Digest(digest),
            Ok(None) => Seen::Nowhere,
            Err(missing) => Seen::Missing(missing),
        };
        let strays = |listed: &[&File]| beside.strays(&spec.source.text, listed);
        let look = Look { file: &file, strays: &strays };
        let mut examined = examine(written, template, around, self.today, self.calendar(), &lacks, look);
        self.settle(&mut examined);
        withdraw(&spec, &mut examined.findings);
        Ok(Job { spec, bytes, examined })
    }

    /// Applies what has been decided about the checks: here, once, and nowhere else.
    fn settle(&self, examined: &mut Examined) {
        for mut finding in std::mem::take(&mut examined.findings) {
            match self.policy.decide(finding.id, finding.original).severity {
                Some(severity) => {
                    finding.severity = severity;
                    examined.findings.push(finding);
                }
                None => examined.off.push(finding),
            }
        }
        examined.unchecked.retain(|(id, _)| self.policy.decide(id, Severity::Error).severity.is_some());
    }

    /// Applies the safe remedies of what was found and checks what came of it, until nothing more can be mended. Gives
    /// the mended spec and how many remedies it took.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub fn mend(&self, mut job: Job) -> Result<(Job, usize), Trouble> {
        let mut applied = 0;
        // A template found by its right name lets further checks run.
        for _ in 0..ROUNDS {
            let Some(patched) = job.patched() else { break };
            let mut bytes = job.bytes[..job.spec.source.before].to_vec();
            bytes.extend(patched.text.into_bytes());
            let name = job.spec.source.name.clone();
            job = self.check(&name, bytes)?;
            applied += patched.applied;
        }
        Ok((job, applied))
    }

    /// Reads a spec, the template it asks for, if there is such a template, and what lies beside it.
    fn read(&self, name: &str, bytes: &[u8], beside: &Beside, depth: usize) -> Result<Reading, Trouble> {
        let read = || {
            let spec = Spec::read(name, bytes);
            let template = match spec.template() {
                Some((template, _)) => self.catalog.get(template).map_err(Trouble::Template)?,
                None => None,
            };
            Ok((spec, template))
        };
        let (read, _) = rayon::join(read, Calendar::built_in);
        let (mut spec, template) = read?;
        let mut around = Around::default();
        if let Some(template) = &template {
            around.memory = self.memory(template);
            if let Some(root) = &mut spec.root {
                around.tables = table::place(root, template, &|path| beside.read(&self.catalog, path, 0));
            }
            around.parents = template.builds_on.iter().map(|name| self.parent(&spec, name, beside, depth)).collect();
        }
        Ok((spec, template, around))
    }

    /// A spec on disk bound by itself, for documents that are to build on it; or why it cannot be.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bind(&self, path: &Path) -> Result<Result<Bound, Missing>, Trouble> {
        let bytes = read(path)?;
        Ok(self.bind_bytes(&path.display().to_string(), &bytes, &Beside::of(path), 0))
    }

    /// A document a spec builds on.
    fn parent(&self, spec: &Spec, name: &str, beside: &Beside, depth: usize) -> Parent {
        let link = spec.link(name);
        let state = match &link {
            None => Err(Missing::Unnamed),
            Some(link) => match &link.file {
                None => Err(Missing::NoFile),
                Some(_) if depth >= LONGEST_CHAIN => Err(Missing::Endless),
                Some((file, _)) => self.bound(file, beside, depth),
            },
        };
        Parent { name: name.to_owned(), link, state }
    }

    fn bound(&self, file: &str, beside: &Beside, depth: usize) -> Result<Bound, Missing> {
        let (shown, bytes) = beside.read(&self.catalog, file, CLIMB)?;
        self.bind_bytes(&shown, &bytes, &beside.at(file), depth + 1)
    }

    fn bind_bytes(&self, shown: &str, bytes: &[u8], beside: &Beside, depth: usize) -> Result<Bound, Missing> {
        let read = self.read(shown, bytes, beside, depth).map_err(|_| Missing::NoSpec)?;
        let (spec, Some(template), around) = read else { return Err(Missing::NoSpec) };
        let endless = |parent: &Parent| matches!(parent.state, Err(Missing::Endless));
        if around.parents.iter().any(endless) {
            return Err(Missing::Endless);
        }
        let root = spec.root.as_ref().ok_or(Missing::NoSpec)?;
        let contract = bind_with(&spec.source, root, template, around.parents, self.calendar());
        let (document, _) = document::build(&contract);
        let numbers = document::numbers(&document.sections);
        Ok(Bound { digest: beside::digest(bytes), contract, numbers })
    }

    /// Sets a document on pages.
    ///
    /// # Errors
    /// When the layout of its template is at fault.
    pub fn set(&self, template: &Template, document: &Document, setting: &Setting) -> Result<Pages, Trouble> {
        let layout = self.layout(template)?;
        self.press().set(document, setting, &layout).map_err(Trouble::Layout)
    }

    /// Draws a schedule on a page.
    ///
    /// # Errors
    /// When the layout of its template is at fault.
    pub fn draw(&self, template: &Template, agenda: &Agenda, languages: Languages) -> Result<Pages, Trouble> {
        let files = template.layout.iter().map(|(name, text)| match name.as_str() {
            "layout.typ" => (name, SCHEDULE.to_owned()),
            _ => (name, text.clone()),
        });
        let layout = Layout::new(files).map_err(Trouble::Layout)?;
        let data = agenda::drawing(agenda, self.calendar(), languages);
        let title = say!(
            zh: "{zh}：时间表", en: "{en}: Timeline", zh = agenda.title.zh, en = agenda.title.en,
        );
        let setting = Setting { languages, ..Setting::default() };
        self.press().draw(data, &title, &self.today.to_string(), &setting, &layout).map_err(Trouble::Layout)
    }

    /// Opens the fonts for the contracts that will be set, and makes them known to the typesetter; a check by itself needs
    /// none of them.
    pub fn warm(&self) {
        self.press().warm();
    }

    fn press(&self) -> &Press {
        self.press.get_or_init(|| {
            let fonts = std::mem::take(&mut *self.user_fonts.lock().unwrap_or_else(PoisonError::into_inner));
            Press::new(fonts)
        })
    }

    /// What specs of a template showed before.
    fn memory(&self, template: &Template) -> Arc<Memory> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(memories.entry(template.name.clone()).or_default())
    }

    fn layout(&self, template: &Template) -> Result<Arc<Layout>, Trouble> {
        let mut layouts = self.layouts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(layout) = layouts.get(&template.name) {
            return Ok(Arc::clone(layout));
        }
        let files = template.layout.iter().map(|(name, text)| (name, text.clone()));
        let layout = Arc::new(Layout::new(files).map_err(Trouble::Layout)?);
        layouts.insert(template.name.clone(), Arc::clone(&layout));
        Ok(layout)
    }
}

/// Takes back the remedies that cannot be applied: where an alias shares a value, or a key stands twice, writing one
/// scalar anew would change another.
fn withdraw(spec: &Spec, findings: &mut [Finding]) {
    let Some(root) = spec.root.as_ref().filter(|_| spec.source.text.contains('&') || !spec.faults.is_empty()) else {
        return;
    };
    let offers = findings
        .iter_mut()
        .filter(|finding| finding.fix.as_ref().is_some_and(|fix| Arc::ptr_eq(&fix.span.source, &spec.source)));
    for (index, finding) in offers.enumerate() {
        let Some(fix) = &finding.fix else { continue };
        if index >= MOST_TRIED || yaml::patch(&spec.source, root, &[fix]).applied == 0 {
            finding.fix = None;
        }
    }
}

/// The bytes of a file, or of standard input for `-`. Of a file too large to be a contract only enough is read to know
/// that.
///
/// # Errors
/// When it cannot be read.
#[expect(clippy::disallowed_methods, reason = "one of the two doors to the disk")]
pub fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let trouble = |error| Trouble::Read { path: path.to_owned(), error };
    let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(trouble)?;
        return Ok(bytes);
    }
    if path.is_dir() {
        return Err(trouble(io::ErrorKind::IsADirectory.into()));
    }
    let file = std::fs::File::open(path).map_err(trouble)?;
    file.take(limit).read_to_end(&mut bytes).map_err(trouble)?;
    Ok(bytes)
}
