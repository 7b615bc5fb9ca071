//! Events: what happens under a contract, who owes it, and when it is due, as `template.yaml` declares it.

use super::condition::Condition;
use super::fault::Expected;
use super::form::{Form, nearest};
use super::moment::Moment;
use super::schema::Schema;
use super::{Fault, Type};
use crate::diag::{Span, Text};
use crate::value::Kind;
use crate::yaml::Node;

/// The events of a template, and what may turn out one way or the other between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// What may happen or not, such as that the system fails its evaluation.
    pub branches: Vec<Branch>,
    /// The events, in the order written.
    pub events: Vec<Event>,
}

/// Something that may happen or not, on which events depend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its name: `failed`.
    pub name: String,
    /// What happens then: 鉴定不合格.
    pub label: Text,
    /// Where it is declared.
    pub span: Span,
}

/// Something that happens under the contract, by itself or because somebody must do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name: `evaluation-report`.
    pub name: String,
    /// What it is called: 提交鉴定报告.
    pub label: Text,
    /// Who owes it.
    pub by: Debtor,
    /// The clause it comes from.
    pub clause: Option<String>,
    /// When the contract has it at all; always, without a condition.
    pub when: Option<Condition>,
    /// In which branches it happens: each named one, or where negated its opposite.
    pub branches: Vec<(String, bool)>,
    /// The field that says how many rounds of it there are.
    pub rounds: Option<String>,
    /// When it happens or must happen, the most telling first.
    pub timings: Vec<Timing>,
    /// Whether its last day is moved where it is a day off (民法典 第二百零三条), or the contract says otherwise.
    pub rolls: bool,
    /// What follows where it does not happen in time, and the clause that says so.
    pub otherwise: Option<(Text, Option<String>)>,
    /// Where it is declared.
    pub span: Span,
}

/// Who owes an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Debtor {
    /// Nobody: it comes about by itself.
    Nobody,
    /// This party.
    Party(String),
    /// Whichever party it concerns.
    Either,
}

/// One statement on when an event happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// How the event stands to the moment.
    pub bound: Bound,
    /// The moment.
    pub moment: Moment,
    /// Where it is written.
    pub span: Span,
}

/// How an event stands to a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Exactly then.
    At,
    /// Between what the period is counted from and its last day.
    Within,
    /// Then or earlier.
    NotAfter,
    /// Earlier.
    Before,
    /// Then or later.
    NotBefore,
    /// Later.
    After,
}

impl Bound {
    /// All of them, the most telling first.
    pub const ALL: [Self; 6] = [Self::At, Self::Within, Self::NotAfter, Self::Before, Self::NotBefore, Self::After];

    /// The key it is written under.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::At => "at",
            Self::Within => "within",
            Self::NotAfter => "not-after",
            Self::Before => "before",
            Self::NotBefore => "not-before",
            Self::After => "after",
        }
    }

    /// Whether it sets a last day.
    #[must_use]
    pub const fn is_deadline(self) -> bool {
        matches!(self, Self::At | Self::Within | Self::NotAfter | Self::Before)
    }
}

/// So many branches and no more: every combination of them is looked at.
const MOST_BRANCHES: usize = 5;

const KEYS: [&str; 14] = [
    "label",
    "by",
    "clause",
    "when",
    "if",
    "rounds",
    "at",
    "within",
    "not-after",
    "before",
    "not-before",
    "after",
    "rolls",
    "otherwise",
];

/// Reads `branches` and `events` of `template.yaml`.
pub(super) fn read(form: &mut Form, root: &Node, schema: &Schema, parties: &[String]) -> Schedule {
    let branches: Vec<Branch> = root
        .get("branches")
        .map(Node::entries)
        .unwrap_or_default()
        .iter()
        .map(|entry| Branch {
            name: entry.key.name.clone(),
            label: form.text(&entry.value),
            span: entry.key.span.clone(),
        })
        .collect();
    if let Some(branch) = branches.get(MOST_BRANCHES) {
        form.expect(Expected::AtMost(MOST_BRANCHES), &branch.span);
    }
    let Some(node) = root.get("events") else { return Schedule { branches, events: Vec::new() } };
    let names: Vec<&str> = node.entries().iter().map(|entry| entry.key.name.as_str()).collect();
    if names.is_empty() {
        form.expect(Expected::Map, &node.span);
    }
    let mut reader = Reader { form, schema, parties, names: &names, branches: &branches };
    let events: Vec<Event> =
        node.entries().iter().map(|entry| reader.event(&entry.key.name, &entry.key.span, &entry.value)).collect();
    if let Some((circle, span)) = circle(&events) {
        form.expect(Expected::NoCircle(circle), &span);
        // Nothing can be counted that waits for itself.
        return Schedule { branches, events: Vec::new() };
    }
    Schedule { branches, events }
}

