//! The blank spec of a template: every field explained in both languages, nothing filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::guide::{asked_for, both, choices, is_asked, join, names, range, rooms, units};
use super::wrap::{flat, padded, width, wrap};
use crate::calendar::Calendar;
use crate::contract::{Bound, State};
use crate::diag::{Lang, Text};
use crate::say;
use crate::template::{Definition, Schema, Template, Type};
use crate::value::{Kind, Style, Value};

/// Columns a comment may take.
const WIDTH: usize = 100;

/// A document a new spec builds on, and the path by which it is found from there.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The name under which the template knows it.
    pub name: &'a str,
    /// Its path, from the folder of the new spec.
    pub file: &'a str,
    /// The document itself.
    pub bound: &'a Bound,
}

/// The spec to fill in, as YAML. Every field the contract needs is a blank in it, and nothing else is wrong with it.
#[must_use]
pub fn form(template: &Arc<Template>, calendar: &Calendar) -> String {
    form_with(template, &[], calendar)
}

/// The same for a spec that builds on these documents: what comes from them is not asked for, and every list that
/// answers one of theirs has one item to each of its.
#[must_use]
pub fn form_with(template: &Arc<Template>, given: &[Given], calendar: &Calendar) -> String {
    let mut form =
        Form { schema: &template.schema, given, rooms: rooms(template, calendar), explained: BTreeMap::new() };
    let fields = form.level("", 0);
    let links: String = template.builds_on.iter().map(|name| link(name, given)).collect();
    format!("{}\ntemplate: {}\n\n{links}{fields}", preamble(template), plain(&template.name))
}

/// The link to a document the spec builds on, and the first of what is taken from it.
fn link(name: &str, given: &[Given]) -> String {
    let mut out = String::new();
    let heading = say!(
        zh: "所依据的文件：名称、编号、期限等取自其中，不另填写。写相对路径；摘要用来核对文件有没有改动。",
        en: "The document this one builds on: names, numbers and periods come from it and are not written again. Its path \
             from here; the digest shows whether it has changed.",
    );
    note(&mut out, "", "", &heading.zh);
    note(&mut out, "", "", &heading.en);
    let Some(given) = given.iter().find(|given| given.name == name) else {
        return format!("{out}{name}:\n  file:\n  sha256:\n\n");
    };
    let contract = &given.bound.contract;
    let number = contract.template.number.as_deref().and_then(|path| contract.value(path));
    let number = number.map(|number| format!(" {}", number.canonical())).unwrap_or_default();
    note(&mut out, "", "  ", &format!("{}{number}", both(&contract.template.title, " / ")));
    let file = serde_json::Value::from(given.file);
    format!("{out}{name}:\n  file: {file}\n  sha256: {}\n\n", given.bound.digest.as_str())
}

/// Writes the fields of a schema, level by level.
struct Form<'a> {
    schema: &'a Schema,
    /// What the timeline leaves of the range of a period.
    rooms: BTreeMap<String, Text>,
    given: &'a [Given<'a>],
    /// What was explained, and beside which field: two parties need not be explained twice.
    explained: BTreeMap<String, String>,
}

