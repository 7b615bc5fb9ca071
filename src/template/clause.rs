//! Clause files: the words of a contract, one file to each language.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::{Delimiters, ErrorKind, Tera};

use super::load::Files;
use super::manifest::Manifest;
use super::{Fault, Template};
use crate::diag::{Lang, Source, Span};

/// The words of one clause in both languages.
#[derive(Debug, Clone, Default)]
pub struct Clause {
    zh: Option<Arc<Source>>,
    en: Option<Arc<Source>>,
}

/// A field mentioned in a clause file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The field, with `[]` for the items of a list that is looped over.
    pub path: String,
    /// How it is used.
    pub r#use: Use,
    /// Where.
    pub span: Span,
}

/// How a field is used in a clause file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Printed: `{{ terms.plan_within }}`.
    Print,
    /// Looped over: `{% for item in criteria %}`.
    Loop,
    /// Asked about: `{% if fees.late_rate %}`.
    Ask,
}

impl Clause {
    /// The words in one language, if there are any.
    #[must_use]
    pub const fn source(&self, lang: Lang) -> Option<&Arc<Source>> {
        match lang {
            Lang::Zh => self.zh.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// The ids its words carry, as `report` in `{#report}`.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let texts = Lang::ALL.into_iter().filter_map(|lang| self.source(lang)).map(|source| source.text.as_str());
        texts.flat_map(|text| text.split("{#").skip(1)).filter_map(|rest| Some(rest.split_once('}')?.0))
    }

    /// The fields mentioned in one language, in order.
    #[must_use]
    pub fn mentions(&self, lang: Lang) -> Vec<Mention> {
        self.source(lang).map(mentions).unwrap_or_default()
    }
}

/// Reads every clause file of a template, in both languages.
pub(super) fn read(template: &str, files: &Files, faults: &mut Vec<Fault>) -> (BTreeMap<String, Clause>, Tera) {
    let mut clauses: BTreeMap<String, Clause> = BTreeMap::new();
    for folder in ["common/clauses/".to_owned(), format!("{template}/clauses/")] {
        for (path, source) in files.below(&folder) {
            let Some((name, lang)) = split(path) else { continue };
            let clause = clauses.entry(name.to_owned()).or_default();
            match lang {
                Lang::Zh => clause.zh = Some(Arc::clone(source)),
                Lang::En => clause.en = Some(Arc::clone(source)),
            }
        }
    }
    let tera = parse(&clauses, faults);
    (clauses, tera)
}

/// `confidentiality.zh.md` to its name and language.
fn split(path: &str) -> Option<(&str, Lang)> {
    let stem = path.strip_suffix(".md")?;
    Lang::ALL.into_iter().find_map(|lang| Some((stem.strip_suffix(lang.key())?.strip_suffix('.')?, lang)))
}

/// Every clause asked for has both languages, and every clause of the template's own folder is asked for.
pub(super) fn check_languages(
    clauses: &BTreeMap<String, Clause>,
    manifest: &Manifest,
    files: &Files,
    template: &str,
    faults: &mut Vec<Fault>,
) {
    for entry in &manifest.contents {
        let Some(name) = entry.item.clause() else { continue };
        let clause = clauses.get(name).cloned().unwrap_or_default();
        for lang in Lang::ALL.into_iter().filter(|lang| clause.source(*lang).is_none()) {
            faults.push(Fault::MissingLanguage { clause: name.to_owned(), lang, span: entry.span.clone() });
        }
    }
    let own = format!("{template}/clauses/");
    for (path, source) in files.below(&own) {
        let Some((name, _)) = split(path) else { continue };
        if !manifest.contents.iter().any(|entry| entry.item.clause() == Some(name)) {
            faults.push(Fault::UnusedClause { clause: name.to_owned(), span: Span::new(source, 0..0) });
        }
    }
}

/// Hands all clause files to Tera. One that does not parse is a fault and counts as empty.
fn parse(clauses: &BTreeMap<String, Clause>, faults: &mut Vec<Fault>) -> Tera {
    let mut tera = Tera::new();
    tera.set_delimiters(Delimiters { comment_start: "{*".into(), comment_end: "*}".into(), ..Delimiters::default() })
        .expect("the delimiters are two bytes each and all different");
    // Every value arrives escaped and marked safe; what is not so marked, such as `loop.index`, is escaped here.
    tera.autoescape_on(vec![""]);
    tera.set_escape_fn(escape);
    let mut texts = Vec::new();
    for (name, clause) in clauses {
        for lang in Lang::ALL {
            if let Some(source) = clause.source(lang) {
                texts.push((Template::tera_name(name, lang), source));
            }
        }
    }
    if tera.add_raw_templates(texts.iter().map(|(name, source)| (name.as_str(), source.text.as_str()))).is_ok() {
        return tera;
    }
    for (name, source) in texts {
        if let Err(error) = tera.add_raw_template(&name, &source.text) {
            faults.push(tera_fault(&error, source));
        }
    }
    tera
}

/// What Tera could not read, with its place.
fn tera_fault(error: &tera::Error, source: &Arc<Source>) -> Fault {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Fault::Tera { words: report.message().to_owned(), span: Span::new(source, report.span().range.clone()) }
        }
        _ => Fault::Tera { words: error.to_string(), span: Span::new(source, 0..0) },
    }
}

/// A backslash before every ASCII punctuation mark, so that Markdown takes it as itself.
fn escape(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    out.write_all(escaped(text).as_bytes())
}

