//! The smallest set of statements that cannot all hold.

use super::network::{self, Extent, From, Rule};
use super::step::{Lapse, Step};
use crate::calendar::{Calendar, date};
use crate::template::TimeBound;
use crate::value::Date;

/// What is asked of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// That it can be kept at all, if need be by acting before the time is up.
    Possible,
    /// That it is kept even where everybody uses all the time there is.
    AllTime,
}

/// Statements that cannot all hold, none of which can be left out of the conflict, and no fewer of which conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What was asked.
    pub mode: Mode,
    /// The step that has no day left.
    pub step: usize,
    /// What it can be no earlier than, bound by bound from the beginning.
    pub early: Vec<Link>,
    /// What it must be no later than, bound by bound from the beginning.
    pub late: Vec<Link>,
    /// The statements, dates that are given aside: a step and one of its ties.
    pub parts: Vec<(usize, usize)>,
}

/// One bound on the way to a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The step whose tie it is.
    pub step: usize,
    /// The tie.
    pub tie: usize,
    /// The day to which it leads; nothing beyond the years anybody plans for.
    pub day: Option<Date>,
}

/// How many candidates are tried before a set from which nothing can be left out has to do.
const MOST_CANDIDATES: usize = 400;

/// The smallest conflict of a timeline, if it has one. The dates that are given are facts, and what conflicts with them
/// is looked for among the rest.
#[must_use]
pub fn conflict(steps: &[Step], calendar: &Calendar, mode: Mode) -> Option<Conflict> {
    let (rules, parts) = network::rules(steps, mode == Mode::AllTime);
    let is_fact = |part: usize| {
        let (step, tie) = parts[part];
        let tie = &steps[step].ties[tie];
        tie.bound == TimeBound::At && tie.lapse == Lapse::None && tie.anchor.day().is_some()
    };
    let open: Vec<usize> = (0..parts.len()).filter(|part| !is_fact(*part)).collect();
    let carry = |chosen: &[bool]| {
        network::carry(&rules, steps.len(), calendar, |part| match open.binary_search(&part) {
            Ok(index) => chosen[index],
            Err(_) => true,
        })
    };
    let (node, extent) = carry(&vec![true; open.len()]).err()?;
    // What brought the one node to its ends is mostly a conflict already.
    let chains = walk(&rules, &extent, node, true).into_iter().chain(walk(&rules, &extent, node, false));
    let seed: Vec<usize> = chains.filter_map(|(part, _)| open.binary_search(&part).ok()).collect();
    let set = smallest(open.len(), &seed, |chosen| carry(chosen).is_ok());
    let chosen: Vec<bool> = (0..open.len()).map(|index| set.contains(&index)).collect();
    let (node, extent) = carry(&chosen).err()?;
    let chain = |early: bool| -> Vec<Link> {
        let mut links = walk(&rules, &extent, node, early);
        links.reverse();
        let links = links.into_iter();
        links.map(|(part, day)| Link { step: parts[part].0, tie: parts[part].1, day: date(day) }).collect()
    };
    let parts = set.into_iter().map(|index| parts[open[index]]).collect();
    Some(Conflict { mode, step: node, early: chain(true), late: chain(false), parts })
}

/// The bounds that brought a node to one of its ends, the last first.
fn walk(rules: &[Rule], extent: &Extent, node: usize, early: bool) -> Vec<(usize, i32)> {
    let (why, days) = if early { (&extent.why_first, &extent.first) } else { (&extent.why_last, &extent.last) };
    let mut links = Vec::new();
    let mut at = node;
    while let Some(index) = why[at] {
        let rule = &rules[index];
        if links.len() > rules.len() {
            break;
        }
        links.push((rule.part, days[at]));
        match rule.right {
            From::Node(right) if rule.left == at => at = right,
            From::Node(_) => at = rule.left,
            From::Day(_) => break,
        }
    }
    links
}

