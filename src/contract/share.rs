//! Percentages out of a workbook, which keeps 93.4% as 0.934 and says only in the format of the cell what it means.
//!
//! The unit is that of the indicator: where the words of its target, or the value to be reached, are in percent, so are
//! the numbers beside them. It is never taken from the number alone, and a check shows what was read so.

use super::{Contract, Field, State};
use crate::diag::Lang;
use crate::template::ScoreRole;
use crate::value::{Measure, Style, Value};

/// Reads them all.
pub(super) fn settle(contract: &mut Contract) {
    let Some(list) = path(contract, ScoreRole::Goal).and_then(|path| Some(path.split_once("[]")?.0.to_owned())) else {
        return;
    };
    let Some(State::Items(count)) = contract.field(&list).map(|field| &field.state) else { return };
    for item in 0..*count {
        let Some(goal) = index(contract, ScoreRole::Goal, item) else { continue };
        if let Some(share) = share(&contract.fields[goal]).filter(|share| names(contract, item, *share)) {
            contract.fields[goal].state = State::Filled(Value::Measure(share));
        }
        if !matches!(contract.fields[goal].value(), Some(Value::Measure(goal)) if goal.is_share()) {
            continue;
        }
        for role in [ScoreRole::Floor, ScoreRole::Measured] {
            if let Some(index) = index(contract, role, item)
                && let Some(share) = share(&contract.fields[index])
            {
                contract.fields[index].state = State::Filled(Value::Measure(share));
            }
        }
    }
}

/// Whether a field holds a percentage that its workbook keeps as a plain number.
#[must_use]
pub fn is_read_as_share(field: &Field) -> bool {
    let is_share = matches!(field.value(), Some(Value::Measure(measure)) if measure.is_share());
    let written = || Measure::parse(field.place.span.text()).ok();
    is_share && is_of_workbook(field) && written().is_some_and(|written| !written.is_share())
}

fn is_of_workbook(field: &Field) -> bool {
    let ending = field.place.span.source.name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

/// The percentage a number out of a workbook may be.
fn share(field: &Field) -> Option<Measure> {
    match field.value() {
        Some(Value::Measure(measure)) if is_of_workbook(field) && !field.adopted => measure.share(),
        _ => None,
    }
}

/// Whether the words of the target name a percentage.
fn names(contract: &Contract, item: usize, share: Measure) -> bool {
    let Some(path) = path(contract, ScoreRole::Target) else { return false };
    let words = contract.side(&path.replacen("[]", &format!("[{item}]"), 1), Lang::Zh).and_then(Field::value);
    let Some(words) = words.map(|words| words.show(Lang::Zh, Style::Figures)) else { return false };
    let wanted = share.show(Lang::Zh);
    let words = words.replace('％', "%");
    words.match_indices(&wanted).any(|(at, _)| !words[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.'))
}

fn path(contract: &Contract, role: ScoreRole) -> Option<&str> {
    let definitions = contract.template.schema.definitions();
    definitions.iter().find(|definition| definition.score == Some(role)).map(|definition| definition.path.as_str())
}

fn index(contract: &Contract, role: ScoreRole, item: usize) -> Option<usize> {
    let path = path(contract, role)?.replacen("[]", &format!("[{item}]"), 1);
    contract.by_path.get(&path).copied()
}
