//! `terms.yaml`: how terms of law pair in Chinese and English, and what they are not to be mixed with.

use std::ops::Range;
use std::sync::Arc;

use super::fault::{Expected, Fault};
use super::form::{self, Form};
use super::lexis::{Lexis, numbers};
use super::load::Files;
use crate::diag::{Lang, Span};
use crate::value::{Letters, Searchable};
use crate::yaml::Node;

/// The pairs of terms a template's words keep to: what all templates share, under the template's own.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// The entries, in the order of their Chinese words.
    pub entries: Vec<GlossaryEntry>,
    zh: Index,
    en: Index,
}

/// The words of one language, and what each is to which entry.
#[derive(Debug, Clone, Default)]
struct Index {
    lexis: Option<Lexis>,
    meanings: Vec<Arc<[(usize, Standing)]>>,
}

/// A word of the glossary in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is to which entries.
    pub meanings: Arc<[(usize, Standing)]>,
}

/// What a word is to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its Chinese term, or English for it.
    Own,
    /// A word of another meaning that is taken for it.
    Mistaken,
    /// Another word for it, not to be mixed with it.
    Synonym,
}

impl Glossary {
    fn new(mut entries: Vec<GlossaryEntry>) -> Self {
        entries.sort_by(|one, other| one.zh.cmp(&other.zh));
        let [zh, en] = Lang::ALL.map(|lang| Index::new(lang, &entries));
        Self { entries, zh, en }
    }

    /// The words of the glossary that a text uses, in order, longest first.
    #[must_use]
    pub fn find<T: Searchable + ?Sized>(&self, lang: Lang, text: &T) -> Vec<Hit> {
        let index = match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        };
        let found = index.lexis.as_ref().map(|lexis| lexis.find(text)).unwrap_or_default();
        found.into_iter().map(|(word, range)| Hit { range, meanings: Arc::clone(&index.meanings[word]) }).collect()
    }
}

impl Index {
    fn new(lang: Lang, entries: &[GlossaryEntry]) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut meanings: Vec<Vec<(usize, Standing)>> = Vec::new();
        let mut add = |word: &str, meaning: (usize, Standing)| {
            let forms = if lang == Lang::Zh { vec![word.to_owned()] } else { numbers(word) };
            for form in forms {
                match words.iter().position(|known| *known == form) {
                    Some(index) if meanings[index].contains(&meaning) => {}
                    Some(index) => meanings[index].push(meaning),
                    None => {
                        words.push(form);
                        meanings.push(vec![meaning]);
                    }
                }
            }
        };
        for (index, entry) in entries.iter().enumerate() {
            let own = match lang {
                Lang::Zh => std::slice::from_ref(&entry.zh),
                Lang::En => &entry.en[..],
            };
            for (words, role) in [
                (own, Standing::Own),
                (entry.mistaken.get(lang), Standing::Mistaken),
                (entry.synonyms.get(lang), Standing::Synonym),
            ] {
                for word in words {
                    add(word, (index, role));
                }
            }
        }
        // What a stem stands for, a longer word that begins with it stands for as well.
        for stem in 0..words.len() {
            let Some(stem_words) = words[stem].strip_suffix('*') else { continue };
            for word in (0..words.len()).filter(|word| *word != stem && words[*word].starts_with(stem_words)) {
                let further: Vec<_> =
                    meanings[stem].iter().filter(|meaning| !meanings[word].contains(meaning)).copied().collect();
                meanings[word].extend(further);
            }
        }
        let meanings = meanings.into_iter().map(Arc::from).collect();
        Self { lexis: Lexis::new(lang, &words, Letters::Folded), meanings }
    }
}

/// One Chinese term with its English.
#[derive(Debug, Clone)]
pub struct GlossaryEntry {
    /// The Chinese.
    pub zh: String,
    /// The English for it, the usual first. A `*` at the end stands for any ending.
    pub en: Vec<String>,
    /// Words of another meaning that are taken for it.
    pub mistaken: Sides,
    /// Words of the same meaning that are not to be mixed with it in one contract.
    pub synonyms: Sides,
    /// Where it is written.
    pub span: Span,
}