impl Form<'_> {
    /// The fields directly below a path, with a blank line between any two.
    fn level(&mut self, path: &str, indent: usize) -> String {
        let schema = self.schema;
        let asked = names(schema, path).into_iter().filter(|name| is_asked(schema, &join(path, name)));
        let fields = asked.map(|name| self.field(&join(path, name), name, indent));
        fields.collect::<Vec<_>>().join("\n")
    }

    /// A field or a group of fields, under its comment.
    fn field(&mut self, path: &str, name: &str, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let Some(definition) = self.schema.get(path) else {
            return format!("{pad}{name}:\n{}", self.level(path, indent + 2));
        };
        let comment = self.comment(definition, &pad);
        let below = match definition.r#type {
            Type::Single(_) => String::new(),
            Type::Bilingual => format!("{pad}  zh:\n{pad}  en:\n"),
            Type::List => self.answers(definition, indent + 2).unwrap_or_else(|| self.item(definition, indent + 2)),
            Type::Group | Type::Party => self.level(path, indent + 2),
        };
        format!("{comment}{pad}{name}:\n{below}")
    }

    /// One item to each of the list it answers, numbered, with what it is about as a comment; nothing where there is no
    /// such list.
    fn answers(&mut self, list: &Definition, indent: usize) -> Option<String> {
        let (origin, key) = (list.origin.as_ref()?, list.r#match.as_deref()?);
        let bound = self.given.iter().find(|given| given.name == origin.parent)?.bound;
        let State::Items(count) = bound.contract.field(&origin.path)?.state else { return None };
        let pad = " ".repeat(indent);
        let first = bulleted(&self.level(&format!("{}[]", list.path), indent + 2));
        let items = format!("{}[]", list.path);
        let schema = self.schema;
        let names: Vec<&str> =
            names(schema, &items).into_iter().filter(|name| is_asked(schema, &format!("{items}.{name}"))).collect();
        let mut out = String::new();
        for item in 0..count {
            let about: Vec<String> = about(bound, &origin.path, item);
            let matched = bound.contract.value(&format!("{}[{item}].{key}", origin.path));
            let number = matched.map_or_else(|| (item + 1).to_string(), Value::canonical);
            for line in about {
                note(&mut out, &pad, "", &line);
            }
            if item == 0 {
                // The first item explains its fields.
                let line = format!("{key}:");
                out.push_str(&first.replacen(&format!("{line}\n"), &format!("{line} {number}\n"), 1));
                continue;
            }
            let mut lead = "- ";
            for name in &names {
                let is_bilingual =
                    schema.get(&format!("{items}.{name}")).is_some_and(|field| field.r#type == Type::Bilingual);
                let value = match *name {
                    name if name == key => format!(" {number}"),
                    _ if is_bilingual => " { zh: , en: }".to_owned(),
                    _ => String::new(),
                };
                out.push_str(&format!("{pad}{lead}{name}:{value}\n"));
                lead = "  ";
            }
        }
        Some(out)
    }

    /// One empty item of a list, and how to add more. Where the list may do without any, it is a comment.
    fn item(&mut self, list: &Definition, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let item = bulleted(&self.level(&format!("{}[]", list.path), indent + 2));
        let (item, hint) = if list.optional || list.default.is_some() || list.when.is_some() {
            let hint = say!(zh: "需要时去掉“#”，每项写一遍", en: "if needed, take the “#” off, once for each item");
            (commented_out(&item, &pad), hint)
        } else {
            (item, say!(zh: "每多一项，从“-”起照写一遍", en: "for each further item, repeat the block from “-” on"))
        };
        format!("{item}\n{pad}# {}\n", both(&hint, " / "))
    }

    /// What there is to know of a field: its name, when it is asked for, what it is for, what may be written.
    fn comment(&mut self, definition: &Definition, pad: &str) -> String {
        let mut out = String::new();
        let name = flat(&both(&definition.label, " / "));
        if pad.is_empty() && matches!(definition.r#type, Type::Group | Type::Party | Type::List) {
            let rule = "─".repeat(WIDTH.saturating_sub(width(&name) + 6).max(2));
            out = format!("# ── {name} {rule}\n");
        } else {
            let optional = if definition.optional { "（可不填 / optional）" } else { "" };
            note(&mut out, pad, "", &format!("{name}{optional}"));
        }
        if let Some(condition) = &definition.when {
            note(&mut out, pad, "  ", &both(&asked_for(condition), " / "));
        }
        let explanation = explanation(definition, self.rooms.get(&definition.path), pad);
        match self.explained.get(&flat(&explanation)) {
            Some(path) if !explanation.is_empty() => note(&mut out, pad, "  ", &format!("同 {path} / as for {path}")),
            _ => out.push_str(&explanation),
        }
        self.explained.entry(flat(&explanation)).or_insert_with(|| definition.path.clone());
        out
    }
}

/// What an item of another document's list says in words, in both languages.
fn about(bound: &Bound, list: &str, item: usize) -> Vec<String> {
    let prefix = format!("{list}[{item}].");
    let contract = &bound.contract;
    let chinese =
        contract.fields.iter().filter(|field| field.path.starts_with(&prefix) && field.side == Some(Lang::Zh));
    let lines = chinese.filter_map(|field| {
        let stem = field.path.strip_suffix(".zh")?;
        let side = |lang| Some(contract.side(stem, lang)?.value()?.show(lang, Style::Figures));
        Some(format!("{} / {}", side(Lang::Zh)?, side(Lang::En)?))
    });
    lines.collect()
}

/// What a field is for and what may be written for it, as comments.
fn explanation(definition: &Definition, room: Option<&Text>, pad: &str) -> String {
    let mut out = String::new();
    for help in [&definition.help.zh, &definition.help.en] {
        note(&mut out, pad, "  ", help);
    }
    let choices = choices(definition);
    let column = choices.iter().map(|(key, _)| width(key) + 2).max().unwrap_or(0);
    let facts: [(&str, Vec<String>); 7] = [
        ("范围 Range", range(definition).into_iter().collect()),
        ("时间 Time", room.map(|room| both(room, " / ")).into_iter().collect()),
        ("单位 Units", units(definition).into_iter().collect()),
        ("选项 Choices", choices.iter().map(|(key, label)| format!("{}{label}", padded(key, column))).collect()),
        ("例如 Example", if choices.is_empty() { example(definition) } else { Vec::new() }),
        ("默认 Default", definition.default.iter().cloned().collect()),
        ("依据 Basis", definition.basis.first().map(|_| definition.basis.join("、")).into_iter().collect()),
    ];
    for (head, lines) in facts {
        let mut lead = format!("  {}", padded(head, 14));
        for line in lines {
            note(&mut out, pad, &lead, &line);
            lead = " ".repeat(width(&lead));
        }
    }
    out
}

/// The example of a field; in two lines where it is bilingual and long.
fn example(definition: &Definition) -> Vec<String> {
    let example = &definition.example;
    match definition.r#type {
        // Without quotes, a YAML editor takes an account for a number and forgets its last digits.
        Type::Single(Kind::Account) => vec![format!("\"{}\"", example.zh)],
        Type::Bilingual if width(&example.zh) + width(&example.en) > 60 => vec![example.zh.clone(), example.en.clone()],
        _ => vec![both(example, " / ")],
    }
}

