//! `hetong explain`: the manual, one check at a time.

use super::Outcome;
use super::talk::Talk;
use super::trouble::Trouble;
use crate::checks;
use crate::template::nearest;

/// Explains a check, or lists all.
pub(super) fn run(talk: &Talk, id: Option<&str>) -> Result<Outcome, Trouble> {
    let Some(id) = id else { return talk.print(&checks::list(talk.lang)) };
    let Some(check) = checks::find(id) else {
        let nearest = nearest(id, checks::ALL.iter().map(|check| check.id));
        return Err(Trouble::NoCheck { id: id.to_owned(), nearest });
    };
    talk.print(&checks::explain(check, talk.lang))
}