/// The smallest set of `count` statements that cannot all hold, given that all of them together cannot.
///
/// A set conflicts if and only if it meets every *correction*: every set of statements without which the rest holds. So
/// the smallest set that meets the corrections found so far either conflicts, and is the answer, or leads to a further
/// correction.
pub(super) fn smallest(count: usize, seed: &[usize], holds: impl Fn(&[bool]) -> bool) -> Vec<usize> {
    let enough = reduced(count, seed, &holds);
    // What nothing conflicts without is in every conflict. Of a chain of periods, which is the usual one, that is all.
    let is_needed = |part: &usize| holds(&(0..count).map(|other| other != *part).collect::<Vec<_>>());
    let mut corrections: Vec<Vec<usize>> = enough.iter().copied().filter(is_needed).map(|part| vec![part]).collect();
    let mut least = corrections.len();
    for _ in 0..MOST_CANDIDATES {
        let set = meeting(&corrections, least, enough.len());
        let Some(set) = set.filter(|set| set.len() < enough.len()) else { return enough };
        least = set.len();
        let mut chosen = vec![false; count];
        for part in &set {
            chosen[*part] = true;
        }
        if !holds(&chosen) {
            return set;
        }
        let others: Vec<usize> = (0..count).filter(|part| !chosen[*part]).collect();
        corrections.push(beyond(&mut chosen, &others, &holds));
    }
    enough
}

/// Adds as many of these parts as hold together with what is chosen, and gives those that do not. Halves are tried before
/// single parts: there are many, and few do not hold.
fn beyond(chosen: &mut [bool], parts: &[usize], holds: &impl Fn(&[bool]) -> bool) -> Vec<usize> {
    for part in parts {
        chosen[*part] = true;
    }
    if parts.is_empty() || holds(chosen) {
        return Vec::new();
    }
    for part in parts {
        chosen[*part] = false;
    }
    if parts.len() == 1 {
        return parts.to_vec();
    }
    let (first, second) = parts.split_at(parts.len() / 2);
    let mut left = beyond(chosen, first, holds);
    left.extend(beyond(chosen, second, holds));
    left
}

/// A conflicting set from which nothing can be left out: of the seed, if that conflicts, or of everything.
fn reduced(count: usize, seed: &[usize], holds: impl Fn(&[bool]) -> bool) -> Vec<usize> {
    let mut chosen: Vec<bool> = (0..count).map(|part| seed.contains(&part)).collect();
    if holds(&chosen) {
        chosen.fill(true);
    }
    // What is written last is left out first: the beginning of a chain is what people know it by.
    for part in (0..count).rev() {
        if chosen[part] {
            chosen[part] = false;
            chosen[part] = holds(&chosen);
        }
    }
    (0..count).filter(|part| chosen[*part]).collect()
}

/// The smallest set with a member in every one of these sets, known to have at least `least` members; nothing, where it
/// would have `most` or more, or cannot be found soon enough.
fn meeting(sets: &[Vec<usize>], least: usize, most: usize) -> Option<Vec<usize>> {
    let mut tries = MOST_TRIES;
    (least..most).find_map(|size| {
        let mut chosen = Vec::new();
        complete(sets, &mut chosen, size, &mut tries).then(|| {
            chosen.sort_unstable();
            chosen
        })
    })
}

/// How often a member may be tried.
const MOST_TRIES: usize = 20_000;

/// Completes a set with at most `left` more members, so that it meets all these sets.
fn complete(sets: &[Vec<usize>], chosen: &mut Vec<usize>, left: usize, tries: &mut usize) -> bool {
    let unmet = sets.iter().filter(|set| !set.iter().any(|part| chosen.contains(part)));
    let Some(open) = unmet.min_by_key(|set| set.len()) else { return true };
    for part in open {
        if left == 0 || *tries == 0 {
            return false;
        }
        *tries -= 1;
        chosen.push(*part);
        if complete(sets, chosen, left - 1, tries) {
            return true;
        }
        chosen.pop();
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_smaller_set_conflicts(cores in proptest::collection::vec(proptest::collection::btree_set(0..9_usize, 1..6), 1..5)) {
            // A set conflicts when it contains one of the cores.
            let holds = |chosen: &[bool]| !cores.iter().any(|core| core.iter().all(|part| chosen[*part]));
            let found = smallest(9, &[0, 3, 5], holds);
            let least = cores.iter().map(std::collections::BTreeSet::len).min().expect("at least one");
            prop_assert_eq!(found.len(), least);
            prop_assert!(cores.iter().any(|core| core.iter().all(|part| found.contains(part))));
        }
    }
}