/// What the file is, how to check and build it, and how values are written.
fn preamble(template: &Template) -> String {
    let mut out = String::new();
    note(&mut out, "", "", &both(&template.title, " / "));
    out.push_str("#\n");
    note(&mut out, "", "", &template.summary.zh);
    note(&mut out, "", "", &template.summary.en);
    out.push_str(
        "#\n\
         # 在冒号后填写，然后 / Fill in after the colons, then\n\
         #\n\
         #   hetong check FILE    检查 / to check it\n\
         #   hetong build FILE    生成 PDF / to build the PDF\n\
         #\n\
         # 没有填的空白，检查时会逐一列出；暂时不能确定的，写“待定”。\n\
         # Blanks are findings until they are filled; where something is still open, write TBD.\n",
    );
    let is_used = |kind: &Kind| template.schema.definitions().iter().any(|definition| definition.kind() == Some(*kind));
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| kind.examples().len() > 1 && is_used(kind)).collect();
    if !kinds.is_empty() {
        out.push_str("#\n# 值的写法，任选其一 / How values are written, whichever way you like\n#\n");
    }
    let name = |kind: &Kind| both(&kind.label(), " ");
    let column = kinds.iter().map(|kind| width(&name(kind)) + 3).max().unwrap_or(0);
    for kind in &kinds {
        note(&mut out, "", &format!("  {}", padded(&name(kind), column)), &kind.examples().join(" · "));
    }
    out
}

/// A name as a YAML scalar: quoted, where it is no plain word.
fn plain(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if is_plain { name.to_owned() } else { serde_json::Value::from(name).to_string() }
}

/// Adds a comment, wrapped: the first line begins with `lead`, the others as far in.
fn note(out: &mut String, pad: &str, lead: &str, text: &str) {
    let room = WIDTH.saturating_sub(pad.len() + 2 + width(lead)).max(20);
    let mut lead = lead.to_owned();
    for line in wrap(&flat(text), room) {
        out.extend([pad, "# ", &lead, &line, "\n"]);
        lead = " ".repeat(width(&lead));
    }
}

/// Puts a dash before the first key of an item, and the comment above it level with the dash.
fn bulleted(item: &str) -> String {
    let mut out = String::new();
    let mut dash = "- ";
    for line in item.lines() {
        let key = line.trim_start();
        let (pad, _) = line.split_at(line.len() - key.len());
        if dash.is_empty() {
            out.push_str(line);
        } else {
            let outer = pad.get(2..).unwrap_or_default();
            out.extend([outer, if key.starts_with('#') { "" } else { std::mem::take(&mut dash) }, key]);
        }
        out.push('\n');
    }
    out
}

