//! Lists: how many items they have, and which words each takes.

use hetong::contract::State;
use hetong::template::{Definition, Relation};
use hetong::value::Value;

use super::filling::Filling;

impl Filling<'_> {
    /// The fields of a definition: one, or one for each item of its list.
    pub fn instances(&mut self, path: &str) -> Vec<String> {
        let Some((list, rest)) = path.split_once("[]") else { return vec![path.to_owned()] };
        (0..self.rows(list).len()).map(|index| format!("{list}[{index}]{rest}")).collect()
    }

    /// The rows of words of a list's items.
    pub fn rows(&mut self, list: &str) -> Vec<usize> {
        if let Some(rows) = self.rows.get(list) {
            return rows.clone();
        }
        let definition = self.definition(list);
        for test in definition.when.iter().flat_map(|when| &when.tests) {
            self.decide(&test.path);
        }
        let rows = self.new_rows(definition);
        self.rows.insert(list.to_owned(), rows.clone());
        rows
    }

    fn new_rows(&mut self, definition: &Definition) -> Vec<usize> {
        let list = &definition.path;
        let forced = self.ground.forced.get(list).map(String::as_str);
        let is_left_out = definition.optional && forced != Some("filled") && self.draws.one_in(3);
        if forced == Some("empty") || is_left_out || !self.is_asked_for(definition) {
            return Vec::new();
        }
        if let Some(origin) = &definition.origin {
            // Items that answer another document's are as many; what comes from there altogether is not written.
            let parent = &self.ground.parents[&origin.parent];
            let Some(State::Items(count)) = parent.field(&origin.path).map(|field| &field.state) else {
                panic!("{list}")
            };
            return if definition.r#match.is_some() { (0..*count).collect() } else { Vec::new() };
        }
        let end = |end: &Option<Value>, otherwise| match end {
            Some(Value::Integer(number)) => usize::try_from(*number).expect("small"),
            _ => otherwise,
        };
        let variety = self.ground.words.variety(list);
        let low = end(&definition.min, 1).max(self.at_least(list)).max(1);
        let high = end(&definition.max, 12).min(variety.max(low)).min(self.at_most(list)).max(low);
        let mut rows = self.draws.shuffled(variety.max(high));
        rows.truncate(self.draws.between(low, high));
        rows
    }

    /// How many items a list may have for every one to be referred to.
    fn at_most(&self, list: &str) -> usize {
        let (schema, example) = (&self.ground.template.schema, &self.ground.words.example);
        let is_of =
            |relation: &Relation| matches!(relation, Relation::RefersTo(ids) if ids.starts_with(&format!("{list}[]")));
        let refer =
            schema.definitions().iter().filter(|field| field.relations.iter().any(|(relation, _)| is_of(relation)));
        let refer: Vec<&Definition> = refer.collect();
        if refer.is_empty() {
            return usize::MAX;
        }
        let matched = refer.iter().filter(|field| {
            field
                .path
                .split_once("[]")
                .is_some_and(|(list, _)| schema.get(list).is_some_and(|list| list.r#match.is_some()))
        });
        matched.map(|field| example.filling(&field.path).filter(|field| field.value().is_some()).count()).sum()
    }

    /// How many items a list must have for every choice that must be made in it.
    fn at_least(&self, list: &str) -> usize {
        let prefix = format!("{list}[]");
        let items = self.ground.template.schema.definitions().iter().filter(|item| item.path.starts_with(&prefix));
        let relations = items.flat_map(|item| &item.relations);
        relations
            .filter_map(|(relation, _)| if let Relation::EachOf(keys) = relation { Some(keys.len()) } else { None })
            .max()
            .unwrap_or(0)
    }
}
