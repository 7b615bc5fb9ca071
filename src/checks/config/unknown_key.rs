//! A key in `hetong.toml` that means nothing.

use crate::checks::{Check, Example, Run, pattern};
use crate::config::{Config, Fault, KEYS};
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::template::nearest;

pub static CHECK: Check = Check {
    id: "config/unknown-key",
    severity: Severity::Error,
    title: Words { zh: "hetong.toml 中不认识的键", en: "a key of hetong.toml that means nothing" },
    why: Words {
        zh: "不认识的键不起作用；写的人却以为已经设定。",
        en: "a key that is not known has no effect, and whoever wrote it believes it has",
    },
    basis: &[],
    bad: Example::Config("selct = [\"blank\"]\n"),
    good: Example::Config("select = [\"blank\"]\n"),
    run: Run::Config(run),
};

fn run(config: &Config) -> Vec<Finding> {
    let unknown = config.faults.iter().filter_map(|fault| match fault {
        Fault::UnknownKey { key, span } => Some((key, span)),
        _ => None,
    });
    unknown
        .map(|(key, span)| {
            let quoted = pattern::quoted(key);
            let message =
                say!(zh: "hetong.toml 没有 `{key}` 这个键", en: "hetong.toml has no key `{key}`", key = quoted);
            let label = say!(zh: "不认识的键", en: "unknown key");
            Finding::new(message).at(span.clone(), label).help(help(key))
        })
        .collect()
}

fn help(key: &str) -> crate::diag::Text {
    if crate::checks::is_known(key) {
        return say!(
            zh: "检查的级别写在 `[checks]` 之下：`\"{key}\" = \"warning\"`",
            en: "the levels of checks go below `[checks]`: `\"{key}\" = \"warning\"`",
            key = key,
        );
    }
    match nearest(key, KEYS.into_iter()) {
        Some(nearest) => pattern::meant(&nearest),
        None => {
            let list = pattern::listed(KEYS.into_iter());
            say!(zh: "可以写的键：{zh}", en: "the keys are {en}", zh = list.zh, en = list.en)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn the_key_that_was_meant_is_offered() {
        for (text, help) in [
            ("selct = []\n", "did you mean `select`?"),
            ("language = \"zh\"\n", "did you mean `lang`?"),
            ("[check]\nblank = \"off\"\n", "did you mean `checks`?"),
            ("\"rate/bounds\" = \"off\"\n", "the levels of checks go below `[checks]`"),
            ("xyz = 1\n", "the keys are `checks`"),
        ] {
            let findings = examine_example(Example::Config(text)).findings;
            let [finding] = &findings[..] else { panic!("{text}: {findings:#?}") };
            assert_eq!(finding.id, CHECK.id);
            assert!(finding.help.en.starts_with(help), "{text}: {}", finding.help.en);
        }
    }

    #[test]
    fn every_key_there_is_is_known() {
        for key in KEYS {
            let value = if key == "checks" { "{}" } else { "[]" };
            let text = format!("{key} = {value}\n");
            let findings = examine_example(Example::Config(Box::leak(text.into_boxed_str()))).findings;
            assert!(findings.iter().all(|finding| finding.id != CHECK.id), "{key}: {findings:#?}");
        }
    }
}
