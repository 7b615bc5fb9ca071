//! The later half of a document, set ahead of its turn.
//!
//! The typesetter goes through a document from front to back on one core, and remembers every paragraph it has set. While
//! it sets its first document another core sets the same one with the words of its earlier half left out; when the first
//! core comes to the later half, it finds that half done. What is remembered of a paragraph follows from the paragraph
//! alone, so the pages are the same with and without this.

use serde_json::{Value, json};

use super::anchor::items;

/// Fewer bytes of words than this are sooner set than shared.
const SHORT: u64 = 8_000;

/// `data` with `awaited: true` in all blocks but the last paragraphs, which hold half of all its words; it tells the layout
/// to leave the words of a block out. None where that half is short, or where tables and the like leave paragraphs no half:
/// they stand on pages of their own, which the typesetter itself shares out.
pub(super) fn later_half(data: &Value) -> Option<Value> {
    let mut later = data.clone();
    let mut blocks: Vec<&mut Value> =
        items(&mut later["document"], "sections").flat_map(|section| items(section, "blocks")).collect();
    let total: u64 = blocks.iter().map(|block| bytes(block)).sum();
    let mut taken = 0;
    for block in blocks.iter_mut().rev() {
        if block["kind"] == "paragraph" && 2 * taken < total {
            taken += bytes(block);
        } else {
            block["awaited"] = json!(true);
        }
    }
    (taken >= SHORT && 2 * taken >= total).then_some(later)
}

/// How many bytes the words in a value take, as counted where it was lightened.
fn bytes(value: &Value) -> u64 {
    match value {
        Value::Array(items) => items.iter().map(bytes).sum(),
        Value::Object(entries) => match entries.get("bytes") {
            Some(counted) => ["zh", "en"].iter().filter_map(|lang| counted[lang].as_u64()).sum(),
            None => entries.values().map(bytes).sum(),
        },
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which blocks of a document are left out, block by block.
    fn awaited(blocks: &[Value]) -> Option<Vec<bool>> {
        let data = json!({ "document": { "sections": [{ "blocks": blocks }, { "blocks": [] }] }, "setting": {} });
        let later = later_half(&data)?;
        let blocks = later["document"]["sections"][0]["blocks"].as_array().expect("still there");
        Some(blocks.iter().map(|block| block["awaited"] == true).collect())
    }

    fn paragraph(bytes: u64) -> Value {
        json!({ "kind": "paragraph", "text": { "bytes": { "zh": bytes / 4, "en": bytes - bytes / 4 }, "zh": [], "en": [] } })
    }

    fn table(bytes: u64) -> Value {
        let pair = json!({ "bytes": { "zh": bytes / 2, "en": bytes / 2 } });
        json!({ "kind": "table", "head": [pair], "rows": [[pair, pair]] })
    }

    #[test]
    fn the_last_paragraphs_hold_half_of_all_words() {
        let even = [paragraph(6_000), paragraph(6_000), paragraph(6_000), paragraph(6_000)];
        assert_eq!(awaited(&even), Some(vec![true, true, false, false]));
        // Twelve thousand bytes of the table count, but it is not set ahead.
        let tabled = [paragraph(6_000), paragraph(6_000), paragraph(12_000), paragraph(6_000), table(4_000)];
        assert_eq!(awaited(&tabled), Some(vec![true, false, false, false, true]));
    }

    #[test]
    fn what_is_short_or_mostly_tables_is_not_shared() {
        let (short, tabled) = (vec![paragraph(7_999)], vec![paragraph(20_000), paragraph(20_000), table(15_000)]);
        for blocks in [vec![], short, tabled] {
            assert_eq!(awaited(&blocks), None, "{blocks:?}");
        }
        assert_eq!(later_half(&json!({ "document": "no document" })), None);
    }
}
