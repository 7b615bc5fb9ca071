//! Text to configuration, by way of `toml`.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, Expected, Fault, Level, Name, Names};
use crate::diag::{Lang, Severity, Source, Span};
use crate::yaml;

/// What a check may be set to.
const LEVELS: &[&str] = &["error", "warning", "note", "off"];
/// From where on a run may fail.
const DENY: &[&str] = &["error", "warning", "note"];
/// The languages of messages.
const LANGS: &[&str] = &["zh", "en"];

type Value<'i> = Spanned<DeValue<'i>>;

/// Reads a file. Whatever is wrong with it is in the faults; the rest holds.
pub(super) fn read(name: &str, bytes: &[u8]) -> Config {
    let (source, fault) = yaml::decode(name, bytes);
    let mut reader = Reader { source: &source, faults: Vec::new() };
    let mut config = empty(&source);
    if let Some(fault) = fault {
        config.faults.push(match fault {
            yaml::Fault::Encoding { span, .. } => Fault::Encoding { span },
            _ => Fault::TooLarge { span: reader.span(0..0) },
        });
        return config;
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let span = reader.span(error.span().unwrap_or_default());
        reader.faults.push(Fault::Syntax { words: error.message().to_owned(), span });
    }
    for (key, value) in table.get_ref() {
        reader.entry(&mut config, key.get_ref(), &reader.span(key.span()), value);
    }
    config.levels.sort_by_key(|level| level.span.start);
    config.faults = without_echoes(reader.faults);
    config.faults.sort_by_key(|fault| fault.span().start);
    config
}

/// Where a line is no TOML, what is read there all the same means nothing, and is no fault of its own.
fn without_echoes(faults: Vec<Fault>) -> Vec<Fault> {
    let line = |fault: &Fault| fault.span().source.position(fault.span().start).line;
    let is_syntax = |fault: &Fault| matches!(fault, Fault::Syntax { .. });
    let broken: Vec<usize> = faults.iter().filter(|fault| is_syntax(fault)).map(line).collect();
    faults.into_iter().filter(|fault| is_syntax(fault) || !broken.contains(&line(fault))).collect()
}

fn empty(source: &Arc<Source>) -> Config {
    Config {
        source: Arc::clone(source),
        levels: Vec::new(),
        select: None,
        ignore: None,
        deny: None,
        lang: None,
        templates: None,
        calendar: Vec::new(),
        faults: Vec::new(),
    }
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Reads one key of the top level.
    fn entry(&mut self, config: &mut Config, name: &str, key: &Span, value: &Value) {
        match name {
            "checks" => config.levels = self.levels(value),
            "select" => config.select = Some(Names { key: key.clone(), names: self.texts(name, value) }),
            "ignore" => config.ignore = Some(Names { key: key.clone(), names: self.texts(name, value) }),
            "deny" => config.deny = self.word(name, value, DENY).and_then(severity),
            "lang" => {
                let word = self.word(name, value, LANGS);
                config.lang = word.and_then(|word| Lang::ALL.into_iter().find(|lang| lang.key() == word));
            }
            "templates" => config.templates = self.text(name, value, Expected::Text),
            "calendar" => config.calendar = self.texts(name, value),
            _ => self.faults.push(Fault::UnknownKey { key: name.to_owned(), span: key.clone() }),
        }
    }

    /// `[checks]`. A dotted or bare `rate.magnitude` is a table within: ids hold a slash and must be quoted.
    fn levels(&mut self, value: &Value) -> Vec<Level> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("checks", Expected::Table, value);
            return Vec::new();
        };
        let mut levels = Vec::new();
        for (key, value) in table {
            let name = Name { text: key.get_ref().clone().into_owned(), span: self.span(key.span()) };
            let Some(word) = self.word(&name.text, value, LEVELS) else { continue };
            let span = self.span(key.span().start..value.span().end);
            levels.push(Level { name, severity: severity(word), span });
        }
        levels
    }

    /// One of a few words.
    fn word(&mut self, key: &str, value: &Value, words: &'static [&'static str]) -> Option<&'static str> {
        let text = value.get_ref().as_str();
        let word = words.iter().copied().find(|word| text == Some(word));
        if word.is_none() {
            self.wrong(key, Expected::Word(words), value);
        }
        word
    }

    fn text(&mut self, key: &str, value: &Value, expected: Expected) -> Option<Name> {
        let Some(text) = value.get_ref().as_str().filter(|text| !text.trim().is_empty()) else {
            self.wrong(key, expected, value);
            return None;
        };
        Some(Name { text: text.to_owned(), span: self.span(value.span()) })
    }

    /// A list of texts; a single text may stand without a list.
    fn texts(&mut self, key: &str, value: &Value) -> Vec<Name> {
        let Some(items) = value.get_ref().as_array() else {
            return self.text(key, value, Expected::Texts).into_iter().collect();
        };
        items.iter().filter_map(|item| self.text(key, item, Expected::Texts)).collect()
    }

    fn wrong(&mut self, key: &str, expected: Expected, value: &Value) {
        let span = self.span(value.span());
        self.faults.push(Fault::Value { key: key.to_owned(), expected, span });
    }
}