struct Reader<'a, 'f> {
    form: &'a mut Form<'f>,
    schema: &'a Schema,
    parties: &'a [String],
    names: &'a [&'a str],
    branches: &'a [Branch],
}

impl Reader<'_, '_> {
    fn event(&mut self, name: &str, key: &Span, node: &Node) -> Event {
        self.form.known_keys(node, &KEYS);
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !name.chars().all(is_name) {
            self.form.expect(Expected::Name, key);
        }
        let timings = self.timings(node);
        if timings.is_empty() && !Bound::ALL.iter().any(|bound| node.get(bound.key()).is_some()) {
            self.form.expect(Expected::When, key);
        }
        let rounds = node.get("rounds").and_then(|node| self.field(node, Kind::Integer));
        let when = self.form.condition(node);
        for test in when.iter().flat_map(|when| &when.tests) {
            if self.schema.get(&test.path).is_none()
                && let Some(node) = node.get("when")
            {
                self.form.faults.push(self.schema.unknown(&test.path, &node.span));
            }
        }
        Event {
            name: name.to_owned(),
            label: self.form.text_at(node, "label"),
            by: self.debtor(node),
            clause: self.form.scalar_at(node, "clause"),
            when,
            branches: self.in_branches(node),
            rounds,
            timings,
            rolls: self.rolls(node),
            otherwise: self.otherwise(node),
            span: key.clone(),
        }
    }

    fn timings(&mut self, node: &Node) -> Vec<Timing> {
        let mut timings = Vec::new();
        for bound in Bound::ALL {
            let Some(value) = node.get(bound.key()) else { continue };
            let Some(text) = self.form.scalar(value) else { continue };
            match Moment::parse(&text, bound) {
                Some(moment) => {
                    self.known(&moment, &value.span);
                    timings.push(Timing { bound, moment, span: value.span.clone() });
                }
                None => self.form.expect(Expected::Moment(bound), &value.span),
            }
        }
        timings
    }

