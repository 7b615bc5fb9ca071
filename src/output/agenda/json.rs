//! The schedule for programs.

use serde_json::{Value, json};

use super::row::{Agenda, Origin, Row};
use crate::calendar::Reach;
use crate::timeline::Standing;

/// A schedule as one object. A day that is not known exactly has no `date`, but an `earliest` and a `latest`.
#[must_use]
pub fn json(agenda: &Agenda, file: &str) -> Value {
    json!({
        "file": file,
        "title": agenda.title,
        "number": agenda.number,
        "course": agenda.course,
        "branches": agenda.branches.iter().map(|(name, label)| json!({ "name": name, "label": label })).collect::<Vec<_>>(),
        "today": agenda.today.map(|day| day.to_string()),
        "steps": agenda.rows.iter().map(row).collect::<Vec<_>>(),
        "overdue": agenda.today.map(|_| agenda.is_overdue()),
    })
}

fn day(reach: Option<Reach>) -> Value {
    reach.map_or(Value::Null, |reach| {
        json!({
            "date": reach.known().map(|day| day.to_string()),
            "earliest": reach.earliest.to_string(),
            "latest": reach.latest.to_string(),
        })
    })
}

fn row(row: &Row) -> Value {
    let (state, working_days) = match row.standing {
        Some(Standing::Done { late }) => ("done", Some(late)),
        Some(Standing::Overdue { by }) => ("overdue", Some(by)),
        Some(Standing::Running) => ("due", None),
        Some(Standing::Waiting) => ("waiting", None),
        Some(Standing::Free) if row.done.is_some() => ("happened", None),
        Some(Standing::Free) | None => ("", None),
    };
    json!({
        "name": row.name,
        "label": row.label,
        "who": row.who,
        "clause": row.clause,
        "earliest": day(row.earliest),
        "due": day(row.due),
        "offset": row.offset,
        "slack_days": row.slack,
        "critical": row.critical,
        "any_time": row.origin == Origin::Open,
        "done": row.done.map(|day| day.to_string()),
        "state": (!state.is_empty()).then_some(state),
        "late_working_days": working_days.map(|(least, most)| json!({ "least": least, "most": most })),
        "otherwise": row.otherwise.as_ref().map(|(text, clause)| json!({ "text": text, "clause": clause })),
    })
}
