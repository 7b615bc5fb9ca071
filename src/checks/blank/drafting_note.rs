//! A drafting note, a placeholder or an unmade choice left in the words.

use std::ops::Range;

use crate::checks::search::Search;
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Words};
use crate::prose::{Home, Passage, Prose};
use crate::say;
use crate::value::{Alphabet, blanks_within, find_word, has_word};

pub static CHECK: Check = Check {
    id: "blank/drafting-note",
    severity: Severity::Error,
    title: Words { zh: "文字中留有起草痕迹", en: "a trace of drafting left in the words" },
    why: Words {
        zh: "写给同事的批注、范本里的占位符、没有勾选的选项签进合同，不是泄露了底线，就是成了谁也说不清含义的条款。",
        en: "a note to a colleague, a placeholder of some model or a box nobody ticked, once signed, either gives the game away or \
             is a term nobody can explain",
    },
    basis: &["民法典第五百一十条 / Civil Code art. 510（2021-01-01起施行 / in force since 2021-01-01）"],
    bad: Example::Spec(
        "template: sample\nservice:\n  scope: { zh: 系统维护【起草说明：范围待律师确认】, en: Maintenance of the system }\n",
    ),
    good: Example::Spec("template: sample\nservice:\n  scope: { zh: 系统维护, en: Maintenance of the system }\n"),
    run: Run::Bound(run),
};

/// What word processors, mail merges and page makers leave behind.
const RESIDUE: [&str; 13] = [
    "错误!未找到引用源",
    "错误！未找到引用源",
    "错误!未定义书签",
    "错误！未定义书签",
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Lorem ipsum",
    "lorem ipsum",
    "[sic]",
    "点击或点按此处输入文字",
    "单击此处输入文字",
    "Click or tap here to enter text",
    "Click here to enter text",
];

/// What begins a placeholder that is filled by a program, and what ends it.
const PLACEHOLDERS: [(&str, &str); 5] = [("${", "}"), ("<<", ">>"), ("«", "»"), ("[[", "]]"), ("{", "}")];

/// Beginnings of notes that no contract contains, in brackets of any kind.
const NOTES: [&str; 26] = [
    "起草说明",
    "起草注",
    "起草人注",
    "律师注",
    "律师意见",
    "法务注",
    "法务意见",
    "批注",
    "修改意见",
    "待律师",
    "请律师",
    "请法务",
    "请确认",
    "请核对",
    "请选择",
    "二选一",
    "三选一",
    "选择适用",
    "待甲方",
    "待乙方",
    "drafting note",
    "note to draft",
    "note to client",
    "please confirm",
    "please check",
    "please select",
];

/// Beginnings that are notes in square brackets only; in round ones they may be terms.
const SQUARE_NOTES: [&str; 24] = [
    "注：",
    "注:",
    "备注",
    "说明",
    "此处",
    "如适用",
    "若适用",
    "可选",
    "视情况",
    "根据实际",
    "如有",
    "删除",
    "note:",
    "nb:",
    "comment",
    "if applicable",
    "optional",
    "option ",
    "delete ",
    "confirm ",
    "check ",
    "client to",
    "subject to review",
    "tbd",
];

/// Names of what belongs in a place, in square brackets: 【公司名称】.
const LABELS: [&str; 26] = [
    "名称",
    "全称",
    "姓名",
    "编号",
    "地址",
    "住所",
    "日期",
    "金额",
    "电话",
    "账号",
    "数字",
    "数量",
    "比例",
    "天数",
    "期限",
    "公司名",
    "签字人",
    "职务",
    " name",
    " address",
    " date",
    " amount",
    " number",
    " title",
    "company",
    "party",
];

fn run(case: &Case) -> Vec<Finding> {
    Search::of(case, &traces, String::new()).found(in_passage).collect()
}

fn in_passage(passage: &Passage) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lang in Lang::ALL {
        let prose = passage.get(lang);
        let traces = if may_hold_traces(prose) { traces(&prose.words) } else { Vec::new() };
        findings.extend(traces.into_iter().map(|trace| {
            let finding = finding(prose, trace);
            match &passage.home {
                Home::Value(path) => finding.of(format!("{path}.{}", lang.key())),
                _ => finding,
            }
        }));
    }
    findings
}

fn finding(prose: &Prose, trace: Range<usize>) -> Finding {
    let text = &prose.words[trace.clone()];
    let (message, help) = if text.starts_with(['□', '☐']) {
        (
            say!(zh: "选项都没有勾选", en: "none of the boxes is ticked"),
            say!(zh: "请勾选一项，或者只留下选定的文字", en: "tick one, or keep only the words that were chosen"),
        )
    } else {
        (
            say!(zh: "文字中还有起草痕迹 `{text}`", en: "the words still hold a trace of drafting, `{text}`", text = pattern::quoted(text)),
            say!(zh: "请删去，或者换成确定的内容", en: "delete it, or put in its place what is agreed"),
        )
    };
    Finding::new(message).at(prose.span(trace), say!(zh: "不应签入合同", en: "not for signature")).help(help)
}

/// Whether there may be traces of drafting; most words have nothing of the kind.
fn may_hold_traces(prose: &Prose) -> bool {
    const SIGNS: Alphabet = Alphabet::of("!！[【〔（({<«□☐");
    prose.words.may_hold(&SIGNS)
        || ["orem ipsum", "此处输入", "to enter text"].iter().any(|words| has_word(&prose.words, words))
}

