//! The grammar of the command line: verbs, options and their help, in the user's language.

mod check;
mod clock;

use std::path::PathBuf;

use clap::builder::{EnumValueParser, StyledStr};
use clap::{Arg, ArgAction, ColorChoice, Command, ValueHint, value_parser};
use clap_complete::Shell;

use super::format::Format;
use crate::diag::Lang;
use crate::value::{Date, Period};

mod papers;

use papers::{parent, score};

/// Words in the language of the user.
#[derive(Clone, Copy)]
struct Speak(Lang);

impl Speak {
    fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// The completion script for a shell.
pub(super) fn completions(shell: Shell, lang: Lang) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(lang), "hetong", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The whole command line.
pub(super) fn command(lang: Lang) -> Command {
    let s = Speak(lang);
    Command::new("hetong")
        .version(env!("CARGO_PKG_VERSION"))
        .about(s.say(
            "以 YAML 书写合同：签署前逐项检查，生成可供签署的中英双语 PDF",
            "Contracts as code: checked before anyone signs, built into a bilingual Chinese/English PDF",
        ))
        .after_help(examples(
            s,
            &[
                ("hetong new evaluation-agreement -o contract.yaml", "写出一份空白合同", "write a blank contract"),
                ("hetong check contract.yaml", "检查", "check it"),
                ("hetong build contract.yaml", "生成 contract.pdf", "build contract.pdf"),
                ("hetong timeline contract.yaml", "列出各项期限", "list what is due when"),
                ("hetong explain blank/unfilled", "说明一项检查", "explain a check"),
            ],
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(s.say("通用选项", "Common options"))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(s.say("显示版本", "print the version")),
        )
        .help_template(s.say(
            "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n",
            "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
        ))
        .subcommand_help_heading(s.say("子命令", "Commands"))
        .args(common(s))
        .subcommands(
            [
                new(s),
                check::check(s),
                build(s),
                clock::timeline(s),
                clock::calendar(s),
                score(s),
                templates(s),
                explain(s),
                schema(s),
                shell(s),
            ]
            .map(|verb| verb.mut_args(told_in_help)),
        )
}

/// A subcommand with its help.
fn sub(s: Speak, name: &'static str, zh: &'static str, en: &'static str, lines: &[(&str, &str, &str)]) -> Command {
    Command::new(name)
        .about(s.say(zh, en))
        .after_help(examples(s, lines))
        .help_template(s.say(
            "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n",
            "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n",
        ))
        .disable_help_flag(true)
        .next_help_heading(s.say("参数与选项", "Arguments and options"))
}

fn examples(s: Speak, lines: &[(&str, &str, &str)]) -> StyledStr {
    let width = lines.iter().map(|(line, ..)| line.len()).max().unwrap_or_default();
    let mut text = format!("{}\n", s.say("示例：", "Examples:"));
    for (line, zh, en) in lines {
        let words = if s.0 == Lang::Zh { zh } else { en };
        text.push_str(&format!("  {line:width$}   {words}\n"));
    }
    text.trim_end().to_owned().into()
}

fn common(s: Speak) -> Vec<Arg> {
    let heading = s.say("通用选项", "Common options");
    let args = vec![
        Arg::new("templates")
            .long("templates")
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath)
            .help(s.say(
                "模板所在文件夹，同名者优先于内置模板",
                "folder of templates; a name found there goes before a built-in one",
            )),
        clock::file(s),
        Arg::new("lang").long("lang").value_name("LANG").value_parser(["zh", "en"]).help(
            s.say("界面语言：zh 或 en，默认随系统", "language of messages: zh or en [default: that of the system]"),
        ),
        Arg::new("color")
            .long("color")
            .value_name("WHEN")
            .value_parser(EnumValueParser::<ColorChoice>::new())
            .default_value("auto")
            .help(s.say(
                "何时使用颜色：auto、always 或 never，默认 auto",
                "when to use colour: auto, always or never [default: auto]",
            )),
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(s.say("显示帮助", "print help")),
    ];
    args.into_iter().map(|arg| told_in_help(arg.global(true).help_heading(heading))).collect()
}

/// The help says in the user's language what may be written and what holds otherwise; clap would say it in English.
fn told_in_help(arg: Arg) -> Arg {
    let takes_values = arg.get_action().takes_values();
    arg.hide_possible_values(takes_values).hide_default_value(takes_values)
}

fn specs(s: Speak) -> Arg {
    Arg::new("specs")
        .value_name("SPEC")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .help(s.say("合同文件（YAML），`-` 表示标准输入", "contract specs (YAML); `-` is standard input"))
}

fn today(s: Speak) -> Arg {
    Arg::new("today")
        .long("today")
        .value_name("DATE")
        .value_parser(date)
        .help(s.say("检查之日，默认今天", "the day of checking [default: today]"))
}

fn fonts(s: Speak) -> Arg {
    Arg::new("font-path")
        .long("font-path")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .action(ArgAction::Append)
        .value_hint(ValueHint::DirPath)
        .help(s.say("另外使用此文件夹中的字体，可重复", "also use the fonts of this folder; may be repeated"))
}

fn output(help: &'static str) -> Arg {
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::AnyPath)
        .help(help)
}

