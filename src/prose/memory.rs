//! What earlier contracts of a template showed of their passages.
//!
//! A thousand contracts of one template say the same words a thousand times. What looks at a passage and at nothing else
//! finds in it what it found before, so that a passage known from another contract need not be read again. A way of
//! looking is told by its function and by all it is told besides the passage, written out: its context.

use std::any::{Any, TypeId};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::passage::Passage;
use super::words::What;
use crate::diag::{Lang, Source};

/// How many passages are remembered; of a project with more, those that came first.
const MOST: usize = 50_000;

/// How many ways of looking are remembered.
const WAYS: usize = 256;

/// What is remembered of the passages of one template.
#[derive(Debug, Default)]
pub struct Memory {
    passages: Mutex<HashMap<String, Arc<Known>>>,
    ways: Mutex<HashMap<(TypeId, String), usize>>,
    files: Mutex<HashSet<(usize, String)>>,
}

/// What is known of one passage.
#[derive(Debug, Default)]
struct Known {
    /// A bit for every way of looking that found nothing in it.
    silent: [AtomicU64; WAYS / 64],
    /// What other ways of looking found.
    found: Mutex<Vec<(usize, Arc<dyn Any + Send + Sync>)>>,
}

/// What is known of the passages of one contract.
#[derive(Debug)]
pub struct Recall<'m> {
    memory: &'m Memory,
    known: Vec<Arc<Known>>,
}

/// A way of looking at passages; none that is remembered where there are too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way(Option<usize>);

impl Memory {
    /// What is known of these passages.
    #[must_use]
    pub fn of(&self, passages: &[Passage]) -> Recall<'_> {
        let contents: Vec<String> = passages.par_iter().map(content).collect();
        let mut shelf = lock(&self.passages);
        let mut known = |content: String| {
            if shelf.len() < MOST {
                return Arc::clone(shelf.entry(content).or_default());
            }
            shelf.get(&content).map(Arc::clone).unwrap_or_default()
        };
        let known = contents.into_iter().map(&mut known).collect();
        Recall { memory: self, known }
    }
}

