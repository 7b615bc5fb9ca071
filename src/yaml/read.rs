//! Text to tree, by way of `serde_yaml` (serde-saphyr).

use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use serde_yaml::options::{DuplicateKeyPolicy, Options};

use super::error::{self, TOO_DEEP};
use super::place::Place;
use super::{Entry, Fault, Key, Node, Slip, Tree};
use crate::diag::{Source, Span};

/// The deepest nesting read. A contract needs five; what is read here is read recursively, on any thread's stack.
const DEEPEST: usize = 16;

/// Reads one YAML document. Whatever is wrong with it is in the faults; the tree is what could be read all the same.
#[must_use]
pub fn read(source: &Arc<Source>) -> (Option<Node>, Vec<Fault>) {
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(&source.text, options()) {
        Ok(raw) => {
            let mut faults = Vec::new();
            let node = Reader { place: Place { source } }.node(raw, &mut faults);
            // What was misread as a key leaves nothing sound to go on with.
            let is_sound = !faults.iter().any(|fault| matches!(fault, Fault::Syntax { .. }));
            (Some(node).filter(|_| is_sound), faults)
        }
        Err(error) => (None, vec![error::fault(source, &error)]),
    }
}

/// Limits that stop a YAML bomb, and duplicate keys handed through so that each can be pointed at.
fn options() -> Options {
    serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_depth: DEEPEST,
            flow_nesting_limit: DEEPEST,
            max_documents: 2,
            max_aliases: 1000,
            max_nodes: 20_000,
            max_events: 80_000,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 20_000,
            max_alias_expansions_per_anchor: 1000,
        },
    }
}

/// A node as the parser hands it over. `Written` is a scalar whose text must be taken from the file.
enum Raw {
    Null,
    Scalar(String),
    Written,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

thread_local! {
    /// Depth of the value being read. The parser counts depth before aliases are expanded; we count after.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Depth;
        impl Drop for Depth {
            fn drop(&mut self) {
                DEPTH.set(DEPTH.get() - 1);
            }
        }
        DEPTH.set(DEPTH.get() + 1);
        let _depth = Depth;
        if DEPTH.get() > DEEPEST {
            return Err(serde::de::Error::custom(TOO_DEEP));
        }
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value, a list or a mapping")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Scalar(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Scalar(text))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    #[expect(
        clippy::disallowed_types,
        reason = "the parser's guess at a number is thrown away; the text written counts"
    )]
    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// Turns the parser's nodes into ours.
struct Reader<'a> {
    place: Place<'a>,
}

