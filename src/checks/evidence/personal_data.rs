//! Personal data of somebody in words that others will read.

use std::ops::Range;

use crate::checks::{Case, Check, Example, Run, pattern};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::template::Relation;

pub static CHECK: Check = Check {
    id: "evidence/personal-data",
    severity: Severity::Error,
    title: Words { zh: "说明文字里有个人信息", en: "personal data in a caption" },
    why: Words {
        zh: "报告会交给对方、附卷、存档；用户的电话和证件号码写在里面，就是没有必要的提供。",
        en: "a report goes to the other side and into files; users’ telephone and identity numbers in it are disclosed without need",
    },
    basis: &[],
    bad: Example::Report(
        "contract: contract.yaml\nevidence:\n  - caption: { zh: 用户13912345678的会话, en: Session of user 13912345678 }\n",
    ),
    good: Example::Report(
        "contract: contract.yaml\nevidence:\n  - caption: { zh: 尾号5678的用户的会话, en: Session of the user ending in 5678 }\n",
    ),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    let impersonal = case.contract.relations().filter(|(_, relation)| matches!(relation, Relation::Impersonal));
    impersonal.filter_map(|(field, _)| finding(case, field)).collect()
}

fn finding(case: &Case, field: &Field) -> Option<Finding> {
    field.value()?;
    let text = field.place.span.text();
    let (what, range) = digits(text).find_map(|range| Some((personal(&text[range.clone()])?, range)))?;
    let name = pattern::name(case.contract, field);
    let message = say!(
        zh: "“{zh}”里有{what_zh}", en: "“{en}” holds {what_en}",
        zh = name.zh, en = name.en, what_zh = what.zh, what_en = what.en,
    );
    let number = text[range.clone()].to_owned();
    let end = &number[number.len() - 4..];
    Some(Finding::new(message).of(&field.path).at(field.place.span.part(range), what).help(say!(
        zh: "请只写尾号，如“尾号{end}”，或者改用会话编号", en: "give its end alone, as in “ending in {end}”, or name the session instead",
        end = end,
    )))
}

/// The runs of digits, with an `X` at the end of an identity number.
fn digits(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        let mut end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if end - start == 17 && bytes.get(end).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'X')) {
            end += 1;
        }
        at = end;
        Some(start..end)
    })
}

/// What a number is, if it is somebody's.
fn personal(number: &str) -> Option<Text> {
    let bytes = number.as_bytes();
    match bytes.len() {
        11 if bytes[0] == b'1' && bytes[1] >= b'3' => Some(say!(zh: "手机号码", en: "a mobile number")),
        18 if is_identity(bytes) => Some(say!(zh: "身份证号码", en: "an identity number")),
        _ => None,
    }
}

/// Whether the check digit of GB 11643-1999 fits (ISO 7064 MOD 11-2).
fn is_identity(bytes: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize] == bytes[17].to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_report;

    fn said(caption: &str) -> Vec<String> {
        let spec = format!("contract: contract.yaml\nevidence: [{{ caption: {{ zh: \"{caption}\", en: x }} }}]\n");
        let findings = examine_report(&spec).findings.into_iter();
        findings.filter(|finding| finding.id == CHECK.id).map(|finding| finding.help.en).collect()
    }

    #[test]
    fn numbers_of_people_are_told_and_masked() {
        assert_eq!(
            said("用户13912345678的会话"),
            ["give its end alone, as in “ending in 5678”, or name the session instead"]
        );
        assert_eq!(
            said("证件11010519491231002X"),
            ["give its end alone, as in “ending in 002X”, or name the session instead"]
        );
        assert_eq!(said("证件440524188001010014").len(), 1);
    }

    #[test]
    fn other_numbers_are_not() {
        for caption in ["会话20260402000017", "订单12345678901", "110105194912310021", "13912345678901", "1000个会话"]
        {
            assert_eq!(said(caption), Vec::<String>::new(), "{caption}");
        }
    }
}
