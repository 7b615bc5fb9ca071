//! “shall” where there is no duty of a party.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::checks::typed::{Fault, Typed, each, is_whole};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::prose::{HOLE, What};
use crate::say;

pub static CHECK: Check = Check {
    id: "wording/shall",
    severity: Severity::Note,
    title: Words { zh: "英文shall用在非义务处", en: "“shall” where there is no duty of a party" },
    why: Words {
        zh: "shall只用来规定一方的义务。“This agreement shall be governed…”里没有人负有义务，却让读者去找义务人。",
        en: "“shall” is for the duties of a party. Said of an agreement, a fee or a notice, it makes the reader look for \
             somebody who owes the duty, and weakens the word where it is meant",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 本协议适用中国法律。\n",
        en: "1. This agreement shall be governed by the law of China.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 本协议适用中国法律。\n",
        en: "1. The law of China governs this agreement.\n",
    },
    run: Run::Bound(run),
};

/// Nouns that name no party.
static THINGS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("things.en.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Words with which the subject of a clause begins.
const DETERMINERS: [&str; 20] = [
    "the", "this", "that", "these", "those", "a", "an", "any", "each", "every", "all", "no", "such", "its", "their",
    "both", "either", "neither", "some", "another",
];

/// Words after which a new clause begins.
const JOINTS: [&str; 17] = [
    "and",
    "or",
    "but",
    "that",
    "then",
    "if",
    "where",
    "when",
    "unless",
    "which",
    "whom",
    "however",
    "therefore",
    "otherwise",
    "also",
    "nor",
    "whose",
];

/// Words with which the subject is qualified; the noun stands before them.
const QUALIFIERS: [&str; 37] = [
    "of",
    "under",
    "in",
    "on",
    "to",
    "for",
    "by",
    "from",
    "with",
    "at",
    "between",
    "against",
    "as",
    "arising",
    "relating",
    "concerning",
    "regarding",
    "made",
    "given",
    "payable",
    "due",
    "set",
    "stated",
    "referred",
    "required",
    "specified",
    "provided",
    "paid",
    "caused",
    "after",
    "before",
    "during",
    "within",
    "pursuant",
    "except",
    "necessary",
    "containing",
];

/// Words that name a party or a person.
const PERSONS: [&str; 14] = [
    "party", "parties", "person", "persons", "provider", "client", "supplier", "buyer", "seller", "licensor",
    "licensee", "lessor", "lessee", "who",
];

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    let Some(words) = typed.of(Lang::En) else { return Vec::new() };
    let mut faults = Vec::new();
    for (at, shall) in words.match_indices("shall") {
        if !is_whole(words, &(at..at + shall.len())) {
            continue;
        }
        let Some(subject) = subject(typed, at) else { continue };
        let end = verb_end(words, at + shall.len());
        let range = at..end;
        let verb = &words[range.clone()];
        faults.push(Fault {
            message: say!(
                zh: "“{subject} {verb}”：主语不是合同的一方", en: "“{subject} {verb}”: the subject is not a party",
                subject = pattern::quoted(&subject), verb = verb,
            ),
            label: say!(zh: "不是一方的义务", en: "no duty of a party"),
            help: help(verb),
            range,
        });
    }
    faults
}

/// The subject of a “shall”, where it is certainly not a party.
fn subject(typed: Typed, at: usize) -> Option<String> {
    let words = typed.words();
    let is_boundary = |c: char| matches!(c, '.' | ';' | ':' | ',' | '(' | ')' | '–' | '—' | '“' | '”' | '\n');
    let start =
        words[..at].rfind(is_boundary).map_or(0, |end| end + words[end..].chars().next().map_or(0, char::len_utf8));
    let clause = words[start..at].trim();
    let tokens: Vec<&str> = clause.split_whitespace().collect();
    let lower: Vec<String> = tokens.iter().map(|token| token.to_ascii_lowercase()).collect();
    let from = clause_start(&lower);
    let to =
        lower[from..].iter().position(|token| QUALIFIERS.contains(&token.as_str())).map_or(lower.len(), |at| from + at);
    let phrase = lower.get(from..to).filter(|phrase| !phrase.is_empty())?;
    if let [only] = phrase
        && only.chars().eq([HOLE])
    {
        let hole = start + words[start..at].find(HOLE)?;
        return matches!(typed.hole(hole), Some(What::Reference { .. })).then(|| "Article …".to_owned());
    }
    is_thing(phrase).then(|| tokens[from..to].join(" "))
}

/// Where the subject begins: after the last joint that a determiner follows.
fn clause_start(tokens: &[String]) -> usize {
    let joints = (0..tokens.len()).rev().filter(|at| JOINTS.contains(&tokens[*at].as_str()));
    let mut starts = joints.map(|at| at + 1);
    starts.find(|start| tokens.get(*start).is_some_and(|next| DETERMINERS.contains(&next.as_str()))).unwrap_or(0)
}

