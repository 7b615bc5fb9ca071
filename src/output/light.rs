//! A document made light for the typesetter: whatever looks the same on the page is put together, and what its layout
//! would count over and over is counted once.

use serde_json::{Value, json};

/// A place where a line may break though nothing is seen, as [`printable`](super::printable) puts it.
const BREAK: char = '\u{200b}';

/// Marks whose left half is empty.
const OPENING: [char; 9] = ['“', '‘', '（', '《', '〈', '【', '〔', '「', '『'];

/// Lightens every pair of lines in a document. A line becomes a list of strings, printed as they are, and of pieces that
/// need more; beside the languages stand `bytes`, how many its words take in each, and `opens`, whether the Chinese
/// begins with an opening mark.
pub(super) fn lighten(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(lighten),
        Value::Object(entries) => {
            let [zh, en] = ["zh", "en"].map(|lang| matches!(entries.get(lang), Some(Value::Array(_))));
            if zh && en {
                let [zh, en] = ["zh", "en"].map(|lang| match entries.get_mut(lang).map(Value::take) {
                    Some(Value::Array(pieces)) => pieces,
                    _ => Vec::new(),
                });
                *value = pair(zh, en);
            } else {
                entries.values_mut().for_each(lighten);
            }
        }
        _ => {}
    }
}

fn pair(zh: Vec<Value>, en: Vec<Value>) -> Value {
    let (zh, en) = (line(zh), line(en));
    json!({ "bytes": { "zh": bytes(&zh), "en": bytes(&en) }, "opens": opens(&zh), "zh": zh, "en": en })
}

/// The pieces of a line, words that follow each other put together.
fn line(pieces: Vec<Value>) -> Vec<Value> {
    let mut line: Vec<Value> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (line.last_mut(), light(piece)) {
            (Some(Value::String(before)), Value::String(words)) => before.push_str(&words),
            (_, piece) => line.push(piece),
        }
    }
    line
}

fn light(mut piece: Value) -> Value {
    if let Some(body) = piece.get_mut("body") {
        *body = line(std::mem::take(body.as_array_mut().unwrap_or(&mut Vec::new()))).into();
        return piece;
    }
    let is_blank = piece["blank"] == true;
    let is_followed = piece["target"].as_str().is_some_and(|target| !target.is_empty());
    match piece.get_mut("text").map(Value::take) {
        Some(Value::String(text)) if text.contains(BREAK) => {
            json!({ "kind": "tight", "text": text.split(BREAK).collect::<Vec<_>>() })
        }
        Some(Value::String(text)) if !is_blank && !is_followed => text.into(),
        text => {
            if let Some(text) = text {
                piece["text"] = text;
            }
            piece
        }
    }
}

/// How many bytes the words take, to judge how long they run before they are set.
fn bytes(line: &[Value]) -> usize {
    let count = |piece: &Value| match piece {
        Value::String(words) => words.len(),
        Value::Array(parts) => bytes(parts),
        piece => {
            let of = |key| piece.get(key).map_or(0, |words| bytes(std::slice::from_ref(words)));
            of("text") + of("body")
        }
    };
    line.iter().map(count).sum()
}

/// Whether a line begins with an opening mark, whose left half is empty.
fn opens(line: &[Value]) -> bool {
    line.first().is_some_and(|piece| match piece {
        Value::String(words) => words.starts_with(OPENING),
        piece => {
            let of = |key: &str| {
                piece.get(key).is_some_and(|words| match words {
                    Value::Array(parts) => opens(parts),
                    words => opens(std::slice::from_ref(words)),
                })
            };
            of("text") || of("body")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lightened(mut value: Value) -> Value {
        lighten(&mut value);
        value
    }

    #[test]
    fn words_and_values_are_one_and_the_rest_keeps_its_kind() {
        let zh = json!([
            { "kind": "strong", "body": [{ "kind": "text", "text": "“平台”" }] },
            { "kind": "text", "text": "指" },
            { "kind": "value", "field": "a", "text": "甲", "blank": false },
            { "kind": "value", "field": "b", "text": "", "blank": true },
            { "kind": "reference", "target": "c", "text": "第一章" },
            { "kind": "reference", "target": "", "text": "" },
            { "kind": "break" },
        ]);
        let en = json!([{ "kind": "text", "text": "a@\u{200b}b" }]);
        let expected = json!({
            "text": {
                "bytes": { "zh": 27, "en": 3 },
                "opens": true,
                "zh": [
                    { "kind": "strong", "body": ["“平台”"] },
                    "指甲",
                    { "kind": "value", "field": "b", "text": "", "blank": true },
                    { "kind": "reference", "target": "c", "text": "第一章" },
                    "",
                    { "kind": "break" },
                ],
                "en": [{ "kind": "tight", "text": ["a@", "b"] }],
            },
            "label": { "zh": "甲", "en": "A" },
        });
        assert_eq!(lightened(json!({ "text": { "zh": zh, "en": en }, "label": { "zh": "甲", "en": "A" } })), expected);
    }

    #[test]
    fn what_is_no_pair_of_lines_stays_as_it_is() {
        for value in [json!({ "zh": "甲", "en": "A" }), json!({ "zh": [] }), json!([1, null, { "en": { "zh": [] } }])]
        {
            assert_eq!(lightened(value.clone()), value);
        }
    }
}