impl Reader<'_> {
    fn node(&self, raw: Spanned<Raw>, faults: &mut Vec<Fault>) -> Node {
        let span = self.place.span(raw.referenced);
        let tree = match raw.value {
            Raw::Null => Tree::Null,
            Raw::Scalar(text) => Tree::Scalar(text),
            Raw::Written => Tree::Scalar(self.place.span(raw.defined).text().trim().to_owned()),
            Raw::List(items) => Tree::List(items.into_iter().map(|item| self.node(item, faults)).collect()),
            Raw::Map(entries) => Tree::Map(self.entries(entries, faults)),
        };
        Node { tree, span }
    }

    fn entries(&self, raw: Vec<(Spanned<String>, Spanned<Raw>)>, faults: &mut Vec<Fault>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
        let mut seen: HashMap<String, Span> = HashMap::new();
        for (key, value) in raw {
            let key = Key { name: key.value, span: self.place.span(key.referenced) };
            let mut value = self.node(value, faults);
            if value.tree == Tree::Null && value.span.text().trim().is_empty() {
                value.span = Self::after(&key);
            }
            if value.tree == Tree::Null && key.name.contains('：') {
                let (words, span) = ("a key with a full-width colon and no value".to_owned(), key.span.clone());
                faults.push(Fault::Syntax { slip: Slip::FullWidth, words, span });
            }
            match seen.get(&key.name) {
                // The same mapping read again through an alias says nothing new.
                Some(first) if *first == key.span => {}
                Some(first) => {
                    let (first, again) = (first.clone(), key.span.clone());
                    faults.push(Fault::DuplicateKey { key: key.name.clone(), first, again });
                }
                None => {
                    seen.insert(key.name.clone(), key.span.clone());
                }
            }
            entries.push(Entry { key, value });
        }
        entries
    }

    /// The empty place just after `key: `, where a value left out would stand.
    fn after(key: &Key) -> Span {
        let rest = &key.span.source.text[key.span.end..];
        let line = rest.split('\n').next().unwrap_or_default();
        let colon = line.find(':').map_or(0, |at| at + 1);
        let gap = usize::from(line[colon..].starts_with(' '));
        let start = key.span.end + colon + gap;
        Span::new(&key.span.source, start..start)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Limit;
    use super::*;

    fn root(text: &str) -> Node {
        let (node, faults) = read(&Source::new("s", text));
        assert_eq!(faults, []);
        node.expect("the text is YAML")
    }

    #[test]
    fn scalars_keep_the_text_they_were_written_with() {
        let root =
            root("postal: 010010\r\nversion: 1.50 # half\r\nday: 2026-03-02\r\nok: yes\r\nquoted: \"a\\tb\"\r\n");
        let texts: Vec<_> = root.entries().iter().map(|entry| entry.value.scalar().expect("a scalar")).collect();
        assert_eq!(texts, ["010010", "1.50", "2026-03-02", "yes", "a\tb"]);
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let root = root("甲: { 乙: 10 个工作日 }\n丙:\n丁: \"x\"  # end\n戊: |\n  块\n己: 1\n");
        let inner = &root.entries()[0].value.entries()[0];
        assert_eq!((inner.key.span.text(), inner.value.span.text()), ("乙", "10 个工作日"));
        let empty = &root.entries()[1].value;
        assert_eq!((empty.tree.clone(), empty.span.text()), (Tree::Null, ""));
        assert_eq!(empty.span.source.position(empty.span.start).line, 2);
        assert_eq!(root.entries()[2].value.span.text(), "\"x\"");
        assert_eq!(root.entries()[4].value.span.text(), "1");
    }

    #[test]
    fn aliases_stand_where_they_are_used() {
        let root = root("a: &x { city: 北京 }\nb: *x\nn: &n 007\nm: *n\n");
        assert_eq!(root.get("b").and_then(|node| node.get("city")).and_then(Node::scalar), Some("北京"));
        assert_eq!(root.get("m").and_then(Node::scalar), Some("007"));
    }

    #[test]
    fn duplicate_keys_are_all_kept_and_named() {
        let (node, faults) = read(&Source::new("s", "a: 1\nb: 2\na: 3\n"));
        assert_eq!(node.expect("read").entries().len(), 3);
        let [Fault::DuplicateKey { key, first, again }] = &faults[..] else { panic!("{faults:?}") };
        assert_eq!((key.as_str(), first.start, again.start), ("a", 0, 10));
    }

    #[test]
    fn bombs_and_depths_are_limits() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let previous = format!("*a{}, ", n - 1).repeat(10);
            bomb.push_str(&format!("a{n}: &a{n} [{}]\n", previous.trim_end_matches(", ")));
        }
        let deep = "[".repeat(5000);
        let deep_block: String = (0..500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
        for (text, expected) in [(bomb, Limit::Aliases), (deep, Limit::Depth), (deep_block, Limit::Depth)] {
            let (_, faults) = read(&Source::new("s", text));
            let [Fault::Limit { limit, .. }] = &faults[..] else { panic!("{faults:?}") };
            assert_eq!(*limit, expected, "{faults:?}");
        }
    }

    #[test]
    fn the_deepest_nesting_fits_a_small_stack() {
        let small = std::thread::Builder::new().stack_size(1024 * 1024);
        let deepest = || read(&Source::new("s", format!("{}x{}", "[".repeat(DEEPEST - 1), "]".repeat(DEEPEST - 1)))).1;
        let faults = small.spawn(deepest).expect("a thread").join().expect("no overflow");
        assert_eq!(faults, []);
    }

    #[test]
    fn a_second_document_is_a_fault() {
        let (_, faults) = read(&Source::new("s", "a: 1\n---\nb: 2\n"));
        assert!(matches!(faults[..], [Fault::SecondDocument { .. }]), "{faults:?}");
    }

    #[test]
    fn an_empty_file_is_null() {
        for text in ["", "\n", "# only a comment\n", "---\n"] {
            let (node, faults) = read(&Source::new("s", text));
            assert_eq!((node.map(|node| node.tree), faults), (Some(Tree::Null), vec![]), "{text:?}");
        }
    }
}
