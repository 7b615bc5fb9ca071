//! A text that is not a value of its field's type.

use crate::checks::unreadable::{Unreadable, unreadable};
use crate::checks::{Case, Check, Example, Run, pattern};
use crate::diag::{Finding, Lang, Severity, Text, Words};
use crate::say;
use crate::template;
use crate::value::{Currency, Fault, Kind, Period, Unit, Value};

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

/// What is said of a value after its name: what is wrong, the words for the margin, and what to do.
struct Said(Text, Text, Text);

fn judge(value: &Unreadable) -> Finding {
    let Said(what, label, help) = match value.fault {
        Fault::NoSuchDate | Fault::Year { .. } => date(value),
        Fault::Unit { .. } | Fault::NoUnit => period(value),
        Fault::NoCurrency | Fault::Currency { .. } | Fault::Disagree { .. } => money(value),
        Fault::TooPrecise { .. } | Fault::TooLarge | Fault::Negative => number(value),
        Fault::Length { .. } | Fault::Character { .. } => account(value),
        _ => shape(value),
    };
    let message = say!(
        zh: "“{zh}” `{raw}` {what_zh}", en: "“{en}”, `{raw}`, {what_en}",
        zh = value.name.zh, en = value.name.en, raw = value.quoted(), what_zh = what.zh, what_en = what.en,
    );
    value.finding(message, label, help)
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
    Said(Text { zh: zh.clone(), en: en.clone() }, Text { zh, en }, spellings(value))
}

