//! A text that is not a value of its field's type.

use crate::checks::amount::amount;
use crate::checks::length::{length, respelt};
use crate::checks::unreadable::{Said, Unreadable, unreadable};
use crate::checks::{Case, Check, Example, Run, pattern, remedy};
use crate::diag::{Finding, Severity, Text, Words};
use crate::say;
use crate::value::{Fault, Kind, Value};

pub static CHECK: Check = Check {
    id: "value/type",
    severity: Severity::Error,
    title: Words { zh: "内容不是该字段的类型", en: "a text that is not of its field's type" },
    why: Words {
        zh: "日期、期间、金额读不准，就无法核对，也无法以中英文各印一遍而保证相同。",
        en: "a date, period or amount that cannot be read for certain can be neither checked nor printed alike in both \
             languages",
    },
    basis: &[],
    bad: Example::Spec("template: sample\nfees:\n  total: 58600\n"),
    good: Example::Spec("template: sample\nfees:\n  total: CNY 58,600.00\n"),
    run: Run::Bound(run),
};

fn run(case: &Case) -> Vec<Finding> {
    unreadable(case).filter(is_ours).map(|value| judge(&value)).collect()
}

/// Codes, telephone numbers, addresses and percentages without their sign have checks of their own.
fn is_ours(value: &Unreadable) -> bool {
    let is_contact = matches!(value.kind, Kind::CreditCode | Kind::Phone | Kind::Email);
    !is_contact && !matches!(value.fault, Fault::NoSign { .. })
}

fn judge(value: &Unreadable) -> Finding {
    let known = match value.kind {
        Kind::Money => amount(value),
        Kind::Period => length(value),
        _ => None,
    };
    let Said(what, label, help) = known.unwrap_or_else(|| match value.fault {
        Fault::NoSuchDate | Fault::Year { .. } => date(value),
        Fault::TooPrecise { .. } | Fault::TooLarge | Fault::Negative => number(value),
        Fault::Outside => outside(),
        Fault::Length { .. } | Fault::Character { .. } if value.kind == Kind::Account => account(value),
        _ => shape(value),
    });
    let message = say!(
        zh: "“{zh}” `{raw}` {what_zh}", en: "“{en}”, `{raw}`, {what_en}",
        zh = value.name.zh, en = value.name.en, raw = value.quoted(), what_zh = what.zh, what_en = what.en,
    );
    let respelt = respelt(value).map(|period| pattern::spelt(&Value::Period(period)));
    let fix = respelt.and_then(|text| remedy::rewrite(value.span, remedy::as_written(value.raw, &text)));
    value.finding(message, label, help).fix(fix)
}

/// Nothing of the kind at all.
fn shape(value: &Unreadable) -> Said {
    if value.kind == Kind::Date
        && let Some((one, other)) = day_and_month(value.raw)
    {
        return Said(
            say!(zh: "日、月孰先不明", en: "may have its day or its month first"),
            say!(zh: "日、月不明", en: "which is the month?"),
            say!(zh: "请写成 `{one}` 或 `{other}`", en: "write `{one}` or `{other}`", one = one, other = other),
        );
    }
    let kind = value.kind.label();
    let (zh, en) = match value.kind {
        Kind::Flag => ("既不是“是”也不是“否”".to_owned(), "is neither yes nor no".to_owned()),
        _ => (format!("不是{}", kind.zh), format!("is not {}", with_article(&kind.en))),
    };
    Said(Text { zh: zh.clone(), en: en.clone() }, Text { zh, en }, value.spellings())
}

/// `date`: a date; `amount`: an amount.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Both readings of a date such as 03/02/2026.
fn day_and_month(raw: &str) -> Option<(String, String)> {
    let mut parts = raw.trim().split(['/', '-', '.']).map(str::trim);
    let (one, other, year) = (parts.next()?, parts.next()?, parts.next()?);
    let read = |month: &str, day: &str| match Kind::Date.parse(&format!("{year}-{month}-{day}")) {
        Ok(date) if year.len() == 4 => Some(date.canonical()),
        _ => None,
    };
    (parts.next().is_none() && one != other).then_some(())?;
    Some((read(one, other)?, read(other, one)?))
}

