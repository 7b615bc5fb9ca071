//! A web address in the middle of a clause.

use std::ops::Range;

use crate::checks::typed::{Fault, Typed, both};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::has_word;

pub static CHECK: Check = Check {
    id: "wording/link",
    severity: Severity::Note,
    title: Words { zh: "条款中的网址", en: "a web address in a clause" },
    why: Words {
        zh: "网页可以随时改动或者消失，签订时写的是什么，事后难以证明；也常是粘贴时带进来的。",
        en: "a page can be changed or taken down at any time, and what it said on the day of signing is hard to prove; \
             often an address is only the remains of a paste",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 乙方应当遵守https://www.example.com/rules上的规则。\n",
        en: "1. Party B shall comply with the rules.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 乙方应当遵守甲方于2026年3月2日发布的规则。\n",
        en: "1. Party B shall comply with the rules that Party A published on 2 March 2026.\n",
    },
    run: Run::Bound(run),
};

/// How a web address begins.
const BEGINNINGS: [&str; 4] = ["http://", "https://", "ftp://", "www."];

fn run(case: &Case) -> Vec<Finding> {
    both(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    if typed.is_of_party() {
        return Vec::new();
    }
    let words = typed.words();
    addresses(words)
        .into_iter()
        .filter(|range| !is_markup(typed, range))
        .map(|range| Fault {
            message: say!(
                zh: "条款引用了网址 `{address}`", en: "the clause relies on a web address, `{address}`",
                address = pattern::quoted(&words[range.clone()]),
            ),
            label: say!(zh: "内容可变", en: "its content can change"),
            help: say!(
                zh: "要引用其内容的，印出来作为附件；只为指明某个网站的，写网站的名称和经营者；其余的删去",
                en: "to rely on what it says, attach it as an annex; to name a site, write its name and who runs it; \
                     otherwise delete it",
            ),
            range,
        })
        .collect()
}

/// Whether an address is written as a link of Markdown, which a clause must not have anyway.
fn is_markup(typed: Typed, range: &Range<usize>) -> bool {
    let span = typed.prose.span(range.clone());
    span.source.text[..span.start].ends_with(['<', '['])
}

/// The web addresses in a text.
pub(in crate::checks) fn addresses(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !has_word(words, "://") && !has_word(words, "www.") {
        return found;
    }
    for (at, _) in words.char_indices().filter(|(_, c)| matches!(c, 'h' | 'f' | 'w')) {
        if found.last().is_some_and(|last| at < last.end)
            || !BEGINNINGS.iter().any(|start| words[at..].starts_with(start))
        {
            continue;
        }
        let is_inside = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '(' | ')');
        let end = words[at..].find(|c| !is_inside(c)).map_or(words.len(), |length| at + length);
        let end = at + words[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
        found.push(at..end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught, caught_in_en, caught_in_zh};

    #[test]
    fn addresses_are_caught_without_the_marks_around_them() {
        assert_eq!(caught_in_zh(CHECK.id, "依照www.example.com公布的价格付款。"), ["www.example.com"]);
        assert_eq!(caught_in_en(CHECK.id, "Pay as stated at http://a.example/b?c=d."), ["http://a.example/b?c=d"]);
        assert_eq!(caught_in_zh(CHECK.id, "见（https://a.example）和（https://b.example）。").len(), 2);
        assert_eq!(caught(CHECK.id, "见https://a.example。", "See https://a.example.").len(), 1);
    }

    #[test]
    fn mail_addresses_names_and_numbers_are_silent() {
        assert!(caught_in_zh(CHECK.id, "通知发送至contracts@example.com，由甲方收取。").is_empty());
        assert!(caught_in_en(CHECK.id, "The service uses HTTP and the World Wide Web, version 1.1.").is_empty());
        assert!(caught_in_en(CHECK.id, "Party B operates the Example platform and its website.").is_empty());
    }
}
