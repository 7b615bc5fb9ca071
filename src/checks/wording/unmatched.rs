//! Brackets and quotation marks without their partners.

use crate::checks::typed::{Fault, Typed, each};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::say;
use crate::value::Alphabet;

pub static CHECK: Check = Check {
    id: "wording/unmatched",
    severity: Severity::Warning,
    title: Words { zh: "括号、引号不成对", en: "brackets or quotation marks without a partner" },
    why: Words {
        zh: "例外到哪里为止、被定义的是哪几个字，全看括号和引号；缺一个，范围就不确定。",
        en: "where an exception ends and which words are being defined depends on brackets and quotation marks; with \
             one missing, that is uncertain",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当支付费用（有异议的部分除外。\n",
        en: "1. Party A shall pay the fees (except for any part in dispute).\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当支付费用（有异议的部分除外）。\n",
        en: "1. Party A shall pay the fees (except for any part in dispute).\n",
    },
    run: Run::Bound(run),
};

/// Opening marks and their partners. Those of both widths go together; mixing them is another check's business.
const PAIRS: [(char, char); 11] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('“', '”'),
    ('‘', '’'),
];

/// All of them, in either width.
const MARKS: Alphabet = Alphabet::of("()[]{}（）［］｛｝《》〈〉「」『』【】〔〕“”‘’");

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

fn find(typed: Typed) -> Vec<Fault> {
    if !typed.may_hold(&MARKS) {
        return Vec::new();
    }
    let words = typed.words();
    let faults = unmatched(words, typed.prose.lang).into_iter().map(|(at, mark)| {
        let (is_opening, partner) = partner(mark);
        let (mark, partner) = if words[at..].starts_with(mark) { (mark, partner) } else { (wide(mark), wide(partner)) };
        Fault {
            range: at..at + words[at..].chars().next().map_or(0, char::len_utf8),
            message: say!(zh: "`{mark}` 没有配对的 `{partner}`", en: "`{mark}` has no `{partner}`", mark = mark, partner = partner),
            label: if is_opening {
                say!(zh: "在此开始，没有结束", en: "opens here and never closes")
            } else {
                say!(zh: "在此结束，没有开始", en: "closes here and never opened")
            },
            help: say!(
                zh: "请在该有的地方补上 `{partner}`，或者删去这个 `{mark}`",
                en: "put `{partner}` where it belongs, or delete this `{mark}`",
                mark = mark, partner = partner,
            ),
        }
    });
    faults.collect()
}

/// The other mark of a pair, and whether this one opens it.
fn partner(mark: char) -> (bool, char) {
    let pair = PAIRS.iter().find(|(open, close)| *open == mark || *close == mark);
    pair.map_or((true, mark), |(open, close)| if *open == mark { (true, *close) } else { (false, *open) })
}

/// The marks without a partner, in ordinary width.
fn unmatched(words: &str, lang: Lang) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| MARKS.may_hold(*c)) {
        let mark = narrow(c);
        if is_other(words, at, c, lang) {
            continue;
        }
        let (is_opening, partner) = partner(mark);
        if partner == mark {
            continue;
        }
        if is_opening {
            open.push((at, mark));
        } else if let Some(depth) = open.iter().rposition(|(_, opened)| *opened == partner) {
            // What was opened inside and not closed there is alone.
            alone.extend(open.drain(depth..).skip(1));
        } else {
            alone.push((at, mark));
        }
    }
    alone.extend(open);
    alone.sort_unstable();
    alone
}

const fn narrow(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        '｛' => '{',
        '｝' => '}',
        other => other,
    }
}

const fn wide(mark: char) -> char {
    match mark {
        '(' => '（',
        ')' => '）',
        '[' => '［',
        ']' => '］',
        '{' => '｛',
        '}' => '｝',
        other => other,
    }
}

/// Whether a mark does not pair here: an apostrophe, or the bracket of a list's `1)` and `a）`.
fn is_other(words: &str, at: usize, c: char, lang: Lang) -> bool {
    match narrow(c) {
        '‘' | '’' => lang == Lang::En || words[..at].ends_with(|c: char| c.is_ascii_alphanumeric()),
        ')' => {
            let before = &words[..at];
            let label = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
            let length = before.len() - label.len();
            (1..=3).contains(&length)
                && label
                    .trim_end()
                    .chars()
                    .next_back()
                    .is_none_or(|c| matches!(c, '；' | ';' | '：' | ':' | '，' | ',' | '。' | '\n'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn marks_alone_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "依照《中华人民共和国民法典的规定。"), ["《"]);
        assert_eq!(caught_in_zh(CHECK.id, "甲方（“委托方）应当付款”。"), ["“", "”"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A (the “Client) shall pay."), ["“"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A shall pay the fees) on time."), [")"]);
        assert_eq!(caught_in_zh(CHECK.id, "所称「系统指软件。"), ["「"]);
    }

    #[test]
    fn pairs_apostrophes_and_list_labels_are_silent() {
        assert!(caught_in_zh(CHECK.id, "《关于“‘系统’试运行”的通知》（含附件〔2026〕5号）有效。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "The parties’ and Party A’s staff (and users (of any age)) may attend.").is_empty()
        );
        assert!(caught_in_zh(CHECK.id, "包括：1）设备；2）软件；a）文档。").is_empty());
        assert!(caught_in_zh(CHECK.id, "甲方（北京)公司的员工。").is_empty());
    }
}