/// Words of each language.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    /// Chinese words.
    pub zh: Vec<String>,
    /// English words.
    pub en: Vec<String>,
}

impl Sides {
    /// The words of one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Reads the glossary all templates share, then the template's own over it. Neither has to be there.
pub(super) fn read(template: &str, files: &Files, faults: &mut Vec<Fault>) -> Glossary {
    let mut entries: Vec<GlossaryEntry> = Vec::new();
    for path in ["common/terms.yaml".to_owned(), format!("{template}/terms.yaml")] {
        let is_empty = files.source(&path).is_none_or(|source| source.text.trim().is_empty());
        let root = if is_empty { None } else { form::root(files, &path, faults) };
        let Some(root) = root else { continue };
        let mut form = Form { faults };
        for entry in root.entries() {
            let zh = &entry.key.name;
            entries.retain(|known| known.zh != *zh);
            entries.push(read_entry(&mut form, zh, &entry.key.span, &entry.value));
        }
    }
    Glossary::new(entries)
}

fn read_entry(form: &mut Form, zh: &str, span: &Span, node: &Node) -> GlossaryEntry {
    form.known_keys(node, &["en", "mistaken", "synonyms"]);
    let en = match node.get("en") {
        Some(words) => words_of(form, words),
        None => {
            form.expect(Expected::Key("en"), span);
            Vec::new()
        }
    };
    let (mistaken, synonyms) = (sides(form, node, "mistaken"), sides(form, node, "synonyms"));
    GlossaryEntry { zh: zh.to_owned(), en, mistaken, synonyms, span: span.clone() }
}

fn sides(form: &mut Form, node: &Node, key: &str) -> Sides {
    let Some(node) = node.get(key) else { return Sides::default() };
    form.known_keys(node, &["zh", "en"]);
    let mut side = |key| node.get(key).map(|words| words_of(form, words)).unwrap_or_default();
    Sides { zh: side("zh"), en: side("en") }
}

fn words_of(form: &mut Form, node: &Node) -> Vec<String> {
    form.scalars(node).into_iter().map(|(words, _)| words).filter(|words| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary(common: &str, own: &str) -> (Glossary, Vec<Fault>) {
        let mut files = Files::default();
        for (path, text) in [("common/terms.yaml", common), ("t/terms.yaml", own)] {
            files.insert(path, path, text.as_bytes());
        }
        let mut faults = Vec::new();
        let glossary = read("t", &files, &mut faults);
        (glossary, faults)
    }

    #[test]
    fn the_template_prevails_over_what_all_share() {
        let (glossary, faults) = glossary(
            "定金: { en: earnest money }\n系统: { en: [system, platform] }\n",
            "系统: { en: System, mistaken: { zh: 平台, en: [Platform] } }\n",
        );
        assert!(faults.is_empty(), "{faults:?}");
        let words: Vec<_> = glossary.entries.iter().map(|entry| (entry.zh.as_str(), entry.en.len())).collect();
        assert_eq!(words, [("定金", 1), ("系统", 1)]);
        assert_eq!(glossary.entries[1].mistaken.get(Lang::Zh), ["平台"]);
        let found = glossary.find(Lang::En, "Platforms and systems");
        let hit = |range, role| Hit { range, meanings: Arc::from([(1, role)]) };
        assert_eq!(found, [hit(0..9, Standing::Mistaken), hit(14..21, Standing::Own)]);
    }

    #[test]
    fn an_entry_of_the_wrong_form_is_a_fault() {
        for own in ["系统: {}\n", "系统: { en: a, mistake: b }\n", "系统: { en: a, synonyms: b }\n", "- 系统\n"]
        {
            assert!(!glossary("", own).1.is_empty(), "{own}");
        }
        assert!(glossary("", "").1.is_empty());
    }

    #[test]
    fn the_shared_glossary_is_in_form() {
        let mut faults = Vec::new();
        let glossary = read("none", &Files::embedded(""), &mut faults);
        assert!(faults.is_empty() && glossary.entries.len() > 20, "{faults:?}");
    }
}
