//! Which thing said in Chinese is which thing said in English.

use super::fraction::Fraction;
use super::measure::{Measure, Time, normal};
use super::reading::{Quantity, Said};

/// What is said in both languages, and what is not.
#[derive(Debug)]
pub struct Pairing<'a, T> {
    /// The same in both.
    pub same: Vec<(&'a Said<T>, &'a Said<T>)>,
    /// In each language something else in the same place, as far as can be told.
    pub apart: Vec<(&'a Said<T>, &'a Said<T>)>,
    /// In Chinese only.
    pub only_zh: Vec<&'a Said<T>>,
    /// In English only.
    pub only_en: Vec<&'a Said<T>>,
}

/// Pairs what is equal, then what agrees, then what is left over in order.
pub fn pair<'a, T: PartialEq>(zh: &'a [Said<T>], en: &'a [Said<T>], agrees: impl Fn(&T, &T) -> bool) -> Pairing<'a, T> {
    let mut table = Table::new(zh, en);
    table.join(PartialEq::eq);
    table.join(agrees);
    let same = std::mem::take(&mut table.pairs);
    table.join(|_, _| true);
    table.finish(same)
}

/// Pairs quantities: first those that mean the same, then a number with the same bare number, then what differs only in
/// what it counts, then what counts the same, then what is left. Loose quantities only ever serve as counterparts.
#[must_use]
pub fn pair_quantities<'a>(zh: &'a [Said<Quantity>], en: &'a [Said<Quantity>]) -> Pairing<'a, Quantity> {
    let mut table = Table::new(zh, en);
    table.join(is_same);
    table.join(|a, b| a.number == b.number && (is_bare(a) || is_bare(b)));
    let same = std::mem::take(&mut table.pairs);
    let is_timed = |a: &Quantity| matches!(a.measure, Measure::Time(_));
    table.join(|a, b| a.number == b.number && (is_strong(a, b) || is_timed(a) && is_timed(b)));
    table.join(|a, b| !a.is_loose && !b.is_loose && is_alike(a.measure, b.measure));
    table.join(|a, b| is_strong(a, b) && is_timed(a) && is_timed(b));
    table.join(|a, b| !a.is_loose && !b.is_loose);
    let mut pairing = table.finish(same);
    pairing.only_zh.retain(|said| !said.what.is_loose && !is_repeated(said.what, en) && !is_in_words(said, zh));
    pairing.only_en.retain(|said| !said.what.is_loose && !is_repeated(said.what, zh) && !is_in_words(said, en));
    pairing
}

fn is_strong(a: &Quantity, b: &Quantity) -> bool {
    !a.is_loose || !b.is_loose
}

fn is_bare(a: &Quantity) -> bool {
    a.measure == Measure::Plain
}

/// Whether two measures count things of one kind.
fn is_alike(a: Measure, b: Measure) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

/// Whether two quantities mean the same.
fn is_same(a: &Quantity, b: &Quantity) -> bool {
    let (Some(first), Some(second)) = (normal(a.number, a.measure), normal(b.number, b.measure)) else { return false };
    first == second || is_day_in_hours(first, second) || is_day_in_hours(second, first)
}

/// Whether one is so many days and the other so many times 24 hours.
fn is_day_in_hours(days: (Fraction, Measure), seconds: (Fraction, Measure)) -> bool {
    (days.1, seconds.1) == (Measure::Time(Time::Day), Measure::Time(Time::Second))
        && days.0.times(Fraction::whole(86_400)) == Some(seconds.0)
}

/// Whether the other language says a quantity too, if not as often.
fn is_repeated(quantity: Quantity, other: &[Said<Quantity>]) -> bool {
    other.iter().any(|said| {
        let bare = is_bare(&said.what) || is_bare(&quantity);
        is_same(&said.what, &quantity) || bare && said.what.number == quantity.number
    })
}

/// Whether an amount stands beside another in brackets, as figures beside words. Where those differ, that is a fault of
/// one language.
fn is_in_words(said: &Said<Quantity>, all: &[Said<Quantity>]) -> bool {
    const GAP: usize = 30;
    let is_money = |said: &Said<Quantity>| matches!(said.what.measure, Measure::Money(_));
    let is_beside = |other: &&Said<Quantity>| {
        let gap =
            other.range.start.checked_sub(said.range.end).or_else(|| said.range.start.checked_sub(other.range.end));
        is_money(other)
            && other.what.is_spelled != said.what.is_spelled
            && gap.is_some_and(|gap| (1..=GAP).contains(&gap))
    };
    is_money(said) && all.iter().any(|other| is_beside(&other))
}

/// What is not yet paired.
struct Table<'a, T> {
    zh: Vec<Option<&'a Said<T>>>,
    en: Vec<Option<&'a Said<T>>>,
    pairs: Vec<(&'a Said<T>, &'a Said<T>)>,
}

impl<'a, T> Table<'a, T> {
    /// Nothing of a text with more than a thousand numbers: that is no prose, and pairing takes time.
    fn new(zh: &'a [Said<T>], en: &'a [Said<T>]) -> Self {
        const MOST: usize = 1000;
        if zh.len().max(en.len()) > MOST {
            return Self { zh: Vec::new(), en: Vec::new(), pairs: Vec::new() };
        }
        Self { zh: zh.iter().map(Some).collect(), en: en.iter().map(Some).collect(), pairs: Vec::new() }
    }

    /// Pairs, in order, what belongs together.
    fn join(&mut self, belongs: impl Fn(&T, &T) -> bool) {
        for zh in &mut self.zh {
            let Some(left) = *zh else { continue };
            let right = self.en.iter_mut().find(|right| right.is_some_and(|right| belongs(&left.what, &right.what)));
            if let Some(right) = right.and_then(Option::take) {
                self.pairs.push((left, right));
                *zh = None;
            }
        }
    }

    fn finish(self, same: Vec<(&'a Said<T>, &'a Said<T>)>) -> Pairing<'a, T> {
        Pairing {
            same,
            apart: self.pairs,
            only_zh: self.zh.into_iter().flatten().collect(),
            only_en: self.en.into_iter().flatten().collect(),
        }
    }
}
