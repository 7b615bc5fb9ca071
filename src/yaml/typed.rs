//! A tree as a value of a type, for data that come with the program and need no places to point at.

use std::str::FromStr;

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::{Node, Tree};

impl Node {
    /// The value written here, read by its type as YAML is: `007` is a text where a text is asked for, and 7 where a
    /// number is.
    ///
    /// # Errors
    /// When something else is written here than the type asks for.
    pub fn typed<'de, T: Deserialize<'de>>(&'de self) -> Result<T, Error> {
        T::deserialize(self)
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Scalar(text) => visitor.visit_borrowed_str(text),
            Tree::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Tree::Map(entries) => {
                let entries = entries.iter().map(|entry| (Name(&entry.key.name), &entry.value));
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.tree == Tree::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self.scalar().unwrap_or_default().into_deserializer())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(match self.scalar() {
            Some("yes" | "true") => true,
            Some("no" | "false") => false,
            other => return Err(mistyped(other.unwrap_or_default())),
        })
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(parse(self.scalar().unwrap_or_default())?)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The name of a key, which may be a number.
#[derive(Clone, Copy)]
struct Name<'de>(&'de str);

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(parse(self.0)?)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Name<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn parse<T: FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| mistyped(text))
}

fn mistyped(text: &str) -> Error {
    serde::de::Error::custom(format_args!("`{text}` is not of the type asked for"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::read;
    use crate::diag::Source;

    #[derive(Debug, PartialEq, Eq, serde::Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct Sample {
        written: String,
        is_so: Option<bool>,
        #[serde(default)]
        kind: Option<Kind>,
        moved: BTreeMap<u32, u32>,
        names: Vec<String>,
    }

    #[derive(Debug, PartialEq, Eq, serde::Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        OneOfTwo,
    }

    fn sample(text: &str) -> Result<Sample, String> {
        let (root, _) = read(&Source::new("s", text));
        root.expect("the text is YAML").typed().map_err(|error| error.to_string())
    }

    #[test]
    fn values_are_read_by_their_type() {
        let text = "written: 007\nis-so: yes\nkind: one-of-two\nmoved: { 10: 12 }\nnames: [2026-01-01, '']\n";
        let kind = Some(Kind::OneOfTwo);
        let names = vec!["2026-01-01".to_owned(), String::new()];
        let expected =
            Sample { written: "007".to_owned(), is_so: Some(true), kind, moved: BTreeMap::from([(10, 12)]), names };
        assert_eq!(sample(text), Ok(expected));
        assert_eq!(sample("written: x\nis-so:\nmoved: {}\nnames: []\n").map(|sample| sample.is_so), Ok(None));
    }

    #[test]
    fn what_is_of_another_type_is_an_error() {
        for (text, expected) in [
            ("written: x\nis-so: perhaps\nmoved: {}\nnames: []\n", "`perhaps` is not of the type asked for"),
            ("written: x\nmoved: { x: 1 }\nnames: []\n", "`x` is not of the type asked for"),
            ("written: x\nmoved: {}\nnames: []\nmore: 1\n", "unknown field `more`"),
            ("written: x\nmoved: {}\nnames: x\n", "invalid type"),
            ("written: [x]\nmoved: {}\nnames: []\n", "invalid type"),
            ("written: x\nkind: three\nmoved: {}\nnames: []\n", "unknown variant `three`"),
        ] {
            let error = sample(text).expect_err(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
