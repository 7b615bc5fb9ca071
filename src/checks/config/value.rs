//! A value in `hetong.toml` of another kind than its key takes.

use crate::checks::{Check, Example, Run, pattern};
use crate::config::{Config, Expected, Fault};
use crate::diag::{Finding, Severity, Span, Text, Words};
use crate::say;
use crate::template::nearest;

pub static CHECK: Check = Check {
    id: "config/value",
    severity: Severity::Error,
    title: Words { zh: "hetong.toml 中写错的值", en: "a value of hetong.toml that its key does not take" },
    why: Words {
        zh: "值不合要求，这一项就不起作用，检查仍按原来的规则进行。",
        en: "a value that does not fit has no effect, and the checks go on as if it were not there",
    },
    basis: &[],
    bad: Example::Config("[checks]\nblank = \"warn\"\n"),
    good: Example::Config("[checks]\nblank = \"warning\"\n"),
    run: Run::Config(run),
};

fn run(config: &Config) -> Vec<Finding> {
    let wrong = config.faults.iter().filter_map(|fault| match fault {
        Fault::Value { key, expected, span } => Some((key, *expected, span)),
        _ => None,
    });
    wrong
        .map(|(key, expected, span)| {
            let key = pattern::quoted(key);
            let message = say!(
                zh: "`{key}` 不能是 `{value}`", en: "`{key}` cannot be `{value}`",
                key = key, value = pattern::quoted(span.text()),
            );
            let label = say!(zh: "值不合要求", en: "not a value for this key");
            Finding::new(message).at(span.clone(), label).help(help(&key, expected, span))
        })
        .collect()
}

fn help(key: &str, expected: Expected, span: &Span) -> Text {
    match expected {
        Expected::Text => say!(zh: "请写成 `{key} = \"…\"`", en: "write `{key} = \"…\"`", key = key),
        Expected::Texts => say!(
            zh: "请写成 `{key} = [\"…\", \"…\"]`", en: "write `{key} = [\"…\", \"…\"]`", key = key,
        ),
        Expected::Table => say!(
            zh: "请写成 `[checks]`，其下每行一项，例如 `blank = \"warning\"`",
            en: "write `[checks]`, and below it one line each, such as `blank = \"warning\"`",
        ),
        Expected::Word(words) => {
            let found = span.text().trim_matches(['"', '\'']);
            let list = pattern::either(&words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>());
            match alike(found, words) {
                Some(word) => say!(
                    zh: "您是否想写 `\"{word}\"`？可以写 {zh}", en: "did you mean `\"{word}\"`? it takes {en}",
                    word = word, zh = list.zh, en = list.en,
                ),
                None => say!(zh: "可以写 {zh}", en: "it takes {en}", zh = list.zh, en = list.en),
            }
        }
    }
}

/// The word that was meant, by what other tools call it or by its spelling.
fn alike(found: &str, words: &[&str]) -> Option<String> {
    let found = found.to_lowercase();
    let other = match found.as_str() {
        "deny" | "forbid" | "fatal" | "错误" => "error",
        "allow" | "false" | "none" | "ignore" | "disable" | "disabled" | "关闭" => "off",
        "info" | "hint" | "notice" | "提示" => "note",
        "警告" => "warning",
        "cn" | "zh-cn" | "chinese" | "中文" => "zh",
        other => other,
    };
    let known = words.iter().find(|word| **word == other).map(|word| (*word).to_owned());
    known.or_else(|| nearest(&found, words.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn the_form_is_shown() {
        for (text, help) in [
            ("deny = \"warn\"\n", "did you mean `\"warning\"`? it takes `\"error\"`, `\"warning\"` or `\"note\"`"),
            ("lang = \"Chinese\"\n", "did you mean `\"zh\"`? it takes `\"zh\"` or `\"en\"`"),
            ("lang = \"fr\"\n", "it takes `\"zh\"` or `\"en\"`"),
            ("[checks]\nblank = false\n", "did you mean `\"off\"`?"),
            ("[checks.rate]\nbounds = \"off\"\n", "it takes"),
            ("select = 1\n", "write `select = [\"…\", \"…\"]`"),
            ("calendar = [2027]\n", "write `calendar = [\"…\", \"…\"]`"),
            ("templates = []\n", "write `templates = \"…\"`"),
            ("checks = \"off\"\n", "write `[checks]`"),
            ("lang = \"\"\n", "it takes"),
        ] {
            let findings = examine_example(Example::Config(text)).findings;
            let own: Vec<_> = findings.iter().filter(|finding| finding.id == CHECK.id).collect();
            let [finding] = own[..] else { panic!("{text}: {findings:#?}") };
            assert!(finding.help.en.starts_with(help), "{text}: {}", finding.help.en);
        }
    }

    #[test]
    fn right_values_are_silent() {
        for text in
            ["deny = \"error\"\n", "select = \"blank\"\n", "templates = 'a b'\n", "calendar = []\n", "[checks]\n"]
        {
            assert_eq!(examine_example(Example::Config(text)).findings, [], "{text}");
        }
    }
}
