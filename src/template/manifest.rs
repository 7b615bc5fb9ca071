//! `template.yaml`: titles, the order of the parts, and when each is there.

use super::condition::Condition;
use super::event::{self, Schedule};
use super::fault::Expected;
use super::form::{self, Form};
use super::load::Files;
use super::requirement::{self, Requirement};
use super::schema::Schema;
use super::{Fault, Type};
use crate::diag::{Span, Text};
use crate::yaml::Node;

/// One part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub item: Item,
    /// When it is there; always, without a condition.
    pub when: Option<Condition>,
    /// Where it is asked for.
    pub span: Span,
}

/// What a part of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Labels and values of these fields, or of a whole group under its own label.
    Particulars(Vec<String>),
    /// A clause file without a number.
    Text(String),
    /// A clause file that is a numbered chapter.
    Chapter(String),
    /// A clause file that continues the section before it.
    Part(String),
    /// The signature page of these parties.
    Signature(Vec<String>),
    /// A clause file that is a numbered annex.
    Annex(String),
    /// A figure drawn from the scores or from a list, with its caption.
    Figure(FigureKind, Text),
    /// The schedule of the course in which these branches happen, with its caption.
    Schedule(Vec<String>, Text),
}

/// What a figure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// The score of each characteristic, on the axes of a radar.
    Radar,
    /// The score of each characteristic, as bars.
    Characteristics,
    /// The rate of each indicator against its target.
    Indicators,
    /// How many defects of each severity.
    Defects,
    /// The rate of each indicator before and after.
    Change,
}

/// The figure that is drawn from the events.
const SCHEDULE: &str = "schedule";

impl FigureKind {
    const ALL: [(&str, Self); 5] = [
        ("radar", Self::Radar),
        ("characteristics", Self::Characteristics),
        ("indicators", Self::Indicators),
        ("defects", Self::Defects),
        ("change", Self::Change),
    ];

    /// The name templates use.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

impl Item {
    /// The clause file it sets, if it sets one.
    #[must_use]
    pub fn clause(&self) -> Option<&str> {
        match self {
            Self::Text(clause) | Self::Chapter(clause) | Self::Part(clause) | Self::Annex(clause) => Some(clause),
            Self::Particulars(_) | Self::Signature(_) | Self::Figure(..) | Self::Schedule(..) => None,
        }
    }
}

/// What `template.yaml` says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub title: Text,
    pub summary: Text,
    pub number: Option<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub parties: Vec<String>,
    pub builds_on: Vec<String>,
    pub contents: Vec<Entry>,
    pub required: Vec<Requirement>,
    /// What happens when.
    pub schedule: Schedule,
    /// Every field it names, with the place.
    pub mentions: Vec<(String, Span)>,
}

/// The root of `template.yaml`.
pub(super) fn root(template: &str, files: &Files, faults: &mut Vec<Fault>) -> Option<Node> {
    form::root(files, &format!("{template}/template.yaml"), faults)
}

/// Reads `template.yaml`.
pub(super) fn read(root: Option<Node>, schema: &Schema, faults: &mut Vec<Fault>) -> Manifest {
    let Some(root) = root else { return Manifest::default() };
    let mut form = Form { faults };
    let known = [
        "title",
        "summary",
        "number",
        "date",
        "place",
        "parties",
        "builds-on",
        "contents",
        "required",
        "branches",
        "events",
    ];
    form.known_keys(&root, &known);
    let mut mentions = Vec::new();
    let mut field = |form: &mut Form, key: &str| {
        let node = root.get(key)?;
        let path = form.scalar(node)?;
        mentions.push((path.clone(), node.span.clone()));
        Some(path)
    };
    let (number, date, place) = (field(&mut form, "number"), field(&mut form, "date"), field(&mut form, "place"));
    let mut manifest = Manifest {
        title: form.text_at(&root, "title"),
        summary: form.text_at(&root, "summary"),
        number,
        date,
        place,
        parties: Vec::new(),
        builds_on: Vec::new(),
        contents: Vec::new(),
        required: Vec::new(),
        schedule: Schedule::default(),
        mentions,
    };
    if let Some(node) = root.get("parties") {
        manifest.parties = parties(&mut form, schema, node);
    }
    if let Some(node) = root.get("builds-on") {
        manifest.builds_on = form.scalars(node).into_iter().map(|(name, _)| name).collect();
    }
    for origin in schema.definitions().iter().filter_map(|definition| definition.origin.as_ref()) {
        if !manifest.builds_on.contains(&origin.parent) {
            form.expect(Expected::OneOf(manifest.builds_on.clone()), &origin.span);
        }
    }
    manifest.required = requirement::read(&mut form, &root, &mut manifest.mentions);
    manifest.schedule = event::read(&mut form, &root, schema, &manifest.parties);
    match root.get("contents") {
        Some(contents) => {
            for node in contents.items() {
                let entry = entry(&mut form, schema, node, &mut manifest);
                manifest.contents.extend(entry);
            }
        }
        None => form.expect(Expected::Key("contents"), &root.span),
    }
    manifest
}