fn date(value: &Unreadable) -> Said {
    if let Fault::Year { year } = value.fault {
        return Said(
            say!(zh: "的年份是{year}", en: "is in the year {year}", year = year),
            say!(zh: "年份有误", en: "an unlikely year"),
            say!(
                zh: "请写1900至2200之间的四位年份，例如 `2026-03-02`",
                en: "write a year from 1900 to 2200 in four digits, as in `2026-03-02`",
            ),
        );
    }
    let help = match last_day(value.raw) {
        Some(last) => say!(zh: "该月的最后一天是 `{last}`", en: "the last day of that month is `{last}`", last = last),
        None => value.spellings(),
    };
    Said(say!(zh: "在日历上不存在", en: "is not in the calendar"), say!(zh: "没有这一天", en: "no such day"), help)
}

/// The last day of the month a date names.
fn last_day(raw: &str) -> Option<String> {
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = raw.split(['-', '/', '.', '年', '月', '日', ' ']).filter(digits).collect();
    let [year, month, day] = parts[..] else { return None };
    let last = (28..=31).rev().find_map(|day| Kind::Date.parse(&format!("{year}-{month}-{day}")).ok())?;
    (day.parse::<u8>().ok()? > 28).then(|| last.canonical())
}

fn number(value: &Unreadable) -> Said {
    match value.fault {
        Fault::TooPrecise { digits: 0 } => Said(
            say!(zh: "不是整数", en: "is not a whole number"),
            say!(zh: "应为整数", en: "should be whole"),
            value.spellings(),
        ),
        Fault::TooPrecise { digits } => Said(
            say!(zh: "的小数超过{digits}位", en: "has more than {digits} digits after the point", digits = digits),
            say!(zh: "小数过多", en: "too many digits"),
            say!(zh: "请四舍五入到最多{digits}位小数", en: "round it to at most {digits} digits after the point", digits = digits),
        ),
        Fault::Negative => {
            let positive = value.mended(&value.raw.replacen(['-', '－', '−'], "", 1));
            let help = match positive {
                Some(positive) => {
                    say!(
                        zh: "请去掉负号，写成 `{zh}`", en: "leave out the minus sign and write `{en}`",
                        zh = positive.zh, en = positive.en,
                    )
                }
                None => value.spellings(),
            };
            Said(say!(zh: "小于零", en: "is below zero"), say!(zh: "不能为负", en: "cannot be negative"), help)
        }
        _ => Said(
            say!(zh: "大得不合情理", en: "is larger than any contract needs"),
            say!(zh: "过大", en: "too large"),
            say!(zh: "请核对位数，是否多打了几位", en: "count the digits; some are probably too many"),
        ),
    }
}

/// A path that climbs out of its folder, or begins at a root.
fn outside() -> Said {
    Said(
        say!(zh: "指向合同文件所在文件夹之外", en: "leads out of the folder of the spec"),
        say!(zh: "在文件夹之外", en: "outside the folder"),
        say!(
            zh: "请把文件放到合同文件所在的文件夹之内，写相对路径，例如 `evidence/E-01.csv`",
            en: "put the file into the folder of the spec, or below it, and write its path from there, as in \
                 `evidence/E-01.csv`",
        ),
    )
}

