//! What a contract takes over from the documents it builds on. A value that is written again must be the same.

use super::{Bound, Contract, Fault, Field, Missing, Place, State};
use crate::template::{Definition, Origin, Type};
use crate::value::Value;

/// What becomes of one field.
enum Change {
    /// Its value comes from the parent, with the place where it is written there.
    Take(State, Place),
    /// Nothing can be said of it but what is said of the parent.
    Lose(Place),
    /// It says something else than the parent.
    Restated(Fault),
}

/// Takes over every value that has an origin.
pub(super) fn adopt(contract: &mut Contract) {
    let changes: Vec<(usize, Change)> = contract
        .fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| Some((index, change(contract, field)?)))
        .collect();
    for (index, change) in changes {
        let field = &mut contract.fields[index];
        match change {
            Change::Take(state, place) => {
                (field.state, field.place, field.adopted) = (state, place, true);
            }
            Change::Lose(place) => {
                (field.state, field.place, field.adopted) = (State::Unreadable, place, true);
            }
            Change::Restated(fault) => contract.faults.push(fault),
        }
    }
}

fn change(contract: &Contract, field: &Field) -> Option<Change> {
    let definition = contract.definition(field);
    let origin = definition.origin.as_ref()?;
    let parent = contract.parent(&origin.parent)?;
    let is_written = field.place.key.is_some() && !matches!(field.state, State::Blank | State::Absent);
    let bound = match &parent.state {
        Ok(bound) => bound,
        Err(_) if is_written => return None,
        // Whoever names no parent may write all of it here; whoever has written none of it has forgotten the parent.
        Err(Missing::Unnamed) if is_begun(contract, &origin.parent) => return None,
        Err(_) => return Some(Change::Lose(lost(contract, &parent.name, field))),
    };
    if definition.r#type == Type::List {
        return None;
    }
    let Some(other) = counterpart(contract, field, definition, origin, bound) else {
        // What the parent does not list is said once, of the number it is listed under.
        let is_stray = !is_written && is_stray(contract, field, origin, bound);
        return is_stray.then(|| Change::Lose(field.place.clone()));
    };
    match (&field.state, &other.state) {
        _ if !is_written => Some(Change::Take(other.state.clone(), other.place.clone())),
        (State::Filled(own), State::Filled(theirs)) if !origin.carried && !same(own, theirs) => {
            Some(Change::Restated(Fault::Restated {
                path: field.path.clone(),
                parent: origin.parent.clone(),
                own: own.clone(),
                theirs: theirs.clone(),
                span: field.place.value(),
                other: other.place.value(),
            }))
        }
        _ => None,
    }
}

/// Whether a field belongs to an item that is matched by a number the parent's list does not have.
fn is_stray(contract: &Contract, field: &Field, origin: &Origin, bound: &Bound) -> bool {
    let Some((list, _)) = origin.path.split_once("[]") else { return false };
    let own = field.path.split_once('[').and_then(|(own, _)| contract.template.schema.get(own));
    own.is_some_and(|own| own.r#match.is_some()) && item(contract, field, list, bound).is_none()
}

/// Whether two values say the same; of words, however they are broken into lines.
fn same(one: &Value, other: &Value) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => words(one) == words(other),
        (one, other) => one == other,
    }
}

/// Whether any value of a parent's is written in the spec itself. What is carried over may be written anyway.
fn is_begun(contract: &Contract, parent: &str) -> bool {
    contract.fields.iter().any(|field| {
        let comes =
            contract.definition(field).origin.as_ref().is_some_and(|origin| origin.parent == parent && !origin.carried);
        comes && field.place.key.is_some() && matches!(field.state, State::Filled(_) | State::Struck(_))
    })
}

/// Where to point for a value that was lost with its parent: at the link, where there is one.
fn lost(contract: &Contract, parent: &str, field: &Field) -> Place {
    let link = contract.parent(parent).and_then(|parent| parent.link.as_ref());
    link.map_or_else(|| field.place.clone(), |link| Place { span: link.key.clone(), key: None })
}

/// The parent's field a field comes from.
fn counterpart<'a>(
    contract: &Contract,
    field: &Field,
    definition: &Definition,
    origin: &Origin,
    bound: &'a Bound,
) -> Option<&'a Field> {
    let theirs = bound.contract.template.schema.get(&origin.path)?;
    if theirs.r#type != definition.r#type {
        return None;
    }
    let path = match origin.path.split_once("[]") {
        Some((list, rest)) => format!("{list}[{}]{rest}", item(contract, field, list, bound)?),
        None => origin.path.clone(),
    };
    match field.side {
        Some(side) => bound.contract.field(&format!("{path}.{}", side.key())),
        None => bound.contract.field(&path),
    }
}

/// The item of the parent's list an item comes from: the one that matches, or else the one in the same place.
fn item(contract: &Contract, field: &Field, list: &str, bound: &Bound) -> Option<usize> {
    let (own, rest) = field.path.split_once('[')?;
    let (index, _) = rest.split_once(']')?;
    let index = index.parse::<usize>().ok()?;
    let Some(name) = contract.template.schema.get(own).and_then(|definition| definition.r#match.as_ref()) else {
        return Some(index);
    };
    matching(bound, list, name, contract.value(&format!("{own}[{index}].{name}"))?)
}

/// The item of a parent's list whose field of that name has a value; where its items have no such field, the item of
/// that number, counted from 1.
#[must_use]
pub fn matching(bound: &Bound, list: &str, name: &str, value: &Value) -> Option<usize> {
    let State::Items(count) = bound.contract.field(list)?.state else { return None };
    if bound.contract.template.schema.get(&format!("{list}[].{name}")).is_some() {
        return (0..count).find(|index| bound.contract.value(&format!("{list}[{index}].{name}")) == Some(value));
    }
    let Value::Integer(number) = value else { return None };
    let index = usize::try_from(*number).ok()?.checked_sub(1)?;
    (index < count).then_some(index)
}
