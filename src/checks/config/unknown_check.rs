//! A name in `hetong.toml` that is neither a check nor a group of checks.

use crate::checks::{self, Check, Example, Run, pattern};
use crate::config::Config;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;

pub static CHECK: Check = Check {
    id: "config/unknown-check",
    severity: Severity::Error,
    title: Words { zh: "hetong.toml 中没有的检查", en: "a check named in hetong.toml that does not exist" },
    why: Words {
        zh: "名字写错，要关闭的检查仍在进行，要提升的仍是原级；若写在 `select` 中，则什么也没有检查。",
        en: "under a wrong name a check keeps its own level, and where it stands under `select` nothing is checked at \
             all",
    },
    basis: &[],
    bad: Example::Config("[checks]\n\"rate/magnitud\" = \"off\"\n"),
    good: Example::Config("[checks]\n\"rate/magnitude\" = \"off\"\n"),
    run: Run::Config(run),
};

fn run(config: &Config) -> Vec<Finding> {
    let unknown = config.names().filter(|name| !checks::is_known(&name.text));
    unknown
        .map(|name| {
            let quoted = pattern::quoted(&name.text);
            let message = say!(
                zh: "没有名为 `{name}` 的检查或检查组", en: "there is no check and no group of checks `{name}`", name = quoted,
            );
            let label = say!(zh: "没有这项检查", en: "no such check");
            Finding::new(message).at(name.span.clone(), label).help(help(&name.text))
        })
        .collect()
}

fn help(name: &str) -> Text {
    let of_name = checks::ALL.iter().map(|check| check.id);
    let akin: Vec<&str> = of_name.filter(|id| id.split_once('/').is_some_and(|(_, own)| own == name)).collect();
    if !akin.is_empty() {
        let list = pattern::listed(akin.into_iter());
        return say!(zh: "编号要写全：{zh}", en: "write the whole id: {en}", zh = list.zh, en = list.en);
    }
    match checks::nearest(name) {
        Some(nearest) => pattern::meant(&nearest),
        None => say!(zh: "`hetong explain` 列出全部检查", en: "`hetong explain` lists all checks"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn wherever_it_stands_it_is_named_and_the_nearest_offered() {
        for (text, help) in [
            ("select = [\"blnak\"]\n", "did you mean `blank`?"),
            ("ignore = [\"party/phon\"]\n", "did you mean `party/phone`?"),
            ("[checks]\nmagnitude = \"off\"\n", "write the whole id: `rate/magnitude`"),
            ("[checks]\n\"7\" = \"off\"\n", "`hetong explain` lists all checks"),
        ] {
            let findings = examine_example(Example::Config(text)).findings;
            let [finding] = &findings[..] else { panic!("{text}: {findings:#?}") };
            assert_eq!((finding.id, finding.help.en.as_str()), (CHECK.id, help), "{text}");
        }
    }

    #[test]
    fn ids_and_groups_are_known() {
        for text in ["select = [\"blank\", \"party/phone\"]\n", "ignore = \"rate\"\n", "[checks]\nspec = \"note\"\n"] {
            assert_eq!(examine_example(Example::Config(text)).findings, [], "{text}");
        }
    }
}
