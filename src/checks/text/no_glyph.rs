//! A character no font has.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::checks::text::hidden_character::is_hidden;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Lang, Severity, Source, Span, Text, Words};
use crate::say;
use crate::value::Value;

pub static CHECK: Check = Check {
    id: "text/no-glyph",
    severity: Severity::Error,
    title: Words { zh: "字体中没有的字", en: "a character no font has" },
    why: Words {
        zh: "字体中没有的字会印成空白或方框；名称印不全，签署的主体就不明确。",
        en: "a character no font has is printed as a blank or a box, and a name printed in part does not say who signs",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nparties:\n  client: { name: { zh: 示例🔧公司, en: Example Ltd } }\n"),
    good: Example::Spec("template: sample\nparties:\n  client: { name: { zh: 示例公司, en: Example Ltd } }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let values = case.contract.fields.iter().filter_map(|field| in_value(case, field));
    let mut findings: Vec<Finding> = values.collect();
    findings.extend(in_clauses(case));
    findings.extend(in_labels(case));
    findings
}

/// Characters that no font has, each with the byte at which it first stands.
type Lacking = Vec<(usize, char)>;

/// The characters of a text that no font has.
fn lacking(case: &Case, text: &str) -> Lacking {
    let is_lacking = |c: char| !c.is_ascii() && (case.lacks)(c) && !is_exempt(c);
    let mut first: BTreeMap<char, usize> = BTreeMap::new();
    for (at, character) in text.char_indices().filter(|(_, character)| is_lacking(*character)) {
        first.entry(character).or_insert(at);
    }
    let mut found: Vec<_> = first.into_iter().map(|(character, at)| (at, character)).collect();
    found.sort_unstable();
    found
}

/// Characters that need no glyph of their own: spaces, variation selectors, and what text/hidden-character speaks of.
fn is_exempt(character: char) -> bool {
    character.is_whitespace()
        || is_hidden(character)
        || matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn in_value(case: &Case, field: &Field) -> Option<Finding> {
    let Some(Value::Text(text)) = field.value() else { return None };
    let lacking = lacking(case, text);
    let (_, first) = lacking.first()?;
    let (name, list) = (pattern::name(case.contract, field), listed(&lacking));
    let message = say!(
        zh: "“{zh}”中有字体里没有的字：{list}", en: "“{en}” has a character that no font has: {list}",
        zh = name.zh, en = name.en, list = list,
    );
    let finding = Finding::new(message).of(&field.path).help(help(&lacking));
    Some(finding.at(pattern::place_of(field, *first), say!(zh: "印不出来", en: "cannot be printed")))
}

/// One finding for each clause file of this contract.
fn in_clauses(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    let mut seen: Vec<&Arc<Source>> = Vec::new();
    let entries = template.contents.iter().filter(|entry| case.contract.holds(entry.when.as_ref()));
    let clauses = entries.filter_map(|entry| template.clauses.get(entry.item.clause()?));
    for source in clauses.flat_map(|clause| Lang::ALL.into_iter().filter_map(|lang| clause.source(lang))) {
        if !seen.iter().any(|known| Arc::ptr_eq(known, source)) {
            seen.push(source);
        }
    }
    let way = case.recall.way(&without_comments, String::new());
    let in_clause = |source: &Arc<Source>| {
        let found = || in_file(source, &lacking(case, &without_comments(&source.text)));
        case.recall.search_file(way, source, || found().into_iter().collect())
    };
    seen.into_iter().flat_map(in_clause).collect()
}

/// A text in which comments are blanked out, so that every place stays what it was.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{*") {
        let end = rest[start..].find("*}").map_or(rest.len(), |at| start + at + 2);
        out.push_str(&rest[..start]);
        out.push_str(&" ".repeat(end - start));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// One finding for each YAML file of the template whose printed words lack a glyph: titles, labels, choices.
fn in_labels(case: &Case) -> Vec<Finding> {
    let template = &case.contract.template;
    let mut printed: Vec<(&Arc<Source>, usize, &Text)> = Vec::new();
    if let Some(entry) = template.contents.first() {
        printed.push((&entry.span.source, 0, &template.title));
    }
    for definition in template.schema.definitions() {
        let words = std::iter::once(&definition.label).chain(definition.choices.iter().map(|choice| &choice.label));
        printed.extend(words.map(|words| (&definition.span.source, definition.span.start, words)));
    }
    let mut files: Vec<(&Arc<Source>, Lacking)> = Vec::new();
    for (source, from, words) in printed {
        for (_, character) in Lang::ALL.into_iter().flat_map(|lang| lacking(case, words.get(lang))) {
            let at = source.text[from..].find(character).map_or(from, |at| from + at);
            let index = files.iter().position(|(known, _)| Arc::ptr_eq(known, source)).unwrap_or_else(|| {
                files.push((source, Vec::new()));
                files.len() - 1
            });
            let found = &mut files[index].1;
            if !found.iter().any(|(_, known)| *known == character) {
                found.push((at, character));
            }
        }
    }
    files.into_iter().filter_map(|(source, lacking)| in_file(source, &lacking)).collect()
}

fn in_file(source: &Arc<Source>, lacking: &[(usize, char)]) -> Option<Finding> {
    let (at, first) = lacking.first()?;
    let message = say!(
        zh: "模板文字中有字体里没有的字：{list}", en: "the template's words have a character that no font has: {list}",
        list = listed(lacking),
    );
    let span = Span::new(source, *at..at + first.len_utf8());
    Some(Finding::new(message).at(span, say!(zh: "印不出来", en: "cannot be printed")).help(help(lacking)))
}

/// The characters by name: `“龘”（U+9F98）`, in a spelling that reads in both languages.
fn listed(lacking: &[(usize, char)]) -> String {
    let name = |character: char| match character {
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => format!("U+{:04X}", u32::from(character)),
        _ => format!("{character} (U+{:04X})", u32::from(character)),
    };
    lacking.iter().map(|(_, character)| name(*character)).collect::<Vec<_>>().join(", ")
}

fn help(lacking: &[(usize, char)]) -> Text {
    let all = |test: fn(char) -> bool| lacking.iter().all(|(_, character)| test(*character));
    if all(|character| matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)) {
        return say!(
            zh: "这是自造字，离开造它的电脑就认不出；请换成营业执照上的标准字",
            en: "this character was made up on one computer and means nothing on another; write the standard character \
                 that stands in the business licence",
        );
    }
    if all(|character| matches!(character, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}')) {
        return say!(zh: "请删去表情或图形符号，改用文字", en: "take out the emoji or symbol and use words");
    }
    say!(
        zh: "请用 `--font-path` 指明含有该字的字体所在文件夹；如果是名称，请核对登记所用的字",
        en: "name the folder of a font that has it by `--font-path`; if it is part of a name, write the name as it is \
             registered",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::{examine_example, examine_files};

    #[test]
    fn one_finding_names_every_character_of_a_value_once() {
        let spec = "template: sample\nservice: { scope: { zh: 维护🔧🔧🚚, en: \"\\U0001F527\" } }\n";
        let findings = examine_example(Example::Spec(spec)).findings;
        let said: Vec<_> = findings.iter().map(|finding| finding.message.en.as_str()).collect();
        assert_eq!(
            said,
            [
                "“Scope of service (Chinese)” has a character that no font has: 🔧 (U+1F527), 🚚 (U+1F69A)",
                "“Scope of service (English)” has a character that no font has: 🔧 (U+1F527)",
            ]
        );
        let texts: Vec<_> = findings.iter().filter_map(|finding| Some(finding.primary.as_ref()?.span.text())).collect();
        assert_eq!(texts, ["🔧", "\"\\U0001F527\""]);
    }

    #[test]
    fn private_characters_are_named_by_number_alone() {
        let spec = "template: sample\nnumber: \"\u{E863}-1\"\n";
        let findings = examine_example(Example::Spec(spec)).findings;
        assert!(findings[0].message.en.ends_with(": U+E863"), "{findings:#?}");
    }

    #[test]
    fn clause_files_are_read_without_their_comments() {
        let clause = |mark: &str| {
            format!("## Payment {{#payment}}\n\n{{* 🔧 *}}\n1. Pay {{{{ fees.total }}}} under [](#service).{mark}\n")
        };
        let found = |mark| examine_files(&[("clauses/payment.en.md", &clause(mark))]).findings;
        assert_eq!(found(""), []);
        let findings = found(" 🚚");
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!(finding.primary.as_ref().map(|label| label.span.text()), Some("🚚"));
    }
}