/// Makes a comment of every line that is none.
fn commented_out(item: &str, pad: &str) -> String {
    let lines = item.lines().map(|line| match line.strip_prefix(pad) {
        Some(rest) if !rest.trim_start().starts_with('#') => format!("{pad}# {rest}\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Contract, State, bind};
    use crate::diag::Source;
    use crate::template::Files;
    use crate::yaml;

    /// The form of a template, bound to it again.
    fn bound(template: Arc<Template>) -> (String, Contract) {
        let text = form(&template, Calendar::built_in());
        let source = Source::new("form.yaml", text.as_str());
        let (root, faults) = yaml::read(&source);
        assert_eq!(faults, [], "{text}");
        (text, bind(&source, &root.expect("the form is YAML"), template))
    }

    fn blanks(contract: &Contract) -> Vec<&str> {
        let blank = contract.fields.iter().filter(|field| field.state == State::Blank);
        blank.map(|field| field.path.as_str()).collect()
    }

    #[test]
    fn a_built_in_form_is_blank_and_otherwise_right() {
        let catalog = crate::template::Catalog::open(None).expect("built in");
        let template = catalog.get("evaluation-agreement").expect("built in").expect("built in");
        let (text, contract) = bound(template);
        assert_eq!(contract.faults, []);
        assert!(text.lines().all(|line| width(line) <= WIDTH && !line.contains('\t') && line == line.trim_end()));
        let mut asked = 0;
        for definition in contract.template.schema.definitions() {
            let sides = match definition.r#type {
                Type::Bilingual => 2,
                Type::Single(_) => 1,
                _ => 0,
            };
            let is_asked = !definition.optional && definition.default.is_none();
            asked += if contract.holds(definition.when.as_ref()) && is_asked { sides } else { 0 };
        }
        assert_eq!(blanks(&contract).len(), asked);
    }

    #[test]
    fn a_period_is_told_what_the_timeline_leaves_of_its_range() {
        let mut files = Files::default();
        let field = |name: &str, kind: &str, example: &str| {
            format!(
                "{name}: {{ type: {kind}, label: {{ zh: 甲, en: A }}, help: {{ zh: 乙。, en: B. }}, example: {example} }}\n"
            )
        };
        let schema =
            [field("signed_on", "date", "2026-03-02"), field("a", "period", "1 month"), field("b", "period", "1 year")];
        let template = "title: { zh: 甲, en: A }\nsummary: { zh: 乙。, en: B. }\ncontents:\n  - particulars: [signed_on, a, b]\n\
             events:\n  s: { label: { zh: 签, en: S }, at: signed_on }\n  n: { label: { zh: 通, en: N }, by: parties, not-before: s, \
             not-after: a before e }\n  e: { label: { zh: 终, en: E }, at: end of b from s, rolls: no }\n";
        files.insert("t/schema.yaml", "schema.yaml", schema.concat().as_bytes());
        files.insert("t/template.yaml", "template.yaml", template.as_bytes());
        files.insert("t/example.yaml", "example.yaml", b"template: t\nsigned_on: 2026-03-02\na: 1 month\nb: 1 year\n");
        let template = Arc::new(Template::read("t", &files));
        let text = form(&template, Calendar::built_in());
        assert!(text.contains("时间 Time") && text.contains("at most 11 months"), "{text}");
        let schema = super::super::json_schema(&template, Calendar::built_in());
        let description = schema["properties"]["a"]["description"].as_str().expect("a text");
        assert!(description.contains("最多11个月"), "{description}");
    }

    #[test]
    fn what_may_be_left_out_is_no_blank() {
        let mut files = Files::default();
        let label = "label: { zh: 甲, en: A }, help: { zh: \"一\\n二: # '\", en: \"one\\ntwo\" }";
        let schema = format!(
            "a: {{ type: list, optional: true, {label} }}\n'a[].b.c': {{ type: bilingual, {label}, example: {{ zh: 甲, en: A }} }}\n\
             d: {{ type: flag, {label}, example: yes }}\ne: {{ type: text, when: d is yes, {label}, example: x }}\n\
             f: {{ type: integer, default: 3, {label}, example: 1 }}\ng: {{ type: bilingual, optional: true, {label}, example: {{ zh: 甲, en: A }} }}\n"
        );
        files.insert("t t/schema.yaml", "schema.yaml", schema.as_bytes());
        let (text, contract) = bound(Arc::new(Template::read("t t", &files)));
        assert_eq!(contract.faults, [], "{text}");
        assert_eq!(blanks(&contract), ["d"], "{text}");
        assert!(text.contains("template: \"t t\"\n") && text.contains("（可不填 / optional）"), "{text}");
        assert!(text.contains("仅当 d 为 yes 时填写 / only if d is yes") && text.contains("  # - b:\n"), "{text}");
    }
}
