//! The grammar of the verbs that deal with time.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::{Speak, sub};
use crate::cli::args::Form;

/// A file with further years, for every verb.
pub(super) fn file(s: Speak) -> Arg {
    Arg::new("calendar")
        .long("calendar")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .action(ArgAction::Append)
        .value_hint(ValueHint::FilePath)
        .help(
            s.say(
                "另加此文件中的年份（放假安排），可重复",
                "also use the years of this calendar file; may be repeated",
            ),
        )
}

pub(super) fn timeline(s: Speak) -> Command {
    sub(
        s,
        "timeline",
        "列出合同各项期限届满之日，或画成进度图、导出到日历",
        "list when everything in a contract is due, draw it, or export it to calendars",
        &[
            ("hetong timeline contract.yaml", "列表和进度条", "a table and bars"),
            ("hetong timeline contract.yaml --branch failed", "鉴定不合格时", "if the system fails"),
            ("hetong timeline contract.yaml --worst", "各方用足期限的最长情形", "the longest course there is"),
            ("hetong timeline contract.yaml -o contract.ics", "供日历软件导入", "for calendar programs"),
            ("hetong timeline contract.yaml --format pdf", "一页进度图", "a schedule on a page"),
            (
                "hetong timeline contract.yaml --progress progress.yaml",
                "对照实际进度；有逾期的，以状态 1 退出",
                "against what has happened; status 1 if overdue",
            ),
        ],
    )
    .arg(super::specs(s))
    .arg(super::output(s.say(
        "写到此文件或文件夹，默认与合同文件同处；表格默认写到标准输出",
        "write to this file or folder [default: beside the spec; a table to standard output]",
    )))
    .arg(Arg::new("format").long("format").value_name("FORMAT").value_parser(Form::NAMES).help(s.say(
        "形式：human、json、ics、svg、png 或 pdf，默认依 -o 的后缀，否则为 human",
        "form: human, json, ics, svg, png or pdf [default: by the ending of -o, else human]",
    )))
    .arg(
        Arg::new("branch")
            .long("branch")
            .value_name("NAME")
            .action(ArgAction::Append)
            .value_delimiter(',')
            .help(s.say("假设此情形发生，可重复", "assume that this happens; may be repeated")),
    )
    .arg(
        Arg::new("worst")
            .long("worst")
            .action(ArgAction::SetTrue)
            .conflicts_with("branch")
            .help(s.say("各方用足期限时最长的情形", "the course that takes longest when all time is used")),
    )
    .arg(
        Arg::new("progress")
            .long("progress")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(s.say("记录实际进度的 YAML 文件", "a YAML file of what happened when")),
    )
    .arg(super::today(s))
    .arg(Arg::new("language").long("language").value_name("LANGUAGE").value_parser(["both", "zh", "en"]).help(
        s.say("进度图的语言：both、zh 或 en，默认 both", "languages of a drawing: both, zh or en [default: both]"),
    ))
    .arg(
        Arg::new("ppi").long("ppi").value_name("N").value_parser(value_parser!(u32).range(36..=1200)).help(
            s.say("PNG 每英寸像素数，36 至 1200，默认 144", "pixels per inch of a PNG, 36 to 1200 [default: 144]"),
        ),
    )
    .arg(super::fonts(s))
}

pub(super) fn calendar(s: Speak) -> Command {
    sub(
        s,
        "calendar",
        "查看一年的工作日与节假日，或计算期限",
        "show the working days and holidays of a year, or count a period",
        &[
            ("hetong calendar 2026", "2026年的放假与调休", "days off and make-up days of 2026"),
            (
                "hetong calendar add 2026-02-12 \"5 working days\"",
                "五个工作日之后是哪一天",
                "the day five working days later",
            ),
            ("hetong calendar back 2029-03-01 \"3 months\"", "倒推三个月", "three months counted back"),
            ("hetong calendar 2027 --calendar 2027.json", "加入新公布的年份", "with a year published since"),
        ],
    )
    .args_conflicts_with_subcommands(true)
    .subcommand_help_heading(s.say("子命令", "Commands"))
    .arg(
        Arg::new("year")
            .value_name("YEAR")
            .value_parser(value_parser!(i16).range(1949..=2200))
            .help(s.say("年份，默认今年", "the year [default: this year]")),
    )
    .arg(format(s))
    .subcommand(
        count(
            s,
            "add",
            "期限的最后一天：开始的当日不计入",
            "the last day of a period; the day it starts on is not counted",
            &[
                ("hetong calendar add 2026-02-12 \"5 working days\"", "", ""),
                ("hetong calendar add 2026-04-01 6个月", "最后一日放假的，顺延", "a last day off moves on"),
                (
                    "hetong calendar add 2026-02-13T17:00 \"4 hours\" --hours 9:00-18:00",
                    "工作小时",
                    "hours of business",
                ),
            ],
        )
        .arg(Arg::new("hours").long("hours").value_name("FROM-TO").value_parser(business).help(
            s.say("按小时计算时，只计工作日的这段时间", "of a period in hours, count only these hours of working days"),
        ))
        .arg(Arg::new("stay").long("stay").action(ArgAction::SetTrue).help(s.say(
            "最后一日放假的，不顺延（另有约定时）",
            "do not move a last day that is off, where the parties agreed so",
        ))),
    )
    .subcommand(count(
        s,
        "back",
        "倒推期限：最迟在哪一天，不顺延",
        "a period counted back: the latest day, which is not moved",
        &[("hetong calendar back 2029-03-01 \"3 months\"", "", "")],
    ))
}

/// `add` and `back`.
fn count(s: Speak, name: &'static str, zh: &'static str, en: &'static str, lines: &[(&str, &str, &str)]) -> Command {
    sub(s, name, zh, en, lines)
        .arg(Arg::new("date").value_name("DATE").required(true).help(
            s.say("起算的日期；按小时计算的，写日期和时间", "the day it is counted from; for hours, a day and a time"),
        ))
        .arg(Arg::new("period").value_name("PERIOD").required(true).value_parser(super::period).help(s.say(
            "期间，如 \"5 working days\"、5个工作日、3个月",
            "a period such as \"5 working days\", 5个工作日, \"3 months\"",
        )))
        .arg(format(s))
        .mut_args(super::told_in_help)
}

fn format(s: Speak) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["human", "json"])
        .default_value("human")
        .help(s.say("输出形式：human 或 json，默认 human", "form of the output: human or json [default: human]"))
}

/// `9:00-18:00`.
fn business(text: &str) -> Result<crate::calendar::Hours, String> {
    let time = |text: &str| {
        let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
        jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let hours = text.split_once(['-', '–']).and_then(|(from, to)| crate::calendar::Hours::new(time(from)?, time(to)?));
    hours.ok_or_else(|| format!("not hours such as 9:00-18:00: {text}"))
}
