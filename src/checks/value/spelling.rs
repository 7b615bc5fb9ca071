//! A value written in full width, or with its spaces in unusual places.

use crate::checks::{Case, Check, Example, Run, pattern, remedy};
use crate::contract::Field;
use crate::diag::{Finding, Severity, Words};
use crate::say;
use crate::value::Kind;

pub static CHECK: Check = Check {
    id: "value/spelling",
    severity: Severity::Note,
    title: Words { zh: "全角数字或不当的空格", en: "a value in full width or with stray spaces" },
    why: Words {
        zh: "全角字符和多余、缺少的空格不影响理解，但搜索、比对、复制时都当作另一个值；合同中印出的是通行写法，源文件宜与之一致。",
        en: "full-width characters and stray spaces do not change what a value says, but whoever searches, compares or \
             copies it gets another text; the contract prints the usual form, and the spec had better agree with it",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nterms:\n  damages: ５ ％\n"),
    good: Example::Spec("template: sample\nterms:\n  damages: 5%\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    case.contract.fields.iter().filter_map(|field| judge(case, field)).collect()
}

fn judge(case: &Case, field: &Field) -> Option<Finding> {
    let kind = field.value()?.kind();
    if matches!(kind, Kind::Text | Kind::Choice | Kind::Flag) {
        return None;
    }
    let raw = pattern::raw(case, &field.path)?;
    let usual = usual(kind, raw)?;
    let name = pattern::name(case.contract, field);
    let quoted = pattern::quoted(&usual);
    let message = say!(
        zh: "“{zh}” `{raw}` 不是通行写法", en: "“{en}” is `{raw}`, not in the usual form",
        zh = name.zh, en = name.en, raw = pattern::quoted(raw),
    );
    let label = say!(zh: "全角字符或空格", en: "full width or spaces");
    Some(
        Finding::new(message)
            .of(&field.path)
            .at(field.place.value(), label)
            .help(say!(zh: "请写成 `{usual}`", en: "write `{usual}`", usual = quoted))
            .fix(remedy::rewrite(&field.place.span, &usual)),
    )
}

/// The value in ordinary width and with the usual spaces, if that is another text and the same value.
fn usual(kind: Kind, raw: &str) -> Option<String> {
    // Nearly every value needs nothing, and is told by its bytes.
    let bytes = raw.trim().as_bytes();
    let is_odd = |pair: &[u8]| match (pair[0], pair[1]) {
        (b' ', b' ' | b'%') => true,
        (one, other) => {
            one.is_ascii_alphanumeric()
                && one.is_ascii_digit() != other.is_ascii_digit()
                && other.is_ascii_alphanumeric()
        }
    };
    if raw.is_ascii() && !bytes.windows(2).any(is_odd) {
        return None;
    }
    let text = spaced(kind, &narrow(raw.trim()));
    (text != raw.trim() && kind.parse(&text) == kind.parse(raw)).then_some(text)
}

/// Digits, letters and the signs of values in ordinary width, and no two spaces together.
fn narrow(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    for c in raw.chars() {
        let c = match c {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＠' | '．' | '／' | '－' | '＋' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
            }
            '￥' => '¥',
            '，' if text.ends_with(|before: char| before.is_ascii_digit()) => ',',
            '\u{3000}' | '\u{a0}' | '\t' => ' ',
            _ => c,
        };
        if c != ' ' || !text.ends_with(' ') {
            text.push(c);
        }
    }
    text
}

/// One space between a number and an English unit, and between a currency and its figures; none before a percent sign.
fn spaced(kind: Kind, text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        let before = spaced.chars().last().unwrap_or(' ');
        match kind {
            Kind::Period if before.is_ascii_digit() && c.is_ascii_alphabetic() => spaced.push(' '),
            Kind::Money if before.is_ascii_alphabetic() && c.is_ascii_digit() => spaced.push(' '),
            Kind::Percent if c == '%' => spaced.truncate(spaced.trim_end().len()),
            _ => {}
        }
        spaced.push(c);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    fn fixes(spec: &str) -> Vec<(&'static str, String)> {
        let spec = format!("template: sample\n{spec}\n");
        let findings = examine_example(Example::Spec(Box::leak(spec.into_boxed_str()))).findings;
        let fix = |finding: Finding| (finding.id, finding.fix.map(|fix| fix.text).unwrap_or_default());
        findings.into_iter().map(fix).collect()
    }

    #[test]
    fn width_and_spaces_are_mended_and_the_value_stays() {
        for (spec, fix) in [
            ("service: { response: １０个工作日 }", "10个工作日"),
            ("service: { response: 10working days }", "10 working days"),
            ("service: { response: \"10   working　days\" }", "\"10 working days\""),
            ("terms: { damages: 5 % }", "5%"),
            ("fees: { total: 'ＣＮＹ５８，６００．００' }", "'CNY 58,600.00'"),
            ("fees: { total: CNY58600 }", "CNY 58600"),
            ("signed_on: ２０２６年３月２日", "2026年3月2日"),
            ("copies: { client: ４ }", "4"),
        ] {
            assert_eq!(fixes(spec), [(CHECK.id, fix.to_owned())], "{spec}");
        }
    }

    #[test]
    fn usual_forms_in_either_language_are_silent() {
        for spec in [
            "service: { response: 10 个工作日 }",
            "service: { response: ten working days }",
            "terms: { damages: 百分之五, notice: 三个月 }",
            "fees: { total: 人民币伍万捌仟陆佰元整（¥58600.00） }",
            "fees: { total: 58600 元, account: 1100 1234 5678 9012 3456 }",
            "signed_on: 2 March 2026",
            "number: ＨＴ－１",
            "signed_at: { zh: 北京（ＣＢＤ）, en: Beijing  CBD }",
        ] {
            assert!(fixes(spec).iter().all(|(id, _)| *id != CHECK.id), "{spec}");
        }
    }
}
