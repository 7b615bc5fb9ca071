//! An e-mail address to which nothing can be delivered.

use crate::checks::unreadable::{Unreadable, unreadable};
use crate::checks::{Case, Check, Example, Run};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::{Fault, Kind};

pub static CHECK: Check = Check {
    id: "party/email",
    severity: Severity::Error,
    title: Words { zh: "电子邮箱无法送达", en: "an e-mail address nothing can be delivered to" },
    why: Words {
        zh: "约定了接收通知的邮箱，数据电文进入该系统即生效；邮箱写错，通知既收不到，是否生效也成争议。",
        en: "a notice takes effect on entering the mailbox the parties designated; with a wrong address it never \
             arrives, and whether it took effect becomes a dispute",
    },
    basis: &["civil-code-137"],
    bad: Example::Spec("template: sample\nparties:\n  client: { email: legal@example。com }\n"),
    good: Example::Spec("template: sample\nparties:\n  client: { email: legal@example.com }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    unreadable(case).filter(|value| value.kind == Kind::Email).map(|value| judge(&value)).collect()
}

fn judge(value: &Unreadable) -> Finding {
    let (zh, en, raw) = (&value.name.zh, &value.name.en, value.quoted());
    match value.fault {
        Fault::Character { character, .. } => value.finding(
            say!(
                zh: "“{zh}”中不能有 `{character}`", en: "“{en}” cannot contain `{character}`",
                zh = zh, en = en, character = shown(*character),
            ),
            say!(zh: "地址中不允许", en: "not allowed in an address"),
            character_help(value, *character),
        ),
        Fault::Length { expected, found } => value.finding(
            say!(
                zh: "“{zh}”过长：此处最多{most}个字符，写了{found}个",
                en: "“{en}” is too long: {found} characters where {most} are the most",
                zh = zh, en = en, found = found, most = expected.rsplit('–').next().unwrap_or(expected),
            ),
            say!(zh: "过长", en: "too long"),
            example(),
        ),
        _ => {
            let (message, help) = shape(value);
            value.finding(
                say!(
                    zh: "“{zh}” `{raw}` {what}", en: "“{en}”, `{raw}`, {what_en}",
                    zh = zh, en = en, raw = raw, what = message.zh, what_en = message.en,
                ),
                say!(zh: "不是完整的地址", en: "not a whole address"),
                help,
            )
        }
    }
}

/// White space has no form of its own to show.
fn shown(character: char) -> String {
    if character.is_whitespace() { "␣".to_owned() } else { character.to_string() }
}

/// What is wrong with an address whose characters are all right, and what to do.
fn shape(value: &Unreadable) -> (Text, Text) {
    let parts: Vec<&str> = value.raw.trim().split(['@', '＠']).collect();
    match parts[..] {
        [_] => (say!(zh: "缺少 `@`", en: "has no `@`"), example()),
        ["", _] => (say!(zh: "缺少 `@` 前的用户名", en: "has no name before the `@`"), example()),
        [_, ""] => (say!(zh: "缺少 `@` 后的域名", en: "has no domain after the `@`"), example()),
        [name, domain] if !domain.contains(['.', '．', '。']) => (
            say!(zh: "的域名不完整", en: "has an incomplete domain"),
            say!(
                zh: "请写全域名，例如 `{name}@{domain}.com`", en: "write the whole domain, as in `{name}@{domain}.com`",
                name = name, domain = domain,
            ),
        ),
        [name, _] if !name.is_ascii() => (
            say!(zh: "的用户名不是拉丁字母和数字", en: "has a name that is not in Latin letters and digits"),
            say!(
                zh: "请写邮箱地址本身，不写收件人姓名，例如 `{example}`",
                en: "write the address itself, not the name of its owner, as in `{example}`",
                example = Kind::Email.examples()[0],
            ),
        ),
        [_, _] => (say!(zh: "不是可以送达的地址", en: "is no address anything can be delivered to"), example()),
        _ => (say!(zh: "有不止一个 `@`", en: "has more than one `@`"), example()),
    }
}

/// What to do about a character: Chinese punctuation for Latin, a space, or a mark between two addresses.
fn character_help(value: &Unreadable, character: char) -> Text {
    let latin = value.raw.replace(['。', '．', '，'], ".");
    let close = value.raw.split_whitespace().collect::<String>();
    let first = value.raw.split([character, ' ']).next().unwrap_or_default();
    if let Some(address) = [latin, close].iter().find_map(|text| value.rewritten(text)) {
        return say!(zh: "请改为 `{address}`", en: "write `{address}`", address = address);
    }
    match value.rewritten(first) {
        Some(address) => say!(
            zh: "一个字段只写一个地址，例如 `{address}`", en: "give one address only, such as `{address}`", address = address,
        ),
        None => example(),
    }
}

fn example() -> Text {
    say!(
        zh: "请写成 `用户名@域名` 的完整地址，例如 `{example}`",
        en: "write a whole address, name and domain, as in `{example}`",
        example = Kind::Email.examples()[0],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn every_fault_has_its_own_words() {
        for (spec, place, message, help) in [
            (
                "template: sample\nparties:\n  client: { email: legal@example。com }\n",
                "。",
                "`。`",
                "write `legal@example.com`",
            ),
            (
                "template: sample\nparties:\n  client: { email: \"a@b.com; c@d.com\" }\n",
                ";",
                "`;`",
                "such as `a@b.com`",
            ),
            (
                "template: sample\nparties:\n  client: { email: le gal@example.com }\n",
                " ",
                "`␣`",
                "write `legal@example.com`",
            ),
            (
                "template: sample\nparties:\n  client: { email: example.com }\n",
                "example.com",
                "no `@`",
                "contracts@example.com",
            ),
            (
                "template: sample\nparties:\n  client: { email: legal@example }\n",
                "legal@example",
                "incomplete domain",
                "`legal@example.com`",
            ),
            (
                "template: sample\nparties:\n  client: { email: 法务@example.com }\n",
                "法务@example.com",
                "Latin",
                "address itself",
            ),
            (
                "template: sample\nparties:\n  client: { email: a@b@example.com }\n",
                "a@b@example.com",
                "more than one",
                "contracts@example.com",
            ),
        ] {
            let findings = examine_example(Example::Spec(spec)).findings;
            let finding = findings.iter().find(|finding| finding.id == CHECK.id).expect("an address that is wrong");
            assert_eq!(finding.primary.as_ref().map(|label| label.span.text()), Some(place), "{spec}");
            assert!(finding.message.en.contains(message), "{}", finding.message.en);
            assert!(finding.help.en.contains(help), "{}", finding.help.en);
        }
    }
}