    /// Everything a moment names is there, and of the kind it must be.
    fn known(&mut self, moment: &Moment, span: &Span) {
        if let Some(path) = moment.field() {
            self.of_kind(path, Kind::Period, span);
        }
        for name in moment.origins() {
            if self.names.contains(&name) {
                continue;
            }
            if self.schema.get(name).is_some() {
                self.of_kind(name, Kind::Date, span);
            } else {
                let dates = self.schema.definitions().iter().filter(|field| field.r#type == Type::Single(Kind::Date));
                let known: Vec<&str> =
                    self.names.iter().copied().chain(dates.map(|field| field.path.as_str())).collect();
                let near = nearest(name, known.iter().copied());
                self.form.expect(Expected::Event { found: name.to_owned(), nearest: near }, span);
            }
        }
    }

    fn of_kind(&mut self, path: &str, kind: Kind, span: &Span) {
        match self.schema.get(path) {
            Some(definition) if definition.r#type == Type::Single(kind) => {}
            Some(_) => self.form.expect(Expected::Fit(vec![kind]), span),
            None => self.form.faults.push(self.schema.unknown(path, span)),
        }
    }

    /// The field a key names, which must be of a kind.
    fn field(&mut self, node: &Node, kind: Kind) -> Option<String> {
        let path = self.form.scalar(node)?;
        self.of_kind(&path, kind, &node.span);
        Some(path)
    }

    fn debtor(&mut self, node: &Node) -> Debtor {
        let Some(value) = node.get("by") else { return Debtor::Nobody };
        match self.form.scalar(value).as_deref() {
            Some("parties") => Debtor::Either,
            Some(path) if self.parties.iter().any(|party| party == path) => Debtor::Party(path.to_owned()),
            Some(_) => {
                let known = self.parties.iter().cloned().chain(["parties".to_owned()]).collect();
                self.form.expect(Expected::OneOf(known), &value.span);
                Debtor::Nobody
            }
            None => Debtor::Nobody,
        }
    }

    /// `failed`, `not failed`, `failed and objected`.
    fn in_branches(&mut self, node: &Node) -> Vec<(String, bool)> {
        let Some(value) = node.get("if") else { return Vec::new() };
        let Some(text) = self.form.scalar(value) else { return Vec::new() };
        let mut found = Vec::new();
        for test in text.split(" and ") {
            let (name, negated) = test.trim().strip_prefix("not ").map_or((test.trim(), false), |name| (name, true));
            if !self.branches.iter().any(|branch| branch.name == name) {
                let known = self.branches.iter().map(|branch| branch.name.clone()).collect();
                self.form.expect(Expected::OneOf(known), &value.span);
            }
            found.push((name.to_owned(), negated));
        }
        found
    }

    fn rolls(&mut self, node: &Node) -> bool {
        let Some(value) = node.get("rolls") else { return true };
        match self.form.scalar(value).as_deref() {
            Some("yes" | "true") | None => true,
            Some("no" | "false") => false,
            Some(_) => {
                self.form.expect(Expected::OneOf(["yes", "no"].map(str::to_owned).to_vec()), &value.span);
                true
            }
        }
    }

    fn otherwise(&mut self, node: &Node) -> Option<(Text, Option<String>)> {
        let node = node.get("otherwise")?;
        self.form.known_keys(node, &["zh", "en", "clause"]);
        let side = |form: &mut Form, key| form.scalar_at(node, key);
        match (side(self.form, "zh"), side(self.form, "en")) {
            (Some(zh), Some(en)) => Some((Text { zh, en }, self.form.scalar_at(node, "clause"))),
            _ => {
                self.form.expect(Expected::Text, &node.span);
                None
            }
        }
    }
}

/// A round of events each of which waits for the next, and where the first of them says so. Events of the same rounds
/// may wait for one written further down: that of the round before.
fn circle(events: &[Event]) -> Option<(Vec<String>, Span)> {
    let find = |name: &str| events.iter().position(|event| event.name == name);
    let next = |index: usize| {
        let event = &events[index];
        let named =
            event.timings.iter().flat_map(|timing| timing.moment.origins().map(move |name| (name, &timing.span)));
        let steps = named.filter_map(|(name, span)| Some((find(name)?, span)));
        steps.filter(move |(other, _)| {
            let again = event.rounds.is_some() && events[*other].rounds == event.rounds && *other >= index;
            !again || *other == index && event.timings.iter().all(|timing| timing.moment.origins().count() == 1)
        })
    };
    // 0: not seen; 1: on the way; 2: done.
    let mut seen = vec![0_u8; events.len()];
    for start in 0..events.len() {
        if seen[start] != 0 {
            continue;
        }
        seen[start] = 1;
        let mut path = vec![(start, next(start).collect::<Vec<_>>())];
        while let Some((at, rest)) = path.last_mut() {
            let at = *at;
            let Some((step, span)) = rest.pop() else {
                seen[at] = 2;
                path.pop();
                continue;
            };
            match seen[step] {
                0 => {
                    seen[step] = 1;
                    path.push((step, next(step).collect()));
                }
                1 => {
                    let from = path.iter().position(|(index, _)| *index == step).unwrap_or(0);
                    let names = path[from..].iter().map(|(index, _)| events[*index].name.clone()).collect();
                    return Some((names, span.clone()));
                }
                _ => {}
            }
        }
    }
    None
}

/// Every clause an event names is there.
pub(super) fn check_clauses(schedule: &Schedule, has: impl Fn(&str) -> bool, faults: &mut Vec<Fault>) {
    for event in &schedule.events {
        let consequence = event.otherwise.iter().filter_map(|(_, clause)| clause.as_ref());
        for clause in event.clause.iter().chain(consequence) {
            if !has(clause) {
                let expected = Expected::Clause(clause.clone());
                faults.push(Fault::Form { expected, span: event.span.clone() });
            }
        }
    }
}
