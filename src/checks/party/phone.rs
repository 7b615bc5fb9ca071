//! A telephone number that cannot be dialled.

use crate::checks::unreadable::{Unreadable, unreadable};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::{Fault, Kind};

pub static CHECK: Check = Check {
    id: "party/phone",
    severity: Severity::Error,
    title: Words { zh: "电话号码打不通", en: "a telephone number that cannot be dialled" },
    why: Words {
        zh: "合同中的电话用于履行中的联络；号码不全或有误，出了问题找不到人，快递和通知也难以送达。",
        en: "the telephone number is how each side is reached while the contract is performed; if it cannot be \
             dialled, couriers and notices go astray when they matter most",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nparties:\n  client: { phone: 62500000 }\n"),
    good: Example::Spec("template: sample\nparties:\n  client: { phone: 010-62500000 }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    unreadable(case).filter(|value| value.kind == Kind::Phone).map(|value| judge(&value)).collect()
}

fn judge(value: &Unreadable) -> Finding {
    let (zh, en, raw) = (&value.name.zh, &value.name.en, value.quoted());
    match value.fault {
        Fault::NoAreaCode => value.finding(
            say!(
                zh: "“{zh}” `{raw}` 没有区号", en: "“{en}”, `{raw}`, has no area code",
                zh = zh, en = en, raw = raw,
            ),
            say!(zh: "外地打不通", en: "cannot be reached from elsewhere"),
            say!(
                zh: "请加上区号，例如北京的号码写成 `010-{raw}`", en: "add the area code, for Beijing `010-{raw}`", raw = raw,
            ),
        ),
        // The x of 0x12 is no extension.
        Fault::Length { .. } if is_garbled(value) => value.finding(
            say!(
                zh: "“{zh}” `{raw}` 不是可以拨打的号码", en: "“{en}”, `{raw}`, is no number that can be dialled",
                zh = zh, en = en, raw = raw,
            ),
            say!(zh: "不是电话号码", en: "no telephone number"),
            spellings(),
        ),
        Fault::Length { expected, found } => value.finding(
            say!(
                zh: "“{zh}” `{raw}` 有{found}位数字，应为{expected}位",
                en: "“{en}”, `{raw}`, has {found} digit{s}, and such a number has {expected}",
                zh = zh, en = en, raw = raw, s = pattern::plural(*found),
                found = found, expected = expected,
            ),
            say!(zh: "{found}位", en: "{found} digit{s}", s = pattern::plural(*found), found = found),
            spellings(),
        ),
        Fault::Character { character, .. } => value.finding(
            say!(
                zh: "“{zh}”中的 `{character}` 无法拨号", en: "“{en}” contains `{character}`, which cannot be dialled",
                zh = zh, en = en, character = character,
            ),
            say!(zh: "不是号码的一部分", en: "no part of a number"),
            character_help(value, *character),
        ),
        _ => value.finding(
            say!(
                zh: "“{zh}” `{raw}` 不是可以拨打的号码", en: "“{en}”, `{raw}`, is no number that can be dialled",
                zh = zh, en = en, raw = raw,
            ),
            say!(zh: "没有这样的号段或区号", en: "no such prefix or area code"),
            spellings(),
        ),
    }
}

/// Whether a letter stands right behind so few digits that they are no number with an extension.
fn is_garbled(value: &Unreadable) -> bool {
    let text = value.narrow();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits < 5 && text[digits..].starts_with(|c: char| c.is_ascii_alphabetic())
}

/// What to do about a character, which is often a letter for a digit, or stands between two numbers.
fn character_help(value: &Unreadable, character: char) -> Text {
    if let Some(number) = value.with_digits() {
        return say!(
            zh: "若是把数字写成了字母，请改为 `{number}`", en: "if a letter stands for a digit, write `{number}`",
            number = number,
        );
    }
    if let Some(first) = value.raw.split(character).next().and_then(|first| value.rewritten(first.trim())) {
        return say!(
            zh: "一个字段只写一个号码，例如 `{first}`；分机写成 `010-62500000 转 801`",
            en: "give one number only, such as `{first}`; an extension is written `010-62500000 ext. 801`",
            first = first,
        );
    }
    spellings()
}

fn spellings() -> Text {
    let examples = pattern::either(Kind::Phone.examples());
    say!(
        zh: "请写手机号、带区号的固定电话，或以 `+` 开头的境外号码：{zh}",
        en: "write a mobile number, a landline with its area code, or a number abroad that begins with `+`: {en}",
        zh = examples.zh, en = examples.en,
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
                "template: sample\nparties:\n  client: { phone: \"029-8888888\" }\n",
                "\"029-8888888\"",
                "has 10 digits",
                "area code",
            ),
            ("template: sample\nparties:\n  client: { phone: 13800138OOO }\n", "O", "`O`", "`13800138000`"),
            ("template: sample\nparties:\n  client: { phone: 13800138000/13900139000 }\n", "/", "`/`", "`13800138000`"),
            ("template: sample\nparties:\n  client: { phone: 0x12 }\n", "0x12", "is no number", "area code"),
            ("template: sample\nparties:\n  client: { phone: \"1\" }\n", "\"1\"", "has 1 digit, and", "area code"),
            ("template: sample\nparties:\n  client: { phone: 12000138000 }\n", "12000138000", "is no number", "`+"),
        ] {
            let findings = examine_example(Example::Spec(spec)).findings;
            let finding = findings.iter().find(|finding| finding.id == CHECK.id).expect("a number that is wrong");
            assert_eq!(finding.primary.as_ref().map(|label| label.span.text()), Some(place));
            assert!(finding.message.en.contains(message), "{}", finding.message.en);
            assert!(finding.help.en.contains(help), "{}", finding.help.en);
        }
    }
}
