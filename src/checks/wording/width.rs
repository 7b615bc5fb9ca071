//! Full- and half-width characters mixed.

use crate::checks::typed::{Fault, Typed, each, is_han};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::HOLE;
use crate::say;
use crate::value::Alphabet;

pub static CHECK: Check = Check {
    id: "wording/width",
    severity: Severity::Note,
    title: Words { zh: "全角、半角混用", en: "full- and half-width characters mixed" },
    why: Words {
        zh: "中文用全角标点，数字、字母和英文用半角；混用的文字检索不到、比对不上，也不美观。",
        en: "Chinese has full-width punctuation; figures, Latin letters and English are half-width. A mixture is missed \
             by searches and comparisons, and looks careless",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当付款,乙方应当开具发票。\n",
        en: "1. Party A shall pay, and Party B shall issue an invoice.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当付款，乙方应当开具发票。\n",
        en: "1. Party A shall pay, and Party B shall issue an invoice.\n",
    },
    run: Run::Bound(run),
};

/// Half-width marks and what Chinese has for them.
const MARKS: [(char, char); 8] =
    [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）'), ('.', '。')];

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

/// What may be wrong in Chinese: half-width marks, and full-width figures and letters.
const IN_CHINESE: Alphabet = Alphabet::of(
    ",;:?!().０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
);

fn find(typed: Typed) -> Vec<Fault> {
    // In English all that may be wrong is beyond ASCII.
    let may_be_wrong_at_all = match typed.prose.lang {
        Lang::Zh => typed.may_hold(&IN_CHINESE),
        Lang::En => !typed.words().is_ascii(),
    };
    if !may_be_wrong_at_all {
        return Vec::new();
    }
    let words = typed.words();
    let mut faults: Vec<Fault> = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| may_be_wrong(*c, typed.prose.lang)) {
        let end = at + c.len_utf8();
        let before = words[..at].chars().rev().find(|c| *c != ' ');
        let after = words[end..].chars().find(|c| *c != ' ');
        let right = match typed.prose.lang {
            Lang::Zh => in_chinese(c, before, after),
            Lang::En => in_english(c, before, after),
        };
        if let Some(right) = right {
            push(&mut faults, words, at..end, right);
        }
    }
    faults
}

/// Whether a character could be of the wrong width at all, wherever it stands.
const fn may_be_wrong(c: char, lang: Lang) -> bool {
    match lang {
        Lang::Zh => IN_CHINESE.may_hold(c),
        Lang::En => matches!(c, '、' | '。' | '\u{FF01}'..='\u{FF5E}'),
    }
}

/// A run of characters of the wrong width is one fault.
fn push(faults: &mut Vec<Fault>, words: &str, range: std::ops::Range<usize>, right: char) {
    if let Some(last) = faults.last_mut().filter(|last| is_same_width(words, last, &range)) {
        let start = last.range.start;
        let spelt: String = words[start..range.end].chars().map(|c| other_width(c).unwrap_or(c)).collect();
        *last = fault(words, start..range.end, &spelt);
        return;
    }
    faults.push(fault(words, range, &right.to_string()));
}

/// Whether a character goes on where a fault ends, in the same width.
fn is_same_width(words: &str, last: &Fault, range: &std::ops::Range<usize>) -> bool {
    last.range.end == range.start && words[last.range.clone()].is_ascii() == words[range.clone()].is_ascii()
}

fn fault(words: &str, range: std::ops::Range<usize>, right: &str) -> Fault {
    let wrong = pattern::quoted(&words[range.clone()]);
    let right = pattern::quoted(right);
    let is_wide = !wrong.is_ascii();
    Fault {
        range,
        message: if is_wide {
            say!(zh: "`{wrong}` 是全角，此处应为半角", en: "`{wrong}` is full-width where half-width belongs", wrong = wrong)
        } else {
            say!(zh: "`{wrong}` 是半角，此处应为全角", en: "`{wrong}` is half-width where full-width belongs", wrong = wrong)
        },
        label: if is_wide { say!(zh: "全角", en: "full-width") } else { say!(zh: "半角", en: "half-width") },
        help: say!(zh: "请写 `{right}`", en: "write `{right}`", right = right),
    }
}

/// What a character in Chinese text should be.
fn in_chinese(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    if matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') {
        return other_width(c);
    }
    let (_, wide) = MARKS.iter().find(|(narrow, _)| *narrow == c)?;
    let is_chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || matches!(c, '》' | '”' | '）'));
    let is_filled = |c: Option<char>| c == Some(HOLE);
    let wrong = match c {
        // A full stop after Han; within figures and Latin words it is their own.
        '.' => is_chinese(before) && after.is_none_or(is_han),
        '(' => is_chinese(before) || is_chinese(after),
        ')' => is_chinese(before) || is_chinese(after) || is_filled(before) && is_chinese(after),
        // 9:00 and Co., Ltd. keep theirs.
        _ => {
            is_chinese(before)
                || is_filled(before) && is_chinese(after)
                || before.is_some_and(|c| c == ')') && is_chinese(after)
        }
    };
    wrong.then_some(*wide)
}

/// What a character in English text should be. Chinese quoted in it keeps its own marks.
fn in_english(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let is_chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || matches!(c, '《' | '》'));
    let narrow = other_width(c).filter(|_| !c.is_ascii())?;
    let is_quoted = is_chinese(before) || is_chinese(after);
    (!is_quoted).then_some(narrow)
}

/// The same character in the other width.
fn other_width(c: char) -> Option<char> {
    if let Some((narrow, wide)) = MARKS.iter().find(|(narrow, wide)| *narrow == c || *wide == c) {
        return Some(if *narrow == c { *wide } else { *narrow });
    }
    match c {
        '、' => Some(','),
        // Braces belong to the template, which has its own check for them.
        '｛' | '｝' => None,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn the_wrong_width_is_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方应当支付５０００元;乙方应当开票."), ["５０００", ";", "."]);
        assert_eq!(caught_in_zh(CHECK.id, "甲方(委托方)应当付款。"), ["(", ")"]);
        assert_eq!(caught_in_zh(CHECK.id, "鉴定包括:ＡＰＩ测试。"), [":", "ＡＰＩ"]);
        assert_eq!(
            caught_in_en(CHECK.id, "Party A shall pay， and Party B（the Provider）delivers。"),
            ["，", "（", "）", "。"]
        );
        let spec = "template: sample\nservice: { scope: { zh: \"软件,硬件\", en: Software and hardware } }\n";
        let findings = examine_example(Example::Spec(spec)).findings;
        let found: Vec<_> = findings.iter().filter(|finding| finding.id == CHECK.id).collect();
        assert_eq!(found[0].help.zh, "请写 `，`");
        assert_eq!(found[0].path.as_deref(), Some("service.scope.zh"));
    }

    #[test]
    fn figures_times_and_latin_names_keep_their_marks() {
        assert!(
            caught_in_zh(CHECK.id, "乙方应当在9:00至18:00向Spruce Co., Ltd.支付58,600.00元（含税3.5%）。").is_empty()
        );
        assert!(caught_in_zh(CHECK.id, "依照GB/T 25000.51-2016、ISO/IEC 25010:2023和TLS 1.2执行。").is_empty());
        assert!(
            caught_in_en(CHECK.id, "The term “工作日，即工作的日子” and the law 《民法典》 are Chinese; 3.5% is not.")
                .is_empty()
        );
        assert!(caught_in_en(CHECK.id, "Party A pays CNY 58,600.00 (net) at 9:00.").is_empty());
    }
}
