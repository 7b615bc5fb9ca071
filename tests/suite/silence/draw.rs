//! Decisions: drawn one after another from numbers that proptest made, round and round.

/// A round of decisions. The smaller its numbers, the simpler what is decided, so that proptest can simplify a failure.
pub struct Draws {
    numbers: Vec<u32>,
    next: usize,
}

impl Draws {
    pub fn new(numbers: Vec<u32>) -> Self {
        Self { numbers, next: 0 }
    }

    /// A number below another.
    pub fn below(&mut self, bound: usize) -> usize {
        let number = self.numbers[self.next % self.numbers.len()];
        self.next += 1;
        usize::try_from(number).expect("32 bits") % bound.max(1)
    }

    /// A number between two, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// Whether something happens that happens once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    /// So many of the first numbers, in any order.
    pub fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut left: Vec<usize> = (0..count).collect();
        (0..count).map(|_| left.remove(self.below(left.len()))).collect()
    }

    /// A whole divided into so many parts of at least one.
    pub fn parts(&mut self, whole: usize, count: usize) -> Vec<usize> {
        let mut parts = vec![1; count];
        let mut left = whole - count;
        for part in &mut parts[..count - 1] {
            let more = self.below(left.min(2 * whole / count) + 1);
            *part += more;
            left -= more;
        }
        parts[count - 1] += left;
        parts
    }
}