fn severity(word: &str) -> Option<Severity> {
    match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read() {
        let text = "lang = \"zh\"\r\ndeny = \"note\"\r\ntemplates = \"t\"\r\ncalendar = [\"2027.json\", '2028.json']\r\n\
                    select = [\"blank\"]\r\nignore = \"party/phone\"\r\n[checks]\r\n\"rate/bounds\" = \"off\"\r\nblank = \"note\"\r\n";
        let config = Config::read("hetong.toml", text.as_bytes());
        assert_eq!(config.faults, []);
        assert_eq!((config.lang, config.deny), (Some(Lang::Zh), Some(Severity::Note)));
        assert_eq!(config.templates.as_ref().map(|name| name.text.as_str()), Some("t"));
        assert_eq!(
            config.calendar.iter().map(|name| name.span.text()).collect::<Vec<_>>(),
            ["\"2027.json\"", "'2028.json'"]
        );
        let levels: Vec<_> = config.levels.iter().map(|level| (level.span.text(), level.severity)).collect();
        assert_eq!(levels, [("\"rate/bounds\" = \"off\"", None), ("blank = \"note\"", Some(Severity::Note))]);
        let names: Vec<_> = config.names().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["rate/bounds", "blank", "blank", "party/phone"]);
    }

    #[test]
    fn every_fault_is_named_and_the_rest_holds() {
        let text = "lang = \"fr\"\nselct = []\nignore = [1, \"blank\"]\ntemplates = 3\nchecks = 1\n";
        let config = Config::read("hetong.toml", text.as_bytes());
        let faults: Vec<_> = config.faults.iter().map(|fault| fault.span().text()).collect();
        assert_eq!(faults, ["\"fr\"", "selct", "1", "3", "1"]);
        assert_eq!(config.ignore.expect("read").names.len(), 1);
    }

    #[test]
    fn what_is_no_toml_says_where_and_never_panics() {
        for text in [
            "lang = zh\n",
            "[checks\n",
            "lang\n",
            "= 1\n",
            "lang = \"zh\"\nlang = \"en\"\n",
            "甲 = \"乙\"\n",
            "[[checks]]\n",
        ] {
            let config = Config::read("hetong.toml", text.as_bytes());
            assert!(!config.faults.is_empty(), "{text:?}");
        }
        assert!(matches!(Config::read("hetong.toml", b"\xD6\xD0").faults[..], [Fault::Encoding { .. }]));
        let huge = b"#".repeat(yaml::LARGEST + 1);
        assert!(matches!(Config::read("hetong.toml", &huge).faults[..], [Fault::TooLarge { .. }]));
        assert_eq!(Config::read("hetong.toml", b"\xEF\xBB\xBFdeny = \"note\"\n").deny, Some(Severity::Note));
    }
}