/// `date`: a date; `amount`: an amount.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// The spellings accepted, of those units the field takes.
fn spellings(value: &Unreadable) -> Text {
    let units = &value.definition.units;
    let takes = |example: &&str| match value.kind.parse(example) {
        Ok(Value::Period(period)) => units.is_empty() || units.contains(&period.unit),
        _ => true,
    };
    let mut examples: Vec<&str> = value.kind.examples().iter().copied().filter(takes).collect();
    if examples.is_empty() {
        examples.push(&value.definition.example.zh);
    }
    let examples = pattern::either(&examples);
    say!(zh: "请写成 {zh} 的形式", en: "write it like {en}", zh = examples.zh, en = examples.en)
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
        None => spellings(value),
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

fn period(value: &Unreadable) -> Said {
    let Fault::Unit { unit } = value.fault else {
        let spelled = spelled(value, value.raw);
        return Said(
            say!(zh: "没有单位", en: "has no unit"),
            say!(zh: "缺少单位", en: "no unit"),
            say!(zh: "请写明单位：{zh}", en: "name the unit: {en}", zh = spelled.zh, en = spelled.en),
        );
    };
    let count = value.raw.trim().trim_end_matches(|c: char| !c.is_numeric());
    let help = if let Some(unit) = meant(unit) {
        let period = value.mended(&format!("{count} {}", unit.label().en)).unwrap_or_else(|| unit.label().en);
        pattern::meant(&period)
    } else {
        let spelled = spelled(value, count);
        say!(zh: "请写成：{zh}", en: "write one of these: {en}", zh = spelled.zh, en = spelled.en)
    };
    let what = if unit == "月" {
        say!(zh: "可以读作月份，也可以读作期间", en: "may be a month of the year or a number of months")
    } else {
        say!(zh: "的单位“{unit}”不明", en: "has the unit “{unit}”, which is not known", unit = unit)
    };
    Said(what, say!(zh: "单位不明", en: "unclear unit"), help)
}

/// The unit that a short form or a misspelling stands for.
fn meant(unit: &str) -> Option<Unit> {
    match unit {
        "h" | "hr" | "hrs" => Some(Unit::Hours),
        "wd" => Some(Unit::WorkingDays),
        "d" => Some(Unit::Days),
        "wk" | "wks" => Some(Unit::Weeks),
        "月" | "mo" | "mos" => Some(Unit::Months),
        "y" | "yr" | "yrs" => Some(Unit::Years),
        _ => {
            let names = Unit::ALL.map(|unit| unit.label().en);
            Unit::from_name(&template::nearest(unit, names.iter().map(String::as_str))?)
        }
    }
}

/// A count in every unit the field takes.
fn spelled(value: &Unreadable, count: &str) -> Text {
    let units = if value.definition.units.is_empty() { &Unit::ALL[..] } else { &value.definition.units };
    let count = match Kind::Integer.parse(count) {
        Ok(Value::Integer(count)) => u32::try_from(count).unwrap_or(10),
        _ => 10,
    };
    let show = |lang: Lang| units.iter().map(|unit| Period { count, unit: *unit }.show(lang)).collect::<Vec<_>>();
    Text { zh: pattern::either(&show(Lang::Zh)).zh, en: pattern::either(&show(Lang::En)).en }
}

fn money(value: &Unreadable) -> Said {
    let suggested = |text: String| value.mended(&text);
    match value.fault {
        Fault::NoCurrency => {
            let yuan = suggested(format!("CNY {}", value.raw.trim())).unwrap_or_else(|| "CNY 58,600.00".to_owned());
            Said(
                say!(zh: "没有币种", en: "has no currency"),
                say!(zh: "缺少币种", en: "no currency"),
                say!(zh: "若为人民币，请写 `{yuan}`", en: "if it is in renminbi, write `{yuan}`", yuan = yuan),
            )
        }
        Fault::Currency { code } => {
            let number: String = value.raw.chars().filter(|c| c.is_ascii_digit() || ",.".contains(*c)).collect();
            let dollars = code == "$" || code.contains("dollar");
            let likely = if dollars { Currency::Usd } else { Currency::Cny };
            let example =
                suggested(format!("{} {number}", likely.code())).unwrap_or_else(|| "CNY 58,600.00".to_owned());
            let codes = Currency::ALL.map(Currency::code);
            Said(
                say!(zh: "的币种“{code}”不明确", en: "is in “{code}”, which is not certain to be one currency", code = code),
                say!(zh: "币种不明", en: "unclear currency"),
                say!(
                    zh: "请用币种代码写明，例如 `{example}`；可用 {zh}",
                    en: "name the currency by its code, as in `{example}`; known are {zh}",
                    example = example, zh = codes.join(", "),
                ),
            )
        }
        Fault::Disagree { first, second } => Said(
            say!(
                zh: "前后两个金额不一致：{first}与{second}", en: "gives two amounts that differ: {first} and {second}",
                first = first.figures(), second = second.figures(),
            ),
            say!(zh: "大小写不符", en: "words and figures differ"),
            say!(
                zh: "请只写数字，大写由程序印出：`{first}` 或 `{second}`",
                en: "write figures only, the words are printed from them: `{first}` or `{second}`",
                first = first.figures(), second = second.figures(),
            ),
        ),
        _ => shape(value),
    }
}

fn number(value: &Unreadable) -> Said {
    match value.fault {
        Fault::TooPrecise { digits: 0 } => {
            let help = match value.kind {
                Kind::Period => {
                    say!(
                        zh: "请换用更小的单位写成整数，例如一年半写成 `18 months`",
                        en: "use a smaller unit and a whole number, such as `18 months` for a year and a half",
                    )
                }
                _ => spellings(value),
            };
            Said(say!(zh: "不是整数", en: "is not a whole number"), say!(zh: "应为整数", en: "should be whole"), help)
        }
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
                        zh: "请去掉负号，写成 `{positive}`", en: "leave out the minus sign and write `{positive}`",
                        positive = positive,
                    )
                }
                None => spellings(value),
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

fn account(value: &Unreadable) -> Said {
    match value.fault {
        Fault::Length { expected, found } => Said(
            say!(
                zh: "有{found}位数字，应为{expected}位", en: "has {found} digits, and such a number has {expected}",
                found = found, expected = expected,
            ),
            say!(zh: "{found}位", en: "{found} digits", found = found),
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
                None => spellings(value),
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
            (
                "template: sample\nsigned_on: soon\n",
                "soon",
                "is not a date",
                "`2026-03-02`, `2026年3月2日` or `2 March 2026`",
            ),
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
                "`10 working days` or `10个工作日`",
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
    fn an_alias_is_quoted_by_what_it_stands_for() {
        let findings = examine_example(Example::Spec("template: sample\nnumber: &a soon\nsigned_on: *a\n")).findings;
        assert_eq!(findings[0].message.en, "“Signing date”, `soon`, is not a date");
    }
}
