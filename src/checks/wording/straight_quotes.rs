//! Straight quotation marks.

use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::Alphabet;

pub static CHECK: Check = Check {
    id: "wording/straight-quotes",
    severity: Severity::Note,
    title: Words { zh: "直引号", en: "straight quotation marks" },
    why: Words {
        zh: "直引号分不清前后，被定义的词从哪里起、到哪里止，只能靠猜。",
        en: "a straight mark does not show whether it opens or closes, so where a defined term begins and ends is left \
             to guessing",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 所称\"系统\"，指在线客服系统。\n2. 系统由乙方提供。\n",
        en: "1. “System” means the online customer-service system.\n2. Party B provides the System.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 所称“系统”，指在线客服系统。\n2. 系统由乙方提供。\n",
        en: "1. “System” means the online customer-service system.\n2. Party B provides the System.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

/// One finding for a pair, at the mark that opens it.
fn find(typed: Typed) -> Vec<Fault> {
    // A party is named as it is registered.
    const QUOTES: Alphabet = Alphabet::of("\"'");
    if !typed.may_hold(&QUOTES) || typed.is_of_party() {
        return Vec::new();
    }
    let words = typed.words();
    let mut faults = Vec::new();
    let mut opened: Option<usize> = None;
    for (at, mark) in words.char_indices().filter(|(_, c)| matches!(c, '"' | '\'')) {
        if !is_quotation(words, at, mark, typed.prose.lang) {
            continue;
        }
        match opened.take() {
            Some(start) if words[start..].starts_with(mark) => faults.push(fault(words, start, at + 1, mark)),
            _ => opened = Some(at),
        }
    }
    faults.extend(opened.filter(|at| words[*at..].starts_with('"')).map(|at| fault(words, at, at + 1, '"')));
    faults
}

/// Whether a mark quotes; it may be an apostrophe, or an inch or a minute after a figure.
fn is_quotation(words: &str, at: usize, mark: char, lang: Lang) -> bool {
    let (before, after) = (words[..at].chars().next_back(), words[at + 1..].chars().next());
    let is_joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let is_figure = before.is_some_and(|c| c.is_ascii_digit());
    match mark {
        '"' => !is_figure || lang == Lang::Zh && after.is_some_and(is_han),
        _ => !is_joined(before) && is_joined(after) || before.is_some_and(is_han) || after.is_some_and(is_han),
    }
}

fn fault(words: &str, start: usize, end: usize, mark: char) -> Fault {
    let quoted = pattern::quoted(words[start..end].trim_matches(['"', '\'']));
    let (open, close) = if mark == '"' { ('“', '”') } else { ('‘', '’') };
    Fault {
        range: start..start + 1,
        message: say!(zh: "`{mark}` 是直引号", en: "`{mark}` is a straight quotation mark", mark = mark),
        label: say!(zh: "直引号", en: "straight"),
        help: say!(
            zh: "请写{open}{quoted}{close}", en: "write {open}{quoted}{close}",
            open = open, quoted = quoted, close = close,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn straight_marks_are_caught_once_a_pair() {
        assert_eq!(caught_in_zh(CHECK.id, "所称\"系统\"和\"平台\"，依照定义。"), ["\"", "\""]);
        assert_eq!(caught_in_en(CHECK.id, "\"System\" means the software."), ["\""]);
        assert_eq!(caught_in_zh(CHECK.id, "所称'系统'，指软件。"), ["'"]);
    }

    #[test]
    fn apostrophes_and_inches_are_silent() {
        assert!(caught_in_en(CHECK.id, "Party A's staff and the parties' agents use a 24\" screen.").is_empty());
        assert!(caught_in_en(CHECK.id, "“System” and ‘Platform’ are defined.").is_empty());
        assert!(caught_in_zh(CHECK.id, "显示器为24\"，由Yi'an公司提供，称为“显示器”。").is_empty());
    }
}