/// A text in which Markdown sees nothing but the text: one line, a backslash before every ASCII punctuation mark.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => out.push(' '),
            '\0' => out.push('\u{fffd}'),
            _ => {
                if character.is_ascii_punctuation() {
                    out.push('\\');
                }
                out.push(character);
            }
        }
    }
    out
}

/// The fields a text mentions: in `{{ … }}`, in `{% if … %}`, and in loops, whose variable stands for their items.
fn mentions(source: &Arc<Source>) -> Vec<Mention> {
    const WORDS: [&str; 16] = [
        "if", "elif", "else", "endif", "for", "endfor", "in", "and", "or", "not", "is", "true", "false", "set",
        "filter", "loop",
    ];
    let mut found = Vec::new();
    let mut loops: Vec<(String, String)> = Vec::new();
    for (body, plain) in tags(&source.text) {
        let mut add = |path: Range<usize>, r#use: Use, loops: &[(String, String)]| {
            let named = &source.text[path.clone()];
            let (head, rest) = named.split_once('.').unwrap_or((named, ""));
            let resolved = match loops.iter().rev().find(|(variable, _)| variable == head) {
                Some((_, list)) if rest.is_empty() => list.clone(),
                Some((_, list)) => format!("{list}[].{rest}"),
                None => named.to_owned(),
            };
            found.push(Mention { path: resolved, r#use, span: Span::new(source, path) });
        };
        let words = &source.text[body.clone()];
        if let Some((variable, list)) = loop_head(words) {
            let end = body.start + list.start + list.len();
            add(body.start + list.start..end, Use::Loop, &loops);
            loops.push((variable.to_owned(), words[list].to_owned()));
            continue;
        }
        if words.trim().trim_matches('-').trim() == "endfor" {
            loops.pop();
            continue;
        }
        for path in paths(words) {
            let head = words[path.clone()].split('.').next().unwrap_or_default();
            if !WORDS.contains(&head) {
                add(body.start + path.start..body.start + path.end, plain, &loops);
            }
        }
    }
    found
}

/// What stands between the marks of each tag, and what it is for: `{{ … }}` prints, `{% … %}` asks. A comment, `{* … *}`,
/// is passed over whole.
fn tags(text: &str) -> Vec<(Range<usize>, Use)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| from + at) {
        let (close, r#use) = match text.as_bytes().get(at + 1) {
            Some(b'{') => ("}}", Some(Use::Print)),
            Some(b'%') => ("%}", Some(Use::Ask)),
            Some(b'*') => ("*}", None),
            _ => {
                from = at + 1;
                continue;
            }
        };
        let start = at + 2;
        let end = text[start..].find(close).map(|end| start + end);
        if let Some((end, r#use)) = end.zip(r#use) {
            found.push((start..end, r#use));
        }
        from = end.map_or(at + 1, |end| end + close.len());
    }
    found
}

/// The variable and the list of `for item in list`.
fn loop_head(words: &str) -> Option<(&str, Range<usize>)> {
    let apart = |text: &'_ str| text.starts_with(char::is_whitespace).then(|| text.trim_start().len());
    let after = |text: &str, word: &str| text.strip_prefix(word).and_then(apart).map(|rest| words.len() - rest);
    let start = words.strip_prefix('-').unwrap_or(words).trim_start();
    let variable = after(start, "for")?;
    let end = variable + identifier(&words[variable..])?;
    let keyword = end + (words[end..].len() - apart(&words[end..])?);
    let list = after(&words[keyword..], "in")?;
    let first = identifier(&words[list..])?;
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let rest = words[list + first..].find(|c| !is_part(c)).unwrap_or(words.len() - list - first);
    Some((&words[variable..end], list..list + first + rest))
}

/// The length of the name a text begins with.
fn identifier(text: &str) -> Option<usize> {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_').then(|| word(text))
}

fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// The names in a tag, with dots; words between quotation marks and the names of filters are none.
fn paths(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(first) = words[from..].chars().next() {
        let rest = &words[from + first.len_utf8()..];
        let quoted = matches!(first, '"' | '\'').then(|| rest.find(first)).flatten();
        let start = from;
        from = match (quoted, identifier(&words[from..])) {
            (Some(close), _) => from + close + 2,
            (None, Some(length)) => {
                let mut end = from + length;
                while let Some(length) = words[end..].strip_prefix('.').and_then(identifier) {
                    end += 1 + length;
                }
                found.push(start..end);
                end
            }
            (None, None) if first == '|' => {
                let filter = rest.trim_start();
                words.len() - filter.len() + word(filter)
            }
            (None, None) => from + first.len_utf8(),
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_see_through_loops_filters_and_words() {
        let text = "{{ a.b }} {% for item in c.items %}{{ loop.index }} {{ item.d | upper }}{% endfor %} {% if not e is \"f\" %}";
        let found: Vec<_> = mentions(&Source::new("s", text)).into_iter().map(|mention| mention.path).collect();
        assert_eq!(found, ["a.b", "c.items", "c.items[].d", "e"]);
    }

    #[test]
    fn a_comment_mentions_nothing_and_a_tag_may_take_two_lines() {
        let text = "{* {{ a }} {% if b %} *}{{ c }} {% if d\n  and e %} {* never closed {{ f }}";
        let found: Vec<_> = mentions(&Source::new("s", text)).into_iter().map(|mention| mention.path).collect();
        assert_eq!(found, ["c", "d", "e", "f"]);
    }
}
