//! Two marks where one belongs.

use std::sync::LazyLock;

use crate::checks::typed::{Fault, Typed, each};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::{Letters, Vocabulary};

pub static CHECK: Check = Check {
    id: "wording/doubled-mark",
    severity: Severity::Note,
    title: Words { zh: "标点重复", en: "doubled punctuation" },
    why: Words {
        zh: "两个标点相连，多半是中间删去了文字，或者一句话没有写完。",
        en: "two marks in a row are often the trace of words cut out between them, or of a sentence left unfinished",
    },
    basis: &[],
    bad: Example::Clause {
        spec: "",
        zh: "1. 甲方应当付款，，乙方应当开票。\n",
        en: "1. Party A shall pay, and Party B shall issue an invoice.\n",
    },
    good: Example::Clause {
        spec: "",
        zh: "1. 甲方应当付款，乙方应当开票。\n",
        en: "1. Party A shall pay, and Party B shall issue an invoice.\n",
    },
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    each(case, find)
}

/// The marks that may stand one beside the other.
const MARKS: [&str; 13] = ["，", "。", "、", "；", "：", "？", "！", ",", ";", ":", ".", "?", "!"];

/// Every two of them.
static PAIRS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let pairs: Vec<String> = MARKS.iter().flat_map(|one| MARKS.map(|other| format!("{one}{other}"))).collect();
    Vocabulary::new(pairs.iter().map(String::as_str), Letters::Kept)
});

fn find(typed: Typed) -> Vec<Fault> {
    let words = typed.words();
    if !PAIRS.is_in(words) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let mut rest = 0;
    while let Some(from) = words[rest..].find(is_mark).map(|length| rest + length) {
        let end = words[from..].find(|c| !is_mark(c)).map_or(words.len(), |length| from + length);
        let run = &words[from..end];
        if run.chars().count() > 1 && !is_meant(run, &words[..from]) {
            faults.push(fault(run, from..end));
        }
        rest = end;
    }
    faults
}

fn is_mark(c: char) -> bool {
    MARKS.iter().any(|mark| mark.starts_with(c))
}

/// Dots for something left out, and the full stop of an abbreviation before another mark: `Co., Ltd.,` and `etc.;`.
fn is_meant(run: &str, before: &str) -> bool {
    let is_dots =
        run.chars().all(|c| c == '.') && run.len() >= 3 || run.chars().all(|c| c == '。') && run.chars().count() >= 3;
    let is_abbreviated = run.starts_with('.')
        && !run[1..].starts_with('.')
        && run.chars().count() == 2
        && before.ends_with(|c: char| c.is_ascii_alphabetic());
    is_dots || is_abbreviated
}

fn fault(run: &str, range: std::ops::Range<usize>) -> Fault {
    let marks = pattern::quoted(run);
    Fault {
        range,
        message: say!(zh: "标点 `{marks}` 重复", en: "`{marks}` is more than one mark", marks = marks),
        label: say!(zh: "只应有一个", en: "one mark belongs here"),
        help: say!(
            zh: "请只留一个；中间若删去了文字，看句子是否还通",
            en: "keep one of them; if words were cut out here, see that the sentence still says what is meant",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::typed::{caught_in_en, caught_in_zh};

    #[test]
    fn marks_in_a_row_are_caught() {
        assert_eq!(caught_in_zh(CHECK.id, "甲方付款。。"), ["。。"]);
        assert_eq!(caught_in_zh(CHECK.id, "包括设备、，软件；。"), ["、，", "；。"]);
        assert_eq!(caught_in_en(CHECK.id, "Party A pays,, then waits.."), [",,", ".."]);
        assert_eq!(caught_in_en(CHECK.id, "Party A pays ;. Party B delivers."), [";."]);
    }

    #[test]
    fn abbreviations_dots_and_quotations_are_silent() {
        assert!(caught_in_en(CHECK.id, "Spruce Co., Ltd., and tools, etc.; shall be used.").is_empty());
        assert!(caught_in_en(CHECK.id, "The text “A ... B” is quoted.").is_empty());
        assert!(caught_in_zh(CHECK.id, "所称“系统。”，包括软件……等。").is_empty());
    }
}