fn new(s: Speak) -> Command {
    sub(
        s,
        "new",
        "写出一份空白合同文件",
        "write a blank contract spec",
        &[
            ("hetong new evaluation-agreement", "写到标准输出", "to standard output"),
            ("hetong new evaluation-agreement -o contract.yaml", "写到文件", "to a file"),
            (
                "hetong new evaluation-report --contract contract.yaml -o report.yaml",
                "依据一份合同",
                "built on a contract",
            ),
        ],
    )
    .arg(Arg::new("template").value_name("TEMPLATE").required(true).help(s.say("模板名", "name of the template")))
    .arg(parent(
        "contract",
        s.say("所依据的合同，内容取自其中", "the contract it builds on, from which its content comes"),
    ))
    .arg(parent("report", s.say("所依据的鉴定报告", "the report it builds on")))
    .arg(output(s.say("写到此文件，默认标准输出", "write to this file [default: standard output]")))
    .arg(
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(s.say("覆盖已有文件", "overwrite a file that is there")),
    )
}

fn build(s: Speak) -> Command {
    let format = EnumValueParser::<Format>::new();
    sub(
        s,
        "build",
        "检查合同并生成文件；有错误时不生成，草案除外",
        "check contracts and build them; refused where there are errors, except as a draft",
        &[
            ("hetong build contract.yaml", "生成 contract.pdf", "builds contract.pdf"),
            ("hetong build *.yaml -o out/", "一次生成多份", "builds many"),
            ("hetong build contract.yaml --draft", "带水印的草案，空白可见", "a marked draft with visible blanks"),
            (
                "hetong build contract.yaml --format png --language zh",
                "每页一图，仅中文",
                "a picture a page, Chinese only",
            ),
        ],
    )
    .arg(specs(s))
    .arg(output(s.say(
        "写到此文件或文件夹，默认与合同文件同处；`-` 表示标准输出",
        "write to this file or folder [default: beside the spec]; `-` is standard output",
    )))
    .arg(Arg::new("format").long("format").value_name("FORMAT").value_parser(format).default_value("pdf").help(s.say(
        "文件格式：pdf、png、svg 或 md，默认依 -o 的后缀，否则为 pdf",
        "format of the file: pdf, png, svg or md [default: by the ending of -o, else pdf]",
    )))
    .arg(
        Arg::new("language")
            .long("language")
            .value_name("LANGUAGE")
            .value_parser(["both", "zh", "en"])
            .default_value("both")
            .help(
                s.say("文本语言：both、zh 或 en，默认 both", "languages of the text: both, zh or en [default: both]"),
            ),
    )
    .arg(
        Arg::new("layout")
            .long("layout")
            .value_name("LAYOUT")
            .value_parser(["parallel", "stacked"])
            .default_value("parallel")
            .help(s.say(
                "双语排法：parallel 左右对照（默认），stacked 上下相间",
                "two languages side by side (parallel, the default) or one under the other (stacked)",
            )),
    )
    .arg(Arg::new("draft").long("draft").action(ArgAction::SetTrue).help(
        s.say("生成草案：容许错误，加水印，空白可见", "build a draft: errors allowed, watermark, blanks visible"),
    ))
    .arg(
        Arg::new("ppi")
            .long("ppi")
            .value_name("N")
            .value_parser(value_parser!(u32).range(36..=1200))
            .default_value("144")
            .help(
                s.say("PNG 每英寸像素数，36 至 1200，默认 144", "pixels per inch of a PNG, 36 to 1200 [default: 144]"),
            ),
    )
    .arg(today(s))
    .arg(fonts(s))
}

fn templates(s: Speak) -> Command {
    sub(
        s,
        "templates",
        "列出模板，或查看一个模板的字段与缺陷",
        "list the templates, or show the fields and faults of one",
        &[("hetong templates", "", ""), ("hetong templates evaluation-agreement", "", "")],
    )
    .arg(Arg::new("name").value_name("NAME").help(s.say("模板名", "name of the template")))
}

fn explain(s: Speak) -> Command {
    sub(
        s,
        "explain",
        "说明一项检查；不指定则列出全部",
        "explain a check; without an id, list all",
        &[
            ("hetong explain", "", ""),
            (
                "hetong explain rate/magnitude",
                "原因、依据、示例和现行级别",
                "why, the law, examples, and its level here",
            ),
        ],
    )
    .arg(Arg::new("id").value_name("ID").help(s.say("检查的标识", "id of the check")))
}

fn schema(s: Speak) -> Command {
    sub(
        s,
        "schema",
        "输出 JSON Schema，供 YAML 编辑器补全与校验",
        "print a JSON Schema, so that YAML editors complete and validate",
        &[("hetong schema evaluation-agreement > schema.json", "", "")],
    )
    .arg(Arg::new("template").value_name("TEMPLATE").required(true).help(s.say("模板名", "name of the template")))
}

fn shell(s: Speak) -> Command {
    sub(
        s,
        "completions",
        "输出命令补全脚本",
        "print a completion script",
        &[("hetong completions bash > ~/.local/share/bash-completion/completions/hetong", "", "")],
    )
    .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(EnumValueParser::<Shell>::new()).help(
        s.say(
            "命令行解释器：bash、elvish、fish、powershell 或 zsh",
            "the shell: bash, elvish, fish, powershell or zsh",
        ),
    ))
}

/// A date as on the command line, in any spelling a spec may use.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|_| format!("not a date such as 2026-03-02: {text}"))
}

/// A period as on the command line, in any spelling a spec may use.
fn period(text: &str) -> Result<Period, String> {
    Period::parse(text).map_err(|_| format!("not a period such as \"5 working days\": {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }
}
