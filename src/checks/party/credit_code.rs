//! A unified social credit code that cannot be right.

use crate::checks::unreadable::{Unreadable, unreadable};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::{CreditCode, Fault, Kind, Value};

pub static CHECK: Check = Check {
    id: "party/credit-code",
    severity: Severity::Error,
    title: Words { zh: "统一社会信用代码有误", en: "a unified social credit code that cannot be right" },
    why: Words {
        zh: "公司改名后代码不变，因此代码比名称更能确定主体；抄错一位，合同指向的就是另一家公司，或者查无此人。",
        en: "a company may change its name but keeps its code, which makes the code the surer identification; one \
             wrong character, and the contract names another company, or none",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nparties:\n  client: { credit_code: 91350100M000100Y4W }\n"),
    good: Example::Spec("template: sample\nparties:\n  client: { credit_code: 91350100M000100Y43 }\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let codes = unreadable(case).filter(|value| value.kind == Kind::CreditCode);
    let misread = codes.map(|value| malformed(&value));
    let wrong = case.contract.fields.iter().filter_map(|field| match field.value() {
        Some(Value::CreditCode(code)) => check_digit(case, field, code),
        _ => None,
    });
    misread.chain(wrong).collect()
}

/// A code of the wrong length, or with a character no code has.
fn malformed(value: &Unreadable) -> Finding {
    let name = &value.name;
    match value.fault {
        Fault::Length { found, .. } => value.finding(
            say!(
                zh: "“{zh}”应为18位，`{raw}` 有{found}位", en: "“{en}” has 18 characters, and `{raw}` has {found}",
                zh = name.zh, en = name.en, raw = value.quoted(), found = found,
            ),
            say!(zh: "{found}位", en: "{found} characters", found = found),
            length_help(*found),
        ),
        Fault::Character { character, .. } => value.finding(
            say!(
                zh: "“{zh}”中不会有字符 `{character}`", en: "“{en}” cannot contain the character `{character}`",
                zh = name.zh, en = name.en, character = character,
            ),
            say!(zh: "不在代码的字符集内", en: "not a character of these codes"),
            character_help(value),
        ),
        _ => value.finding(
            say!(
                zh: "“{zh}”应为18位代码，`{raw}` 不是", en: "“{en}” has 18 characters, and `{raw}` is no such code",
                zh = name.zh, en = name.en, raw = value.quoted(),
            ),
            say!(zh: "不是统一社会信用代码", en: "no such code"),
            length_help(0),
        ),
    }
}

fn length_help(found: usize) -> Text {
    match found {
        15 => say!(
            zh: "15位的是旧营业执照的注册号；请改填现行营业执照上18位的统一社会信用代码",
            en: "15 digits are the registration number of an old business licence; write the 18 characters of the \
                 current one",
        ),
        9 => say!(
            zh: "9位的是旧组织机构代码；请改填营业执照上18位的统一社会信用代码",
            en: "9 characters are an old organisation code; write the 18 characters on the business licence",
        ),
        _ => say!(
            zh: "请对照营业执照补全或更正，形如 `91350100M000100Y43`",
            en: "copy all 18 characters from the business licence, as in `91350100M000100Y43`",
        ),
    }
}

fn character_help(value: &Unreadable) -> Text {
    let fits = |code: &String| CreditCode::parse(code).is_ok_and(|code| code.check_digit_fault().is_none());
    match value.with_digits().filter(fits) {
        Some(code) => say!(
            zh: "代码不用字母 I、O、S、V、Z；若是把数字抄成了字母，应为 `{code}`，其校验码相符，请对照营业执照确认",
            en: "these codes have no letters I, O, S, V or Z; if a digit was taken for a letter, write `{code}`, \
                 whose check digit fits; compare it with the business licence",
            code = code,
        ),
        None => say!(
            zh: "代码只用数字和 I、O、S、V、Z 以外的大写字母，请对照营业执照更正",
            en: "these codes have only digits and capital letters other than I, O, S, V and Z; compare it with the \
                 business licence",
        ),
    }
}

/// A code whose last character does not follow from the others.
fn check_digit(case: &Case, field: &Field, code: &CreditCode) -> Option<Finding> {
    let (expected, found) = code.check_digit_fault()?;
    let name = pattern::name(case.contract, field);
    let span = field.place.value();
    let last = span.text().char_indices().rfind(|(_, c)| c.is_alphanumeric());
    let place = last.map_or_else(|| span.clone(), |(at, c)| span.part(at..at + c.len_utf8()));
    let body = &code.as_str()[..17];
    let doubt = doubt(code);
    let message = say!(
        zh: "“{zh}” `{code}` 的校验码不符：前17位要求 `{expected}`，写的是 `{found}`",
        en: "the check digit of “{en}”, `{code}`, is wrong: the other 17 characters demand `{expected}`, not `{found}`",
        zh = name.zh, en = name.en, code = code.as_str(), expected = expected, found = found,
    );
    let help = say!(
        zh: "{doubt_zh}请对照营业执照逐位核对；若前17位无误，应为 `{body}{expected}`。早期试点的个别代码不合校验规则而依然有效，\
             核对一致的，可写明理由予以豁免：`waive: [{{ check: party/credit-code, at: {path}, reason: 早期试点代码 }}]`",
        en: "{doubt_en}compare every character with the business licence; if the first 17 are right, write \
             `{body}{expected}`. Some early pilot codes break the rule and are valid all the same; if yours is one, \
             waive \
             this with a reason: `waive: [{{ check: party/credit-code, at: {path}, reason: early pilot code }}]`",
        doubt_zh = doubt.zh, doubt_en = doubt.en, body = body, expected = expected, path = field.path,
    );
    let label = say!(zh: "应为 `{expected}`", en: "should be `{expected}`", expected = expected);
    Some(Finding::new(message).of(&field.path).at(place, label).help(help))
}

/// Where else in the code the error may lie, given the checks inside it.
fn doubt(code: &CreditCode) -> Text {
    match (code.structure_holds(), code.inner_check_holds()) {
        (true, true) => Text::default(),
        (true, false) => say!(
            zh: "第9至17位（主体标识码）自身的校验也不符，错误多半在其中。",
            en: "characters 9 to 17 (the organisation code) fail their own check too, so the error is probably there; ",
        ),
        (false, _) => say!(
            zh: "前8位（登记机关、机构类别和行政区划）也不合规则，错误多半在其中。",
            en: "the first 8 characters (authority, kind of body and district) break the rules too, so the error is \
                 probably there; ",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn found(spec: &'static str) -> Vec<(String, String, String)> {
        let findings = examine_example(Example::Spec(spec)).findings.into_iter();
        findings
            .map(|finding| {
                assert_eq!(finding.id, CHECK.id);
                let place = finding.primary.map(|label| label.span.text().to_owned()).unwrap_or_default();
                (place, finding.message.en, finding.help.en)
            })
            .collect()
    }

    #[test]
    fn the_offending_character_is_pointed_at() {
        let all = found("template: sample\nparties:\n  client: { credit_code: \"9135O1OOM000100Y43\" }\n");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].0, "O");
        assert!(all[0].2.contains("`91350100M000100Y43`"), "{}", all[0].2);
        let all = found("template: sample\nparties:\n  client: { credit_code: 91350100M000100Y4W }\n");
        assert_eq!(all[0].0, "W");
    }

    #[test]
    fn a_wrong_length_is_counted() {
        let all = found("template: sample\nparties:\n  client: { credit_code: 110105012345678 }\n");
        assert!(all[0].1.contains("has 15"), "{}", all[0].1);
        assert!(all[0].2.contains("old business licence"), "{}", all[0].2);
    }

    #[test]
    fn an_early_code_can_be_waived() {
        let examined = examine_example(Example::Spec(
            "template: sample\nparties:\n  client: { credit_code: 91350100M0001TGQXM }\nwaive: \
             { check: party/credit-code, at: parties.client.credit_code, reason: 早期试点代码 }\n",
        ));
        let own: Vec<_> = examined.findings.iter().filter(|finding| finding.id == CHECK.id).collect();
        assert!(own.len() == 1 && own[0].waived.is_some(), "{own:?}");
    }

    #[test]
    fn other_checks_inside_the_code_are_told() {
        let all = found("template: sample\nparties:\n  client: { credit_code: 91350100M000200Y43 }\n");
        assert!(all[0].2.contains("organisation code"), "{}", all[0].2);
        let all = found("template: sample\nparties:\n  client: { credit_code: 913501A0M000100Y43 }\n");
        assert!(all[0].2.contains("district"), "{}", all[0].2);
    }
}