/// Whether a noun phrase names a thing: a determiner and a noun, or a bare noun, and no person anywhere.
fn is_thing(phrase: &[String]) -> bool {
    // The other party's liability: what is owned counts.
    let owner =
        phrase.iter().rposition(|token| token.ends_with("’s") || token.ends_with("'s") || token.ends_with("s’"));
    let phrase = owner.map_or(phrase, |at| &phrase[at + 1..]);
    let Some((noun, before)) = phrase.split_last() else { return false };
    let is_person = |token: &String| PERSONS.contains(&token.as_str());
    let is_plain = |token: &String| token.ends_with("ing") || token.contains(HOLE);
    let determiners = before.iter().filter(|token| DETERMINERS.contains(&token.as_str())).count();
    let begins = owner.is_some() || before.first().is_some_and(|token| DETERMINERS.contains(&token.as_str()));
    let is_simple = match (begins, determiners) {
        (true, 0 | 1) => before.len() <= 4,
        (false, 0) => before.len() <= 1,
        _ => false,
    };
    is_simple && !phrase.iter().any(is_person) && !before.iter().any(is_plain) && names_thing(noun)
}

/// Whether a noun, in the singular or the plural, is on the list.
fn names_thing(noun: &str) -> bool {
    let singular = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    THINGS.contains(noun)
        || noun.strip_suffix('s').is_some_and(|stem| THINGS.contains(stem))
        || noun.strip_suffix("es").is_some_and(|stem| THINGS.contains(stem))
        || singular.is_some_and(|singular| THINGS.contains(singular.as_str()))
}

/// Where the verb after “shall” ends: `shall not be`, `shall have`.
fn verb_end(words: &str, from: usize) -> usize {
    let mut end = from;
    for _ in 0..2 {
        let Some(rest) = words[end..].strip_prefix(' ') else { break };
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        end += 1 + length;
        if &rest[..length] != "not" {
            break;
        }
    }
    end
}

fn help(verb: &str) -> Text {
    let verb = verb.split_whitespace().last().unwrap_or_default();
    let instead = if verb == "be" {
        "“is”, “are”"
    } else if verb == "have" {
        "“has”, “have”"
    } else {
        "the present tense"
    };
    let zh = if verb == "be" || verb == "have" {
        instead.replace("”, “", "”或“")
    } else {
        "一般现在时".to_owned()
    };
    say!(
        zh: "陈述规则用{zh}；须满足的条件用“must”；确是一方义务的，以该方为主语：“Party A shall …”",
        en: "for a rule use {instead}; for a condition “must”; for a duty make the party the subject: “Party A shall …”",
        zh = zh, instead = instead.replace("”, “", "” or “"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;
    use crate::checks::typed::caught_in_en;

    #[test]
    fn things_that_shall_are_caught() {
        for (words, verb) in [
            ("Any notice under this agreement shall be in writing.", "shall be"),
            ("The other party’s liability shall not be limited.", "shall not be"),
            ("If Party A is late, interest shall accrue on the fee.", "shall accrue"),
            ("The courts of Beijing shall have jurisdiction.", "shall have"),
            ("Party A shall pay, and the fees shall be paid in yuan.", "shall be"),
            ("The parties agree that all warranties shall survive.", "shall survive"),
            ("[](#words) shall apply to the services.", "shall apply"),
            ("There shall be no refund.", "shall be"),
        ] {
            assert_eq!(caught_in_en(CHECK.id, words), [verb], "{words}");
        }
        let said = examine_example(CHECK.bad).findings.remove(0);
        assert_eq!(said.message.en, "“This agreement shall be”: the subject is not a party");
    }

    #[test]
    fn duties_of_a_party_are_silent() {
        for words in [
            "Party A shall pay, and shall not withhold, the fees due under this agreement.",
            "A party in breach of this agreement shall compensate the loss.",
            "The party that terminates this agreement shall give notice.",
            "Any party receiving notice shall respond.",
            "If a party terminates this agreement Party B shall refund the fees.",
            "Neither party shall be liable for force majeure.",
            "The Client, its staff and its agents shall comply with this agreement.",
            "The provider of the service shall be responsible for it.",
            "The lessee named in the contract shall return the premises.",
            "Each party, at the request of the other party, shall be present.",
        ] {
            assert!(caught_in_en(CHECK.id, words).is_empty(), "{words}");
        }
    }

    #[test]
    fn plain_statements_of_rules_are_silent() {
        assert!(caught_in_en(CHECK.id, "This agreement takes effect on signing; fees are due monthly.").is_empty());
        assert!(caught_in_en(CHECK.id, "The notice must be in writing and marshalled by the shallow end.").is_empty());
        assert!(caught_in_en(CHECK.id, "The claim lapses unless the buyer shall have given notice.").is_empty());
    }
}
