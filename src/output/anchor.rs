//! Ids made fit to be jumped to: each names one place, and each reference names a place that is there.
//!
//! A draft may use an id twice or refer to one that is missing; the typesetter would refuse either.

use std::collections::BTreeSet;

use serde_json::Value;

/// Empties the ids that have been used before, and the targets of references that lead nowhere.
pub(super) fn settle(document: &mut Value) {
    let mut ids = BTreeSet::new();
    for section in items(document, "sections") {
        claim(section, &mut ids);
        for block in items(section, "blocks") {
            claim(block, &mut ids);
        }
    }
    aim(document, &ids);
}

/// The entries of a list in an object; none where it has no such list.
pub(super) fn items<'a>(value: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    value.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten()
}

fn claim(place: &mut Value, ids: &mut BTreeSet<String>) {
    let Some(Value::String(id)) = place.get_mut("id") else { return };
    if !id.is_empty() && !ids.insert(id.clone()) {
        id.clear();
    }
}

fn aim(value: &mut Value, ids: &BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| aim(item, ids)),
        Value::Object(entries) => {
            if let Some(Value::String(target)) = entries.get_mut("target")
                && !ids.contains(target.as_str())
            {
                target.clear();
            }
            entries.values_mut().for_each(|entry| aim(entry, ids));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_id_names_one_place_and_a_reference_one_that_is_there() {
        let mut document = json!({ "sections": [
            { "id": "a", "blocks": [{ "id": "b", "text": [{ "target": "a" }, { "target": "c" }] }, { "kind": "table" }] },
            { "id": "b", "blocks": [] },
        ]});
        settle(&mut document);
        let expected = json!({ "sections": [
            { "id": "a", "blocks": [{ "id": "b", "text": [{ "target": "a" }, { "target": "" }] }, { "kind": "table" }] },
            { "id": "", "blocks": [] },
        ]});
        assert_eq!(document, expected);
    }
}
