//! The grammar of `hetong check`.

use clap::{Arg, ArgAction, Command};

use super::{Speak, fonts, specs, sub, today};

/// `hetong check`.
pub(super) fn check(s: Speak) -> Command {
    sub(
        s,
        "check",
        "检查合同，不生成文件",
        "check contracts without building anything",
        &[
            ("hetong check contract.yaml", "", ""),
            ("hetong check contracts/", "检查文件夹中的全部合同", "every spec in a folder"),
            ("hetong check *.yaml --deny warning", "有警告亦视为不通过", "warnings fail too"),
            ("hetong check contract.yaml --fix", "写入可靠的修正", "write the safe remedies into the file"),
            ("hetong check contracts/ --select blank,party", "只查这两组", "only these two groups"),
            ("hetong check contracts/ --format sarif > hetong.sarif", "供代码扫描平台", "for code scanning"),
            ("hetong check - --format json < contract.yaml", "供程序读取", "for programs"),
        ],
    )
    .arg(specs(s).help(s.say(
        "合同文件（YAML）或其所在文件夹，`-` 表示标准输入",
        "contract specs (YAML) or folders of them; `-` is standard input",
    )))
    .arg(
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(["human", "json", "sarif", "github"])
            .default_value("human")
            .help(s.say(
                "输出形式：human、json、sarif 或 github，默认 human",
                "form of the output: human, json, sarif or github [default: human]",
            )),
    )
    .arg(today(s))
    .arg(Arg::new("deny").long("deny").value_name("LEVEL").value_parser(["error", "warning", "note"]).help(s.say(
        "有此级别的问题即以状态 1 退出：error（默认）、warning 或 note",
        "exit with status 1 from this level on: error (the default), warning or note",
    )))
    .arg(names("select").help(s.say(
        "只进行这些检查：编号或组名，以逗号分隔，可重复",
        "only these checks, by id or group; comma separated, may be repeated",
    )))
    .arg(names("ignore").help(s.say(
        "不进行这些检查：编号或组名，以逗号分隔，可重复",
        "not these checks, by id or group; comma separated, may be repeated",
    )))
    .arg(Arg::new("fix").long("fix").action(ArgAction::SetTrue).help(s.say(
        "把可靠的修正写入文件，注释和排版保持不变",
        "write the safe remedies into the files; comments and layout are kept",
    )))
    .arg(
        Arg::new("diff")
            .long("diff")
            .action(ArgAction::SetTrue)
            .conflicts_with("fix")
            .help(s.say("只显示 --fix 会作的改动，不写入", "only show what --fix would change, and write nothing")),
    )
    .arg(fonts(s))
}

/// Checks and groups of checks, by name.
fn names(id: &'static str) -> Arg {
    Arg::new(id).long(id).value_name("ID").value_delimiter(',').action(ArgAction::Append)
}
