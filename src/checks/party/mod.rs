//! Parties: who they are and how they are reached.

pub mod code_class;
pub mod credit_code;
pub mod crossed;
pub mod email;
pub mod phone;
pub mod renamed;
pub mod same;
pub mod shared_contact;
pub mod unsigned;
pub mod untranslated;

use crate::contract::{Contract, Field};
use crate::diag::Lang;
use crate::template::{Definition, Type};
use crate::value::Value;

/// The parties of a contract, in the order of its schema.
pub(in crate::checks) fn parties(contract: &Contract) -> impl Iterator<Item = &Definition> {
    contract.template.schema.definitions().iter().filter(|definition| definition.r#type == Type::Party)
}

/// A party's name in one language, where it is filled.
pub(in crate::checks) fn name<'a>(
    contract: &'a Contract,
    party: &Definition,
    lang: Lang,
) -> Option<(&'a Field, &'a str)> {
    let field = contract.field(&format!("{}.name.{}", party.path, lang.key()))?;
    match field.value() {
        Some(Value::Text(text)) => Some((field, text)),
        _ => None,
    }
}

/// Whether a text has a Chinese character.
pub(in crate::checks) fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'))
}
