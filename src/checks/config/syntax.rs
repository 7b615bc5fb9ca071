//! A `hetong.toml` that is not TOML.

use crate::checks::{Check, Example, Run};
use crate::config::{Config, Fault};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "config/syntax",
    severity: Severity::Error,
    title: Words { zh: "hetong.toml 不是有效的 TOML", en: "a hetong.toml that is not valid TOML" },
    why: Words {
        zh: "项目配置读不通，其中写定的级别和取舍就不会生效，检查结果与本意不符。",
        en: "where the project's decisions cannot be read they do not hold, and the outcome of a check is not what was \
             decided",
    },
    basis: &[],
    bad: Example::Config("deny = warning\n"),
    good: Example::Config("deny = \"warning\"\n"),
    run: Run::Config(run),
};

fn run(config: &Config) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut last = None;
    for fault in &config.faults {
        let Some(finding) = judge(fault) else { continue };
        // One slip makes a parser stumble several times on its line.
        let line = fault.span().source.position(fault.span().start).line;
        if last.replace(line) != Some(line) {
            findings.push(finding);
        }
    }
    findings
}

fn judge(fault: &Fault) -> Option<Finding> {
    Some(match fault {
        Fault::Syntax { words, span } => {
            let message = say!(zh: "此处不是有效的 TOML", en: "this is not valid TOML");
            let label =
                say!(zh: "读到这里无法继续（{words}）", en: "could not read on from here ({words})", words = words);
            Finding::new(message).at(span.clone(), label).help(help(span))
        }
        Fault::Encoding { span } => {
            let message = say!(zh: "hetong.toml 不是 UTF-8 编码", en: "hetong.toml is not in UTF-8");
            let label = say!(zh: "这里开始不是 UTF-8", en: "not UTF-8 from here");
            let help = say!(zh: "请用编辑器另存为 UTF-8", en: "save it as UTF-8");
            Finding::new(message).at(span.clone(), label).help(help)
        }
        Fault::TooLarge { span } => {
            let message = say!(zh: "hetong.toml 过大", en: "hetong.toml is too large");
            let label = say!(zh: "未读取", en: "not read");
            let help = say!(
                zh: "这样的文件只需几行；请确认没有把别的文件存成了这个名字",
                en: "such a file has a few lines; make sure that no other file was saved under its name",
            );
            Finding::new(message).at(span.clone(), label).help(help)
        }
        Fault::UnknownKey { .. } | Fault::Value { .. } => return None,
    })
}

/// What to do about it, by what the line looks like.
fn help(span: &Span) -> Text {
    let text = &span.source.text;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let value = line.split_once('=').map_or("", |(_, value)| value.trim_start());
    if line.contains(['＝', '“', '”', '，', '［', '］', '：']) {
        return say!(
            zh: "等号、引号、逗号和方括号都要用半角", en: "use the ordinary equals sign, quotation marks, commas and brackets",
        );
    }
    if line.contains(": ") && !line.contains('=') {
        return say!(zh: "TOML 用等号：`键 = \"值\"`", en: "TOML has an equals sign: `key = \"value\"`");
    }
    if value.starts_with(char::is_alphabetic) {
        return say!(zh: "文字要加引号：`键 = \"值\"`", en: "put text in quotation marks: `key = \"value\"`");
    }
    if line.trim_start().starts_with(|c: char| c.is_alphabetic()) && line.contains('/') {
        return say!(
            zh: "检查的编号含有斜线，要加引号：`\"rate/bounds\" = \"off\"`",
            en: "an id holds a slash and goes in quotation marks: `\"rate/bounds\" = \"off\"`",
        );
    }
    say!(
        zh: "请改成 `键 = \"值\"`、`键 = [\"值\", \"值\"]` 或 `[checks]` 的形式；同一个键只写一次",
        en: "write it as `key = \"value\"`, `key = [\"value\", \"value\"]` or `[checks]`, and each key once",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn the_remedy_fits_the_slip() {
        for (text, help) in [
            ("lang = zh\n", "put text in quotation marks"),
            ("lang: \"zh\"\n", "TOML has an equals sign"),
            ("lang = “zh”\n", "use the ordinary equals sign"),
            ("[checks]\nrate/bounds = \"off\"\n", "an id holds a slash"),
            ("[checks\n", "write it as"),
            ("lang = \"zh\"\nlang = \"en\"\n", "write it as"),
        ] {
            let findings = examine_example(Example::Config(text)).findings;
            assert!(
                !findings.is_empty() && findings.iter().all(|finding| finding.id == CHECK.id),
                "{text}: {findings:#?}"
            );
            assert!(findings[0].help.en.starts_with(help), "{text}: {}", findings[0].help.en);
        }
    }

    #[test]
    fn sound_files_are_silent() {
        for text in ["", "# nothing\n", "[checks]\n\"rate/bounds\" = 'off'\n", "select = [\n  \"blank\", # first\n]\n"]
        {
            assert_eq!(examine_example(Example::Config(text)).findings, [], "{text}");
        }
    }
}
