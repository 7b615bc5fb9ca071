//! A file that is not YAML.

use crate::checks::{Check, Example, Run, Written};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::yaml::{Fault, Slip};

pub static CHECK: Check = Check {
    id: "spec/syntax",
    severity: Severity::Error,
    title: Words { zh: "文件不是有效的 YAML", en: "a file that is not valid YAML" },
    why: Words {
        zh: "文件读不通，其中任何内容都无法检查，也无法生成合同。",
        en: "a file that cannot be read cannot be checked, and no contract can be built from it",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nservice:\n  scope: { zh: 系统维护, en: Maintenance\nnumber: HT-1\n"),
    good: Example::Spec("template: sample\nservice:\n  scope: { zh: 系统维护, en: Maintenance }\nnumber: HT-1\n"),
    run: Run::Written(run),
};

fn run(written: &Written) -> Vec<Finding> {
    let syntax = written.spec.faults.iter().filter_map(|fault| match fault {
        Fault::Syntax { slip, words, span } => Some((slip, words, span)),
        _ => None,
    });
    syntax
        .map(|(slip, words, span)| {
            let message = say!(zh: "此处不是有效的 YAML：{zh}", en: "this is not valid YAML: {en}", zh = what(*slip).zh, en = what(*slip).en);
            let label = say!(zh: "读到这里无法继续（{words}）", en: "could not read on from here ({words})", words = words);
            Finding::new(message).at(span.clone(), label).help(help(*slip))
        })
        .collect()
}

/// What the slip is; `template/form` says the same of a template's files.
pub(in crate::checks) fn what(slip: Slip) -> Text {
    match slip {
        Slip::Tab => say!(zh: "缩进用了制表符", en: "a tab is used to indent"),
        Slip::FullWidth => {
            say!(zh: "用了全角的冒号、括号或空格", en: "a full-width colon, bracket or space stands where an ordinary one must")
        }
        Slip::Control => say!(zh: "含有控制字符", en: "there is a control character"),
        Slip::Quote => say!(zh: "引号没有成对", en: "a quotation mark is never closed"),
        Slip::Bracket => say!(zh: "方括号或花括号没有成对", en: "a bracket or brace is never closed"),
        Slip::Colon => {
            say!(zh: "一行中多了冒号，或上一行的值没有写完", en: "a colon too many, or the line before was left open")
        }
        Slip::Indentation => say!(zh: "缩进与上下各行不一致", en: "the indentation fits no line around it"),
        Slip::Alias => say!(zh: "引用了未定义的锚点", en: "an alias names an anchor that does not exist"),
        Slip::Reserved => {
            say!(zh: "值以 YAML 保留的字符开头", en: "a value begins with a character YAML keeps for itself")
        }
        Slip::Key => say!(zh: "键不是普通文字", en: "a key is not plain text"),
        Slip::Other => say!(zh: "结构有误", en: "the structure is broken"),
    }
}

/// What to do about it.
pub(in crate::checks) fn help(slip: Slip) -> Text {
    match slip {
        Slip::Tab => say!(zh: "请改用空格缩进，每级两个", en: "indent with spaces, two to a level"),
        Slip::FullWidth => say!(
            zh: "键与值之间请用半角冒号加空格 `: `，花括号、方括号也用半角，缩进用半角空格",
            en: "write `: ` with an ordinary colon and a space, ordinary brackets, and indent with ordinary spaces",
        ),
        Slip::Control => say!(
            zh: "请删去此字符；它通常随复制粘贴混入，肉眼看不见",
            en: "delete it; such characters come in with copy and paste and cannot be seen",
        ),
        Slip::Quote | Slip::Bracket => say!(
            zh: "请从此处向上查找未闭合的引号或括号并补全",
            en: "look upwards from here for the one that was left open, and close it",
        ),
        Slip::Colon | Slip::Reserved => say!(
            zh: "含有 `: `、`#` 或以特殊字符开头的值，请整体加双引号",
            en: "put the whole value in double quotes if it contains `: ` or ` #` or begins with a special character",
        ),
        Slip::Indentation => {
            say!(zh: "同一级的键请左对齐，下一级多缩进两个空格", en: "line up keys of one level, and indent the next level by two more spaces")
        }
        Slip::Alias => {
            say!(zh: "请先用 `&名称` 定义，或把 `*` 开头的值加上引号", en: "define it first with `&name`, or put the value that begins with `*` in quotes")
        }
        Slip::Key | Slip::Other => say!(
            zh: "请对照 `hetong new` 生成的样式检查此行及上一行",
            en: "compare this line and the one before with what `hetong new` writes",
        ),
    }
}