/// The traces of drafting in a text, those aside that are blanks.
fn traces(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    found.extend(RESIDUE.iter().filter_map(|text| find_word(words, text).map(|at| at..at + text.len())));
    for (open, close) in PLACEHOLDERS {
        found.extend(placeholder(words, open, close));
    }
    for (open, close) in [('【', '】'), ('[', ']'), ('〔', '〕'), ('（', '）'), ('(', ')')] {
        found.extend(bracketed(words, open, close).filter(|range| is_note(&words[range.clone()])));
    }
    found.extend(unticked(words));
    if found.is_empty() {
        return found;
    }
    let blanks = blanks_within(words);
    found.retain(|trace| !blanks.iter().any(|blank| blank.start < trace.end && trace.start < blank.end));
    found.sort_by_key(|trace| (trace.start, std::cmp::Reverse(trace.end)));
    // A trace inside another is the same one.
    let mut end = 0;
    found.retain(|trace| {
        let is_new = trace.start >= end;
        end = end.max(trace.end);
        is_new
    });
    found
}

/// A short placeholder on one line.
fn placeholder(words: &str, open: &str, close: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 90;
    words.match_indices(open).find_map(|(at, _)| {
        let inside = at + open.len();
        let length = words[inside..].find(close)?;
        let text = &words[inside..inside + length];
        // {# … #} and {% … %} are of the template's own language, which has a check of its own.
        let is_name = !text.trim().is_empty()
            && !text.starts_with(['#', '%', '*'])
            && length <= LONGEST
            && !text.contains(['\n', '。', ';', '；', '{']);
        is_name.then_some(at..inside + length + close.len())
    })
}

/// The stretches in one kind of brackets, brackets included.
fn bracketed(words: &str, open: char, close: char) -> impl Iterator<Item = Range<usize>> {
    words.match_indices(open).filter_map(move |(at, _)| {
        let length = words[at..].find(close)?;
        Some(at..at + length + close.len_utf8())
    })
}

/// Whether a bracket and what is in it is a note, the name of what belongs there, or a choice.
fn is_note(text: &str) -> bool {
    let is_round = text.starts_with(['（', '(']);
    let inside = text.trim_matches(['【', '】', '[', ']', '〔', '〕', '（', '）', '(', ')']).trim().to_lowercase();
    if NOTES.iter().any(|note| inside.starts_with(note)) {
        return true;
    }
    if is_round || inside.is_empty() {
        return false;
    }
    let is_short = inside.chars().count() <= 24;
    let is_label = is_short && LABELS.iter().any(|label| inside.ends_with(label) || inside == label.trim_start());
    // 【10】日 marks a figure that is still to be confirmed; [1] may be a footnote.
    let is_figure =
        text.starts_with('【') && inside.starts_with(|c: char| c.is_ascii_digit()) && inside.chars().count() <= 8;
    let has_han = inside.contains(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let is_choice = is_short && has_han && inside.split(['/', '／']).filter(|part| !part.trim().is_empty()).count() > 1;
    is_label
        || is_figure
        || is_choice
        || SQUARE_NOTES.iter().any(|note| inside.starts_with(note) && inside != note.trim_end())
}

/// Boxes of which none is ticked.
fn unticked(words: &str) -> Option<Range<usize>> {
    let at = words.find(['□', '☐'])?;
    let is_ticked = words.contains(['☑', '☒', '■', '√', '✓', '✔']);
    let end = at + words[at..].chars().next().map_or(0, char::len_utf8);
    (!is_ticked).then_some(at..end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn traces_are_found() {
        for (text, trace) in [
            ("范围为维护【起草说明：待确认】。", "【起草说明：待确认】"),
            ("范围为维护（请律师核实）。", "（请律师核实）"),
            ("the price [Note: check with finance] is due", "[Note: check with finance]"),
            ("付给【公司名称】。", "【公司名称】"),
            ("付给[Company Name]。", "[Company Name]"),
            ("to [Name] of [the above]", "[Name]"),
            ("由【甲方/乙方】承担。", "【甲方/乙方】"),
            ("在【10】日内付清。", "【10】"),
            ("依照错误!未找到引用源。", "错误!未找到引用源"),
            ("致${client_name}：", "${client_name}"),
            ("致«客户名称»：", "«客户名称»"),
            ("致{client}：", "{client}"),
            ("发票：□专用 □普通", "□"),
        ] {
            assert_eq!(traces(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(), [trace], "{text}");
        }
    }

    #[test]
    fn good_prose_is_let_pass() {
        for text in [
            "甲方（如适用）应当提供资料。",
            "本表金额（注：均含税）以人民币计。",
            "依照法释〔2023〕13号的规定。",
            "发票：☑专用 □普通",
            "附件【违约责任】适用本协议。",
            "【备注】以最后一次为准。",
            "如有疑问（请与客服联系）。",
            "见脚注[1]和[2]。",
            "甲方和/或乙方（下称“双方”）",
            "the parties (each a “Party”) agree [as set out below]",
            "温度为{不适用",
            "a < b << c",
        ] {
            assert!(traces(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn blanks_are_left_to_their_own_check() {
        for text in [
            "（此处填写公司名称）有限公司",
            "致{{ name }}：",
            "金额【】元",
            "[Insert company name] Ltd",
            "期限【待确认】",
        ] {
            assert!(traces(text).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[ a-zA-Z0-9０-９%％‰.,，。；;:：()（）【】\\[\\]{}<>«»/$¥￥□☑\u{FFFC}一二五十百千万亿元分之角整壹伍拾佰每按日月年逾期违约金不得调整定金公司有限责任京上海云杉示例人民币大写小写\n-]{0,60}") {
            for range in traces(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