impl Recall<'_> {
    /// The way of looking of a function, which sees a passage and `context` only. That it carries nothing else with it is
    /// seen to when the program is compiled.
    #[must_use]
    pub fn way<F: 'static>(&self, _function: &F, context: String) -> Way {
        const { assert!(size_of::<F>() == 0, "a way of looking is a function that carries nothing with it") };
        let mut ways = lock(&self.memory.ways);
        let next = ways.len();
        let number = *ways.entry((TypeId::of::<F>(), context)).or_insert(next);
        Way((number < WAYS).then_some(number))
    }

    /// What is found in a passage, unless it is known that there is nothing.
    pub fn search<T>(&self, way: Way, passage: usize, search: impl FnOnce() -> Vec<T>) -> Vec<T> {
        let Some(number) = way.0 else { return search() };
        let silent = &self.known[passage].silent[number / 64];
        let bit = 1 << (number % 64);
        if silent.load(Ordering::Relaxed) & bit != 0 {
            return Vec::new();
        }
        let found = search();
        if found.is_empty() {
            silent.fetch_or(bit, Ordering::Relaxed);
        }
        found
    }

    /// What is found in a file of the template, unless it is known that there is nothing.
    pub fn search_file<T>(&self, way: Way, file: &Source, search: impl FnOnce() -> Vec<T>) -> Vec<T> {
        let Some(number) = way.0 else { return search() };
        let key = (number, file.name.clone());
        if lock(&self.memory.files).contains(&key) {
            return Vec::new();
        }
        let found = search();
        if found.is_empty() {
            lock(&self.memory.files).insert(key);
        }
        found
    }

    /// What a function reads in each passage, now or before, told also its index; besides the passage it sees `context` only.
    pub fn read_all<F: 'static, T: Any + Send + Sync>(
        &self,
        function: &F,
        context: String,
        passages: &[Passage],
        read: impl Fn(usize, &Passage) -> T,
    ) -> Vec<Arc<T>> {
        let way = self.way(function, context);
        passages.iter().enumerate().map(|(index, passage)| self.read(way, index, passage, &read)).collect()
    }

    /// The same on all cores. Not for what is worked out once and then kept: the core that does so would wait for the
    /// others, take up other work meanwhile, and in it ask for what it has not finished.
    pub(super) fn read_side_by_side<F: 'static, T: Any + Send + Sync>(
        &self,
        function: &F,
        context: String,
        passages: &[Passage],
        read: impl Fn(usize, &Passage) -> T + Sync,
    ) -> Vec<Arc<T>> {
        let way = self.way(function, context);
        passages.par_iter().enumerate().map(|(index, passage)| self.read(way, index, passage, &read)).collect()
    }

    fn read<T: Any + Send + Sync>(
        &self,
        way: Way,
        index: usize,
        passage: &Passage,
        read: &impl Fn(usize, &Passage) -> T,
    ) -> Arc<T> {
        let Some(number) = way.0 else { return Arc::new(read(index, passage)) };
        let known = &self.known[index];
        let before = lock(&known.found).iter().find(|(of, _)| *of == number).map(|(_, found)| Arc::clone(found));
        if let Some(Ok(before)) = before.map(Arc::downcast::<T>) {
            return before;
        }
        let found = Arc::new(read(index, passage));
        lock(&known.found).push((number, Arc::clone(&found) as Arc<dyn Any + Send + Sync>));
        found
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Everything that can be seen in a passage, each part with its length, so that no two passages read the same.
fn content(passage: &Passage) -> String {
    let mut content = String::with_capacity(2 * (passage.zh.words.len() + passage.en.words.len()) + 64);
    // Writing into a string cannot fail.
    let part = |content: &mut String, text: &str| {
        let _ = write!(content, "{}:", text.len());
        content.push_str(text);
    };
    let _ = write!(content, "{:?} {} ", passage.home, passage.level);
    part(&mut content, &passage.id);
    for lang in Lang::ALL {
        let prose = passage.get(lang);
        part(&mut content, passage.label.get(lang));
        part(&mut content, &prose.words);
        let _ = write!(content, "{}", prose.is_machine_made);
        for piece in &prose.pieces {
            if piece.strong {
                let _ = write!(content, "{:?}", piece.range);
            }
            match &piece.what {
                What::Words => {}
                What::Value { field, text, .. } => {
                    part(&mut content, field);
                    part(&mut content, text);
                }
                What::Reference { target, text } => {
                    part(&mut content, target);
                    part(&mut content, text);
                }
            }
        }
    }
    content
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::prose::sample::passages;

    #[test]
    fn what_is_known_to_be_silent_is_not_looked_at_again_and_what_speaks_is() {
        let memory = Memory::default();
        let looked = Cell::new(0);
        let look = |zh: &str, context: &str| {
            let passages = passages(zh, "1. A pays.\n2. B is paid.");
            let recall = memory.of(&passages);
            let way = recall.way(&str::len, context.to_owned());
            let found = (0..passages.len()).flat_map(|index| {
                recall.search(way, index, || {
                    looked.set(looked.get() + 1);
                    passages[index].zh.words.matches('乙').collect::<Vec<_>>()
                })
            });
            (found.count(), looked.take())
        };
        let first = look("1. 甲付款。\n2. 乙收款。", "");
        assert_eq!((first.0, look("1. 甲付款。\n2. 乙收款。", "")), (1, (1, 1)), "{first:?}");
        // Other words are another passage, and another context is another way of looking.
        assert_eq!(look("1. 甲付款。\n2. 丙收款。", ""), (0, 1));
        assert!(look("1. 甲付款。\n2. 丙收款。", "by night").1 > 1);
    }

    #[test]
    fn what_is_read_once_is_read_from_memory() {
        let memory = Memory::default();
        let passages = passages("1. 甲付款。", "1. A pays.");
        let read = |extra: usize| {
            let count = |_, passage: &Passage| passage.zh.words.chars().count() + extra;
            let all = memory.of(&passages).read_all(&str::len, String::new(), &passages, count);
            all.iter().map(|count| **count).collect::<Vec<_>>()
        };
        assert_eq!(read(0), read(1));
    }
}
