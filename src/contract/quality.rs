//! Choices whose keys come from a quality model.

use super::{Contract, Fault, State};
use crate::diag::Text;
use crate::template::{Choice, Definition, Model};
use crate::value::Value;

/// Reads every choice of a model's characteristics by the model that was chosen.
pub(super) fn settle(contract: &mut Contract) {
    let mut changes = Vec::new();
    for (index, field) in contract.fields.iter().enumerate() {
        let State::Filled(Value::Choice(written)) = &field.state else { continue };
        let definition = contract.definition(field);
        let Some(model) = model(contract, definition) else { continue };
        match model.find(written) {
            Some(quality) => changes.push((index, State::Filled(Value::Choice(quality.key.clone())), None)),
            None => {
                let choices: Vec<Choice> = choices(model);
                let nearest = crate::template::nearest(written, choices.iter().map(|choice| choice.key.as_str()));
                let (path, span) = (field.path.clone(), field.place.span.clone());
                changes.push((index, State::Unreadable, Some(Fault::Choice { path, choices, nearest, span })));
            }
        }
    }
    for (index, state, fault) in changes {
        contract.fields[index].state = state;
        contract.faults.extend(fault);
    }
}

/// The model a definition's choices come from, where one is chosen.
pub(super) fn model<'a>(contract: &'a Contract, definition: &Definition) -> Option<&'a Model> {
    let Some(Value::Choice(key)) = contract.value(definition.model.as_ref()?) else { return None };
    contract.template.models.get(key)
}

fn choices(model: &Model) -> Vec<Choice> {
    let qualities = model.characteristics.iter();
    qualities.map(|quality| Choice { key: quality.key.clone(), label: quality.name.clone() }).collect()
}

/// What a choice prints as.
pub(super) fn label<'a>(contract: &'a Contract, definition: &'a Definition, key: &str) -> Option<&'a Text> {
    if definition.model.is_some() {
        return model(contract, definition)?.find(key).map(|quality| &quality.name);
    }
    definition.choices.iter().find(|choice| choice.key == key).map(|choice| &choice.label)
}
