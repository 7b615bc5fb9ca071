//! The words for what is wrong with a progress file.

use crate::diag::{Finding, Severity, Span, Text};
use crate::say;
use crate::timeline::{Stumble, Timeline};
use crate::yaml;

/// A stumble as a finding.
pub(super) fn finding(timeline: &Timeline<'_>, stumble: &Stumble) -> Finding {
    let label = |step: usize| timeline.event(step).label.clone();
    let finding = match stumble {
        Stumble::Form(span) => Finding::new(say!(zh: "这不是进度记录", en: "this is no record of progress"))
            .at(first_line(span), Text::default())
            .help(say!(
                zh: "请写成 `progress: {form}`", en: "write `progress: {form}`", form = "{ requirements: 2026-03-09 }",
            )),
        Stumble::Unknown { name, nearest, span } => {
            let help = match nearest {
                Some(nearest) => say!(zh: "是否指 `{nearest}`？", en: "did you mean `{nearest}`?", nearest = nearest),
                None => say!(
                    zh: "事件的名称见模板的 `events`，或用 `--format json` 列出",
                    en: "the names are those of the template's `events`; `--format json` lists them",
                ),
            };
            Finding::new(say!(zh: "没有名为 `{name}` 的事件", en: "there is no event `{name}`", name = name))
                .at(span.clone(), Text::default())
                .help(help)
        }
        Stumble::Day(span) => Finding::new(say!(zh: "这里应写一个日期", en: "a day belongs here"))
            .at(span.clone(), Text::default())
            .help(say!(zh: "请写成 `2026-03-09`；逐轮发生的，写成列表", en: "write `2026-03-09`; for rounds, a list")),
        Stumble::Future { step, span } => {
            let label = label(*step);
            Finding::new(say!(
                zh: "“{zh}”的日期还没有到", en: "the day given for “{en}” has not come yet", zh = label.zh, en = label.en,
            ))
            .at(span.clone(), say!(zh: "在今天之后", en: "after today"))
            .help(say!(zh: "只记录已经发生的事项", en: "record only what has happened"))
        }
        Stumble::Order { step, span, before, other } => {
            let (label, earlier) = (label(*step), label(*before));
            let finding = Finding::new(say!(
                zh: "“{zh}”早于“{earlier_zh}”，而它应当在其后", en: "“{en}” comes before “{earlier_en}”, which it follows",
                zh = label.zh, en = label.en, earlier_zh = earlier.zh, earlier_en = earlier.en,
            ))
            .at(span.clone(), say!(zh: "早于“{zh}”", en: "before “{en}”", zh = earlier.zh, en = earlier.en));
            let finding = match other {
                Some(other) => {
                    finding.see(other.clone(), say!(zh: "“{zh}”", en: "“{en}”", zh = earlier.zh, en = earlier.en))
                }
                None => finding,
            };
            finding.help(say!(zh: "请核对这两个日期", en: "check the two days"))
        }
        Stumble::Branch { name, span, other } => {
            let finding = Finding::new(say!(
                zh: "按其他记录，`{name}` 不会发生", en: "`{name}` cannot have happened, by what else is recorded", name = name,
            ))
            .at(span.clone(), say!(zh: "属于另一种情形", en: "belongs to another course"));
            let finding = match other {
                Some((other, span)) => finding
                    .see(span.clone(), say!(zh: "`{other}` 与之矛盾", en: "`{other}` contradicts it", other = other)),
                None => finding,
            };
            finding.help(say!(
                zh: "请删去其中之一，或用 `--branch` 指明情形", en: "delete one of the two, or name the course with `--branch`",
            ))
        }
    };
    Finding { severity: Severity::Error, ..finding }
}

/// A progress file that is no YAML.
pub(super) fn broken(fault: &yaml::Fault) -> Finding {
    let span = match fault {
        yaml::Fault::Encoding { span, .. }
        | yaml::Fault::Syntax { span, .. }
        | yaml::Fault::Limit { span, .. }
        | yaml::Fault::DuplicateKey { again: span, .. }
        | yaml::Fault::SecondDocument { span } => span.clone(),
    };
    let message = match fault {
        yaml::Fault::DuplicateKey { key, .. } => {
            say!(zh: "`{key}` 记录了两次", en: "`{key}` is recorded twice", key = key)
        }
        _ => say!(zh: "进度文件不是有效的 YAML", en: "the progress file is not valid YAML"),
    };
    Finding::new(message).at(first_line(&span), Text::default()).help(say!(zh: "请改正此处", en: "correct this"))
}

fn first_line(span: &Span) -> Span {
    let length = span.text().lines().next().map_or(0, str::len);
    span.part(0..length)
}
