//! The grammar of the papers that build on a contract: what they are given, and how they are scored.

use std::path::PathBuf;

use clap::{Arg, Command, ValueHint, value_parser};

use super::{Speak, sub};

/// The document a new spec builds on.
pub(super) fn parent(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("SPEC")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .help(help)
}

/// `hetong score`.
pub(super) fn score(s: Speak) -> Command {
    sub(
        s,
        "score",
        "逐步列出得分和结论如何得出",
        "show step by step how scores and conclusion come about",
        &[("hetong score report.yaml", "", ""), ("hetong score report.yaml --format csv > scores.csv", "", "")],
    )
    .arg(
        Arg::new("spec")
            .value_name("SPEC")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(s.say("报告文件（YAML）", "a report spec (YAML)")),
    )
    .arg(
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(["human", "json", "csv"])
            .default_value("human")
            .help(s.say(
                "输出形式：human、json 或 csv，默认 human",
                "form of the output: human, json or csv [default: human]",
            )),
    )
}
