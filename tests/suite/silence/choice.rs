//! What one field is filled with: nothing, a stroke, words, or a value of its kind.

use hetong::contract::Field;
use hetong::diag::Text;
use hetong::template::{Definition, Relation, ScoreRole, Type};
use hetong::value::{Kind, Value};

use super::draw::Draws;
use super::filling::{Filling, Written, index, related};
use super::words::organisation;
use super::{dates, scalar};

impl<'a> Filling<'a> {
    /// Fills one field.
    pub fn choose(&mut self, definition: &Definition, path: &str) -> Written {
        let row = self.row(path);
        if let Some(written) = self.scored(definition, path) {
            return written;
        }
        let is_forced = self.ground.forced.contains_key(path);
        let may_be_left = definition.optional || definition.default.is_some() && !definition.important;
        let is_carried = definition.origin.is_some();
        if !is_forced && (may_be_left || is_carried) && self.draws.one_in(3) {
            return Written::Left;
        }
        if definition.strike && !self.must_be_told(definition, path) && self.draws.one_in(6) {
            return Written::Struck;
        }
        if definition.r#type == Type::Bilingual {
            return match self.party_of(path) {
                Some((party, "name")) => Written::Sides(self.name(party).0),
                _ => {
                    let ground = self.ground;
                    Written::Sides(ground.words.bilingual(ground.template, &definition.path, row, &mut self.draws))
                }
            };
        }
        let value = self.value_of(definition, path, row);
        let spelt = scalar::spelt(&value, &mut self.draws);
        Written::Value(value, spelt)
    }

    fn value_of(&mut self, definition: &Definition, path: &str, row: usize) -> Value {
        let Type::Single(kind) = definition.r#type else { panic!("{path} holds no value") };
        let ground = self.ground;
        let text = match kind {
            Kind::Date => return dates::draw(self, definition, path),
            Kind::Period => return scalar::period(definition, &mut self.draws),
            Kind::Percent => return scalar::percent(definition, &mut self.draws),
            Kind::Money => return scalar::money(definition, &mut self.draws),
            Kind::Integer => return self.integer(definition, path),
            Kind::Flag => match ground.forced.get(path) {
                Some(forced) => forced.clone(),
                None => (*self.draws.pick(&["yes", "no"])).to_owned(),
            },
            Kind::Choice => match ground.forced.get(path) {
                Some(forced) => forced.clone(),
                None => self.choice(definition, path),
            },
            Kind::CreditCode => {
                let head = self.party_of(path).map_or("91", |(party, _)| self.name(party).1);
                scalar::credit_code(head, row, &mut self.draws)
            }
            Kind::Phone => scalar::phone(row, &mut self.draws),
            Kind::Email => scalar::email(row, &mut self.draws),
            Kind::Account => scalar::account(row, &mut self.draws),
            Kind::Text => self.text(definition, path, row),
            Kind::Measure | Kind::File | Kind::Digest => {
                ground.words.shown(ground.template, &definition.path, row).unwrap_or(definition.example.zh.clone())
            }
        };
        scalar::read(kind, &text)
    }

    fn integer(&mut self, definition: &Definition, path: &str) -> Value {
        // An item that answers another document's goes by its number there.
        let is_match = path
            .split_once('[')
            .is_some_and(|(list, _)| self.definition(list).r#match.as_deref() == Some(definition.name()));
        if is_match {
            return Value::Integer(u64::try_from(index(path)).expect("small") + 1);
        }
        let bounds = definition.relations.iter().filter_map(|(relation, _)| match relation {
            Relation::AtMost(other) => match self.value(&related(other, path)) {
                Some(Value::Integer(bound)) => usize::try_from(bound).ok(),
                _ => None,
            },
            _ => None,
        });
        let bound = bounds.chain(self.share(path)).min();
        scalar::integer(definition, bound, &mut self.draws)
    }

    /// How much of a sum is left to a part of it.
    fn share(&self, path: &str) -> Option<usize> {
        let sums = self.ground.template.schema.definitions().iter();
        let parts = |sum: &'a Definition| {
            sum.relations.iter().find_map(|(relation, _)| match relation {
                Relation::SumOf(parts) if parts.iter().any(|part| part == path) => Some(parts.len()),
                _ => None,
            })
        };
        let shares = sums.filter_map(|sum| match &sum.max {
            Some(Value::Integer(most)) => Some(usize::try_from(*most).expect("small") / parts(sum)?),
            _ => None,
        });
        shares.min()
    }

    fn choice(&mut self, definition: &Definition, path: &str) -> String {
        for (relation, _) in &definition.relations {
            if let Relation::EachOf(keys) = relation
                && let Some(key) = keys.get(index(path))
            {
                return key.clone();
            }
        }
        let keys: Vec<String> = match &definition.model {
            Some(model) => {
                let model = self.value(model).expect("the model is decided on first").canonical();
                self.ground.template.models[&model].characteristics.iter().map(|quality| quality.key.clone()).collect()
            }
            None => definition.choices.iter().map(|choice| choice.key.clone()).collect(),
        };
        self.draws.pick(&keys).clone()
    }

    fn text(&mut self, definition: &Definition, path: &str, row: usize) -> String {
        let ground = self.ground;
        for (relation, _) in &definition.relations {
            let Relation::RefersTo(ids) = relation else { continue };
            let ids = self.instances(ids);
            // In turn, so that nothing is listed that nobody refers to.
            let id = self.value(&ids[self.referred % ids.len()]);
            self.referred += 1;
            return id.map(|id| id.canonical()).expect("what is referred to is decided on first");
        }
        let text = ground.words.text(ground.template, &definition.path, row, &mut self.draws);
        if !path.contains('[') {
            return text;
        }
        // What items go by is counted up, so that no two are the same.
        let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
        format!("{head}{:0width$}", index(path) + 1 + self.parties[9], width = text.len() - head.len())
    }

    /// A field of the scoring: as the example has it, but measured and found anew.
    fn scored(&mut self, definition: &Definition, path: &str) -> Option<Written> {
        let is_matched = path.split_once('[').is_some_and(|(list, _)| self.definition(list).r#match.is_some());
        if !is_matched || definition.r#type == Type::Bilingual || definition.name() == "no" {
            return None;
        }
        let Type::Single(kind) = definition.r#type else { return None };
        let shown = self.ground.words.example.field(path).filter(|field| !field.adopted).and_then(Field::value);
        if definition.model.is_some() {
            let key = self.choice(definition, path);
            return Some(Written::Value(Value::Choice(key.clone()), key));
        }
        let Some(shown) = shown else { return Some(Written::Left) };
        let text = match (definition.score, kind) {
            (Some(ScoreRole::Met), _) => (*self.draws.pick(&["yes", "yes", "yes", "no"])).to_owned(),
            (Some(ScoreRole::Measured), _) => self.measured(&shown.canonical()),
            (None, Kind::Text) => self.text(definition, path, 0),
            _ => shown.canonical(),
        };
        let value = scalar::read(kind, &text);
        Some(Written::Value(value.clone(), value.canonical()))
    }

    /// Another measurement of the same sort that is not above the one shown.
    fn measured(&mut self, shown: &str) -> String {
        let digits = shown.find(|c: char| !c.is_ascii_digit()).unwrap_or(shown.len());
        let whole: usize = shown[..digits].parse().expect("a measurement begins with digits");
        let lowest = if self.draws.one_in(2) { whole } else { whole - whole / 3 };
        format!("{}{}", self.draws.between(lowest, whole), &shown[digits..])
    }

    /// Whether something must be said unless another field has a value.
    fn must_be_told(&self, definition: &Definition, path: &str) -> bool {
        definition.relations.iter().any(|(relation, _)| match relation {
            Relation::Discloses { field, unless } => {
                self.value(&related(field, path)).is_none_or(|value| value.canonical() != *unless)
            }
            _ => false,
        })
    }

    /// The number of the party a field belongs to, and the field's path below it.
    fn party_of<'p>(&self, path: &'p str) -> Option<(usize, &'p str)> {
        let parties = self.ground.template.schema.definitions().iter().filter(|party| party.r#type == Type::Party);
        parties.enumerate().find_map(|(index, party)| Some((index, path.strip_prefix(&party.path)?.strip_prefix('.')?)))
    }

    /// The name of a party: the same whenever it is asked for.
    fn name(&mut self, party: usize) -> (Text, &'static str) {
        let seed = u32::try_from(self.parties[party] + 7 * self.parties[party + 2]).expect("small");
        organisation(self.parties[party], &mut Draws::new(vec![seed, seed / 3, seed / 5, seed / 2]))
    }

    /// The row of words a field takes.
    fn row(&self, path: &str) -> usize {
        if let Some((party, _)) = self.party_of(path) {
            return self.parties[party];
        }
        match path.split_once('[') {
            Some((list, _)) => self.rows[list][index(path)],
            None => self.parties[9],
        }
    }
}
