//! Patterns that every accepted spelling of a value matches, and clear mistakes do not.
//!
//! They are for editors, in the words common to ECMA 262 and Rust: no flags, no look-around. They are never stricter
//! than [`Kind::parse`]: what only that can judge is let through.

use crate::template::{Definition, Type};
use crate::value::{Kind, Unit};

/// What may be written for a field where it takes one line; none, where anything may.
pub(super) fn pattern(definition: &Definition) -> Option<String> {
    let Type::Single(kind) = definition.r#type else { return Some(OPEN.to_owned()) };
    let spelling = match kind {
        Kind::Text | Kind::Integer => return None,
        Kind::Date => "年|[0-9]{4}".to_owned(),
        Kind::Period if definition.units.is_empty() => UNITS.map(unit).join("|"),
        Kind::Period => definition.units.iter().copied().map(unit).collect::<Vec<_>>().join("|"),
        Kind::Percent => format!("%|分之|{}", any_case("cent")),
        Kind::Money => "[A-Za-z㐀-鿿]".to_owned(),
        Kind::CreditCode => r"^\s*(?:[0-9A-Za-z][\s-]*){18}$".to_owned(),
        Kind::Email => "@".to_owned(),
        Kind::Phone | Kind::Account | Kind::Measure => "[0-9]".to_owned(),
        Kind::File => r"^[^/\\~]".to_owned(),
        Kind::Digest => r"^\s*(?:[0-9A-Fa-f] *){64}\s*$".to_owned(),
        Kind::Flag => one_of(["yes", "no", "true", "false", "是", "否", "有", "无"]),
        Kind::Choice => {
            let choices = definition.choices.iter();
            one_of(choices.flat_map(|choice| [&*choice.key, &*choice.label.zh, &*choice.label.en]))
        }
    };
    Some(format!("{spelling}|{OPEN}"))
}

/// What is still open: a blank of any sort (`TBD`, 待填, `____`), a field struck out (`/`, `N/A`), and whatever holds a
/// character that is neither ASCII nor Han, such as full-width figures and the invisible characters of web pages.
pub(super) const OPEN: &str = concat!(
    "[^ -~㐀-鿿]",
    r"|[\[({<_]|^[^0-9A-Za-z㐀-鿿]*$",
    r"|^\s*(?:[Tt]\.?[Bb]\.?[DdCcAa]|[Tt][Oo]\s?[DdBb]|[Ff][Ii][XxLl]|[Pp][Ll][AaEe]|[Nn][Uu][Ll]{2}|[Xx]{2})",
    r"|^\s*[Nn](?:[./]?[Aa]\.?|[Oo][Tt] [Aa][Pp]{2}[A-Za-z]*)\s*$",
    r"|[待未填补缺某]|空白|不适用|[年月第币][\sXx*]",
);

const UNITS: [Unit; 6] = [Unit::Hours, Unit::WorkingDays, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];

fn unit(unit: Unit) -> String {
    let word = any_case;
    match unit {
        Unit::Hours => format!(r"{}|小\s*时", word("hour")),
        Unit::WorkingDays => {
            let kinds = [word("working"), word("business"), word("work")].join("|");
            format!(r"(?:{kinds})[\s-]*{}|工\s*作\s*[日天]", word("day"))
        }
        Unit::Days => format!("{}|[日天]", word("day")),
        Unit::Weeks => format!(r"{}|周|星\s*期", word("week")),
        Unit::Months => format!("{}|月", word("month")),
        Unit::Years => format!("{}|年", word("year")),
    }
}

/// Exactly one of these words.
fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(any_case).collect();
    format!(r"^\s*(?:{})\s*$", words.join("|"))
}

/// A word in any case: a pattern of ECMA 262 cannot ignore case by itself.
fn any_case(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => out.extend(['[', c.to_ascii_uppercase(), c.to_ascii_lowercase(), ']']),
            // All that ECMA 262 lets one escape; it refuses other escapes.
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;
    use crate::diag::{Source, Span, Text};
    use crate::template::Choice;
    use crate::value::{Style, is_blank, is_struck};

    fn of(r#type: Type) -> Definition {
        let label = Text { zh: "甲（乙）".to_owned(), en: "A+ (b)".to_owned() };
        Definition {
            path: "a".to_owned(),
            r#type,
            label: Text::default(),
            help: Text::default(),
            example: Text::default(),
            important: false,
            role: None,
            per: None,
            optional: false,
            strike: false,
            default: None,
            when: None,
            min: None,
            max: None,
            leaves: None,
            units: Vec::new(),
            choices: vec![Choice { key: "a".to_owned(), label }],
            style: Style::default(),
            basis: Vec::new(),
            relations: Vec::new(),
            origin: None,
            r#match: None,
            table: false,
            score: None,
            model: None,
            span: Span::new(&Source::new("s", ""), 0..0),
        }
    }

    fn regex(definition: &Definition) -> Regex {
        Regex::new(&pattern(definition).unwrap_or_default()).expect("patterns are well formed")
    }

    fn accepts(kind: Kind, text: &str) -> bool {
        regex(&of(Type::Single(kind))).is_match(text)
    }

    #[test]
    fn clear_mistakes_are_refused() {
        for (kind, text) in [
            (Kind::Date, "tomorrow"),
            (Kind::Date, "3月2日"),
            (Kind::Period, "10"),
            (Kind::Period, "10 apples"),
            (Kind::Percent, "0.05"),
            (Kind::Percent, "5 points"),
            (Kind::Money, "58,600.00"),
            (Kind::Flag, "maybe"),
            (Kind::CreditCode, "91350100M000100Y4"),
            (Kind::Phone, "none"),
            (Kind::Email, "contracts at example.com"),
            (Kind::Choice, "b"),
        ] {
            assert!(!accepts(kind, text), "{text}");
        }
        assert!(!Regex::new(OPEN).expect("a constant").is_match("北京 Beijing 2026"));
        let hours = Definition { units: vec![Unit::Hours], ..of(Type::Single(Kind::Period)) };
        assert!(regex(&hours).is_match("24小时") && !regex(&hours).is_match("3 working days"));
    }

    #[test]
    fn spellings_of_choices_and_examples_are_accepted() {
        for text in ["a", " A ", "甲（乙）", "a+ (B)", "待定", "____", "/", "", "n.a.", "【】", "2026年  月  日", "?"]
        {
            assert!(accepts(Kind::Choice, text), "{text}");
        }
        for kind in Kind::ALL {
            assert!(kind.examples().iter().all(|example| accepts(kind, example)), "{kind:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_accepted(raw in r"(?:[0-9]{1,4}|[０-９]{1,3}|[一二两十百]{1,3}|[A-Za-z]{1,6}|[ .,%％‰+@a-zA-Z¥￥元年月日个工作天小时点之分百（）()/_\-－待填X\u{200B}]|days?|HOURS|weeks|percent|ＣＮＹ|USD){0,5}") {
            for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Choice) {
                let is_read = is_blank(&raw).is_some() || is_struck(&raw) || kind.parse(&raw).is_ok();
                prop_assert!(!is_read || accepts(kind, &raw), "{kind:?} {raw:?}");
            }
        }
    }
}
