//! `hetong explain`: the manual, one check at a time, and how bad its findings are in this project.

use super::Outcome;
use super::project::Project;
use super::talk::Talk;
use super::trouble::Trouble;
use crate::checks;
use crate::config::Policy;

/// Explains a check, or lists all.
pub(super) fn run(talk: &Talk, project: &Project, id: Option<&str>) -> Result<Outcome, Trouble> {
    let policy = Policy { config: project.config.clone(), ..Policy::default() };
    let Some(id) = id else { return talk.print(&checks::list(&policy, talk.lang)) };
    let Some(check) = checks::find(id) else {
        return Err(Trouble::NoCheck { id: id.to_owned(), nearest: checks::nearest(id) });
    };
    talk.print(&checks::explain(check, talk.lang))?;
    talk.print(&format!("\n{}\n", talk.pick(&checks::in_force(check, &policy))))
}

/// Turns away a name on the command line that is neither a check nor a group.
pub(super) fn known<'a>(mut names: impl Iterator<Item = &'a String>) -> Result<(), Trouble> {
    match names.find(|name| !checks::is_known(name)) {
        Some(name) => Err(Trouble::NoCheck { id: name.clone(), nearest: checks::nearest(name) }),
        None => Ok(()),
    }
}