/// The parties named, which must be groups of the type `party`.
fn parties(form: &mut Form, schema: &Schema, node: &Node) -> Vec<String> {
    let mut parties = Vec::new();
    for (path, span) in form.scalars(node) {
        match schema.get(&path).map(|definition| definition.r#type) {
            Some(Type::Party) => parties.push(path),
            Some(_) => form.expect(Expected::OneOf(vec!["type: party".to_owned()]), &span),
            None => form.faults.push(Fault::UnknownField { nearest: schema.nearest(&path), path, span }),
        }
    }
    parties
}

const KINDS: [&str; 7] = ["particulars", "text", "chapter", "part", "signature", "annex", "figure"];

fn entry(form: &mut Form, schema: &Schema, node: &Node, manifest: &mut Manifest) -> Option<Entry> {
    let figure_of = node.get("figure").map(Node::scalar);
    let more: &[&str] = match figure_of {
        Some(Some(SCHEDULE)) => &["caption", "branches"],
        Some(_) => &["caption"],
        None => &[],
    };
    let known: Vec<&str> = KINDS.into_iter().chain(["when"]).chain(more.iter().copied()).collect();
    form.known_keys(node, &known);
    let when = form.condition(node);
    for test in when.iter().flat_map(|when| &when.tests) {
        manifest.mentions.push((test.path.clone(), node.span.clone()));
    }
    let Some(kind) = KINDS.into_iter().find(|kind| node.get(kind).is_some()) else {
        form.expect(Expected::OneOf(KINDS.map(str::to_owned).to_vec()), &node.span);
        return None;
    };
    let value = node.get(kind)?;
    let item = match kind {
        "particulars" => {
            let paths = form.scalars(value);
            manifest.mentions.extend(paths.iter().cloned());
            Item::Particulars(paths.into_iter().map(|(path, _)| path).collect())
        }
        "signature" => Item::Signature(parties(form, schema, value)),
        "text" => Item::Text(form.scalar(value)?),
        "chapter" => Item::Chapter(form.scalar(value)?),
        "part" => Item::Part(form.scalar(value)?),
        "figure" => figure(form, node, value, &manifest.schedule)?,
        _ => Item::Annex(form.scalar(value)?),
    };
    Some(Entry { item, when, span: value.span.clone() })
}

fn figure(form: &mut Form, node: &Node, value: &Node, schedule: &Schedule) -> Option<Item> {
    let name = form.scalar(value)?;
    let caption = form.text_at(node, "caption");
    if name == SCHEDULE {
        if schedule.events.is_empty() {
            form.expect(Expected::Key("events"), &value.span);
        }
        return Some(Item::Schedule(course(form, node.get("branches"), schedule), caption));
    }
    let known = FigureKind::ALL.into_iter().find(|(known, _)| *known == name);
    if known.is_none() {
        let names = FigureKind::ALL.into_iter().map(|(name, _)| name).chain([SCHEDULE]);
        form.expect(Expected::OneOf(names.map(str::to_owned).collect()), &value.span);
    }
    known.map(|(_, kind)| Item::Figure(kind, caption))
}

/// The branches that happen in the course a schedule shows.
fn course(form: &mut Form, branches: Option<&Node>, schedule: &Schedule) -> Vec<String> {
    let mut course = Vec::new();
    for (name, span) in branches.map(|node| form.scalars(node)).unwrap_or_default() {
        if schedule.branches.iter().any(|branch| branch.name == name) {
            course.push(name);
        } else {
            let known = schedule.branches.iter().map(|branch| branch.name.clone()).collect();
            form.expect(Expected::OneOf(known), &span);
        }
    }
    course
}
