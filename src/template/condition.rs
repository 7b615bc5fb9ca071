//! Conditions a lawyer can read: `dispute.method is arbitration and not fees.late_rate`.

use crate::diag::Span;

/// All of its tests hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The tests, joined by `and`.
    pub tests: Vec<Test>,
    /// Where it is written.
    pub span: Span,
}

/// One test of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The field.
    pub path: String,
    /// The value it is compared with; without one, whether it is filled.
    pub value: Option<String>,
    /// Whether the test holds when the comparison does not.
    pub negated: bool,
}

impl Condition {
    /// Reads `PATH`, `not PATH`, `PATH is VALUE`, `PATH is not VALUE`, joined by `and`.
    #[must_use]
    pub fn parse(text: &str, span: &Span) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let tests = words.split(|word| *word == "and").map(Test::parse).collect::<Option<_>>()?;
        Some(Self { tests, span: span.clone() })
    }

    /// Whether it holds, given the value of a field: `None` where the field is not filled.
    #[must_use]
    pub fn holds(&self, value: impl Fn(&str) -> Option<String>) -> bool {
        self.tests.iter().all(|test| {
            let found = value(&test.path);
            let met = match &test.value {
                Some(wanted) => found.as_ref() == Some(wanted),
                None => found.is_some(),
            };
            met != test.negated
        })
    }
}

impl Test {
    fn parse(words: &[&str]) -> Option<Self> {
        let (path, value, negated) = match words {
            [path] => (path, None, false),
            ["not", path] => (path, None, true),
            [path, "is", "not", value] => (path, Some(value), true),
            [path, "is", value] if *value != "not" => (path, Some(value), false),
            _ => return None,
        };
        let is_path = path.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "._[]".contains(c));
        is_path.then(|| Self { path: (*path).to_owned(), value: value.map(|value| (*value).to_owned()), negated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Source;

    fn holds(text: &str) -> Option<bool> {
        let span = Span::new(&Source::new("s", text), 0..0);
        let value = |path: &str| (path == "a.b").then(|| "yes".to_owned());
        Condition::parse(text, &span).map(|condition| condition.holds(value))
    }

    #[test]
    fn conditions_read_as_written() {
        assert_eq!(holds("a.b"), Some(true));
        assert_eq!(holds("not a.b"), Some(false));
        assert_eq!(holds("a.b is yes and not c"), Some(true));
        assert_eq!(holds("a.b is not yes"), Some(false));
        assert_eq!(holds("c is no"), Some(false));
        for wrong in ["", "and", "a is", "a is not", "a b", "A.b", "a and", "a == b"] {
            assert_eq!(holds(wrong), None, "{wrong}");
        }
    }
}
