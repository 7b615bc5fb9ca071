//! `hetong templates`: what there is, and what is wrong with it.

use super::Outcome;
use super::check::{Checked, judge};
use super::form::template;
use super::talk::{Talk, To};
use super::trouble::Trouble;
use crate::diag::{Lang, Severity};
use crate::emit;
use crate::pipeline::Workshop;
use crate::template::{Quality, Template, Type};

/// Lists all templates, or shows one: its fields, and what the checks say of its own example.
pub(super) fn run(talk: &Talk, workshop: &Workshop, name: Option<&str>) -> Result<Outcome, Trouble> {
    let Some(name) = name else { return list(talk, workshop) };
    let template = template(workshop.catalog(), name)?;
    talk.print(&fields(&template, talk.lang))?;
    // Bound to its own example a template shows all its faults; without one, to a spec that says nothing.
    let (source, spec) = match &template.example {
        Some(example) => (example.name.clone(), example.text.clone()),
        None => (format!("{name}/example.yaml"), format!("template: {name}\n")),
    };
    let has_example = template.example.is_some();
    let mut job = workshop.check(&source, spec.into_bytes())?;
    job.examined.findings.retain(|finding| has_example || finding.id.starts_with("template/"));
    let checked = Checked::of(job);
    let report = checked.report();
    if !checked.findings.is_empty() {
        talk.print(&emit::human(&report, talk.lang, talk.colour(To::Out), Talk::width()))?;
    }
    talk.print(&format!("\n{}\n", talk.pick(&emit::summary(std::slice::from_ref(&report)))))?;
    Ok(judge(&checked.findings, Severity::Error))
}

fn list(talk: &Talk, workshop: &Workshop) -> Result<Outcome, Trouble> {
    for name in workshop.catalog().names() {
        let template = template(workshop.catalog(), name)?;
        let (title, summary) = (template.title.get(talk.lang), template.summary.get(talk.lang));
        talk.print(&format!("{name}\n    {title}\n    {summary}\n"))?;
    }
    Ok(Outcome::Clean)
}

/// Title, summary, and every field with its kind and label.
fn fields(template: &Template, lang: Lang) -> String {
    let mut text = format!("{}\n{}\n\n", template.title.get(lang), template.summary.get(lang));
    let definitions = template.schema.definitions();
    let width = definitions.iter().map(|definition| definition.path.len()).max().unwrap_or_default();
    for definition in definitions {
        let kind = match definition.r#type {
            Type::Group | Type::Party => "",
            Type::List => "list",
            Type::Bilingual => "bilingual",
            Type::Single(kind) => kind.name(),
        };
        let optional = match (definition.optional, lang) {
            (false, _) => "",
            (true, Lang::Zh) => "（可不填）",
            (true, Lang::En) => " (optional)",
        };
        let label = definition.label.get(lang);
        text.push_str(format!("{:width$}  {kind:11}  {label}{optional}", definition.path).trim_end());
        text.push('\n');
    }
    for (key, model) in &template.models {
        text.push_str(&format!("\n{key}  {}\n", model.title.get(lang)));
        qualities(&mut text, &model.characteristics, lang, 1);
    }
    text
}

/// The characteristics of a quality model and their parts: what a spec calls them, their names, and what they mean.
fn qualities(text: &mut String, list: &[Quality], lang: Lang, depth: usize) {
    for quality in list {
        let pad = "  ".repeat(depth);
        let (name, definition) = (quality.name.get(lang), quality.definition.get(lang));
        text.push_str(&format!("{pad}{}  {name}\n{pad}    {definition}\n", quality.key));
        qualities(text, &quality.parts, lang, depth + 1);
    }
}