fn account(value: &Unreadable) -> Said {
    match value.fault {
        Fault::Length { expected, found } => Said(
            say!(
                zh: "有{found}位数字，应为{expected}位", en: "has {found} digit{s}, and such a number has {expected}",
                s = pattern::plural(*found), found = found, expected = expected,
            ),
            say!(zh: "{found}位", en: "{found} digit{s}", s = pattern::plural(*found), found = found),
            say!(zh: "请对照开户许可或银行回单补全，并加引号", en: "copy it from a bank statement in full, in quotation marks"),
        ),
        Fault::Character { character, .. } => Said(
            say!(zh: "中不应有 `{character}`", en: "cannot contain `{character}`", character = character),
            say!(zh: "不是数字", en: "not a digit"),
            match value.with_digits() {
                Some(number) => {
                    say!(
                        zh: "若是把数字写成了字母，请改为 `{number}`", en: "if a letter stands for a digit, write `{number}`",
                        number = number,
                    )
                }
                None => value.spellings(),
            },
        ),
        _ => shape(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::examine_example;

    #[test]
    fn every_fault_has_its_own_words() {
        for (spec, place, message, help) in [
            ("template: sample\nsigned_on: soon\n", "soon", "is not a date", "`2026-03-02` or `2 March 2026`"),
            (
                "template: sample\nsigned_on: 03/02/2026\n",
                "03/02/2026",
                "day or its month",
                "write `2026-03-02` or `2026-02-03`",
            ),
            ("template: sample\nsigned_on: 2026-02-30\n", "2026-02-30", "not in the calendar", "`2026-02-28`"),
            ("template: sample\nsigned_on: 2026年6月31日\n", "2026年6月31日", "not in the calendar", "`2026-06-30`"),
            ("template: sample\nsigned_on: 2026-13-01\n", "2026-13-01", "not in the calendar", "write it like"),
            ("template: sample\nsigned_on: 2206-03-02\n", "2206-03-02", "year 2206", "four digits"),
            (
                "template: sample\nservice: { response: soon }\n",
                "soon",
                "is not a period",
                "`4 hours` or `4 working days`",
            ),
            ("template: sample\nservice: { response: 10 }\n", "10", "has no unit", "`10 hours` or `10 working days`"),
            ("template: sample\nterms: { notice: 3月 }\n", "3月", "month of the year", "did you mean `3 months`?"),
            (
                "template: sample\nservice: { response: 10 workin days }\n",
                "10 workin days",
                "“workin days”",
                "did you mean `10 working days`?",
            ),
            ("template: sample\nservice: { response: 10 蛋 }\n", "10 蛋", "“蛋”", "`10 hours` or `10 working days`"),
            ("template: sample\nterms: { duration: 1.5 years }\n", "1.5 years", "not a whole number", "`18 months`"),
            ("template: sample\nterms: { damages: 5%-10% }\n", "5%-10%", "is not a percentage", "`5%`"),
            ("template: sample\nterms: { damages: 5.1234567% }\n", "5.1234567%", "more than 6 digits", "round it"),
            ("template: sample\nfees: { total: 58600 }\n", "58600", "no currency", "`CNY 58,600.00`"),
            ("template: sample\nfees: { total: $1000 }\n", "$1000", "“$”", "`USD 1,000.00`"),
            ("template: sample\nfees: { total: 100块 }\n", "100块", "“块”", "`CNY 100.00`"),
            ("template: sample\nfees: { total: CNY -5 }\n", "CNY -5", "below zero", "`CNY 5.00`"),
            ("template: sample\nfees: { total: CNY 5.005 }\n", "CNY 5.005", "more than 2 digits", "round it"),
            (
                "template: sample\nfees: { total: 99999999999999万亿元 }\n",
                "99999999999999万亿元",
                "larger than",
                "count the digits",
            ),
            (
                "template: sample\nfees: { total: 人民币伍万捌仟陆佰元整（¥56800） }\n",
                "人民币伍万捌仟陆佰元整（¥56800）",
                "CNY 58,600.00 and CNY 56,800.00",
                "figures only",
            ),
            (
                "template: sample\nfees: { total: 58600 (伍万捌仟柒佰元) }\n",
                "58600 (伍万捌仟柒佰元)",
                "CNY 58,600.00 and CNY 58,700.00",
                "with the currency",
            ),
            (
                "template: sample\nfees: { total: 58600（58700） }\n",
                "58600（58700）",
                "differ: 58,600.00 and 58,700.00",
                "`CNY 58,600.00` or `CNY 58,700.00`",
            ),
            (
                "template: sample\nfees: { total: 58600 (伍万捌仟陆佰元) }\n",
                "58600 (伍万捌仟陆佰元)",
                "has no currency beside its figures",
                "write `CNY 58,600.00`;",
            ),
            ("template: sample\nfees: { total: CNY 1e5 }\n", "CNY 1e5", "has an exponent", "`CNY 100,000.00`"),
            ("template: sample\nfees: { total: 1.5E+3 }\n", "1.5E+3", "has an exponent", "`CNY 1,500.00`"),
            ("template: sample\nfees: { total: 约58600元 }\n", "约58600元", "is not exact", "write `CNY 58,600.00`"),
            ("template: sample\nfees: { total: about USD 5 }\n", "about USD 5", "is not exact", "write `USD 5.00`"),
            ("template: sample\nfees: { total: 5-6万元 }\n", "5-6万元", "gives two amounts", "`CNY 60,000.00`"),
            ("template: sample\nfees: { total: 0x12 }\n", "0x12", "is not an amount of money", "write it like"),
            ("template: sample\nfees: { total: 5元3角x }\n", "5元3角x", "is not an amount of money", "write it like"),
            (
                "template: sample\nservice: { response: 15 - 20 working days }\n",
                "15 - 20 working days",
                "a period is one number",
                "`15 working days` or `20 working days`",
            ),
            (
                "template: sample\nservice: { response: 十五至二十个工作日 }\n",
                "十五至二十个工作日",
                "a period is one number",
                "`15 working days` or `20 working days`",
            ),
            (
                "template: sample\nservice: { response: within 15 working days }\n",
                "within 15 working days",
                "other words around",
                "write the period alone: `15 working days`",
            ),
            (
                "template: sample\nservice: { response: 15个工作日内 }\n",
                "15个工作日内",
                "other words around",
                "write the period alone: `15 working days`",
            ),
            (
                "template: sample\nservice: { response: 1.5 working days }\n",
                "1.5 working days",
                "not a whole number",
                "write a whole number: `1 working day` or `2 working days`",
            ),
            ("template: sample\nservice: { response: 0.5 hours }\n", "0.5 hours", "not a whole", "number: `1 hour`"),
            ("template: sample\nservice: { response: 1.5 days }\n", "1.5 days", "not a whole", "write `36 hours`"),
            (
                "template: sample\nterms: { notice: 1.5 months }\n",
                "1.5 months",
                "not a whole",
                "`1 month` or `2 months`",
            ),
            ("template: sample\nterms: { duration: 1年6个月 }\n", "1年6个月", "in two units", "write `18 months`"),
            ("template: sample\nterms: { duration: 一年半 }\n", "一年半", "in two units", "write `18 months`"),
            ("template: sample\nterms: { duration: 0x12 }\n", "0x12", "is not a period", "`2 years` or `2 months`"),
            ("template: sample\nterms: { notice: 三月 }\n", "三月", "month of the year", "did you mean `3 months`?"),
            ("template: sample\nfees: { account: \"1\" }\n", "\"1\"", "has 1 digit,", "bank statement"),
            ("template: sample\nfees: { account: \"1234567\" }\n", "\"1234567\"", "7 digits", "bank statement"),
            ("template: sample\nfees: { account: \"11001234O67890\" }\n", "O", "`O`", "write `11001234067890`"),
            ("template: sample\ncopies: { client: many }\n", "many", "is not a whole number", "`4`"),
        ] {
            let findings = examine_example(Example::Spec(spec)).findings;
            let [finding] = &findings[..] else { panic!("{spec}: {findings:#?}") };
            assert_eq!(finding.id, CHECK.id, "{spec}");
            assert_eq!(finding.primary.as_ref().map(|label| label.span.text()), Some(place), "{spec}");
            assert!(finding.message.en.contains(message), "{}", finding.message.en);
            assert!(finding.help.en.contains(help), "{}", finding.help.en);
        }
    }

    #[test]
    fn a_misspelt_unit_can_be_mended_and_a_doubtful_one_not() {
        let fix = |spec| examine_example(Example::Spec(spec)).findings[0].fix.clone().map(|fix| fix.text);
        for (spec, right) in [
            ("template: sample\nservice: { response: 10 workin days }\n", "10 working days"),
            ("template: sample\nservice: { response: 4 hrs }\n", "4 hours"),
            ("template: sample\nterms: { notice: \"3 moths\" }\n", "\"3 months\""),
        ] {
            assert_eq!(fix(spec).as_deref(), Some(right), "{spec}");
        }
        for spec in [
            "template: sample\nterms: { notice: 3月 }\n",
            "template: sample\nservice: { response: 10 蛋 }\n",
            "template: sample\nservice: { response: 10 }\n",
            "template: sample\nservice: { response: 10 dys }\n",
        ] {
            assert_eq!(fix(spec), None, "{spec}");
        }
    }

    #[test]
    fn suggestions_are_in_the_language_of_the_message() {
        for (spec, help) in [
            ("template: sample\nservice: { response: within 15 working days }\n", "请只写期间本身：`15个工作日`"),
            ("template: sample\nservice: { response: 10 }\n", "请写明单位：`10小时` 或 `10个工作日`"),
            ("template: sample\nterms: { duration: 1.5 years }\n", "同样的长度请写 `18个月`"),
            ("template: sample\nfees: { total: CNY 1e5 }\n", "请把数字写全：`¥100,000.00`"),
            ("template: sample\nsigned_on: soon\n", "请写成 `2026-03-02` 或 `2026年3月2日` 的形式"),
        ] {
            assert_eq!(examine_example(Example::Spec(spec)).findings[0].help.zh, help, "{spec}");
        }
    }

    #[test]
    fn an_alias_is_quoted_by_what_it_stands_for() {
        let findings = examine_example(Example::Spec("template: sample\nnumber: &a soon\nsigned_on: *a\n")).findings;
        assert_eq!(findings[0].message.en, "“Signing date”, `soon`, is not a date");
    }
}
